import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFilter, writeFilter } from './address-filter.ts';

const STATES = ['open', 'confirmed'] as const;

test('a filter is read from the address; what is not known is none', () => {
  assert.equal(readFilter('?state=confirmed&x=1', 'state', STATES), 'confirmed');
  assert.equal(readFilter('?state=CONFIRMED', 'state', STATES), null);
  assert.equal(readFilter('?state=', 'state', STATES), null);
  assert.equal(readFilter('', 'state', STATES), null);
});

test('a filter is written beside what else the address asks for, and goes without a trace', () => {
  assert.equal(writeFilter('', 'state', 'open'), '?state=open');
  assert.equal(writeFilter('?platform=a%26b&state=open', 'state', 'confirmed'), '?platform=a%26b&state=confirmed');
  assert.equal(writeFilter('?state=open&platform=a', 'state', null), '?platform=a');
  assert.equal(writeFilter('?state=open', 'state', null), '');
});

test('what is written is read again', () => {
  for (const state of STATES) assert.equal(readFilter(writeFilter('?a=1', 'state', state), 'state', STATES), state);
});
