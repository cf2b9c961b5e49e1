import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { luminance, readGtins } from '@vigie/engine';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { type Bars, findBars } from './find-bars.ts';
import { boxAround, type PictureCode } from './reading.ts';
import type { Colours } from './straighten.ts';

// By default zxing-wasm fetches its program from a public server: it is handed over.
const program = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: program.buffer.slice(program.byteOffset, program.byteOffset + program.byteLength) },
});

/** Codes of goods, and those that lead to an address. */
const EVERY: ReaderOptions = {
  formats: [
    'EAN13',
    'EAN8',
    'UPCA',
    'UPCE',
    'ITF',
    'Code128',
    'DataBar',
    'DataBarExp',
    'QRCode',
    'MicroQRCode',
    'DataMatrix',
    'Aztec',
    'PDF417',
  ],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 10,
};
const UPRIGHT: ReaderOptions = {
  ...EVERY,
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF', 'Code128'],
  tryRotate: false,
  tryInvert: false,
};

/** A code without a check that says so is misread now and then: the shortest are not believed. */
const SHORTEST = 4;

/** A code may hold some thousand letters; no address is so long. */
const LONGEST = 2_000;
const LARGER = [2, 3];
/** A wider place is large enough at twice its size. */
const SMALL = 240;
const MOST_PIXELS = 6_000_000;

interface Found {
  kind: string;
  text: string;
  corners: { x: number; y: number }[];
}

async function readOnce(picture: Sharp, options: ReaderOptions): Promise<Found[]> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const found = await readBarcodes({ data: pixels, width, height }, options);
  return found
    .filter(({ isValid, text }) => isValid && text.trim().length >= SHORTEST)
    .map(({ format, text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      kind: format,
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }));
}

/** A place that looks like bars is read larger, turned so that they stand upright, and dark and light exchanged. */
async function readBars(picture: Colours, bars: Bars): Promise<Found[]> {
  const border = 24;
  const left = Math.max(0, Math.floor(bars.x - bars.width / 2 - border));
  const top = Math.max(0, Math.floor(bars.y - bars.height / 2 - border));
  const width = Math.min(picture.width - left, Math.ceil(bars.width + 2 * border));
  const height = Math.min(picture.height - top, Math.ceil(bars.height + 2 * border));
  const cut = sharp(picture.pixels, { raw: { width: picture.width, height: picture.height, channels: 3 } }).extract({
    left,
    top,
    width,
    height,
  });
  const cutOut = await cut.raw().toBuffer();
  const corners = [
    { x: left + border, y: top + border },
    { x: left + width - border, y: top + height - border },
  ];
  for (const times of LARGER) {
    if (width * times * height * times > MOST_PIXELS || (times > 2 && width > SMALL)) continue;
    // The larger copy first: what is turned is smoothed by it.
    const larger = await sharp(cutOut, { raw: { width, height, channels: 3 } })
      .resize(width * times, height * times, { kernel: 'cubic', fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width: w, height: h } = larger.info;
    const again = () => sharp(larger.data, { raw: { width: w, height: h, channels: 3 } });
    const degrees = (-bars.turned * 180) / Math.PI;
    const upright = () => (Math.abs(degrees) < 3 ? again() : again().rotate(degrees, { background: '#fff' }));
    for (const made of times === 2 ? [upright(), upright().negate({ alpha: false })] : [upright()]) {
      const found = await readOnce(made, UPRIGHT);
      if (found.length > 0) return found.map((each) => ({ ...each, corners }));
    }
  }
  return [];
}

/**
 * The codes in a picture: as it is; where none is found, the places that look like bars, twice and three times as large.
 * Product numbers are read by the engine's one reader, so that each has its check digit right.
 *
 * @param scale by what places are multiplied
 */
export async function readCodes(
  picture: Colours,
  scale: number,
  size: { width: number; height: number },
): Promise<PictureCode[]> {
  const { pixels, width, height } = picture;
  const whole = sharp(pixels, { raw: { width, height, channels: 3 } });
  let found = await readOnce(whole, EVERY);
  if (found.length === 0)
    for (const bars of findBars(luminance({ ...picture, channels: 3 }, false)))
      found.push(...(await readBars(picture, bars)));
  const seen = new Set<string>();
  found = found.filter(({ kind, text }) => !seen.has(`${kind} ${text}`) && seen.add(`${kind} ${text}`));
  return found.map(({ kind, text, corners }) => {
    const places = corners.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
    return { kind, text: text.slice(0, LONGEST), gtin: readGtins(text)[0] ?? null, box: boxAround(places, size) };
  });
}
