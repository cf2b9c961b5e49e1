import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestTowards, type Place } from './nearest-department.ts';

const places = new Map<string, Place>([
  ['centre', [0, 0]],
  ['right', [10, 1]],
  ['far right', [20, 0]],
  ['aside', [8, 7]],
  ['above', [0, -9]],
  ['below', [-4, 12]],
]);
const from = (code: string, key: string) => nearestTowards(key, places.get(code) ?? [0, 0], places);

test('an arrow leads to the nearest that lies ahead, straight ones first', () => {
  assert.equal(from('centre', 'ArrowRight'), 'right');
  assert.equal(from('right', 'ArrowRight'), 'far right');
  assert.equal(from('centre', 'ArrowUp'), 'above');
  assert.equal(from('centre', 'ArrowDown'), 'below');
  assert.equal(from('right', 'ArrowLeft'), 'centre');
});

test('at the edge, and by other keys, it leads nowhere', () => {
  assert.equal(from('far right', 'ArrowRight'), null);
  assert.equal(from('above', 'ArrowUp'), null);
  // More aside than ahead is another direction.
  assert.equal(from('far right', 'ArrowUp'), null);
  assert.equal(from('centre', 'Enter'), null);
});
