import assert from 'node:assert/strict';
import { test } from 'node:test';
import { precisionOf, type RateDay, usualBand } from './rates.ts';

const days = (...counts: [screened: number, flagged: number][]): RateDay[] =>
  counts.map(([screened, flagged], i) => ({ day: `2026-01-${String(i + 1).padStart(2, '0')}`, screened, flagged }));

test('precision has an interval that narrows with decisions and never leaves 0 to 1', () => {
  assert.equal(precisionOf(0, 0), null);
  // Wilson 1927; the figures are those of Newcombe 1998, table I, for 81 of 263 and 15 of 148.
  const [a, b] = [precisionOf(81, 182), precisionOf(15, 133)];
  assert.deepEqual([a?.low.toFixed(4), a?.high.toFixed(4)], ['0.2553', '0.3662']);
  assert.deepEqual([b?.low.toFixed(4), b?.high.toFixed(4)], ['0.0624', '0.1605']);
  const [all, none] = [precisionOf(3, 0), precisionOf(0, 3)];
  assert.ok(all && all.high === 1 && all.low > 0.4 && all.low < 0.5);
  assert.ok(none && none.low === 0 && none.high > 0.5);
});

test('a band needs a week, holds an ordinary day, and leaves out a jump and a silence', () => {
  const week = days([1000, 20], [900, 22], [1100, 19], [1000, 25], [950, 17], [1050, 21], [1000, 18]);
  assert.equal(usualBand(week.slice(1), 1000), null);
  assert.equal(usualBand(week, 0), null);
  const band = usualBand(week, 1000);
  assert.ok(band && band.low > 0 && band.low < 0.018 && band.high > 0.025 && band.high < 0.06, JSON.stringify(band));
  assert.ok((usualBand(week, 10)?.high ?? 0) > band.high * 2, 'few listings say less');
});

test('days that differ much by themselves widen the band; a rule that never fired may fire once', () => {
  const calm = usualBand(days(...Array.from({ length: 8 }, (): [number, number] => [1000, 50])), 1000);
  const wild = usualBand(days(...Array.from({ length: 8 }, (_, i): [number, number] => [1000, i % 2 ? 90 : 10])), 1000);
  assert.ok(calm && wild && wild.high - wild.low > 2 * (calm.high - calm.low));
  const never = usualBand(days(...Array.from({ length: 7 }, (): [number, number] => [1000, 0])), 1000);
  assert.ok(never && never.high > 0.001 && never.high < 0.003);
});
