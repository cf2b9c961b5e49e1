import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kinds, seededRandom } from '../../../bench/disguise/kinds.ts';
import { draws } from '../../../tools/draws.ts';
import { emptyListing } from '../listing.ts';
import { compileCel } from '../packs/cel/cel.ts';
import type { Pack } from '../packs/pack.ts';
import { parsePack } from '../packs/parse-pack.ts';
import { compile, compileToBytes } from '../screen.ts';
import { openProgram } from '../screener.ts';

/** A pack with a rule over goods, which its other lists speak against or complete. */
function packOf(when: string, goods = 'lampion, doll*, mod*, ell*, oil candle, камень, telescope stand'): Pack {
  const parsed = parsePack(
    `id: lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - { id: law, citation: { en: Law, fr: Loi }, penalty: null, from: null, to: null, verified: true, note: null, source: x }
terms:
  goods: { any: [${goods}] }
  aside: { any: [book, model, dollhouse, ellen, 'камень*', telescope, mpiand, crossbow, handschuh, poster] }
rules:
  - { id: rule, title: { en: Lamp, fr: Lampe }, severity: low, legal: [law], when: ${when}, examples: [] }
`,
    'lamps.yaml',
  );
  assert.ok('pack' in parsed, JSON.stringify(parsed));
  return parsed.pack;
}

/** A rule by itself, and beside one that every term alone may make true, so that every term is looked for. */
function searchedFor(when: string, goods?: string) {
  const every = { ...packOf('{ terms: [goods, aside] }', goods), id: 'every' };
  const some = packOf(when, goods);
  const opened = openProgram(compileToBytes([some]), compileCel);
  return { some: compile([some]), opened, all: compile([some, every]) };
}
const screeners = [
  searchedFor('{ terms: goods }'),
  searchedFor('{ all: [{ terms: goods }, { not: { terms: aside } }] }'),
  searchedFor('{ all: [{ terms: [goods] }, { terms: aside }] }'),
  searchedFor('{ not: { terms: aside } }'),
  // Words that nothing points to: too short to be cut.
  searchedFor('{ terms: goods }', 'mod'),
];

/** What the rules find in a title, which is the same with every term looked for. */
function found(title: string): number[] {
  const listing = emptyListing('test', title);
  return screeners.map(({ some, opened, all }) => {
    const findings = some.screen(listing, { asOf: '2026-01-01' });
    const ofAll = all.screen(listing, { asOf: '2026-01-01' }).filter(({ pack }) => pack === 'lamps');
    assert.deepEqual(findings, ofAll, title);
    assert.deepEqual(opened.screen(listing, { asOf: '2026-01-01' }), findings, title);
    return findings.length;
  });
}

const words =
  'lampion doll dolls model modem ellen elle oil candle телескоп камень каменьщик dollhouse book telescope stand crossbow handschuh poster and 12 new'.split(
    ' ',
  );
const piece = fc
  .tuple(fc.constantFrom(...words), fc.option(fc.constantFrom(...kinds)), fc.nat())
  .map(([word, kind, seed]) => kind?.hide(word, seededRandom(seed)) ?? word);

test('a rule finds what it finds when every term is looked for', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => void found(pieces.join(' '))),
    { numRuns: draws(500, 3000) },
  );
});

for (const [title, isOther] of [
  ['rnodel', 1],
  ['e11en', 1],
  ['d0llhouse', 1],
  ['кaменьщик', 1],
  // Where `mpiand` is a word, `mpi` is a piece of one.
  ['la mpi on', 0],
  ['new lampion, b0ok', 1],
] as const)
  test(`words of other lists are read in disguise as when every term is looked for: ${title}`, () => {
    assert.deepEqual(found(title), [1, 1 - isOther, isOther, 1 - isOther, 0]);
  });

test('a page of words of other lists is looked at as far as when every term is looked for', () => {
  assert.equal(found(`${'c.r.o.s.s.b.o.w '.repeat(3_000)}lampi0n`)[0], 1);
});

test('a pair of letters is read in a word that none points to', () => assert.equal(found('rn0d').at(-1), 1));
