import { z } from 'zod';
import { outgoingSchema } from '../outgoing/outgoing-schema.ts';

/** `deferred`: its complainant is suspended (art. 23(2)), and its processing with them. */
export const COMPLAINT_STATES = ['open', 'upheld', 'rejected', 'deferred'] as const;

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
    madeAt: z.string(),
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
