import type { Language } from '../../base/core/language.ts';
import { bodyOf, jsonPartsOf, parseMail } from '../../base/mail/parse-mail.ts';
import { noticeSchema } from '../../notice/index.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { elementsOf, findUrls } from './notice-elements.ts';
import { LONGEST_REASONS, type NoticeElements } from './received-schema.ts';

/** A larger message is no notice. */
const MAIL_BYTES = 25 * 1024 * 1024;

/** A notice that came by e-mail. */
export interface MailedNotice {
  elements: NoticeElements;
  /** The address in `From`: what the mail says, proven by nothing. */
  from: string;
  /** The notice's own id, where it came as data; else the message's. */
  externalId: string | null;
}

/**
 * Reads a notice from an e-mail: the first attachment that is one (`vigie.notice/1`), else the text, with the addresses
 * in it.
 *
 * @throws VigieError `VIGIE_RECEIVING_MAIL` when the message is too large, has no sender, or was sent by a machine (RFC
 *   3834): answering those goes on for ever.
 */
export async function readMail(message: Uint8Array, language: Language): Promise<MailedNotice> {
  if (message.length > MAIL_BYTES) throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.large') });
  const mail = await parseMail(message);
  const header = (name: string): string | undefined => mail.headers.find(({ key }) => key === name)?.value;
  const automatic = (header('auto-submitted') ?? 'no').trim().toLowerCase();
  if (automatic !== 'no' || header('list-unsubscribe') !== undefined)
    throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.machine') });
  const sender = mail.from;
  if (!sender?.address) throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.nobody') });
  for (const json of jsonPartsOf(mail).slice(0, 20)) {
    const read = noticeSchema.safeParse(json);
    if (read.success) return { elements: elementsOf(read.data, null), from: sender.address, externalId: read.data.id };
  }
  const text = [mail.subject, bodyOf(mail)].filter(Boolean).join('\n\n');
  return {
    from: sender.address,
    externalId: mail.messageId?.slice(0, 500) ?? null,
    elements: {
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
