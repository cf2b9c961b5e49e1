import type { Words } from '@vigie/engine';
import type { SendMailOptions } from 'nodemailer';
import { domainOf, isEmail, needsUtf8 } from '../../base/core/email-address.ts';
import { governingVersion } from '../compose/compose.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { noticeWords } from '../compose/words.ts';
import { renderPdf } from '../render/pdf.ts';
import { renderJson, renderSubject, renderText } from '../render/render.ts';
import { say } from '../words.ts';

/** A message ready to be sent, with the three forms of the notice. */
export interface NoticeMessage {
  /** The notice's own. */
  id: string;
  from: string;
  to: string | null;
  json: string;
  pdf: Uint8Array;
  mail: SendMailOptions;
}

/**
 * The e-mail of a notice: plain text, with the PDF/A and the JSON attached, and the version that governs where this one
 * is a translation.
 *
 * The Message-ID comes from the notice's id, so that a second delivery after a lost answer is recognised as the same
 * message. Names and addresses go to the mailer apart, checked here: it would read a line break inside an address as
 * one more recipient.
 *
 * @returns what is wrong, in words, when an address or a name may not be put into a header
 */
export async function writeMessage(notice: Notice, from: string, readsReplies = false): Promise<NoticeMessage | Words> {
  const { recipient, notifier } = notice;
  const wrong = wrongHeaders(notice, from);
  if (wrong.length > 0) return { en: wrong.map(({ en }) => en).join('; '), fr: wrong.map(({ fr }) => fr).join(' ; ') };
  const json = renderJson(notice);
  const pdf = await renderPdf(notice);
  const governing = governingVersion(notice);
  // Its header says in UTF-8 what its envelope does: a server is asked for that by the envelope alone.
  const repliesReach = !notifier || !needsUtf8(notifier.email) || needsUtf8(from) || needsUtf8(recipient.address ?? '');
  const text = `${renderText(notice)}\n${noticeWords(notice.language)('attached')}\n`;
  return {
    id: notice.id,
    from,
    to: recipient.address,
    json,
    pdf,
    mail: {
      messageId: messageIdOf(notice.id, from),
      from: { name: notifier?.organisation ?? notifier?.name ?? '', address: from },
      ...(recipient.address === null ? {} : { to: [{ name: recipient.name, address: recipient.address }] }),
      // Receipt and decision (art. 16(4), 16(5)) are owed to the notifier; a copy in the mailbox here is linked by
      // itself.
      replyTo: [
        ...(notifier === null || !repliesReach ? [] : [{ name: notifier.name, address: notifier.email }]),
        ...(readsReplies || notifier === null || !repliesReach ? [{ name: '', address: from }] : []),
      ],
      subject: renderSubject(notice),
      text,
      textEncoding: 'quoted-printable',
      attachments: [
        { filename: `${notice.id}.pdf`, content: Buffer.from(pdf), contentType: 'application/pdf' },
        // A translation is sent with the version that governs.
        ...(governing
          ? [
              {
                filename: `${notice.id}.${governing.language}.pdf`,
                content: Buffer.from(await renderPdf(governing)),
                contentType: 'application/pdf',
              },
            ]
          : []),
        { filename: `${notice.id}.json`, content: json, contentType: 'application/json' },
      ],
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

/** What of a notice may not be put into a header. */
function wrongHeaders({ recipient, notifier }: Notice, from: string): Words[] {
  const wrong: Words[] = [];
  if (!isAddress(from)) wrong.push(say('senderAddress', { text: quote(from) }));
  if (recipient.address !== null && !isAddress(recipient.address))
    wrong.push(say('recipientAddress', { text: quote(recipient.address) }));
  if (notifier && !isAddress(notifier.email)) wrong.push(say('notifierAddress', { text: quote(notifier.email) }));
  if (!isHeaderText(recipient.name)) wrong.push(say('recipientName', { text: quote(recipient.name) }));
  if (!isHeaderText(notifier?.organisation ?? '')) wrong.push(say('notifierOrganisation'));
  if (!isHeaderText(notifier?.name ?? '')) wrong.push(say('notifierName'));
  return wrong;
}

/** `<ntc_…@domain>`: the same for every attempt at one notice. */
function messageIdOf(noticeId: string, from: string): string {
  return `<${noticeId}@${domainOf(from)}>`;
}

/** Whether a text is an e-mail address that may be put into a header. */
export function isAddress(text: string): boolean {
  return isEmail(text) && isHeaderText(text);
}

/** Whether a text may be put into a header: no line break, no other control character. */
export function isHeaderText(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029]/u.test(text);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
