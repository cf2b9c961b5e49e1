import type { LineWord, ReadLine } from './decode-line.ts';
import { type Model, recognise } from './detect-and-read.ts';
import type { Line } from './find-lines.ts';
import { likelyScripts, type OtherScript, type OtherScripts } from './other-scripts.ts';
import { type Pyramid, reversed, STRIP_HEIGHT, type Strip, straighten } from './straighten.ts';

/** A line of which the recogniser is less sure may be in a script that it does not know. */
const SURE = 0.92;
/** Where Tesseract is so sure of a line in a script, it is in that script, and so may the picture's others be. */
const SURE_OTHER = 0.8;
/** In a picture without a word that the recogniser is sure of, less is enough. */
const FAIRLY_SURE = 0.5;
/** A picture's script is looked for in so many lines, from the widest on. */
const MOST_TRIED = 3;
/** Words of which a reader is less sure are none. */
const LEAST_SURE = 0.6;
const LEAST_SURE_OTHER = 0.45;
/** Of a line in another script so many letters are read at least: less is a pattern, or a part of a picture. */
const LEAST_LETTERS = 4;
/** No line that is narrower holds so many. */
const LEAST_WIDTH = STRIP_HEIGHT;

/** A line, as it lies in the picture, and its words. */
export interface Read {
  line: Line;
  words: LineWord[];
}

/** A line that is being read: by the recogniser, and in other scripts. */
interface Reading {
  line: Line;
  strip: Strip;
  first: ReadLine | null;
  other: { script: OtherScript; read: ReadLine } | null;
}

/** Whether a line runs rather down than across. */
const isUpright = ({ sin, cos }: Line): boolean => Math.abs(sin) > Math.abs(cos);
const lettersOf = (words: readonly LineWord[]): number => words.reduce((sum, { text }) => sum + text.length, 0);

/** Reads the lines of a picture, each by the reader that knows its script. */
export class LineReader {
  readonly #recogniser: Model;
  readonly #letters: readonly string[];
  readonly #others: OtherScripts;

  constructor(recogniser: Model, letters: readonly string[], others: OtherScripts) {
    this.#recogniser = recogniser;
    this.#letters = letters;
    this.#others = others;
  }

  /**
   * The recogniser reads all lines: it knows Latin letters that Tesseract takes for Cyrillic ones. In the widest of those
   * that it is unsure of another script is looked for, in which all of them are read. A picture has one such script:
   * patterns look like letters of some other.
   */
  async read(lines: readonly Line[], pyramid: Pyramid): Promise<Read[]> {
    const readings = lines.map(
      (line): Reading => ({ line, strip: straighten(pyramid, line), first: null, other: null }),
    );
    for (const each of readings) await this.#recognise(each, pyramid);
    const least = readings.some(isSure) ? SURE_OTHER : FAIRLY_SURE;
    const unsure = readings
      .filter((each) => isUnsure(each) && !isUpright(each.line) && each.strip.width >= LEAST_WIDTH)
      .sort((a, b) => b.strip.width - a.strip.width);
    for (const each of unsure.slice(0, MOST_TRIED)) {
      const script = await this.#findScript(each, least);
      if (!script) continue;
      await this.#readIn(
        script,
        unsure.filter((other) => other !== each),
      );
      break;
    }
    return readings.map((each) => ({ line: each.line, words: wordsOf(each) }));
  }

  async #recognise(reading: Reading, pyramid: Pyramid): Promise<void> {
    reading.first = await recognise(this.#recogniser, this.#letters, reading.strip);
    if (!isUpright(reading.line)) return;
    // What stands upright begins at its top or at its bottom: as is read better.
    const line = reversed(reading.line);
    const strip = straighten(pyramid, line);
    const first = await recognise(this.#recogniser, this.#letters, strip);
    if (first.confidence > reading.first.confidence) Object.assign(reading, { line, strip, first });
  }

  /** The script of a line that the recogniser is unsure of; null: in none is Tesseract sure of it. */
  async #findScript(reading: Reading, least: number): Promise<OtherScript | null> {
    if (!reading.first) return null;
    for (const script of likelyScripts(reading.first, reading.strip.width)) {
      const [read] = await this.#others.read(script, [reading.strip]);
      if (read && read.confidence > (reading.other?.read.confidence ?? 0)) reading.other = { script, read };
      if (isIn(reading, SURE_OTHER)) break;
    }
    if (isIn(reading, least)) return reading.other?.script ?? null;
    reading.other = null;
    return null;
  }

  /** Reads lines in a script. */
  async #readIn(script: OtherScript, readings: readonly Reading[]): Promise<void> {
    const read = await this.#others.read(
      script,
      readings.map(({ strip }) => strip),
    );
    for (const [at, each] of readings.entries()) {
      const line = read[at];
      if (line) each.other = { script, read: line };
    }
  }
}

/** Whether the recogniser has read a line, and may not know its script. */
const isUnsure = ({ first }: Reading): boolean => first !== null && first.confidence < SURE;
const isSure = ({ first }: Reading): boolean =>
  first !== null && first.confidence >= SURE && lettersOf(first.words) >= LEAST_LETTERS;

/** The words of a line in another script, where it is in one; Latin and Chinese are known better by the recogniser. */
function wordsInOther({ other }: Reading): LineWord[] | null {
  if (!other) return null;
  const words = other.read.words.filter(({ confidence }) => confidence >= LEAST_SURE_OTHER);
  const letters = lettersOf(words.filter(({ text }) => other.script.letter.test(text)));
  return letters * 2 < lettersOf(other.read.words) || letters < LEAST_LETTERS ? null : words;
}

const isIn = (reading: Reading, least: number): boolean =>
  (reading.other?.read.confidence ?? 0) >= least && wordsInOther(reading) !== null;

/** The words of a line, of those that its reader is sure of. */
function wordsOf(reading: Reading): LineWord[] {
  const first = reading.first?.words.filter(({ confidence }) => confidence >= LEAST_SURE) ?? [];
  return reading.first && !isUnsure(reading) ? first : (wordsInOther(reading) ?? first);
}
