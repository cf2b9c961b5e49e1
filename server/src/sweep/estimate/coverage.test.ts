import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draws } from '../../../../tools/draws.ts';
import { difference } from './difference.ts';
import { binomial, hypergeometric } from './distributions.ts';
import { estimateElusion } from './elusion.ts';
import { estimateShare } from './estimate-share.ts';
import { type Interval, interval, wilson } from './intervals.ts';

/** Rounding of the sums. */
const SLACK = 1e-9;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth + 1e-12 && truth <= high + 1e-12;

/** The chance that the interval holds the truth: the sum over the outcomes for which it does. */
const cover = (outcomes: readonly { chance: number; limits: Interval }[], truth: number): number =>
  outcomes.reduce((sum, { chance, limits }) => sum + (holds(limits, truth) ? chance : 0), 0);

const SHARES = [0.0005, 0.001, 0.003, 0.01, 0.017, 0.05, 0.1, 0.23, 0.4, 0.5, 0.61, 0.8, 0.97, 0.9995];

test('Clopper and Pearson never hold the truth less often than they say; Wilson does', () => {
  let least = 1;
  for (const level of [0.9, 0.95, 0.99])
    for (const drawn of [1, 2, 5, 10, 37, 100, 400].slice(0, draws(6, 7))) {
      const exact = range(0, drawn).map((found) => interval({ found, drawn, level }));
      const score = range(0, drawn).map((found) => wilson({ found, drawn }, level));
      for (const share of [
        ...SHARES,
        0.177 / drawn,
        ...exact.map(({ low }) => low),
        ...exact.map(({ high }) => high - 1e-9),
      ]) {
        const outcomes = (limits: Interval[]) =>
          limits.map((one, found) => ({ chance: binomial(found, drawn, share), limits: one }));
        const covered = cover(outcomes(exact), share);
        assert.ok(covered >= level - SLACK, `${drawn} drawn, ${share}: ${covered} < ${level}`);
        if (level === 0.95 && drawn >= 37) least = Math.min(least, cover(outcomes(score), share));
      }
    }
  // Near the ends Wilson's falls as low as this (Brown, Cai and DasGupta 2001).
  assert.ok(least > 0.82 && least < 0.86, String(least));
});

test('the exact interval of a counted population never holds the truth less often than it says, whatever is marked', () => {
  for (const level of [0.9, 0.95])
    for (const [population, drawn] of [
      [1, 1],
      [7, 3],
      [20, 19],
      [50, 10],
      [120, 60],
      [300, 40],
    ] as const) {
      const limits = range(0, drawn).map((found) => interval({ found, drawn, population, level }));
      for (const marked of range(0, population)) {
        const outcomes = limits.map((one, found) => ({
          chance: hypergeometric(found, population, marked, drawn),
          limits: one,
        }));
        const covered = cover(outcomes, marked / population);
        assert.ok(covered >= level - SLACK, `${marked} of ${population}, ${drawn} drawn: ${covered}`);
      }
    }
});

test('the gamma interval of strata held its level in every split of what is marked, rare or not', () => {
  const grids: { populations: [number, number]; drawn: [number, number] }[] = [
    { populations: [200, 1000], drawn: [20, 100] },
    { populations: [200, 1000], drawn: [100, 40] },
    { populations: [1000, 50], drawn: [40, 40] },
    { populations: [90, 60], drawn: [30, 45] },
    { populations: [400, 30], drawn: [30, 30] },
  ];
  for (const { populations, drawn } of grids.slice(-draws(3, 5))) {
    const size = populations[0] + populations[1];
    const limits = range(0, drawn[0]).map((a) =>
      range(0, drawn[1]).map((b) =>
        estimateShare({
          strata: [
            { population: populations[0], drawn: drawn[0], found: a },
            { population: populations[1], drawn: drawn[1], found: b },
          ],
        }),
      ),
    );
    for (const total of [0, 0.001, 0.003, 0.01, 0.03, 0.08, 0.2, 0.45, 0.55, 0.9].map((p) => Math.round(p * size)))
      for (const part of [0, 0.02, 0.1, 0.5, 0.9, 1]) {
        const first = Math.min(populations[0], Math.max(total - populations[1], Math.round(total * part)));
        const outcomes = limits.flatMap((row, a) =>
          row.map((one, b) => ({
            chance:
              hypergeometric(a, populations[0], first, drawn[0]) *
              hypergeometric(b, populations[1], total - first, drawn[1]),
            limits: one,
          })),
        );
        const covered = cover(outcomes, total / size);
        assert.ok(covered >= 0.95 - SLACK, `${populations} drawn ${drawn}: ${first} of ${total}: ${covered}`);
      }
  }
});

/** Every outcome of a sweep in two phases: what it draws of each kind, and how many missed ones its elusion sample has. */
function* twoPhases(
  population: number,
  drawn: number,
  reviewed: number,
  marked: { flagged: number; wrong: number; eluded: number },
) {
  const { flagged, wrong, eluded } = marked;
  for (const confirmed of range(0, Math.min(flagged, drawn)))
    for (const alarms of range(0, Math.min(wrong, drawn - confirmed)))
      for (const present of range(0, Math.min(eluded, drawn - confirmed - alarms))) {
        const others = drawn - confirmed - alarms;
        const chance =
          hypergeometric(confirmed, population, flagged, drawn) *
          hypergeometric(alarms, population - flagged, wrong, drawn - confirmed) *
          hypergeometric(present, population - flagged - wrong, eluded, others);
        for (const missed of range(0, Math.min(present, reviewed)))
          yield {
            chance: chance * hypergeometric(missed, others, present, reviewed),
            counts: { population, drawn, flagged: confirmed + alarms, confirmed, reviewed, missed },
          };
      }
}

test('the share of all, missed ones included, held its level where all was drawn and where a part was', () => {
  for (const [population, drawn, reviewed] of [
    [300, 300, 60],
    [300, 60, 20],
    [300, 60, 40],
    [1000, 120, 60],
  ] as const)
    for (const marked of [
      { flagged: 0, wrong: 0, eluded: 1 },
      { flagged: 2, wrong: 3, eluded: 0 },
      { flagged: 3, wrong: 5, eluded: 2 },
      { flagged: 1, wrong: 8, eluded: 7 },
      { flagged: 12, wrong: 4, eluded: 1 },
      { flagged: 0, wrong: 2, eluded: 14 },
    ]) {
      const outcomes = [...twoPhases(population, drawn, reviewed, marked)].map(({ chance, counts }) => ({
        chance,
        ...estimateElusion({ strata: [counts] }),
      }));
      const { flagged, wrong, eluded } = marked;
      const covered = cover(
        outcomes.map(({ chance, total }) => ({ chance, limits: total })),
        (flagged + eluded) / population,
      );
      const where = `${population}, ${drawn}, ${reviewed}: ${JSON.stringify(marked)}`;
      assert.ok(covered >= 0.95 - SLACK, `${where}: total ${covered}`);
      const missed = cover(
        outcomes.map(({ chance, elusion }) => ({ chance, limits: elusion ?? { low: 0, high: 1, method: 'census' } })),
        eluded / (population - flagged - wrong),
      );
      assert.ok(missed >= 0.95 - SLACK, `${where}: elusion ${missed}`);
    }
});

test('the difference of two shares held its level, from exact limits, rare things included', () => {
  for (const [a, b] of [
    [10, 100],
    [40, 40],
    [150, 60],
  ] as const) {
    const [first, second] = [a, b].map((drawn) => range(0, drawn).map((found) => interval({ found, drawn })));
    const limits = (first ?? []).map((one) => (second ?? []).map((other) => difference(one, other)));
    for (const p of SHARES)
      for (const q of SHARES) {
        const outcomes = limits.flatMap((row, x) =>
          row.map((one, y) => ({ chance: binomial(x, a, p) * binomial(y, b, q), limits: one })),
        );
        const covered = cover(outcomes, p - q);
        assert.ok(covered >= 0.95 - SLACK, `${a}, ${b} drawn of ${p}, ${q}: ${covered}`);
      }
  }
});
