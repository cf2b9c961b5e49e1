import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interval } from '../estimate/intervals.ts';
import type { Figures, Sweep } from '../schema.ts';
import { compareFigures, differencesOf } from './compare-sweeps.ts';

const figuresOf = (found: number, groups: Figures['groups'] = []): Figures => ({
  entries: 10_000,
  drawn: 1_000,
  seen: 1_000,
  notSeen: 0,
  flagged: 100,
  confirmed: found,
  reviewed: 0,
  missed: 0,
  confirmedShare: interval({ found, drawn: 1_000, population: 10_000 }),
  elusion: null,
  total: null,
  widest: null,
  agreement: null,
  corrected: null,
  strata: [],
  groups,
});
const group = (name: string | null, found: number): Figures['groups'][number] => ({
  by: 'platform',
  name,
  seen: 100,
  confirmed: found,
  share: interval({ found, drawn: 100 }),
});

test('what both tell is compared, with the interval of the difference; all others together are not', () => {
  const compared = compareFigures(
    figuresOf(80, [group('a.example', 40), group(null, 3)]),
    figuresOf(20, [group('a.example', 10), group('b.example', 9), group(null, 30)]),
  );
  assert.deepEqual(
    compared.map(({ figure, name }) => [figure, name]),
    [
      ['confirmed', null],
      ['platform', 'a.example'],
    ],
  );
  const [whole] = compared;
  assert.ok(whole && Math.abs(whole.difference - 0.06) < 1e-12 && whole.low > 0 && whole.high < 0.1);
});

test('what is not the same of two sweeps is said', () => {
  const sweep: Sweep = {
    id: 'swp_1',
    by: null,
    at: '2026-11-01T00:00:00Z',
    state: 'done',
    failure: null,
    question: 'Which?',
    missing: 'Others',
    packs: ['b', 'a'],
    source: { kind: 'sitemap', name: 'https://shop.example/s.xml' },
    stratify: 'nothing',
    frame: null,
    plan: null,
    progress: { drawn: 0, toVisit: 0, seen: 0, failed: 0, toReview: 0, reviewed: 0, toSettle: 0 },
    screened: [{ pack: 'a', digest: '0'.repeat(64), engine: '1' }],
    figures: null,
  };
  assert.deepEqual(differencesOf(sweep, { ...sweep, id: 'swp_2', packs: ['a', 'b'] }), []);
  const other: Sweep = {
    ...sweep,
    question: 'Which ones?',
    packs: ['a'],
    missing: 'None',
    stratify: 'price',
    source: { kind: 'kept', name: '' },
    screened: [{ pack: 'a', digest: '1'.repeat(64), engine: '1' }],
  };
  assert.deepEqual(
    differencesOf(sweep, other).map(({ what }) => what),
    ['question', 'packs', 'versions', 'source', 'missing', 'strata'],
  );
  assert.deepEqual(differencesOf(sweep, other)[1], { what: 'packs', first: 'a, b', second: 'a' });
});
