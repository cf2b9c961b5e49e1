/** Names packages and files of the archive that are not there, in a line. @param how in words: why, or where */
export function sayMissing(missing: readonly string[], how: string): string {
  const some = missing.slice(0, 10).join(', ');
  const more = missing.length > 10 ? ', …' : '';
  return `packages (evd_…) and files of the archive (seg_…) ${how}, ${missing.length} in all: ${some}${more}`;
}
