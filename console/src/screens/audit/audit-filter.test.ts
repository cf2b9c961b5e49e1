import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportFiles, readAuditFilter, readEntry, writeAuditSearch } from './audit-filter.ts';

test('a search stands in the address as it was asked, and what is no filter is left out', () => {
  const filter = readAuditFilter('?who=acc_1&act=case.decided&from=2026-01-02&entry=7&nonsense=x&subject=%20');
  assert.deepEqual(filter, { who: 'acc_1', act: 'case.decided', from: '2026-01-02' });
  assert.equal(writeAuditSearch(filter, 7), '?who=acc_1&act=case.decided&from=2026-01-02&entry=7');
  assert.equal(writeAuditSearch({}, null), '');
});

test('an entry that is open is a number of the log', () => {
  for (const [search, entry] of [
    ['?entry=7', 7],
    ['?entry=0', null],
    ['?entry=-3', null],
    ['?entry=x', null],
    ['', null],
  ] as const)
    assert.equal(readEntry(search), entry, search);
});

test('the whole log is as many files as it takes, a search is one', () => {
  assert.deepEqual(
    exportFiles({}, 20_001).map(({ href, from, to }) => [href, from, to]),
    [
      ['/v1/audit/export?after=0', 1, 10_000],
      ['/v1/audit/export?after=10000', 10_001, 20_000],
      ['/v1/audit/export?after=20000', 20_001, 20_001],
    ],
  );
  assert.deepEqual(
    exportFiles({ case: 'cas_1' }, 20_001).map(({ href }) => href),
    ['/v1/audit/export?case=cas_1'],
  );
  assert.equal(exportFiles({}, 10_000_000).length, 20);
});
