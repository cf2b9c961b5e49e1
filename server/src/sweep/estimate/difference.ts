import type { Estimate, Interval } from './intervals.ts';

/**
 * How much greater the first share is than the second, of two sweeps drawn apart: R. G. Newcombe, "Interval estimation
 * for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10, which squares and
 * adds how far the limits of each are from it; so for any two estimates with limits of their own (G. Y. Zou and A.
 * Donner, Statistics in Medicine 27, 2008), weighted and corrected ones too.
 *
 * Newcombe took Wilson's limits. From the exact ones of `interval` it held its level wherever its coverage was summed
 * over the outcomes, rare things included (`coverage.test.ts`), but for shares that are nearly opposite in samples of
 * twenty or fewer (5 and 5 drawn, 0.9 and 0.1: 0.939). Where the interval holds 0, nothing shows that the
 * two differ, and nothing that they do not.
 *
 * @param first the later sweep, where one asks what became more
 */
export function difference(first: Estimate, second: Estimate): Interval & { difference: number } {
  const at = first.share - second.share;
  return {
    difference: at,
    low: Math.max(-1, at - Math.hypot(first.share - first.low, second.high - second.share)),
    high: Math.min(1, at + Math.hypot(first.high - first.share, second.share - second.low)),
    method: 'hybrid',
  };
}
