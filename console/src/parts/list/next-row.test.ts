import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextRow } from './next-row.ts';

test('j goes down and k up, from none to the first, and not over the ends', () => {
  assert.deepEqual(
    [nextRow('j', -1, 3), nextRow('j', 0, 3), nextRow('j', 2, 3), nextRow('k', 2, 3), nextRow('k', 0, 3)],
    [0, 1, 2, 1, 0],
  );
  assert.equal(nextRow('k', -1, 3), 0);
});

test('other keys and an empty list lead nowhere; a list that became shorter leads to its end', () => {
  assert.equal(nextRow('x', 0, 3), null);
  assert.equal(nextRow('j', -1, 0), null);
  assert.equal(nextRow('j', 7, 3), 2);
});
