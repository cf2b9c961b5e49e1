import type { VigieError } from '../../base/core/errors.ts';
import type { PersonWork } from '../../people/index.ts';
import { mustFindCase } from '../read-case.ts';
import { refusal } from '../refusals.ts';
import { sayTime } from '../words.ts';
import { type Lock, listLocks, takeLock } from './lock-store.ts';

/** That another has the case open, and until when. */
export const lockedBy = ({ context }: PersonWork, { by, until }: Lock): VigieError =>
  refusal('VIGIE_CASE_LOCKED', { name: by.name, until: sayTime(until, context.config.home.timeZone) });

/**
 * Says that a person has a case open to decide on it, so that no other decides meanwhile: until it ends by itself, save
 * where it is renewed.
 *
 * @returns the lock, and whether it was not theirs before
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_LOCKED` (409) naming who has it, `VIGIE_CASE_CLOSED` (409)
 */
export async function lockForDecision(work: PersonWork, caseId: string): Promise<{ lock: Lock; taken: boolean }> {
  const { tx, unit, by } = work;
  if ((await mustFindCase(tx, caseId)).closed) throw refusal('VIGIE_CASE_CLOSED');
  const before = (await listLocks(tx, [caseId])).get(caseId);
  await takeLock(tx, { case: caseId, unit, account: by.id });
  const lock = (await listLocks(tx, [caseId])).get(caseId);
  if (!lock) throw new Error(`the lock of ${caseId} ended before it was read`);
  if (lock.by.id !== by.id) throw lockedBy(work, lock);
  return { lock, taken: before?.by.id !== by.id };
}
