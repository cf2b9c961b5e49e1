import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { refusal } from './refusals.ts';

/** Octets of a part that are looked into. */
const PART_BYTES = 8 * 1024 * 1024;

/** A report of what became of a mail, or of its reading (RFC 6522). */
const isReport = ({ headers }: Email): boolean =>
  headers.some(({ key, value }) => key === 'content-type' && /^\s*multipart\/report\b/i.test(value));

/**
 * Takes a mail apart, with bounds on its depth and its headers: whatever is in it is a stranger's. A mail inside it
 * becomes part of what it says; of a report it is a part of its own, since its header tells what is reported of.
 *
 * @throws VigieError `VIGIE_MAIL_UNREADABLE` when it is no mail
 */
export async function parseMail(source: Uint8Array): Promise<Email> {
  try {
    const bounds = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };
    const mail = await PostalMime.parse(source, bounds);
    return isReport(mail) ? await PostalMime.parse(source, { ...bounds, forceRfc822Attachments: true }) : mail;
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    throw refusal('VIGIE_MAIL_UNREADABLE', { why }, { cause: error });
  }
}

/** A part's text. */
export function textOf({ content }: Attachment): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return bytes.subarray(0, PART_BYTES).toString();
}

/** What a mail's parts of JSON hold, in their order. */
export function jsonPartsOf(mail: Email): unknown[] {
  return mail.attachments.flatMap((part) => {
    if (part.mimeType !== 'application/json' && !part.filename?.endsWith('.json')) return [];
    try {
      return [JSON.parse(textOf(part)) as unknown];
    } catch {
      return [];
    }
  });
}

/** What a mail says, as text; of one that is HTML alone, without its tags. */
export function bodyOf(mail: Email): string {
  return mail.text ?? mail.html?.replace(/<[^>]{0,2000}>/g, ' ') ?? '';
}
