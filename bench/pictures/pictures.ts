// Edited copies of pictures, looked up among the originals: recall and precision for each edit, a JSON line each. node
// bench/pictures/pictures.ts [picture...]
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PictureIndex } from '@vigie/engine';
import sharp from 'sharp';
import { hashPicture, LEAST_QUALITY, readPicture } from '../../server/src/base/page/hash-picture.ts';

const DISTANCE = 31;

const text = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="5%" y="60%" font-size="${Math.round(height / 8)}" fill="#fff" stroke="#000">SALE -50 %</text></svg>`,
  );

type Edit = (picture: Buffer, width: number, height: number, other: Buffer) => Promise<Buffer>;
const cut =
  (share: number): Edit =>
  (picture, width, height) => {
    const [left, top] = [Math.round(width * share), Math.round(height * share)];
    return sharp(picture)
      .extract({ left, top, width: width - 2 * left, height: height - 2 * top })
      .toBuffer();
  };
const border =
  (share: number): Edit =>
  (picture, width) => {
    const edge = Math.round(width * share);
    return sharp(picture).extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#fff' }).toBuffer();
  };

const tilt =
  (degrees: number, isGrown: boolean): Edit =>
  async (picture, width, height) => {
    const turned = await sharp(picture).rotate(degrees, { background: '#fff' }).png().toBuffer();
    if (isGrown) return turned;
    const about = await sharp(turned).metadata();
    const [left, top] = [Math.floor((about.width - width) / 2), Math.floor((about.height - height) / 2)];
    return sharp(turned).extract({ left, top, width, height }).toBuffer();
  };
const banner =
  (share: number, isBelow: boolean): Edit =>
  (picture, width, height) => {
    const high = Math.round(height * share);
    const input = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}"><rect width="100%" height="100%" fill="#c00"/><text x="5%" y="70%" font-size="${Math.round(high / 2)}" fill="#fff">NEW - SALE -50 %</text></svg>`,
    );
    return sharp(picture)
      .composite([{ input, left: 0, top: isBelow ? height - high : 0 }])
      .toBuffer();
  };
/** Beside or above another picture, each as large as it was or made to fit. */
const besides =
  (isColumn: boolean, isSquare: boolean): Edit =>
  async (picture, _width, _height, other) => {
    const side = 400;
    const size = isSquare
      ? { width: side, height: side, fit: 'cover' as const }
      : isColumn
        ? { height: side }
        : { width: side };
    const [one, two] = await Promise.all([picture, other].map((each) => sharp(each).resize(size).png().toBuffer()));
    if (!one || !two) throw new Error('no picture');
    const [first, second] = [await sharp(one).metadata(), await sharp(two).metadata()];
    const canvas = isColumn
      ? { width: first.width + second.width, height: side }
      : { width: side, height: first.height + second.height };
    return sharp({ create: { ...canvas, channels: 3, background: '#fff' } })
      .composite([
        { input: one, left: 0, top: 0 },
        { input: two, left: isColumn ? first.width : 0, top: isColumn ? 0 : first.height },
      ])
      .png()
      .toBuffer();
  };

const EDITS: Record<string, Edit> = {
  recompressed: (picture) => sharp(picture).jpeg({ quality: 20 }).toBuffer(),
  small: (picture) => sharp(picture).resize(200).jpeg({ quality: 60 }).toBuffer(),
  webp: (picture) => sharp(picture).webp({ quality: 40 }).toBuffer(),
  blur: (picture) => sharp(picture).blur(3).toBuffer(),
  colour: (picture) => sharp(picture).modulate({ brightness: 1.15, saturation: 1.6, hue: 20 }).toBuffer(),
  grey: (picture) => sharp(picture).greyscale().toBuffer(),
  'text laid on': (picture, width, height) =>
    sharp(picture)
      .composite([{ input: text(width, height) }])
      .toBuffer(),
  'turned 90°': (picture) => sharp(picture).rotate(90).toBuffer(),
  mirrored: (picture) => sharp(picture).flop().toBuffer(),
  'cut 1 %': cut(0.01),
  'cut 3 %': cut(0.03),
  'cut 4 %': cut(0.04),
  'cut 5 %': cut(0.05),
  'cut 8 %': cut(0.08),
  'cut 9 %': cut(0.09),
  'cut 10 %': cut(0.1),
  'tilted 1.2°': tilt(1.2, true),
  'tilted 2.5°': tilt(2.5, true),
  'tilted 3°': tilt(3, true),
  'tilted -3°': tilt(-3, true),
  'tilted 3°, canvas kept': tilt(3, false),
  'tilted 4°': tilt(4, true),
  'banner over 8 % above': banner(0.08, false),
  'banner over 15 % above': banner(0.15, false),
  'banner over 15 % below': banner(0.15, true),
  'beside another, square': besides(true, true),
  'beside another, of its shape': besides(true, false),
  'above another, square': besides(false, true),
  'above another, of its shape': besides(false, false),
  'border 1 %': border(0.01),
  'border 3 %': border(0.03),
};

const given = process.argv.slice(2);
const shared = `${process.env.VIGIE_SHARED ?? '../shared'}/data`;
const files = given.length > 0 ? given : globSync(`${shared}/{images_grocery,safetygate_photos}/**/*.jpg`);
if (files.length === 0) throw new Error(`no pictures at ${shared}: name some, or set VIGIE_SHARED to where they are`);

/** A picture's place in the sets' folders says what it shows: views of one thing are no ordinary pair. */
const thingOf = (file: string): string =>
  /_(\d{5})-\d/.exec(file)?.[1] ??
  basename(file)
    .replace(/[\s_-]*\d*\.jpg$/i, '')
    .replace(/-Iconic$/i, '');

const originals: { picture: Buffer; width: number; height: number; thing: string }[] = [];
const index = new PictureIndex();
for (const file of files) {
  const picture = await sharp(readFileSync(file)).rotate().resize(800, 800, { fit: 'inside' }).png().toBuffer();
  const { width, height } = await sharp(picture).metadata();
  const hashed = hashPicture(await readPicture(picture, file));
  if (hashed.quality < LEAST_QUALITY) continue;
  index.addAll([hashed]);
  originals.push({ picture, width, height, thing: thingOf(file) });
}
let [pairs, mistaken] = [0, 0];
for (const [id, { picture, thing }] of originals.entries()) {
  const found = new Set(index.search(hashPicture(await readPicture(picture, thing)), DISTANCE).map((each) => each.id));
  for (const [other, { thing: shown }] of originals.entries()) {
    if (other === id || shown === thing) continue;
    pairs += 1;
    if (found.has(other)) {
      mistaken += 1;
      console.error(thing, shown);
    }
  }
}
console.log(JSON.stringify({ bench: 'pictures', pictures: originals.length, pairs, mistaken }));
for (const [edit, change] of Object.entries(EDITS)) {
  let [found, matches] = [0, 0];
  for (const [id, { picture, width, height }] of originals.entries()) {
    const other = originals[(id + 1) % originals.length]?.picture ?? picture;
    const hashed = hashPicture(await readPicture(await change(picture, width, height, other), edit));
    if (hashed.quality < LEAST_QUALITY) continue;
    const ids = new Set(index.search(hashed, DISTANCE).map((each) => each.id));
    // What stands beside it was found too.
    if (/another/.test(edit)) ids.delete((id + 1) % originals.length);
    matches += ids.size;
    if (ids.has(id)) found += 1;
  }
  const share = (part: number, of: number): number => Number((of === 0 ? 1 : part / of).toFixed(3));
  console.log(
    JSON.stringify({
      bench: 'pictures',
      edit,
      pictures: originals.length,
      recall: share(found, originals.length),
      precision: share(found, matches),
    }),
  );
}
