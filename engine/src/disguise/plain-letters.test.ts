import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCut } from './plain-letters.ts';

test('two pieces beside each other are one word cut, or two words', () => {
  const cases: [left: string, right: string, isOne: boolean][] = [
    ['crossb', 'ow', true],
    ['garden', 'lamp', false],
    // A long piece that no list has may be a name: a word of its own beside it is one.
    ['exludikon', 'lamp', false],
    ['exludikon', 'marbellano', true],
    ['marbellan', 'as', true],
    ['a', 'marbellano', false],
    ['c', 'marbellano', true],
    ['c', 'lamp', false],
  ];
  for (const [left, right, isOne] of cases) assert.equal(isCut(left, right), isOne, `${left} ${right}`);
});
