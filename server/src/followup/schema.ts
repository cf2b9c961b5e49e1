import { z } from 'zod';

const VERDICTS = ['online', 'removed', 'restricted', 'indeterminate'] as const;

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
    reasons: z.array(z.object({ code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Check' });

/** What became of a notice: waiting, removed, or past its deadline with the next step proposed. */
export const followUpSchema = z
  .object({
    notice: z.string(),
    dueAt: z.string(),
    state: z.enum(['waiting', 'removed', 'overdue']),
    nextStep: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'FollowUp' });

/** A new listing that matches one of a confirmed case, with the signals and how strong each is (0 to 1). */
export const relistingSchema = z
  .object({
    id: z.string(),
    original: z.object({ listing: z.string(), title: z.string(), url: z.string().nullable() }),
    returned: z.object({ listing: z.string(), title: z.string(), url: z.string().nullable() }),
    signals: z.array(z.object({ kind: z.string(), strength: z.number(), detail: z.string() })),
    foundAt: z.string(),
  })
  .meta({ id: 'Relisting' });
