/** Records before the header in exports that begin with a preamble. */
const PREAMBLE_MAX = 6;

/**
 * The row of a table that names its columns: the first, or after a preamble the first that names some that are known.
 * Templates have what people read above what machines read (Amazon: labels, then names of fields): the lower row then.
 * Amazon says in the first row in which the offers begin (`dataRow=7`): what stands between is an example.
 *
 * @param knows how many of some cells are names of columns that are known
 */
export function pickHeader<T extends { cells: readonly string[] }>(
  first: T,
  rows: readonly T[],
  knows: (cells: readonly string[]) => number,
): { header: T; known: number; dataRow: number } {
  let header = first;
  let known = knows(first.cells);
  for (const row of rows.slice(1, PREAMBLE_MAX)) {
    const count = knows(row.cells);
    const areFieldNames = count > 1 && count >= known && row.cells.every((cell) => /^[\w#.:[\]=*-]*$/.test(cell));
    if ((known === 0 && count > 1) || areFieldNames) {
      header = row;
      known = count;
    }
  }
  return { header, known, dataRow: Number(/\bdataRow=(\d{1,2})\b/.exec(first.cells.join(' '))?.[1] ?? 0) };
}
