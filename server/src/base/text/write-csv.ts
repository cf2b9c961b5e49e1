type Cell = string | number | null;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection); also behind white space
 * that it skips.
 */
function quoteCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠|%]/u.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), its header first. No cell begins like a formula. */
export function writeCsv(table: readonly (readonly Cell[])[], lineEnd: '\n' | '\r\n' = '\n'): string {
  return table.map((row) => `${row.map(quoteCell).join(',')}${lineEnd}`).join('');
}
