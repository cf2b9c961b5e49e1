import { hashLetters } from '../fold/tokenize.ts';
import type { Pattern } from '../terms/pattern.ts';
import { buildIndex, type Filter, filterBits, findFirst, NEXT, type PatternIndex } from '../terms/pattern-index.ts';
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
  /** Words of one skeleton, read from the tables when they are first asked for. */
  readonly #read = new Map<number, readonly PlainWord[]>();
  readonly #filter: Int32Array;
  readonly #filterBits: number;
  /** Those of prefixes, which are few: it stays near. */
  readonly #prefixes: Int32Array;
  readonly #prefixBits: number;
  readonly #threes: Int32Array;
  readonly #fours: Int32Array;
  readonly #beginnings: Int32Array;
  readonly #beginningBits: number;
  /** Hashes of words in plain letters that point to one of these (`hashesOfPlain`): two bits of one word each. */
  readonly pointers: Filter;
  /** Whether pairs and cut words are looked for. */
  readonly hasPointers: boolean;
  readonly #surePointers: Int32Array;
  readonly #surePointerBits: number;
  readonly hasPrefixes: boolean;
  /** What it is made of, to be kept: see `writeProgram`. */
  readonly tables: VocabularyTables;

  /** @param pointing a vocabulary that has these words and more: what points to one of its words does so here */
  constructor(source: readonly Pattern[] | VocabularyTables, pointing?: Vocabulary) {
    this.tables = 'letters' in source ? source : buildTables(source, pointing?.tables);
    this.#filter = this.tables.filter;
    this.#filterBits = bitsOf(this.#filter);
    this.#prefixes = this.tables.prefixes;
    this.#prefixBits = bitsOf(this.#prefixes);
    this.#threes = this.tables.threes;
    this.#fours = this.tables.fours;
    this.#beginnings = this.tables.beginnings;
    this.#beginningBits = bitsOf(this.#beginnings);
    this.pointers = this.tables.pointers;
    this.hasPointers = this.tables.hasPointers;
    this.#surePointers = this.tables.surePointers;
    this.#surePointerBits = bitsOf(this.#surePointers);
    this.hasPrefixes = this.tables.hasPrefixes;
  }

  /** Whether a word, by its hash, is one of these as it stands. */
  hasWord(hash: number): boolean {
    return findFirst(this.tables.ofHash, hash) !== 0;
  }

  /** Whether a word, by its hash, in plain letters points to one of these, which `pointers` has let through. */
  pointsByHash(hash: number): boolean {
    return hasBit(this.#surePointers, hash, this.#surePointerBits);
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
    const before = this.#read.get(hash);
    if (before) return before;
    const { ofSkeleton, records, letters, from, isPrefix } = this.tables;
    const words: PlainWord[] = [];
    for (let record = findFirst(ofSkeleton, hash); record !== 0; record = records[record + NEXT] as number) {
      const number = records[record] as number;
      words.push({ letters: letters.subarray(from[number], from[number + 1]), prefix: isPrefix[number] === 1 });
    }
    if (words.length === 0) return NO_WORDS;
    this.#read.set(hash, words);
    return words;
  }
}

const NO_WORDS: readonly PlainWord[] = [];

/** What a vocabulary looks in, all of it in typed arrays; a filter has as many bits as it has room for. */
export interface VocabularyTables {
  /** The words' letters, one word behind the other; the next word's first letter is where one ends. */
  letters: Uint16Array;
  from: Int32Array;
  isPrefix: Uint8Array;
  /** Words by their hash, and by their skeleton. */
  ofHash: PatternIndex;
  ofSkeleton: PatternIndex;
  /** By skeleton: a word's number, and the next record of the same. */
  records: Int32Array;
  filter: Int32Array;
  prefixes: Int32Array;
  threes: Int32Array;
  fours: Int32Array;
  beginnings: Int32Array;
  pointers: Filter;
  hasPointers: boolean;
  /** The pointers by other bits, for the few that the first lets through. */
  surePointers: Int32Array;
  hasPrefixes: boolean;
}

/** A filter with room for so many keys. */
const makeFilter = (keys: number, leastBits: number): Int32Array =>
  new Int32Array(1 << (Math.max(leastBits, Math.ceil(Math.log2(keys + 1))) - 5));

/** The bits of a hash that say where in a filter it is. */
const bitsOf = (filter: Int32Array): number => 31 - Math.clz32(filter.length) + 5;

function plainWordsOf(patterns: readonly Pattern[]): PlainWord[] {
  const known = new Set<string>();
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
      words.push({ letters, prefix });
    }
  }
  return words;
}

function buildTables(patterns: readonly Pattern[], pointing: Pointers | undefined): VocabularyTables {
  const words = plainWordsOf(patterns);
  const letters = new Uint16Array(words.reduce((sum, word) => sum + word.letters.length, 0));
  const from = new Int32Array(words.length + 1);
  const prefixed = words.filter(({ prefix }) => prefix).length;
  const begun: Beginnings = {
    filter: makeFilter(words.length * 32, 12),
    prefixes: makeFilter(prefixed * 32, 12),
    threes: new Int32Array(1 << 10),
    fours: new Int32Array(1 << 15),
    beginnings: makeFilter(words.length * 32, 17),
  };
  const { pointers, hasPointers, surePointers } = pointing ?? pointersTo(words);
  const skeletons: number[] = [];
  const withSkeleton: number[] = [];
  words.forEach((word, number) => {
    letters.set(word.letters, from[number]);
    from[number + 1] = (from[number] as number) + word.letters.length;
    const skeleton = addWord(begun, word);
    if (skeleton === null) return;
    skeletons.push(skeleton);
    withSkeleton.push((number + 1) * 2);
  });
  const records = new Int32Array((words.length + 1) * 2);
  const places = words.map((_, number) => {
    records[(number + 1) * 2] = number;
    return (number + 1) * 2;
  });
  return {
    letters,
    from,
    isPrefix: Uint8Array.from(words, ({ prefix }) => (prefix ? 1 : 0)),
    ofHash: buildIndex(
      words.map((word) => hashLetters(word.letters, 0, word.letters.length)),
      places,
      // Asked is only whether there is one.
      new Int32Array(records.length),
    ),
    ofSkeleton: buildIndex(skeletons, withSkeleton, records),
    records,
    ...begun,
    pointers,
    hasPointers,
    surePointers,
    hasPrefixes: prefixed > 0,
  };
}

type Beginnings = Pick<VocabularyTables, 'filter' | 'prefixes' | 'threes' | 'fours' | 'beginnings'>;
type Pointers = Pick<VocabularyTables, 'pointers' | 'hasPointers' | 'surePointers'>;

function pointersTo(words: readonly PlainWord[]): Pointers {
  const hashes = words.flatMap(({ letters, prefix }) =>
    prefix || words.length > MOST_POINTED ? [] : [...hashesOfPlain(String.fromCharCode(...letters))],
  );
  const surePointers = makeFilter(hashes.length * 12, 14);
  const filter = new Int32Array(surePointers.length);
  const filterShift = 32 - (bitsOf(filter) - 5);
  for (const hash of hashes) {
    setBit(surePointers, hash, bitsOf(surePointers));
    const at = hash >>> filterShift;
    filter[at] = (filter[at] as number) | filterBits(hash);
  }
  return { pointers: { filter, filterShift }, hasPointers: hashes.length > 0, surePointers };
}

/** Enters a word; its skeleton, or null where it is not looked for. */
function addWord({ filter, prefixes, threes, fours, beginnings }: Beginnings, word: PlainWord): number | null {
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
    if (size === 3) setBitAt(threes, code);
    if (size === 4) setBitAt(fours, code);
    if (size > 4) setBit(beginnings, hash, bitsOf(beginnings));
  }
  // Of a beginning of three classes, any fourth goes on: `box*` in `b-oxes`.
  if (word.prefix && size === 3) for (let next = 0; next < 32; next++) setBitAt(fours, (code << 5) | next);
  // A word of fewer classes, such as `ooh`, is met by chance; one of four letters, `pill`, less.
  if (size < 2 || (size === 2 && (word.prefix || word.letters.length < SHORTEST_OF_TWO))) return null;
  setBit(filter, hash, bitsOf(filter));
  if (word.prefix) setBit(prefixes, hash, bitsOf(prefixes));
  return hash;
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
