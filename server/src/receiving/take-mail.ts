import type { Context } from '../base/context.ts';
import type { PublicInbox } from './inbox-store.ts';
import { readMail } from './read-mail.ts';
import { type Taken, takeNotice } from './take.ts';

/** Takes in a notice that came by e-mail; the confirmation leaves for whoever wrote. @throws VigieError `VIGIE_RECEIVING_MAIL` when it is none. */
export async function takeMail(context: Context, inbox: PublicInbox, message: Buffer): Promise<Taken> {
  const { claim, from, externalId } = await readMail(message, inbox.language);
  return takeNotice(context, { inbox, way: 'mail', key: null, from, externalId, claim });
}
