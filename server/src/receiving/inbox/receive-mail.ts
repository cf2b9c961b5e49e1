import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { readMailbox } from '../../base/mail/mailbox.ts';
import { findPublicInbox, type PublicInbox } from '../inbox-store.ts';
import { readMail } from './read-mail.ts';
import { type Taken, takeNotice } from './receive-notice.ts';

/** Takes in a notice that came by e-mail; the confirmation leaves for whoever wrote. @throws VigieError `VIGIE_RECEIVING_MAIL` when it is none. */
export async function takeMail(context: Context, inbox: PublicInbox, message: Uint8Array): Promise<Taken> {
  const { claim, from, externalId } = await readMail(message, inbox.language);
  return takeNotice(context, { inbox, way: 'mail', key: null, from, externalId, claim });
}

/**
 * Takes in the new notices of an inbox's mailbox.
 *
 * @param imapUrl the mailbox; after `#`, the inbox
 * @throws VigieError `VIGIE_RECEIVING_NO_INBOX`, and those of `readMailbox`
 */
export async function readInboxMailbox(context: Context, imapUrl: string): Promise<void> {
  const id = new URL(imapUrl).hash.slice(1);
  const inbox = await findPublicInbox(context.store.db, id);
  if (!inbox) {
    throw new VigieError('VIGIE_RECEIVING_NO_INBOX', `VIGIE_INBOX_IMAP_URL names ${id}, which is no inbox here.`);
  }
  await readMailbox(context, { url: imapUrl, setting: 'VIGIE_INBOX_IMAP_URL' }, async (source, cut) => {
    if (cut) throw new VigieError('VIGIE_RECEIVING_MAIL', 'The message is too large for a notice.');
    await takeMail(context, inbox, source);
  });
}
