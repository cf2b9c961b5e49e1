import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { VigieError } from '../../base/core/errors.ts';
import { type Count, discloseRelease, type Release, type ReleaseInput, releaseSchema } from './disclose-release.ts';

/** The figures of one entry; an entry that the release does not have is withheld. */
function findFigure(
  release: Release,
  at: [platform: string | null, rule: string | null, month: string | null],
  measure: Release['measures'][number],
): number | null {
  const [platform, rule, month] = at;
  const found = release.figures.find(
    (figure) => figure.platform === platform && figure.rule === rule && figure.month === month,
  );
  return found?.values[measure] ?? null;
}

const counts: Count[] = [
  { platform: 'b.example', rule: 'weapons', month: '2026-01', findings: 40, confirmed: 12 },
  { platform: 'b.example', rule: 'weapons', month: '2026-02', findings: 60, confirmed: 30 },
  { platform: 'b.example', rule: 'dolls', month: '2026-01', findings: 22, confirmed: 3 },
  { platform: 'b.example', rule: 'dolls', month: '2026-02', findings: 41, confirmed: 17 },
  { platform: 'a.example', rule: 'weapons', month: '2026-01', findings: 35, confirmed: 20 },
  { platform: 'a.example', rule: 'weapons', month: '2026-02', findings: 51, confirmed: 25 },
  { platform: 'a.example', rule: 'dolls', month: '2026-01', findings: 33, confirmed: 14 },
  { platform: 'a.example', rule: 'dolls', month: '2026-02', findings: 28, confirmed: 11 },
];
const input: ReleaseInput = {
  id: 'rel_1',
  title: 'First quarter',
  period: { from: '2026-01-01', to: '2026-02-28' },
  unit: { name: 'Unit' },
  madeAt: new Date('2026-03-02T09:00:00Z'),
  counts,
  definitions: {},
};

test('a release has every cell and margin, each measure controlled by itself', async () => {
  const release = await discloseRelease(input);
  releaseSchema.parse(release);
  assert.deepEqual(release.platforms, ['a.example', 'b.example']);
  assert.deepEqual(release.months, ['2026-01', '2026-02']);
  assert.deepEqual(release.measures, ['findings', 'confirmed']);
  assert.equal(release.figures.length, 27);
  assert.equal(findFigure(release, [null, null, null], 'findings'), 310);
  assert.equal(findFigure(release, ['b.example', 'dolls', '2026-01'], 'findings'), 22, 'nothing to protect');
  assert.equal(findFigure(release, ['b.example', 'dolls', '2026-01'], 'confirmed'), null);
  assert.equal(
    findFigure(release, ['b.example', 'dolls', null], 'confirmed'),
    20,
    'the margins stay: the box is of cells',
  );
  assert.equal(findFigure(release, [null, null, null], 'confirmed'), 132);
});

test('what is watched is there without events, so that a first event does not show by a name appearing', async () => {
  const watched = { platforms: ['c.example'], rules: ['medicines'] };
  const before = await discloseRelease({ ...input, watched });
  assert(before.platforms.includes('c.example') && before.rules.includes('medicines'));
  const first: Count = { platform: 'c.example', rule: 'medicines', month: '2026-02', findings: 1, confirmed: 1 };
  const later = {
    ...input,
    id: 'rel_2',
    madeAt: new Date('2026-03-09T09:00:00Z'),
    watched,
    counts: [...counts, first],
  };
  assert.deepEqual((await discloseRelease(later, [before])).figures, before.figures);
});

test('a longer period does not tell the months between by subtraction', async () => {
  const january = await discloseRelease({
    ...input,
    period: { from: '2026-01-01', to: '2026-01-31' },
    counts: counts.filter(({ month }) => month === '2026-01'),
  });
  assert.equal(findFigure(january, ['a.example', 'weapons', null], 'findings'), 35);
  const few = counts.map((count) =>
    count.month === '2026-02' && count.platform === 'a.example' && count.rule === 'weapons'
      ? { ...count, findings: 2 }
      : count,
  );
  const both = await discloseRelease({ ...input, id: 'rel_2', madeAt: new Date('2026-03-09T09:00:00Z'), counts: few }, [
    january,
  ]);
  assert.equal(findFigure(both, ['a.example', 'weapons', null], 'findings'), null, '37 - 35 would tell 2 in February');
  for (const figure of january.figures.filter(({ month }) => month !== null)) {
    const { platform, rule, month } = figure;
    if (figure.values.findings === null) assert.equal(findFigure(both, [platform, rule, month], 'findings'), null);
  }
});

test('releases of one period in a row never differ by fewer than 5, through any changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 8, maxLength: 8 }), {
        minLength: 2,
        maxLength: 4,
      }),
      async (steps) => {
        const releases = [await discloseRelease(input)];
        let current = counts;
        for (const [n, changes] of steps.entries()) {
          current = current.map((count, index) => ({
            ...count,
            confirmed: Math.max(0, (count.confirmed ?? 0) + (changes[index] ?? 0)),
          }));
          const madeAt = new Date(Date.UTC(2026, 3, n + 1));
          releases.push(await discloseRelease({ ...input, id: `rel_${n + 2}`, madeAt, counts: current }, releases));
        }
        for (const [n, later] of releases.entries()) {
          for (const earlier of releases.slice(0, n)) {
            for (const { platform, rule, month, values } of later.figures) {
              const before = findFigure(earlier, [platform, rule, month], 'confirmed');
              const after = values.confirmed ?? null;
              if (before === null) assert.equal(after, null);
              // The sum of a month that is 6 more and one that is 5 less is 1 more: each of the two is told.
              if (month !== null && before !== null && after !== null && n > 0 && earlier === releases[n - 1]) {
                assert(after === before || Math.abs(after - before) >= 5, `${before} → ${after}`);
              }
            }
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('nothing counted is a release with everything withheld', async () => {
  const empty = await discloseRelease({ ...input, counts: [] });
  assert.deepEqual(empty.figures, []);
  const zero = await discloseRelease({
    ...input,
    counts: [{ platform: 'a', rule: 'r', month: '2026-01', findings: 0 }],
  });
  assert(zero.figures.every(({ values }) => values.findings === null));
});

test('wrong input is refused by name', async () => {
  const refuses = (change: Partial<ReleaseInput>, expected: RegExp) =>
    assert.rejects(
      discloseRelease({ ...input, ...change }),
      (error) =>
        error instanceof VigieError && error.code === 'VIGIE_PUBLICATION_INVALID' && expected.test(error.message),
    );
  await refuses({ period: { from: '2026-02-30', to: '2026-03-01' } }, /2026-02-30/);
  await refuses({ period: { from: '2026-03-01', to: '2026-02-01' } }, /not two dates in order/);
  await refuses({ period: { from: '2000-01-01', to: '2026-02-01' } }, /ten years/);
  await refuses({ counts: [{ platform: 'a', rule: 'r', month: '2025-12', findings: 9 }] }, /2025-12/);
  await refuses(
    { counts: [{ platform: 'a', rule: 'r', month: '2026-01', findings: -1 }] },
    /findings of a, r, 2026-01 is -1/,
  );
  const many = Array.from(
    { length: 200 },
    (_, n): Count => ({ platform: `p${n}`, rule: `r${n}`, month: '2026-01', findings: 9 }),
  );
  await refuses({ counts: many }, /shorten the period/);
});
