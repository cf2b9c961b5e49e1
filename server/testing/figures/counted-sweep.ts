import { type Plan, planSchema } from '../../src/sweep/draw/plan.ts';
import { interval } from '../../src/sweep/estimate/intervals.ts';
import type { CountedSweep } from '../../src/sweep/report/render-report.ts';

export interface MadeStratum {
  stratum: string;
  entries: number;
  seen: number;
  found: number;
}

/** A sweep whose review is over, with what was found in each stratum; of what no rule flagged, `missed` of `reviewed`. */
export function makeCountedSweep(
  strata: readonly MadeStratum[],
  more: Partial<CountedSweep> & { reviewed?: number; missed?: number } = {},
): { sweep: CountedSweep; plan: Plan } {
  const { reviewed = 0, missed = 0, ...said } = more;
  const sum = (of: 'entries' | 'seen' | 'found'): number => strata.reduce((all, one) => all + one[of], 0);
  const isStratified = strata.length > 1;
  const estimate = { share: 0, low: 0, high: 1, method: 'made' };
  const plan = planSchema.parse({
    plan: 'vigie.sweep/1',
    question: 'Which?',
    root: 'cd'.repeat(32),
    entries: sum('entries'),
    design: isStratified
      ? { kind: 'stratified', draw: Object.fromEntries(strata.map(({ stratum, seen }) => [stratum, seen])) }
      : { kind: 'simple', draw: sum('seen') },
    secondReview: 0,
    elusion: reviewed,
    outside: { kind: 'unit' },
  });
  const sweep: CountedSweep = {
    id: 'swp_made',
    by: null,
    at: '2026-11-02T09:00:00Z',
    state: 'done',
    failure: null,
    question: 'Which?',
    missing: 'Others',
    packs: ['toys'],
    screened: [],
    source: { kind: 'sitemap', name: 'https://shop.example/sitemap.xml' },
    stratify: isStratified ? 'platform' : 'nothing',
    frame: { entries: sum('entries'), unread: 0, root: plan.root, strata: [] },
    plan: {
      design: plan.design.kind,
      draw: sum('seen'),
      expected: null,
      margin: null,
      secondReview: 0,
      elusion: reviewed,
      outside: { kind: 'unit', name: null, round: null, roundAt: null },
      digest: 'ef'.repeat(32),
      logIndex: 1,
      loggedAt: '2026-11-02T09:10:00Z',
      value: '01'.repeat(32),
      signature: null,
    },
    progress: { drawn: sum('seen'), toVisit: 0, seen: sum('seen'), failed: 0, toReview: 0, reviewed: 0, toSettle: 0 },
    figures: {
      entries: sum('entries'),
      drawn: sum('seen'),
      seen: sum('seen'),
      notSeen: 0,
      flagged: sum('found'),
      confirmed: sum('found'),
      reviewed,
      missed,
      confirmedShare: estimate,
      elusion: reviewed === 0 ? null : interval({ found: missed, drawn: reviewed }),
      total: null,
      widest: null,
      agreement: null,
      corrected: null,
      strata: isStratified
        ? strata.map(({ stratum, entries, seen, found }) => ({ stratum, entries, seen, confirmed: found, share: null }))
        : [],
      groups: [],
    },
    ...said,
  };
  return { sweep, plan };
}
