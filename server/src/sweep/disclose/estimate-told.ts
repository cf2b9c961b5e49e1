import { estimateShare, type Stratum } from '../estimate/estimate-share.ts';
import type { Estimate } from '../estimate/intervals.ts';
import { orNull } from '../estimate/or-null.ts';

/** A stratum as everybody knows it: how many entries it has, and how many of them were seen. */
export interface KnownStratum {
  stratum: string;
  entries: number;
  seen: number;
}

/** How many were found in strata together. */
export interface KnownSum {
  strata: readonly string[];
  found: number;
}

/** Of strata of one sum, by how much more a find may stand for in one than in another. */
const MOST_UNEVEN = 2;

const weightOf = ({ entries, seen }: KnownStratum): number => entries / seen;

/** One way in which a sum may lie in its strata: as much as can be in those that each find stands for least, or most. */
function spread(strata: readonly KnownStratum[], { strata: names, found }: KnownSum, side: 1 | -1): Stratum[] {
  let left = found;
  return strata
    .filter(({ stratum }) => names.includes(stratum))
    .sort((a, b) => side * (weightOf(a) - weightOf(b)))
    .map(({ entries, seen }) => {
      const here = Math.min(left, seen);
      left -= here;
      return { population: entries, drawn: seen, found: here };
    });
}

/**
 * The share in all strata of some sums together, from what is public alone: of a sum it is not said how much of it is in
 * which stratum, so the limits are the lower one if all lay where a find stands for the fewest entries, and the upper one
 * if all lay where it stands for the most. Of strata that were drawn in one proportion, and of a stratum by itself, these
 * are the limits of `estimateShare`; else they are wider, and hold those of the sample to 0.001 (tell-sweep.test.ts).
 *
 * @returns null where of a stratum nothing was seen; where a find stands for more than twice as many entries in one stratum
 *   of a sum as in another; or where the share may be under a half as well as over it: there the
 *   limits of several strata are taken from the one side or the other, and neither bounds what lies between
 */
export function estimateTold(strata: readonly KnownStratum[], sums: readonly KnownSum[]): Estimate | null {
  const told = new Set(sums.flatMap(({ strata: names }) => names));
  const some = strata.filter(({ stratum, entries }) => told.has(stratum) && entries > 0);
  if (some.length === 0 || some.some(({ seen }) => seen === 0)) return null;
  const isUneven = sums.some(({ strata: names }) => {
    const weights = some.filter(({ stratum }) => names.includes(stratum)).map(weightOf);
    return Math.max(...weights) > MOST_UNEVEN * Math.min(...weights);
  });
  if (isUneven) return null;
  const at = (side: 1 | -1): Estimate | null =>
    orNull(() => estimateShare({ strata: sums.flatMap((sum) => spread(some, sum, side)) }));
  const [least, most] = [at(1), at(-1)];
  if (!least || !most || least.share > 0.5 !== most.share > 0.5) return null;
  const size = some.reduce((total, { entries }) => total + entries, 0);
  const expected = sums.map(({ strata: names, found }) => {
    const inside = some.filter(({ stratum }) => names.includes(stratum));
    const sum = (of: 'entries' | 'seen'): number => inside.reduce((total, one) => total + one[of], 0);
    return (found * sum('entries')) / sum('seen');
  });
  const share = expected.reduce((total, one) => total + one, 0) / size;
  return { share, low: least.low, high: most.high, method: least.method };
}
