import { newId } from '../../base/core/ids.ts';
import { note, type Work } from '../../people/index.ts';
import type { Inbox, InboxInput } from './inbox-schema.ts';
import { saveInbox } from './inbox-store.ts';

/** Opens an inbox. Its name makes it the same one: a repetition gives the inbox of that name. */
export async function openInbox(work: Work, input: InboxInput): Promise<Inbox> {
  const { tx, unit, now } = work;
  const { isNew, ...inbox } = await saveInbox(tx, { ...input, id: newId('inb', now), unit, now });
  if (isNew) await note(work, { act: 'inbox.opened', subject: inbox.id });
  return inbox;
}
