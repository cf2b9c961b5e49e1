import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnEach, type Run } from './act-on-each.ts';

test('one refusal keeps nothing of the other cases back, and each step is told', async () => {
  const acted: string[] = [];
  const told: Run[] = [];
  await actOnEach(
    ['a', 'b', 'c'].map((id) => ({ id, title: `Offer ${id}` })),
    async (id) => {
      if (id === 'b') throw new Error('It is closed.');
      acted.push(id);
    },
    (run) => told.push(run),
  );
  assert.deepEqual(acted, ['a', 'c']);
  assert.deepEqual(
    told.map(({ done, total, refused }) => [done, total, refused.length]),
    [
      [0, 3, 0],
      [1, 3, 0],
      [2, 3, 1],
      [3, 3, 1],
    ],
  );
  assert.deepEqual(told.at(-1)?.refused, [{ id: 'b', title: 'Offer b', why: 'It is closed.' }]);
});
