import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import { clean } from '../../base/text/keepable.ts';
import { inWork, note } from '../../people/index.ts';
import { monthsAfter } from '../decision/statement.ts';
import { findDoor, findStatement } from '../decision/statement-store.ts';
import { isSuspended } from '../misuse/misuse-store.ts';
import { listOutgoing } from '../outgoing/outgoing-store.ts';
import { findReceived } from '../received/received-store.ts';
import { refusal } from '../refusals.ts';
import { saveComplaint } from './complaint-store.ts';

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
  if (!found) return null;
  return store.inUnit(found.unit, async (tx) => {
    const statement = found.statement ? await findStatement(tx, found.statement) : null;
    const received = found.received ? await findReceived(tx, found.received) : null;
    const about = statement ?? received;
    const decidedAt = statement?.madeAt ?? received?.decidedAt ?? null;
    if (!about || decidedAt === null) return null;
    const told = (await listOutgoing(tx, about.id)).find(({ kind }) => kind !== 'receipt' && kind !== 'complaint');
    const until = monthsAfter(new Date(told?.sentAt ?? decidedAt), MONTHS);
    return {
      ...found,
      inbox: about.inbox,
      complainant: statement ? 'trader' : 'notifier',
      complainantKey: statement ? statement.traderKey : (received?.notifierKey ?? `unknown:${about.id}`),
      decision: told?.text ?? '',
      until,
      isLate: clock() > until,
    };
  });
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
  const said = clean(given);
  const { unit, inbox, received, statement, complainant, complainantKey } = door;
  const digest = createHash('sha256')
    .update(canonicalJson([received, statement, said.reasons, said.email]))
    .digest('hex');
  return inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const isDeferred = await isSuspended(tx, 'complainant', complainantKey, now);
    const id = newId('cmp', now);
    const about = { unit, inbox, received, statement, complainant, complainantKey, digest };
    const kept = await saveComplaint(tx, { ...about, ...said, id, state: isDeferred ? 'deferred' : 'open', now });
    if (kept.id === id) await note(work, { act: 'complaint.received', subject: id, content: { received, statement } });
    return kept.id;
  });
}
