import { compileTerms, Hits, type Matcher, TokenBuffer, tokenize } from '@vigie/engine';
import type { Dictionary } from './dictionary.ts';
import { type Entry, inflect, possibleStems } from './inflect.ts';

/** The forms of one word of a term. */
export interface WordForms {
  word: string;
  /** The dictionary's word that it is inflected as: itself, another, or its last part (`…messer`); null: not known. */
  as: string | null;
  forms: string[];
  /** Forms that begin with a prefix: an article, a negation. */
  prefixed: string[];
  /** There are more forms than are made. */
  isCut: boolean;
  /** What all forms begin with, as a term, and which other words of the dictionary that would take. */
  prefix: { term: string; others: number; samples: string[] } | null;
}

/** The forms of a term, for a person to look at. */
export interface TermForms {
  term: string;
  words: WordForms[];
  /** Forms of the whole term that the known terms do not find; null where its words' forms make too many. */
  missing: string[] | null;
}

/** Forms of a term of several words: past these, nobody looks at them one by one. */
const MOST_COMBINED = 40;
const SHORTEST_PREFIX = 3;
/** Of a word whose forms are not known, its ending at most is left off, and this much stays. */
const LONGEST_ENDING = 2;
const SHORTEST_START = 4;
const MOST_SAMPLES = 8;
/** A tail shorter than this is the last part of too many words. */
const SHORTEST_TAIL = 4;
const SHORTEST_HEAD = 3;

/** Terms to make forms of. */
export interface Asked {
  terms: readonly string[];
  /** The terms that are there already: what they find is not missing. */
  known: readonly string[];
}

/**
 * Makes the forms of terms by a dictionary. Pieces with a star, gaps, signs and digits stay as they are.
 *
 * @returns the forms of each of `asked`, in its order
 */
export function makeForms(asked: readonly Asked[], dictionary: Dictionary): TermForms[][] {
  const words = new Set(asked.flatMap(({ terms }) => terms.flatMap(wordsOf)));
  const found = findEntries(words, dictionary);
  const resolved = new Map([...words].map((word) => [word, resolve(word, found, dictionary)]));
  addOthers([...resolved.values()], dictionary);
  return asked.map(({ terms, known }) => {
    const matcher = compileTerms(known);
    return terms.map((term) => {
      const ofTerm = wordsOf(term).flatMap((word) => resolved.get(word) ?? []);
      return { term, words: ofTerm, missing: missingOf(term, resolved, matcher) };
    });
  });
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*(?![\p{L}\p{M}*])/gu;

function wordsOf(term: string): string[] {
  return term.match(WORD) ?? [];
}

/** As it is written, and as a dictionary may write it; the part of a German noun is looked for as a noun first. */
function casesOf(word: string, ofWhole = word): string[] {
  const lower = word.toLowerCase();
  const title = `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`;
  const isTitle = ofWhole.charAt(0) !== ofWhole.charAt(0).toLowerCase();
  return [...new Set([...(ofWhole === word ? [word] : []), ...(isTitle ? [title, lower] : [lower, title])])];
}

/** Parts of a word that may be its last: `messer` of `Zombiemesser`, the longest first. */
function tailsOf(word: string): string[] {
  const tails: string[] = [];
  for (let at = SHORTEST_HEAD; at <= word.length - SHORTEST_TAIL; at++) tails.push(word.slice(at));
  return tails;
}

/** The entries by which words may be inflected; stems and parts are dear, and looked for where a word is no entry. */
function findEntries(words: ReadonlySet<string>, dictionary: Dictionary): ReadonlyMap<string, Entry[]> {
  const { affixes } = dictionary;
  const direct = dictionary.find(new Set([...words].flatMap((word) => casesOf(word))));
  const isWord = (spelling: string) => direct.get(spelling)?.some((entry) => inflect(entry, affixes).forms.size > 0);
  const others = [...words].filter((word) => !casesOf(word).some(isWord));
  const wanted = others.flatMap((word) => [
    ...casesOf(word).flatMap((each) => [...possibleStems(each, affixes)]),
    ...tailsOf(word).flatMap((tail) => casesOf(tail)),
  ]);
  return new Map([...direct, ...dictionary.find(new Set(wanted))]);
}

function resolve(word: string, found: ReadonlyMap<string, Entry[]>, { affixes }: Dictionary): WordForms {
  const make = (entries: readonly Entry[], as: string | null, shape: (form: string) => string): WordForms => {
    const made = entries.map((entry) => inflect(entry, affixes));
    const forms = distinct([word, ...made.flatMap((each) => [...each.forms].map(shape))]);
    const prefixed = distinct([...forms, ...made.flatMap((each) => [...each.prefixed].map(shape))]).slice(forms.length);
    return { word, as, forms, prefixed, isCut: made.some((each) => each.isCut), prefix: null };
  };
  const asIs = (form: string) => form;
  /** The entries of the first spelling that is a word by itself. */
  const entriesOf = (spellings: readonly string[]): readonly Entry[] =>
    spellings
      .map((each) => (found.get(each) ?? []).filter((entry) => inflect(entry, affixes).forms.size > 0))
      .find((entries) => entries.length > 0) ?? [];
  const own = entriesOf(casesOf(word));
  if (own.length > 0) return make(own, word, asIs);
  const written = new Set(casesOf(word));
  const stems = [...written]
    .flatMap((each) => [...possibleStems(each, affixes)])
    .flatMap((stem) => found.get(stem) ?? [])
    .filter((entry) => [...inflect(entry, affixes).forms].some((form) => written.has(form)));
  if (stems.length > 0) return make(stems, [...new Set(stems.map((entry) => entry.word))].join(', '), asIs);
  for (const tail of tailsOf(word)) {
    const entries = entriesOf(casesOf(tail, word));
    if (entries.length === 0) continue;
    const head = word.slice(0, word.length - tail.length);
    return make(entries, `…${tail}`, (form) => `${head}${form.toLowerCase()}`);
  }
  return { word, as: null, forms: [word], prefixed: [], isCut: false, prefix: null };
}

/** Forms that read differently: case and accents make no difference to the matcher. */
function distinct(forms: readonly string[]): string[] {
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = folded(form);
    return !seen.has(key) && seen.add(key);
  });
}

/** The forms of a whole term in which no known term is found. */
function missingOf(term: string, resolved: ReadonlyMap<string, WordForms>, matcher: Matcher): string[] | null {
  const pieces: string[][] = [];
  let at = 0;
  for (const word of term.matchAll(WORD)) {
    pieces.push([term.slice(at, word.index)], resolved.get(word[0])?.forms ?? [word[0]]);
    at = word.index + word[0].length;
  }
  pieces.push([term.slice(at)]);
  const combined = pieces.reduce((count, { length }) => count * length, 1);
  const isOne = pieces.filter(({ length }) => length > 1).length < 2;
  if (combined > MOST_COMBINED && !isOne) return null;
  const forms = pieces.reduce((made, piece) => made.flatMap((before) => piece.map((each) => before + each)), ['']);
  // A term with a gap or a star finds what it finds: its other forms are read with the words side by side.
  return distinct(forms).filter((form) => !finds(matcher, form.replaceAll('*', '').replace(/…\d*|\.\.\.\d*/gu, ' ')));
}

const tokens = new TokenBuffer();
const hits = new Hits();

function finds(matcher: Matcher, text: string): boolean {
  tokens.reset();
  tokenize(text, tokens);
  hits.count = 0;
  matcher.find(tokens, hits);
  return hits.count > 0;
}

const ASCII = /^[a-z]*$/i;

/** A word as the matcher sees it. `fold` makes a buffer each time, which for a whole dictionary takes half a minute. */
function folded(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  tokens.reset();
  tokenize(word, tokens);
  return Array.from({ length: tokens.count - 1 }, (_, i) => tokens.word(i)).join(' ');
}
/** A word's first letter without its marks, by which most words are passed over. */
const initialOf = (word: string): string => word.slice(0, 2).normalize('NFD').charAt(0).toLowerCase();

/** Says of each word which prefix has all its forms, and what else the dictionary has with it. */
function addOthers(words: readonly WordForms[], dictionary: Dictionary): void {
  const shared = words.flatMap((word) => {
    const own = new Set(word.forms.map((form) => folded(form)));
    const common = commonStart([...own]);
    // Some dictionaries (the Greek one) list every form as a word of its own: what begins alike is shown then.
    const start = own.size > 1 ? common : common.slice(0, Math.max(SHORTEST_START, common.length - LONGEST_ENDING));
    const tells = word.as !== null && start.length >= SHORTEST_PREFIX;
    return tells ? [{ word, own, start, others: new Set<string>() }] : [];
  });
  const byStart = Map.groupBy(shared, ({ start }) => start.slice(0, SHORTEST_PREFIX));
  const initials = new Set(shared.flatMap(({ word, start }) => [initialOf(start), ...word.forms.map(initialOf)]));
  for (const word of dictionary.words()) {
    if (!initials.has(initialOf(word))) continue;
    const text = folded(word);
    for (const { own, start, others } of byStart.get(text.slice(0, SHORTEST_PREFIX)) ?? [])
      if (text.startsWith(start) && !own.has(text)) others.add(word);
  }
  for (const { word, start, others } of shared) {
    const asWritten = word.word.slice(0, start.length);
    const term = `${folded(asWritten) === start ? asWritten : start}*`;
    word.prefix = { term, others: others.size, samples: [...others].slice(0, MOST_SAMPLES) };
  }
}

function commonStart(words: readonly string[]): string {
  const [first = ''] = words;
  let length = first.length;
  for (const word of words) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
