import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import { readMadeBy } from '../../base/mail/made-by.ts';
import type { LeftReason } from '../../base/mail/mailbox-store.ts';
import { bodyOf, jsonPartsOf, parseMail, textOf } from '../../base/mail/parse-mail.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { type Answer, answerSchema } from './answer-schema.ts';
import { findNoticeId } from './notice-id.ts';
import { describeFailed, listFailed, readReport } from './read-report.ts';

/** Characters of a mail's text that are kept. */
const TEXT_LENGTH = 20_000;

/** What a mail in the installation's mailbox is to a notice. */
export type Mail = { notice: string; digest: string } & (
  | { kind: 'bounce'; detail: string }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'message'; from: string; subject: string; text: string; cut: boolean }
);

/**
 * Reads a mail: a report that a notice came back (RFC 3464, RFC 6533), an answer as data (`vigie.answer/1`, attached),
 * or a text for a person. Whatever is in it is a stranger's: bounded in depth and length, without HTML, without
 * characters that hide others.
 *
 * A report names its mail by an identifier of that mail. One that does not, but whose text names a notice, is for a
 * person to read; one that tells of no failure is passed over.
 *
 * @param source the mail's octets; `cut`: it was longer
 * @returns `left`: it is about no notice, or says nothing of one that is to be known
 * @throws VigieError `VIGIE_MAIL_UNREADABLE` when it is no mail at all
 */
export async function readMail(source: Uint8Array, cut = false): Promise<Mail | { left: LeftReason }> {
  const mail = await parseMail(source);
  const report = readReport(mail);
  if (report) {
    const failed = listFailed(report);
    if (failed.length === 0) return { left: 'report' };
    const { notice } = report;
    if (notice !== null) return { kind: 'bounce', notice, digest: digestOf(mail), detail: describeFailed(failed) };
  }
  const notice =
    findNoticeId(mail.inReplyTo, mail.references, mail.subject, mail.text?.slice(0, 200_000)) ??
    (report && findNoticeId(...mail.attachments.map((part) => textOf(part).slice(0, 200_000))));
  const answer = jsonPartsOf(mail)
    .map((json) => answerSchema.safeParse(json).data)
    .find((found) => found !== undefined);
  if (answer && (notice === null || notice === answer.notice)) {
    return { kind: 'answer', notice: answer.notice, digest: digestOf(mail), answer };
  }
  if (notice === null) {
    const { by } = readMadeBy(mail);
    return { left: by === 'report' || by === 'reply' ? by : 'no-notice' };
  }
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
