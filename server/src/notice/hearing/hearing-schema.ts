import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

const ROLES = [
  'manufacturer',
  'representative',
  'importer',
  'distributor',
  'fulfilment',
  'marketplace',
  'other',
] as const;
const MEANS = ['letter', 'email', 'by-hand', 'platform', 'oral', 'other'] as const;

const line = z.string().trim().min(1).max(500);
const said = z.string().trim().min(3).max(20_000);
const day = z.iso.date().refine((plain) => plain >= '1900-01-01', 'is before 1900');

const addresseeSchema = z.object({ name: line, role: z.enum(ROLES) });

const observationSchema = z.object({
  id: z.string(),
  on: z.string().describe('The day it was received, YYYY-MM-DD'),
  said: z.string().nullable(),
  exhibit: z.string().nullable().describe('The exhibit of the case that it is sealed as'),
  by: z.string(),
  at: z.string(),
});

/** That somebody may be heard before a measure, or why nobody can be. */
export const hearingSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    kind: z.enum(['opportunity', 'urgency']),
    addressee: addresseeSchema,
    measure: z.string().describe('What is intended'),
    on: z.string().describe('The day it was given, or the urgency was stated'),
    means: z.enum(MEANS).nullable(),
    due: z.string().nullable().describe('The last day for observations, set by the officer'),
    fullTerm: z
      .string()
      .nullable()
      .describe('The day on which the term of registers/deadlines would end. null: no calendar to count it by'),
    isShort: z.boolean().describe('The officer’s day is before that one'),
    reason: z.string().nullable().describe('Of an urgency'),
    observations: z.array(observationSchema),
    state: z.enum(['running', 'answered', 'silent', 'urgent']).describe('silent: its day is past and nothing came'),
    by: z.string(),
    madeAt: z.string(),
    withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'Hearing' });
export type Hearing = z.infer<typeof hearingSchema>;

/** How the hearing of a case stands: `running`: somebody can still be heard. */
const standingSchema = z.enum(['none', 'running', 'urgent', 'given']);
export type HearingStanding = z.infer<typeof standingSchema>;

/** An order or a referral that is a measure, and how the hearing stood when it was taken. */
export const measureSchema = z
  .object({
    id: z.string(),
    act: z.enum(['notice', 'referral']),
    of: z.string().describe('The document, or the referral'),
    standing: standingSchema,
    reason: z.string().nullable().describe('Why it was taken before anybody was heard'),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof measureSchema>;

/** The hearings of a case, its measures, and what the law asks for. */
export const hearingsSchema = z
  .object({
    items: z.array(hearingSchema),
    standing: standingSchema,
    isOwed: z.boolean().describe('A measure was taken before anybody was heard, and nobody has been since'),
    measures: z.array(measureSchema),
    law: z.object({
      article: wordsSchema,
      rule: wordsSchema,
      verified: z.boolean(),
      source: z.string().nullable(),
    }),
  })
  .meta({ id: 'Hearings' });

const about = { case: z.string(), addressee: addresseeSchema, measure: said, on: day };

export const hearingInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opportunity'), ...about, means: z.enum(MEANS), due: day }),
  z.strictObject({ kind: z.literal('urgency'), ...about, reason: said }),
]);
export type HearingInput = z.output<typeof hearingInputSchema>;

export const observationInputSchema = z
  .strictObject({ on: day, said: said.optional(), exhibit: z.string().max(100).optional() })
  .refine((given) => given.said !== undefined || given.exhibit !== undefined, {
    path: ['said'],
    message: 'give what was said, or the exhibit that holds it',
  });
export type ObservationInput = z.output<typeof observationInputSchema>;

export const hearingWithdrawalSchema = z.strictObject({ reason: said });
