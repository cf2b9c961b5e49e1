import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFilters } from './filters.ts';
import { isNarrowed, leavesBy, placeOf, totalOf } from './place.ts';

const COUNTS = {
  views: { mine: 3 },
  states: { open: 5, confirmed: 3, dismissed: 0, escalated: 0 },
  total: 7,
  proposals: 0,
};

test('a decision takes a case out of a list of other states', () => {
  for (const [search, kind, leaves] of [
    ['', 'confirm', true],
    ['', 'dismiss', true],
    ['?state=confirmed', 'confirm', false],
    ['?state=confirmed', 'dismiss', true],
    ['?view=mine', 'confirm', false],
    ['?view=mine&state=open', 'escalate', true],
  ] as const)
    assert.equal(leavesBy(kind, readFilters(search)), leaves, `${search} ${kind}`);
});

test('a view holds as many as were counted for it, and not a sum: a confirmed case that came back is open too', () => {
  for (const [search, total, narrowed] of [
    ['', 5, false],
    ['?state=confirmed', 3, false],
    ['?state=open&state=confirmed', 7, true],
    ['?view=mine', 3, false],
    ['?view=mine&state=open', 3, true],
  ] as const) {
    assert.equal(totalOf(readFilters(search), COUNTS), total, search);
    assert.equal(isNarrowed(readFilters(search)), narrowed, search);
  }
  assert.equal(totalOf(readFilters(''), undefined), null);
});

test('a list is come back to where it was left, as long as it is not one of many', () => {
  placeOf('?view=mine').current = 'cas_1';
  for (let one = 0; one < 29; one++) placeOf(`?text=${one}`);
  assert.equal(placeOf('?view=mine').current, 'cas_1');
  for (let one = 0; one < 30; one++) placeOf(`?text=${one}`);
  assert.equal(placeOf('?view=mine').current, null);
});
