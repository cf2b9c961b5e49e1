import { NO_HASH, type TokenBuffer } from '../fold/token-buffer.ts';
import type { Hits } from './hits.ts';
import { readOpenTerm } from './open-term.ts';
import { type Pattern, readPattern, SHORTEST_PREFIX } from './pattern.ts';
import {
  bothBits,
  buildFilter,
  buildIndex,
  type Filter,
  findFirst,
  mayHave,
  NEXT,
  type PatternIndex,
} from './pattern-index.ts';

/** From a filter of so many words on for the first words of patterns, most words of a text pass it. */
const MANY_HEADS = 1 << 11;

/** Joins the hashes of two words that follow one another. */
function pairHash(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

/** The hash of as many letters as the shortest prefix has. */
function stemHash(letters: Uint16Array, from: number): number {
  const h =
    Math.imul((letters[from] as number) | ((letters[from + 1] as number) << 16), 0x9e3779b1) +
    Math.imul(letters[from + 2] as number, 0x85ebca6b);
  return h ^ (h >>> 15);
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
  readonly #records: Int32Array;
  /** So many words at most are between the first of a pattern and its last, with the last. */
  readonly reach: number;
  /** The words of a text at which a pattern may begin; where there are many patterns twice that, and one with the next word. */
  #begin = new Int32Array(0);
  /** Where there are many patterns: the first record of each of those. */
  #places = new Int32Array(0);
  /** What it is made of, to be kept: see `writeProgram`. */
  readonly tables: MatcherTables;

  constructor(source: readonly Pattern[] | MatcherTables) {
    this.tables = 'records' in source ? source : buildTables(source);
    this.#records = this.tables.records;
    this.reach = this.tables.reach;
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
    if (this.hasStems) {
      this.findFrom(0, count, tokens, hits);
      return;
    }
    if (this.#begin.length < count * 2) {
      this.#begin = new Int32Array(hash.length * 2);
      this.#places = new Int32Array(hash.length * 2);
    }
    if (this.heads.filter.length < MANY_HEADS)
      this.findAmong(this.#begin, this.#collect(hash, count, this.#begin), tokens, hits);
    else this.#findMany(tokens, hits);
  }

  /** The same of what begins at one of the words from `first` on, before `end`. */
  findFrom(first: number, end: number, tokens: TokenBuffer, hits: Hits): void {
    for (let i = first; i < end; i++) this.#findAt(i, tokens, hits);
  }

  /**
   * The words at which a pattern may begin; how many. What is added is no branch, which a processor guesses wrong, so
   * that no look waits for the one before.
   */
  #collect(hash: Int32Array, count: number, into: Int32Array): number {
    const { filter, filterShift } = this.heads;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const h = hash[i] as number;
      into[found] = i;
      found += bothBits(filter[h >>> filterShift] as number, h);
    }
    return found;
  }

  /**
   * The same as `find` where so many patterns are begun by nearly every word: asked is what stands by itself, and before
   * the next word. Each step is taken for all of them before the next, so that many wait for memory together.
   */
  #findMany(tokens: TokenBuffer, hits: Hits): void {
    const { hash, count } = tokens;
    const begin = this.#begin;
    const places = this.#places;
    const records = this.#records;
    const { filter: words, filterShift: wordShift } = this.#words;
    const { filter: pairs, filterShift: pairShift } = this.#pairs;
    let found = 0;
    let h = hash[0] as number;
    for (let i = 0; i < count; i++) {
      // Of the last word's pair, with what was there before, the letters tell that it is none.
      const next = hash[i + 1] as number;
      const pair = pairHash(h, next);
      begin[found] = i * 2;
      found += bothBits(words[h >>> wordShift] as number, h);
      begin[found] = i * 2 + 1;
      found += bothBits(pairs[pair >>> pairShift] as number, pair);
      h = next;
    }
    let kept = 0;
    for (let k = 0; k < found; k++) {
      const at = begin[k] as number;
      const word = hash[at >> 1] as number;
      const isWord = (at & 1) === 0;
      const place = findFirst(
        isWord ? this.#words : this.#pairs,
        isWord ? word : pairHash(word, hash[(at >> 1) + 1] as number),
      );
      begin[kept] = at;
      places[kept] = place;
      kept += place !== 0 ? 1 : 0;
    }
    let likely = 0;
    for (let k = 0; k < kept; k++) {
      const at = begin[k] as number;
      const place = places[k] as number;
      begin[likely] = at;
      places[likely] = place;
      const isAlone = records[place + NEXT] === 0;
      likely += isAlone && records[place + STEPS] !== hash[at >> 1] ? 0 : 1;
    }
    for (let k = 0; k < likely; k++) this.#add(places[k] as number, tokens, (begin[k] as number) >> 1, hits);
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
        const stem = stemHash(tokens.letters, start);
        if (mayHave(this.#stems, stem)) this.#check(this.#stems, stem, tokens, word, hits);
      }
    }
    if (word + 1 >= tokens.count) return;
    const pair = pairHash(h, tokens.hash[word + 1] as number);
    if (mayHave(this.#pairs, pair)) this.#check(this.#pairs, pair, tokens, word, hits);
  }

  #check(index: PatternIndex, hash: number, tokens: TokenBuffer, first: number, hits: Hits): void {
    this.#add(findFirst(index, hash), tokens, first, hits);
  }

  /** Adds the patterns of a chain of records that stand at `first`. */
  #add(chain: number, tokens: TokenBuffer, first: number, hits: Hits): void {
    const records = this.#records;
    for (let record = chain; record !== 0; record = records[record + NEXT] as number) {
      const last = this.#end(record, tokens, first);
      if (last >= 0) hits.add(records[record] as number, first, last);
    }
  }

  /** The last word of the pattern of a record if it stands at `first`, or -1. The nearest word fills a gap. */
  #end(record: number, tokens: TokenBuffer, first: number): number {
    const records = this.#records;
    let step = record + STEPS;
    for (let at = first; ; at++) {
      const size = records[step + SIZE] as number;
      const widest = at + (size & GAP);
      while (!this.#isWord(tokens, at, step)) {
        if (at === widest || tokens.hash[at] === NO_HASH || at + 1 >= tokens.count) return -1;
        at += 1;
      }
      if ((size & LAST) !== 0) return at;
      step += LETTERS + (((size >>> LENGTH) + 1) >>> 1);
    }
  }

  #isWord(tokens: TokenBuffer, word: number, step: number): boolean {
    const records = this.#records;
    const { letters } = tokens;
    const size = records[step + SIZE] as number;
    const isPrefix = (size & PREFIX) !== 0;
    if (!isPrefix && tokens.hash[word] !== records[step]) return false;
    const start = tokens.from[word] as number;
    const length = (tokens.from[word + 1] as number) - start;
    const wanted = size >>> LENGTH;
    if (isPrefix ? length < wanted : length !== wanted) return false;
    let at = step + LETTERS;
    const end = start + wanted;
    for (let i = start; i < end; i += 2) {
      const two = records[at++] as number;
      if ((two & 0xffff) !== letters[i] || (i + 1 < end && two >>> 16 !== letters[i + 1])) return false;
    }
    return true;
  }
}

/** What a matcher looks in: all of it in typed arrays. */
export interface MatcherTables {
  records: Int32Array;
  reach: number;
  words: PatternIndex;
  pairs: PatternIndex;
  stems: PatternIndex;
  heads: Filter;
}

function buildTables(patterns: readonly Pattern[]): MatcherTables {
  const { records, places } = layOut(patterns);
  const words: number[][] = [[], []];
  const pairs: number[][] = [[], []];
  const stems: number[][] = [[], []];
  const put = (to: number[][], hash: number, pattern: number) => {
    to[0]?.push(hash);
    to[1]?.push(places[pattern] ?? 0);
  };
  patterns.forEach((pattern, number) => {
    const [first, second] = pattern.steps;
    if (!first) return;
    if (first.prefix) put(stems, stemHash(first.letters, 0), number);
    else if (second && !second.prefix && second.gap === 0) put(pairs, pairHash(first.hash, second.hash), number);
    else put(words, first.hash, number);
  });
  const index = ([hashes = [], places = []]: number[][]) => buildIndex(hashes, places, records);
  const heads = patterns.flatMap(({ steps: [first] }) => (first === undefined || first.prefix ? [] : [first.hash]));
  return {
    records,
    reach: patterns.reduce(
      (most, { steps }) =>
        Math.max(
          most,
          steps.reduce((sum, { gap }) => sum + gap + 1, -1),
        ),
      0,
    ),
    words: index(words),
    pairs: index(pairs),
    stems: index(stems),
    heads: buildFilter([...new Set(heads)]),
  };
}

/**
 * A pattern's record: its number, the next record of the same key, then its steps, all in one place, since each look at
 * another may wait for memory.
 */
const STEPS = 2;
/** A step: its hash; in one number how many letters it has, what it is, and the gap before it; the letters, two by two. */
const SIZE = 1;
const LETTERS = 2;
const LENGTH = 9;
const LAST = 1 << 8;
const PREFIX = 1 << 7;
const GAP = PREFIX - 1;

/** The records of patterns, and where each is. */
function layOut(patterns: readonly Pattern[]): { records: Int32Array; places: number[] } {
  let size = STEPS;
  for (const { steps } of patterns) {
    size += STEPS;
    for (const { letters } of steps) size += LETTERS + Math.ceil(letters.length / 2);
  }
  const records = new Int32Array(size);
  let at = STEPS;
  const places = patterns.map(({ steps }, number) => {
    const place = at;
    records[place] = number;
    at += STEPS;
    steps.forEach(({ hash, letters, prefix, gap }, k) => {
      records[at] = hash;
      records[at + SIZE] =
        (letters.length << LENGTH) | (k === steps.length - 1 ? LAST : 0) | (prefix ? PREFIX : 0) | gap;
      at += LETTERS;
      for (let i = 0; i < letters.length; i += 2)
        records[at++] = (letters[i] as number) | ((letters[i + 1] ?? 0) << 16);
    });
    return place;
  });
  return { records, places };
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
