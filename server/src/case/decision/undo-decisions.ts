import { noteAll, type PersonWork } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { holdCases, listBatch, saveUndone } from './decision-store.ts';

/**
 * Undoes decisions that were made at once, for whoever made them and while their time runs; each case stands as it did
 * before. Nothing has followed from them, and the audit log keeps both acts.
 *
 * @returns the cases whose decision is undone, and those whose decision something was built on meanwhile
 * @throws VigieError `VIGIE_CASE_NO_BATCH` (404), `VIGIE_CASE_BATCH_NOT_OWN` (403); `VIGIE_CASE_DECISION_FINAL` (409) where none can
 *   be undone any more
 */
export async function undoDecisions(
  work: PersonWork,
  batch: string,
  reason: string | undefined,
): Promise<{ undone: string[]; final: string[] }> {
  const { tx, by, now } = work;
  const made = await listBatch(tx, batch);
  if (made.length === 0) throw refusal('VIGIE_CASE_NO_BATCH', { id: batch });
  if (made.some(({ account }) => account !== by.id)) throw refusal('VIGIE_CASE_BATCH_NOT_OWN');
  const cases = made.map(({ caseId }) => caseId);
  await holdCases(tx, cases);
  const undone = await saveUndone(tx, batch, now);
  if (undone.length === 0) throw refusal('VIGIE_CASE_DECISION_FINAL');
  await noteAll(
    work,
    undone.map(({ caseId, kind }) => ({
      act: 'case.decision-undone',
      subject: caseId,
      content: { kind },
      ...(reason === undefined ? {} : { reason }),
    })),
  );
  const ids = undone.map(({ caseId }) => caseId);
  return { undone: ids, final: cases.filter((id) => !ids.includes(id)) };
}
