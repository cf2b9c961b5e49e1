import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { givenInstant } from '../../base/http/http.ts';
import { noticeAnswerSchema } from '../answer/answer-input-schema.ts';
import { proofInput, proofSchema } from '../proof-files.ts';

const text = (length: number) => z.string().trim().min(1).max(length);

/** One try to deliver a notice. */
export const attemptSchema = z
  .object({
    number: z.int(),
    channel: z.enum(['exchange', 'smtp', 'folder']),
    destination: z.string(),
    beganAt: z.string(),
    endedAt: z.string().nullable(),
    /**
     * `ready`: laid into the outbox folder, for a person to send; `temporary`: tried again; `final`: a person has to
     * act; null: under way, or broken off by the end of the process.
     */
    outcome: z.enum(['accepted', 'ready', 'temporary', 'final']).nullable(),
    detail: wordsSchema.nullable(),
  })
  .meta({ id: 'Attempt' });

/** How a person sent something. */
export const WAYS_OF_SENDING = z.enum(['registered-letter', 'web-form', 'e-mail', 'by-hand', 'other']);

/** A sending by hand, as it was recorded. */
export const sendingSchema = z
  .object({
    id: z.string(),
    how: WAYS_OF_SENDING,
    at: z.string(),
    recipient: z.string(),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    proof: proofSchema.nullable(),
  })
  .meta({ id: 'Sending' });

/** That a person sent a notice outside of this software: the number that the other side gave, or a file, proves it. */
export const sendingInputSchema = z
  .object({
    how: WAYS_OF_SENDING,
    at: givenInstant,
    recipient: text(500),
    reference: text(200).optional(),
    note: text(2000).optional(),
    proof: proofInput.optional(),
  })
  .refine(({ reference, proof }) => reference !== undefined || proof !== undefined, {
    path: ['proof'],
    message: 'a sending is proved by a reference or by a file',
  })
  .meta({ id: 'NotedSending' });

/** How a notice is on its way, and what came back. */
export const deliverySchema = z
  .object({
    attempts: z.array(attemptSchema),
    mightLeave: z.boolean().describe('A further try has a way out; false: a person sends it'),
    nextTryAt: z.string().nullable(),
    giveUpAt: z.string().nullable(),
    sendings: z.array(sendingSchema),
    answers: z.array(noticeAnswerSchema),
  })
  .meta({ id: 'Delivery' });
