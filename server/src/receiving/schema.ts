import { z } from 'zod';
import { type Language, languageSchema, wordsSchema } from '../base/core/language.ts';
import type { Notice } from '../notice/index.ts';

/** Longest text a notice or complaint may give as its reasons. */
export const LONGEST_REASONS = 20_000;
/** Most addresses in one notice. */
export const MOST_URLS = 500;

/** What somebody claims, whatever door it came through: the elements of art. 16(2). */
export interface Claim {
  language: Language;
  /** Point (a). */
  reasons: string;
  /** Point (b). */
  urls: string[];
  /** Point (c). */
  notifier: { name: string; email: string | null; organisation: string | null } | null;
  /** The notifier holds that an offence of Directive 2011/93/EU, art. 3 to 7, is involved, and need not be named. */
  childOffence: boolean;
  /** Point (d). */
  bonaFide: boolean;
  /** The notice as data, where it came so. */
  notice: Notice | null;
  /** Where the answers are taken as data. */
  replyTo: string | null;
}

export const inboxInputSchema = z.object({
  platform: z.string().trim().min(1).max(253),
  name: z.string().trim().min(1).max(200),
  language: languageSchema,
  /** Whether anybody may fill in the form at `/notify/<inbox>`. */
  openForm: z.boolean(),
});
export const inboxSchema = inboxInputSchema.extend({ id: z.string() }).meta({ id: 'Inbox' });
export type Inbox = z.infer<typeof inboxSchema>;

export const senderInputSchema = z
  .object({
    name: z.string().trim().min(1).max(500),
    /** The verifier key its requests are signed with (docs/reference/exchange.md). */
    key: z.string().trim().max(500).nullable().default(null),
    emailDomain: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)
      .nullable()
      .default(null),
    /** Trusted flagger (art. 22): the coordinator that awarded the status, and for how long it holds. */
    trusted: z
      .object({
        by: z.string().trim().min(1).max(500),
        since: z.iso.date(),
        until: z.iso.date().nullable().default(null),
        suspendedSince: z.iso.date().nullable().default(null),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'NewSender' });
export const senderSchema = senderInputSchema
  .extend({ id: z.string(), isTrusted: z.boolean() })
  .meta({ id: 'NoticeSender' });
export type Sender = z.infer<typeof senderSchema>;

/** How the thing left or waits, for the screen. */
export const outgoingSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['receipt', 'decision', 'statement', 'complaint']),
    way: z.enum(['exchange', 'mail', 'shown']),
    recipient: z.string().nullable(),
    state: z.enum(['queued', 'sent', 'failed', 'shown']),
    failure: wordsSchema.nullable(),
    attempts: z.int(),
    sentAt: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'Outgoing' });

/** One line of the triage queue. */
export const receivedSchema = z
  .object({
    id: z.string(),
    inbox: z.string(),
    /** `dsa-16`: a notice; others: `registers/acts`. */
    kind: z.string(),
    way: z.enum(['api', 'form', 'mail']),
    sender: z.string().nullable(),
    /** A registered sender that signed, not one that merely says so. */
    proven: z.boolean(),
    trusted: z.boolean(),
    notifier: z.string().nullable(),
    urls: z.int(),
    firstUrl: z.string().nullable(),
    severity: z.enum(['low', 'medium', 'high', 'critical']).nullable(),
    /** Other open notices about one of its listings. */
    alike: z.int(),
    state: z.enum(['open', 'decided', 'set-aside']),
    receivedAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'ReceivedNotice' });
