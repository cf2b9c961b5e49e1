import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kaplanMeierMedian } from '../../base/core/kaplan-meier.ts';
import { type Asked, countCompliance, quantile } from './compliance.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 8, 7, 12) + day * 86_400_000); // day 0 is a Monday
const period = { from: at(0), to: at(62) };
const one = (change: Partial<Asked> & { sent: number; removed?: number; due?: number; back?: number[] }): Asked => {
  const { sent, removed, due, back = [], ...rest } = change;
  return {
    listing: 'l',
    platform: 'p',
    trader: 't',
    categories: ['p/r'],
    sentAt: at(sent),
    dueAt: due === undefined ? at(sent + 3) : at(due),
    acknowledgedAt: null,
    decidedAt: null,
    removedAt: removed === undefined ? null : at(removed),
    relistings: back.map(at),
    ...rest,
  };
};

test('asked, done, late, relisted', () => {
  const report = countCompliance(
    [
      one({ sent: 0, removed: 1 }),
      one({ sent: 0, removed: 9, back: [12, 20] }),
      one({ sent: 40, trader: 'u', acknowledgedAt: at(41), decidedAt: at(43) }),
      one({ sent: 61, trader: '' }),
    ],
    period,
    at(62),
    'Europe/Paris',
  );
  assert.deepEqual(report.counts, { asked: 4, acknowledged: 1, decided: 1, done: 2, late: 2, relisted: 1 });
  assert.deepEqual(
    report.byTrader.map(({ key, asked, late, relisted }) => [key, asked, late, relisted]),
    [
      ['t', 2, 1, 1],
      ['', 1, 0, 0],
      ['u', 1, 1, 0],
    ],
  );
  const { happened, open, p10, p50, p90, median, bins } = report.toRemoval;
  assert.deepEqual([happened, open, p10, p50, p90], [2, 2, 1.8, 5, 8.2]);
  assert.equal(median, 9, 'the two still open do not count as never asked');
  assert.equal(
    bins.reduce((sum, bin) => sum + bin.count, 0),
    happened,
  );
  assert.deepEqual([report.toRelisting.happened, report.toRelisting.open, report.toRelisting.p50], [1, 1, 3]);
  assert.deepEqual(report.weeks[0], { week: '2026-09-07', asked: 2, removed: 1, relisted: 0 });
  assert.equal(report.weeks.length, 9);
});

test('one-off or recurrent, with the counts it rests on', () => {
  const answer = (...asked: Asked[]) => countCompliance(asked, period, at(62), 'Europe/Paris').recurrence.answer;
  assert.equal(answer(), 'none');
  assert.equal(answer(one({ sent: 3, removed: 4 })), 'one-off');
  assert.equal(answer(one({ sent: 3, removed: 4, back: [5] })), 'repeated');
  assert.equal(answer(one({ sent: 3 }), one({ sent: 4 })), 'repeated');
  assert.equal(answer(one({ sent: 3 }), one({ sent: 10 }), one({ sent: 17 })), 'recurrent');
  assert.equal(answer(one({ sent: 3, removed: 4, back: [5, 5, 6] })), 'recurrent');
  const { offers, traders, categories, relistings, offersRelisted, weeksSeen, weeks } = countCompliance(
    [one({ sent: 0, removed: 1, back: [14, 15] }), one({ sent: 0, trader: 'u', categories: ['p/r', 'p/s'] })],
    period,
    at(62),
    'Europe/Paris',
  ).recurrence;
  assert.deepEqual([offers, traders, categories, relistings, offersRelisted, weeksSeen, weeks], [2, 2, 2, 2, 1, 2, 9]);
});

test('open cases never make a platform faster than those that are done', () => {
  const times = fc.array(fc.record({ days: fc.nat(50), happened: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(times, (given) => {
      const done = given.flatMap(({ days, happened }) => (happened ? [days] : [])).sort((a, b) => a - b);
      const median = kaplanMeierMedian(given);
      if (median === null) return;
      assert.ok(done.includes(median));
      const lower = done[Math.ceil(done.length / 2) - 1] ?? 0;
      assert.ok(median >= lower, `${median} under ${lower}, the median of the done ones`);
    }),
  );
  assert.deepEqual([quantile([], 0.5), quantile([4], 0.9), quantile([1, 2, 3, 4], 0.5)], [null, 4, 2.5]);
});

test('each offer counts once by its term, and late ones are those removed late and those overdue', () => {
  const now = at(10);
  const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
  const term = (dueAt: Date | null, removed?: number): Asked => ({
    ...one({ sent: 0, ...(removed === undefined ? {} : { removed }) }),
    dueAt,
  });
  const cases = [
    ['kept', term(at(3), 3)],
    ['removedLate', term(at(3), 3.1)],
    ['overdue', term(hours(-0.1))],
    ['within48Hours', term(now)],
    ['within48Hours', term(hours(48))],
    ['within7Days', term(hours(48.1))],
    ['within7Days', term(hours(168))],
    ['later', term(hours(168.1))],
    ['kept', term(hours(200), 9)],
    ['noTerm', term(null)],
    ['noTerm', term(null, 2)],
  ] as const;
  for (const [which, offer] of cases) {
    const { counts, deadlines } = countCompliance([offer], period, now, 'UTC');
    assert.deepEqual(
      Object.entries(deadlines).filter(([, count]) => count > 0),
      [[which, 1]],
      `${offer.dueAt?.toISOString()} ${offer.removedAt?.toISOString()}`,
    );
    assert.equal(counts.late, deadlines.removedLate + deadlines.overdue);
  }
});
