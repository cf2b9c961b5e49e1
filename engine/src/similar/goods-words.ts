import { ALONE, DIGIT } from '../fold/classes.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { hashLetters, tokenize } from '../fold/tokenize.ts';
import { readGtins } from '../gtin.ts';
import { findMeasures } from '../measures/find-measures.ts';
import type { Dimension } from '../measures/unit-names.ts';
import { grown } from './grown.ts';

/** What is compared of an offer, a recall, a notice: words about goods. */
export interface Goods {
  title: string;
  description?: string | null;
  brand?: string | null;
  /** In the currency of all that it is compared with; null where that is not known. */
  price?: number | null;
}

/** What a word is, by its letters. */
export const WORD = 0;
/** Digits alone, too few to name a product. */
export const NUMBER = 1;
/** A model's designation: letters with digits, or five digits and more. */
export const CODE = 2;
/** A number with its unit, in the unit of its dimension: `500 g` and `0.5 kg` are one. */
export const QUANTITY = 3;

/** Of a title, and of a description, these many words are looked at: the first. */
const MOST_OWN = 64;
const MOST_SAID = 240;
const MOST_RUNS = 8;
/** Words that are joined by more than this many signs are a list. */
const LONGEST_RUN = 5;
/** So many letters stand before a designation's number: `KX-TG6500`. */
const LONGEST_SERIES = 4;
const LEAST_MIXED_CODE = 4;
const LEAST_DIGITS_CODE = 5;

/** A row of words by their hashes, with their letters, in arrays that are used again. */
export class WordList {
  count = 0;
  hash: Int32Array = new Int32Array(256);
  kind: Uint8Array = new Uint8Array(256);
  /** Where a word's letters begin in `letters`; they end where the next one's begin. */
  from: Int32Array = new Int32Array(257);
  letters: Uint16Array = new Uint16Array(2048);

  reset(): void {
    this.count = 0;
  }

  has(hash: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.hash[i] === hash) return true;
    return false;
  }

  add(hash: number, kind: number, letters: Uint16Array, from: number, to: number): void {
    const begin = this.from[this.count] as number;
    const end = begin + to - from;
    if (end > this.letters.length) this.letters = grown(this.letters, end);
    for (let i = from; i < to; i++) this.letters[begin + i - from] = letters[i] as number;
    this.hash[this.count] = hash;
    this.kind[this.count] = kind;
    this.count += 1;
    this.from[this.count] = end;
  }
}

/**
 * The words of goods as they are compared. Those of the title and the brand are its *own*: what another offer of the
 * same goods should have too. Those of the description are only *said*: the other may leave them out.
 */
export class GoodsWords {
  readonly own = new WordList();
  readonly said = new WordList();
  /** By own word: the hash of it and the next in one, where no other word stands between them; else 0. */
  readonly pairs = new Int32Array(MOST_OWN);
  /** Designations written in several words (`010-10823-03`): the hash of all in one, the first word, how many. */
  readonly runs = new Int32Array(MOST_RUNS * 3);
  runCount = 0;
  /** The logarithm to base 2, or NaN. */
  price = Number.NaN;

  readonly #tokens = new TokenBuffer();
  readonly #scratch = new Uint16Array(64);
  /** Where the letters of the word before begin. */
  #firstLetter = 0;
  /** By token of the title, its own word; -1 where it is none. */
  #place = new Int32Array(256);

  /** Reads goods in the place of those read before. */
  read({ title, description, brand, price }: Goods): this {
    this.own.reset();
    this.said.reset();
    this.runCount = 0;
    this.price = price !== null && price !== undefined && price > 0 ? Math.fround(Math.log2(price)) : Number.NaN;
    this.#readTitle(title);
    if (brand) this.#readPlain(brand, this.own, MOST_OWN);
    if (description) this.#readPlain(description, this.said, MOST_SAID);
    return this;
  }

  #readTitle(title: string): void {
    const tokens = this.#tokens;
    tokens.reset();
    tokenize(title, tokens);
    const words = tokens.count - 1;
    if (words > this.#place.length) this.#place = grown(this.#place, words);
    this.pairs.fill(0);
    const measures = HAS_DIGIT.test(title) ? findMeasures(title) : [];
    let measure = 0;
    for (let i = 0; i < words; i++) {
      const [start, end] = [tokens.start[i] as number, tokens.end[i] as number];
      while (measure < measures.length && (measures[measure]?.end ?? 0) <= start) measure += 1;
      const quantity = measures[measure];
      this.#place[i] = -1;
      if (quantity && end > quantity.start && start < quantity.end) {
        const { dimension, min, max } = quantity;
        const isFirst = i === 0 || (tokens.end[i - 1] as number) <= quantity.start;
        if (isFirst) this.#addQuantity(`${shown(min)}${max === min ? '' : `-${shown(max)}`} ${UNIT[dimension]}`);
        continue;
      }
      const parts = this.#isDesignation(title, i, words) ? 2 : 1;
      const place = this.#addWord(this.own, i, MOST_OWN, parts);
      const before = i > 0 ? (this.#place[i - 1] as number) : -1;
      this.#place[i] = place;
      // Those of a script without spaces are pairs already.
      if (before >= 0 && place === before + 1 && ((tokens.flags[i] as number) & ALONE) === 0)
        this.pairs[before] = hashLetters(tokens.letters, this.#firstLetter, tokens.from[i + parts] as number);
      this.#firstLetter = tokens.from[i] as number;
      if (parts === 2) this.#place[++i] = place;
    }
    this.#readRuns(title, words);
  }

  /** Whether a few letters and a word with a digit are one designation: `TX-460`. Of three parts it is a run. */
  #isDesignation(title: string, i: number, words: number): boolean {
    const { start, end, from, flags } = this.#tokens;
    if (i + 1 >= words || ((flags[i] as number) & DIGIT) !== 0 || ((flags[i + 1] as number) & DIGIT) === 0)
      return false;
    if ((from[i + 1] as number) - (from[i] as number) > LONGEST_SERIES) return false;
    if (!isJoint(title, end[i] as number, start[i + 1] as number)) return false;
    if (i > 0 && isJoint(title, end[i - 1] as number, start[i] as number)) return false;
    return !(i + 2 < words && isJoint(title, end[i + 1] as number, start[i + 2] as number));
  }

  /** The designations that are set together of three words and more by single signs, with a digit somewhere. */
  #readRuns(title: string, words: number): void {
    const tokens = this.#tokens;
    for (let i = 0; i < words; ) {
      let next = i + 1;
      let hasDigit = ((tokens.flags[i] as number) & DIGIT) !== 0;
      while (next < words && isJoint(title, tokens.end[next - 1] as number, tokens.start[next] as number)) {
        hasDigit ||= ((tokens.flags[next] as number) & DIGIT) !== 0;
        next += 1;
      }
      const [first, last] = [this.#place[i] as number, this.#place[next - 1] as number];
      const length = next - i;
      if (length >= 3 && length <= LONGEST_RUN && hasDigit && first >= 0 && last === first + length - 1) {
        if (this.runCount === MOST_RUNS) return;
        const at = this.runCount++ * 3;
        this.runs[at] = hashLetters(tokens.letters, tokens.from[i] as number, tokens.from[next] as number);
        this.runs[at + 1] = first;
        this.runs[at + 2] = length;
      }
      i = next;
    }
  }

  #readPlain(text: string, to: WordList, most: number): void {
    const tokens = this.#tokens;
    tokens.reset();
    tokenize(text, tokens);
    for (let i = 0; i < tokens.count - 1 && to.count < most; i++) this.#addWord(to, i, most);
  }

  /** Adds a word, of a token or two, where it is new. @returns its place; -1 where it is there already, or none. */
  #addWord(to: WordList, i: number, most: number, parts = 1): number {
    const tokens = this.#tokens;
    const flags = (tokens.flags[i] as number) | (tokens.flags[i + parts - 1] as number);
    let [from, end, hash] = [tokens.from[i] as number, tokens.from[i + parts] as number, tokens.hash[i] as number];
    let letters = tokens.letters;
    let kind = WORD;
    if (parts === 2) hash = hashLetters(letters, from, end);
    if ((flags & ALONE) !== 0) {
      // A character says little: two that follow one another are the word.
      const goesOn = i + 1 < tokens.count - 1 && ((tokens.flags[i + 1] as number) & ALONE) !== 0;
      const isLast = i > 0 && ((tokens.flags[i - 1] as number) & ALONE) !== 0;
      if (!goesOn && isLast) return -1;
      if (goesOn) {
        end = tokens.from[i + 2] as number;
        hash = hashLetters(letters, from, end);
      }
    } else if ((flags & DIGIT) !== 0) {
      const length = end - from;
      const isMixed = hasLetter(letters, from, end);
      kind = length >= (isMixed ? LEAST_MIXED_CODE : LEAST_DIGITS_CODE) ? CODE : isMixed ? WORD : NUMBER;
      if (!isMixed && length >= 8) {
        const gtin = gtinOf(letters, from, end);
        if (gtin) {
          for (let k = 0; k < gtin.length; k++) this.#scratch[k] = gtin.charCodeAt(k);
          [letters, from, end] = [this.#scratch, 0, gtin.length];
          hash = hashLetters(letters, from, end);
        }
      }
    }
    if (to.count >= most || to.has(hash) || (to === this.said && this.own.has(hash))) return -1;
    to.add(hash, kind, letters, from, end);
    return to.count - 1;
  }

  #addQuantity(text: string): void {
    const length = Math.min(text.length, this.#scratch.length);
    for (let k = 0; k < length; k++) this.#scratch[k] = text.charCodeAt(k);
    const hash = hashLetters(this.#scratch, 0, length);
    if (this.own.count < MOST_OWN && !this.own.has(hash)) this.own.add(hash, QUANTITY, this.#scratch, 0, length);
  }
}

/** Of a dimension, as `Measure` gives it. */
const UNIT: Record<Dimension, string> = {
  length: 'cm',
  mass: 'kg',
  time: 'a',
  voltage: 'V',
  volume: 'ml',
  count: '×',
  size: '#',
};

const HAS_DIGIT = /\p{Nd}/u;

/** Three digits that count, as a quantity is compared: 12.7 cm and 5 inches are one. */
const shown = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(3))));

/** Whether one sign that sets a designation together stands between two words. */
function isJoint(text: string, end: number, start: number): boolean {
  return start - end === 1 && '-/._'.includes(text.charAt(end));
}

function hasLetter(letters: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((letters[i] as number) < 0x30 || (letters[i] as number) > 0x39) return true;
  return false;
}

/** A GTIN of any length in its fourteen digits; null where the digits are none. */
function gtinOf(letters: Uint16Array, from: number, to: number): string | null {
  if (to - from > 14) return null;
  const digits = String.fromCharCode(...letters.subarray(from, to));
  return readGtins(digits)[0]?.padStart(14, '0') ?? null;
}
