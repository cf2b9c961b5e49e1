import { type Count, checkCount, type Estimate, LEVEL } from './intervals.ts';
import { type Cell, estimateCells } from './weights.ts';

/** A part of the frame that was sampled by itself: how many entries it has, how many of them were looked at. */
export interface Stratum extends Count {
  population: number;
}

export interface ShareEstimate extends Estimate {
  /** By Cochran's formula, with finite population correction; null where a stratum has a single draw. */
  standardError: number | null;
}

/**
 * The cells of strata that are simple random samples. A stratum of which nothing was drawn has to be joined to another.
 *
 * @throws {RangeError} where that was not done, and for counts that no sample can have
 */
export function cellsOf(strata: readonly Stratum[]): Cell[] {
  return strata
    .filter(({ population }) => population > 0)
    .map(({ population, drawn, found }) => {
      checkCount({ found, drawn }, population);
      return { found, drawn, population, weight: population / drawn };
    });
}

/** The standard error of a stratified share: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, 5.10. */
function standardErrorOf(strata: readonly Stratum[]): number | null {
  const size = strata.reduce((total, { population }) => total + population, 0);
  let variance = 0;
  for (const { population, drawn, found } of strata) {
    if (drawn === population) continue;
    if (drawn < 2) return null;
    const share = found / drawn;
    variance += ((population / size) ** 2 * (1 - drawn / population) * share * (1 - share)) / (drawn - 1);
  }
  return Math.sqrt(variance);
}

/**
 * The share in a frame of strata, each a simple random sample of its own; a simple sample is one stratum, a census one
 * that was drawn whole.
 *
 * One stratum: the exact hypergeometric interval. Several: Fay and Feuer's gamma interval with finite population
 * correction (weights.ts), which was chosen by exact coverage over grids of strata, draws and shares
 * (`coverage.test.ts`). The effective sample size of Korn and Graubard (Survey Methodology 24, 1998) goes under nominal
 * where a lightly drawn stratum holds what is looked for: it holds the truth in 78 of 100 samples of 100 of 200 entries
 * and 50 of 1,000, where 30 of the latter are marked.
 *
 * A systematic sample is taken as a simple one: a single start tells nothing of its own variance (Cochran 1977, 8.11).
 * That holds as the frame's order within a stratum is chance (a new secret for each sweep). Its report has to say so.
 *
 * @throws {RangeError} for counts that no sample can have, or where nothing was drawn of a stratum, or at all
 */
export function estimateShare({
  strata,
  level = LEVEL,
}: {
  strata: readonly Stratum[];
  level?: number;
}): ShareEstimate {
  const cells = cellsOf(strata);
  if (cells.length === 0) throw new RangeError('the frame is empty');
  return { ...estimateCells(cells, level), standardError: standardErrorOf(strata) };
}
