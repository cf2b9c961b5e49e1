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
 * **Told before.** An entry that was withheld stays withheld. An entry whose figure changed by fewer than 5 is not told
 * anew: the earlier figure is held, unmarked. So after one more event the next release says the same as the last. Whoever
 * knows the rule knows that the count of such an entry lies within 4 of its figure: it cannot stand in the box of a
 * withheld one. But what it changed by must not be had from those that are told anew (8 more in all, of two that are held,
 * is 4 and 4): it lies in a box of entries that are withheld or held, which can be moved by 1 with each of the held within
 * its 4; where there is none it is withheld. This holds where the counts became others than they were: see `tellMonths`.
 *
 * Not covered: figures of different tables that add up to one another (say `removed` + `online` = `checks`), or one of
 * which is part of the other (`removed` of `asked`): publish no such two.
 *
 * Sources: Regulation (EU) 2016/679, art. 10, and Directive (EU) 2016/680, art. 4, for why; Hundepool et al.,
 * Statistical Disclosure Control (2012), ch. 4, for suppression and its audit by feasible tables.
 *
 * A large table takes some tenths of a second: it comes in steps, between which others are answered.
 *
 * @returns a figure for each entry, by its key (`disclose-table.ts`); `null`: withheld
 */
export function* discloseTable(
  table: Table,
  earlier: EarlierFigures = new Map(),
): Generator<undefined, Map<string, number | null>> {
  const { entries, countAt } = indexTable(table);
  if (table.dimensions.some((values) => values.length === 0)) return new Map(entries.map(({ key }) => [key, null]));
  const untold = new Uint8Array(entries.length);
  const held = new Map<number, number>();
  for (const [number, { key }] of entries.entries()) {
    const before = earlier.get(key);
    if (typeof before === 'number' && isHeld(before, countAt(key))) held.set(number, before);
    else if (before === null || countAt(key) < THRESHOLD) untold[number] = 1;
  }
  yield* hideChanges(table, untold, held);
  yield* coverWithBoxes(table, untold);
  return new Map(
    entries.map(({ key }, number) => [key, untold[number] ? null : (held.get(number) ?? countAt(key))] as const),
  );
}

/** Whether a figure that was told is held: what it counts changed too little to be told anew. */
export function isHeld(told: number, count: number): boolean {
  return Math.abs(count - told) < THRESHOLD;
}

/** Adds to `untold` what is needed for no small change of a held figure to be computed. */
function* hideChanges(table: Table, untold: Uint8Array, held: ReadonlyMap<number, number>): Generator<undefined, void> {
  const { entries, countAt, cheapestBox } = indexTable(table);
  const counts = entries.map(({ key }) => countAt(key));
  const limits = {
    up: Float64Array.from(counts, (count, n) => (held.get(n) ?? Number.POSITIVE_INFINITY) + THRESHOLD - 1 - count),
    down: Float64Array.from(counts, (count, n) => Math.min(count, count - (held.get(n) ?? 0) + THRESHOLD - 1)),
  };
  const free = Uint8Array.from(untold, (one, n) => (one || held.has(n) ? 1 : 0));
  for (const [number, before] of held) {
    if (before === counts[number] || untold[number]) continue;
    yield;
    const box = cheapestBox(number, free, 1, limits);
    for (const each of box ?? [number]) {
      free[each] = 1;
      if (box === null || !held.has(each)) untold[each] = 1;
    }
  }
}

/**
 * Adds entries to `untold` until each of it lies in a box whose eight entries are untold and can move by the threshold.
 */
function* coverWithBoxes(table: Table, untold: Uint8Array): Generator<undefined, void> {
  const { entries, costs, cheapestBox } = indexTable(table);
  if (!untold.includes(0)) return;
  const covered = new Uint8Array(entries.length);
  // Margins first: what they need withheld serves the cells too.
  const order = [...entries.keys()].filter((n) => untold[n]).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0));
  for (const number of order) {
    if (covered[number]) continue;
    yield;
    const best = cheapestBox(number, untold, THRESHOLD);
    if (best === null)
      throw new Error(`No box for ${entries[number]?.key}: the one of its margins and the total is always there`);
    for (const each of best) {
      untold[each] = 1;
      covered[each] = 1;
    }
  }
}
