/** Whether PostgreSQL keeps a text: it takes neither NUL nor half a surrogate pair. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/**
 * The same for every text and name inside a value. Nothing here recurses, and nothing is made: what comes in may be
 * nested as deep as its sender likes, and mostly all is well.
 */
export function holdsKeepable(value: unknown): boolean {
  if (typeof value === 'string') return isKeepable(value);
  const left = [value];
  for (let next = left.pop(); left.length > 0 || next !== undefined; next = left.pop()) {
    if (next === null || typeof next !== 'object' || ArrayBuffer.isView(next)) continue;
    const members: Record<string, unknown> = Object(next);
    for (const name in members) {
      const inner = members[name];
      if (!Array.isArray(next) && !isKeepable(name)) return false;
      if (typeof inner === 'string') {
        if (!isKeepable(inner)) return false;
      } else if (typeof inner === 'object' && inner !== null) left.push(inner);
    }
  }
  return true;
}
