import type { Words } from '@vigie/engine';
import type { Work } from '../../people/index.ts';
import { type OutgoingContent, type OutgoingKind, saveOutgoing } from './outgoing-store.ts';

/**
 * Where a message goes. `answered`: it went in the answer to the request. `shown`: there is no address, and the
 * platform hands it over by its own means.
 */
export type Destination = { way: 'exchange' | 'mail'; recipient: string } | 'answered' | 'shown';

/** By e-mail where there is an address. */
export const byMail = (address: string | null | undefined): Destination =>
  address ? { way: 'mail', recipient: address } : 'shown';

/**
 * Keeps a message and queues its delivery, in the transaction of what it tells.
 *
 * @param message `held`: why a person has to send it, where it would leave by e-mail
 */
export async function queueOutgoing(
  { context, tx, unit, now }: Work,
  message: {
    id: string;
    subject: string;
    kind: OutgoingKind;
    to: Destination;
    content: OutgoingContent;
    held?: Words | null;
  },
): Promise<void> {
  const { to, held = null, ...about } = message;
  if (to === 'answered') {
    await saveOutgoing(tx, unit, { ...about, way: 'exchange', recipient: null, state: 'sent' }, now);
  } else if (to === 'shown') {
    await saveOutgoing(tx, unit, { ...about, way: 'shown', recipient: null, state: 'shown' }, now);
  } else if (held && to.way === 'mail') {
    await saveOutgoing(tx, unit, { ...about, ...to, state: 'held', failure: held }, now);
  } else {
    await saveOutgoing(tx, unit, { ...about, ...to, state: 'queued' }, now);
    await context.jobs.send(tx, 'receiving.deliver', { unit, outgoing: message.id });
  }
}
