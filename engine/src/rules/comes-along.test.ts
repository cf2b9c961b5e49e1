import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '../listing.ts';
import { parsePack } from '../packs/parse-pack.ts';
import { compile } from '../screen.ts';
import { readOpenTerm } from '../terms/open-term.ts';

const yaml = `id: lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - { id: law, citation: { en: Law, fr: Loi }, penalty: null, from: null, to: null, verified: true, note: null, source: x }
terms:
  lamp: { en: [oil lamp], fr: [lampe à huile], any: [lampion] }
  picture: { en: [mug, poster, print], fr: [tasse, livre], pt: [caneca] }
  gift: { en: [with …, incl …, free …2, … included, free shipping], fr: [… offerte], ga: [le …], pt: […2 grátis], any: [gratis …, … gratis] }
rules:
  - id: lamp
    title: { en: Lamp, fr: Lampe }
    severity: low
    legal: [law]
    when: { all: [{ terms: lamp }, { not: { near: [{ terms: lamp }, { terms: picture, except: gift }] } }] }
    examples: []
`;
const parsed = parsePack(yaml, 'lamps.yaml');
assert.ok('pack' in parsed, JSON.stringify(parsed));
const screener = compile([parsed.pack]);

for (const [title, isFound] of [
  ['Oil lamp', true],
  ['Oil lamp mug', false],
  ['Lampe à huile, tasse offerte', true],
  ['Lampe à huile (tasse offerte)', true],
  ['Oil lamp, mug (included)', true],
  ['Oil lamp, free white china mug', true],
  ['Oil lamp, free: mug', true],
  ['Oil lamp, free big white china mug', false],
  ['Oil lamp with mug', true],
  ['Oil lamp + mug', true],
  ['Oil lamp + a white mug', true],
  ['Oil lamp 3+ mug', false],
  ['Oil lamp, from 3+, mug', false],
  ['Oil lamp x2 + mug', true],
  ['Oil lamp no. 12 + a white mug', true],
  ['Oil lamp ＋ mug', true],
  ['Oil lamp 3＋ mug', false],
  ['Oil lamp, incl. mug', true],
  ['Oil lamp, gratis mug', true],
  // Of two languages' terms that read the same, each reaches as far as it says, whichever comes first.
  ['Lampion, caneca branca nova grátis', true],
  ['Lampion, mug white new gratis', false],
  // Not the thing, but its own postage; not beside it; not of this phrase.
  ['Oil lamp mug, free shipping', false],
  ['Oil lamp, free shipping mug', false],
  ['Oil lamp mug, included', false],
  ['Oil lamp, free now. Poster', false],
  // Nothing comes along with goods that are named after it, or stand between.
  ['Cushion with print oil lamp', false],
  ['With oil lamp mug', false],
  ['Mug + oil lamp', false],
  // The Irish "with" is the French article.
  ['Lampe à huile, le livre', false],
  // Each thing for itself.
  ['Oil lamp poster with mug', false],
] as const) {
  test(`${title}: ${isFound ? 'goods' : 'none'}`, () => {
    assert.equal(screener.screen(emptyListing('test', title), { asOf: '2026-06-01' }).length > 0, isFound);
  });
}

test('the goods are looked for in the same field', () => {
  const listing = { ...emptyListing('test', 'Oil lamp'), description: 'Print with oil lamp. Oil lamp with mug.' };
  assert.equal(screener.screen(listing, { asOf: '2026-06-01' }).length, 0);
});

test('an open term has its gap at one end', () => {
  assert.deepEqual(readOpenTerm('with …'), { words: 'with', beside: { side: 'after', within: 0 } });
  assert.deepEqual(readOpenTerm('…2 for free'), { words: 'for free', beside: { side: 'before', within: 2 } });
  for (const closed of ['with', 'with … case', '…', '… with …', 'with…'])
    assert.equal(readOpenTerm(closed), null, closed);
});

test('a list with an open term goes with except alone', () => {
  const wrong = parsePack(yaml.replace('{ terms: lamp }, { not', '{ terms: gift }, { not'), 'lamps.yaml');
  assert.equal('errors' in wrong && wrong.errors[0]?.message, 'term "with …": a gap stands between two words');
});
