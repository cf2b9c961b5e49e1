import { hashLetters } from '../fold/read-words.ts';
import type { Tape } from '../fold/tape.ts';
import { buildIndex, findHead, type HashIndex } from './hash-index.ts';
import { type Pattern, readPattern, SHORTEST_PREFIX } from './pattern.ts';

/** Where patterns were found, in arrays that are used again. */
export class Hits {
  pattern: Int32Array = new Int32Array(256);
  /** First and last word on the tape. */
  first: Int32Array = new Int32Array(256);
  last: Int32Array = new Int32Array(256);
  count = 0;

  /** Keeps of the hits from number `from` on those that `keep` says. */
  keep(from: number, keep: (first: number, last: number) => boolean): void {
    let kept = from;
    for (let i = from; i < this.count; i++) {
      if (!keep(this.first[i] ?? 0, this.last[i] ?? 0)) continue;
      this.pattern[kept] = this.pattern[i] ?? 0;
      this.first[kept] = this.first[i] ?? 0;
      this.last[kept] = this.last[i] ?? 0;
      kept += 1;
    }
    this.count = kept;
  }

  add(pattern: number, first: number, last: number): void {
    if (this.count === this.pattern.length) {
      // A page made of nothing but terms must not take memory without end.
      if (this.count >= MOST_HITS) return;
      this.pattern = doubled(this.pattern);
      this.first = doubled(this.first);
      this.last = doubled(this.last);
    }
    this.pattern[this.count] = pattern;
    this.first[this.count] = first;
    this.last[this.count] = last;
    this.count += 1;
  }
}

const MOST_HITS = 1 << 16;

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Joins the hashes of two words that follow one another. */
function pairHash(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

/**
 * Looks for any number of patterns in a tape at a cost per word that hardly grows with them.
 *
 * A pattern of one word stands in `words` under that word's hash; one of several words in `pairs` under its first two; one whose
 * second word is a prefix or comes after a gap in `heads`; one that begins with a prefix in `stems` under its first three letters.
 * What the hash finds is compared letter by letter.
 */
export class Matcher {
  readonly patterns: readonly Pattern[];
  readonly #words: HashIndex;
  readonly #pairs: HashIndex;
  readonly #stems: HashIndex;

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns;
    const words: number[][] = [[], []];
    const pairs: number[][] = [[], []];
    const stems: number[][] = [[], []];
    const put = (to: number[][], hash: number, pattern: number) => {
      to[0]?.push(hash);
      to[1]?.push(pattern);
    };
    patterns.forEach((pattern, number) => {
      const [first, second] = pattern.steps;
      if (!first) return;
      if (first.prefix) put(stems, hashLetters(first.letters, 0, SHORTEST_PREFIX), number);
      else if (second && !second.prefix && second.gap === 0) put(pairs, pairHash(first.hash, second.hash), number);
      else put(words, first.hash, number);
    });
    const index = ([hashes = [], numbers = []]: number[][]) => buildIndex(hashes, numbers, patterns.length);
    this.#words = index(words);
    this.#pairs = index(pairs);
    this.#stems = index(stems);
  }

  /** Adds every place where a pattern stands to `hits`, in the order of the words. */
  find(tape: Tape, hits: Hits): void {
    const { hash, count, from, letters } = tape;
    const { filter: wordFilter, filterShift: wordShift } = this.#words;
    const { filter: pairFilter, filterShift: pairShift } = this.#pairs;
    const withStems = this.#stems.size > 0;
    const { filter: stemFilter, filterShift: stemShift } = this.#stems;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      const h = hash[i] as number;
      const pair = pairHash(previous, h);
      previous = h;
      if ((((pairFilter[pair >>> pairShift] as number) >>> (pair & 31)) & 1) !== 0)
        this.#check(this.#pairs, pair, tape, i - 1, hits);
      if ((((wordFilter[h >>> wordShift] as number) >>> (h & 31)) & 1) !== 0)
        this.#check(this.#words, h, tape, i, hits);
      if (withStems) {
        const start = from[i] as number;
        if ((from[i + 1] as number) - start >= SHORTEST_PREFIX) {
          const stem = hashLetters(letters, start, start + SHORTEST_PREFIX);
          if ((((stemFilter[stem >>> stemShift] as number) >>> (stem & 31)) & 1) !== 0)
            this.#check(this.#stems, stem, tape, i, hits);
        }
      }
    }
  }

  #check(index: HashIndex, hash: number, tape: Tape, first: number, hits: Hits): void {
    for (let head = findHead(index, hash); head !== 0; head = index.next[head - 1] as number) {
      const last = this.#end(head - 1, tape, first);
      if (last >= 0) hits.add(head - 1, first, last);
    }
  }

  /** The last word of the pattern if it stands at `first`, or -1. The nearest word fills a gap. */
  #end(number: number, tape: Tape, first: number): number {
    const steps = (this.patterns[number] as Pattern).steps;
    let at = first - 1;
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k] as Pattern['steps'][number];
      let found = -1;
      for (let i = at + 1; i <= at + 1 + step.gap && i < tape.count; i++) {
        if (tape.hash[i] === 0) return -1;
        if (isWord(tape, i, step.letters, step.prefix)) {
          found = i;
          break;
        }
      }
      if (found < 0) return -1;
      at = found;
    }
    return at;
  }
}

function isWord(tape: Tape, index: number, letters: Uint16Array, prefix: boolean): boolean {
  const from = tape.from[index] as number;
  const length = (tape.from[index + 1] as number) - from;
  if (prefix ? length < letters.length : length !== letters.length) return false;
  for (let i = 0; i < letters.length; i++) {
    if (tape.letters[from + i] !== letters[i]) return false;
  }
  return true;
}

/** A matcher of plain terms; a term that cannot be read is a `RangeError` with the reason. */
export function compileTerms(terms: readonly string[]): Matcher {
  return new Matcher(
    terms.map((term) => {
      const result = readPattern(term);
      if ('problem' in result) throw new RangeError(`term ${JSON.stringify(term)}: ${result.problem}`);
      return result.pattern;
    }),
  );
}
