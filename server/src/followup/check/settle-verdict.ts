import { newId } from '../../base/core/ids.ts';
import { findNotice } from '../../notice/index.ts';
import { note, type Work } from '../../people/index.ts';
import { proposeSteps } from '../escalation/propose-steps.ts';
import type { Verdict } from '../verdict/judgement.ts';
import { goneSince, type History, isGone, shippedSchedule } from './check-schedule.ts';
import { type Check, listHistories, listOverdue, moveFollowUp, saveReappearance } from './check-store.ts';

/**
 * What follows from a check's verdict for its notice: a reappearance is noted; once every offer is gone, the follow-up
 * is over.
 *
 * @param before the checks of the listing before this one, newest first
 */
export async function settleVerdict(work: Work, check: Check, verdict: Verdict, before: History): Promise<void> {
  const { context, tx, unit, now } = work;
  const { case: caseId, notice } = check;
  if (verdict === 'online') await noteReappearance(work, check, before);
  const histories = [...(await listHistories(tx, notice)).values()];
  if (!histories.every((history) => isGone(history, shippedSchedule()))) return;
  if (!(await moveFollowUp(tx, notice, { state: 'removed', nextStep: null, now }))) return;
  await context.jobs.emit(tx, unit, 'listing.removed', caseId, { case: caseId, notice });
}

/** A listing that was gone and is online again at its own address reopens what was closed. */
async function noteReappearance(work: Work, check: Check, before: History): Promise<void> {
  const { tx, unit, now } = work;
  const since = goneSince(before, shippedSchedule());
  if (!since) return;
  if (!(await saveReappearance(tx, { id: newId('rea', now), unit, check, goneSince: since, now }))) return;
  const { case: caseId, notice, listing } = check;
  const nextStep = await proposeSteps(work, caseId);
  const dueAt = (await findNotice(tx, notice))?.deadline?.dueAt;
  const state = dueAt && now < new Date(dueAt) ? 'waiting' : 'overdue';
  await moveFollowUp(tx, notice, { state, nextStep, now });
  await note(
    { ...work, by: null },
    {
      act: 'listing.reappeared',
      subject: caseId,
      content: { check: check.id, listing, url: check.url, goneSince: since.toISOString() },
      event: { case: caseId, notice, listing, nextStep },
    },
  );
}

/** Says of each follow-up past its deadline that it is, and proposes the next step. The step itself is a person's. */
export async function noteOverdue(work: Work): Promise<void> {
  const { tx, now } = work;
  for (const { notice, case: caseId } of await listOverdue(tx, now)) {
    const nextStep = (await proposeSteps(work, caseId)) ?? 'reminder';
    if (!(await moveFollowUp(tx, notice, { state: 'overdue', nextStep, now }))) continue;
    await note(work, {
      act: 'deadline.passed',
      subject: caseId,
      content: { notice, nextStep },
      event: { case: caseId, notice, nextStep },
    });
  }
}
