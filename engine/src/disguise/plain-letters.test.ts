import assert from 'node:assert/strict';
import { test } from 'node:test';
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
