/** What is told of a sum over units. */
export type Told = { told: 'exact'; count: number } | { told: 'under-5' } | { told: 'withheld' };

/** Fewer than so many units that gave their counts: nothing is told of any sum. */
const FEWEST_UNITS = 3;
/** Below this a count is small. */
const SMALL = 5;
/** The least sum that is told as it is. */
const LEAST_TOLD = 15;

/**
 * What is told of the sum of the units' counts, so that no unit, which knows its own count, the rule and what is told,
 * finds out another's (docs/decisions/0048-sums-of-units.md).
 *
 * A sum is told where it is 15 or more, of three units or more, and none has more than two thirds of it; "under 5" where it
 * is that and none has 4 of it. Each of the two sets of counts is closed: whatever one unit of it moves to another, within
 * these limits, gives the same answer. So each unit's count may be any of at least five values beside a sum that is told, of
 * two beside "under 5".
 */
export function tellSum(counts: readonly number[]): Told {
  const sum = counts.reduce((all, count) => all + count, 0);
  const most = Math.max(0, ...counts);
  if (counts.length < FEWEST_UNITS) return { told: 'withheld' };
  if (sum < SMALL) return most < SMALL - 1 ? { told: 'under-5' } : { told: 'withheld' };
  return sum >= LEAST_TOLD && most <= Math.floor((2 * sum) / 3) ? { told: 'exact', count: sum } : { told: 'withheld' };
}

/** What a unit counted of one figure on one platform. */
export interface UnitCount {
  platform: string;
  figure: string;
  count: number;
}

/** A figure over all platforms; `platforms` are told where each of them can be, else none of them: null. */
export interface ToldFigure {
  figure: string;
  sum: Told;
  platforms: { platform: string; count: number }[] | null;
}

/**
 * The figures of an operation, each added up over its units. Platforms are told all or none: of some, the sum less the
 * others would be the one that is withheld.
 *
 * @param units each with its counts; what one did not count is 0
 */
export function discloseSums(
  units: readonly (readonly UnitCount[])[],
  { figures, platforms }: { figures: readonly string[]; platforms: readonly string[] },
): ToldFigure[] {
  return figures.map((figure) => {
    const of = (counts: readonly UnitCount[], platform: string | null): number =>
      counts
        .filter((one) => one.figure === figure && (platform === null || one.platform === platform))
        .reduce((all, { count }) => all + count, 0);
    const each = platforms.flatMap((platform) => {
      const sum = tellSum(units.map((counts) => of(counts, platform)));
      return sum.told === 'exact' ? [{ platform, count: sum.count }] : [];
    });
    return {
      figure,
      sum: tellSum(units.map((counts) => of(counts, null))),
      platforms: each.length === platforms.length && platforms.length > 1 ? each : null,
    };
  });
}
