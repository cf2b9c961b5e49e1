import { createRequire } from 'node:module';
import { compile, emptyListing, type Pack } from '@vigie/engine';
import {
  collapseDuplicatesTransformer,
  parseRawPattern,
  RegExpMatcher,
  resolveConfusablesTransformer,
  resolveLeetSpeakTransformer,
  skipNonAlphabeticTransformer,
  toAsciiLowerCaseTransformer,
} from 'obscenity';
import unhomoglyph from 'unhomoglyph';

const require = createRequire(import.meta.url);
/** Its types are those of an ES module, which it is not. */
const decancer: (text: string) => { contains(term: string): boolean; toString(): string } = require('decancer');

/** A way to look for terms in a text, made ready: the terms found. */
export interface Method {
  name: string;
  prepare(terms: readonly string[]): (text: string) => Set<string>;
}

const quote = (term: string) => term.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

/** Whole words, of a text and terms made plain in one way. */
function wholeWords(terms: readonly string[], plain: (text: string) => string): (text: string) => Set<string> {
  const byPlain = new Map<string, string[]>();
  for (const term of terms) byPlain.set(plain(term), [...(byPlain.get(plain(term)) ?? []), term]);
  const longestFirst = [...byPlain.keys()].sort((a, b) => b.length - a.length).map(quote);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?=(${longestFirst.join('|')})(?![\\p{L}\\p{N}]))`, 'gu');
  return (text) => {
    const found = new Set<string>();
    for (const [, match = ''] of plain(text).matchAll(pattern))
      for (const term of byPlain.get(match) ?? []) found.add(term);
    return found;
  };
}

/** A pack of one rule, whose terms are those given. */
function packOf(terms: readonly string[]): Pack {
  const words = (text: string) => ({ en: text, fr: text });
  const basis = { id: 'law', citation: words('Law'), penalty: null, from: null, to: null, verified: true, note: null };
  return {
    id: 'bench',
    version: '2026-01-01',
    title: words('Bench'),
    territory: ['FR'],
    legal: [{ ...basis, source: 'bench' }],
    terms: { hidden: { any: [...terms] } },
    rules: [
      { id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when: { terms: 'hidden' }, examples: [] },
    ],
  };
}

/** As obscenity's own English preset makes letters of runs one: a pattern must be written so too. */
const doubled = 'beolsg';
const collapsed = (term: string) =>
  [...term].filter((letter, i) => letter !== term[i - 1] || doubled.includes(letter)).join('');

function obscenity(terms: readonly string[], skips: boolean): (text: string) => Set<string> {
  const matcher = new RegExpMatcher({
    blacklistedTerms: terms.map((term, id) => ({
      id,
      pattern: parseRawPattern(skips ? collapsed(term).replaceAll(' ', '') : `|${collapsed(term)}|`),
    })),
    blacklistMatcherTransformers: [
      resolveConfusablesTransformer(),
      resolveLeetSpeakTransformer(),
      toAsciiLowerCaseTransformer(),
      ...(skips ? [skipNonAlphabeticTransformer()] : []),
      collapseDuplicatesTransformer({
        defaultThreshold: 1,
        customThresholds: new Map([...doubled].map((letter) => [letter, 2])),
      }),
    ],
  });
  return (text) => new Set(matcher.getAllMatches(text).map(({ termId }) => terms[termId] ?? ''));
}

export const methods: Method[] = [
  {
    name: 'vigie',
    prepare(terms) {
      const screener = compile([packOf(terms)]);
      return (text) => {
        const [finding] = screener.screen(emptyListing('bench', text), { asOf: '2026-01-01' });
        return new Set(finding?.matches.map(({ term }) => term));
      };
    },
  },
  { name: 'plain words', prepare: (terms) => wholeWords(terms, (text) => text.toLowerCase()) },
  {
    name: 'unhomoglyph',
    prepare: (terms) => wholeWords(terms, (text) => unhomoglyph(unhomoglyph(text).toLowerCase())),
  },
  { name: 'decancer', prepare: (terms) => wholeWords(terms, (text) => decancer(text).toString()) },
  {
    name: 'decancer, its own search',
    prepare: (terms) => (text) => {
      const cured = decancer(text);
      return new Set(terms.filter((term) => cured.contains(term)));
    },
  },
  { name: 'obscenity', prepare: (terms) => obscenity(terms, false) },
  { name: 'obscenity, letters alone', prepare: (terms) => obscenity(terms, true) },
];
