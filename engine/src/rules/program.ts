import type { LegalBasis, Severity, Words } from '../finding.ts';
import type { Beside } from '../terms/open-term.ts';
import type { Node } from './node.ts';
import type { Search } from './search.ts';

/** A rule ready to run. */
export interface CompiledRule {
  id: string;
  title: Words;
  severity: Severity;
  pack: string;
  packDigest: string;
  legal: LegalBasis[];
  territory: ReadonlySet<string>;
  when: Node;
}

/** A pattern in a list. */
export interface TermUse {
  list: number;
  /** The term as the pack writes it. */
  term: string;
  /** All terms of the list that read the same once case and marks are gone. */
  spellings: string[];
  /** See `Match`. */
  unreviewed: string[] | undefined;
  /** Languages that have the term in the list. */
  languages: string[];
  /** Of an open term: where what comes along stands. */
  beside: Beside | undefined;
}

export interface Program {
  rules: CompiledRule[];
  /** For every term. */
  all: Search;
  /** For the terms that alone may make a rule true; null where they all may. */
  sought: Search | null;
  /** Uses of each pattern. */
  uses: TermUses;
  listCount: number;
  triggered: Triggered;
  /** Rules to be looked at when the listing has a GTIN. */
  ofGtin: number[];
  /** Rules that no term's absence rules out. */
  always: number[];
  packs: { id: string; version: string; digest: string }[];
}

/** Shorter ones are sizes, years and numbers of pieces. */
const LEAST_CODE = 5;

/** The Latin letters and digits of a model's designation; null where that is no code: without a digit, or too short. */
export function codeOf(text: string): string | null {
  const code = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return code.length >= LEAST_CODE && /\d/.test(code) ? code : null;
}

/** Rules to be looked at when a pattern occurs; a pattern that alone makes none true has none. */
export interface Triggered {
  /** The first of a pattern's rules in `rules`; the next pattern's is where they end. */
  from: Int32Array;
  rules: Int32Array;
}

/** What patterns are used for, in typed arrays: a number stands for a text, one for a list of languages. */
export interface UseTables {
  /** The first of a pattern's uses; the next pattern's is where they end. */
  from: Int32Array;
  list: Int32Array;
  term: Int32Array;
  /** 0 where a term is not open; else the words between and one, negative where the thing stands before it. */
  beside: Int8Array;
  languages: Int32Array;
  /** -1: nothing is marked. */
  unreviewed: Int32Array;
  spellingFrom: Int32Array;
  spellings: Int32Array;
  /** The texts, one behind the other. */
  textFrom: Int32Array;
  letters: Uint16Array;
  /** Lists of languages. */
  lists: string[][];
}

/** The uses of the patterns of a program, read from their tables when they are asked for. */
export class TermUses {
  readonly tables: UseTables;
  readonly #read: (readonly TermUse[] | undefined)[] = [];

  constructor(tables: UseTables) {
    this.tables = tables;
  }

  /** Patterns that there are. */
  get size(): number {
    return this.tables.from.length - 1;
  }

  of(pattern: number): readonly TermUse[] {
    const before = this.#read[pattern];
    if (before) return before;
    const { from } = this.tables;
    const uses: TermUse[] = [];
    for (let use = from[pattern] as number; use < (from[pattern + 1] as number); use++) uses.push(this.#use(use));
    this.#read[pattern] = uses;
    return uses;
  }

  #use(use: number): TermUse {
    const { list, term, beside, languages, unreviewed, spellingFrom, spellings, lists } = this.tables;
    const open = beside[use] as number;
    const marked = unreviewed[use] as number;
    return {
      list: list[use] as number,
      term: this.#text(term[use] as number),
      spellings: Array.from(spellings.subarray(spellingFrom[use], spellingFrom[use + 1]), (text) => this.#text(text)),
      unreviewed: marked < 0 ? undefined : lists[marked],
      languages: lists[languages[use] as number] ?? [],
      beside: open === 0 ? undefined : { side: open < 0 ? 'before' : 'after', within: Math.abs(open) - 1 },
    };
  }

  #text(number: number): string {
    const { textFrom, letters } = this.tables;
    return String.fromCharCode(...letters.subarray(textFrom[number], textFrom[number + 1]));
  }
}

/** Lays uses out, pattern by pattern. */
export function layOutUses(uses: readonly (readonly TermUse[])[]): UseTables {
  const all = uses.flat();
  const texts = new Numbers();
  const lists = new Numbers();
  const languagesOf = (list: readonly string[]) => lists.of(JSON.stringify(list));
  const laid = {
    list: Int32Array.from(all, ({ list }) => list),
    term: Int32Array.from(all, ({ term }) => texts.of(term)),
    beside: Int8Array.from(all, ({ beside }) =>
      beside === undefined ? 0 : beside.side === 'before' ? -1 - beside.within : 1 + beside.within,
    ),
    languages: Int32Array.from(all, ({ languages }) => languagesOf(languages)),
    unreviewed: Int32Array.from(all, ({ unreviewed }) => (unreviewed === undefined ? -1 : languagesOf(unreviewed))),
    spellings: Int32Array.from(all.flatMap(({ spellings }) => spellings.map((each) => texts.of(each)))),
  };
  return {
    ...laid,
    from: startsOf(uses.map(({ length }) => length)),
    spellingFrom: startsOf(all.map(({ spellings }) => spellings.length)),
    textFrom: startsOf(texts.keys.map(({ length }) => length)),
    letters: Uint16Array.from(texts.keys.flatMap((text) => Array.from(text.split(''), (unit) => unit.charCodeAt(0)))),
    lists: lists.keys.map((key): string[] => JSON.parse(key)),
  };
}

/** Where each of some things begins that lie one behind the other, and where the last ends. */
export function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    starts[at + 1] = (starts[at] as number) + length;
  });
  return starts;
}

/** Numbers texts as they come. */
class Numbers {
  readonly keys: string[] = [];
  readonly #known = new Map<string, number>();

  of(key: string): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}
