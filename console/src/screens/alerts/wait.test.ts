import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, formatWait } from './wait.ts';

test('how long something took is said in two units at most', () => {
  for (const [seconds, en] of [
    [null, '–'],
    [0, '0 min'],
    [20, '0 min'],
    [59, '1 min'],
    [300, '5 min'],
    [3_600, '1 hr'],
    [3_660, '1 hr 1 min'],
    [90_000, '1 day 1 hr'],
    [86_400 * 6 + 120, '6 days'],
  ] as const)
    assert.equal(formatDuration(seconds, 'en'), en, String(seconds));
  assert.equal(formatDuration(90_000, 'fr').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '), '1 j 1 h');
});

test('what has not happened yet says since when one waits', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  assert.equal(formatWait('2026-11-24T09:00:00Z', '2026-11-24T11:30:00Z', now, 'en'), '2 hr 30 min');
  assert.equal(formatWait('2026-11-21T12:00:00Z', null, now, 'en'), '3 days ago');
  assert.doesNotMatch(formatWait('2026-11-24T12:10:00Z', null, now, 'en'), /\bin\b/, 'by a clock that is behind');
});
