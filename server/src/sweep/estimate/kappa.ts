import { type Interval, interval, LEVEL } from './intervals.ts';

export interface Agreement extends Interval {
  /** From −1 to 1; null where both gave everything the same one verdict: chance would agree as well. */
  kappa: number | null;
  /** The share on which both agree. */
  agreed: number;
  /** The share on which two that give verdicts as often, at random, would agree. */
  byChance: number;
}

/**
 * Cohen's kappa: how far two reviewers agree beyond chance (J. Cohen, "A coefficient of agreement for nominal scales",
 * Educational and Psychological Measurement 20, 1960).
 *
 * Its interval is Clopper and Pearson's of the share agreed on, set against the agreement by chance that was seen. The
 * usual one by a standard error (Fleiss, Cohen and Everitt 1969) held the truth in 13 to 95 of 100 made reviews of 50 and
 * 200 offers, 5 % and 30 % of them prohibited, where this one held it in at least 96: nearly everybody agrees on what
 * is rare.
 *
 * @param table how often the first reviewer gave verdict i and the second, blind to it, verdict j
 * @throws {RangeError} for a table that is not square, or without reviews
 */
export function cohenKappa(table: readonly (readonly number[])[], level = LEVEL): Agreement {
  if (table.some((row) => row.length !== table.length)) throw new RangeError('a table of verdicts is square');
  const rows = table.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const drawn = rows.reduce((sum, n) => sum + n, 0);
  if (drawn === 0) throw new RangeError('a table of verdicts has reviews in it');
  const found = table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const byChance = rows.reduce((sum, n, i) => sum + (n / drawn) * ((columns[i] ?? 0) / drawn), 0);
  const { share: agreed, low, high, method } = interval({ found, drawn, level });
  if (byChance >= 1 - 1e-12) return { kappa: null, agreed, byChance, low: -1, high: 1, method };
  const beyond = (share: number): number => Math.max(-1, (share - byChance) / (1 - byChance));
  return { kappa: beyond(agreed), agreed, byChance, low: beyond(low), high: beyond(high), method };
}
