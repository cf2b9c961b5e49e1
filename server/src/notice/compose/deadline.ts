import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import { wordsSchema } from '../../base/core/language.ts';
import { type DeadlineTerm, loadDeadlineTerms } from '../../base/registers/deadlines.ts';
import { loadWorkingDays, type WorkingDays } from '../../base/registers/working-days.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { refusal, refuse } from '../refusals.ts';

export const deadlineSchema = z.object({
  kind: z.string(),
  /** Plain date: the last day to act in, in `timeZone`. */
  due: z.string(),
  /** The instant at which the term ends (ISO 8601, UTC). */
  dueAt: z.string(),
  /** What is owed by then, in words that say whether it is law. */
  rule: wordsSchema,
  article: wordsSchema,
  /** `policy`: the unit's own expectation where the law sets no number; to be shown as such. */
  origin: z.enum(['law', 'policy']),
  verified: z.boolean(),
  /** Whose calendar was counted. */
  country: z.string(),
  timeZone: z.string(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** The registers a deadline is counted with. */
export interface DeadlineRegisters {
  terms: ReadonlyMap<string, DeadlineTerm>;
  workingDays: (country: string) => WorkingDays | null;
}

let shipped: DeadlineRegisters | undefined;

/** The shipped registers, read once. */
function shippedRegisters(): DeadlineRegisters {
  if (shipped) return shipped;
  const calendars = new Map<string, WorkingDays | null>();
  shipped = {
    terms: loadDeadlineTerms(),
    workingDays: (country) => {
      const known = calendars.get(country);
      if (known !== undefined) return known;
      const calendar = loadWorkingDays(country);
      calendars.set(country, calendar);
      return calendar;
    },
  };
  return shipped;
}

/**
 * By when a document sent at an instant must have had its effect.
 *
 * Periods count as in Regulation (EEC, Euratom) No 1182/71: the day (or hour) of the event is not counted (art. 3(1));
 * working days are all but public holidays, Saturdays and Sundays (art. 2(2)) of the Member State where the document is
 * to be done, which is
 * `country`: that of the platform's operator; a period in days that ends on such a day ends with the next working day
 * (art. 3(4)), and one of two days or more has at least two working days (art. 3(5)). The same count is used for the 48
 * hours of French law: it may end up to an hour later than a stopwatch, never earlier. The terms run from receipt; for
 * e-mail, sending stands for receipt.
 *
 * @param kind a kind of `registers/deadlines`: `dsa-16`, `dsa-9`, `gpsr-22-notice`, `gpsr-22-order`, `fr-l521-3-1`
 * @param country ISO 3166-1 alpha-2
 * @throws VigieError `VIGIE_NOTICE_NO_TERM` for an unknown kind, `VIGIE_NOTICE_NO_CALENDAR` for a country or year
 *   without a calendar
 */
export function deadlineOf(
  kind: string,
  sentAt: Date,
  country: string,
  registers: DeadlineRegisters = shippedRegisters(),
): Deadline {
  const entry =
    registers.terms.get(kind) ??
    refuse('VIGIE_NOTICE_NO_TERM', { kind, known: [...registers.terms.keys()].join(', ') });
  const calendar =
    registers.workingDays(country) ??
    refuse('VIGIE_NOTICE_NO_CALENDAR', { country, date: sayDay(sentAt.toISOString().slice(0, 10)) });
  const { timeZone } = calendar;
  const { due, dueAt } = countTerm(entry.term, sentAt, calendar);
  return {
    kind,
    due,
    dueAt: dueAt.toISOString(),
    rule: entry.rule,
    article: entry.article,
    origin: entry.origin,
    verified: entry.verified && !leansOnUnverified(calendar, plainDate(sentAt, timeZone), due),
    country,
    timeZone,
  };
}

/** A deadline as it was kept: at first, its article was kept in English alone. */
export function readDeadline(kept: Omit<Deadline, 'article'> & { article: Words | string }): Deadline {
  const { article } = kept;
  if (typeof article !== 'string') return { ...kept, article };
  const fr = shippedRegisters().terms.get(kept.kind)?.article.fr ?? article;
  return { ...kept, article: { en: article, fr } };
}

/** A deadline as a row holds it. */
export const keptDeadlineSchema = deadlineSchema
  .extend({ article: z.union([wordsSchema, z.string()]) })
  .transform((kept) => readDeadline(kept));

function countTerm(term: DeadlineTerm['term'], sentAt: Date, calendar: WorkingDays): { due: string; dueAt: Date } {
  const { timeZone } = calendar;
  if (term.unit === 'hours') {
    const hour = 3_600_000;
    const dueAt = new Date((Math.floor(sentAt.getTime() / hour) + 1 + term.amount) * hour);
    return { due: plainDate(new Date(dueAt.getTime() - 1), timeZone), dueAt };
  }
  const sentOn = plainDate(sentAt, timeZone);
  const due =
    term.unit === 'working-days'
      ? addWorkingDays(sentOn, term.amount, calendar)
      : addCalendarDays(sentOn, term.amount, calendar);
  return { due, dueAt: startOfDay(addDays(due, 1), timeZone) };
}

/** The `amount`-th working day after a plain date. */
function addWorkingDays(from: string, amount: number, calendar: WorkingDays): string {
  let date = from;
  for (let left = amount; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) left--;
  }
  return date;
}

/** The end of a period of calendar days (Regulation 1182/71, art. 3(4) and 3(5)). */
function addCalendarDays(from: string, amount: number, calendar: WorkingDays): string {
  let date = addDays(from, amount);
  while (!isWorkingDay(date, calendar)) date = addDays(date, 1);
  const leastEnd = amount >= 2 ? addWorkingDays(from, 2, calendar) : date;
  return date > leastEnd ? date : leastEnd;
}

/** Whether a public holiday that no second source confirms lengthens a period. */
const leansOnUnverified = ({ unverified }: WorkingDays, from: string, due: string): boolean =>
  Object.keys(unverified).some((date) => date > from && date < due);

/** All days but public holidays, Saturdays and Sundays. */
function isWorkingDay(date: string, calendar: WorkingDays): boolean {
  const year = Number(date.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear) {
    throw refusal('VIGIE_NOTICE_NO_CALENDAR', { country: calendar.country, date: sayDay(date) });
  }
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !Object.hasOwn(calendar.holidays, date);
}
