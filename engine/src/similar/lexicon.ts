import { grown } from './grown.ts';
import { classOf } from './rarity.ts';

/** What a term is besides a word: two or three in one, known by the hash alone. */
export const GLUED = 4;
/** Its class: one of its own, of which nothing is assumed. */
const GLUED_CLASS = 15;
const CLASSES = 16;

/** The arrays of a lexicon, as they are kept and opened. */
export interface LexiconArrays {
  slots: Int32Array;
  hash: Int32Array;
  /** By term: how many texts have it, times sixteen, and its class; see `classOf`. */
  stat: Uint32Array;
  letterAt: Uint32Array;
  letterCount: Uint8Array;
  letters: Uint16Array;
}

/**
 * The terms of an index, each with how many texts have it: a hash table in typed arrays. Terms are told apart by 32
 * bits: of four million some two thousand share theirs with another, which here costs a little weight and no more.
 */
export class Lexicon {
  arrays: LexiconArrays;
  /** Terms and letters in use; term 0 is none. */
  size: number;
  letterSize: number;

  constructor(arrays?: LexiconArrays, size = 1, letterSize = 0) {
    this.arrays = arrays ?? {
      slots: new Int32Array(1 << 9),
      hash: new Int32Array(1 << 8),
      stat: new Uint32Array(1 << 8),
      letterAt: new Uint32Array(1 << 8),
      letterCount: new Uint8Array(1 << 8),
      letters: new Uint16Array(1 << 11),
    };
    this.size = size;
    this.letterSize = letterSize;
  }

  /** Goes on with arrays of its own. */
  copy(): void {
    const { slots, hash, stat, letterAt, letterCount, letters } = this.arrays;
    this.arrays = {
      slots: slots.slice(),
      hash: hash.slice(),
      stat: stat.slice(),
      letterAt: letterAt.slice(),
      letterCount: letterCount.slice(),
      letters: letters.slice(),
    };
  }

  /** The term of a hash; 0: there is none. */
  find(hash: number): number {
    const { slots, hash: hashes } = this.arrays;
    const mask = slots.length - 1;
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const term = slots[at] as number;
      if (term === 0 || hashes[term] === hash) return term;
    }
  }

  /** The term of a hash, made where there is none. One known as glued becomes a word when it is met as one. */
  enter(hash: number, kind: number, letters: Uint16Array, from: number, to: number): number {
    const known = this.find(hash);
    if (known !== 0) {
      if (kind !== GLUED && this.classOf(known) === GLUED_CLASS) this.#spell(known, kind, letters, from, to);
      return known;
    }
    const term = this.size++;
    this.#grow();
    this.arrays.hash[term] = hash;
    this.#spell(term, kind, letters, from, to);
    this.#put(term);
    return term;
  }

  #spell(term: number, kind: number, letters: Uint16Array, from: number, to: number): void {
    const { arrays } = this;
    const length = Math.min(255, to - from);
    const number = kind === GLUED ? GLUED_CLASS : classOf(kind, length, letters[from] as number);
    arrays.stat[term] = this.countOf(term) * CLASSES + number;
    if (kind === GLUED) return;
    if (this.letterSize + length > arrays.letters.length)
      arrays.letters = grown(arrays.letters, this.letterSize + length);
    arrays.letterAt[term] = this.letterSize;
    arrays.letterCount[term] = length;
    for (let i = 0; i < length; i++) arrays.letters[this.letterSize + i] = letters[from + i] as number;
    this.letterSize += length;
  }

  #put(term: number): void {
    const { slots, hash } = this.arrays;
    const mask = slots.length - 1;
    let at = spread(hash[term] as number) & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = term;
  }

  #grow(): void {
    const { arrays, size } = this;
    if (size > arrays.hash.length) {
      arrays.hash = grown(arrays.hash, size);
      arrays.stat = grown(arrays.stat, size);
      arrays.letterAt = grown(arrays.letterAt, size);
      arrays.letterCount = grown(arrays.letterCount, size);
    }
    if (size * 2 <= arrays.slots.length) return;
    arrays.slots = new Int32Array(arrays.slots.length * 2);
    for (let term = 1; term < size - 1; term++) this.#put(term);
  }

  /** How many texts have a term. */
  countOf(term: number): number {
    return (this.arrays.stat[term] as number) >>> 4;
  }

  classOf(term: number): number {
    return (this.arrays.stat[term] as number) & (CLASSES - 1);
  }

  /** One text more has a term. */
  met(term: number): void {
    this.arrays.stat[term] = (this.arrays.stat[term] as number) + CLASSES;
  }

  /** The letters of a term, for people; of a glued one none are kept. */
  spellingOf(term: number): string {
    const { letters, letterAt, letterCount } = this.arrays;
    const from = letterAt[term] as number;
    return String.fromCharCode(...letters.subarray(from, from + (letterCount[term] as number)));
  }
}

function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
