import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GIVE_UP_AFTER_MS, nextTry } from './back-off.ts';

const START = new Date('2026-11-25T10:00:00Z');
const giveUpAt = new Date(START.getTime() + GIVE_UP_AFTER_MS);

test('tries go on for days, at most six hours apart, and then end', () => {
  const times: number[] = [];
  let now: Date | null = START;
  while (now) {
    times.push(now.getTime());
    now = nextTry({ now, giveUpAt, patienceMs: null });
    assert.ok(times.length < 100);
  }
  const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
  assert.deepEqual(gaps.slice(0, 4), [30, 30, 60, 120]);
  assert.equal(Math.max(...gaps), 6 * 3600);
  const days = ((times.at(-1) ?? 0) - START.getTime()) / 86_400_000;
  assert.ok(days > 4.5 && days <= 5, `${days} days`);
  assert.equal(times.length, 30);
});

test('waits as long as the peer asks, within what is left', () => {
  const failed = { now: START, giveUpAt };
  assert.equal(nextTry({ ...failed, patienceMs: 3_600_000 })?.toISOString(), '2026-11-25T11:00:00.000Z');
  assert.equal(nextTry({ ...failed, patienceMs: 1_000 })?.toISOString(), '2026-11-25T10:00:30.000Z');
  assert.equal(nextTry({ ...failed, now: giveUpAt, patienceMs: null }), null);
});
