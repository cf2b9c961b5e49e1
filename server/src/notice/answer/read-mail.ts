import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import { bodyOf, jsonPartsOf, parseMail, textOf } from '../../base/mail/parse-mail.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { type Answer, answerSchema } from './answer-schema.ts';

/** Characters of a mail's text that are kept. */
const TEXT_LENGTH = 20_000;
/** Notices that one mail may be about; the first is taken. */
const NOTICE = /\bntc_[0-9a-hjkmnp-tv-z]{26}\b/;

/** What a mail in the installation's mailbox is to a notice. */
export type Mail = { notice: string; digest: string } & (
  | { kind: 'bounce'; detail: string }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'message'; from: string; subject: string; text: string; cut: boolean }
);

/**
 * Reads a mail: a report that a notice came back (RFC 3464), an answer as data (`vigie.answer/1`, attached), or a text
 * for a person. Whatever is in it is a stranger's: bounded in depth and length, without HTML, without characters that
 * hide others.
 *
 * @param source the mail's octets; `cut`: it was longer
 * @returns null: it is about no notice
 * @throws VigieError `VIGIE_MAIL_UNREADABLE` when it is no mail at all
 */
export async function readMail(source: Uint8Array, cut = false): Promise<Mail | null> {
  const mail = await parseMail(source);
  const bounce = readBounce(mail);
  if (bounce) return bounce;
  const notice = [mail.inReplyTo, mail.references, mail.subject, mail.text?.slice(0, 200_000)]
    .map((text) => NOTICE.exec(text ?? '')?.[0])
    .find((id) => id !== undefined);
  const answer = jsonPartsOf(mail)
    .map((json) => answerSchema.safeParse(json).data)
    .find((found) => found !== undefined);
  if (answer && (notice === undefined || notice === answer.notice)) {
    return { kind: 'answer', notice: answer.notice, digest: digestOf(mail), answer };
  }
  if (notice === undefined) return null;
  const text = keepText(bodyOf(mail));
  return {
    kind: 'message',
    notice,
    digest: digestOf(mail),
    from: makeVisible(mail.from?.address ?? '').slice(0, 320),
    subject: makeVisible(mail.subject ?? '').slice(0, 500),
    text: text.slice(0, TEXT_LENGTH).toWellFormed(),
    cut: cut || text.length > TEXT_LENGTH,
  };
}

/**
 * A delivery status notification that says `failed` of a notice's own message: RFC 3464, section 2.3.3. Delays and
 * deliveries are none.
 */
function readBounce(mail: Email): Mail | null {
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const report = status && textOf(status);
  if (!report || !/^action:\s*failed\b/im.test(report)) return null;
  const returned = mail.attachments
    .filter(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers')
    .map((part) => /^message-id:\s*([^\r\n]+)/im.exec(textOf(part).slice(0, 64 * 1024))?.[1]);
  const notice = NOTICE.exec([...returned, mail.inReplyTo, mail.references].join(' '))?.[0];
  if (notice === undefined) return null;
  const field = (name: string): string =>
    new RegExp(`^${name}:\\s*(?:[\\w-]+\\s*;)?\\s*([^\\r\\n]+(?:\\r?\\n[ \\t][^\\r\\n]+)*)`, 'im').exec(report)?.[1] ??
    '';
  const detail = [field('Final-Recipient'), field('Status'), field('Diagnostic-Code')].filter(Boolean).join(': ');
  return { kind: 'bounce', notice, digest: digestOf(mail), detail: makeVisible(detail).slice(0, 500) };
}

/** Lines as they are, each showing all that is in it. */
function keepText(text: string): string {
  return text
    .slice(0, TEXT_LENGTH * 2)
    .split(/\r?\n/)
    .map(makeVisible)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What makes a mail the same when it is found again: who sent it as what, and what it says. */
function digestOf(mail: Email): string {
  return createHash('sha256')
    .update(JSON.stringify([mail.messageId, mail.from?.address, mail.date, mail.subject, mail.text]))
    .digest('hex');
}
