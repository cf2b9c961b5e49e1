import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { proofSchema, WAYS_OF_SENDING } from '../../notice/index.ts';

/** That a person sent a message: how, to whom, and what proves it. */
export const sendingSchema = z.object({
  how: WAYS_OF_SENDING,
  recipient: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  proof: proofSchema.nullable(),
});

/** A message that left or waits to, for the screen. */
export const outgoingSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['receipt', 'decision', 'statement', 'complaint']),
    way: z.enum(['exchange', 'mail', 'shown']),
    recipient: z.string().nullable(),
    /** `held`, `by-hand`: a person has to send it, and notes that they did; `failure` says why. */
    state: z.enum(['queued', 'sent', 'failed', 'shown', 'held', 'by-hand']),
    failure: wordsSchema.nullable(),
    attempts: z.int(),
    sentAt: z.string().nullable(),
    text: z.string(),
    /** How a person sent it, with what proves it. */
    sending: sendingSchema.nullable(),
  })
  .meta({ id: 'Outgoing' });
