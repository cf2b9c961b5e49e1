import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kaplanMeierCurve, kaplanMeierMedian, type Time } from './kaplan-meier.ts';

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

/** Weeks in remission with 6-MP, + cut off (Freireich and others, Blood 21, 1963). */
const TREATED = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const read = (times: string): Time[] =>
  times.split(' ').map((time) => ({ days: Number.parseFloat(time), happened: !time.endsWith('+') }));

test('the curve of Kaplan and Meier on a published table, and its band', () => {
  // Time, number at risk and estimate: the worked example of Kleinbaum and Klein, Survival Analysis (2012), chapter 2. The band: R 4.2, survival
  // 3.5, survfit(…, conf.type = "log-log").
  const expected: [day: number, atRisk: number, surviving: string, low: string, high: string][] = [
    [6, 21, '0.8571', '0.6197', '0.9516'],
    [7, 17, '0.8067', '0.5631', '0.9228'],
    [10, 15, '0.7529', '0.5032', '0.8894'],
    [13, 12, '0.6902', '0.4316', '0.8491'],
    [16, 11, '0.6275', '0.3675', '0.8049'],
    [22, 7, '0.5378', '0.2678', '0.7468'],
    [23, 6, '0.4482', '0.1881', '0.6801'],
  ];
  const points = kaplanMeierCurve(read(TREATED));
  const days = new Map(points.map((point) => [point.day, point]));
  for (const [day, atRisk, ...figures] of expected) {
    const point = days.get(day);
    assert.equal(point?.atRisk, atRisk, `at risk on ${day}`);
    const found = [point?.share, point?.high, point?.low].map((share) => (1 - (share ?? 9)).toFixed(4));
    assert.deepEqual(found, figures, `on ${day}`);
  }
  assert.deepEqual(points.at(-1), { ...days.get(35), happened: 9, open: 12, atRisk: 1 });
});

test('where a curve has no band, and what a day is', () => {
  const table: [times: string, points: string][] = [
    ['', ''],
    // Nothing happened: no share, no band.
    ['2+ 5+', '0:2/0/0 0–; 2:2/0/1 0–; 5:1/0/2 0–'],
    // All happened: none at the end.
    ['1 3', '0:2/0/0 0–; 1:2/1/0 0.5 0.09…0.99; 3:1/2/0 1–'],
    // Hours: what happens within the first day is there after it; at once is day 0.
    ['0 0.2 1 1.1+', '0:4/1/0 0.25 0.04…0.87; 1:3/3/0 0.75 0.33…0.99; 2:1/3/1 0.75 0.33…0.99'],
    // A look some minutes after a day is a look after a day.
    ['1.01 1.06', '0:2/0/0 0–; 1:2/1/0 0.5 0.09…0.99; 2:1/2/0 1–'],
  ];
  for (const [times, points] of table) {
    const said = kaplanMeierCurve(times === '' ? [] : read(times)).map(
      ({ day, atRisk, happened, open, share, low, high }) =>
        `${day}:${atRisk}/${happened}/${open} ${share}${low === null || high === null ? '–' : ` ${low.toFixed(2)}…${high.toFixed(2)}`}`,
    );
    assert.equal(said.join('; '), points, times);
  }
});
