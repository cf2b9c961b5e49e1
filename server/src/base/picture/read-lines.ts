import type { LineWord, ReadLine } from './decode-line.ts';
import { type Model, recognise } from './detect-and-read.ts';
import type { Line } from './find-lines.ts';
import { type OtherScript, type OtherScripts, SCRIPTS } from './other-scripts.ts';
import { type Pyramid, reversed, STRIP_HEIGHT, type Strip, straighten } from './straighten.ts';

/** A line of which the recogniser is less sure may be in a script that it does not know. */
const SURE = 0.92;
/** Where Tesseract is so sure of a line in a script, it is in that script. */
const SURE_OTHER = 0.8;
/** Of a line in a script that it was not asked for it is less sure than this. */
const HARDLY_SURE = 0.6;
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
  tried: Set<OtherScript>;
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
   * The widest line is read first. Where it turns out to be in another script the picture's other lines are read in that
   * one, and by the recogniser what is not; otherwise the recogniser reads all, and what it is unsure of is tried in each.
   */
  async read(lines: readonly Line[], pyramid: Pyramid): Promise<Read[]> {
    const readings = lines.map(
      (line): Reading => ({ line, strip: straighten(pyramid, line), first: null, other: null, tried: new Set() }),
    );
    const [widest] = readings.toSorted((a, b) => b.strip.width - a.strip.width);
    if (!widest) return [];
    await this.#recognise(widest, pyramid);
    const script = await this.#findScript(widest);
    if (script)
      await this.#readIn(
        script,
        readings.filter(({ line }) => !isUpright(line)),
      );
    for (const each of readings) if (!isInOther(each)) await this.#recognise(each, pyramid);
    const sure = script ? HARDLY_SURE : SURE_OTHER;
    for (const other of SCRIPTS)
      await this.#readIn(
        other,
        readings.filter((each) => isUnsure(each) && (each.other?.read.confidence ?? 0) < sure),
        script ? SURE_OTHER : 0,
      );
    return readings.map((each) => ({ line: each.line, words: wordsOf(each) }));
  }

  async #recognise(reading: Reading, pyramid: Pyramid): Promise<void> {
    if (reading.first) return;
    reading.first = await recognise(this.#recogniser, this.#letters, reading.strip);
    if (!isUpright(reading.line)) return;
    // What stands upright begins at its top or at its bottom: as is read better.
    const line = reversed(reading.line);
    const strip = straighten(pyramid, line);
    const first = await recognise(this.#recogniser, this.#letters, strip);
    if (first.confidence > reading.first.confidence) Object.assign(reading, { line, strip, first });
  }

  async #findScript(reading: Reading): Promise<OtherScript | null> {
    if (!isUnsure(reading)) return null;
    // Greek in capitals is read as Cyrillic too: the surest of all is taken.
    for (const script of SCRIPTS) await this.#readIn(script, [reading]);
    const script = isInOther(reading) ? (reading.other?.script ?? null) : null;
    // Beside other lines it is read better than alone.
    if (!script) Object.assign(reading, { other: null, tried: new Set() });
    return script;
  }

  /** Reads lines in a script, and keeps what is surer than what was read of them in another, and than `least`. */
  async #readIn(script: OtherScript, readings: readonly Reading[], least = 0): Promise<void> {
    const some = readings.filter(({ strip, tried }) => strip.width >= LEAST_WIDTH && !tried.has(script));
    const read = await this.#others.read(
      script,
      some.map(({ strip }) => strip),
    );
    for (const [at, each] of some.entries()) {
      each.tried.add(script);
      const line = read[at];
      if (line && line.confidence > Math.max(least, each.other?.read.confidence ?? 0))
        each.other = { script, read: line };
    }
  }
}

/** Whether the recogniser has read a line, and may not know its script. */
const isUnsure = ({ first }: Reading): boolean => first !== null && first.confidence < SURE;

/** The words of a line in another script, where it is in one; Latin and Chinese are known better by the recogniser. */
function wordsInOther({ other }: Reading): LineWord[] | null {
  if (!other) return null;
  const words = other.read.words.filter(({ confidence }) => confidence >= LEAST_SURE_OTHER);
  const letters = lettersOf(words.filter(({ text }) => other.script.letter.test(text)));
  return letters * 2 < lettersOf(other.read.words) || letters < LEAST_LETTERS ? null : words;
}

const isInOther = (reading: Reading): boolean =>
  (reading.other?.read.confidence ?? 0) >= SURE_OTHER && wordsInOther(reading) !== null;

/** The words of a line, of those that its reader is sure of. */
function wordsOf(reading: Reading): LineWord[] {
  const first = reading.first?.words.filter(({ confidence }) => confidence >= LEAST_SURE) ?? [];
  return reading.first && !isUnsure(reading) ? first : (wordsInOther(reading) ?? first);
}
