import { holdOpen, note, noteAll, type PersonWork, type Work } from '../../people/index.ts';
import { mustFindCase } from '../read-case.ts';
import { lockCase, readReaders } from '../reader-store.ts';
import { refusal } from '../refusals.ts';
import type { Case } from '../store.ts';
import { findAssignee, freeCases, saveAssignee, saveHold } from './assignee-store.ts';

/** Cases that are freed in one transaction. */
const AT_ONCE = 500;

/**
 * Holds a case that people go on working on.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_CLOSED` (409)
 */
async function holdUnclosed({ tx }: PersonWork, caseId: string): Promise<void> {
  await lockCase(tx, caseId);
  if ((await mustFindCase(tx, caseId)).closed) throw refusal('VIGIE_CASE_CLOSED');
}

/**
 * Puts a case in somebody's charge, or (null) in nobody's.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_NO_ASSIGNEE` (400) for who is not there, closed or does not work on
 *   cases; 409: `VIGIE_CASE_ASSIGNEE_HIDDEN` for who may not see a restricted case, `VIGIE_CASE_CLOSED`
 */
export async function assignCase(
  work: PersonWork,
  caseId: string,
  { account, note: reason }: { account: string | null; note?: string | undefined },
): Promise<Case> {
  const { tx, now } = work;
  // An account is held before a case, as where one is closed.
  const isOpen = account === null || (await holdOpen(tx, [account], 'analyst')).has(account);
  await holdUnclosed(work, caseId);
  if (account !== null) {
    if (!isOpen) throw refusal('VIGIE_CASE_NO_ASSIGNEE', { account });
    const { visibility, readers } = await readReaders(tx, caseId);
    if (visibility !== 'unit' && !readers.some((reader) => reader.account === account))
      throw refusal('VIGIE_CASE_ASSIGNEE_HIDDEN');
  }
  const from = await findAssignee(tx, caseId);
  if (from !== account) {
    await saveAssignee(tx, caseId, account, now);
    await note(work, {
      act: account === null ? 'case.unassigned' : 'case.assigned',
      subject: caseId,
      content: { account, from },
      ...(reason === undefined ? {} : { reason }),
    });
  }
  return mustFindCase(tx, caseId);
}

/**
 * Lets a case rest until an instant, or (null) takes it up again.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_HOLD_PAST` (400), `VIGIE_CASE_CLOSED` (409)
 */
export async function holdCase(
  work: PersonWork,
  caseId: string,
  { until, reason }: { until: string | null; reason: string },
): Promise<Case> {
  const { tx, now } = work;
  await holdUnclosed(work, caseId);
  if (until !== null && Date.parse(until) <= now.getTime()) throw refusal('VIGIE_CASE_HOLD_PAST');
  await saveHold(tx, caseId, until, now);
  await note(work, { act: until === null ? 'case.resumed' : 'case.held', subject: caseId, reason, content: { until } });
  return mustFindCase(tx, caseId);
}

/** Frees the cases of whoever cannot work on them any more, and notes why. */
export async function freeLost(work: Work): Promise<void> {
  const freed = await freeCases(work.tx, AT_ONCE);
  await noteAll(
    work,
    freed.map(({ id, account, why }) => ({
      act: 'case.unassigned',
      subject: id,
      content: { account: null, from: account, why },
    })),
  );
}
