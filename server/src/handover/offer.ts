import { newId } from '../base/core/ids.ts';
import { mustFindCase, mustKeep, settleDecision } from '../case/index.ts';
import { type Account, note, type Work } from '../people/index.ts';
import {
  findGiving,
  findUnitName,
  hasWaitingNotice,
  holdCase,
  holdHandover,
  isComing,
  type Kept,
  moveHandover,
  saveHandover,
} from './handover-store.ts';
import { findPartner } from './partner-store.ts';
import type { Level, State } from './protocol.ts';
import { refusal, refuse } from './refusals.ts';
import { sayHandoverState } from './words.ts';

/** A person, or who asks at the command line, by name: what few may see is not there for them. */
export type Actor = Work & ({ by: Account } | { by: null; askedBy: string });

/** Who it is, where the audit log has no account. */
const askedBy = (work: Actor): { askedBy?: string } => (work.by === null ? { askedBy: work.askedBy } : {});
const nameOf = (work: Actor): string => (work.by === null ? work.askedBy : `${work.by.name}, ${work.by.unit.name}`);

interface Offered {
  case: string;
  level: Level;
  unit?: string | undefined;
  partner?: string | undefined;
  until: string | null;
  reason: string;
}

async function findPeer({ tx, unit }: Work, offered: Offered): Promise<Kept['peer']> {
  if (offered.partner !== undefined) {
    const id = offered.partner;
    const partner = (await findPartner(tx, id)) ?? refuse('VIGIE_HANDOVER_NO_PARTNER', { id });
    return { name: partner.name, unit: partner.unit, partner: id };
  }
  const id = offered.unit ?? '';
  const name = id === unit ? null : await findUnitName(tx, id);
  return name === null ? refuse('VIGIE_HANDOVER_NO_UNIT', { id }) : { name, unit: id, partner: null };
}

/** The hand-over, held, or a 404 in words. */
async function mustHold({ tx }: Pick<Work, 'tx'>, id: string): Promise<Kept> {
  return (await holdHandover(tx, id)) ?? refuse('VIGIE_HANDOVER_UNKNOWN', { id });
}

/** @throws VigieError `VIGIE_HANDOVER_STATE` (409) where it stands otherwise */
function mustStand({ direction, state }: Kept, wanted: 'out' | 'in', states: readonly State[]): void {
  if (direction !== wanted || !states.includes(state))
    throw refusal('VIGIE_HANDOVER_STATE', { state: sayHandoverState(state) });
}

/**
 * Offers a case to another unit. From here on nobody of this one acts on a case that is to be given away, until the
 * offer is refused or withdrawn.
 *
 * @returns the hand-over's id
 * @throws VigieError `VIGIE_CASE_UNKNOWN`, `VIGIE_HANDOVER_NO_UNIT`, `VIGIE_HANDOVER_NO_PARTNER` (404), `VIGIE_CASE_NOT_KEEPER` (403),
 *   `VIGIE_HANDOVER_UNTIL` (400); `VIGIE_HANDOVER_UNDER_WAY`, `VIGIE_HANDOVER_COMING`, `VIGIE_HANDOVER_WAITS` (409)
 */
export async function offerCase(work: Actor, offered: Offered): Promise<string> {
  const { context, tx, unit, now } = work;
  const { case: caseId, level, until, reason } = offered;
  const peer = await findPeer(work, offered);
  if (until !== null && (level === 'give' || new Date(until) <= now)) throw refusal('VIGIE_HANDOVER_UNTIL');
  await mustFindCase(tx, caseId);
  if (work.by !== null) await mustKeep(work, caseId);
  await settleDecision(work, caseId);
  await holdCase(tx, caseId);
  const { title, visibility } = await mustFindCase(tx, caseId);
  if (await findGiving(tx, caseId)) throw refusal('VIGIE_HANDOVER_UNDER_WAY');
  if (await isComing(tx, caseId)) throw refusal('VIGIE_HANDOVER_COMING');
  if (level === 'give' && (await hasWaitingNotice(tx, caseId))) throw refusal('VIGIE_HANDOVER_WAITS');
  const id = newId('hnd', now);
  const isRestricted = visibility !== 'unit';
  const nothing = { list: null, listDigest: null, logIndex: null, salt: null };
  const about = { level, title, reason, until, isRestricted, peer, offeredBy: nameOf(work) };
  await saveHandover(tx, unit, { ...nothing, ...about, id, direction: 'out', state: 'sealing', case: caseId }, now);
  const content = { handover: id, level, to: peer.name, until, ...askedBy(work) };
  await note(work, { act: 'handover.offered', subject: caseId, reason, content });
  await context.jobs.send(tx, 'handover.seal', { unit, handover: id });
  return id;
}

/** Takes back what is not accepted yet. From here on this unit may act on its case again. */
export async function withdrawOffer(work: Actor, id: string, reason: string): Promise<void> {
  const held = await mustHold(work, id);
  mustStand(held, 'out', ['sealing', 'offered']);
  await moveHandover(work.tx, id, { state: 'withdrawn', now: work.now, toSend: 'withdraw', answerReason: reason });
  await note(work, {
    act: 'handover.withdrawn',
    subject: held.case ?? id,
    reason,
    content: { handover: id, ...askedBy(work) },
  });
  await work.context.jobs.send(work.tx, 'handover.send', { unit: work.unit, handover: id });
}

/** Ends a share before its time: either side may. */
export async function endShare(work: Actor, id: string, reason: string): Promise<void> {
  const held = await mustHold(work, id);
  mustStand(held, held.direction, ['accepted']);
  await moveHandover(work.tx, id, { state: 'ended', now: work.now, toSend: 'end', answerReason: reason });
  await note(work, {
    act: 'handover.ended',
    subject: held.case ?? id,
    reason,
    content: { handover: id, ...askedBy(work) },
  });
  await work.context.jobs.send(work.tx, 'handover.send', { unit: work.unit, handover: id });
}

/** Answers what another unit offers. What is accepted is this unit's once the other side has released it. */
export async function answerOffer(
  work: Actor,
  id: string,
  answer: { accepts: true } | { accepts: false; reason: string },
): Promise<void> {
  const held = await mustHold(work, id);
  mustStand(held, 'in', ['offered']);
  const content = {
    handover: id,
    level: held.level,
    from: held.peer.name,
    listDigest: held.listDigest,
    ...askedBy(work),
  };
  const answered = { now: work.now, ...(work.by === null ? {} : { answeredBy: work.by.id }) };
  if (answer.accepts) {
    await moveHandover(work.tx, id, { ...answered, state: 'accepting', toSend: 'accept' });
    await note(work, { act: 'handover.asked', subject: id, content });
  } else {
    const { reason } = answer;
    await moveHandover(work.tx, id, { ...answered, state: 'refused', toSend: 'refuse', answerReason: reason });
    await note(work, { act: 'handover.declined', subject: id, reason, content });
  }
  await work.context.jobs.send(work.tx, 'handover.send', { unit: work.unit, handover: id });
}
