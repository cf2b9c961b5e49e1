/** The row that a key leads to from row `at` (-1: none) of `count`; null where the key leads nowhere. */
export function nextRow(key: string, at: number, count: number): number | null {
  if (count === 0 || (key !== 'j' && key !== 'k')) return null;
  return Math.min(Math.max(key === 'j' ? at + 1 : at - 1, 0), count - 1);
}
