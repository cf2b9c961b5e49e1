/** Whether PostgreSQL keeps a text: it takes neither NUL nor half a surrogate pair. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Names that are keepable: few, and met again in value after value. */
const keepableNames = new Set<string>();
const NAMES = 2_000;

function isKeepableName(name: string): boolean {
  if (keepableNames.has(name)) return true;
  if (!isKeepable(name)) return false;
  if (keepableNames.size < NAMES && name.length < 100) keepableNames.add(name);
  return true;
}

/**
 * The same for every text and name inside a value. Nothing here recurses, and nothing is made: what comes in may be
 * nested as deep as its sender likes, and mostly all is well.
 */
export function holdsKeepable(value: unknown): boolean {
  if (typeof value === 'string') return isKeepable(value);
  const left = [value];
  const isWell = (inner: unknown): boolean => {
    if (typeof inner === 'string') return isKeepable(inner);
    if (typeof inner === 'object' && inner !== null) left.push(inner);
    return true;
  };
  for (let next = left.pop(); left.length > 0 || next !== undefined; next = left.pop()) {
    if (next === null || typeof next !== 'object' || ArrayBuffer.isView(next)) continue;
    if (Array.isArray(next)) {
      if (!next.every(isWell)) return false;
      continue;
    }
    const members: Record<string, unknown> = Object(next);
    for (const name in members) if (!isKeepableName(name) || !isWell(members[name])) return false;
  }
  return true;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair: both become U+FFFD, before the digest is taken. */
export function clean<T>(value: T): T;
export function clean(value: unknown): unknown {
  return holdsKeepable(value) ? value : mend(value);
}

function mend(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.toWellFormed().replaceAll('\u0000', '\ufffd');
  }
  if (Array.isArray(value)) return value.map(mend);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mend(inner)]));
}
