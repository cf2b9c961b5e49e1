import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  betaBelow,
  binomial,
  gammaBelow,
  hypergeometric,
  hypergeometricAtLeast,
  hypergeometricAtMost,
  normalQuantile,
} from './distributions.ts';
import { type Estimate, interval, wilson } from './intervals.ts';

const near = (actual: number, expected: number, relative = 1e-11): void =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);

test('distributions are those of mpmath 1.3 with 40 digits', () => {
  const beta: [x: number, a: number, b: number, value: number][] = [
    [0.9998404798717946, 26663, 1, 0.01421262738982922],
    [4.8576121452952225e-5, 4, 96788, 0.6905953302533734],
    [0.999999999999, 54660.594126882286, 0.2794366773308461, 0.9896247108865959],
    [1e-12, 0.11569314084997373, 10620.226430944816, 0.12645836133610613],
    [0.004873665175157165, 13.827491493607566, 3981.251215117542, 0.9249427823398463],
    [0.30378933239660444, 1128.1818184226142, 2959.4436318589383, 0.9999525982598053],
  ];
  for (const [x, a, b, value] of beta) near(betaBelow(x, a, b), value);
  const gamma: [x: number, a: number, value: number][] = [
    [9.999062131508985, 13.431609693952815, 0.17419805531773536],
    [3621.1832617380105, 3419.9883259414705, 0.9996386231818453],
    [4.46380774180925, 20.320097788928784, 3.606563713429665e-8],
    [118.12363519922232, 150.73171002211382, 0.002197402491602684],
  ];
  for (const [x, a, value] of gamma) near(gammaBelow(x, a), value);
  near(normalQuantile(0.975), 1.959963984540054);
  near(normalQuantile(0.005), -2.5758293035489004);
  assert.equal(normalQuantile(0.5), 0);
});

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let product = 1n;
  for (let i = 1n; i <= BigInt(k); i++) product = (product * (BigInt(n - k) + i)) / i;
  return product;
}
/** A fraction of whole numbers as a double. */
const ratio = (a: bigint, b: bigint): number => Number((a * 10n ** 30n) / b) / 1e30;
const sumOf = (from: number, to: number, term: (k: number) => bigint): bigint =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => term(from + i)).reduce((a, b) => a + b, 0n);

test('chances are those of exact fractions', () => {
  fc.assert(
    fc.property(
      fc.nat(150),
      fc.nat(150),
      fc.nat(150),
      fc.nat(150),
      fc.integer({ min: 1, max: 63 }),
      (a, b, c, d, p) => {
        const [population, marked, drawn] = [a + b, a, Math.min(c, a + b)];
        const found = Math.min(d, drawn);
        const all = choose(population, drawn);
        const term = (k: number) => choose(marked, k) * choose(population - marked, drawn - k);
        const apart = (actual: number, expected: number) =>
          assert.ok(Math.abs(actual - expected) <= 1e-12 * expected + 1e-25, `${actual} is not ${expected}`);
        apart(hypergeometric(found, population, marked, drawn), ratio(term(found), all));
        apart(hypergeometricAtMost(found, population, marked, drawn), ratio(sumOf(0, found, term), all));
        apart(hypergeometricAtLeast(found, population, marked, drawn), ratio(sumOf(found, drawn, term), all));
        const [one, other] = [BigInt(p), BigInt(64 - p)];
        const chance = choose(drawn, found) * one ** BigInt(found) * other ** BigInt(drawn - found);
        apart(binomial(found, drawn, p / 64), ratio(chance, 64n ** BigInt(drawn)));
      },
    ),
    { numRuns: 300 },
  );
});

const written = ({ low, high }: Estimate): string => `${low.toFixed(4)} ${high.toFixed(4)}`;

test('Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I', () => {
  const table: [found: number, drawn: number, exact: string, score: string][] = [
    [81, 263, '0.2527 0.3676', '0.2553 0.3662'],
    [15, 148, '0.0578 0.1617', '0.0624 0.1605'],
    [0, 20, '0.0000 0.1684', '0.0000 0.1611'],
    [1, 29, '0.0009 0.1776', '0.0061 0.1718'],
  ];
  for (const [found, drawn, exact, score] of table) {
    assert.equal(written(interval({ found, drawn })), exact);
    assert.equal(written(wilson({ found, drawn })), score);
  }
});

test('Clopper and Pearson to eleven digits, beside mpmath', () => {
  const table: [found: number, drawn: number, low: number, high: number][] = [
    [1, 10, 0.0025285785444617843, 0.44501611702819543],
    [5, 2000, 0.0008122259751939096, 0.005824445334518517],
    [199, 200, 0.9724581015427943, 0.999873418972133],
    [1, 12000, 2.1098151063611343e-6, 0.0004642151826284375],
    [600, 12000, 0.046168432830364516, 0.05405167353486286],
  ];
  for (const [found, drawn, low, high] of table) {
    const limits = interval({ found, drawn });
    near(limits.low, low);
    near(limits.high, high);
  }
});

test('a counted population: the limits are the first and the last that the exact test does not reject', () => {
  for (const [found, drawn, population] of [
    [0, 60, 500],
    [3, 40, 300],
    [17, 30, 90],
    [30, 30, 31],
  ] as const) {
    const all = choose(population, drawn);
    // 1/40 on each side, in whole numbers.
    const kept = Array.from({ length: population + 1 }, (_, m) => m).filter((m) => {
      const term = (k: number) => choose(m, k) * choose(population - m, drawn - k);
      return 40n * sumOf(0, found, term) > all && 40n * sumOf(found, drawn, term) > all;
    });
    const { low, high, method } = interval({ found, drawn, population });
    assert.deepEqual([low * population, high * population, method], [kept[0], kept.at(-1), 'hypergeometric']);
  }
});

test('a census has no interval; what cannot be is refused, and nothing drawn', () => {
  assert.deepEqual(interval({ found: 3, drawn: 12, population: 12 }), {
    share: 0.25,
    low: 0.25,
    high: 0.25,
    method: 'census',
  });
  for (const wrong of [
    { found: 0, drawn: 0, population: 12 },
    { found: 3, drawn: 2 },
    { found: -1, drawn: 2 },
    { found: 0.5, drawn: 2 },
    { found: 1, drawn: 5, population: 4 },
    { found: 1, drawn: 5, level: 95 },
  ])
    assert.throws(() => interval(wrong), RangeError);
});
