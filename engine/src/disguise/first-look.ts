import { POINTS } from '../fold/classes.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import type { Matcher } from '../terms/matcher.ts';
import { bothBits } from '../terms/pattern-index.ts';
import { oddBits } from './oddness.ts';
import type { Vocabulary } from './vocabulary.ts';

/** 1 for any number above 0 of 31 bits, 0 for 0: what is added is no branch, which a processor guesses wrong. */
function isAny(bits: number): number {
  return (0 - bits) >>> 31;
}

/**
 * One pass over a listing's words, in the order of memory: which a term may begin with, and which may be others in
 * disguise. Most are neither, and nobody looks at them again.
 */
export class FirstLook {
  /** Words that a pattern may begin with. */
  heads: Int32Array = new Int32Array(0);
  headCount = 0;
  /** Words of which `looksOdd` may be true. */
  odd: Int32Array = new Int32Array(0);
  oddCount = 0;
  readonly #matcher: Matcher;
  readonly #vocabulary: Vocabulary;

  constructor(matcher: Matcher, vocabulary: Vocabulary) {
    this.#matcher = matcher;
    this.#vocabulary = vocabulary;
  }

  /** Looks at all words of the tokens; those that point to a word of the terms get `POINTS`. */
  look(tokens: TokenBuffer): void {
    const { hash, flags, count } = tokens;
    if (this.heads.length < hash.length) {
      this.heads = new Int32Array(hash.length);
      this.odd = new Int32Array(hash.length);
    }
    const { heads, odd } = this;
    const { filter: ofHeads, filterShift: headShift } = this.#matcher.heads;
    const { filter: ofPointers, filterShift: pointerShift } = this.#vocabulary.pointers;
    const everyHead = this.#matcher.hasStems ? 1 : 0;
    let headCount = 0;
    let oddCount = 0;
    let before = 0;
    for (let i = 0; i < count; i++) {
      const h = hash[i] as number;
      let flag = flags[i] as number;
      heads[headCount] = i;
      headCount += bothBits(ofHeads[h >>> headShift] as number, h) | everyHead;
      if (bothBits(ofPointers[h >>> pointerShift] as number, h) !== 0 && this.#vocabulary.pointsByHash(h)) {
        flag |= POINTS;
        flags[i] = flag;
        tokens.suspicious = true;
      }
      odd[oddCount] = i - 1;
      oddCount += isAny(oddBits(before, flag));
      before = flag;
    }
    this.headCount = headCount;
    this.oddCount = oddCount;
  }
}
