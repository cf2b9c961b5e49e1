import { canonicalJson } from '@vigie/engine';
import { verifierKey } from '@vigie/proof';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { postSigned } from '../base/peer/exchange.ts';
import { inWork } from '../people/index.ts';
import { findHandover, type Kept, markTold, markUntold } from './handover-store.ts';
import {
  acceptMessage,
  baseOf,
  digestsOf,
  offerMessage,
  partMessages,
  refuseMessage,
  remarkMessage,
  takenMessage,
} from './messages.ts';
import { openParcel, sha256 } from './parcel/parcel.ts';
import { findPartner } from './partner-store.ts';
import { receiveMessage } from './receive.ts';
import { refuse } from './refusals.ts';
import { listUntold, markRemarkTold } from './remark-store.ts';
import { type Answer, answerSchema, type Message, type Partner } from './schema.ts';
import { takeAnswer } from './taking/take-answer.ts';

/** So often the files that the other side misses are sent in one try: it may lose some meanwhile. */
const ROUNDS = 3;

/** Tells the other side. @throws VigieError `VIGIE_HANDOVER_NOT_DELIVERED`, and what a unit of this installation refuses */
async function tell(context: Context, partner: Partner | null, message: Message): Promise<Answer> {
  if (partner === null) return (await receiveMessage(context, message, null)).answer;
  if (partner.url === null) throw new Error(`${partner.id} has no address`);
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

/** Offers it: the list first, then the files that are missing, then the list again, until all is there. */
async function tellOffer({ context, unit, kept, partner }: Telling): Promise<Answer> {
  const offer = offerMessage(unit, kept);
  const listed = digestsOf(offer.list, kept.id);
  const parcel = openParcel(context.config.dataDir, unit, kept.id);
  for (let round = 0; ; round++) {
    const answer = await tell(context, partner, offer);
    if (answer.missing.length === 0 || round === ROUNDS) return answer;
    for (const digest of answer.missing.filter((each) => listed.has(each)))
      for await (const part of partMessages(unit, kept, parcel, digest)) await tell(context, partner, part);
  }
}

/** Asks for what was accepted, and takes it once it is released. */
async function tellAccept({ context, unit, kept, partner }: Telling): Promise<void> {
  const answer = await tell(context, partner, acceptMessage(unit, kept, context.signer));
  const giverKey = partner?.key ?? verifierKey(context.signer);
  await takeAnswer(context, { unit, id: kept.id, giverKey }, answer);
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
  // What goes there is carried, as a file.
  if (partner?.url === null) return;
  const { toSend } = kept;
  try {
    if (toSend === 'offer') {
      const { missing } = await tellOffer(telling);
      if (missing.length > 0)
        refuse('VIGIE_HANDOVER_NOT_DELIVERED', { why: { en: 'files are missing', fr: 'des fichiers manquent' } });
    } else if (toSend === 'accept') await tellAccept(telling);
    else if (toSend === 'refuse') await tell(context, partner, refuseMessage(unit, kept));
    else if (toSend === 'taken') await tell(context, partner, takenMessage(unit, kept));
    else if (toSend !== null) await tell(context, partner, { kind: toSend, ...baseOf(unit, kept) });
    if (toSend !== null && toSend !== 'accept') await inWork(context, unit, ({ tx }) => markTold(tx, id, toSend));
    for (const remark of await inWork(context, unit, ({ tx }) => listUntold(tx, id))) {
      await tell(context, partner, remarkMessage(unit, kept, remark));
      await inWork(context, unit, ({ tx }) => markRemarkTold(tx, remark.id));
    }
  } catch (error) {
    const why = error instanceof VigieError ? error.words : { en: 'a fault here', fr: 'une erreur ici' };
    await inWork(context, unit, ({ tx }) => markUntold(tx, id, why));
    throw error;
  } finally {
    context.changes.tell(unit, 'handover', { handover: id, case: kept.case });
  }
}
