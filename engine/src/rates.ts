/** A share with its 95 % interval, all from 0 to 1. */
export interface Interval {
  share: number;
  low: number;
  high: number;
}

/** What a rule did on one day. */
export interface RateDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** Listings screened, and those of them that the rule flagged. */
  screened: number;
  flagged: number;
}

/** Where a day's hit rate usually lies. */
export interface Band {
  low: number;
  high: number;
}

const Z95 = 1.959963984540054;

/**
 * Precision of a rule from people's decisions, with Wilson's score interval (Wilson 1927; it holds for small counts and
 * near 0 and 1).
 *
 * @returns null where nobody has decided anything yet
 */
export function precisionOf(confirmed: number, dismissed: number): Interval | null {
  const n = confirmed + dismissed;
  if (n === 0) return null;
  const share = confirmed / n;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Fewer days than these say nothing about what is usual. */
const DAYS_LEAST = 7;
/** The moving range of normal values is on average this many standard deviations. */
const RANGE_PER_DEVIATION = 1.128;

/**
 * The band in which a day's hit rate usually lies, from the days before: three deviations around the mean of a p′ chart
 * (D. B. Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002), which counts both for the
 * few listings of a day and for how much the days differ by themselves.
 *
 * @param before the days that the band is taken from; days without listings are passed over
 * @param screened listings of the day that is judged
 * @returns null where there are fewer than seven days to go by, or no listings
 */
export function usualBand(before: readonly RateDay[], screened: number): Band | null {
  const days = before.filter((day) => day.screened > 0);
  if (days.length < DAYS_LEAST || screened <= 0) return null;
  const total = days.reduce((sum, day) => sum + day.screened, 0);
  const flagged = days.reduce((sum, day) => sum + day.flagged, 0);
  // A rule that has flagged nothing (or everything) so far is not expected to do so for ever: half a listing is added.
  const mean = Math.min(total - 0.5, Math.max(0.5, flagged)) / total;
  const deviationOf = (n: number): number => Math.sqrt((mean * (1 - mean)) / n);
  const scores = days.map((day) => (day.flagged / day.screened - mean) / deviationOf(day.screened));
  let range = 0;
  for (let i = 1; i < scores.length; i++) range += Math.abs((scores[i] ?? 0) - (scores[i - 1] ?? 0));
  const spread = Math.max(1, range / (scores.length - 1) / RANGE_PER_DEVIATION);
  const half = 3 * spread * deviationOf(screened) + 1 / screened; // counts are whole: one listing more is no alarm
  return { low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}
