import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../verdict/judgement.ts';
import { firstGone, goneSince, isGone, planNext, shippedSchedule } from './check-schedule.ts';

const schedule = shippedSchedule();
const HOUR = 3_600_000;
const sentAt = new Date('2026-11-24T09:00:00Z');
/** The end of the third working day, in Ireland. */
const deadlineAt = new Date('2026-11-28T00:00:00Z');
const at = (hours: number): Date => new Date(sentAt.getTime() + hours * HOUR);
const hoursTo = (date: Date | null): number | null => date && (date.getTime() - sentAt.getTime()) / HOUR;
const history = (...checks: [hours: number, verdict: Verdict][]) =>
  checks.map(([hours, verdict]) => ({ at: at(hours), verdict })).reverse();
const next = (...checks: [hours: number, verdict: Verdict][]) =>
  hoursTo(planNext(history(...checks), { sentAt, deadlineAt, schedule }));

test('by back-off, with one look at the end of the deadline', () => {
  assert.equal(next(), 24);
  assert.equal(next([24, 'online']), 72);
  assert.equal(next([24, 'online'], [72, 'indeterminate']), 87, 'midnight in Dublin, not 144');
  assert.equal(next([24, 'online'], [72, 'online'], [87, 'online']), 87 + 168);
});

test('what is said to be gone is asked again an hour later, whatever the deadline', () => {
  assert.equal(next([24, 'removed']), 25);
  assert.equal(next([86.5, 'removed']), 87.5);
  assert.equal(next([24, 'removed'], [24.5, 'removed']), 25.5, 'two looks half an hour apart do not agree');
  assert.ok(!isGone(history([24, 'removed'], [24.5, 'removed']), schedule));
  assert.ok(isGone(history([24, 'removed'], [25, 'removed']), schedule));
  assert.ok(!isGone(history([24, 'removed'], [25, 'indeterminate']), schedule));
});

test('what is gone is watched in widening steps for a year, and then no more', () => {
  const checks: [number, Verdict][] = [
    [24, 'removed'],
    [25, 'removed'],
  ];
  const days: number[] = [];
  for (;;) {
    const due = next(...checks);
    if (due === null) break;
    days.push((due - 25) / 24);
    checks.push([due, 'removed']);
  }
  assert.deepEqual(days, [1, 4, 11, 25, 55, 115, 205, 365]);
});

test('in doubt or back again, it is looked at often once more', () => {
  assert.equal(next([24, 'removed'], [25, 'removed'], [100, 'online']), 100 + 48);
  assert.equal(next([24, 'removed'], [25, 'removed'], [100, 'indeterminate'], [148, 'removed']), 149);
});

test('since when it was gone, and when it was gone first', () => {
  const checks = history(
    [1, 'removed'],
    [3, 'removed'],
    [9, 'online'],
    [20, 'removed'],
    [22, 'removed'],
    [30, 'restricted'],
  );
  assert.equal(hoursTo(firstGone(checks, schedule)), 1);
  assert.equal(hoursTo(goneSince(checks, schedule)), 20);
  assert.equal(goneSince(history([1, 'removed'], [3, 'removed'], [9, 'online']), schedule), null);
  assert.equal(goneSince(history([1, 'removed'], [1.5, 'removed']), schedule), null);
});
