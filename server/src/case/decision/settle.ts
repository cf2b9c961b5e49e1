import type { Work } from '../../people/index.ts';
import { holdCases, listDue, saveSettled } from './decision-store.ts';

/** Decisions that become final in one transaction. */
const AT_ONCE = 500;

/**
 * Makes decisions on these cases final, and tells the later links (`case.decided`): both, or neither. It holds the
 * cases.
 *
 * @param which `due`: those alone whose time is out
 */
export async function settle(
  { context, tx, unit }: Work,
  cases: readonly string[],
  which: 'all' | 'due',
): Promise<void> {
  await holdCases(tx, cases);
  const settled = await saveSettled(tx, cases, which);
  await context.jobs.emitAll(
    tx,
    unit,
    'case.decided',
    settled.map(({ caseId, kind }) => ({ subject: caseId, content: { case: caseId, decision: kind } })),
  );
}

/**
 * Makes the decision on a case final at once, for an act that builds on it: a document of the case, a dossier, a finding
 * that opens it again. It holds the case, so that nobody undoes the decision meanwhile; read the case after it.
 */
export const settleDecision = (work: Work, caseId: string): Promise<void> => settle(work, [caseId], 'all');

/** Makes the decisions final whose time is out: the job that was queued with each does, and a look each minute. */
export async function settleDue(work: Work): Promise<void> {
  const due = await listDue(work.tx, AT_ONCE);
  if (due.length > 0) await settle(work, due, 'due');
}
