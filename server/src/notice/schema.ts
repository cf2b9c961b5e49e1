import { z } from 'zod';
import { emailSchema } from '../base/core/email-address.ts';
import { wordsSchema } from '../base/core/language.ts';
import { deadlineTermSchema } from '../base/registers/deadlines.ts';
import { deadlineSchema } from './compose/deadline.ts';
import { documentSchema } from './compose/documents-register.ts';
import { CAUSES, DOCUMENT_KINDS, noticeSchema } from './compose/notice-schema.ts';
import { NOTICE_LANGUAGES } from './compose/words.ts';

const shownDeadlineSchema = deadlineSchema
  .pick({ due: true, dueAt: true, rule: true, article: true, origin: true, verified: true })
  .meta({ id: 'Deadline' });

/**
 * That a notice left: shown on the case. `folder`: of records made before a message that only lies in the outbox folder
 * stopped counting as sent.
 */
const receiptSchema = z
  .object({
    channel: z.enum(['exchange', 'smtp', 'folder', 'by-hand']),
    at: z.string(),
    /** Message-ID of the e-mail; of the exchange, the platform's file number; by hand, the number given or the recipient. */
    reference: z.string(),
    /** The server's answer; by hand, the way and the file's SHA-256. */
    detail: z.string(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

const personSchema = z.object({ id: z.string(), name: z.string() });

/** Who looked at a proposed document with the second pair of eyes, and what came of it. */
export const approvalSchema = z
  .object({ decision: z.enum(['approve', 'reject']), by: personSchema, at: z.string(), reason: z.string().nullable() })
  .meta({ id: 'Approval' });

/** What was found wrong with a document that was sent. */
export const amendmentSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['withdrawal', 'correction']),
    cause: z.enum(CAUSES),
    by: personSchema,
    at: z.string(),
    /** Since the letter to whom it went is on its way; null: that waits for the second pair of eyes, or was rejected. */
    effectiveAt: z.string().nullable(),
    letters: z.array(z.string()),
  })
  .meta({ id: 'Amendment' });

/** Notices and orders, which several cases can share: they ask one platform for the same. */
export const TOGETHER_KINDS = ['dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order'] as const;

/** A notice and how far it has come. */
export const sentNoticeSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    kind: z.string(),
    language: z.string(),
    /**
     * `proposed`: waits for the second pair of eyes; `by-hand`: a person sends it; `bounced`: it came back; `failed`:
     * it did not leave, and a person has to act.
     */
    state: z.enum(['proposed', 'queued', 'by-hand', 'sent', 'bounced', 'failed', 'rejected']),
    /** Account that wrote it. */
    author: personSchema,
    approval: approvalSchema.nullable(),
    /** Why it did not leave, in words; tried again where that can help. */
    failure: wordsSchema.nullable(),
    attempts: z.int(),
    deadline: shownDeadlineSchema.nullable(),
    receipt: receiptSchema.nullable(),
    madeAt: z.string(),
    sentAt: z.string().nullable(),
    /**
     * Of one about several cases: the record that is sent for all of them, how many there are, and those that the
     * reader may see; null: about this case alone.
     */
    joint: z
      .object({
        lead: z.string(),
        count: z.int(),
        parts: z.array(z.object({ notice: z.string(), case: z.string(), title: z.string() })),
      })
      .nullable()
      .meta({ id: 'JointNotice' }),
    /** Since when it is withdrawn: from then on it counts as not sent. */
    withdrawnAt: z.string().nullable(),
    /** What was found wrong with it, oldest first, with the letters that say so. */
    amendments: z.array(amendmentSchema),
    /** What it says of this case; of one about several cases its PDF and its message hold all. */
    content: noticeSchema,
  })
  .meta({ id: 'SentNotice' });
export type SentNotice = z.infer<typeof sentNoticeSchema>;

const LINE = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, 'holds a control character');

/** What a person decides about a document; all else comes from the record. */
export const noticeInputSchema = z
  .object({
    case: z.string(),
    kind: z.enum(DOCUMENT_KINDS).exclude(['withdrawal', 'correction']).default('dsa-16'),
    language: z.enum(NOTICE_LANGUAGES),
    /** Where it goes, when the registers name no contact. */
    recipient: emailSchema.optional(),
    /** Which court, which prosecutor: where the kind alone does not say. */
    recipientName: LINE.optional(),
    /**
     * The notifier confirms the statement of art. 16(2)(d): a good-faith belief that the information is accurate and
     * complete.
     */
    bonaFide: z.boolean().default(false),
    /** What is typed, by the key of the element in `registers/documents`. */
    elements: z.record(z.string().max(50), z.string().max(20_000)).optional(),
    /** Of a reminder: the document that it recalls. */
    reminds: z.string().max(100).optional(),
    isMeasure: z
      .boolean()
      .optional()
      .describe('Of a kind that may be a measure: this one is, and its addressee is heard before'),
    unheard: z
      .string()
      .trim()
      .min(3)
      .max(5_000)
      .optional()
      .describe('Of a measure: why it does not wait until somebody was heard'),
  })
  .meta({ id: 'DocumentInput' });

/** What a person decides about one document of several cases. */
export const togetherInputSchema = noticeInputSchema
  .omit({ case: true, kind: true, recipientName: true, reminds: true })
  .extend({
    cases: z.array(z.string().max(100)).min(2).max(100),
    kind: z.enum(TOGETHER_KINDS).default('dsa-16'),
  })
  .meta({ id: 'TogetherInput' });

/** Whether a case can take part in a document about several, and if not, why. */
export const candidateSchema = z
  .object({
    case: z.string(),
    title: z.string(),
    trader: z.string(),
    platform: z.string(),
    offers: z.int(),
    /** null: it can. */
    whyNot: wordsSchema.nullable(),
  })
  .meta({ id: 'TogetherCandidate' });

/** What the second pair of eyes decides. */
export const approvalInputSchema = z.object({
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().min(3).max(5000),
});

/** A document as it would be. */
export const previewSchema = z.object({ text: z.string(), content: noticeSchema }).meta({ id: 'DocumentPreview' });

/** The kinds of documents, and what is known for writing one of a case. */
export const documentKindsSchema = z
  .object({
    items: z.array(
      z
        .object({ ...documentSchema.shape, kind: z.enum(DOCUMENT_KINDS), term: deadlineTermSchema.nullable() })
        .meta({ id: 'DocumentKind' }),
    ),
    languages: z.array(z.enum(NOTICE_LANGUAGES)),
    /** Whether the unit is entered as an authority, which alone issues orders. */
    isAuthority: z.boolean(),
    case: z
      .object({
        /** Languages that the provider has declared; null: not known. */
        declaredLanguages: z.array(z.string()).nullable(),
        declaredVerified: z.boolean(),
        /** Who a document of each kind goes to, as far as the registers know. */
        recipients: z.record(z.string(), z.object({ name: z.string().nullable(), address: z.string().nullable() })),
      })
      .nullable(),
  })
  .meta({ id: 'DocumentKinds' });
