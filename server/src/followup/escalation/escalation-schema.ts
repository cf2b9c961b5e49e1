import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { noticeInputSchema } from '../../notice/index.ts';
import { FACTS } from './escalation-paths.ts';

export const weighedConditionSchema = z.object({
  fact: z.enum(FACTS),
  /** Kinds of documents whose term is counted from. */
  of: z.array(z.string()).optional(),
  atLeast: z.int(),
  /** Null where there is nothing to count. */
  value: z.number().nullable(),
  met: z.boolean(),
});

const stepSchema = z
  .object({
    key: z.string(),
    /** A kind of document of `registers/documents`. */
    document: z.string(),
    title: wordsSchema,
    article: wordsSchema,
    /** Who may send the document. */
    sender: z.enum(['any', 'authority']),
    /** `two`: another account approves before it leaves. */
    approval: z.enum(['one', 'two']),
    /** Kind of the term that runs from the document; null: none. */
    deadline: z.string().nullable(),
    verified: z.boolean(),
    source: z.string().nullable(),
    checked: z.string().nullable(),
    after: z.string().nullable(),
    why: wordsSchema,
    state: z.enum(['done', 'taken', 'proposed', 'declined', 'due', 'waiting']),
    /** Any of these; within one, all conditions. */
    alternatives: z.array(z.array(weighedConditionSchema)),
    /** The newest proposal of the step, and what a person decided on it. */
    escalation: z
      .object({
        id: z.string(),
        proposedAt: z.string(),
        decision: z
          .object({ by: z.string(), reason: z.string(), at: z.string(), notice: z.string().nullable() })
          .nullable(),
      })
      .nullable(),
    /** Documents of this kind in the case. */
    notices: z.array(
      z.object({ id: z.string(), state: z.string(), sentAt: z.string().nullable(), due: z.string().nullable() }),
    ),
  })
  .meta({ id: 'EscalationStep' });

/**
 * An escalation path and where a case stands on it. The order of its steps and their conditions are the installation's
 * own; the articles are the documents'.
 */
export const escalationPathSchema = z
  .object({ key: z.string(), title: wordsSchema, steps: z.array(stepSchema) })
  .meta({ id: 'EscalationPath' });

const reason = z.string().trim().min(3).max(5_000);

/** Taken up, with what is typed for the document; or declined. */
export const stepDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take'), reason, document: noticeInputSchema.omit({ case: true, kind: true }) }),
  z.object({ kind: z.literal('decline'), reason }),
]);
