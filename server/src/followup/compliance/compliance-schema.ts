import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { periodDay } from '../../base/http/http.ts';

const counts = {
  asked: z.int(),
  acknowledged: z.int(),
  decided: z.int(),
  done: z.int(),
  /** Removed after the term, or not removed and past it. */
  late: z.int(),
  relisted: z.int(),
};

/** How long something took, in days. */
const durationsSchema = z
  .object({
    happened: z.int(),
    open: z.int(),
    p10: z.number().nullable(),
    p50: z.number().nullable(),
    p90: z.number().nullable(),
    /**
     * By when it happens for half of all offers, open ones counted (Kaplan and Meier); null: for fewer than half so
     * far.
     */
    median: z.number().nullable(),
    /** After each day on which anything changed: the share for which it had happened. */
    curve: z.array(
      z.object({
        day: z.int(),
        /** For how many it had not happened, and the waiting not ended, before that day. */
        atRisk: z.int(),
        /** For how many it had happened by then, and how many had by then been waited for no longer. */
        happened: z.int(),
        open: z.int(),
        /** From 0 to 1 (Kaplan and Meier), with its 95 % band; no band before the first, and none after the last. */
        share: z.number(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
    bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), count: z.int() })),
  })
  .meta({ id: 'Durations' });

/** Offers by what became of the term that they were asked to be removed in: each counts once. */
const deadlinesSchema = z
  .object({
    kept: z.int(),
    removedLate: z.int(),
    /** Not removed, and past the term. */
    overdue: z.int(),
    /** Not removed, the term running: it ends within 48 hours, after that within 7 days, later. */
    within48Hours: z.int(),
    within7Days: z.int(),
    later: z.int(),
    noTerm: z.int(),
  })
  .meta({ id: 'Deadlines' });

const grouped = z.array(z.object({ key: z.string(), ...counts }));

/** What a platform was asked, what it did and when, what was relisted; counted in offers. */
export const complianceReportSchema = z
  .object({
    platform: z.string(),
    from: z.string(),
    to: z.string(),
    counts: z.object(counts),
    deadlines: deadlinesSchema,
    toReceipt: durationsSchema,
    toDecision: durationsSchema,
    toRemoval: durationsSchema,
    toRelisting: durationsSchema,
    byTrader: grouped,
    byCategory: grouped,
    /** Weeks of the period, by their Monday. */
    weeks: z.array(z.object({ week: z.string(), asked: z.int(), removed: z.int(), relisted: z.int() })),
    recurrence: z.object({
      answer: z.enum(['none', 'one-off', 'repeated', 'recurrent']),
      offers: z.int(),
      traders: z.int(),
      categories: z.int(),
      relistings: z.int(),
      offersRelisted: z.int(),
      weeksSeen: z.int(),
      weeks: z.int(),
      /** The answer with its numbers and the measure it rests on. */
      sentence: wordsSchema,
    }),
  })
  .meta({ id: 'ComplianceReport' });

export const complianceAnswerSchema = z.object({
  /** Platforms that were asked for something. */
  platforms: z.array(z.string()),
  /** Null where no platform was. */
  report: complianceReportSchema.nullable(),
});

export const periodQuerySchema = z.object({
  /** First and last day, in Paris; left out: the last 365 days. */
  from: periodDay.optional(),
  to: periodDay.optional(),
});

export const complianceQuerySchema = periodQuerySchema.extend({
  /** Left out: the platform that was asked most. */
  platform: z.string().max(200).optional(),
});

/** Platforms beside each other: the most asked first. */
export const comparisonSchema = complianceReportSchema.pick({ from: true, to: true }).extend({
  platforms: z.array(complianceReportSchema.pick({ platform: true, counts: true, deadlines: true, toRemoval: true })),
  /** Platforms asked less that are not among them. */
  more: z.int(),
});
