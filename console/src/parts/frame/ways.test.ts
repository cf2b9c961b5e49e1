import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWays, type Way } from './ways.ts';

const way = (name: string, kind = 'Écran'): Way => ({ to: `/${name}`, name, kind });
const WAYS = [way('Affaires'), way('Règles'), way('Équipe'), way('Échéances du jour', 'Vue'), way('Notifications')];
const namesOf = (text: string) => findWays(WAYS, text).map(({ name }) => name);

test('a name is found by its words, whatever the accents, the case and the order', () => {
  for (const [text, names] of [
    ['regles', ['Règles']],
    ['RÈGLES', ['Règles']],
    ['jour eche', ['Échéances du jour']],
    ['vue', ['Échéances du jour']],
    ['zzz', []],
  ] as const)
    assert.deepEqual(namesOf(text), names, text);
  assert.equal(namesOf('').length, WAYS.length);
});

test('what begins with the text comes first', () => {
  assert.deepEqual(namesOf('e').slice(0, 2), ['Équipe', 'Échéances du jour']);
});
