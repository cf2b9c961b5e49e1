import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clear, filterQuery, listQuery, readFilters, setLimit, toggleValue, writeFilters } from './filters.ts';

const again = (search: string) => writeFilters(readFilters(search));

test('an address is read and written again as it was', () => {
  for (const search of [
    '',
    '?view=mine',
    '?state=confirmed&state=escalated',
    '?state=closed&platform=a&intake=itk_1',
    '?state=dismissed&state=closed',
    '?view=due&severity=high&severity=critical&platform=a.example&trader=A+%26+B&trader=&rule=fr-weapons%2Fknives&assignee=none',
    '?openedAfter=2026-01-01T00%3A00%3A00.000Z&dueBefore=2026-02-01T00%3A00%3A00.000Z&evidence=2&text=lampe+de+bureau&sort=due',
  ])
    assert.equal(again(search), search);
});

test('what is not known, said twice or left at what holds anyway is not written', () => {
  for (const [search, written] of [
    ['?view=everything&state=shut&sort=colour', ''],
    ['?sort=points&text=+', ''],
    ['?platform=a&platform=a', '?platform=a'],
    ['?state=escalated&state=open', '?state=open&state=escalated'],
    ['?openedAfter=yesterday&evidence=-1', ''],
    ['?cursor=x&limit=3', ''],
  ] as const)
    assert.equal(again(search), written, search);
});

test('a value is put in and taken out, and leaves no trace', () => {
  const one = toggleValue(readFilters('?view=mine'), 'platform', 'a');
  const two = toggleValue(one, 'platform', 'b');
  assert.equal(writeFilters(two), '?view=mine&platform=a&platform=b');
  assert.equal(writeFilters(toggleValue(two, 'platform', 'a')), '?view=mine&platform=b');
  assert.deepEqual(toggleValue(one, 'platform', 'a'), readFilters('?view=mine'));
  assert.equal(writeFilters(clear({ ...two, intake: 'itk_1' })), '?view=mine');
});

test('a limit is set where it is one', () => {
  const filters = readFilters('');
  assert.equal(writeFilters(setLimit(filters, 'evidence', '3')), '?evidence=3');
  for (const value of ['0', '-1', '1.5', 'many', '']) assert.deepEqual(setLimit(filters, 'evidence', value), filters);
  const due = setLimit(filters, 'dueBefore', '2026-01-01T00:00:00.000Z');
  assert.deepEqual(setLimit(due, 'dueBefore', ''), filters);
});

test('the server is asked for what is open where nothing says otherwise', () => {
  for (const [search, state] of [
    ['', ['open']],
    ['?platform=a', ['open']],
    ['?state=dismissed', ['dismissed']],
    ['?view=mine', undefined],
    ['?view=mine&state=confirmed', ['confirmed']],
  ] as const)
    assert.deepEqual({ state: undefined, ...listQuery(readFilters(search)) }.state, state, search);
  assert.deepEqual(filterQuery(readFilters('?view=mine&state=open&sort=due&evidence=2&text=a&stage=sealed')), {
    stage: ['sealed'],
    evidence: 2,
    text: 'a',
  });
});
