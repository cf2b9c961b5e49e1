import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

/** A message that left or waits to, for the screen. */
export const outgoingSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['receipt', 'decision', 'statement', 'complaint']),
    way: z.enum(['exchange', 'mail', 'shown']),
    recipient: z.string().nullable(),
    /** `held`: a person has to send it; `failure` says why. */
    state: z.enum(['queued', 'sent', 'failed', 'shown', 'held']),
    failure: wordsSchema.nullable(),
    attempts: z.int(),
    sentAt: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'Outgoing' });
