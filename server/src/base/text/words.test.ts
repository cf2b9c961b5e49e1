import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createWords } from './words.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-words-'));
after(() => rmSync(folder, { recursive: true }));
const write = (language: string, words: unknown) =>
  writeFileSync(join(folder, `words.${language}.json`), JSON.stringify(words));
write('en', { offer: { one: 'Offer {{id}}' }, left_one: '{{count}} day', left_other: '{{count}} days', own: 'x' });
write('fr', { offer: { one: 'Offre {{id}}' }, left_one: '{{count}} jour', left_other: '{{count}} jours' });

test('a phrase is found by its key, in the form that the number asks for, and filled with what stands there', () => {
  const words = createWords(folder, ['en', 'fr']);
  assert.equal(words.in('fr')('offer.one', { id: '$t(own) {{id}} <b>' }), 'Offre $t(own) {{id}} <b>');
  assert.deepEqual(
    [0, 1, 2].map((count) => words.in('fr')('left', { count })),
    ['0 jour', '1 jour', '2 jours'],
  );
  assert.deepEqual(
    [0, 1, 2].map((count) => words.in('en')('left', { count })),
    ['0 days', '1 day', '2 days'],
  );
});

test('a key without words is a fault in that language, not the words of another', () => {
  const words = createWords(folder, ['en', 'fr']);
  assert.equal(words.in('en')('own'), 'x');
  assert.throws(() => words.in('fr')('own'), /No words for "own" in fr/);
  assert.deepEqual([words.has('en', 'own'), words.has('fr', 'own')], [true, false]);
});

test('what is no book of phrases is refused at once', () => {
  write('de', { own: 1 });
  assert.throws(() => createWords(folder, ['de']));
  assert.throws(() => createWords(folder, ['it']), /words\.it\.json/);
});
