import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing, type Pack, parsePack } from '@vigie/engine';
import { NearIndex } from './near-words.ts';
import { startReport } from './pack-report.ts';

const parsed = parsePack(
  `id: lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
reviewed: [en, pt]
legal:
  - { id: law, citation: { en: Law, fr: Loi }, penalty: null, from: null, to: null, verified: true, note: null, source: x }
terms:
  lantern: { en: [lantern, storm lamp], de: [Laterne, Lampe], pt-BR: [lanterna], any: ["🏮"] }
  toy: { en: [toy] }
rules:
  - id: lantern
    title: { en: Lantern, fr: Lanterne }
    severity: low
    legal: [law]
    when: { all: [{ terms: lantern }, { not: { terms: toy } }] }
    examples:
      - { match: true, listing: { title: A lantern } }
      - { match: true, listing: { title: Eine Laterne } }
      - { match: false, listing: { title: A toy lantern } }
      - { match: false, listing: { title: A desk } }
`,
  'lamps.yaml',
);
assert.ok('pack' in parsed, JSON.stringify(parsed));
const pack: Pack = parsed.pack;
const offer = (title: string) => emptyListing('test', title);

test('a report counts examples, hits, decisions and languages of each rule', () => {
  const report = startReport([pack], '2026-06-01');
  report.add(offer('Storm lamp, iron'), 'en');
  report.add(offer('Lampe, iron'), 'fr');
  report.add(offer('Lampe aus Eisen'), 'de');
  report.add(offer('Lampe'), 'und');
  report.add(offer('Lanterna de ferro'), 'pt');
  report.add(offer('Toy lantern'), 'en');
  report.add(offer('Фонарь'), 'ru');
  const rule = { pack: 'lamps', rule: 'lantern' };
  report.review({ ...rule, case: 'c1', state: 'confirmed', terms: ['Lampe'] });
  report.review({ ...rule, case: 'c1', state: 'confirmed', terms: ['Lampe', 'Laterne'] });
  report.review({ ...rule, case: 'c2', state: 'dismissed', terms: ['lantern'] });
  report.review({ pack: 'lamps', rule: 'gone', case: 'c3', state: 'dismissed', terms: [] });
  report.confirm(offer('A lantern'));
  report.confirm(offer('Une lanterne'));

  const { listings, rules, confirmed, wordsPassedOver } = report.result();
  assert.deepEqual([listings, wordsPassedOver], [7, 0]);
  assert.deepEqual(confirmed, { offers: 2, unflagged: 1, samples: [{ title: 'Une lanterne', url: null }] });
  const [of] = rules;
  assert.ok(of);
  assert.deepEqual(of.examples, { matching: 2, lookAlikes: 2, withoutTerm: 1 });
  assert.deepEqual([of.flagged, of.confirmed, of.dismissed, of.precision?.share], [5, 1, 1, 0.5]);
  // French is told of a listing with a German term, Russian of one with none.
  assert.deepEqual(
    of.uncovered.map(({ language, listings: n }) => [language, n]),
    [
      ['fr', 1],
      ['ru', 1],
    ],
  );
  assert.deepEqual(
    of.languages.map((each) => [
      each.language,
      each.reviewed,
      [each.terms, each.seen],
      [each.matching, each.lookAlikes],
      [each.flagged, each.elsewhere],
      [each.confirmed, each.dismissed],
    ]),
    [
      ['en', true, [2, 2], [1, 1], [1, 0], [0, 1]],
      ['de', false, [2, 1], [1, 0], [3, 1], [1, 0]],
      ['pt-BR', true, [1, 1], [0, 0], [1, 0], [0, 0]],
      ['any', null, [1, 0], [0, 0], [0, 0], [0, 0]],
    ],
  );
  assert.deepEqual(of.samples[0], { title: 'Storm lamp, iron', url: null, texts: ['Storm lamp'] });
});

test('words near a term that no term of the rule finds are told with the listings that have them', () => {
  const report = startReport([pack], '2026-06-01');
  for (const title of ['Lanterns', 'lanterns, lanterns', 'LANTERN', 'lamtern', 'Sturmlaterne', 'Lanterna', 'Lampen'])
    report.add(offer(title), 'und');
  const near = (language: string) =>
    report.result().rules[0]?.languages.find((each) => each.language === language)?.near;
  assert.deepEqual(near('en'), [
    { word: 'lanterns', term: 'lantern', how: 'begins', listings: 2 },
    { word: 'lamtern', term: 'lantern', how: 'letter', listings: 1 },
  ]);
  assert.deepEqual(
    near('de')?.map(({ word, how }) => [word, how]),
    [
      ['lampen', 'begins'],
      ['sturmlaterne', 'ends'],
    ],
  );
});

test('a word is near a term when it goes on, comes before, or differs by a letter', () => {
  const index = new NearIndex(['lantern', 'lamp', 'dagger', 'daggers']);
  const near = (word: string) => Object.values(index.nearest(word) ?? {}).join(' ');
  for (const [word, expected] of [
    ['lanterns', 'lantern begins'],
    ['sealantern', 'lantern ends'],
    ['lanterm', 'lantern letter'],
    ['lantren', 'lantern letter'],
    ['latern', 'lantern letter'],
    ['lanntern', 'lantern letter'],
    ['lanterm5', ''],
    ['lantern', ''],
    ['lamps', ''],
    ['daggersx', 'daggers begins'],
    ['дагеррр', ''],
    ['', ''],
  ] as const)
    assert.equal(near(word), expected, word);
});
