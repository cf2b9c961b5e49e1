import { isEmail } from '../../base/core/email-address.ts';
import type { SentNotice } from '../schema.ts';
import { leadOf } from '../store.ts';
import type { Reached } from './amend-schema.ts';

const keyOf = ({ name, address }: Pick<Reached, 'name' | 'address'>): string => (address ?? name).toLowerCase();

/**
 * Whom a document has reached: who it went to, the mailboxes that a person sent it to besides, and who got another
 * document of the case that names it (a reminder, a report, a court file). Each once.
 *
 * @param sentTo what people noted as recipients of their own sendings
 * @param others the case's other documents
 */
export function listReached(notice: SentNotice, sentTo: readonly string[], others: readonly SentNotice[]): Reached[] {
  const { recipient } = notice.content;
  const reached = new Map<string, Reached>();
  const add = (one: Reached): void => {
    if (!reached.has(keyOf(one))) reached.set(keyOf(one), one);
  };
  add({ name: recipient.name, address: recipient.address, citedBy: null });
  for (const to of sentTo) if (isEmail(to)) add({ name: recipient.name, address: to, citedBy: null });
  const reference = leadOf(notice);
  for (const other of others) {
    const { reminds, acts = [], recipient: told, amendment } = other.content;
    const names = reminds?.id === reference || acts.some(({ id }) => id === reference);
    if (!names || amendment || other.sentAt === null) continue;
    add({ name: told.name, address: told.address, citedBy: { id: leadOf(other), kind: other.content.kind } });
  }
  return [...reached.values()];
}
