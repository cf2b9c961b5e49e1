import { z } from 'zod';
import { givenInstant } from '../../base/http/http.ts';
import { proofInput, proofSchema } from '../proof-files.ts';
import { decisionSchema } from './answer-schema.ts';

/** What a person knows of a decision may be less than what a platform says of it over the exchange. */
const answeredDecisionSchema = decisionSchema
  .extend({
    automatedDetection: decisionSchema.shape.automatedDetection.nullable(),
    automatedDecision: decisionSchema.shape.automatedDecision.nullable(),
    redress: decisionSchema.shape.redress.nullable(),
  })
  .meta({ id: 'AnsweredDecision' });

/** What came back to a notice, and how. */
export const noticeAnswerSchema = z
  .object({
    id: z.string(),
    /** `message`: a mail that waits for a person to say what it is; `bounce`: the notice's own mail came back. */
    kind: z.enum(['receipt', 'decision', 'message', 'bounce']),
    via: z.enum(['exchange', 'e-mail', 'person']),
    at: z.string(),
    receivedAt: z.string(),
    reference: z.string().nullable(),
    decision: answeredDecisionSchema.nullable(),
    message: z
      .object({ from: z.string(), subject: z.string(), text: z.string(), cut: z.boolean() })
      .nullable()
      .meta({ id: 'AnsweredMessage' }),
    /** The message in which a person found this answer. */
    foundIn: z.string().nullable(),
    /** The verifier key that signed it; null: nobody did. */
    signedBy: z.string().nullable(),
    proof: proofSchema.nullable(),
  })
  .meta({ id: 'NoticeAnswer' });

/** An answer as a person types it. */
export const answerInputSchema = z
  .object({
    kind: z.enum(['receipt', 'decision']),
    at: givenInstant,
    reference: z.string().trim().min(1).max(200).optional(),
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
    /** It answers all the records that were sent together. */
    together: z.boolean().default(false),
  })
  .refine(({ kind, decision }) => (kind === 'decision') === (decision !== undefined), {
    path: ['decision'],
    message: 'a decision says what was decided, a receipt does not',
  });
export type AnswerInput = z.infer<typeof answerInputSchema>;
