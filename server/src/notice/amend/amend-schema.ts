import { z } from 'zod';
import { CAUSES, DOCUMENT_KINDS } from '../compose/notice-schema.ts';

const text = z.string().trim().min(3).max(20_000);

/** What a person says of a document that was sent and is wrong. */
export const amendmentInputSchema = z
  .object({
    kind: z.enum(['withdrawal', 'correction']),
    /** Regulation (EU) 2022/2065, art. 22(6). */
    cause: z.enum(CAUSES),
    /** What was wrong, for the recipients to read. */
    wrong: text,
    /** Of a correction: what is right instead. */
    right: text.optional(),
  })
  .refine(({ kind, right }) => (kind === 'correction') === (right !== undefined), {
    path: ['right'],
    message: 'a correction says what is right, a withdrawal does not',
  })
  .meta({ id: 'NoticeAmendment' });

/** Whom a document that is wrong has reached. */
export const reachedSchema = z
  .object({
    name: z.string(),
    address: z.string().nullable(),
    /** The document that told them of it; null: it went to them itself. */
    citedBy: z.object({ id: z.string(), kind: z.enum(DOCUMENT_KINDS) }).nullable(),
  })
  .meta({ id: 'ReachedByNotice' });
export type Reached = z.infer<typeof reachedSchema>;

const count = z.int().min(0);

/** How many of the notices that left were wrong, as far as the unit knows. */
export const errorRateSchema = z
  .object({
    /** Plain dates, both included. */
    from: z.string(),
    to: z.string(),
    /** Notices (art. 16; GPSR art. 22) that left in the period; of one about several cases, one for each. */
    sent: count,
    withdrawn: count,
    /** Corrected, and not withdrawn. */
    corrected: count,
    /** Withdrawn or corrected, of those that left, with Wilson's 95 % interval; null: none left. */
    rate: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
    byCause: z.array(z.object({ cause: z.enum(CAUSES), notices: count })),
    byPlatform: z.array(z.object({ platform: z.string(), sent: count, withdrawn: count, corrected: count })),
  })
  .meta({ id: 'NoticeErrors' });
