import type { GoodsWords } from './goods-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Postings } from './postings.ts';
import type { Resemblance } from './resemblance.ts';

/** So many places of words are looked at for one question, the rarest words first. */
const MOST_POSTINGS = 4096;
/** So many of the texts met there, at most twice as many, are looked at, and so many given. */
const MOST_MET = 144;
const MOST_GIVEN = 64;
const TABLE = MOST_POSTINGS * 4;
/** Of the hash of a text, the bits that are its place in the table. */
const SHIFT = 32 - Math.log2(TABLE);
/** Of a pair of words that follow one another, against the two alone. */
const WEIGHT_OF_PAIR = 0.25;
const WEIGHT_OF_SAID = 0.3;

interface Asked {
  term: number;
  count: number;
  weight: number;
  /** The own word it is; -1: none. */
  word: number;
}

/** Finds the few texts that may be what is asked, by its rarest terms. */
export class Gatherer {
  readonly #asked: Asked[] = [];
  readonly #keys = new Int32Array(TABLE);
  readonly #sums = new Float32Array(TABLE);
  readonly #touched = new Int32Array(MOST_POSTINGS);
  readonly #read = new Int32Array(MOST_POSTINGS);
  readonly #steps = new Int32Array(256);
  readonly #left = new Float32Array(64);
  readonly #best = new Int32Array(MOST_GIVEN);
  readonly #scores = new Float32Array(MOST_GIVEN);
  #room = 0;

  /**
   * The texts that have roughly the most of what is asked, the best first; the answer is used again by the next call.
   *
   * @param removed texts that are not given
   */
  gather(
    words: GoodsWords,
    lexicon: Lexicon,
    postings: Postings,
    resemblance: Resemblance,
    removed: ReadonlySet<number>,
  ): Int32Array {
    this.#ask(words, lexicon, resemblance);
    this.#left.fill(0);
    this.#room = MOST_POSTINGS;
    let touched = 0;
    for (const asked of this.#asked) {
      // The lists get longer: one that is only begun says nothing of those behind. But the rarest is read in any case.
      if (asked.count > this.#room && touched > 0) {
        this.#room = 0;
        if (asked.word >= 0) this.#left[asked.word] = asked.weight;
      } else touched = this.#meet(asked, postings, touched, removed);
    }
    return this.#choose(touched, resemblance);
  }

  /** The terms of what is asked, the rarest first. */
  #ask({ own, said, pairs, runs, runCount }: GoodsWords, lexicon: Lexicon, resemblance: Resemblance): void {
    const asked = this.#asked;
    asked.length = 0;
    const { weights, terms } = resemblance;
    const ask = (term: number, weight: number, word: number): void => {
      if (term !== 0) asked.push({ term, count: lexicon.countOf(term), weight, word });
    };
    for (let k = 0; k < own.count; k++) {
      const weight = weights[k] as number;
      ask(terms[k] as number, weight, k);
      if (pairs[k] !== 0)
        ask(lexicon.find(pairs[k] as number), WEIGHT_OF_PAIR * (weight + (weights[k + 1] as number)), -1);
    }
    for (let r = 0; r < runCount; r++)
      ask(lexicon.find(runs[r * 3] as number), weights[runs[r * 3 + 1] as number] as number, -1);
    for (let k = 0; k < said.count; k++) {
      const term = lexicon.find(said.hash[k] as number);
      if (term !== 0) ask(term, WEIGHT_OF_SAID * resemblance.bitsOf(term), -1);
    }
    asked.sort((a, b) => a.count - b.count || a.term - b.term);
  }

  /** Notes the texts that have a term. @returns how many have been met so far */
  #meet({ term, weight }: Asked, postings: Postings, before: number, removed: ReadonlySet<number>): number {
    let touched = before;
    const count = postings.read(term, this.#read, this.#room);
    this.#room -= count;
    for (let i = 0; i < count; i++) {
      const id = this.#read[i] as number;
      if (removed.has(id)) continue;
      let at = Math.imul(id, 0x9e3779b1) >>> SHIFT;
      while (this.#keys[at] !== 0 && this.#keys[at] !== id + 1) at = (at + 1) & (TABLE - 1);
      if (this.#keys[at] === 0) {
        this.#keys[at] = id + 1;
        this.#sums[at] = 0;
        this.#touched[touched++] = at;
      }
      this.#sums[at] = (this.#sums[at] as number) + weight;
    }
    return touched;
  }

  /** Looks at those with the largest sums, and keeps the best in order, by insertion. */
  #choose(touched: number, resemblance: Resemblance): Int32Array {
    const { cut, scale } = this.#cutAt(touched);
    const [best, scores] = [this.#best, this.#scores];
    let count = 0;
    let met = 0;
    for (let i = 0; i < touched; i++) {
      const at = this.#touched[i] as number;
      const id = (this.#keys[at] as number) - 1;
      const sum = this.#sums[at] as number;
      this.#keys[at] = 0;
      if (met === MOST_MET * 2 || Math.floor(sum * scale) < cut) continue;
      met += 1;
      const score = resemblance.roughly(id, sum, this.#left);
      if (count === MOST_GIVEN && score <= (scores[count - 1] as number)) continue;
      let place = count < MOST_GIVEN ? count++ : count - 1;
      for (; place > 0 && (scores[place - 1] as number) < score; place--) {
        best[place] = best[place - 1] as number;
        scores[place] = scores[place - 1] as number;
      }
      best[place] = id;
      scores[place] = score;
    }
    return best.subarray(0, count);
  }

  /** The step from which on some `MOST_MET` texts have more: their sums are counted in steps, `scale` to one. */
  #cutAt(touched: number): { cut: number; scale: number } {
    if (touched <= MOST_MET) return { cut: 0, scale: 0 };
    let largest = 0;
    for (let i = 0; i < touched; i++) largest = Math.max(largest, this.#sums[this.#touched[i] as number] as number);
    const steps = this.#steps.fill(0);
    const scale = (steps.length - 1) / largest;
    for (let i = 0; i < touched; i++) {
      const step = Math.floor((this.#sums[this.#touched[i] as number] as number) * scale);
      steps[step] = (steps[step] as number) + 1;
    }
    let step = steps.length - 1;
    for (let above = 0; step > 0 && above + (steps[step] as number) <= MOST_MET; step--) above += steps[step] as number;
    return { cut: step, scale };
  }
}
