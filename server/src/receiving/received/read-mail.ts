import type { Language } from '../../base/core/language.ts';
import { readMadeBy } from '../../base/mail/made-by.ts';
import { bodyOf, jsonPartsOf, parseMail } from '../../base/mail/parse-mail.ts';
import { findUrls } from '../../base/text/find-urls.ts';
import { noticeSchema } from '../../notice/index.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { elementsOf } from './notice-elements.ts';
import { LONGEST_REASONS, MOST_URLS, type NoticeElements } from './received-schema.ts';

/** A larger message is no notice. */
const MAIL_BYTES = 25 * 1024 * 1024;

/** A notice that came by e-mail. */
export interface MailedNotice {
  elements: NoticeElements;
  /** The address in `From`: what the mail says, proven by nothing. */
  from: string;
  /** The notice's own id, where it came as data; else the message's. */
  externalId: string | null;
  /** The field of its header by which a machine made it; null: a person did, as far as one can tell. */
  machine: string | null;
}

/** What is no notice: it came by itself, as the answer to a mail or about one. */
interface NoNotice {
  left: 'report' | 'reply';
}

/** Of a mail that went out from here: a receipt, a decision, a statement of reasons. */
const OUR_MAIL = /\b(?:ans|sor|cmp)_[0-9a-z]{26}@/;

/**
 * Reads a notice from an e-mail: the first attachment that is one (`vigie.notice/1`), else the text, with the addresses
 * in it. What a machine made is a notice like any other (Regulation (EU) 2022/2065, art. 16(1)): RFC 3834, section 2,
 * forbids to answer it by itself, not to take it.
 *
 * @returns `left`: a report of a delivery or an automatic answer
 * @throws VigieError `VIGIE_RECEIVING_MAIL` when the message is too large or has no sender
 */
export async function readMail(message: Uint8Array, language: Language): Promise<MailedNotice | NoNotice> {
  if (message.length > MAIL_BYTES) throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.large') });
  const mail = await parseMail(message);
  const made = readMadeBy(mail, (ids) => OUR_MAIL.test(ids));
  if (made.by === 'report' || made.by === 'reply') return { left: made.by };
  const machine = made.by === 'machine' ? made.field : null;
  const sender = mail.from;
  if (!sender?.address) throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.nobody') });
  for (const json of jsonPartsOf(mail).slice(0, 20)) {
    const read = noticeSchema.safeParse(json);
    if (read.success)
      return { elements: elementsOf(read.data, null), from: sender.address, externalId: read.data.id, machine };
  }
  const text = [mail.subject, bodyOf(mail)].filter(Boolean).join('\n\n');
  return {
    from: sender.address,
    externalId: mail.messageId?.slice(0, 500) ?? null,
    machine,
    elements: {
      language,
      reasons: text.slice(0, LONGEST_REASONS),
      urls: findUrls(text, MOST_URLS),
      notifier: { name: sender.name.slice(0, 500) || sender.address, email: sender.address, organisation: null },
      childOffence: false,
      // Free text states it in its own words, or not: a person reads.
      bonaFide: false,
      notice: null,
      replyTo: null,
    },
  };
}
