import { z } from 'zod';
import { pageQuery, periodDay } from '../../base/http/http.ts';
import { choiceSchema } from '../../notice/index.ts';

const ENTRY_KINDS = ['sent', 'received', 'registered', 'request', 'answer', 'decision'] as const;
const OUTCOMES = ['investigation', 'forwarded', 'no-action', 'measure', 'judgment', 'other'] as const;
const WAITS_FOR = ['us', 'them', 'nobody'] as const;
/** Whom a referral waits for. */
export type WaitsFor = (typeof WAITS_FOR)[number];

/** What happened to a referral, on one day. */
export const entrySchema = z.object({
  id: z.string(),
  number: z.int(),
  kind: z.enum(ENTRY_KINDS),
  on: z.string().describe('The day it happened, YYYY-MM-DD'),
  registerNumber: z.string().nullable().describe('Under which the recipient registered it'),
  said: z.string().nullable(),
  due: z.string().nullable().describe('Of a request: the day that the recipient stated. null: it stated none'),
  answers: z.string().nullable().describe('Of an answer: the request'),
  outcome: z.enum(OUTCOMES).nullable(),
  ends: z.boolean().describe('Of a decision: nothing more is expected'),
  by: z.string(),
  at: z.string(),
  withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Where a referral stands on a day. */
const standingSchema = z.object({
  state: z.enum(['sent', 'received', 'registered', 'asked', 'answered', 'decided', 'withdrawn']),
  waitsFor: z.enum(WAITS_FOR),
  registerNumber: z.string().nullable(),
  since: z.string().describe('The day of what happened last'),
  daysSince: z.int(),
  requests: z.array(z.string()).describe('Requests without an answer'),
  due: z
    .object({ on: z.string(), daysLeft: z.int().describe('Below 0: past') })
    .nullable()
    .describe('The earliest day that the recipient stated for one of them'),
});
export type Standing = z.infer<typeof standingSchema>;

/** A case that went to a court or an authority, and what came of it. */
export const referralSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    title: z.string().describe('Of the case'),
    platform: z.string(),
    choice: choiceSchema.pick({ id: true, as: true, recipient: true, name: true }),
    dossier: z.string().nullable(),
    notice: z.string().nullable(),
    madeAt: z.string(),
    entries: z.array(entrySchema),
    standing: standingSchema,
  })
  .meta({ id: 'Referral' });
export type Referral = z.infer<typeof referralSchema>;

const day = periodDay;
const said = z.string().trim().min(3).max(5000);

export const referralInputSchema = z.strictObject({
  case: z.string(),
  choice: z.string().describe('Whom a person chose: POST /v1/recipient-choices'),
  dossier: z.string().optional().describe('The sealed file that went along'),
  notice: z.string().optional().describe('The document that went along'),
  on: day,
  said: said.optional().describe('How it was sent'),
  isMeasure: z
    .boolean()
    .optional()
    .describe('What was sent is a measure of the unit: whom it concerns is heard before'),
  unheard: said.optional().describe('Of a measure: why it did not wait until somebody was heard'),
});
export type ReferralInput = z.output<typeof referralInputSchema>;

export const entryInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), on: day, said: said.optional() }),
  z.strictObject({
    kind: z.literal('registered'),
    on: day,
    registerNumber: z.string().trim().min(1).max(200),
    said: said.optional(),
  }),
  z.strictObject({ kind: z.literal('request'), on: day, said, due: day.optional() }),
  z.strictObject({ kind: z.literal('answer'), on: day, said, answers: z.string() }),
  z.strictObject({ kind: z.literal('decision'), on: day, said, outcome: z.enum(OUTCOMES), ends: z.boolean() }),
]);
export type EntryInput = z.output<typeof entryInputSchema>;

export const withdrawalInputSchema = z.strictObject({ reason: said });

export const referralsQuerySchema = pageQuery.extend({
  case: z.string().optional(),
  /** `late`: they wait for us beyond the day that their recipient stated. */
  waits: z.enum([...WAITS_FOR, 'late', 'all']).default('all'),
});
