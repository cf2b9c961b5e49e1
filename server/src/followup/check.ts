import type { Context } from '../base/context.ts';
import { newId } from '../base/ids.ts';
import { findListing } from '../listing/index.ts';
import { findNotice, listNoticeListings } from '../notice/index.ts';
import { record } from '../people/audit-store.ts';
import {
  type Check,
  countNotRemoved,
  finishCheck,
  listDueChecks,
  listOverdue,
  listVerdicts,
  moveFollowUp,
  openFollowUp,
  planCheck,
} from './store.ts';
import { judge } from './verdict.ts';

const HOUR = 3_600_000;
/** Hours after the notice was sent, or after the check before, at which the next check is due; the last step repeats. */
const STEPS = [24, 48, 72, 168] as const;
/** A page that says "gone" is asked again after this: one look may fall into a passing fault. */
const CONFIRM_AFTER = HOUR;

function nextDue(number: number, from: Date): Date {
  return new Date(from.getTime() + (STEPS[Math.min(number, STEPS.length) - 1] ?? STEPS[0]) * HOUR);
}

/** Begins to follow a notice that was sent: its deadline, and a first check of each listing. */
export async function followNotice(context: Context, unit: string, noticeId: string): Promise<void> {
  const { store } = context;
  await store.inUnit(unit, async (tx) => {
    const notice = await findNotice(tx, noticeId);
    if (!notice?.sentAt || !notice.deadline) return;
    const now = context.clock();
    const sentAt = new Date(notice.sentAt);
    const isNew = await openFollowUp(tx, {
      unit,
      caseId: notice.case,
      notice: noticeId,
      dueAt: new Date(notice.deadline.dueAt),
      now,
    });
    if (!isNew) return;
    for (const { listing, url } of await listNoticeListings(tx, noticeId)) {
      await planCheck(tx, {
        id: newId('chk', now),
        unit,
        caseId: notice.case,
        notice: noticeId,
        listing,
        url,
        number: 1,
        dueAt: nextDue(1, sentAt),
      });
    }
  });
}

async function runCheck(context: Context, unit: string, check: Check & { case: string }): Promise<void> {
  const { store, clock, jobs, visitor } = context;
  const { listing, history } = await store.inUnit(unit, async (tx) => ({
    listing: await findListing(tx, check.listing),
    history: await listVerdicts(tx, check.notice, check.listing),
  }));
  if (!listing) return;
  const visited = await visitor.visit(check.url);
  const previous = history[0] ?? null;
  const judgement = judge(visited, {
    listing: { title: listing.title, url: check.url, id: listing.platformId },
    previous: previous?.verdict ?? null,
  });
  await store.inUnit(unit, async (tx) => {
    const now = clock();
    if (!(await finishCheck(tx, check.id, judgement, now))) return;
    const { verdict } = judgement;
    const firstGone = verdict === 'removed' && previous?.verdict !== 'removed';
    await planCheck(tx, {
      id: newId('chk', now),
      unit,
      caseId: check.case,
      notice: check.notice,
      listing: check.listing,
      url: check.url,
      number: check.number + 1,
      dueAt: firstGone ? new Date(now.getTime() + CONFIRM_AFTER) : nextDue(check.number + 1, now),
    });
    const content = { check: check.id, verdict, url: check.url, reasons: judgement.reasons };
    await record(tx, { unit, account: null, act: 'check.done', subject: check.case, content, now });
    await jobs.emit(tx, unit, 'check.done', check.case, { case: check.case, check: check.id, verdict });
    if ((await countNotRemoved(tx, check.notice)) > 0) return;
    if (await moveFollowUp(tx, check.notice, 'removed', null, now)) {
      await jobs.emit(tx, unit, 'listing.removed', check.case, { case: check.case, notice: check.notice });
    }
  });
}

/**
 * Does the unit's checks that are due by the clock, one after the other, and says of each follow-up past its deadline that it is, proposing the next
 * step. The step itself is a person's.
 */
export async function checkDue(context: Context, unit: string): Promise<void> {
  const { store, clock, jobs } = context;
  for (;;) {
    const due = await store.inUnit(unit, (tx) => listDueChecks(tx, clock(), 50));
    for (const check of due) await runCheck(context, unit, check);
    if (due.length < 50) break;
  }
  await store.inUnit(unit, async (tx) => {
    const now = clock();
    for (const { notice, case: caseId } of await listOverdue(tx, now)) {
      const nextStep = 'reminder';
      if (!(await moveFollowUp(tx, notice, 'overdue', nextStep, now))) continue;
      await record(tx, {
        unit,
        account: null,
        act: 'deadline.passed',
        subject: caseId,
        content: { notice, nextStep },
        now,
      });
      await jobs.emit(tx, unit, 'deadline.passed', caseId, { case: caseId, notice, nextStep });
    }
  });
}
