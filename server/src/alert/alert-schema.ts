import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';

/** Nobody has looked; somebody has; it is closed. */
const ALERT_STATES = ['unread', 'looked-at', 'closed'] as const;
export const alertStateSchema = z.enum(ALERT_STATES);

/** What a person closes an alert as. */
export const CLOSINGS = ['not-for-us', 'done'] as const;

/** What came of an alert, as far as its case tells whoever asks. */
const OUTCOMES = ['not-for-us', 'done', 'dismissed', 'confirmed', 'escalated', 'removed'] as const;

const whoSchema = z.object({ id: z.string(), name: z.string() });

/** An offer that people reported: what they reported of one address, until it is closed. */
export const alertSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    /** The registered platform of its host; null: none is. */
    platform: z.object({ key: z.string(), name: z.string() }).nullable(),
    state: alertStateSchema,
    /** Unread for more than a day. */
    isLate: z.boolean(),
    /** How often it was reported. */
    reports: z.int(),
    /** When it was reported first. */
    openedAt: z.string(),
    lastAt: z.string(),
    /** When a person first looked: took it, had it visited, closed it, or decided the case of its offer. */
    lookedAt: z.string().nullable(),
    /** Who took it. */
    account: whoSchema.nullable(),
    /** The first decision on its case, or its closing, whatever came first. */
    outcomeAt: z.string().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    closed: z.object({ at: z.string(), by: whoSchema.nullable(), reason: z.string().nullable() }).nullable(),
    /** `asks`: nobody has had the page visited, and it is not visited by itself. */
    visit: z.object({
      state: z.enum(['asks', 'queued', 'read', 'not-read']),
      at: z.string().nullable(),
      /** Why no offer was read. */
      note: wordsSchema.nullable(),
    }),
    listing: z.object({ id: z.string(), title: z.string() }).nullable(),
    case: z.object({ id: z.string(), title: z.string(), state: z.string(), stage: z.string() }).nullable(),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alertSchema>;

/** An alert with what was said each time, and what was reported of its address before. */
export const alertDetailSchema = alertSchema
  .extend({
    said: z.array(z.object({ id: z.string(), what: z.string(), language: z.string(), at: z.string() })),
    before: z.array(z.object({ id: z.string(), openedAt: z.string(), outcome: z.enum(OUTCOMES).nullable() })),
  })
  .meta({ id: 'AlertDetail' });
export type AlertDetail = z.infer<typeof alertDetailSchema>;

export const alertCountsSchema = z.object({
  unread: z.int(),
  /** Of these, for more than a day. */
  late: z.int(),
  lookedAt: z.int(),
  closed: z.int(),
});

/** How long something took, of so many alerts; null where as many are still waiting: nobody knows yet. */
const timeSchema = z.object({
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  /** Where it has not happened yet. */
  waiting: z.int(),
});

/**
 * How long alerts wait. One that waits still counts as longer than all others: a median over those that were looked at
 * alone would be the better, the more are left lying.
 */
export const alertFiguresSchema = z
  .object({ alerts: z.int(), reports: z.int(), toLook: timeSchema, toOutcome: timeSchema })
  .meta({ id: 'AlertFigures' });

/** Whether the unit takes reports, and where. */
export const reportPageSchema = z
  .object({
    isOpen: z.boolean(),
    /** `/report/<unit>` */
    path: z.string(),
    /** The whole address, where the installation's own is set. */
    url: z.string().nullable(),
  })
  .meta({ id: 'ReportPage' });
