import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { domainOf } from '../../base/core/email-address.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { clean } from '../../base/text/keepable.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { writeDay } from '../../base/text/write-day.ts';
import type { Answer } from '../../notice/index.ts';
import { inWork, note } from '../../people/index.ts';
import { newComplaintCode } from '../complaint-code.ts';
import { findSender, type PublicInbox } from '../inbox/inbox-store.ts';
import { isSuspended } from '../misuse/misuse-store.ts';
import { findReceipt } from '../outgoing/outgoing-store.ts';
import { byMail, queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { refusal } from '../refusals.ts';
import { receivingWords, say } from '../words.ts';
import { missingElements } from './notice-elements.ts';
import type { NoticeElements } from './received-schema.ts';
import { findTwin, type ReceivedNotice, saveReceived } from './received-store.ts';

/** A notice at the door. */
export interface IncomingNotice {
  inbox: PublicInbox;
  way: 'api' | 'form' | 'mail';
  /** The key that signed the request; null: nobody did. */
  key: string | null;
  /** The address that wrote, as the mail says; null where it came otherwise. */
  from: string | null;
  /** The sender's own id of it; null: it has none. */
  externalId: string | null;
  elements: NoticeElements;
  /** The field of a mail's header by which a machine made it: its confirmation is held back for a person. */
  machine?: string | null;
}

export interface Receipt {
  received: ReceivedNotice;
  receipt: Answer;
  /** False: it was here before, and gets the same receipt. */
  isNew: boolean;
}

/** The registered sender: by the key that signed, or by the domain that wrote. */
async function findKnownSender(
  tx: Tx,
  { key, from }: Pick<IncomingNotice, 'key' | 'from'>,
): Promise<{ id: string } | null> {
  if (key) return findSender(tx, { key });
  if (from) return findSender(tx, { emailDomain: domainOf(from) });
  return null;
}

/**
 * Receives a notice, in one transaction with its receipt (art. 16(4)) and the jobs that look at it. The same content is
 * the same notice, however often and by whatever way it comes. Art. 16 is open to anybody: an unknown sender is heard
 * too, with less standing. The notice of a suspended notifier is deferred: it gets its receipt, and nobody looks at it.
 *
 * @throws VigieError `VIGIE_RECEIVING_ID_REUSED` (409) when the sender used this id for another notice.
 */
export function receiveNotice(context: Context, incoming: IncomingNotice): Promise<Receipt> {
  const { inbox, way, key, from, machine = null } = incoming;
  const elements = clean(incoming.elements);
  const digest = createHash('sha256')
    .update(canonicalJson(elements.notice ?? elements))
    .digest('hex');
  const origin = { inbox: inbox.id, digest, source: key ?? from ?? '', externalId: incoming.externalId ?? digest };
  return inWork(context, inbox.unit, async (work) => {
    const { tx, unit, now } = work;
    const sender = await findKnownSender(tx, incoming);
    const email = elements.notifier?.email?.toLowerCase() ?? from?.toLowerCase() ?? null;
    const notifierKey = sender?.id ?? key ?? email;
    const isDeferred = notifierKey !== null && (await isSuspended(tx, 'notifier', notifierKey, now));
    const received: ReceivedNotice = {
      id: newId('rcv', now),
      inbox: inbox.id,
      way,
      digest,
      sender: sender?.id ?? null,
      proven: sender !== null && key !== null,
      elements,
      notifierKey,
      code: newComplaintCode(),
      state: isDeferred ? 'deferred' : 'open',
      decision: null,
      receivedAt: now.toISOString(),
      decidedAt: null,
      items: [...new Set(elements.urls)].map((url) => ({ url, listing: null })),
    };
    if (!(await saveReceived(tx, { ...received, ...origin, unit }))) return repeatReceipt(tx, origin);
    const receipt = writeReceipt(received, newId('ans', now));
    await queueOutgoing(work, {
      id: receipt.id,
      subject: received.id,
      kind: 'receipt',
      to: way === 'api' ? 'answered' : byMail(email),
      content: { ...writeConfirmation(received), answer: receipt },
      held: machine === null ? null : say('held', { field: makeVisible(machine) }),
    });
    const content = { inbox: inbox.id, way, digest, deferred: isDeferred };
    await note(work, { act: 'notice.received', subject: received.id, content });
    if (!isDeferred) await context.jobs.send(tx, 'receiving.triage', { unit, received: received.id });
    return { received, receipt, isNew: true };
  });
}

/** What a notice gets that was here before: the receipt that it got then. */
async function repeatReceipt(
  tx: Tx,
  origin: { inbox: string; digest: string; source: string; externalId: string },
): Promise<Receipt> {
  const received = await findTwin(tx, origin);
  const receipt = received && (await findReceipt(tx, received.id));
  if (!receipt) throw new Error('a notice that was here before has no receipt');
  if (received.digest !== origin.digest) throw refusal('VIGIE_RECEIVING_ID_REUSED', { id: origin.externalId });
  return { received, receipt, isNew: false };
}

/** The receipt as data. */
function writeReceipt({ id: reference, elements, receivedAt }: ReceivedNotice, id: string): Answer {
  const notice = elements.notice?.id ?? reference;
  return { format: 'vigie.answer/1', id, notice, kind: 'receipt', at: receivedAt, reference, decision: null };
}

/** The receipt as the notifier reads it, with what the notice lacks. */
function writeConfirmation({ id, elements, receivedAt }: ReceivedNotice): { subject: string; text: string } {
  const words = receivingWords(elements.language);
  const day = writeDay(receivedAt.slice(0, 10), elements.language);
  const missing = missingElements(elements).map((element) => words(`missing.${element}`));
  const lacks = missing.length > 0 ? words('receipt.missing', { missing: missing.join('; ') }) : '';
  return {
    subject: words('receipt.subject', { reference: id }),
    text: `${words('receipt.text', { day, time: receivedAt.slice(11, 16), reference: id })}${lacks}`,
  };
}
