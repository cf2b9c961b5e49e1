import { hashLetters } from '../fold/tokenize.ts';
import type { Pattern } from '../terms/pattern.ts';
import { type Filter, filterBits } from '../terms/pattern-index.ts';
import { hashesOfPlain } from './plain-letters.ts';
import { classOf, LETTERS } from './symbols.ts';

/** A word of the terms that can be looked for in disguise. */
export interface PlainWord {
  letters: Uint16Array;
  prefix: boolean;
}

/** Shorter words are met by chance. */
const SHORTEST_WORD = 3;
const SHORTEST_OF_TWO = 4;
/** Of more words than these, pieces and spellings are met in any text. */
const MOST_POINTED = 30_000;
export const SEED = 0x51ed270b;

/** The hash of a skeleton after one more class. */
export function addClass(hash: number, symbolClass: number): number {
  return Math.imul(hash ^ (symbolClass + 1), 0x01000193);
}

/**
 * The Latin words of the terms by their skeleton: letters that one sign can stand for made one, and repeated ones
 * single, so that all disguises of a word share it. A bit filter and one for beginnings of three, four and six classes stand
 * in front.
 */
export class Vocabulary {
  readonly #words = new Map<number, PlainWord[]>();
  readonly #filter: Int32Array;
  readonly #filterBits: number;
  /** Those of prefixes, which are few: it stays near. */
  readonly #prefixes: Int32Array;
  readonly #prefixBits: number;
  readonly #threes = new Int32Array(1 << 10);
  readonly #fours = new Int32Array(1 << 15);
  readonly #beginnings: Int32Array;
  readonly #beginningBits: number;
  /** Hashes of words in plain letters that point to one of these (`hashesOfPlain`): two bits of one word each. */
  readonly pointers: Filter;
  /** Whether pairs and cut words are looked for. */
  readonly hasPointers: boolean;
  readonly #hashes = new Set<number>();
  /** The same by other bits, for the few that the first lets through. */
  readonly #surePointers: Int32Array;
  readonly #surePointerBits: number;
  readonly hasPrefixes: boolean;

  /** @param pointing a vocabulary that has these words and more: what points to one of its words does so here */
  constructor(patterns: readonly Pattern[], pointing?: Vocabulary) {
    const known = new Set<string>();
    let hasPrefixes = false;
    const words: PlainWord[] = [];
    for (const pattern of patterns) {
      for (const { letters, prefix } of pattern.steps) {
        if (
          letters.length < SHORTEST_WORD ||
          letters.length > 40 ||
          !letters.every((letter) => letter >= 0x61 && letter <= 0x7a)
        )
          continue;
        const key = `${prefix ? '*' : ''}${String.fromCharCode(...letters)}`;
        if (known.has(key)) continue;
        known.add(key);
        if (prefix) hasPrefixes = true;
        words.push({ letters, prefix });
      }
    }
    this.hasPrefixes = hasPrefixes;
    this.#filterBits = Math.max(12, Math.ceil(Math.log2(words.length * 32 + 1)));
    this.#filter = new Int32Array(1 << (this.#filterBits - 5));
    this.#prefixBits = Math.max(12, Math.ceil(Math.log2(words.filter(({ prefix }) => prefix).length * 32 + 1)));
    this.#prefixes = new Int32Array(1 << (this.#prefixBits - 5));
    this.#beginningBits = Math.max(17, Math.ceil(Math.log2(words.length * 32 + 1)));
    this.#beginnings = new Int32Array(1 << (this.#beginningBits - 5));
    for (const word of words) {
      this.#add(word);
      this.#hashes.add(hashLetters(word.letters, 0, word.letters.length));
    }
    if (pointing) {
      this.pointers = pointing.pointers;
      this.hasPointers = pointing.hasPointers;
      this.#surePointers = pointing.#surePointers;
      this.#surePointerBits = pointing.#surePointerBits;
      return;
    }
    const pointers = words.flatMap(({ letters, prefix }) =>
      prefix || words.length > MOST_POINTED ? [] : [...hashesOfPlain(String.fromCharCode(...letters))],
    );
    this.hasPointers = pointers.length > 0;
    const pointerBits = Math.max(14, Math.ceil(Math.log2(pointers.length * 12 + 1)));
    const filter = new Int32Array(1 << (pointerBits - 5));
    const filterShift = 32 - (pointerBits - 5);
    this.pointers = { filter, filterShift };
    this.#surePointerBits = pointerBits;
    this.#surePointers = new Int32Array(1 << (pointerBits - 5));
    for (const hash of pointers) {
      setBit(this.#surePointers, hash, pointerBits);
      const at = hash >>> filterShift;
      filter[at] = (filter[at] as number) | filterBits(hash);
    }
  }

  /** Whether a word, by its hash, is one of these as it stands. */
  hasWord(hash: number): boolean {
    return this.#hashes.has(hash);
  }

  /** Whether a word, by its hash, in plain letters points to one of these, which `pointers` has let through. */
  pointsByHash(hash: number): boolean {
    return hasBit(this.#surePointers, hash, this.#surePointerBits);
  }

  #add(word: PlainWord): void {
    let hash = SEED;
    let last = -1;
    let size = 0;
    let code = 0;
    for (const letter of word.letters) {
      const symbolClass = classOf(1 << (letter - 0x61));
      if (symbolClass === last) continue;
      hash = addClass(hash, symbolClass);
      last = symbolClass;
      size += 1;
      code = ((code << 5) | symbolClass) & 0xfffff;
      if (size === 3) setBitAt(this.#threes, code);
      if (size === 4) setBitAt(this.#fours, code);
      if (size > 4) setBit(this.#beginnings, hash, this.#beginningBits);
    }
    // Of a beginning of three classes, any fourth goes on: `box*` in `b-oxes`.
    if (word.prefix && size === 3) for (let next = 0; next < 32; next++) setBitAt(this.#fours, (code << 5) | next);
    // A word of fewer classes, such as `ooh`, is met by chance; one of four letters, `pill`, less.
    if (size < 2 || (size === 2 && (word.prefix || word.letters.length < SHORTEST_OF_TWO))) return;
    setBit(this.#filter, hash, this.#filterBits);
    if (word.prefix) setBit(this.#prefixes, hash, this.#prefixBits);
    const words = this.#words.get(hash);
    if (words) words.push(word);
    else this.#words.set(hash, [word]);
  }

  /** Whether any word's skeleton begins with these three classes, five bits each. */
  beginsWithThree(code: number): boolean {
    return hasBitAt(this.#threes, code & 0x7fff);
  }

  /** The same for four. */
  beginsWithFour(code: number): boolean {
    return hasBitAt(this.#fours, code & 0xfffff);
  }

  /** Whether any word's skeleton may begin with so many classes: the last four of them, and the hash of all. */
  begins(size: number, code: number, hash: number): boolean {
    if (size === 3) return this.beginsWithThree(code);
    if (size === 4) return this.beginsWithFour(code);
    return size < 3 || hasBit(this.#beginnings, hash, this.#beginningBits);
  }

  /** Whether a word may have this skeleton. */
  mayHave(hash: number): boolean {
    return hasBit(this.#filter, hash, this.#filterBits);
  }

  /** Whether a prefix may have this skeleton. */
  mayHavePrefix(hash: number): boolean {
    return hasBit(this.#prefixes, hash, this.#prefixBits);
  }

  /** Whether a word has this skeleton, as a prefix or whole. */
  has(hash: number, prefix: boolean): boolean {
    return this.mayHave(hash) && this.wordsOf(hash).some((word) => word.prefix === prefix);
  }

  wordsOf(hash: number): readonly PlainWord[] {
    return this.#words.get(hash) ?? [];
  }
}

function spread(hash: number, bits: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - bits);
}
function setBitAt(filter: Int32Array, bit: number): void {
  filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
}
function hasBitAt(filter: Int32Array, bit: number): boolean {
  return (((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0;
}
function setBit(filter: Int32Array, hash: number, bits: number): void {
  const bit = spread(hash, bits);
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
function hasBit(filter: Int32Array, hash: number, bits: number): boolean {
  const bit = spread(hash, bits);
  return (((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0;
}

/**
 * Whether symbols spell a word: each stands for the letter in its place, and one may be drawn out when it stands three
 * times running or more.
 *
 * With `prefix`, symbols may be left over. Returns how many were used, or 0.
 */
export function spells(symbols: Int32Array, count: number, word: PlainWord): number {
  const { letters, prefix } = word;
  let at = 0;
  for (let k = 0; k < letters.length; k++) {
    const bit = 1 << ((letters[k] as number) - 0x61);
    if (at >= count || ((symbols[at] as number) & bit) === 0) return 0;
    const symbol = symbols[at] as number;
    at += 1;
    // The rest of a run of one symbol is passed over when the run is longer than any spelling has it and the next
    // letter is another.
    const isLastOfRun = letters[k + 1] !== letters[k];
    if (isLastOfRun && (symbols[at] ?? 0) === symbol && at < count) {
      let run = at;
      while (run < count && symbols[run] === symbol) run += 1;
      let begin = at;
      while (begin > 0 && symbols[begin - 1] === symbol) begin -= 1;
      const nextBit = k + 1 < letters.length ? 1 << ((letters[k + 1] as number) - 0x61) : 0;
      if (run - begin >= 3 && (symbol & nextBit & LETTERS) === 0) at = run;
    }
  }
  return prefix || at === count ? at : 0;
}
