import type { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { record } from '../../people/audit-store.ts';
import { listInboxes, saveInbox } from '../inbox-store.ts';
import type { Inbox, inboxInputSchema } from '../schema.ts';

/** Opens an inbox. Its name makes it the same one: a repetition gives the inbox of that name. */
export async function openInbox(
  tx: Tx,
  by: { unit: string; account: string | null; now: Date },
  input: z.infer<typeof inboxInputSchema>,
): Promise<Inbox> {
  const id = newId('inb', by.now);
  if (await saveInbox(tx, { ...input, id, unit: by.unit, now: by.now }))
    await record(tx, { ...by, act: 'inbox.opened', subject: id });
  const kept = (await listInboxes(tx)).find(({ name }) => name === input.name);
  if (!kept) throw new Error('an inbox just kept is not found');
  return kept;
}
