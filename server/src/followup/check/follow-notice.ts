import { newId } from '../../base/core/ids.ts';
import { findNotice, listNoticeListings } from '../../notice/index.ts';
import type { Work } from '../../people/index.ts';
import { isOver } from '../asking.ts';
import { type History, planNext, shippedSchedule } from './check-schedule.ts';
import { type Check, moveCheck, openFollowUp, planCheck } from './check-store.ts';

/** Begins to follow a notice that was sent: its deadline, and a first check of each listing. */
export async function followNotice(work: Work, id: string): Promise<void> {
  const { tx, unit, now } = work;
  const notice = await findNotice(tx, id);
  if (!notice?.sentAt || !notice.deadline || (await isOver(work, notice))) return;
  const sentAt = new Date(notice.sentAt);
  const deadlineAt = new Date(notice.deadline.dueAt);
  const about = { unit, caseId: notice.case, notice: id };
  if (!(await openFollowUp(tx, { ...about, dueAt: deadlineAt, now }))) return;
  const dueAt = planNext([], { sentAt, deadlineAt, schedule: shippedSchedule() });
  if (!dueAt) return;
  for (const { listing, url } of await listNoticeListings(tx, id))
    await planCheck(tx, { ...about, id: newId('chk', now), listing, url, number: 1, dueAt });
}

/** When a listing is to be looked at next; null: not again. */
async function nextOf(work: Work, check: Check, history: History): Promise<Date | null> {
  const notice = await findNotice(work.tx, check.notice);
  if (!notice?.sentAt || !notice.deadline || (await isOver(work, notice))) return null;
  const [sentAt, deadlineAt] = [new Date(notice.sentAt), new Date(notice.deadline.dueAt)];
  return planNext(history, { sentAt, deadlineAt, schedule: shippedSchedule() });
}

/** Plans the next check of a listing, if there is to be one. */
export async function planAfter(work: Work, check: Check, history: History): Promise<void> {
  const dueAt = await nextOf(work, check, history);
  if (!dueAt) return;
  const { tx, unit, now } = work;
  const { case: caseId, notice, listing, url, number } = check;
  await planCheck(tx, { id: newId('chk', now), unit, caseId, notice, listing, url, number: number + 1, dueAt });
}

/** Moves the check that follows one whose verdict was corrected. */
export async function replanAfter(work: Work, check: Check, history: History): Promise<void> {
  const dueAt = await nextOf(work, check, history);
  if (dueAt) await moveCheck(work.tx, { ...check, number: check.number + 1, dueAt });
}
