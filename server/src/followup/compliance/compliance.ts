import { mondayOf } from '../../base/core/clock.ts';
import {
  type CurvePoint,
  kaplanMeierCurve,
  kaplanMeierMedian,
  type Time,
  tenth,
} from '../../base/core/kaplan-meier.ts';

const DAY = 86_400_000;

/** One offer that a platform was asked to act on: what was asked first, and all that came of it. */
export interface Asked {
  listing: string;
  platform: string;
  trader: string;
  /** Rules (`pack/rule`) that the offer's findings are of. */
  categories: string[];
  sentAt: Date;
  /** The end of the term; null where none runs. */
  dueAt: Date | null;
  acknowledgedAt: Date | null;
  decidedAt: Date | null;
  /** The first of two checks that agreed. */
  removedAt: Date | null;
  /** When it was seen again, under another id (relisting) or at its own address (reappearance). */
  relistings: Date[];
}

/** Counts of offers. */
export interface Counts {
  asked: number;
  acknowledged: number;
  decided: number;
  done: number;
  /** Removed after the term, or not removed and past it. */
  late: number;
  relisted: number;
}

/** Offers by what became of the term that they were asked to be removed in: each counts once. */
export interface Deadlines {
  /** Removed within the term. */
  kept: number;
  /** Removed after it. */
  removedLate: number;
  /** Not removed, and past it. */
  overdue: number;
  /** Not removed, the term running: it ends within 48 hours, after that within 7 days, later. */
  within48Hours: number;
  within7Days: number;
  later: number;
  /** No term runs. */
  noTerm: number;
}

/** How long something took, in days. */
export interface Durations {
  /** Offers for which it happened, and for which it may still. */
  happened: number;
  open: number;
  /** Of those for which it happened. */
  p10: number | null;
  p50: number | null;
  p90: number | null;
  /**
   * By when it happens for half of all offers, open ones counted (Kaplan and Meier, 1958); null: for fewer than half so
   * far.
   */
  median: number | null;
  /** The share for which it has happened, day by day, open ones counted (Kaplan and Meier). */
  curve: CurvePoint[];
  /** Counts by days, `from` included, `to` not; the last has no end. */
  bins: { from: number; to: number | null; count: number }[];
}

export interface ComplianceReport {
  counts: Counts;
  deadlines: Deadlines;
  toReceipt: Durations;
  toDecision: Durations;
  toRemoval: Durations;
  toRelisting: Durations;
  byTrader: ({ key: string } & Counts)[];
  byCategory: ({ key: string } & Counts)[];
  /** Every week of the period, by its Monday. */
  weeks: { week: string; asked: number; removed: number; relisted: number }[];
  recurrence: Recurrence;
}

/**
 * Whether offers are one-off or recurrent, with what it rests on. The measure is the installation's own: `one-off`, a
 * single offer that was not relisted; `recurrent`, offers in at least three different weeks, or at least three
 * relistings; `repeated`, in between; `none`, no offer.
 */
export interface Recurrence {
  answer: 'none' | 'one-off' | 'repeated' | 'recurrent';
  offers: number;
  traders: number;
  categories: number;
  relistings: number;
  /** Offers that were relisted at least once. */
  offersRelisted: number;
  /** Weeks of the period in which an offer was asked about or relisted, of all its weeks. */
  weeksSeen: number;
  weeks: number;
}

const RECURRENT_WEEKS = 3;
const RECURRENT_RELISTINGS = 3;

/** Upper ends of the bins, in days. */
const BINS = [1, 2, 3, 5, 7, 14, 30, 90];

const daysBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / DAY);

/** A quantile of sorted values, between neighbours linearly (type 7 of Hyndman and Fan, 1996). */
export function quantile(sorted: readonly number[], share: number): number | null {
  const last = sorted.length - 1;
  if (last < 0) return null;
  const place = last * share;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}

function measure(times: readonly Time[]): Durations {
  const happened = times.flatMap((time) => (time.happened ? [time.days] : [])).sort((a, b) => a - b);
  const rounded = (days: number | null): number | null => (days === null ? null : tenth(days));
  return {
    happened: happened.length,
    open: times.length - happened.length,
    p10: rounded(quantile(happened, 0.1)),
    p50: rounded(quantile(happened, 0.5)),
    p90: rounded(quantile(happened, 0.9)),
    median: rounded(kaplanMeierMedian(times)),
    curve: kaplanMeierCurve(times),
    bins: [0, ...BINS].map((from, at) => {
      const to = BINS[at] ?? null;
      return { from, to, count: happened.filter((days) => days >= from && (to === null || days < to)).length };
    }),
  };
}

/** How long from one instant to another, or until now where the other is not there yet. */
function timesTo(
  asked: readonly Asked[],
  from: (one: Asked) => Date | null,
  to: (one: Asked) => Date | null,
  now: Date,
): Durations {
  return measure(
    asked.flatMap((one) => {
      const start = from(one);
      if (!start) return [];
      const end = to(one);
      return [{ days: daysBetween(start, end ?? now), happened: end !== null }];
    }),
  );
}

const firstRelisting = ({ relistings }: Asked): Date | null =>
  relistings.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);

function isLate({ dueAt, removedAt }: Asked, now: Date): boolean {
  return dueAt !== null && (removedAt ?? now) > dueAt;
}

const HOUR = DAY / 24;

function termOf(one: Asked, now: Date): keyof Deadlines {
  const { dueAt, removedAt } = one;
  if (dueAt === null) return 'noTerm';
  if (isLate(one, now)) return removedAt ? 'removedLate' : 'overdue';
  if (removedAt) return 'kept';
  const left = dueAt.getTime() - now.getTime();
  return left <= 48 * HOUR ? 'within48Hours' : left <= 7 * DAY ? 'within7Days' : 'later';
}

function countDeadlines(asked: readonly Asked[], now: Date): Deadlines {
  const counted = { kept: 0, removedLate: 0, overdue: 0, within48Hours: 0, within7Days: 0, later: 0, noTerm: 0 };
  for (const one of asked) counted[termOf(one, now)]++;
  return counted;
}

function countAsked(asked: readonly Asked[], now: Date): Counts {
  const number = (holds: (one: Asked) => boolean): number => asked.filter(holds).length;
  return {
    asked: asked.length,
    acknowledged: number((one) => one.acknowledgedAt !== null),
    decided: number((one) => one.decidedAt !== null),
    done: number((one) => one.removedAt !== null),
    late: number((one) => isLate(one, now)),
    relisted: number((one) => one.relistings.length > 0),
  };
}

function countBy(asked: readonly Asked[], keysOf: (one: Asked) => string[], now: Date): ({ key: string } & Counts)[] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...countAsked(group, now) }))
    .sort((a, b) => b.asked - a.asked || a.key.localeCompare(b.key));
}

function countWeeks(
  asked: readonly Asked[],
  period: { from: Date; to: Date },
  timeZone: string,
): ComplianceReport['weeks'] {
  const weeks = new Map<string, ComplianceReport['weeks'][number]>();
  for (let at = period.from.getTime(); at <= period.to.getTime(); at += DAY) {
    const week = mondayOf(new Date(at), timeZone);
    if (!weeks.has(week)) weeks.set(week, { week, asked: 0, removed: 0, relisted: 0 });
  }
  const add = (at: Date | null, what: 'asked' | 'removed' | 'relisted'): void => {
    const week = at && weeks.get(mondayOf(at, timeZone));
    if (week) week[what]++;
  };
  for (const one of asked) {
    add(one.sentAt, 'asked');
    add(one.removedAt, 'removed');
    for (const at of one.relistings) add(at, 'relisted');
  }
  return [...weeks.values()];
}

function judgeRecurrence(asked: readonly Asked[], weeks: ComplianceReport['weeks']): Recurrence {
  const relistings = asked.reduce((sum, one) => sum + one.relistings.length, 0);
  const weeksSeen = weeks.filter((week) => week.asked > 0 || week.relisted > 0).length;
  const recurrent = weeksSeen >= RECURRENT_WEEKS || relistings >= RECURRENT_RELISTINGS;
  const single = asked.length === 1 && relistings === 0;
  return {
    answer: asked.length === 0 ? 'none' : recurrent ? 'recurrent' : single ? 'one-off' : 'repeated',
    offers: asked.length,
    traders: new Set(asked.flatMap(({ trader }) => (trader ? [trader] : []))).size,
    categories: new Set(asked.flatMap(({ categories }) => categories)).size,
    relistings,
    offersRelisted: asked.filter((one) => one.relistings.length > 0).length,
    weeksSeen,
    weeks: weeks.length,
  };
}

/**
 * The compliance of a platform: what it was asked, what it did and when, what was relisted. Pure.
 *
 * @param asked offers first asked about within the period
 * @param now up to when an open one has been open
 */
export function countCompliance(
  asked: readonly Asked[],
  period: { from: Date; to: Date },
  now: Date,
  timeZone: string,
): ComplianceReport {
  const weeks = countWeeks(asked, period, timeZone);
  return {
    counts: countAsked(asked, now),
    deadlines: countDeadlines(asked, now),
    toReceipt: timesTo(
      asked,
      (one) => one.sentAt,
      (one) => one.acknowledgedAt,
      now,
    ),
    toDecision: timesTo(
      asked,
      (one) => one.sentAt,
      (one) => one.decidedAt,
      now,
    ),
    toRemoval: timesTo(
      asked,
      (one) => one.sentAt,
      (one) => one.removedAt,
      now,
    ),
    toRelisting: timesTo(asked, (one) => one.removedAt, firstRelisting, now),
    byTrader: countBy(asked, ({ trader }) => [trader], now),
    byCategory: countBy(asked, ({ categories }) => categories, now),
    weeks,
    recurrence: judgeRecurrence(asked, weeks),
  };
}
