import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOf } from './steps.ts';

test('a bar is as full as what was read, and open where its end is not known', () => {
  const rows = { kept: 3, known: 0, notRead: 1, passedOver: 0, partlyRead: 0 };
  for (const [state, read, total, value, max] of [
    ['reading', 4, 8, 4, 8],
    ['reading', 4, null, null, 1],
    ['paused', 4, null, 0, 1],
    ['done', 4, null, 1, 1],
    ['done', 0, 0, 1, 1],
    ['failed', 9, 8, 8, 8],
    ['reading', 0, 0, 0, 1],
  ] as const)
    assert.deepEqual(
      progressOf({ state, rows: { ...rows, read, total } }),
      { value, max },
      `${state} ${read}/${total}`,
    );
});
