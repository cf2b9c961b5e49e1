import { betaBelow, quantile } from './distributions.ts';
import { cellsOf, estimateShare, type Stratum } from './estimate-share.ts';
import { checkCount, type Estimate, LEVEL, tailOf } from './intervals.ts';
import { confidenceOf } from './weights.ts';

/** How often review was right, of how many whose truth is settled. */
export interface Rate {
  right: number;
  of: number;
}

/** A stratum of which review was given a part: `reviewed` of those drawn; left out: all of them. */
interface ReviewedStratum extends Stratum {
  reviewed?: number;
}

/** Points of Gauss and Legendre's rule on 0 to 1, by Newton's method (DLMF 3.5(v)). */
function gaussLegendre(n: number): { at: number; weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let [last, now] = [1, x];
      for (let k = 2; k <= n; k++) [last, now] = [now, ((2 * k - 1) * x * now - (k - 1) * last) / k];
      slope = (n * (x * now - last)) / (x * x - 1);
      x -= now / slope;
    }
    return { at: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/**
 * Two rules: the tails of the distributions of sensitivity and specificity, where an extreme limit comes from, are
 * looked at as closely as the middle.
 */
const POINTS = [...gaussLegendre(16)].flatMap(({ at, weight }) => [
  { at: at * 0.1, weight: weight * 0.1 },
  { at: 0.1 + at * 0.8, weight: weight * 0.8 },
  { at: 0.9 + at * 0.1, weight: weight * 0.1 },
]);

/** Where the confidence distribution of a rate stands at each point: its lower one, or its upper one. */
function valuesOf({ right, of }: Rate, side: 'lower' | 'upper'): number[] {
  const [a, b] = side === 'lower' ? [right, of - right + 1] : [right + 1, of - right];
  if (a === 0) return POINTS.map(() => 0);
  if (b === 0) return POINTS.map(() => 1);
  return POINTS.map(({ at }) => quantile((p) => betaBelow(p, a, b), at, 0, 1));
}

/**
 * The share corrected for the errors of review, (share − reviewed × (1 − specificity)) / (sensitivity + specificity − 1), held to 0 and the
 * share that was reviewed: of what nobody reviewed nothing is confirmed in error. Where all was reviewed it is that of W. J. Rogan and
 * B. Gladen (American Journal of Epidemiology 107, 1978).
 *
 * Its interval melds what is known of the three (D. L. Bayer, M. P. Fay and B. I. Graubard, "Confidence intervals for
 * prevalence estimates from complex surveys with imperfect assays", Statistics in Medicine 42, 2023): each rate by
 * Clopper and Pearson, the share as in `estimateShare`. Where the share reviewed is itself that of a sample, each limit takes
 * the one of its own limits that is further off. It held its level wherever they tried it; that of Lang and
 * Reiczigel (Preventive Veterinary Medicine 113, 2014) does not for rare things. With no error seen in few reviews it is
 * wide, and rightly so: that review is never wrong was not shown.
 *
 * @param sensitivity confirmed by the review, of what it was given that is settled to be prohibited (blind second review)
 * @param specificity dismissed by the review, of what is settled not to be
 * @returns null where review was right no more often than chance would be: nothing can be said then
 */
export function correctReview({
  strata,
  sensitivity,
  specificity,
  level = LEVEL,
}: {
  strata: readonly ReviewedStratum[];
  sensitivity: Rate;
  specificity: Rate;
  level?: number;
}): Estimate | null {
  for (const { right, of } of [sensitivity, specificity]) checkCount({ found: right, drawn: of });
  const tail = tailOf(level);
  const found = confidenceOf(cellsOf(strata));
  const reviewed = estimateShare({
    strata: strata.map(({ population, drawn, reviewed: of = drawn }) => ({ population, drawn, found: of })),
    level,
  });
  const isPart = reviewed.share < 1;
  const youden = sensitivity.right / sensitivity.of + specificity.right / specificity.of - 1;
  if (!(youden > 0)) return null;
  const clip = (share: number): number => Math.min(reviewed.share, Math.max(0, share));
  /** The chance that the limit is at most `share`; `most`: of how much review may have erred. */
  const below =
    (side: 'lower' | 'upper', sensitivities: number[], specificities: number[], most: number) => (share: number) => {
      let chance = 0;
      for (const [i, { weight }] of POINTS.entries())
        for (const [j, other] of POINTS.entries()) {
          const [se, sp] = [sensitivities[i] ?? 0, specificities[j] ?? 0];
          const seen = share * se + Math.max(0, most - share) * (1 - sp);
          // Rates that tell nothing leave everything possible.
          const at = se + sp <= 1 ? Number(side === 'lower') : found[side](seen);
          chance += weight * other.weight * at;
        }
      return chance;
    };
  const [least, most] = isPart ? [reviewed.low, reviewed.high] : [1, 1];
  const lower = below('lower', valuesOf(sensitivity, 'upper'), valuesOf(specificity, 'lower'), most);
  const upper = below('upper', valuesOf(sensitivity, 'lower'), valuesOf(specificity, 'upper'), least);
  return {
    share: clip((found.share - reviewed.share * (1 - specificity.right / specificity.of)) / youden),
    low: lower(0) >= tail ? 0 : quantile(lower, tail, 0, 1),
    high: upper(most) < 1 - tail ? most : quantile(upper, 1 - tail, 0, most),
    method: 'melded',
  };
}
