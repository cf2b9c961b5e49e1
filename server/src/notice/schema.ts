import { z } from 'zod';
import { noticeSchema } from './compose-schema.ts';

const deadlineSchema = z
  .object({
    due: z.string(),
    dueAt: z.string(),
    rule: z.object({ en: z.string(), fr: z.string() }),
    article: z.string(),
    /** `house`: the unit's own expectation, where the law sets no number. */
    origin: z.enum(['law', 'house']),
    verified: z.boolean(),
  })
  .meta({ id: 'Deadline' });

const receiptSchema = z
  .object({
    channel: z.enum(['exchange', 'smtp', 'folder', 'by-hand']),
    at: z.string(),
    reference: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'Receipt' });

/** Who looked at a proposed act with the second pair of eyes, and what came of it. */
const approvalSchema = z
  .object({ decision: z.enum(['approve', 'reject']), by: z.string(), at: z.string(), reason: z.string().nullable() })
  .meta({ id: 'Approval' });

/** A notice and how far it has come. */
export const sentNoticeSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    kind: z.string(),
    language: z.string(),
    /**
     * `proposed`: waits for the second pair of eyes; `by-hand`: a person sends it; `bounced`: it came back; `failed`: it did not leave, and a person has to act.
     */
    state: z.enum(['proposed', 'queued', 'by-hand', 'sent', 'bounced', 'failed', 'rejected']),
    /** Account that wrote it. */
    author: z.string(),
    approval: approvalSchema.nullable(),
    /** Why it did not leave, in words; tried again where that can help. */
    failure: z.string().nullable(),
    attempts: z.int(),
    deadline: deadlineSchema.nullable(),
    receipt: receiptSchema.nullable(),
    madeAt: z.string(),
    sentAt: z.string().nullable(),
    content: noticeSchema,
  })
  .meta({ id: 'SentNotice' });

export const noticeInputSchema = z.object({
  case: z.string(),
  language: z.enum(['fr', 'en']),
  /** Where it goes, when the register of platforms names no contact. */
  recipient: z.email().optional(),
  /** The notifier confirms the statement of art. 16(2)(d): a good-faith belief that the information is accurate and complete. */
  bonaFide: z.literal(true),
});
