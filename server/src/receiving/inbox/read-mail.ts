import { VigieError } from '../../base/core/errors.ts';
import type { Language } from '../../base/core/language.ts';
import { bodyOf, jsonPartsOf, parseMail } from '../../base/mail/parse-mail.ts';
import { noticeSchema } from '../../notice/index.ts';
import { type Claim, LONGEST_REASONS } from '../schema.ts';
import { claimOf, findUrls } from './notice-elements.ts';

/** A larger message is no notice. */
const MAIL_BYTES = 25 * 1024 * 1024;

/** A notice that came by e-mail. */
export interface MailedClaim {
  claim: Claim;
  /** The address in `From`: what the mail says, proven by nothing. */
  from: string;
  /** The notice's own id, where it came as data; else the message's. */
  externalId: string | null;
}

/**
 * Reads a notice from an e-mail: the first attachment that is one (`vigie.notice/1`), else the text, with the addresses in it.
 *
 * @throws VigieError `VIGIE_RECEIVING_MAIL` when the message is too large, has no sender, or was sent by a machine (RFC 3834): answering those goes on for ever.
 */
export async function readMail(message: Uint8Array, language: Language): Promise<MailedClaim> {
  const refuse = (why: string): VigieError =>
    new VigieError('VIGIE_RECEIVING_MAIL', `The message is not taken as a notice: ${why}.`);
  if (message.length > MAIL_BYTES) throw refuse(`it has more than ${MAIL_BYTES} bytes`);
  const mail = await parseMail(message);
  const header = (name: string): string | undefined => mail.headers.find(({ key }) => key === name)?.value;
  const automatic = (header('auto-submitted') ?? 'no').trim().toLowerCase();
  if (automatic !== 'no' || header('list-unsubscribe') !== undefined) throw refuse('it was sent by a machine');
  const sender = mail.from;
  if (!sender?.address) throw refuse('it names no sender');
  for (const json of jsonPartsOf(mail).slice(0, 20)) {
    const read = noticeSchema.safeParse(json);
    if (read.success) return { claim: claimOf(read.data, null), from: sender.address, externalId: read.data.id };
  }
  const text = [mail.subject, bodyOf(mail)].filter(Boolean).join('\n\n');
  return {
    from: sender.address,
    externalId: mail.messageId?.slice(0, 500) ?? null,
    claim: {
      language,
      reasons: text.slice(0, LONGEST_REASONS),
      urls: findUrls(text),
      notifier: { name: sender.name.slice(0, 500) || sender.address, email: sender.address, organisation: null },
      childOffence: false,
      // Free text states it in its own words, or not: a person reads.
      bonaFide: false,
      notice: null,
      replyTo: null,
    },
  };
}
