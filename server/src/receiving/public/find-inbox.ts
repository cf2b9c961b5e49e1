import type { Context } from '../../base/context.ts';
import { findPublicInbox, type PublicInbox } from '../inbox/inbox-store.ts';
import { refuse } from '../refusals.ts';

/** The inbox of a public address, or a 404 in words. */
export async function mustFindInbox({ store }: Context, id: string): Promise<PublicInbox> {
  return (await findPublicInbox(store.db, id)) ?? refuse('VIGIE_RECEIVING_NO_INBOX', { id });
}
