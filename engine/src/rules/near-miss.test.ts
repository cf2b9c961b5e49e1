import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing, type Listing } from '../listing.ts';
import { parsePack } from '../packs/parse-pack.ts';
import { compile } from '../screen.ts';
import type { Reason } from '../screener.ts';

/** A pack whose one rule has this condition. */
function screenerOf(when: string) {
  const parsed = parsePack(
    `id: test
version: 2026-01-01
title: { en: T, fr: T }
territory: [FR]
legal:
  - { id: old, citation: { en: A, fr: A }, penalty: null, from: null, to: 2020-12-31, verified: true, note: null, source: t }
  - { id: law, citation: { en: A, fr: A }, penalty: null, from: 2021-01-01, to: null, verified: true, note: null, source: t }
terms:
  lamp: { en: [garden lamp, lantern, torchlight*], fr: [lampe] }
  gift: { en: [lamp shade of a garden lamp] }
rules:
  - { id: lamp, title: { en: L, fr: L }, severity: low, legal: [old, law], when: ${when}, examples: [] }
  - { id: other, title: { en: L, fr: L }, severity: low, legal: [law], when: { terms: lamp }, examples: [] }
`,
    'test.yaml',
  );
  assert.ok('pack' in parsed, JSON.stringify(parsed));
  return compile([parsed.pack]);
}

const misses = ({ nearest, parts }: Reason): string[] => [
  ...nearest.map(({ why, field, text, term }) => `${why} ${field} "${text}" ${term}`),
  ...parts.flatMap(misses),
];

const CASES: [name: string, when: string, offer: Partial<Listing> & { title: string }, expected: string[]][] = [
  ['what is true has none', '{ terms: lamp }', { title: 'Garden lamp' }, []],
  ['a word like a term', '{ terms: lamp }', { title: 'Lanterm, 30 cm' }, ['word title "Lanterm" lantern']],
  [
    'two words like a term',
    '{ terms: lamp }',
    { title: 'A gardem lamps' },
    ['word title "lamps" lampe', 'word title "gardem lamps" garden lamp'],
  ],
  ['a prefix', '{ terms: lamp }', { title: 'Torchlihgts' }, ['word title "Torchlihgts" torchlight*']],
  ['words that are like none', '{ terms: lamp }', { title: 'Chair' }, []],
  [
    'a term elsewhere',
    '{ terms: lamp, fields: [title] }',
    { title: 'Chair', description: 'With a lantern' },
    ['field description "lantern" lantern'],
  ],
  [
    'a term that is taken away',
    '{ terms: lamp, except: gift }',
    { title: 'Lamp shade of a garden lamp' },
    ['taken title "garden lamp" garden lamp'],
  ],
  ['too few terms', '{ terms: lamp, min: 2 }', { title: 'Lantern' }, ['few title "Lantern" lantern']],
  [
    'a quantity outside the bounds',
    '{ measure: height, below: 140 cm }',
    { title: 'Lamp, height 165 cm' },
    ['bounds title "165 cm" height 165 cm'],
  ],
  [
    'too far apart',
    '{ near: [{ terms: lamp }, { measure: height, below: 140 cm }], within: 1 }',
    { title: 'Lantern of red painted metal, height 30 cm' },
    ['apart title "Lantern" lantern', 'apart title "30 cm" height 30 cm'],
  ],
  [
    'in parts',
    '{ all: [{ terms: lamp }, { not: { terms: lamp } }] }',
    { title: 'Lanterm' },
    ['word title "Lanterm" lantern', 'word title "Lanterm" lantern'],
  ],
];

for (const [name, when, offer, expected] of CASES) {
  test(`what came nearest: ${name}`, () => {
    const listing = { ...emptyListing('shop.example', offer.title), ...offer };
    const told = screenerOf(when).explain(listing, { asOf: '2026-01-01', rule: 'lamp' });
    assert.deepEqual(
      told.map(({ rule }) => rule),
      ['lamp'],
    );
    assert.deepEqual(
      told.flatMap(({ outcome }) => misses(outcome)),
      expected,
    );
  });
}

test('an explanation says which provisions were in force and whether the offer is made where the rule applies', () => {
  const listing = { ...emptyListing('shop.example', 'Lantern'), territory: ['US'] };
  const screener = screenerOf('{ terms: lamp }');
  const told = (asOf: string) =>
    screener
      .explain(listing, { asOf, rule: 'lamp' })
      .map(({ applies, legal, isInTerritory }) => [applies, legal, isInTerritory]);
  assert.deepEqual(told('2026-01-01'), [[false, ['law'], false]]);
  assert.deepEqual(told('2019-01-01'), [[false, ['old'], false]]);
});
