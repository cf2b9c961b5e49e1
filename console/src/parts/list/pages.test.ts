import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemsOf, pageQuery } from './pages.ts';

test('the first page is asked for without a cursor, the next by the one that came', () => {
  assert.deepEqual(pageQuery(''), { limit: 50 });
  assert.deepEqual(pageQuery('137/cas_1'), { limit: 50, cursor: '137/cas_1' });
});

test('pages are one list, in order', () => {
  assert.deepEqual(
    itemsOf([
      { items: [3, 2], next: 'a' },
      { items: [], next: 'b' },
      { items: [1], next: null },
    ]),
    [3, 2, 1],
  );
});
