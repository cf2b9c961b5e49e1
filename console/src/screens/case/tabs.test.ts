import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTab, writeTab } from './tabs.ts';

test('a tab is in the address beside what else is there', () => {
  assert.equal(readTab('?view=mine&tab=goods'), 'goods');
  assert.equal(readTab('?tab=nothing'), 'evidence');
  assert.equal(writeTab('?view=mine', 'file'), '?view=mine&tab=file');
  assert.equal(writeTab('?view=mine&tab=file', 'evidence'), '?view=mine');
  assert.equal(writeTab('?tab=file', 'evidence'), '');
});
