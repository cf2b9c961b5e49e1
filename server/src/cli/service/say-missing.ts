/** Names packages (`evd_…`) and files of the archive (`seg_…`) that are not there, in a line. */
export function sayMissing(missing: readonly string[], how: string): string {
  const some = missing.slice(0, 10).join(', ');
  return `${missing.length} packages and files of the archive ${how}: ${some}${missing.length > 10 ? ', …' : ''}`;
}
