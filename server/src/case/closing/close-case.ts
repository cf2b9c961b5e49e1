import { note, type PersonWork } from '../../people/index.ts';
import { settle } from '../decision/settle.ts';
import { lockedBy } from '../desk/lock.ts';
import { endLocks, listLocks } from '../desk/lock-store.ts';
import { mustFindCase } from '../read-case.ts';
import { refusal } from '../refusals.ts';
import type { Case, Outcome } from '../store.ts';
import { sayTime } from '../words.ts';
import { saveClosing } from './closing-store.ts';

/** Whether something in a case waits for a person, whatever was asked before. */
const isWaiting = ({ unread, doubts, awaiting, stage }: Case): boolean =>
  unread > 0 || doubts > 0 || awaiting.length > 0 || stage === 'relisted';

/**
 * Closes a case with an outcome and a reason, or (null) opens it again. What was decided on it stands and counts as
 * before, and its offers are looked at as before: one that comes back opens it again, and so do a term that ends with
 * the offer still there and a finding in an offer, or by a rule, that is new to it.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404); all 409: `VIGIE_CASE_NOT_TO_CLOSE` before it is confirmed or escalated,
 *   `VIGIE_CASE_JUST_DECIDED`, `VIGIE_CASE_LOCKED`, `VIGIE_CASE_WAITS` while something waits for a person,
 *   `VIGIE_CASE_NOT_GONE` where it is closed as removed and no two checks say so, `VIGIE_CASE_CLOSED`, `VIGIE_CASE_NOT_CLOSED`
 */
export async function closeCase(
  work: PersonWork,
  caseId: string,
  { outcome, reason }: { outcome: Outcome | null; reason: string },
): Promise<Case> {
  const { tx, now, by } = work;
  await mustFindCase(tx, caseId);
  await settle(work, [caseId], 'due');
  const found = await mustFindCase(tx, caseId);
  const lock = (await listLocks(tx, [caseId])).get(caseId);
  if (lock && lock.by.id !== by.id) throw lockedBy(work, lock);
  if (outcome === null) {
    if (!found.closed) throw refusal('VIGIE_CASE_NOT_CLOSED');
  } else mayClose(work, found, outcome);
  await saveClosing(tx, caseId, outcome, now);
  await endLocks(tx, [caseId], by.id);
  await note(work, {
    act: outcome === null ? 'case.reopened' : 'case.closed',
    subject: caseId,
    reason,
    content: { outcome },
  });
  return mustFindCase(tx, caseId);
}

function mayClose({ context }: PersonWork, found: Case, outcome: Outcome): void {
  const { state, stage, undo, closed } = found;
  if (closed) throw refusal('VIGIE_CASE_CLOSED');
  if (state !== 'confirmed' && state !== 'escalated') throw refusal('VIGIE_CASE_NOT_TO_CLOSE');
  if (undo)
    throw refusal('VIGIE_CASE_JUST_DECIDED', {
      name: undo.by.name,
      until: sayTime(undo.until, context.config.home.timeZone),
    });
  if (isWaiting(found)) throw refusal('VIGIE_CASE_WAITS');
  if (outcome === 'removed' && stage !== 'removed') throw refusal('VIGIE_CASE_NOT_GONE');
}
