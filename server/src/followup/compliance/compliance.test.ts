import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Asked, countCompliance, kaplanMeierMedian, quantile } from './compliance.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 8, 7, 12) + day * 86_400_000); // day 0 is a Monday
const period = { from: at(0), to: at(62) };
const one = (change: Partial<Asked> & { sent: number; removed?: number; due?: number; back?: number[] }): Asked => {
  const { sent, removed, due, back = [], ...rest } = change;
  return {
    listing: 'l',
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

test('the median of Kaplan and Meier on a published table (Freireich and others, 1963, placebo and 6-MP)', () => {
  const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
  assert.equal(kaplanMeierMedian(placebo.map((days) => ({ days, happened: true }))), 8);
  const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const cut = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const treated = [
    ...events.map((days) => ({ days, happened: true })),
    ...cut.map((days) => ({ days, happened: false })),
  ];
  assert.equal(kaplanMeierMedian(treated), 23);
  assert.equal(
    kaplanMeierMedian([
      { days: 1, happened: true },
      { days: 2, happened: false },
      { days: 3, happened: false },
    ]),
    null,
  );
  assert.equal(kaplanMeierMedian([]), null);
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
