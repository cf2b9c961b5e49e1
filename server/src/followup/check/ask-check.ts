import { newId } from '../../base/core/ids.ts';
import { mustFindCase } from '../../case/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { hastenChecks, listUnplanned, planCheck } from './check-store.ts';

/**
 * Asks for a look at the offers of a case now, and not when the schedule comes to them: also at those that are looked
 * at no more. What is found is judged as ever, and the schedule goes on from it.
 *
 * @returns how many offers are looked at
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_FOLLOWUP_NOTHING_TO_CHECK` (409) before a document was sent
 */
export async function askCheck(work: PersonWork, id: string): Promise<{ checks: number }> {
  const { context, tx, unit, now } = work;
  const { id: caseId } = await mustFindCase(tx, id);
  const planned = await hastenChecks(tx, caseId, now);
  const unplanned = await listUnplanned(tx, caseId);
  for (const { notice, listing, url, number } of unplanned)
    await planCheck(tx, { id: newId('chk', now), unit, caseId, notice, listing, url, number: number + 1, dueAt: now });
  const checks = planned + unplanned.length;
  if (checks === 0) throw refusal('VIGIE_FOLLOWUP_NOTHING_TO_CHECK');
  await context.jobs.send(tx, 'followup.check', { unit });
  await note(work, { act: 'check.asked', subject: caseId, content: { checks } });
  return { checks };
}
