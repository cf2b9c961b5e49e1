import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { normaliseGtin } from '@vigie/engine';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { seeded } from './render.ts';

/** A picture of 800 × 800 with one code. */
export interface RenderedCode {
  name: string;
  kind: 'EAN13' | 'QRCode';
  /** How wide it is, its quiet zone included. */
  side: number;
  text: string;
  bytes: Buffer;
}

const SIDES = { EAN13: [200, 260, 320], QRCode: [70, 100, 160] } as const;
const EACH = 3;

/** What is done to a code: turned, blurred, sprinkled. */
const CONDITIONS = [
  { name: 'clean', turn: 0, blur: 0, noise: 0 },
  { name: 'turned 5°', turn: 5, blur: 0, noise: 0 },
  { name: 'turned 30°', turn: 30, blur: 0, noise: 0 },
  { name: 'turned 90°', turn: 90, blur: 0, noise: 0 },
  { name: 'noise', turn: 0, blur: 0, noise: 12 },
  { name: 'blur', turn: 0, blur: 0.6, noise: 0 },
  { name: 'turned, noise, blur', turn: 15, blur: 0.5, noise: 8 },
];

function ean13(random: () => number): string {
  const twelve = `4${Array.from({ length: 11 }, () => Math.floor(random() * 10)).join('')}`;
  return Array.from('0123456789', (digit) => twelve + digit).find((code) => normaliseGtin(code) !== null) ?? '';
}

/** EAN-13 from 200 pixels and QR codes from 70, in each condition. */
export async function* renderCodes(): AsyncGenerator<RenderedCode> {
  const program = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const wasmBinary = program.buffer.slice(program.byteOffset, program.byteOffset + program.byteLength);
  prepareZXingModule({ overrides: { wasmBinary } });
  const random = seeded(5);
  for (const kind of ['EAN13', 'QRCode'] as const) {
    for (const side of SIDES[kind]) {
      for (const condition of CONDITIONS) {
        for (let each = 0; each < EACH; each++) {
          const text = kind === 'EAN13' ? ean13(random) : `https://shop.example/${Math.floor(random() * 1e6)}`;
          const { image } = await writeBarcode(text, { format: kind, scale: 4, addQuietZones: true });
          if (!image) throw new Error(`no code of ${text}`);
          const code = await sharp(Buffer.from(await image.arrayBuffer()))
            .resize({ width: side, kernel: 'lanczos3' })
            .flatten({ background: '#fff' })
            .toBuffer();
          const ground = { r: 200, g: 210, b: 190 };
          const turned = await sharp(code).rotate(condition.turn, { background: ground }).png().toBuffer();
          const [left, top] = [100 + Math.floor(random() * 250), 100 + Math.floor(random() * 250)];
          let whole = sharp({
            create: { width: 800, height: 800, channels: 3, background: ground },
          }).composite([{ input: turned, left, top }]);
          whole = sharp(await whole.png().toBuffer());
          if (condition.blur > 0) whole = whole.blur(condition.blur);
          const bytes = await sprinkle(whole, condition.noise, random);
          yield { name: `${kind} ${side} ${condition.name} ${each}`, kind, side, text, bytes };
        }
      }
    }
  }
}

async function sprinkle(picture: Sharp, strength: number, random: () => number): Promise<Buffer> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (strength > 0)
    for (let at = 0; at < data.length; at++)
      data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + (random() + random() + random() - 1.5) * 2 * strength));
  const { width, height } = info;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}
