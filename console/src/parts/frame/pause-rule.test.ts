import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseDue, readSince, writeSince } from './pause-rule.ts';

const MINUTE = 60_000;

test('a pause is due after so many cases of the day, or minutes, since the last', () => {
  const since = { day: '2026-11-24', cases: 5, at: 0 };
  for (const [now, after, due] of [
    [{ day: '2026-11-24', cases: 24, at: 0 }, { cases: 20, minutes: 'off' }, null],
    [{ day: '2026-11-24', cases: 25, at: 0 }, { cases: 20, minutes: 'off' }, 'cases'],
    [{ day: '2026-11-25', cases: 19, at: 0 }, { cases: 20, minutes: 'off' }, null],
    [{ day: '2026-11-25', cases: 20, at: 0 }, { cases: 20, minutes: 'off' }, 'cases'],
    [{ day: '2026-11-24', cases: 99, at: 49 * MINUTE }, { cases: 'off', minutes: 50 }, null],
    [{ day: '2026-11-24', cases: 99, at: 50 * MINUTE }, { cases: 'off', minutes: 50 }, 'minutes'],
    [{ day: '2026-11-24', cases: 99, at: 999 * MINUTE }, { cases: 'off', minutes: 'off' }, null],
  ] as const)
    assert.equal(pauseDue(now, since, after), due, JSON.stringify([now, after]));
});

test('the last pause is read back, and nothing else is taken for one', () => {
  const since = { day: '2026-11-24', cases: 5, at: 12 };
  assert.deepEqual(readSince(writeSince(since)), since);
  for (const kept of [null, '', 'x', '2026-11-24 5', '2026-11-24 5 x', '24.11.2026 5 12'])
    assert.equal(readSince(kept), null, String(kept));
});
