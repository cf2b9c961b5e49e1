import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attack, learn } from './attacker.ts';
import { discloseTable, THRESHOLD } from './disclose.ts';
import { discloseRelease, type Release } from './disclose-release.ts';
import { entryKey, indexTable, type Table } from './disclose-table.ts';
import { anyHistory, type History, monthByMonth, releaseAll } from './histories.ts';

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
    return discloseTable(table, new Map(keyed));
  });
  assert.notDeepEqual(await attackAll(sparse, pairwise), []);
  assert.deepEqual(await attackAll(sparse), [], 'and the rule that is used leaves none of it open');
});
