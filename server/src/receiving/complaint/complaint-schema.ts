import { z } from 'zod';
import { emailSchema } from '../../base/core/email-address.ts';
import { languageSchema } from '../../base/core/language.ts';
import { givenInstant } from '../../base/http/http.ts';
import { outgoingSchema } from '../outgoing/outgoing-schema.ts';
import { LONGEST_REASONS } from '../received/received-schema.ts';

/** `deferred`: its complainant is suspended (art. 23(2)), and its processing with them. */
export const COMPLAINT_STATES = ['open', 'upheld', 'rejected', 'deferred'] as const;

/** How a complaint came that a person recorded: not through the door. */
const RECORDED_WAYS = ['mail', 'letter', 'other'] as const;

export const complaintSchema = z
  .object({
    id: z.string(),
    received: z.string().nullable(),
    statement: z.string().nullable(),
    complainant: z.enum(['notifier', 'trader']),
    email: z.string().nullable(),
    reasons: z.string(),
    state: z.enum(COMPLAINT_STATES),
    answer: z.string().nullable(),
    madeAt: z.string().describe('When it arrived: its terms run from there'),
    way: z.enum(['door', ...RECORDED_WAYS]),
    recorded: z
      .object({ receivedBy: z.string(), by: z.string().nullable(), at: z.string() })
      .nullable()
      .describe('Who received it and who recorded it; null: it came through the door'),
    decidedAt: z.string().nullable(),
    /** The answer to the complainant, and whether it has left. */
    outgoing: z.array(outgoingSchema),
  })
  .meta({ id: 'Complaint' });

export const complaintDecisionSchema = z.object({
  upheld: z.boolean(),
  reason: z.string().trim().min(3).max(20_000),
  /** Manifestly unfounded (art. 23(2)). */
  manifestlyUnfounded: z.boolean().default(false),
});

/** A complaint that came by mail or letter, as a person records it. */
export const recordedComplaintSchema = z.object({
  statement: z
    .string()
    .max(100)
    .nullable()
    .describe('The statement that a trader complains about; null: the notifier, about the decision'),
  way: z.enum(RECORDED_WAYS),
  arrivedAt: givenInstant,
  receivedBy: z.string().trim().min(1).max(200).describe('Who of the platform received it'),
  reasons: z.string().trim().min(3).max(LONGEST_REASONS).describe('The text of the complaint'),
  email: emailSchema.nullable().describe('Where the answer goes; null: a person sends it'),
  language: languageSchema,
});
