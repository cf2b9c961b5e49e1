import { verifierKey } from '@vigie/proof';
import type { Context } from '../base/context.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { mustFindCase } from '../case/index.ts';
import { inWork, note, type Work } from '../people/index.ts';
import {
  findUnitName,
  holdCase,
  holdHandover,
  type Kept,
  listPassed,
  moveHandover,
  saveHandover,
} from './handover-store.ts';
import { openParcel, readList, sha256 } from './parcel/parcel.ts';
import { findPartnersOf } from './partner-store.ts';
import { giverAfter, IN_STATES, type InState, OUT_STATES, type OutState, recipientAfter } from './protocol.ts';
import { checkStep, signStep } from './receipt.ts';
import { refusal, refuse } from './refusals.ts';
import { saveRemark } from './remark-store.ts';
import type { Answer, Hello, Message } from './schema.ts';
import { putAway, recall } from './taking/recall.ts';
import { takeAnswer } from './taking/take-answer.ts';

type Told<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** Whose message it is: of another installation, by the key that signed it; null: of a unit of this one. */
type SignedBy = string | null;

async function peerOf({ tx }: Work, told: Message, key: SignedBy): Promise<Kept['peer']> {
  const { from, handover } = told;
  if (key === null) {
    const name = await findUnitName(tx, from);
    return name === null ? refuse('VIGIE_HANDOVER_STRANGER') : { name, unit: from, partner: null };
  }
  const [partner] = await findPartnersOf(tx, { key, unit: from, handover });
  if (!partner) return refuse('VIGIE_HANDOVER_STRANGER');
  return { name: partner.name, unit: from, partner: partner.id };
}

const outOf = ({ direction, state }: Kept): OutState | null =>
  direction === 'out' ? (OUT_STATES.find((each) => each === state) ?? null) : null;
const inOf = ({ direction, state }: Kept): InState | null =>
  direction === 'in' ? (IN_STATES.find((each) => each === state) ?? null) : null;

/** What is offered is kept once; not all of it is here until its files are. */
async function takeOffer(work: Work, told: Told<'offer'>, peer: Kept['peer']): Promise<void> {
  const { tx, unit, now } = work;
  const { handover: id, level, title, reason, until, isRestricted, offeredBy, list, logIndex, salt } = told;
  readList(list, id);
  const made = { id, level, title, reason, until, isRestricted, peer, offeredBy, list, logIndex, salt };
  await saveHandover(
    tx,
    unit,
    { ...made, direction: 'in', state: 'arriving', case: null, listDigest: sha256(list) },
    now,
  );
}

/** An offer that was withdrawn before it came: when it does, it is known to be. */
async function takeTombstone({ tx, unit, now }: Work, { handover: id }: Message, peer: Kept['peer']): Promise<void> {
  const nothing = { case: null, until: null, list: null, listDigest: null, logIndex: null, salt: null };
  const made = { ...nothing, id, title: '', reason: '', offeredBy: '', isRestricted: false, peer };
  await saveHandover(tx, unit, { ...made, direction: 'in', level: 'read', state: 'withdrawn' }, now);
}

/**
 * Releases a case, or shares it: the one decision of the whole exchange, in one transaction of the giver's. From its end
 * on the recipient may act, and this unit never again does. What was restricted since it was offered is withdrawn.
 */
async function release(work: Work, held: Kept, { receipt }: Told<'accept'>, recipientKey: string): Promise<Kept> {
  const { context, tx, unit, now } = work;
  const { id, level, listDigest, peer } = held;
  const state = giverAfter(outOf(held) ?? 'ended', 'accept', level);
  if (state === held.state || held.case === null || listDigest === null || held.list === null) return held;
  await holdCase(tx, held.case);
  // Offered to all of a unit, and restricted or given away since: it is not what a person offered any more.
  if (!held.isRestricted && (await mustFindCase(tx, held.case)).visibility !== 'unit') {
    await moveHandover(tx, id, { state: 'withdrawn', now, toSend: null });
    await note(work, { act: 'handover.withdrawn', subject: held.case, content: { handover: id } });
    return { ...held, state: 'withdrawn' };
  }
  const signed = { handover: id, level, listDigest, giver: unit, recipient: peer.unit };
  checkStep(receipt, 'accepted', signed, recipientKey);
  const released = signStep(context.signer, 'released', signed);
  await moveHandover(tx, id, { state, now, toSend: null, receipt, release: released });
  const content = { handover: id, level, to: peer.name, listDigest };
  if (state !== 'given') {
    await note(work, { act: 'handover.accepted', subject: held.case, content });
  } else {
    await putAway(work, { id, case: held.case, list: held.list });
    await note(work, { act: 'handover.given', subject: held.case, content: { ...content, receipt } });
  }
  return { ...held, state, release: released };
}

/** The giver is told once more that this unit took it, with its own release. */
async function remind({ context, tx, unit, now }: Work, id: string): Promise<void> {
  await moveHandover(tx, id, { state: 'taken', now, toSend: 'taken' });
  await context.jobs.send(tx, 'handover.send', { unit, handover: id });
}

/**
 * Takes the greeting of a giver that starts: what this unit took from it and it does not name, it has forgotten.
 *
 * @throws VigieError `VIGIE_HANDOVER_STRANGER` (403)
 */
export function receiveHello(context: Context, told: Hello, key: string): Promise<{ forgotten: number }> {
  return inWork(context, told.to, async (work) => {
    const { from, given } = told;
    if ((await findPartnersOf(work.tx, { key, unit: from })).length === 0) return refuse('VIGIE_HANDOVER_STRANGER');
    const known = new Set(given);
    const forgotten = (await listPassed(work.tx, from, 'in')).filter((id) => !known.has(id));
    for (const id of forgotten) await remind(work, id);
    return { forgotten: forgotten.length };
  });
}

/** @returns how it stands after the message; the same object, where it said nothing new */
async function take(work: Work, told: Message, held: Kept, key: string): Promise<Kept> {
  const { tx, now } = work;
  const { id } = held;
  const giver = outOf(held);
  const recipient = inOf(held);
  const about = held.case ?? id;
  if (told.kind === 'accept') return giver ? release(work, held, told, key) : held;
  if (told.kind === 'refuse' && giver) {
    const state = giverAfter(giver, 'refuse', held.level);
    if (state === giver) return held;
    await moveHandover(tx, id, { state, now, toSend: null, answerReason: told.reason });
    const content = { handover: id, by: told.by, of: held.peer.name };
    await note(work, { act: 'handover.refused', subject: about, reason: told.reason, content });
    return { ...held, state };
  }
  if (told.kind === 'end' || told.kind === 'withdraw') {
    const state = giver
      ? told.kind === 'end'
        ? giverAfter(giver, 'end', held.level)
        : giver
      : recipientAfter(recipient ?? 'ended', told.kind);
    // Who released it and takes it back was put back from an older backup.
    if (told.kind === 'withdraw' && recipient === 'taken') await remind(work, id);
    if (state === held.state) return held;
    await moveHandover(tx, id, { state, now, toSend: null });
    const content = { handover: id, by: held.peer.name };
    if (told.kind === 'end') await note(work, { act: 'handover.ended', subject: about, content });
    else if (held.state !== 'arriving') await note(work, { act: 'handover.withdrawn', subject: about, content });
    return { ...held, state };
  }
  if (told.kind === 'remark' && held.level === 'together' && held.state === 'accepted') {
    const { id: remark, by, text, at } = told;
    const kept = { id: remark, direction: 'in' as const, by, text, isTold: true };
    const isNew = await saveRemark(tx, { unit: work.unit, handover: id, remark: kept, at: new Date(at) });
    const content = { handover: id, remark, by, of: held.peer.name };
    if (!isNew) return held;
    await note(work, { act: 'handover.remarked', subject: about, reason: text, content });
    return { ...held };
  }
  return held;
}

/**
 * Takes a message of the other side, in one transaction of the unit that it is for. Whatever is repeated is answered as
 * before, by how it stands now.
 *
 * @throws VigieError `VIGIE_HANDOVER_STRANGER` (403) where the sender is not the other side of it;
 *   `VIGIE_HANDOVER_UNKNOWN` (404); `VIGIE_HANDOVER_DAMAGED`, `VIGIE_HANDOVER_RECEIPT` (409)
 */
export async function receiveMessage(
  context: Context,
  told: Message,
  signedBy: SignedBy,
): Promise<{ answer: Answer; isNew: boolean }> {
  const { handover: id, to: unit } = told;
  const key = signedBy ?? verifierKey(context.signer);
  const before = await inWork(context, unit, async (work) => {
    const peer = await peerOf(work, told, signedBy);
    if (told.kind === 'offer') await takeOffer(work, told, peer);
    if (told.kind === 'withdraw') await takeTombstone(work, told, peer);
    const isRecalled = told.kind === 'taken' && (await recall(work, told, peer));
    const held = await holdHandover(work.tx, id);
    // Nothing of what it took is left here: nobody can act on it.
    if (!held && told.kind === 'taken') return null;
    if (!held) return refuse('VIGIE_HANDOVER_UNKNOWN', { id });
    if (held.peer.unit !== peer.unit || held.peer.partner !== peer.partner) refuse('VIGIE_HANDOVER_STRANGER');
    // The same id with another list is another's doing, or a fault: it is not mixed with the first.
    if (told.kind === 'offer' && held.list !== null && held.list !== told.list)
      throw refusal('VIGIE_HANDOVER_DAMAGED', { what: 'list.json' });
    return { held, after: isRecalled ? { ...held } : await take(work, told, held, key) };
  });
  if (before === null) return { answer: { handover: id, state: 'given', missing: [], release: null }, isNew: false };
  const { held } = before;
  let { after } = before;
  if (told.kind === 'answer') {
    const state = await takeAnswer(context, { unit, id, giverKey: key }, told);
    if (state !== null && state !== held.state) after = { ...held, state };
  }
  const parcel = openParcel(context.config.dataDir, unit, id);
  const answer = { handover: id, state: after.state, missing: [] as string[], release: after.release };
  const isNew = held !== after;
  if (after.state === 'ended' || after.state === 'withdrawn') {
    if (after.direction === 'in') await parcel.drop();
  }
  if (after.state !== 'arriving' || after.list === null) {
    if (isNew) context.changes.tell(unit, 'handover', { handover: id, case: after.case });
    return { answer, isNew };
  }
  const list = readList(after.list, id);
  if (told.kind === 'part') {
    const part = list.parts.find((each) => each.sha256 === told.sha256);
    if (part) await parcel.keepPiece(part, told.offset, Buffer.from(told.data, 'base64'));
  }
  answer.missing = await parcel.missing(list);
  if (told.kind !== 'offer' || answer.missing.length > 0) return { answer, isNew };
  // All of it is here, durably: now people hear of it.
  await context.store.inUnit(
    unit,
    async (tx) => {
      const now = context.clock();
      const arrived = await holdHandover(tx, id);
      if (arrived?.state !== 'arriving') return;
      await moveHandover(tx, id, { state: 'offered', now });
      const { level, listDigest, peer } = arrived;
      const content = { handover: id, level, from: peer.name, listDigest };
      await note({ context, tx, unit, by: null, now }, { act: 'handover.received', subject: id, content });
    },
    ALL_CASES,
  );
  context.changes.tell(unit, 'handover', { handover: id });
  return { answer: { ...answer, state: 'offered' }, isNew: true };
}
