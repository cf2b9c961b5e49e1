import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extend, kept, MOST_SELECTED, NONE, nextCase, toggle, toggleAll } from './selection.ts';

const IDS = ['a', 'b', 'c', 'd'];
const many = Array.from({ length: MOST_SELECTED + 50 }, (_, place) => `case-${place}`);

test('cases are selected one by one, from one to another, and all', () => {
  const one = toggle(NONE, 'b');
  assert.deepEqual([...one], ['b']);
  assert.deepEqual([...toggle(one, 'b')], []);
  assert.deepEqual([...extend(one, IDS, 'b', 'd')], ['b', 'c', 'd']);
  assert.deepEqual([...extend(NONE, IDS, 'c', 'a')], ['a', 'b', 'c']);
  assert.deepEqual([...extend(one, IDS, 'gone', 'd')], ['b', 'd']);
  assert.deepEqual([...toggleAll(one, IDS)], IDS);
  assert.deepEqual([...toggleAll(new Set(IDS), IDS)], []);
});

test('no more are selected than are decided on at once', () => {
  const all = toggleAll(NONE, many);
  assert.equal(all.size, MOST_SELECTED);
  assert.equal(toggle(all, 'one-more').size, MOST_SELECTED);
  assert.equal(extend(all, many, 'case-0', 'case-240').size, MOST_SELECTED);
});

test('a case that left the list is selected no more', () => {
  assert.deepEqual([...kept(new Set(['a', 'x']), IDS)], ['a']);
  const same = new Set(['a']);
  assert.equal(kept(same, IDS), same);
});

test('the next case is the one below, at the end the one above, and none that is gone', () => {
  assert.equal(nextCase(IDS, 'b'), 'c');
  assert.equal(nextCase(IDS, 'd'), 'c');
  assert.equal(nextCase(IDS, 'b', new Set(['b', 'c'])), 'd');
  assert.equal(nextCase(IDS, 'c', new Set(['c', 'd'])), 'b');
  assert.equal(nextCase(['a'], 'a'), null);
  assert.equal(nextCase(IDS, 'elsewhere'), 'a');
  assert.equal(nextCase([], 'a'), null);
});
