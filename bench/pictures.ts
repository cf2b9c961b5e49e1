// Edited copies of pictures, looked up among the originals: recall and precision for each edit, a JSON line each. node
// bench/pictures.ts [picture...]
import { globSync, readFileSync } from 'node:fs';
import { HashIndex } from '@vigie/engine';
import sharp from 'sharp';
import { hashPicture, LEAST_QUALITY, readPicture } from '../server/src/base/page/hash-picture.ts';

const DISTANCE = 31;

const text = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="5%" y="60%" font-size="${Math.round(height / 8)}" fill="#fff" stroke="#000">SALE -50 %</text></svg>`,
  );

type Edit = (picture: Buffer, width: number, height: number) => Promise<Buffer>;
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
  'cut 8 %': cut(0.08),
  'border 1 %': border(0.01),
  'border 3 %': border(0.03),
};

const given = process.argv.slice(2);
const shared = `${process.env.VIGIE_SHARED ?? '../shared'}/data`;
const files = given.length > 0 ? given : globSync(`${shared}/{images_grocery,safetygate_photos}/**/*.jpg`);
if (files.length === 0) throw new Error(`no pictures at ${shared}: name some, or set VIGIE_SHARED to where they are`);

const originals: { picture: Buffer; width: number; height: number }[] = [];
const index = new HashIndex();
/** Whose hash it is. */
const ofHash: number[] = [];
for (const file of files) {
  const picture = await sharp(readFileSync(file)).rotate().resize(800, 800, { fit: 'inside' }).png().toBuffer();
  const { width, height } = await sharp(picture).metadata();
  const { own, trimmed, quality } = hashPicture(await readPicture(picture, file));
  if (quality < LEAST_QUALITY) continue;
  for (const hash of [own[0], trimmed[0]]) if (hash) ofHash[index.add(hash)] = originals.length;
  originals.push({ picture, width, height });
}
for (const [edit, change] of Object.entries(EDITS)) {
  let [found, matches] = [0, 0];
  for (const [id, { picture, width, height }] of originals.entries()) {
    const { own, trimmed, quality } = hashPicture(await readPicture(await change(picture, width, height), edit));
    if (quality < LEAST_QUALITY) continue;
    const near = [...own, ...trimmed].flatMap((hash) => index.search(hash, DISTANCE));
    const ids = new Set(near.map((each) => ofHash[each.id]));
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
