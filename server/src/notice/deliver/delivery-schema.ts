import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { decisionSchema } from '../answer/answer-schema.ts';

/** Octets of a file that proves a sending or an answer. */
export const PROOF_BYTES = 8 * 1024 * 1024;

export const proofSchema = z
  .object({
    name: z.string(),
    size: z.int(),
    /** SHA-256 of the file. */
    digest: z.string(),
  })
  .meta({ id: 'Proof' });

/** A file, as it comes in: base 64. */
const proofInput = z.object({
  name: z.string().trim().min(1).max(200),
  content: z.base64().max(Math.ceil(PROOF_BYTES / 3) * 4),
});

const text = (length: number) => z.string().trim().min(1).max(length);

export const attemptSchema = z
  .object({
    number: z.int(),
    channel: z.enum(['exchange', 'smtp', 'folder']),
    destination: z.string(),
    beganAt: z.string(),
    endedAt: z.string().nullable(),
    /** `temporary`: tried again; `final`: a person has to act; null: under way, or broken off by the end of the process. */
    outcome: z.enum(['taken', 'temporary', 'final']).nullable(),
    detail: wordsSchema.nullable(),
  })
  .meta({ id: 'Attempt' });

const HOW = z.enum(['registered-letter', 'web-form', 'e-mail', 'by-hand', 'other']);

export const sendingSchema = z
  .object({
    id: z.string(),
    how: HOW,
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
    how: HOW,
    at: z.iso.datetime({ offset: true }),
    recipient: text(500),
    reference: text(200).optional(),
    note: text(2000).optional(),
    proof: proofInput.optional(),
  })
  .refine(({ reference, proof }) => reference !== undefined || proof !== undefined, {
    path: ['proof'],
    message: 'a sending is proved by a reference or by a file',
  });

/** What a person knows of a decision may be less than what a platform says of it over the exchange. */
const takenDecisionSchema = decisionSchema
  .extend({
    automatedDetection: decisionSchema.shape.automatedDetection.nullable(),
    automatedDecision: decisionSchema.shape.automatedDecision.nullable(),
    redress: decisionSchema.shape.redress.nullable(),
  })
  .meta({ id: 'TakenDecision' });
export type TakenDecision = z.infer<typeof takenDecisionSchema>;

export const takenAnswerSchema = z
  .object({
    id: z.string(),
    /** `message`: a mail that waits for a person to say what it is; `bounce`: the notice's own mail came back. */
    kind: z.enum(['receipt', 'decision', 'message', 'bounce']),
    via: z.enum(['exchange', 'e-mail', 'person']),
    at: z.string(),
    receivedAt: z.string(),
    reference: z.string().nullable(),
    decision: takenDecisionSchema.nullable(),
    message: z
      .object({ from: z.string(), subject: z.string(), text: z.string(), cut: z.boolean() })
      .nullable()
      .meta({ id: 'TakenMessage' }),
    /** The message in which a person found this answer. */
    foundIn: z.string().nullable(),
    /** The verifier key that signed it; null: nobody did. */
    signedBy: z.string().nullable(),
    proof: proofSchema.nullable(),
  })
  .meta({ id: 'TakenAnswer' });

/** An answer as a person types it. */
export const answerInputSchema = z
  .object({
    kind: z.enum(['receipt', 'decision']),
    at: z.iso.datetime({ offset: true }),
    reference: text(200).optional(),
    decision: z
      .object({
        outcome: decisionSchema.shape.outcome,
        explanation: decisionSchema.shape.explanation,
        redress: decisionSchema.shape.redress.optional(),
      })
      .optional(),
    /** The message that it was found in. */
    foundIn: z.string().max(100).optional(),
    proof: proofInput.optional(),
  })
  .refine(({ kind, decision }) => (kind === 'decision') === (decision !== undefined), {
    path: ['decision'],
    message: 'a decision says what was decided, a receipt does not',
  });

/** How a notice is on its way, and what came back. */
export const deliverySchema = z
  .object({
    attempts: z.array(attemptSchema),
    nextTryAt: z.string().nullable(),
    giveUpAt: z.string().nullable(),
    sendings: z.array(sendingSchema),
    answers: z.array(takenAnswerSchema),
  })
  .meta({ id: 'Delivery' });
