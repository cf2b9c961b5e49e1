import type { Words } from '@vigie/engine';
import type { Store } from '../base/database/store.ts';
import { type LeftReason, listLeft } from '../base/mail/mailbox-store.ts';
import { type Line, note } from './line.ts';
import { say } from './words.ts';

/** Those that may have been meant for us. */
const TO_BE_SEEN: ReadonlySet<LeftReason> = new Set(['unreadable', 'refused']);

/** What was passed over of each mailbox that is read. */
export async function checkMailboxes(store: Store): Promise<Line[]> {
  const mailboxes = Map.groupBy(await listLeft(store), ({ mailbox }) => mailbox);
  return [...mailboxes].map(([where, left]) => {
    const parts = left.map(({ reason, count }) => say(`left.${reason}`, { count }));
    const list: Words = { en: parts.map(({ en }) => en).join(', '), fr: parts.map(({ fr }) => fr).join(', ') };
    const seen = left.some(({ reason }) => TO_BE_SEEN.has(reason));
    return note('mail', { where, says: say('leftMails', { list }) }, seen ? say('seeMails') : null);
  });
}
