import { gammaBelow, hypergeometricAtLeast, hypergeometricAtMost, quantile } from './distributions.ts';
import { type Count, type Estimate, interval, tailOf } from './intervals.ts';

/** Things that were looked at, each of which stands for `weight` of the population: 1 where all were. */
export interface Cell extends Count {
  weight: number;
  /** Of how many they are a simple random sample; null where that number is itself an estimate (two phases). */
  population: number | null;
}

/**
 * What is known of a share: the distributions of its lower and its upper limit, whose quantiles at (1 − level) / 2 and
 * at 1 minus that are the limits (a confidence distribution of discrete data has two).
 */
export interface Confidence {
  share: number;
  lower: (share: number) => number;
  upper: (share: number) => number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const turned = (cells: readonly Cell[]): Cell[] => cells.map((cell) => ({ ...cell, found: cell.drawn - cell.found }));

/** Everything in all cells, and what was found for certain: in cells that were looked at whole. */
const sizeOf = (cells: readonly Cell[]): number => sum(cells.map(({ drawn, weight }) => drawn * weight));
const certainOf = (cells: readonly Cell[]): number => sum(cells.map(({ found, weight }) => (weight === 1 ? found : 0)));

/**
 * Limits of a weighted sum of rare events: gamma distributions with the mean and the variance of the sum, for the upper
 * limit with one event more in the heaviest cell (M. P. Fay and E. J. Feuer, "Confidence intervals for directly
 * standardized rates", Statistics in Medicine 16, 1997). The variance has the finite population correction: that of a
 * cell is found × weight² × (1 − 1/weight). A share above a half is taken from the other side.
 */
function weightedConfidence(cells: readonly Cell[]): Confidence {
  const size = sizeOf(cells);
  const open = cells.filter(({ weight }) => weight > 1);
  const certain = certainOf(cells);
  const mean = sum(open.map(({ found, weight }) => found * weight));
  const variance = sum(open.map(({ found, weight }) => found * weight * (weight - 1)));
  const share = (certain + mean) / size;
  if (share > 0.5 + 1e-9) {
    const { lower, upper } = weightedConfidence(turned(cells));
    return { share, lower: (x) => 1 - upper(1 - x), upper: (x) => 1 - lower(1 - x) };
  }
  const most = Math.max(...open.map(({ weight }) => weight));
  const below = (x: number, m: number, v: number): number =>
    m === 0 ? Number(x * size >= certain) : gammaBelow(((x * size - certain) * m) / v, (m * m) / v);
  return {
    share,
    lower: (x) => below(x, mean, variance),
    upper: (x) => below(x, mean + most, variance + most * (most - 1)),
  };
}

/** The one cell that is no census, where there is one and its population is counted. */
function onlySample(cells: readonly Cell[]): (Cell & { population: number }) | null {
  const [cell, ...others] = cells.filter(({ weight }) => weight > 1);
  if (!cell || others.length > 0 || cell.population === null) return null;
  return { ...cell, population: cell.population };
}

/** What is known of the share of all cells together: for a single sample the exact one (see intervals.ts). */
export function confidenceOf(cells: readonly Cell[]): Confidence {
  const size = sizeOf(cells);
  const certain = certainOf(cells);
  const cell = onlySample(cells);
  if (cell) {
    const { found, drawn, population } = cell;
    const markedAt = (x: number): number => Math.min(population, Math.max(-1, Math.floor(x * size - certain + 1e-9)));
    const atLeast = (m: number): number => (m < 0 ? 0 : hypergeometricAtLeast(found, population, m, drawn));
    const above = (m: number): number => (m > population ? 1 : 1 - hypergeometricAtMost(found, population, m, drawn));
    return {
      share: (certain + found * cell.weight) / size,
      lower: (x) => atLeast(markedAt(x)),
      upper: (x) => above(markedAt(x) + 1),
    };
  }
  if (cells.some(({ weight }) => weight > 1)) return weightedConfidence(cells);
  const known = (x: number): number => Number(x * size >= certain - 1e-9);
  return { share: certain / size, lower: known, upper: known };
}

/**
 * The share of all cells together with its interval: none for a census, the exact one for a single sample, Fay and
 * Feuer's for several, held to what was seen (not less than was found, not more than was not ruled out).
 */
export function estimateCells(cells: readonly Cell[], level: number): Estimate {
  const size = sizeOf(cells);
  const certain = certainOf(cells);
  const tail = tailOf(level);
  if (cells.every(({ weight }) => weight === 1)) {
    const share = certain / size;
    return { share, low: share, high: share, method: 'census' };
  }
  const cell = onlySample(cells);
  if (cell) {
    const of = (share: number): number => (certain + share * cell.population) / size;
    const { share, low, high, method } = interval({ ...cell, level });
    return { share: of(share), low: of(low), high: of(high), method };
  }
  const { share, lower, upper } = weightedConfidence(cells);
  // Of a size that is itself estimated, what was seen is no certain share.
  const isCounted = cells.every(({ population }) => population !== null);
  const seen = isCounted ? sum(cells.map(({ found }) => found)) : 0;
  const ruledOut = isCounted ? sum(turned(cells).map(({ found }) => found)) : 0;
  return {
    share,
    low: Math.max(seen / size, quantile(lower, tail, 0, 1)),
    high: Math.min(1 - ruledOut / size, quantile(upper, 1 - tail, 0, 1)),
    method: 'weighted gamma',
  };
}
