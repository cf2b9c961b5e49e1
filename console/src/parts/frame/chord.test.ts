import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chord, strike } from './chord.ts';

/** The letters that a row of keys leads to, each struck so many ms after the one before. */
function lettersOf(keys: string, apart = 100): string[] {
  let chord: Chord = null;
  const letters: string[] = [];
  [...keys].forEach((key, place) => {
    const struck = strike(chord, key, place * apart);
    chord = struck.chord;
    if (struck.letter !== null) letters.push(struck.letter);
  });
  return letters;
}

test('g and then a letter leads somewhere, and no letter alone', () => {
  for (const [keys, letters] of [
    ['gc', ['c']],
    ['c', []],
    ['gcr', ['c']],
    ['gcgr', ['c', 'r']],
    ['gg', ['g']],
    ['ggc', ['g']],
  ] as const)
    assert.deepEqual(lettersOf(keys), letters, keys);
});

test('a letter that comes late, or a key that is none, ends it', () => {
  assert.deepEqual(lettersOf('gc', 2000), []);
  const { chord } = strike(0, 'Shift', 10);
  assert.equal(chord, null);
});
