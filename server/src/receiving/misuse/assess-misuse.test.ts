import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessMisuse, DAY_MS } from './assess-misuse.ts';
import type { Measure, Tally } from './misuse-schema.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY_MS).toISOString();

const tally = (change: Partial<Tally> = {}): Tally => ({
  key: 'k',
  name: null,
  total: 6,
  misuses: 3,
  grave: 0,
  first: daysAgo(20),
  last: daysAgo(5),
  ...change,
});
const measure = (kind: Measure['kind'], since: number, until: number | null = null): Measure => ({
  id: 'msr_1',
  kind,
  reason: 'r',
  since: daysAgo(since),
  until: until === null ? null : daysAgo(until),
});
const propose = (change: Partial<Tally>, measures: Measure[] = [], kind: 'notifier' | 'trader' = 'notifier') => {
  const { proposal, days } = assessMisuse(kind, tally(change), measures, NOW);
  return [proposal, days];
};

test('a warning is proposed from three misuses that make up the policy’s share of all', () => {
  assert.deepEqual(propose({}), ['warning', null]);
  assert.deepEqual(propose({ misuses: 2, total: 2 }), ['none', null]);
  assert.deepEqual(propose({ total: 7 }), ['none', null]);
  assert.deepEqual(propose({ total: 60 }, [], 'trader'), ['warning', null], 'a trader’s share is smaller');
  assert.equal(assessMisuse('notifier', tally({ total: 0, misuses: 0 }), [], NOW).share, 0);
});

test('a suspension is proposed only for misuse after a warning that still holds', () => {
  assert.deepEqual(propose({}, [measure('warning', 2)]), ['none', null], 'nothing since the warning');
  assert.deepEqual(propose({}, [measure('warning', 10)]), ['suspension', 30]);
  assert.deepEqual(propose({ grave: 1 }, [measure('warning', 10)]), ['suspension', 60], 'grave items weigh');
  assert.deepEqual(propose({}, [measure('warning', 366)]), ['warning', null], 'a warning of more than a year is gone');
});

test('nothing is proposed while a suspension holds; it ends by itself', () => {
  const warned = measure('warning', 40);
  const holding = assessMisuse('notifier', tally(), [warned, measure('suspension', 10, -20)], NOW);
  assert.deepEqual([holding.proposal, holding.suspendedUntil], ['none', daysAgo(-20)]);
  const ended = assessMisuse('notifier', tally(), [warned, measure('suspension', 35, 5)], NOW);
  assert.deepEqual([ended.proposal, ended.suspendedUntil], ['suspension', null]);
});
