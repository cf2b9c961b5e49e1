import { betaBelow, hypergeometricAtLeast, normalQuantile, quantile } from './distributions.ts';

/** How many were looked at, and how many of them are what was looked for. */
export interface Count {
  found: number;
  drawn: number;
}

/** How the limits were found: each is explained in docs/reference/sweep.md. */
export type Method =
  /** Everything was looked at: the limits are the share itself. */
  | 'census'
  | 'hypergeometric'
  | 'clopper-pearson'
  | 'wilson'
  /** Of several strata, or of two phases (strata.ts). */
  | 'weighted gamma'
  /** Corrected for the errors of review (correct-review.ts). */
  | 'melded'
  /** Of two estimates (difference.ts). */
  | 'hybrid';

/** From 0 to 1 (a difference: from −1). */
export interface Interval {
  low: number;
  high: number;
  method: Method;
}

/** A share with what is known of its error. */
export interface Estimate extends Interval {
  share: number;
}

/** What every interval here is taken at where nobody says otherwise: 95 %, half of the rest on each side. */
export const LEVEL = 0.95;

/** @throws {RangeError} for what no sample can have, and where nothing was drawn: nothing is known then */
export function checkCount({ found, drawn }: Count, population = Number.POSITIVE_INFINITY): void {
  const whole = [found, drawn, ...(population === Number.POSITIVE_INFINITY ? [] : [population])];
  if (!whole.every((n) => Number.isSafeInteger(n) && n >= 0) || found > drawn || drawn > population)
    throw new RangeError(`no sample has ${found} found of ${drawn} drawn of ${population}`);
  if (drawn === 0) throw new RangeError('nothing was drawn');
}

/** @throws {RangeError} for a level that is not between 0 and 1 */
export function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`the level ${level} is not between 0 and 1`);
  return (1 - level) / 2;
}

/**
 * The score interval (E. B. Wilson, "Probable inference", JASA 22, 1927). On average it holds what it says, for some
 * shares less: near nothing it may hold the truth in 84 of 100 samples (Brown, Cai and DasGupta, "Interval Estimation
 * for a Binomial Proportion", Statistical Science 16, 2001). So no figure of a sweep is given by it alone; it is what
 * Newcombe's difference is made of.
 */
export function wilson({ found, drawn }: Count, level = LEVEL): Estimate {
  checkCount({ found, drawn });
  const z = -normalQuantile(tailOf(level));
  const share = found / drawn;
  const spread = z * Math.sqrt(share * (1 - share) * drawn + (z * z) / 4);
  const at = (side: number): number => (found + (z * z) / 2 + side * spread) / (drawn + z * z);
  return {
    share,
    low: found === 0 ? 0 : at(-1),
    high: found === drawn ? 1 : at(1),
    method: 'wilson',
  };
}

/**
 * The exact interval for a population without end (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934), by quantiles
 * of the beta distribution: it never holds the truth less often than it says.
 */
function clopperPearson({ found, drawn }: Count, level: number): Interval {
  const tail = tailOf(level);
  const rest = drawn - found;
  return {
    low: found === 0 ? 0 : quantile((p) => betaBelow(p, found, rest + 1), tail, 0, 1),
    // By the other side, where a limit near 1 keeps its digits.
    high: rest === 0 ? 1 : 1 - quantile((q) => betaBelow(q, rest, found + 1), tail, 0, 1),
    method: 'clopper-pearson',
  };
}

/** The smallest whole number from `low` to `high` of which `holds` says so; it holds from there on. */
export function firstThat(low: number, high: number, holds: (n: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * The exact interval for a population that is counted: all numbers of marked ones under which neither so few nor so
 * many would be found with a chance of (1 − level) / 2 or less (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 3.6;
 * T. Wright, Exact Confidence Bounds when Sampling from Small Finite Universes, 1991). It never holds the truth less
 * often than it says.
 */
function testInversion({ found, drawn }: Count, population: number, level: number): Interval {
  const tail = tailOf(level);
  const least = (x: number): number =>
    firstThat(x, population - drawn + x, (m) => hypergeometricAtLeast(x, population, m, drawn) > tail);
  return {
    low: least(found) / population,
    high: (population - least(drawn - found)) / population,
    method: 'hypergeometric',
  };
}

/**
 * The share found in a simple random sample, with an interval that never holds the truth less often than `level` says,
 * however rare what is looked for:
 *
 * - the population is counted (a frame): exact by the hypergeometric distribution; where all were drawn there is nothing
 *   to estimate, and the limits are the share;
 * - it is not (decisions that people will take): Clopper and Pearson.
 *
 * @throws {RangeError} for counts that no sample can have, or where nothing was drawn
 */
export function interval({
  found,
  drawn,
  population,
  level = LEVEL,
}: Count & { population?: number; level?: number }): Estimate {
  checkCount({ found, drawn }, population);
  tailOf(level);
  const share = found / drawn;
  if (drawn === population) return { share, low: share, high: share, method: 'census' };
  return {
    share,
    ...(population === undefined
      ? clopperPearson({ found, drawn }, level)
      : testInversion({ found, drawn }, population, level)),
  };
}
