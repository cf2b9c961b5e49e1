import { NO_HASH, type TokenBuffer } from '../fold/token-buffer.ts';
import { hashLetters } from '../fold/tokenize.ts';
import { readOpenTerm } from './open-term.ts';
import { type Pattern, readPattern, SHORTEST_PREFIX } from './pattern.ts';
import {
  buildFilter,
  buildIndex,
  type Filter,
  filterBits,
  findHead,
  mayHave,
  type PatternIndex,
} from './pattern-index.ts';

/** Where patterns were found, in arrays that are used again. */
export class Hits {
  pattern: Int32Array = new Int32Array(256);
  /** First and last word among the tokens. */
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

const MOST_HITS = 1 << 14;

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
 * Looks for any number of patterns in a listing's tokens at a cost per word that hardly grows with them.
 *
 * A pattern of one word stands in `words` under that word's hash; one of several words in `pairs` under its first two;
 * one whose second word is a prefix or comes after a gap in `heads`; one that begins with a prefix in `stems` under its
 * first three letters. What the hash finds is compared letter by letter.
 */
export class Matcher {
  readonly #words: PatternIndex;
  readonly #pairs: PatternIndex;
  readonly #stems: PatternIndex;
  /**
   * First words of what stands in `words` and `pairs`: most words of a text are none, and cost one look. Each look may
   * wait for memory.
   */
  readonly heads: Filter;
  readonly #steps: Steps;
  /** What it is made of, to be kept: see `writeProgram`. */
  readonly tables: MatcherTables;

  constructor(source: readonly Pattern[] | MatcherTables) {
    this.tables = 'steps' in source ? source : buildTables(source);
    this.#steps = this.tables.steps;
    this.#words = this.tables.words;
    this.#pairs = this.tables.pairs;
    this.#stems = this.tables.stems;
    this.heads = this.tables.heads;
  }

  /** Whether any pattern begins with a prefix: then each word is one that a pattern may begin with. */
  get hasStems(): boolean {
    return this.#stems.size > 0;
  }

  /** Adds every place where a pattern stands to `hits`, in the order of the words. */
  find(tokens: TokenBuffer, hits: Hits): void {
    const { hash, count } = tokens;
    const { filter, filterShift } = this.heads;
    const { hasStems } = this;
    for (let i = 0; i < count; i++) {
      const h = hash[i] as number;
      const bits = filterBits(h);
      if (((filter[h >>> filterShift] as number) & bits) === bits || hasStems) this.#findAt(i, tokens, hits);
    }
  }

  /** The same where the words that a pattern may begin with are known. */
  findAmong(words: Int32Array, wordCount: number, tokens: TokenBuffer, hits: Hits): void {
    for (let k = 0; k < wordCount; k++) this.#findAt(words[k] as number, tokens, hits);
  }

  /** Adds no more than what begins at the first of those words where any does; whether one does. */
  findFirstAmong(words: Int32Array, wordCount: number, tokens: TokenBuffer, hits: Hits): boolean {
    for (let k = 0; k < wordCount && hits.count === 0; k++) this.#findAt(words[k] as number, tokens, hits);
    return hits.count > 0;
  }

  /** Adds what begins at a word. */
  #findAt(word: number, tokens: TokenBuffer, hits: Hits): void {
    const h = tokens.hash[word] as number;
    if (mayHave(this.#words, h)) this.#check(this.#words, h, tokens, word, hits);
    if (this.#stems.size > 0) {
      const start = tokens.from[word] as number;
      if ((tokens.from[word + 1] as number) - start >= SHORTEST_PREFIX) {
        const stem = hashLetters(tokens.letters, start, start + SHORTEST_PREFIX);
        if (mayHave(this.#stems, stem)) this.#check(this.#stems, stem, tokens, word, hits);
      }
    }
    if (word + 1 >= tokens.count) return;
    const pair = pairHash(h, tokens.hash[word + 1] as number);
    if (mayHave(this.#pairs, pair)) this.#check(this.#pairs, pair, tokens, word, hits);
  }

  #check(index: PatternIndex, hash: number, tokens: TokenBuffer, first: number, hits: Hits): void {
    for (let head = findHead(index, hash); head !== 0; head = index.next[head - 1] as number) {
      const last = this.#end(head - 1, tokens, first);
      if (last >= 0) hits.add(head - 1, first, last);
    }
  }

  /** The last word of the pattern if it stands at `first`, or -1. The nearest word fills a gap. */
  #end(number: number, tokens: TokenBuffer, first: number): number {
    const { begin, gap } = this.#steps;
    const end = begin[number + 1] as number;
    let at = first - 1;
    for (let k = begin[number] as number; k < end; k++) {
      const widest = at + 1 + (gap[k] as number);
      let i = at + 1;
      while (!this.#isWord(tokens, i, k)) {
        if (i === widest || tokens.hash[i] === NO_HASH || i + 1 >= tokens.count) return -1;
        i += 1;
      }
      at = i;
    }
    return at;
  }

  #isWord(tokens: TokenBuffer, word: number, step: number): boolean {
    const { hash, prefix, from, letters } = this.#steps;
    const isPrefix = prefix[step] === 1;
    if (!isPrefix && tokens.hash[word] !== hash[step]) return false;
    const start = tokens.from[word] as number;
    const length = (tokens.from[word + 1] as number) - start;
    const begin = from[step] as number;
    const wanted = (from[step + 1] as number) - begin;
    if (isPrefix ? length < wanted : length !== wanted) return false;
    for (let i = 0; i < wanted; i++) {
      if (tokens.letters[start + i] !== letters[begin + i]) return false;
    }
    return true;
  }
}

/** What a matcher looks in, all of it in typed arrays. */
export interface MatcherTables {
  steps: Steps;
  words: PatternIndex;
  pairs: PatternIndex;
  stems: PatternIndex;
  heads: Filter;
}

function buildTables(patterns: readonly Pattern[]): MatcherTables {
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
  return {
    steps: layOut(patterns),
    words: index(words),
    pairs: index(pairs),
    stems: index(stems),
    heads: buildFilter([
      ...new Set(patterns.flatMap(({ steps: [first] }) => (first === undefined || first.prefix ? [] : [first.hash]))),
    ]),
  };
}

/** The steps of all patterns, one after the other. */
interface Steps {
  /** First step of a pattern; the next pattern's is where it ends. */
  begin: Int32Array;
  hash: Int32Array;
  gap: Uint8Array;
  prefix: Uint8Array;
  /** First letter of a step in `letters`; the next step's is where it ends. */
  from: Int32Array;
  letters: Uint16Array;
}

function layOut(patterns: readonly Pattern[]): Steps {
  let count = 0;
  let size = 0;
  for (const { steps } of patterns) {
    count += steps.length;
    for (const step of steps) size += step.letters.length;
  }
  const laid: Steps = {
    begin: new Int32Array(patterns.length + 1),
    hash: new Int32Array(count),
    gap: new Uint8Array(count),
    prefix: new Uint8Array(count),
    from: new Int32Array(count + 1),
    letters: new Uint16Array(size),
  };
  let at = 0;
  let letter = 0;
  patterns.forEach(({ steps }, number) => {
    laid.begin[number] = at;
    for (const step of steps) {
      laid.hash[at] = step.hash;
      laid.gap[at] = step.gap;
      laid.prefix[at] = step.prefix ? 1 : 0;
      laid.from[at] = letter;
      laid.letters.set(step.letters, letter);
      letter += step.letters.length;
      at += 1;
    }
  });
  laid.begin[patterns.length] = at;
  laid.from[at] = letter;
  return laid;
}

/** A matcher of plain terms, of open ones by their words; a term that cannot be read is a `RangeError` with the reason. */
export function compileTerms(terms: readonly string[]): Matcher {
  return new Matcher(
    terms.map((term) => {
      const result = readPattern(readOpenTerm(term)?.words ?? term);
      if ('problem' in result) throw new RangeError(`term ${JSON.stringify(term)}: ${result.problem}`);
      return result.pattern;
    }),
  );
}
