import fc from 'fast-check';
import type { Told } from './attacker.ts';
import { discloseTable } from './disclose.ts';
import { type Count, discloseRelease, type Release } from './disclose-release.ts';

/** One release of a history: its months, counted from the first, and what was corrected before. */
interface Step {
  from: number;
  to: number;
  /** Added to the count of a cell, by its number; never below 0. */
  corrections: readonly { cell: number; by: number }[];
}

export interface History {
  platforms: number;
  rules: number;
  months: number;
  /** From this release on, the last platform is watched too. */
  newcomer: number;
  cells: readonly number[];
  steps: readonly Step[];
}

/** Mostly small counts, some large, as a sparse table of findings has them. */
const count = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);

const correction = fc.record({
  cell: fc.nat({ max: 99 }),
  by: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -9, max: 12 })),
});

/** Releases month by month: the period that grows, single months, others that overlap, the same again, with corrections or none. */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    platforms: fc.integer({ min: 1, max: 4 }),
    rules: fc.integer({ min: 1, max: 3 }),
    months: fc.integer({ min: 2, max: 5 }),
    newcomer: fc.nat({ max: 9 }),
    isCorrected: fc.boolean(),
  })
  .chain(({ platforms, rules, months, newcomer, isCorrected }) =>
    fc.record({
      platforms: fc.constant(platforms),
      rules: fc.constant(rules),
      months: fc.constant(months),
      newcomer: fc.constant(newcomer),
      cells: fc.array(count, { minLength: platforms * rules * months, maxLength: platforms * rules * months }),
      steps: fc
        .array(
          fc.record({
            kind: fc.constantFrom('growing', 'growing', 'single', 'between', 'again'),
            a: fc.nat({ max: months - 1 }),
            corrections: isCorrected ? fc.array(correction, { maxLength: 4 }) : fc.constant([]),
          }),
          { minLength: months, maxLength: months + 3 },
        )
        .map((plans) =>
          plans.map(({ kind, a, corrections }, n): Step => {
            const last = Math.min(n, months - 1);
            const first = Math.min(a, last);
            if (kind === 'single') return { from: first, to: first, corrections };
            if (kind === 'between') return { from: first, to: last, corrections };
            return { from: 0, to: kind === 'again' ? first : last, corrections };
          }),
        ),
    }),
  );

const monthName = (n: number): string => `2026-${String(n + 1).padStart(2, '0')}`;

/** Makes the releases of a history, one after the other. */
export async function releaseAll(
  history: History,
  disclose: typeof discloseRelease = discloseRelease,
): Promise<Told[]> {
  const { platforms, rules } = history;
  const cells = [...history.cells];
  const told: Told[] = [];
  const releases: Release[] = [];
  for (const [number, step] of history.steps.entries()) {
    for (const { cell, by } of step.corrections) {
      const n = cell % cells.length;
      cells[n] = Math.max(0, (cells[n] ?? 0) + by);
    }
    const watchedPlatforms = number < history.newcomer && platforms > 1 ? platforms - 1 : platforms;
    const now = new Map<string, number>();
    const counts: Count[] = [];
    for (let n = 0; n < cells.length; n++) {
      const [p, r, m] = [n % platforms, Math.floor(n / platforms) % rules, Math.floor(n / platforms / rules)];
      if (p >= watchedPlatforms) continue;
      const [platform, rule, month] = [`p${p}`, `r${r}`, monthName(m)];
      now.set(JSON.stringify([platform, rule, month]), cells[n] ?? 0);
      if (m >= step.from && m <= step.to) counts.push({ platform, rule, month, confirmed: cells[n] ?? 0 });
    }
    const release = await disclose(
      {
        id: `rel_${number}`,
        title: 'A release',
        period: { from: `${monthName(step.from)}-01`, to: `${monthName(step.to)}-28` },
        unit: { name: 'Unit' },
        madeAt: new Date(Date.UTC(2027, 0, number + 1)),
        counts,
        definitions: {},
        watched: {
          platforms: Array.from({ length: watchedPlatforms }, (_, n) => `p${n}`),
          rules: Array.from({ length: rules }, (_, n) => `r${n}`),
        },
      },
      releases,
    );
    releases.push(release);
    told.push({ release, truth: (...at) => now.get(JSON.stringify(at)) ?? 0 });
  }
  return told;
}

/** The period that has one month more in each release, of given counts by platform, rule and month. */
export function monthByMonth(platforms: number, rules: number, months: number, cells: readonly number[]): History {
  const steps = Array.from({ length: months }, (_, n): Step => ({ from: 0, to: n, corrections: [] }));
  return { platforms, rules, months, newcomer: 0, cells, steps };
}

/** `discloseTable`, in one go. */
export function discloseAtOnce(...given: Parameters<typeof discloseTable>): Map<string, number | null> {
  const steps = discloseTable(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
