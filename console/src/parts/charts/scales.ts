import { localeOf } from '../format.ts';

const STEPS = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365];
/** So many pixels a label of an axis needs. */
const LABEL = 64;

/** Days to name on an axis: as many as there is room for, in steps that people count days in. */
export function daysToName(last: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / LABEL));
  const step = STEPS.find((days) => last / days <= most) ?? 365;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
}

/** Weeks drawn at least. */
const WEEKS = 12;

/** Weeks from the first on in which there was anything, and some before it where those are few. */
export function fromFirst<Week>(weeks: readonly Week[], isEmpty: (week: Week) => boolean): Week[] {
  const first = weeks.findIndex((week) => !isEmpty(week));
  return weeks.slice(Math.max(0, Math.min(first < 0 ? weeks.length : first, weeks.length - WEEKS)));
}

/** Weeks to name on an axis, the newest among them. */
export function weeksToName<Week>(weeks: readonly Week[], width: number): Week[] {
  const step = Math.max(1, Math.ceil((weeks.length * LABEL) / width));
  return weeks.filter((_, at) => (weeks.length - 1 - at) % step === 0);
}

/** A plain date on an axis: short, and with the year where it is the first named of its year. */
export function nameWeeks(named: readonly string[], language: string): (week: string) => string {
  const date = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const first = new Set(named.filter((week, at) => named[at - 1]?.slice(0, 4) !== week.slice(0, 4)));
  return (week) => `${date.format(new Date(`${week}T00:00:00Z`))}${first.has(week) ? `\n${week.slice(0, 4)}` : ''}`;
}

/** Counts to name on an axis, five at most beside nought: whole ones, for nothing is counted in halves. */
export function wholeTicks(most: number): number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = [0.1, 0.2, 0.5, 1, 2].map((part) => part * size).find((each) => each >= 1 && most / each <= 5) ?? 1;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, at) => Math.round(at * step));
}
