import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Design } from './draw/plan.ts';
import { figuresOf } from './figures.ts';
import type { Decided } from './item-store.ts';

const sweepOf = (design: Design, strata: Record<string, number>) => ({
  packs: [],
  strata,
  stratify: 'platform' as const,
  plan: JSON.stringify({
    plan: 'vigie.sweep/1',
    question: 'Which offers are prohibited?',
    root: '0'.repeat(64),
    entries: Object.values(strata).reduce((sum, n) => sum + n, 0),
    design,
    secondReview: 0,
    elusion: 0,
    outside: { kind: 'unit' },
  }),
});
const many = (n: number, more: Partial<Decided>): Decided[] =>
  Array.from({ length: n }, () => ({
    stratum: '',
    packs: [],
    platform: '',
    category: '',
    isSeen: true,
    isFlagged: false,
    isElusion: false,
    first: null,
    second: null,
    settled: null,
    ...more,
  }));
const flagged = { isFlagged: true };

test('a stratum of which nothing was seen leaves the share unknown, and every count as it is', () => {
  const drawn = [
    ...many(3, { stratum: 'a', ...flagged, first: true }),
    ...many(17, { stratum: 'a', isElusion: true, first: false }),
    ...many(5, { stratum: 'b', isSeen: false }),
  ];
  const design: Design = { kind: 'stratified', draw: { a: 20, b: 5 } };
  const { widest, ...figures } = figuresOf(sweepOf(design, { a: 80, b: 20 }), drawn);
  const { seen, notSeen, flagged: found, confirmed, reviewed, confirmedShare, total, strata } = figures;
  assert.deepEqual([seen, notSeen, found, confirmed, reviewed], [20, 5, 3, 3, 17]);
  assert.deepEqual([confirmedShare.method, total], ['nothing seen', null]);
  assert.deepEqual(
    strata.map(({ stratum, seen: n, share }) => [stratum, n, share?.share ?? null]),
    [
      ['a', 20, 0.15],
      ['b', 0, null],
    ],
  );
  assert.ok(widest && widest.low > 0 && widest.low < 0.12 && widest.high < 0.6 && widest.high > 0.32, `${widest?.low}`);
});

test('what was not seen widens the limits without an elusion sample too', () => {
  const drawn = [...many(2, { ...flagged, first: true }), ...many(14, {}), ...many(4, { isSeen: false })];
  const { total, widest, confirmedShare } = figuresOf(sweepOf({ kind: 'simple', draw: 20 }, { '': 20 }), drawn);
  assert.equal(total, null);
  assert.equal(confirmedShare.share, 2 / 16);
  assert.deepEqual(widest, { low: 2 / 20, high: 6 / 20 });
});

test('errors of review are those of what was reviewed: nothing that no rule flags is confirmed in error', () => {
  // Of 100 flagged offers 20 are prohibited; the first review confirms five more, and a second person sees all of them.
  const drawn = [
    ...many(20, { ...flagged, first: true, second: true }),
    ...many(5, { ...flagged, first: true, second: false, settled: false }),
    ...many(75, { ...flagged, first: false, second: false }),
    ...many(60, { first: false, second: false }),
    ...many(840, {}),
  ];
  const { confirmedShare, corrected } = figuresOf(sweepOf({ kind: 'simple', draw: 1000 }, { '': 10_000 }), drawn);
  assert.equal(confirmedShare.share, 0.02);
  assert.ok(corrected && Math.abs(corrected.share - 0.02) < 1e-12, `${corrected?.share}`);
  assert.ok(corrected.low < 0.02 && corrected.high > 0.02 && corrected.high < 0.05, `${corrected.high}`);
});
