import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { clean } from '../../base/text/keepable.ts';
import { inWork, note, type PersonWork, type Work } from '../../people/index.ts';
import { monthsAfter } from '../decision/statement.ts';
import { findDoor, findStatement } from '../decision/statement-store.ts';
import { isSuspended } from '../misuse/misuse-store.ts';
import { listOutgoing } from '../outgoing/outgoing-store.ts';
import { mustFindReceived } from '../received/read-received.ts';
import { findReceived } from '../received/received-store.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import type { recordedComplaintSchema } from './complaint-schema.ts';
import { type Recorded, saveComplaint } from './complaint-store.ts';

/** At least six months (art. 20(1)). */
const MONTHS = 6;

/** The decision behind a code: whose it is, what was said, until when it can be complained about. */
export interface Door {
  unit: string;
  inbox: string;
  received: string | null;
  statement: string | null;
  complainant: 'notifier' | 'trader';
  complainantKey: string;
  decision: string;
  until: Date;
  isLate: boolean;
}

/**
 * Opens the door of a code; null where there is no decision behind it. The six months begin on the day of being
 * informed (art. 20(2)).
 */
export async function openDoor({ store, clock }: Context, code: string): Promise<Door | null> {
  const found = await findDoor(store.db, code);
  return found && store.inUnit(found.unit, (tx) => findDecision(tx, found, clock()));
}

/** The decision on a notice, or that a statement tells, as it stands at an instant; null where there is none. */
async function findDecision(
  tx: Tx,
  named: Pick<Door, 'unit' | 'received' | 'statement'>,
  at: Date,
): Promise<(Door & { decidedAt: string }) | null> {
  const statement = named.statement ? await findStatement(tx, named.statement) : null;
  const received = named.received ? await findReceived(tx, named.received) : null;
  const about = statement ?? received;
  const decidedAt = statement?.madeAt ?? received?.decidedAt ?? null;
  if (!about || decidedAt === null) return null;
  const told = (await listOutgoing(tx, about.id)).find(({ kind }) => kind !== 'receipt' && kind !== 'complaint');
  const until = monthsAfter(new Date(told?.sentAt ?? decidedAt), MONTHS);
  return {
    ...named,
    inbox: about.inbox,
    complainant: statement ? 'trader' : 'notifier',
    complainantKey: statement ? statement.traderKey : (received?.notifierKey ?? `unknown:${about.id}`),
    decision: told?.text ?? '',
    decidedAt,
    until,
    isLate: at > until,
  };
}

/**
 * Receives a complaint: the same one again is the same. That of a suspended complainant is deferred.
 *
 * @returns its id
 * @throws VigieError `VIGIE_RECEIVING_LATE` (410) after six months.
 */
export async function receiveComplaint(
  context: Context,
  door: Door,
  given: { reasons: string; email: string; language: Language },
): Promise<string> {
  if (door.isLate) throw refusal('VIGIE_RECEIVING_LATE');
  return inWork(context, door.unit, (work) => keepComplaint(work, door, given, { at: work.now, recorded: null }));
}

/** Keeps one that arrived at an instant. @returns its id */
async function keepComplaint(
  work: Work,
  door: Door,
  given: { reasons: string; email: string | null; language: Language },
  { at, recorded }: { at: Date; recorded: Recorded | null },
): Promise<string> {
  const { tx, now } = work;
  const said = clean(given);
  const { unit, inbox, received, statement, complainant, complainantKey } = door;
  const digest = createHash('sha256')
    .update(canonicalJson([received, statement, said.reasons, said.email]))
    .digest('hex');
  const isDeferred = await isSuspended(tx, 'complainant', complainantKey, at);
  const id = newId('cmp', now);
  const about = { unit, inbox, received, statement, complainant, complainantKey, digest, recorded };
  const kept = await saveComplaint(tx, { ...about, ...said, id, state: isDeferred ? 'deferred' : 'open', madeAt: at });
  if (kept.id === id && recorded === null)
    await note(work, { act: 'complaint.received', subject: id, content: { received, statement } });
  if (kept.id === id && recorded !== null) {
    const { way, receivedBy } = recorded;
    const content = { received, statement, way, receivedBy, arrivedAt: at.toISOString() };
    await note(work, { act: 'complaint.recorded', subject: id, content });
  }
  return kept.id;
}

/**
 * Records a complaint that came by mail or letter about the decision on a notice, or about a statement that the notice led
 * to: without a public address the decision says "by replying to this message". Its terms are those of one made at the
 * door, from the instant at which it arrived.
 *
 * @returns its id
 * @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404), `VIGIE_RECEIVING_NO_DECISION` (409),
 *   `VIGIE_RECEIVING_ARRIVED` (400) before the decision or after now, `VIGIE_RECEIVING_LATE` (410)
 */
export async function recordComplaint(
  work: PersonWork,
  received: string,
  given: z.output<typeof recordedComplaintSchema>,
): Promise<string> {
  const { tx, unit, by, now } = work;
  const { statement, way, receivedBy, arrivedAt, ...said } = given;
  await mustFindReceived(tx, received);
  if (statement !== null && (await findStatement(tx, statement))?.received !== received)
    throw refusal('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.statement'), id: statement });
  const at = new Date(arrivedAt);
  // As the door has it: a trader's is about the statement, a notifier's about the notice.
  const about = statement === null ? { received, statement } : { received: null, statement };
  const door = (await findDecision(tx, { unit, ...about }, at)) ?? refuse('VIGIE_RECEIVING_NO_DECISION');
  if (at > now || at < new Date(door.decidedAt)) throw refusal('VIGIE_RECEIVING_ARRIVED');
  if (door.isLate) throw refusal('VIGIE_RECEIVING_LATE');
  return keepComplaint(work, door, said, { at, recorded: { way, receivedBy, account: by.id, at: now } });
}
