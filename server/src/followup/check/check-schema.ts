import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { keptReasonSchema } from '../verdict/reason-words.ts';

export const VERDICTS = ['online', 'removed', 'restricted', 'indeterminate'] as const;

/** `code` and the values in `params` are kept and stable; `text` is made of them, for people. */
const reasonsSchema = z.array(keptReasonSchema.extend({ text: wordsSchema }));

/** One re-visit of a listing after a notice. */
export const checkSchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    listing: z.string(),
    url: z.string(),
    number: z.int(),
    dueAt: z.string(),
    doneAt: z.string().nullable(),
    verdict: z.enum(VERDICTS).nullable(),
    reasons: reasonsSchema,
    /** What was seen from each viewpoint, and the sealed package of it. */
    views: z.array(
      z.object({
        viewpoint: z.string(),
        territory: z.string().nullable(),
        language: z.string(),
        verdict: z.enum(VERDICTS),
        reasons: reasonsSchema,
        evidence: z.string().nullable(),
      }),
    ),
    /** Where a person decided on a check in doubt: `verdict` is theirs then, `found` what the machine had seen. */
    correction: z
      .object({
        by: z.string(),
        reason: z.string(),
        at: z.string(),
        found: reasonsSchema,
        /** A sentence of the platform's, for its entry in the register. */
        pagePhrase: z
          .object({
            id: z.string(),
            platform: z.string(),
            pageState: z.enum(['gone', 'restricted', 'out-of-stock']),
            phrase: z.string(),
            /** The sealed page that has it; null: it was typed. */
            quotedFrom: z.string().nullable(),
            state: z.enum(['proposed', 'applied', 'declined']),
            by: z.string().nullable(),
            reason: z.string().nullable(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Check' });

/** What became of a notice: waiting, removed, or past its deadline with the next step proposed. */
export const followUpSchema = z
  .object({
    notice: z.string(),
    dueAt: z.string(),
    state: z.enum(['waiting', 'removed', 'overdue', 'withdrawn']),
    nextStep: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'FollowUp' });

/** A listing that was found removed and is online again, at its own address. */
export const reappearanceSchema = z
  .object({ listing: z.string(), check: z.string(), goneSince: z.string(), seenAt: z.string() })
  .meta({ id: 'Reappearance' });
