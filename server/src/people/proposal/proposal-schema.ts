import { z } from 'zod';

const personSchema = z.object({ id: z.string(), name: z.string() });

/** What one person proposed and another decides on. */
export const proposalSchema = z
  .object({
    id: z.string(),
    /** The act that it is about, as the audit log names it: `release.published`. */
    kind: z.string(),
    /** What it is about, in short; each kind has its own members. */
    summary: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    reason: z.string(),
    /** Null: at the command line. */
    by: personSchema.nullable(),
    at: z.string(),
    decision: z
      .object({ decision: z.enum(['approve', 'reject']), by: personSchema, at: z.string(), reason: z.string() })
      .nullable(),
  })
  .meta({ id: 'Proposal' });

export type Proposal = z.infer<typeof proposalSchema>;

/** With all that is done once it is approved. */
export const wholeProposalSchema = proposalSchema.extend({ content: z.unknown() });
