import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctReview } from './correct-review.ts';
import { difference } from './difference.ts';
import { estimateElusion } from './elusion.ts';
import { estimateShare } from './estimate-share.ts';
import { interval, wilson } from './intervals.ts';
import { cohenKappa } from './kappa.ts';
import { recurrence } from './recurrence.ts';
import { allocate, sizeFor } from './size.ts';

const apart = (actual: number | undefined, expected: number, most: number): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= most, `${actual} is not ${expected}`);

test('one stratum is a simple sample, a stratum drawn whole adds what is known, several are weighed', () => {
  const simple = { found: 3, drawn: 100, population: 1000 };
  const { standardError, ...share } = estimateShare({ strata: [simple] });
  assert.deepEqual(share, interval(simple));
  // Cochran 1977, 3.2: √((1 − f) p q / (n − 1)).
  apart(standardError ?? undefined, Math.sqrt((0.9 * 0.03 * 0.97) / 99), 1e-12);
  const known = estimateShare({ strata: [simple, { found: 8, drawn: 200, population: 200 }] });
  apart(known.low, (8 + interval(simple).low * 1000) / 1200, 1e-12);
  apart(known.high, (8 + interval(simple).high * 1000) / 1200, 1e-12);
  const whole = estimateShare({ strata: [{ found: 8, drawn: 200, population: 200 }] });
  assert.deepEqual([whole.low, whole.high, whole.method], [0.04, 0.04, 'census']);
  const several = estimateShare({ strata: [simple, { found: 0, drawn: 20, population: 1000 }] });
  apart(several.share, 0.015, 1e-12);
  // The lightly drawn stratum, where nothing was found, may hold much: 50 entries for each drawn.
  assert.ok(several.high > 0.09, JSON.stringify(several));
  assert.throws(() => estimateShare({ strata: [simple, { found: 0, drawn: 0, population: 5 }] }), /nothing was drawn/);
  assert.throws(() => estimateShare({ strata: [{ found: 0, drawn: 0, population: 0 }] }), /the frame is empty/);
});

test('strata without correction are those of Fay and Feuer’s formula, by scipy 1.17', () => {
  // With weights so large that the correction is nothing: gamma.ppf of its two shapes and scales.
  const { low, high, share } = estimateShare({
    strata: [
      { population: 2e9, drawn: 200, found: 4 },
      { population: 1e9, drawn: 50, found: 1 },
      { population: 5e9, drawn: 1000, found: 2 },
    ],
  });
  apart(share, 0.00875, 1e-9);
  apart(low, 0.003130447028147054, 1e-8);
  apart(high, 0.021423575676660464, 1e-8);
});

test('elusion: where all was drawn, the exact limits moved by what was confirmed', () => {
  const { elusion, total } = estimateElusion({
    strata: [{ population: 12_000, drawn: 12_000, flagged: 300, confirmed: 100, reviewed: 800, missed: 1 }],
  });
  assert.deepEqual(elusion, interval({ found: 1, drawn: 800, population: 11_700 }));
  apart(total.share, (100 + 11_700 / 800) / 12_000, 1e-12);
  apart(total.low, (100 + (elusion?.low ?? 0) * 11_700) / 12_000, 1e-12);
  apart(total.high, (100 + (elusion?.high ?? 0) * 11_700) / 12_000, 1e-12);
  // Everything looked at: nothing is estimated.
  const all = { population: 50, drawn: 50, flagged: 10, confirmed: 4, reviewed: 40, missed: 2 };
  assert.deepEqual(estimateElusion({ strata: [all] }).total.method, 'census');
  apart(estimateElusion({ strata: [all] }).total.high, 0.12, 1e-12);
  const noOthers = { population: 90, drawn: 10, flagged: 10, confirmed: 4, reviewed: 0, missed: 0 };
  assert.equal(estimateElusion({ strata: [noOthers] }).elusion, null);
  assert.throws(() => estimateElusion({ strata: [{ ...all, reviewed: 0, missed: 0 }] }), RangeError);
  assert.throws(() => estimateElusion({ strata: [{ ...all, confirmed: 11 }] }), RangeError);
});

test('the correction of Rogan and Gladen and its melded interval, beside four million random draws', () => {
  // Of an endless population, by numpy's beta generator: quantiles 0.025 and 0.975, good to 0.0001.
  for (const [found, drawn, right, of, dismissed, among, low, high] of [
    [12, 600, 56, 60, 297, 300, 0, 0.03026],
    [200, 1000, 45, 50, 190, 200, 0.12416, 0.22878],
    [0, 500, 30, 30, 300, 300, 0, 0.00762],
    [30, 500, 30, 30, 300, 300, 0.03631, 0.08811],
  ] as const) {
    const corrected = correctReview({
      strata: [{ found, drawn, population: 1e9 }],
      sensitivity: { right, of },
      specificity: { right: dismissed, of: among },
    });
    apart(corrected?.low, low, 2e-4);
    apart(corrected?.high, high, 2e-4);
    const [se, sp] = [right / of, dismissed / among];
    apart(corrected?.share, Math.max(0, (found / drawn + sp - 1) / (se + sp - 1)), 1e-12);
  }
  const noBetter = { sensitivity: { right: 5, of: 10 }, specificity: { right: 5, of: 10 } };
  assert.equal(correctReview({ strata: [{ found: 1, drawn: 9, population: 20 }], ...noBetter }), null);
});

test('where review is known never to be wrong, the corrected interval is that of the share', () => {
  const strata = [{ found: 6, drawn: 400, population: 3000 }];
  const never = { right: 1e8, of: 1e8 };
  const corrected = correctReview({ strata, sensitivity: never, specificity: never });
  const { low, high } = estimateShare({ strata });
  apart(corrected?.low, low, 1 / 3000);
  apart(corrected?.high, high, 1 / 3000);
});

test('Newcombe, "Interval estimation for the difference", Statistics in Medicine 17, 1998, table II, method 10', () => {
  const table: [a: number, m: number, b: number, n: number, limits: string][] = [
    [56, 70, 48, 80, '0.0524 0.3339'],
    [9, 10, 3, 10, '0.1705 0.8090'],
    [6, 7, 2, 7, '0.0582 0.8062'],
    [5, 56, 0, 29, '-0.0381 0.1926'],
    [0, 10, 0, 20, '-0.1611 0.2775'],
    [0, 10, 0, 10, '-0.2775 0.2775'],
    [10, 10, 0, 20, '0.6791 1.0000'],
    [10, 10, 0, 10, '0.6075 1.0000'],
  ];
  for (const [a, m, b, n, limits] of table) {
    const { low, high } = difference(wilson({ found: a, drawn: m }), wilson({ found: b, drawn: n }));
    assert.equal(`${low.toFixed(4)} ${high.toFixed(4)}`, limits);
  }
});

test('Cohen’s kappa on the table of Fleiss, Levin and Paik (Statistical Methods for Rates and Proportions, 2003, 18.1)', () => {
  const agreement = cohenKappa([
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10],
  ]);
  assert.equal(agreement.kappa?.toFixed(2), '0.68');
  apart(agreement.agreed, 0.89, 1e-12);
  apart(agreement.byChance, 0.66, 1e-12);
  assert.ok(agreement.low < 0.5 && agreement.high > 0.8, JSON.stringify(agreement));
  // One confirms 30 of 100, the other 10 of these: by chance 0.3 × 0.1 + 0.7 × 0.9.
  const unlike = cohenKappa([
    [10, 20],
    [0, 70],
  ]);
  apart(unlike.byChance, 0.66, 1e-12);
  apart(unlike.kappa ?? undefined, 0.14 / 0.34, 1e-12);
  // All agree: kappa is 1, and that they always would is not shown by it.
  const perfect = cohenKappa([
    [3, 0],
    [0, 47],
  ]);
  assert.ok(perfect.kappa === 1 && perfect.low < 0.5 && perfect.high === 1, JSON.stringify(perfect));
  const { kappa, low, high } = cohenKappa([
    [0, 0],
    [0, 50],
  ]);
  assert.deepEqual([kappa, low, high], [null, -1, 1]);
  assert.throws(() => cohenKappa([[1, 2]]), RangeError);
  assert.throws(() => cohenKappa([[0]]), RangeError);
});

test('returns of removed offers: those still looked for count as long as they were', () => {
  const back = recurrence([
    { returns: 3, days: 2 },
    { returns: 1, days: 5 },
    { returns: 0, days: 30 },
    { returns: 0, days: 4 },
  ]);
  assert.deepEqual([back.removed, back.returned, back.returns, back.perOffer], [4, 2, 4, 1]);
  const { method, ...share } = interval({ found: 2, drawn: 4 });
  assert.deepEqual(back.share, { ...share, method });
  // After two days 1/4, after five (two still looked for) 1/4 + 3/4 × 1/2.
  assert.equal(back.medianDays, 5);
  assert.deepEqual(back.curve.at(-1)?.share, 0.625);
  assert.deepEqual(recurrence([]), {
    removed: 0,
    returned: 0,
    returns: 0,
    perOffer: null,
    share: null,
    medianDays: null,
    curve: [],
  });
});

test('a size gives the precision that was asked for, and one less does not', () => {
  const asked = [
    { expected: 0.5, margin: 0.05 },
    { expected: 0.5, margin: 0.05, population: 1000 },
    { expected: 0, margin: 0.01 },
    { expected: 0, margin: 0.01, population: 12_000 },
    { expected: 0.01, margin: 0.005, population: 12_000 },
  ];
  // Louis 1981, "Confidence intervals for a binomial parameter after observing no successes": 3.7 / n at 95 % on two sides.
  assert.deepEqual(asked.map(sizeFor), [402, 291, 368, 359, 1971]);
  for (const one of asked)
    for (const [less, isEnough] of [
      [0, true],
      [1, false],
    ] as const) {
      const drawn = sizeFor(one) - less;
      const { share, high } = interval({ ...one, found: Math.ceil(one.expected * drawn), drawn });
      assert.equal(high - share <= one.margin, isEnough, JSON.stringify(one));
    }
  assert.equal(sizeFor({ expected: 0.5, margin: 0.001, population: 30 }), 30);
  assert.throws(() => sizeFor({ expected: 0.5, margin: 0 }), RangeError);
});

test('an allocation adds up, in proportion or by deviation, within what each stratum has', () => {
  assert.deepEqual(allocate(100, [{ population: 1000 }, { population: 300 }, { population: 3 }]), [75, 23, 2]);
  // Neyman: 1000 × 0.1, 300 × 0.4, 200 × 0.05: 100 : 120 : 10.
  const neyman = [
    { population: 1000, deviation: 0.1 },
    { population: 300, deviation: 0.4 },
    { population: 200, deviation: 0.05 },
  ];
  assert.deepEqual(allocate(230, neyman), [100, 120, 10]);
  assert.deepEqual(allocate(10, [{ population: 4 }, { population: 3 }, { population: 3 }]), [4, 3, 3]);
  assert.deepEqual(
    allocate(50, [
      { population: 10, deviation: 9 },
      { population: 100, deviation: 0.1 },
    ]),
    [10, 40],
  );
  assert.throws(() => allocate(11, [{ population: 4 }, { population: 6 }]), RangeError);
  assert.throws(() => allocate(3, [{ population: 4 }, { population: 6 }]), RangeError);
});
