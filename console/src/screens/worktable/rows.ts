/** How high a row is, in pixels, by what one chose: the style sheet's `--row`. */
export const ROW_HEIGHTS = { dense: 36, roomy: 48 } as const;
/** On a phone a row has two lines. */
export const ROW_OF_TWO = 60;

/** A page of rows, and the cursor of the next. */
export interface Page<Row> {
  items: Row[];
  next: string | null;
}

/**
 * A list as it stands, with what is known anew of its rows, in the old order; and how many rows its top has that it does
 * not show.
 */
export function weigh<Row extends { id: string }>(
  pages: readonly Page<Row>[],
  top: readonly Row[],
): { rows: Row[]; fresh: number } {
  const known = new Map(top.map((row) => [row.id, row]));
  const rows: Row[] = [];
  const shown = new Set<string>();
  // What moved between two pages while they were read would stand twice.
  for (const row of pages.flatMap(({ items }) => items))
    if (!shown.has(row.id)) {
      shown.add(row.id);
      rows.push(known.get(row.id) ?? row);
    }
  // Below the last row that is shown the list just goes on, where it is not there to its end.
  const end = pages.at(-1)?.next === null ? top.length : top.findLastIndex(({ id }) => shown.has(id));
  return {
    rows,
    fresh: pages.length === 0 ? 0 : top.slice(0, Math.max(end, 0)).filter(({ id }) => !shown.has(id)).length,
  };
}

/** The pages without some of their rows; those that lose none are the same. */
export const removeRows = <Row extends { id: string }>(
  pages: readonly Page<Row>[],
  ids: ReadonlySet<string>,
): Page<Row>[] =>
  pages.map((page) =>
    page.items.some(({ id }) => ids.has(id)) ? { ...page, items: page.items.filter(({ id }) => !ids.has(id)) } : page,
  );

/** The page with a row as it is now, where the row is on it. */
export const patchRow = <Row extends { id: string }>(page: Page<Row>, row: Row): Page<Row> =>
  page.items.some(({ id }) => id === row.id)
    ? { ...page, items: page.items.map((one) => (one.id === row.id ? row : one)) }
    : page;
