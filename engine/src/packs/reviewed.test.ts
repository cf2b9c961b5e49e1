import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '../listing.ts';
import { compile } from '../screen.ts';
import type { Pack } from './pack.ts';

const words = (text: string) => ({ en: text, fr: text });

/** A pack with terms in languages that it says have been reviewed, or does not. */
function packOf(terms: Record<string, string[]>, reviewed: string[] | undefined): Pack {
  const basis = {
    citation: words('Law'),
    penalty: null,
    from: null,
    to: null,
    verified: true,
    note: null,
    source: 'x',
  };
  return {
    id: 'sample',
    version: '2026-01-01',
    title: words('Sample'),
    territory: ['FR'],
    ...(reviewed ? { reviewed } : {}),
    legal: [{ id: 'law', ...basis }],
    terms: { lamp: terms },
    rules: [
      { id: 'lamp', title: words('Lamp'), severity: 'low', legal: ['law'], when: { terms: 'lamp' }, examples: [] },
    ],
  };
}

const cases: [string, Record<string, string[]>, string[] | undefined, string, string[] | undefined][] = [
  ['a language that was reviewed', { en: ['lamp'] }, ['en'], 'lamp', undefined],
  ['one that was not', { de: ['Leuchte'] }, ['en'], 'Leuchte', ['de']],
  ['a pack that does not say', { de: ['Leuchte'] }, undefined, 'Leuchte', undefined],
  ['a pack that says none', { en: ['lamp'] }, [], 'lamp', ['en']],
  ['no language', { any: ['💡'] }, [], '💡', undefined],
  ['a term of two languages, one of them reviewed', { de: ['Lampe'], fr: ['Lampe'] }, ['fr'], 'Lampe', undefined],
  ['a term of two, none reviewed', { de: ['Lampe'], fr: ['Lampe'] }, [], 'Lampe', ['de', 'fr']],
  ['terms that fold to the same, one reviewed', { de: ['Lampe'], fr: ['lampé'] }, ['fr'], 'lampe', undefined],
  ['terms that fold to the same, none reviewed', { de: ['Lampe'], fr: ['lampé'] }, [], 'lampe', ['de', 'fr']],
  ['a variant of a language that was reviewed', { 'pt-BR': ['luminária'] }, ['pt'], 'luminária', undefined],
  ['a language of which a variant was reviewed', { pt: ['luminária'] }, ['pt-BR'], 'luminária', ['pt']],
  ['a language that begins alike', { fil: ['ilaw'] }, ['fi'], 'ilaw', ['fil']],
  ['a disguised term', { de: ['Leuchte'] }, ['en'], 'L e u c h t e', ['de']],
  ['a German term without umlauts', { de: ['Glühlampe'] }, ['en'], 'Gluehlampe', ['de']],
];

for (const [of, terms, reviewed, title, unreviewed] of cases) {
  test(`a match tells whether somebody has reviewed its term: ${of}`, () => {
    const found = compile([packOf(terms, reviewed)]).screen(emptyListing('test', title), { asOf: '2026-01-01' });
    assert.deepEqual(
      found.map(({ matches }) => matches.map((match) => match.unreviewed)),
      [[unreviewed]],
    );
    // Left out rather than empty: findings of packs that do not say come out as they always did.
    assert.equal(Object.hasOwn(found[0]?.matches[0] ?? {}, 'unreviewed'), unreviewed !== undefined);
  });
}

test('of two terms for the same words, the one that was reviewed is told', () => {
  const pack = packOf({ de: ['lamp'] }, ['en']);
  pack.terms.light = { en: ['lamp'] };
  const [rule] = pack.rules;
  if (rule) rule.when = { terms: ['lamp', 'light'] };
  const [finding] = compile([pack]).screen(emptyListing('test', 'lamp'), { asOf: '2026-01-01' });
  assert.deepEqual(
    finding?.matches.map((match) => match.unreviewed),
    [undefined],
  );
});
