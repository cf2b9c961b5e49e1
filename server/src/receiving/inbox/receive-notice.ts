import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { clean } from '../../listing/index.ts';
import type { Answer } from '../../notice/index.ts';
import { record } from '../../people/audit-store.ts';
import { findSender, type PublicInbox } from '../inbox-store.ts';
import { isSuspended } from '../misuse/misuse-store.ts';
import { findReceipt, type Outgoing, saveOutgoing } from '../outgoing/outgoing-store.ts';
import type { Claim } from '../schema.ts';
import { findReceived, findTwin, type KeptReceived, saveReceived } from '../store.ts';
import { receivingWords } from '../words.ts';
import { missingElements } from './notice-elements.ts';

/** A notice at the door. */
export interface Arrival {
  inbox: PublicInbox;
  way: 'api' | 'form' | 'mail';
  /** The key that signed the request; null: nobody did. */
  key: string | null;
  /** The address that wrote, as the mail says; null where it came otherwise. */
  from: string | null;
  /** The sender's own id of it; null: it has none. */
  externalId: string | null;
  claim: Claim;
}

export interface Taken {
  received: KeptReceived;
  receipt: Answer;
  /** False: it was here before, and gets the same receipt. */
  isNew: boolean;
}

/** A door to complaints that nobody guesses: 128 random bits. */
export const newCode = (): string => randomBytes(16).toString('base64url');

/**
 * Takes a notice in, in one transaction with its receipt (art. 16(4)) and the jobs that look at it. The same content is the same notice, however often and by
 * whatever way it comes. Art. 16 is open to anybody: an unknown sender is taken too, with less standing.
 *
 * @throws VigieError `VIGIE_RECEIVING_ID_REUSED` (409) when the sender used this id for another notice.
 */
export function takeNotice(context: Context, arrival: Arrival): Promise<Taken> {
  const { store, clock, jobs } = context;
  const { inbox, way, key, from } = arrival;
  const { unit } = inbox;
  const claim = clean(arrival.claim);
  const digest = createHash('sha256')
    .update(canonicalJson(claim.notice ?? claim))
    .digest('hex');
  const source = key ?? from ?? '';
  const externalId = arrival.externalId ?? digest;
  return store.inUnit(unit, async (tx) => {
    const now = clock();
    const sender = key
      ? await findSender(tx, { key })
      : from
        ? await findSender(tx, { emailDomain: from.slice(from.lastIndexOf('@') + 1).toLowerCase() })
        : null;
    const email = claim.notifier?.email?.toLowerCase() ?? from?.toLowerCase() ?? null;
    const notifierKey = sender ? sender.id : (key ?? email);
    const isSetAside = notifierKey !== null && (await isSuspended(tx, 'notifier', notifierKey, now));
    const id = newId('rcv', now);
    const added = await saveReceived(tx, {
      id,
      unit,
      inbox: inbox.id,
      way,
      source,
      externalId,
      digest,
      sender: sender?.id ?? null,
      proven: sender !== null && key !== null,
      claim,
      notifierKey,
      code: newCode(),
      state: isSetAside ? 'set-aside' : 'open',
      now,
    });
    if (!added) return repeat(tx, { inbox: inbox.id, digest, source, externalId });
    const received = await findReceived(tx, id);
    if (!received) throw new Error('a notice just taken is not found');
    const outgoing = receiptOf(received, newId('ans', now), { to: email, now });
    await saveOutgoing(tx, unit, outgoing, now);
    if (outgoing.state === 'queued') await jobs.send(tx, 'receiving.deliver', { unit, outgoing: outgoing.id });
    await record(tx, {
      unit,
      account: null,
      act: 'notice.received',
      subject: id,
      content: { inbox: inbox.id, way, digest, setAside: isSetAside },
      now,
    });
    if (!isSetAside) await jobs.send(tx, 'receiving.triage', { unit, received: id });
    const receipt = outgoing.content.answer;
    if (!receipt) throw new Error('a receipt is an answer');
    return { received, receipt, isNew: true };
  });
}

async function repeat(
  tx: Tx,
  about: { inbox: string; digest: string; source: string; externalId: string },
): Promise<Taken> {
  const received = await findTwin(tx, about);
  const receipt = received && (await findReceipt(tx, received.id));
  if (!receipt) throw new Error('a notice that was here before has no receipt');
  if (received.digest !== about.digest) {
    throw new VigieError(
      'VIGIE_RECEIVING_ID_REUSED',
      {
        en: `The notice ${about.externalId} came before with another content. Give the new one an id of its own.`,
        fr: `La notification ${about.externalId} est déjà venue avec un autre contenu. Donnez à la nouvelle un identifiant propre.`,
      },
      { status: 409 },
    );
  }
  return { received, receipt, isNew: false };
}

/** The receipt, by the way the notice came: in the answer to the request, else by e-mail where an address is known. */
function receiptOf(received: KeptReceived, id: string, { to, now }: { to: string | null; now: Date }): Outgoing {
  const { claim, way } = received;
  const say = receivingWords(claim.language);
  const at = now.toISOString();
  const missing = missingElements(claim).map((element) => say(`missing.${element}`));
  const answer: Answer = {
    format: 'vigie.answer/1',
    id,
    notice: claim.notice?.id ?? received.id,
    kind: 'receipt',
    at,
    reference: received.id,
    decision: null,
  };
  return {
    id,
    subject: received.id,
    kind: 'receipt',
    ...(way === 'api'
      ? { way: 'exchange' as const, recipient: null, state: 'sent' as const }
      : to
        ? { way: 'mail' as const, recipient: to, state: 'queued' as const }
        : { way: 'shown' as const, recipient: null, state: 'shown' as const }),
    content: {
      subject: say('receipt.subject', { reference: received.id }),
      text: `${say('receipt.text', { at: at.slice(0, 16).replace('T', ' '), reference: received.id })}${
        missing.length > 0 ? say('receipt.missing', { missing: missing.join('; ') }) : ''
      }`,
      answer,
    },
  };
}
