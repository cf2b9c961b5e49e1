import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atRiskOn, drawnTo, type Point, within } from './removal-curve.ts';
import { daysToName, fromFirst, nameWeeks, weeksToName, wholeTicks } from './scales.ts';
import { type Column, toFile } from './table-file.ts';

const point = (day: number, atRisk: number, happened: number, open: number, share: number): Point => ({
  day,
  atRisk,
  happened,
  open,
  share,
  low: null,
  high: null,
});
// Ten offers: two removed on day 1, three on day 4, one out of sight on day 6, four followed for 60 days.
const CURVE = [
  point(0, 10, 0, 0, 0),
  point(1, 10, 2, 0, 0.2),
  point(4, 8, 5, 0, 0.5),
  point(6, 5, 5, 1, 0.5),
  point(60, 4, 5, 5, 0.5),
];

test('at risk on a day is what the next change says; nobody after the last', () => {
  for (const [day, expected] of [
    [0, 10],
    [1, 10],
    [2, 8],
    [4, 8],
    [5, 5],
    [7, 4],
    [60, 4],
    [61, 0],
  ] as const)
    assert.equal(atRiskOn(CURVE, day), expected, `day ${day}`);
  assert.equal(atRiskOn([], 3), 0);
});

test('a curve is drawn a quarter beyond its last removal, and goes on to the edge only where it is known there', () => {
  assert.equal(drawnTo([CURVE]), 7);
  assert.equal(drawnTo([CURVE, [point(0, 1, 0, 0, 0), point(40, 1, 1, 0, 1)]]), 50);
  assert.equal(drawnTo([]), 7);
  assert.deepEqual(
    within(CURVE, 7).map(({ day, share }) => [day, share]),
    [
      [0, 0],
      [1, 0.2],
      [4, 0.5],
      [6, 0.5],
      [7, 0.5],
    ],
  );
  assert.deepEqual(within(CURVE, 90), CURVE);
  assert.deepEqual(within([], 7), []);
});

test('axes name days as people count them, whole counts, and the newest week', () => {
  assert.deepEqual(daysToName(7, 900), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(daysToName(50, 390), [0, 14, 28, 42]);
  assert.deepEqual(daysToName(1000, 390), [0, 180, 360, 540, 720, 900]);
  for (const [most, expected] of [
    [0, [0]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6]],
    [12, [0, 5, 10]],
    [100, [0, 20, 40, 60, 80, 100]],
    [123_456, [0, 50_000, 100_000]],
  ] as const)
    assert.deepEqual(wholeTicks(most), expected, `${most}`);
  const weeks = ['2025-12-15', '2025-12-22', '2025-12-29', '2026-01-05', '2026-01-12'];
  assert.deepEqual(weeksToName(weeks, 200), ['2025-12-15', '2025-12-29', '2026-01-12']);
  assert.deepEqual(weeks.map(nameWeeks(weeks, 'fr')), [
    '15 déc.\n2025',
    '22 déc.',
    '29 déc.',
    '5 janv.\n2026',
    '12 janv.',
  ]);
  assert.deepEqual(weeks.slice(3).map(nameWeeks(weeks, 'en')), ['5 Jan\n2026', '12 Jan']);
});

test('weeks before the first in which there was anything are left out, but for a dozen', () => {
  const weeks = (...counts: number[]): number[] => fromFirst(counts, (count) => count === 0);
  const none = (length: number): number[] => Array.from({ length }, () => 0);
  assert.deepEqual(weeks(...none(20), 3, ...none(15)), [3, ...none(15)]);
  assert.deepEqual(weeks(...none(20), 3, 0), [...none(10), 3, 0]);
  assert.deepEqual(weeks(...none(20)), none(12));
  assert.deepEqual(weeks(0, 1), [0, 1]);
  assert.deepEqual(weeks(), []);
});

test('the table behind a chart as a file: figures as they are, what is not known empty, nothing that a spreadsheet would run', () => {
  type Row = { name: string; share: number | null };
  const columns: Column<Row>[] = [
    { title: 'Règle, « nom »', value: ({ name }) => name },
    { title: 'part', value: ({ share }) => share, show: () => '50 %' },
  ];
  const rows = [
    { name: 'Pistolets "jouets"', share: 0.5 },
    { name: '=A1', share: null },
  ];
  assert.equal(toFile(columns, rows), '\uFEFF"Règle, « nom »",part\r\n"Pistolets ""jouets""",0.5\r\n\'=A1,\r\n');
});
