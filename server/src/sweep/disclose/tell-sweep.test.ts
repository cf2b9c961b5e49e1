import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCountedSweep } from '../../../testing/figures/counted-sweep.ts';
import { estimateShare } from '../estimate/estimate-share.ts';
import { estimateTold } from './estimate-told.ts';
import { areFarApart, discloseCounted } from './tell-sweep.ts';

const stratum = (name: string, entries: number, seen: number, found: number) => ({
  stratum: name,
  entries,
  seen,
  found,
});
const tell = (...[strata, more]: Parameters<typeof makeCountedSweep>) => {
  const { sweep, plan } = makeCountedSweep(strata, more);
  return discloseCounted(sweep, plan);
};

test('small counts are told as a sum, or not at all; shares come from what is told alone', () => {
  const told = tell([stratum('a', 1000, 100, 2), stratum('b', 1000, 100, 30), stratum('c', 1000, 100, 20)]);
  assert.deepEqual(
    told.parts.map(({ strata, found }) => [strata, found]),
    [
      [['a', 'c'], 22],
      [['b'], 30],
    ],
  );
  const { share, low, high } = estimateShare({
    strata: [2, 30, 20].map((found) => ({ population: 1000, drawn: 100, found })),
  });
  const [one, other] = [told.total, { share, low, high }];
  for (const limit of ['share', 'low', 'high'] as const)
    assert.ok(Math.abs((one?.[limit] ?? 0) - other[limit]) < 1e-9, 'of one proportion it is the same');
  const few = tell([stratum('', 1000, 100, 3)], { reviewed: 50, missed: 4 });
  assert.deepEqual([few.parts[0]?.found, few.parts[0]?.estimate, few.total], [null, null, null]);
  assert.deepEqual([few.elusion.missed, few.elusion.estimate], [null, null]);
  const more = tell([stratum('', 1000, 100, 30)], { reviewed: 50, missed: 6 });
  assert.deepEqual([more.elusion.missed, more.elusion.estimate?.method], [6, 'clopper-pearson']);
});

test('nothing names a source, a trader or what confirms one', () => {
  const { sweep, plan } = makeCountedSweep([stratum('Trader A', 500, 50, 20), stratum('Trader B', 90, 30, 9)], {
    stratify: 'trader',
  });
  const told = discloseCounted(sweep, plan);
  const text = JSON.stringify(told);
  for (const secret of ['Trader', 'shop.example', sweep.plan.digest, 'confirmedShare', 'kappa'])
    assert.ok(!text.includes(secret), secret);
  assert.deepEqual([told.parts.length, told.parts[0]?.found, told.total], [1, 29, null]);
});

test('however a sum lies in its strata, the limits that are told hold those of the sample', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 10, max: 20 }), fc.nat(60)), {
        minLength: 2,
        maxLength: 4,
      }),
      (made) => {
        const strata = made.map(([seen, times, found], n) =>
          stratum(`s${n}`, seen * times, seen, Math.min(seen, found)),
        );
        const found = strata.reduce((sum, one) => sum + one.found, 0);
        const told = estimateTold(strata, [{ strata: strata.map((one) => one.stratum), found }]);
        const real = estimateShare({
          strata: strata.map((one) => ({ population: one.entries, drawn: one.seen, found: one.found })),
        });
        if (told === null) return;
        assert.ok(told.low <= real.low + 0.001 && real.high <= told.high + 0.001, JSON.stringify(strata));
      },
    ),
    { numRuns: 100, seed: 17 },
  );
});

test('two sweeps of nearly one sample are told beside each other only where no small difference follows', () => {
  const of = (a: number, b: number) => tell([stratum('a', 1000, 100, a), stratum('b', 1000, 100, b)]);
  assert.ok(areFarApart(of(20, 30), of(25, 40)));
  assert.ok(!areFarApart(of(20, 30), of(21, 40)));
  assert.ok(!areFarApart(of(20, 30), of(20, 30)));
  assert.ok(!areFarApart(of(20, 30), of(2, 40)), 'other strata stand together');
});

test('the stranger’s script of the manual computes every figure that is told again, and finds one that is other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-stranger-'));
  try {
    const manual = readFileSync(join(import.meta.dirname, '../../../../docs/reference/sweep.md'), 'utf8');
    const script = join(folder, 'recompute.mjs');
    writeFileSync(script, /## The stranger's script.*?```js\n(.*?)```/s.exec(manual)?.[1] ?? '');
    const sweeps = [
      tell([stratum('', 12_000, 600, 31)], { reviewed: 300, missed: 7 }),
      tell([stratum('', 60, 60, 12)]),
      tell([stratum('', 900, 40, 33)]),
      tell([stratum('a', 1000, 100, 2), stratum('b', 5000, 100, 30), stratum('c', 300, 100, 20)]),
      tell([stratum('a', 1000, 100, 90), stratum('b', 5000, 100, 80), stratum('c', 20, 20, 1)]),
      tell([stratum('a', 100, 100, 20), stratum('b', 5000, 100, 30)]),
      tell([stratum('a', 100, 9, 3)]),
    ];
    const run = (file: object) => {
      writeFileSync(join(folder, 'release.json'), JSON.stringify(file));
      return spawnSync(process.execPath, [script, join(folder, 'release.json')], { encoding: 'utf8' });
    };
    const { status, stdout, stderr } = run({ sweeps });
    assert.equal(status, 0, stdout + stderr);
    const told = sweeps.flatMap(({ parts, total, elusion }) => [
      ...parts.map(({ estimate }) => estimate),
      total,
      elusion.estimate,
    ]);
    assert.match(
      stdout,
      new RegExp(`^${told.filter((one) => one !== null).length} figures are the same, 0 are other$`, 'm'),
    );
    const [first] = sweeps;
    assert.ok(first?.total);
    const wrong = { ...first, total: { ...first.total, high: first.total.high + 0.001 } };
    assert.equal(run({ sweeps: [wrong] }).status, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
