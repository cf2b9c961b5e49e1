import { canonicalJson } from '@vigie/engine';
import { verifierKey } from '@vigie/proof';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { postSigned } from '../base/peer/exchange.ts';
import { inWork, note } from '../people/index.ts';
import { findHandover, holdHandover, type Kept, markTold, markUntold, moveHandover } from './handover-store.ts';
import { openParcel, PIECE, readList, sha256 } from './parcel/parcel.ts';
import { readParcel } from './parcel/read-parcel.ts';
import { findPartner } from './partner-store.ts';
import { type InState, recipientAfterAnswer } from './protocol.ts';
import { checkStep, signStep } from './receipt.ts';
import { receiveMessage } from './receive.ts';
import { refuse } from './refusals.ts';
import { listUntold, markRemarkTold } from './remark-store.ts';
import { type Answer, answerSchema, type Message, type Partner } from './schema.ts';
import { takeIn } from './taking/take-in.ts';

/** So often the files that the other side misses are sent in one try: it may lose some meanwhile. */
const ROUNDS = 3;

/** Tells the other side. @throws VigieError `VIGIE_HANDOVER_NOT_DELIVERED`, and what a unit of this installation refuses */
async function tell(context: Context, partner: Partner | null, message: Message): Promise<Answer> {
  if (partner === null) return (await receiveMessage(context, message, null)).answer;
  const body = Buffer.from(JSON.stringify(message));
  const key = sha256(canonicalJson(message));
  const posted = await postSigned(context, { url: partner.url, key, body, peerKey: partner.key });
  if (!posted.accepted) return refuse('VIGIE_HANDOVER_NOT_DELIVERED', { why: posted.detail });
  const answer = answerSchema.safeParse(JSON.parse(posted.body.toString()));
  if (answer.success && answer.data.handover === message.handover) return answer.data;
  return refuse('VIGIE_HANDOVER_NOT_DELIVERED', { why: { en: 'no answer of the exchange', fr: 'réponse inattendue' } });
}

/** The one thing that is to be told of a hand-over, and how. */
interface Telling {
  context: Context;
  unit: string;
  kept: Kept;
  partner: Partner | null;
}

const baseOf = ({ unit, kept }: Telling) => ({ handover: kept.id, from: unit, to: kept.peer.unit });

/** Offers it: the list first, then the files that are missing, then the list again, until all is there. */
async function tellOffer(telling: Telling): Promise<Answer> {
  const { context, unit, kept, partner } = telling;
  const { id, level, title, reason, until, isRestricted, offeredBy, list, salt, logIndex } = kept;
  if (list === null || salt === null || logIndex === null) throw new Error(`hand-over ${id} is offered without a list`);
  const base = baseOf(telling);
  const about = { level, title, reason, until, isRestricted, offeredBy, list, salt, logIndex };
  const parcel = openParcel(context.config.dataDir, unit, id);
  for (let round = 0; ; round++) {
    const answer = await tell(context, partner, { kind: 'offer', ...base, ...about });
    if (answer.missing.length === 0 || round === ROUNDS) return answer;
    const listed = new Set(readList(list, id).parts.map((part) => part.sha256));
    for (const digest of answer.missing.filter((each) => listed.has(each))) {
      const bytes = await parcel.read(digest);
      for (let offset = 0; offset === 0 || offset < bytes.length; offset += PIECE) {
        const data = bytes.subarray(offset, offset + PIECE).toString('base64');
        await tell(context, partner, { kind: 'part', ...base, sha256: digest, offset, data });
      }
    }
  }
}

/** Asks for what was accepted, and takes it once it is released: in one transaction, or not at all. */
async function tellAccept(telling: Telling): Promise<void> {
  const { context, unit, kept, partner } = telling;
  const { id, level, peer, listDigest, list } = kept;
  if (listDigest === null || list === null) throw new Error(`hand-over ${id} is accepted without a list`);
  const signed = { handover: id, level, listDigest, giver: peer.unit, recipient: unit };
  const receipt = signStep(context.signer, 'accepted', signed);
  const { state: answered, release } = await tell(context, partner, { kind: 'accept', ...baseOf(telling), receipt });
  const parcel = openParcel(context.config.dataDir, unit, id);
  const handed = answered === 'given' ? await readParcel(parcel, readList(list, id)) : null;
  const after = await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const held = await holdHandover(tx, id);
    if (held?.state !== 'accepting') return held?.state ?? null;
    const state = recipientAfterAnswer(held.state satisfies InState, answered, level);
    if (state === 'accepting') return state;
    if (state === 'taken' || state === 'accepted') {
      const peerKey = partner?.key ?? verifierKey(context.signer);
      checkStep(release ?? '', 'released', signed, peerKey);
    }
    const told = { now, toSend: null, receipt, ...(release === null ? {} : { release }) };
    const content = { handover: id, level, from: peer.name, listDigest };
    if (state === 'taken' && handed) {
      const taken = await takeIn(work, held, handed, held.answeredById ?? '');
      await moveHandover(tx, id, { ...told, state, case: taken });
      await note(work, { act: 'handover.taken', subject: taken, content });
      await context.jobs.send(tx, 'handover.adopt', { unit, handover: id });
    } else {
      await moveHandover(tx, id, { ...told, state });
      if (state === 'accepted') await note(work, { act: 'handover.shared', subject: id, content });
      else await note(work, { act: 'handover.withdrawn', subject: id, content });
    }
    return state;
  });
  if (after === 'withdrawn' || after === 'ended') await parcel.drop();
}

/**
 * Tells the other side what is to be told of a hand-over. What does not come through stays to be told, is shown with the
 * reason, and is thrown, so that the job's back-off tries again.
 *
 * @throws VigieError `VIGIE_HANDOVER_NOT_DELIVERED` (502), and what the other side refuses
 */
export async function sendHandover(context: Context, unit: string, id: string): Promise<void> {
  const found = await inWork(context, unit, async ({ tx }) => {
    const kept = await findHandover(tx, id);
    return kept && { kept, partner: kept.peer.partner === null ? null : await findPartner(tx, kept.peer.partner) };
  });
  if (!found) return;
  const telling = { context, unit, ...found };
  const { kept, partner } = found;
  const { toSend } = kept;
  try {
    if (toSend === 'offer') {
      const { missing } = await tellOffer(telling);
      if (missing.length > 0)
        refuse('VIGIE_HANDOVER_NOT_DELIVERED', { why: { en: 'files are missing', fr: 'des fichiers manquent' } });
    } else if (toSend === 'accept') await tellAccept(telling);
    else if (toSend === 'refuse') {
      const by = kept.answeredBy ?? '';
      await tell(context, partner, { kind: 'refuse', ...baseOf(telling), reason: kept.answerReason ?? '', by });
    } else if (toSend !== null) await tell(context, partner, { kind: toSend, ...baseOf(telling) });
    if (toSend !== null && toSend !== 'accept') await inWork(context, unit, ({ tx }) => markTold(tx, id, toSend));
    for (const remark of await inWork(context, unit, ({ tx }) => listUntold(tx, id))) {
      const { id: of, by, text, madeAt: at } = remark;
      await tell(context, partner, { kind: 'remark', ...baseOf(telling), id: of, by, text, at });
      await inWork(context, unit, ({ tx }) => markRemarkTold(tx, of));
    }
  } catch (error) {
    const why = error instanceof VigieError ? error.words : { en: 'a fault here', fr: 'une erreur ici' };
    await inWork(context, unit, ({ tx }) => markUntold(tx, id, why));
    throw error;
  } finally {
    context.changes.tell(unit, 'handover', { handover: id, case: kept.case });
  }
}
