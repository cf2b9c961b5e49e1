import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeAnother } from './ordinary.ts';
import { isCut } from './plain-letters.ts';

test('two pieces beside each other are one word cut, or two words', () => {
  const cases: [left: string, right: string, isOne: boolean][] = [
    ['crossb', 'ow', true],
    ['garden', 'lamp', true],
    ['iron', 'lamp', false],
    ['exludikon', 'lamp', true],
    ['exludikon', 's', false],
    ['exludikon', 'marbellano', true],
    ['marbellan', 'as', true],
    ['a', 'marbellano', true],
    ['a', 'garden', false],
    ['c', 'marbellano', true],
    ['c', 'lamp', false],
  ];
  for (const [left, right, isOne] of cases) assert.equal(isCut(left, right), isOne, `${left} ${right}`);
});

test('an ordinary word that looks like another is told with the endings of its language', () => {
  const words = ['modern', 'moderne', 'clocks', 'kornik', 'korniki'];
  assert.deepEqual(words.filter(looksLikeAnother), words);
  // No Polish word takes an s.
  assert.deepEqual(['korniks', 'modernik'].filter(looksLikeAnother), []);
});
