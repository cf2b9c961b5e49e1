import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { ReadLine } from './decode-line.ts';
import { STRIP_HEIGHT, type Strip } from './straighten.ts';

const require = createRequire(import.meta.url);

/**
 * What the recogniser does not know, a script each: every further language costs its time again for each word that the
 * first does not know, and among letters that run the other way Tesseract finds no Arabic. Russian is read by the data
 * for Kyrgyz, whose alphabet holds the Russian one: no package brings its own.
 */
export const SCRIPTS = [
  { languages: ['kir', 'bul'], letter: /\p{Script=Cyrillic}/u },
  { languages: ['ell'], letter: /\p{Script=Greek}/u },
  { languages: ['ara'], letter: /\p{Script=Arabic}/u },
];
export type OtherScript = (typeof SCRIPTS)[number];

/** White between two lines on the page that Tesseract is given, and at its sides. */
const GAP = 20;
const MARGIN = 16;

/** The part of Tesseract that is used (`tesseract.js-core`, compiled from `TessBaseAPI`). */
interface Tesseract {
  FS: { writeFile(path: string, bytes: Uint8Array): void };
  TessBaseAPI: new () => TessBaseApi;
}
interface TessBaseApi {
  /** @returns 0 where it is ready */
  Init(folder: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  Clear(): void;
}
/** `OEM_LSTM_ONLY` */
const LSTM_ONLY = 1;
/** `PSM_SINGLE_BLOCK`: one column of lines. */
const SINGLE_BLOCK = '6';
/** `PSM_RAW_LINE`: a line, whatever it looks like. */
const RAW_LINE = '13';
/** So it makes something of patterns too, though less surely. */
const SURE_RAW = 0.75;

const wordSchema = z.object({
  text: z.string(),
  confidence: z.number(),
  bbox: z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
});
const pageSchema = z.object({
  blocks: z
    .array(z.object({ paragraphs: z.array(z.object({ lines: z.array(z.object({ words: z.array(wordSchema) })) })) }))
    .nullable(),
});

function readWeights(code: string): Uint8Array {
  const folder = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
  return gunzipSync(readFileSync(join(folder, '4.0.0_best_int', `${code}.traineddata.gz`)));
}

/** Where a value lies among sorted counts: the grey below which this share of the pixels is. */
function greyAt(counts: Uint32Array, share: number): number {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  for (let grey = 0, sum = 0; grey < 256; grey++) {
    sum += counts[grey] ?? 0;
    if (sum >= wanted) return grey;
  }
  return 255;
}

/** A strip in grey: dark letters on a light ground, whatever it was, at full contrast. */
function toDarkOnLight({ pixels, width }: Strip): Uint8Array {
  const grey = new Uint8Array(width * STRIP_HEIGHT);
  const counts = new Uint32Array(256);
  const edge = new Uint32Array(256);
  for (let at = 0; at < grey.length; at++) {
    const value = ((pixels[at * 3] ?? 0) * 77 + (pixels[at * 3 + 1] ?? 0) * 150 + (pixels[at * 3 + 2] ?? 0) * 29) >> 8;
    grey[at] = value;
    counts[value] = (counts[value] ?? 0) + 1;
    const row = Math.floor(at / width);
    if (row < 5 || row >= STRIP_HEIGHT - 5) edge[value] = (edge[value] ?? 0) + 1;
  }
  const low = greyAt(counts, 0.03);
  const high = Math.max(low + 1, greyAt(counts, 0.97));
  const isDarkGround = greyAt(edge, 0.5) < (low + high) / 2;
  return grey.map((value) => {
    const stretched = Math.max(0, Math.min(255, ((value - low) * 255) / (high - low)));
    return isDarkGround ? 255 - stretched : stretched;
  });
}

/** Lines on one white page, as Tesseract reads them (a PGM file). */
function layOut(strips: readonly Strip[], { between, side }: { between: number; side: number }): Uint8Array {
  const width = Math.max(...strips.map((strip) => strip.width)) + 2 * side;
  const step = STRIP_HEIGHT + between;
  const height = strips.length * step + between;
  const head = Buffer.from(`P5 ${width} ${height} 255\n`);
  const page = new Uint8Array(head.length + width * height).fill(255);
  page.set(head);
  for (const [at, strip] of strips.entries()) {
    const grey = toDarkOnLight(strip);
    for (let row = 0; row < STRIP_HEIGHT; row++) {
      const to = head.length + (between + at * step + row) * width + side;
      page.set(grey.subarray(row * strip.width, (row + 1) * strip.width), to);
    }
  }
  return page;
}

/** Reads lines in scripts that the recogniser does not know, all of a picture on one page. */
export class OtherScripts {
  #core: Promise<Tesseract> | null = null;
  readonly #readers = new Map<string, TessBaseApi>();

  async #reader(core: Tesseract, languages: string[]): Promise<TessBaseApi> {
    const key = languages.join('+');
    const opened = this.#readers.get(key);
    if (opened) return opened;
    for (const code of languages) core.FS.writeFile(`${code}.traineddata`, readWeights(code));
    const reader = new core.TessBaseAPI();
    if (reader.Init(null, key, LSTM_ONLY) !== 0) throw new Error(`Tesseract does not start with ${key}`);
    // It would read what it is not sure of once more, dark for light: the page is dark on light already.
    reader.SetVariable('tessedit_do_invert', '0');
    reader.SetVariable('invert_threshold', '0');
    this.#readers.set(key, reader);
    return reader;
  }

  /** Reads lines in one script; a line of which nothing was read has no words. */
  async read({ languages }: OtherScript, strips: readonly Strip[]): Promise<ReadLine[]> {
    if (strips.length === 0) return [];
    this.#core ??= require('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js')({ printErr: () => {} });
    const core = await this.#core;
    if (!core) return [];
    const reader = await this.#reader(core, languages);
    const read = readPage(core, reader, SINGLE_BLOCK, strips);
    // It looks for the lines of a page itself, and leaves some out: those are read by themselves.
    return read.map((line, at) => {
      const strip = strips[at];
      if (line.words.length > 0 || !strip) return line;
      const [raw] = readPage(core, reader, RAW_LINE, [strip]);
      return raw && raw.confidence >= SURE_RAW ? raw : line;
    });
  }
}

function readPage(core: Tesseract, reader: TessBaseApi, mode: string, strips: readonly Strip[]): ReadLine[] {
  const gap = mode === RAW_LINE ? { between: 0, side: 0 } : { between: GAP, side: MARGIN };
  reader.SetVariable('tessedit_pageseg_mode', mode);
  core.FS.writeFile('/input', layOut(strips, gap));
  if (reader.SetImageFile(1, 0) !== 0) throw new Error('Tesseract does not take its page');
  reader.Recognize(null);
  const page = pageSchema.parse(JSON.parse(reader.GetJSONText()));
  reader.Clear();
  const read: ReadLine[] = strips.map(() => ({ words: [], confidence: 0 }));
  const words = (page.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines.flatMap((line) => line.words)),
  );
  for (const { text, confidence, bbox } of words) {
    const at = Math.floor(((bbox.y0 + bbox.y1) / 2 - gap.between / 2) / (STRIP_HEIGHT + gap.between));
    const [line, strip] = [read[at], strips[at]];
    if (!line || !strip || text.trim() === '') continue;
    const place = (x: number): number => Math.max(0, Math.min(1, (x - gap.side) / strip.width));
    line.words.push({ text: text.trim(), confidence: confidence / 100, from: place(bbox.x0), to: place(bbox.x1) });
  }
  for (const line of read) line.confidence = meanConfidence(line.words);
  return read;
}

function meanConfidence(words: ReadLine['words']): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}
