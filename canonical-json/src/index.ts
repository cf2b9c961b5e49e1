/**
 * Canonical JSON (RFC 8785): members in the order of their names' UTF-16 units, no white space, numbers and strings as
 * ECMAScript writes them.
 *
 * For what `JSON.parse` gives, and members that are `undefined`, which are left out. It differs from the RFC where that
 * would refuse: half a surrogate pair, which a page may well hold, is written as its escape, and a number that JSON has
 * not as `null`, both as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: Record<string, unknown> = Object(value);
  let written = '';
  // Sorted by UTF-16 units, as `sort` does by itself.
  for (const name of Object.keys(members).sort()) {
    const inner = members[name];
    if (inner !== undefined) written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(inner)}`;
  }
  return `{${written}}`;
}
