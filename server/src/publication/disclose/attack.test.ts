import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCountedSweep } from '../../../testing/figures/counted-sweep.ts';
import { discloseSweep } from '../../sweep/disclose/disclose-sweep.ts';
import { discloseCounted, type PublicSweep } from '../../sweep/disclose/tell-sweep.ts';
import { attack, type Knowledge, learn } from './attacker.ts';
import { THRESHOLD } from './disclose.ts';
import { discloseRelease, type Release } from './disclose-release.ts';
import { entryKey, indexTable, type Table } from './disclose-table.ts';
import { anyHistory, discloseAtOnce, type History, monthByMonth, releaseAll } from './histories.ts';

/** Histories to try; attack.long.ts tries a thousand. */
const HISTORIES = Number(process.env.VIGIE_HISTORIES ?? 20);
const seed = Number(process.env.VIGIE_SEED ?? 17);

const attackAll = async (history: History, disclose?: typeof discloseRelease, integral?: boolean) =>
  attack(learn(await releaseAll(history, disclose), 'confirmed'), integral);

/** What a release would be with other rules for what it tells. */
const releaseBy =
  (tell: (table: Table, before: readonly Release[]) => ReadonlyMap<string, number | null>): typeof discloseRelease =>
  async (input, before = []) => {
    const made = await discloseRelease(input);
    const counts = new Map(
      input.counts.map((one) => [entryKey([one.platform, one.rule, one.month]), one.confirmed ?? 0]),
    );
    const told = tell({ dimensions: [made.platforms, made.rules, made.months], counts }, before);
    const figures = made.figures.map((figure) => {
      const confirmed = told.get(entryKey([figure.platform, figure.rule, figure.month])) ?? null;
      return { ...figure, values: { confirmed } };
    });
    return { ...made, figures };
  };

test('a linear programme given every release finds out no withheld figure', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      assert.deepEqual(await attackAll(history), []);
    }),
    { numRuns: HISTORIES, seed, endOnFailure: HISTORIES > 100 },
  );
});

test('nor does one that knows counts to be whole numbers', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      assert.deepEqual(await attackAll(history, discloseRelease, true), []);
    }),
    { numRuns: Math.ceil(HISTORIES / 4), seed: seed + 1, endOnFailure: HISTORIES > 100 },
  );
});

test('the longer period does not undo what the shorter one withheld', async () => {
  // Each release by itself withholds by boxes along the months, which the release before has told.
  const two = monthByMonth(1, 2, 4, [0, 5, 5, 0, 5, 5, 100, 0]);
  const steps = [...two.steps.slice(0, 3), { from: 1, to: 3, corrections: [] }];
  assert.deepEqual(await attackAll({ ...two, steps }), []);
});

test('what follows from sums that are told is told', async () => {
  // April and May come out together, in a sum with a March of which one platform is withheld.
  const cells = [
    [40, 18, 465, 1335, 31, 3, 4, 3, 38],
    [4, 5, 28, 39, 0, 18, 6, 6, 3],
    [30, 0, 2, 5, 10, 26, 16, 35, 1],
    [1018, 6, 636, 6, 6, 811, 0, 0, 7],
    [1103, 12, 28, 6, 5, 1154, 5, 1218, 0],
  ];
  const periods = [
    [0, 0],
    [0, 1],
    [0, 2],
    [2, 2],
    [0, 4],
    [0, 4],
    [1, 4],
    [3, 4],
  ] as const;
  const steps = periods.map(([from, to]) => ({ from, to, corrections: [] }));
  assert.deepEqual(await attackAll({ ...monthByMonth(3, 3, 5, cells.flat()), steps }), []);
});

test('changes of two held figures are not had from their sum', async () => {
  // 4 more and 4 more: the sum told anew would be 8 more, and each of the two can be no more than 4.
  const both = { cell: 0, by: 4 };
  const history = {
    ...monthByMonth(2, 1, 1, [50, 50]),
    steps: [
      { from: 0, to: 0, corrections: [] },
      { from: 0, to: 0, corrections: [both, { ...both, cell: 1 }] },
    ],
  };
  assert.deepEqual(await attackAll(history), []);
});

test('the attacker finds what is left open: primary suppression alone, releases compared with the last one only', async () => {
  const sparse = monthByMonth(3, 2, 3, [3, 20, 30, 40, 50, 60, 2, 8, 9, 12, 1, 15, 31, 22, 4, 18, 6, 90]);
  const primary = releaseBy((table) => {
    const { entries, countAt } = indexTable(table);
    return new Map(entries.map(({ key }) => [key, countAt(key) < THRESHOLD ? null : countAt(key)]));
  });
  const open = await attackAll(sparse, primary);
  assert(
    open.some((line) => line.includes('["p0","r0","2026-01"]: 3')),
    open.join('\n'),
  );

  const pairwise = releaseBy((table, before) => {
    // Figures of whole periods are not compared: the last release was of another.
    const last = (before.at(-1)?.figures ?? []).filter(({ month }) => month !== null);
    const keyed = last.map(
      (one) => [entryKey([one.platform, one.rule, one.month]), one.values.confirmed ?? null] as const,
    );
    return discloseAtOnce(table, new Map(keyed));
  });
  assert.notDeepEqual(await attackAll(sparse, pairwise), []);
  assert.deepEqual(await attackAll(sparse), [], 'and the rule that is used leaves none of it open');
});

/** What there is in a stratum of a sweep: found by a rule, missed by all and found by the elusion sample, and the rest. */
interface TrueStratum {
  stratum: string;
  sampled: number;
  found: number;
  missed: number;
}
type TheFile = Pick<PublicSweep, 'parts' | 'elusion' | 'strata'>;

/** What the file of a sweep tells. Its shares and limits are made of these counts (the stranger's script makes them again): they say no more. */
function learnSweep(strata: readonly TrueStratum[], { parts, elusion, strata: design }: TheFile): Knowledge {
  const place = new Map(strata.map(({ stratum }, n) => [stratum, 3 * n]));
  const of = (names: readonly string[], ...which: number[]) =>
    names.flatMap((name) => which.map((one) => (place.get(name) ?? 0) + one));
  const every = strata.map(({ stratum }) => stratum);
  const facts = parts.flatMap(({ strata: names, sampled, found }) =>
    found === null
      ? []
      : [
          { sum: of(names, 0), low: found, high: found },
          { sum: of(names, 1, 2), low: sampled - found, high: sampled - found },
        ],
  );
  const drawn = design.map(({ stratum, seen }) => ({ sum: of([stratum], 0, 1, 2), low: seen, high: seen }));
  const { reviewed, missed } = elusion;
  const eluded = { sum: of(every, 1), low: missed ?? 0, high: missed ?? reviewed };
  const open = new Set(
    parts.flatMap(({ strata: names, found }) => (names.length === 1 && found !== null ? names : [])),
  );
  const large = (count: number, sampled: number) =>
    count < THRESHOLD && sampled >= THRESHOLD ? ('large' as const) : ('others' as const);
  const hidden = strata.filter(({ stratum, sampled }) => !open.has(stratum) && sampled > 0);
  return {
    facts: [...drawn, ...facts, eluded],
    targets: hidden.flatMap(({ stratum, sampled, found }) => [
      { name: `found in ${stratum}`, sum: of([stratum], 0), among: large(found, sampled) },
      { name: `not found in ${stratum}`, sum: of([stratum], 1, 2), among: large(sampled - found, sampled) },
    ]),
    truth: strata.flatMap(({ sampled, found, missed: eludes }) => [found, eludes, sampled - found - eludes]),
  };
}

/** A sweep's file as it is published. */
function fileOf(strata: readonly TrueStratum[]): PublicSweep {
  const missed = strata.reduce((sum, one) => sum + one.missed, 0);
  const reviewed = strata.reduce((sum, { sampled, found }) => sum + Math.floor((sampled - found) / 2), 0);
  const made = strata.map(({ stratum, sampled, found }) => ({ stratum, entries: 10 * sampled, seen: sampled, found }));
  const { sweep, plan } = makeCountedSweep(made, { reviewed, missed });
  return discloseCounted(sweep, plan);
}

/** Both at once: the unknowns of the second are numbered on from those of the first. */
function learnBoth(one: Knowledge, other: Knowledge): Knowledge {
  const shift = <T extends { sum: readonly number[] }>(all: readonly T[]) =>
    all.map((each) => ({ ...each, sum: each.sum.map((n) => n + one.truth.length) }));
  return {
    facts: [...one.facts, ...shift(other.facts)],
    targets: [...one.targets, ...shift(other.targets)],
    truth: [...one.truth, ...other.truth],
  };
}

const anyStrata = fc
  .array(
    fc.tuple(
      fc.oneof(fc.nat({ max: 12 }), fc.integer({ min: 20, max: 400 })),
      fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
      fc.double({ min: 0, max: 0.2, noNaN: true }),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((strata) =>
    strata.map(([sampled, share, eluding], n): TrueStratum => {
      const found = Math.round(sampled * share);
      return { stratum: `s${n}`, sampled, found, missed: Math.floor(((sampled - found) / 2) * eluding) };
    }),
  );

test('nor does one that is given the files of a sweep too', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, anyStrata, async (history, strata) => {
      const releases = learn(await releaseAll(history), 'confirmed');
      assert.deepEqual(attack(learnBoth(releases, learnSweep(strata, fileOf(strata)))), []);
    }),
    { numRuns: HISTORIES, seed: seed + 2, endOnFailure: HISTORIES > 100 },
  );
});

test('a sweep tells strata with few found, or few not found, together; and what it tells is right', () => {
  const strata = [
    { stratum: 'a', sampled: 100, found: 2 },
    { stratum: 'b', sampled: 90, found: 30 },
    { stratum: 'c', sampled: 200, found: 50 },
    { stratum: 'd', sampled: 20, found: 20 },
  ];
  assert.deepEqual(discloseSweep(strata), [
    { strata: ['a', 'd'], sampled: 120, found: 22 },
    { strata: ['b'], sampled: 90, found: 30 },
    { strata: ['c'], sampled: 200, found: 50 },
  ]);
  assert.deepEqual(discloseSweep(strata.slice(0, 3)), [
    { strata: ['a', 'b'], sampled: 190, found: 32 },
    { strata: ['c'], sampled: 200, found: 50 },
  ]);
  assert.deepEqual(discloseSweep(strata.slice(0, 1)), [{ strata: ['a'], sampled: 100, found: null }]);
  const each = strata.map(({ stratum, sampled, found }) => ({
    strata: [stratum],
    sampled,
    found: found < 5 ? null : found,
  }));
  const all = { strata: ['a', 'b', 'c', 'd'], sampled: 410, found: 102 };
  const parts = [...each, all].map((one) => ({ ...one, estimate: null }));
  const wins = attack(
    learnSweep(
      strata.map((one) => ({ ...one, missed: 0 })),
      {
        parts,
        strata: strata.map(({ stratum, sampled }) => ({ stratum, entries: sampled, drawn: sampled, seen: sampled })),
        elusion: { reviewed: 0, missed: null, estimate: null },
      },
    ),
  );
  assert(
    wins.some((line) => line.startsWith('found in a: 2')),
    'withheld by itself, beside the sum of all',
  );
  assert.throws(() => discloseSweep([{ stratum: 'a', sampled: 3, found: 4 }]), RangeError);
});
