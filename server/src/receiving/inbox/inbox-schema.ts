import { z } from 'zod';
import { asciiDomain } from '../../base/core/email-address.ts';
import { languageSchema } from '../../base/core/language.ts';

export const inboxInputSchema = z.object({
  platform: z.string().trim().min(1).max(253),
  name: z.string().trim().min(1).max(200),
  language: languageSchema,
  /** Whether anybody may fill in the form at `/notify/<inbox>`. */
  openForm: z.boolean(),
});
export const inboxSchema = inboxInputSchema.extend({ id: z.string() }).meta({ id: 'Inbox' });
export type InboxInput = z.output<typeof inboxInputSchema>;
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
      .refine((domain) => asciiDomain(domain) !== null, 'is no domain')
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
export type SenderInput = z.output<typeof senderInputSchema>;
export type Sender = z.output<typeof senderSchema>;
