import { indexTable, type Table } from './disclose-table.ts';

/** A figure under this is not shown. */
export const THRESHOLD = 5;

/** What earlier releases said of the same table: a figure, or `null` where it was withheld. */
export type EarlierFigures = ReadonlyMap<string, number | null>;

/**
 * Which figures of a table are published.
 *
 * The table has three dimensions and all its margins; an **entry** is a cell or a margin.
 *
 * **Primary suppression.** Every entry under 5 is withheld, zero too: if a zero were shown, the release after the first
 * event would withhold it, and the two would differ by that one event. (Offices that show zeros do so for tables
 * published once; these are published again.)
 *
 * **Complementary suppression.** A withheld entry must not be had by subtraction. Entries are withheld in boxes: two
 * values in each dimension, of which one may be the margin, eight entries in all. Adding a number to the eight with
 * alternating signs (with equal signs along a dimension where one of the two is the margin) leaves every sum right. So
 * when all eight are withheld, and those that get smaller hold at least 5, there is another table of counts that agrees
 * with everything shown and has each of the eight differ by 5. That is the proof that none of them can be computed,
 * with sums and with non-negativity, and that the figures under 5 cannot even be told to be under 5. Every withheld
 * entry lies in such a box; the cheapest box is taken. (Withholding an entry, its margins and the total is always one.)
 *
 * **Earlier releases.** An entry that was withheld stays withheld. An entry whose figure changed by fewer than 5 is not
 * told anew: the earlier figure is held, unmarked, and its box is treated like that of a withheld entry, or else the
 * change could be had by subtraction. So two releases never differ by fewer than 5 events of an entry, and after one
 * more event the next release says the same as the last.
 *
 * Not covered: figures of different tables that add up to one another (say `removed` + `online` = `checks`): publish no
 * such sum.
 *
 * Sources: Regulation (EU) 2016/679, art. 10, and Directive (EU) 2016/680, art. 4, for why; Hundepool et al.,
 * Statistical Disclosure Control (2012), ch. 4, for suppression and its audit by feasible tables.
 *
 * @param alsoUntold entries to withhold for a reason of the caller's
 * @returns a figure for each entry, by its key (`disclose-table.ts`); `null`: withheld
 */
export function discloseTable(
  table: Table,
  earlier: EarlierFigures = new Map(),
  alsoUntold: ReadonlySet<string> = new Set(),
): Map<string, number | null> {
  const { entries, countAt } = indexTable(table);
  const changeOf = (key: string): number => {
    const before = earlier.get(key) ?? null;
    return before === null ? 0 : Math.abs(countAt(key) - before);
  };
  const untold = new Set<string>();
  for (const { key } of entries) {
    const isSmallChange = changeOf(key) > 0 && changeOf(key) < THRESHOLD;
    if (countAt(key) < THRESHOLD || earlier.get(key) === null || isSmallChange || alsoUntold.has(key)) untold.add(key);
  }
  if (table.dimensions.some((values) => values.length === 0)) return new Map(entries.map(({ key }) => [key, null]));
  coverWithBoxes(table, untold);
  const heldOrNull = (key: string) => (changeOf(key) < THRESHOLD ? (earlier.get(key) ?? null) : null);
  return new Map(entries.map(({ key }) => [key, untold.has(key) ? heldOrNull(key) : countAt(key)] as const));
}

/**
 * Adds entries to `untold` until each of it lies in a box whose eight entries are untold and can move by the threshold.
 */
function coverWithBoxes(table: Table, untold: Set<string>): void {
  const { entries, costs, cheapestBox } = indexTable(table);
  const withheld = Uint8Array.from(entries, ({ key }) => (untold.has(key) ? 1 : 0));
  if (!withheld.includes(0)) return;
  const covered = new Uint8Array(entries.length);
  // Margins first: what they need withheld serves the cells too.
  const order = [...entries.keys()].filter((n) => withheld[n]).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0));
  for (const number of order) {
    if (covered[number]) continue;
    const best = cheapestBox(number, withheld, THRESHOLD);
    if (best === null)
      throw new Error(`No box for ${entries[number]?.key}: the one of its margins and the total is always there`);
    for (const each of best) {
      withheld[each] = 1;
      covered[each] = 1;
    }
  }
  for (const [number, { key }] of entries.entries()) if (withheld[number]) untold.add(key);
}
