import type { Context } from '../../base/context.ts';
import { readMailbox } from '../../base/mail/mailbox.ts';
import type { LeftReason } from '../../base/mail/mailbox-store.ts';
import { findPublicInbox, type PublicInbox } from '../inbox/inbox-store.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { readMail } from './read-mail.ts';
import { type Receipt, receiveNotice } from './receive-notice.ts';

/**
 * Receives a notice that came by e-mail; the confirmation leaves for whoever wrote.
 *
 * @throws VigieError `VIGIE_RECEIVING_MAIL` when it is none.
 */
export async function receiveMail(context: Context, inbox: PublicInbox, message: Uint8Array): Promise<Receipt> {
  const took = await takeMail(context, inbox, message);
  if (typeof took === 'string') throw refusal('VIGIE_RECEIVING_MAIL', { why: say(`mail.${took}`) });
  return took;
}

async function takeMail(
  context: Context,
  inbox: PublicInbox,
  message: Uint8Array,
): Promise<Receipt | Extract<LeftReason, 'report' | 'reply'>> {
  const mailed = await readMail(message, inbox.language);
  return 'left' in mailed ? mailed.left : receiveNotice(context, { inbox, way: 'mail', key: null, ...mailed });
}

/**
 * Receives the new notices of an inbox's mailbox.
 *
 * @param imapUrl the mailbox; after `#`, the inbox
 * @throws VigieError `VIGIE_RECEIVING_NO_INBOX`, and those of `readMailbox`
 */
export async function readInboxMailbox(context: Context, imapUrl: string): Promise<void> {
  const id = new URL(imapUrl).hash.slice(1);
  const inbox = await findPublicInbox(context.store.db, id);
  if (!inbox) throw refusal('VIGIE_RECEIVING_NO_INBOX', { id }, { detail: [say('inbox.setting')] });
  await readMailbox(context, { url: imapUrl, setting: 'VIGIE_INBOX_IMAP_URL' }, async (source, cut) => {
    if (cut) throw refusal('VIGIE_RECEIVING_MAIL', { why: say('mail.large') });
    const took = await takeMail(context, inbox, source);
    return typeof took === 'string' ? took : null;
  });
}
