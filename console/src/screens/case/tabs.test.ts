import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesTab, readTab, writeTab } from './tabs.ts';

test('a tab is in the address beside what else is there', () => {
  assert.equal(readTab('?view=mine&tab=goods'), 'goods');
  assert.equal(readTab('?tab=nothing'), 'evidence');
  assert.equal(writeTab('?view=mine', 'file'), '?view=mine&tab=file');
  assert.equal(writeTab('?view=mine&tab=file', 'evidence'), '?view=mine');
  assert.equal(writeTab('?tab=file', 'evidence'), '');
});

test('an address names a tab, or none that there is', () => {
  for (const [search, expected] of [
    ['?tab=documents', true],
    ['?view=mine&tab=evidence', true],
    ['?tab=nothing', false],
    ['?tab=', false],
    ['', false],
  ] as const)
    assert.equal(namesTab(search), expected, search);
});
