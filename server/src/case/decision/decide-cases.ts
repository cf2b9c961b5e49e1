import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { noteAll, type PersonWork } from '../../people/index.ts';
import { stateAfter } from '../decide.ts';
import { lockedBy } from '../desk/lock.ts';
import { endLocks, type Lock, listLocks } from '../desk/lock-store.ts';
import { refusal } from '../refusals.ts';
import type { Decision, State } from '../store.ts';
import { sayState, sayTime } from '../words.ts';
import {
  type Decided,
  type Held,
  holdCases,
  listWaiting,
  saveDecisions,
  undoEnds,
  type Waiting,
} from './decision-store.ts';
import { settle } from './settle.ts';

/** What became of decisions made at once. */
export interface DecidedBatch {
  batch: string;
  /** Until when it may be undone; null: it is final already. */
  undoUntil: string | null;
  decided: string[];
  refused: { case: string; error: VigieError }[];
}

/** What a decision is on, as whoever decides finds it. */
interface Standing {
  held: Held | undefined;
  waiting: Waiting | undefined;
  lock: Lock | undefined;
}

/**
 * Decides on cases, each for itself, with one reason. What is refused of one keeps nothing of the others back.
 *
 * A decision stands at once: the case's state, the audit entry. What follows from it waits until nobody can undo it any
 * more (`settle.ts`). A case is held while it is decided on, so that of two people the second finds what the first did.
 */
export async function decideCases(
  work: PersonWork,
  cases: readonly string[],
  { kind, reason, from }: Pick<Decision, 'kind' | 'reason'> & { from?: State | undefined },
): Promise<DecidedBatch> {
  const { context, tx, unit, by, now } = work;
  const ids = [...new Set(cases)];
  const held = await holdCases(tx, ids);
  await settle(work, ids, 'due');
  const waiting = await listWaiting(tx, ids);
  const locks = await listLocks(tx, ids);
  const batch = newId('bat', now);
  const decided: Decided[] = [];
  const refused: DecidedBatch['refused'] = [];
  for (const id of ids) {
    try {
      const standing = { held: held.get(id), waiting: waiting.get(id), lock: locks.get(id) };
      decided.push({ id: newId('dec', now), case: id, ...judge(work, id, standing, { kind, from }) });
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      refused.push({ case: id, error });
    }
  }
  if (decided.length === 0) return { batch, undoUntil: null, decided: [], refused };
  const { undoSeconds } = context.config;
  const until = undoSeconds > 0 ? await undoEnds(tx, undoSeconds) : null;
  await saveDecisions(tx, decided, { unit, batch, kind, reason, account: by.id, until, now });
  await endLocks(tx, ids, by.id);
  if (until !== null) await context.jobs.send(tx, 'case.upkeep', { unit }, until);
  await noteAll(
    work,
    decided.map(({ case: subject }) => ({
      act: 'case.decided',
      subject,
      reason,
      content: { kind },
      event: until === null ? { case: subject, decision: kind } : null,
    })),
  );
  return { batch, undoUntil: until, decided: decided.map(({ case: id }) => id), refused };
}

/**
 * From what to what a decision brings a case.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_IS_JOINED`, `VIGIE_CASE_CLOSED`, `VIGIE_CASE_DECIDED`, `VIGIE_CASE_JUST_DECIDED`, `VIGIE_CASE_LOCKED`,
 *   `VIGIE_CASE_CHANGED` (409)
 */
function judge(
  work: PersonWork,
  id: string,
  { held, waiting, lock }: Standing,
  { kind, from }: { kind: Decision['kind']; from: State | undefined },
): { from: State; to: State } {
  if (held === undefined) throw refusal('VIGIE_CASE_UNKNOWN', { id });
  // One that was given away is joined to itself: the database says so.
  if (held.joinedTo !== null && held.joinedTo !== held.id) throw refusal('VIGIE_CASE_IS_JOINED', { id: held.joinedTo });
  if (held.isClosed) throw refusal('VIGIE_CASE_CLOSED');
  const to = stateAfter(held.state, kind);
  if (waiting) {
    const until = sayTime(waiting.until, work.context.config.home.timeZone);
    throw refusal('VIGIE_CASE_JUST_DECIDED', { name: waiting.by.name, until });
  }
  if (lock && lock.by.id !== work.by.id) throw lockedBy(work, lock);
  if (from !== undefined && from !== held.state) throw refusal('VIGIE_CASE_CHANGED', { state: sayState(held.state) });
  return { from: held.state, to };
}
