import { formatRelative } from '../../parts/relative.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long something took, in the largest unit that it fills and the next: “1 day 3 hr”; null: nobody knows yet. */
export function formatDuration(seconds: number | null, language: string): string {
  if (seconds === null) return '–';
  const first = Math.max(
    0,
    UNITS.findIndex(([, size]) => seconds >= size),
  );
  const parts: string[] = [];
  let left = Math.round(seconds / 60) * 60;
  for (const [unit, size] of UNITS.slice(seconds >= 60 ? first : 2).slice(0, 2)) {
    const value = Math.floor(left / size);
    left -= value * size;
    if (value > 0 || parts.length === 0)
      parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value));
  }
  return parts.join(' ');
}

/**
 * How long from one instant to another; where that one has not come, how long ago the first was. It has happened: a
 * clock that is behind the server's does not put it in the time to come.
 */
export const formatWait = (from: string, to: string | null, now: number, language: string): string =>
  to === null
    ? formatRelative(from, Math.max(now, Date.parse(from) + 1), language)
    : formatDuration((Date.parse(to) - Date.parse(from)) / 1000, language);
