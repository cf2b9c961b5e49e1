import { simpleParser } from 'mailparser';
import { VigieError } from '../base/errors.ts';
import { noticeSchema } from '../notice/index.ts';
import { claimOf, findUrls } from './claim.ts';
import { type Claim, type Language, LONGEST_REASONS } from './schema.ts';

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
export async function readMail(message: Buffer, language: Language): Promise<MailedClaim> {
  const refuse = (why: string): VigieError =>
    new VigieError('VIGIE_RECEIVING_MAIL', `The message is not taken as a notice: ${why}.`);
  if (message.length > MAIL_BYTES) throw refuse(`it has more than ${MAIL_BYTES} bytes`);
  const mail = await simpleParser(message, { skipImageLinks: true, skipTextLinks: true, skipHtmlToText: false });
  const automatic = String(mail.headers.get('auto-submitted') ?? 'no').toLowerCase();
  if (automatic !== 'no' || mail.headers.has('list-unsubscribe')) throw refuse('it was sent by a machine');
  const [sender] = mail.from?.value ?? [];
  if (!sender?.address) throw refuse('it names no sender');
  for (const { content, contentType, filename } of mail.attachments.slice(0, 20)) {
    if (!/json/i.test(contentType) && !/\.json$/i.test(filename ?? '')) continue;
    const read = noticeSchema.safeParse(readJson(content));
    if (read.success) return { claim: claimOf(read.data, null), from: sender.address, externalId: read.data.id };
  }
  const text = [mail.subject, mail.text].filter(Boolean).join('\n\n');
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

function readJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return null;
  }
}
