import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findPlatform, type PageState } from '../../base/registers/platforms.ts';
import { type CheckedPage, planSeal, prepareCheck, type Vault } from '../../evidence/index.ts';
import { findListing } from '../../listing/index.ts';
import { findNotice, listNoticeListings } from '../../notice/index.ts';
import { record } from '../../people/audit-store.ts';
import { proposeSteps } from '../escalation/propose.ts';
import type { Verdict } from '../verdict/judgement.ts';
import { judge } from '../verdict/verdict.ts';
import { goneSince, type History, isGone, planNext, shippedSchedule as schedule } from './check-schedule.ts';
import {
  type Check,
  finishCheck,
  listDueChecks,
  listHistories,
  listOverdue,
  moveCheck,
  moveFollowUp,
  openFollowUp,
  planCheck,
  saveReappearance,
} from './check-store.ts';
import { combineViews, type View } from './combine-viewpoints.ts';
import { loadViewpoints, standAt, type Viewpoint } from './viewpoints.ts';

type CheckContext = Context & { vault: Vault };
type DueCheck = Check & { case: string };

/** Begins to follow a notice that was sent: its deadline, and a first check of each listing. */
export async function followNotice(context: Context, unit: string, noticeId: string): Promise<void> {
  const { store } = context;
  await store.inUnit(unit, async (tx) => {
    const notice = await findNotice(tx, noticeId);
    if (!notice?.sentAt || !notice.deadline) return;
    const now = context.clock();
    const sentAt = new Date(notice.sentAt);
    const deadlineAt = new Date(notice.deadline.dueAt);
    const isNew = await openFollowUp(tx, { unit, caseId: notice.case, notice: noticeId, dueAt: deadlineAt, now });
    if (!isNew) return;
    const dueAt = planNext([], { sentAt, deadlineAt, schedule: schedule() });
    if (!dueAt) return;
    for (const { listing, url } of await listNoticeListings(tx, noticeId)) {
      const id = newId('chk', now);
      await planCheck(tx, { id, unit, caseId: notice.case, notice: noticeId, listing, url, number: 1, dueAt });
    }
  });
}

/** Whether a verdict needs its own proof: it is another than before (an offer was online when its evidence was taken), or the second that makes it gone. */
function needsSeal(verdict: Verdict, history: History): boolean {
  if (verdict !== (history[0]?.verdict ?? 'online')) return true;
  return verdict === 'removed' && !isGone(history, schedule());
}

/** Looks at a listing from every viewpoint, one after the other, and prepares the proof of what was seen where the verdict needs it. */
async function look(
  context: CheckContext,
  unit: string,
  check: DueCheck,
  about: {
    title: string;
    platformId: string | null;
    states: readonly PageState[];
    history: History;
    viewpoints: Viewpoint[];
  },
) {
  const listing = { title: about.title, url: check.url, id: about.platformId };
  const previous = about.history[0]?.verdict ?? null;
  const seen = [];
  for (const viewpoint of about.viewpoints) {
    const visitor = standAt(context.visitor, viewpoint);
    // Asked for as it is, so that the sealed record can be read without undoing anything.
    const visited = await visitor.visit(check.url, { headers: [['Accept-Encoding', 'identity']] });
    const { key, territory, language } = viewpoint;
    const view: View = {
      viewpoint: key,
      territory,
      language,
      ...judge(visited, { listing, previous, states: about.states }),
      evidence: null,
    };
    seen.push({ view, visited, visitor });
  }
  const judgement = combineViews(seen.map(({ view }) => view));
  const pages: CheckedPage[] = [];
  if (needsSeal(judgement.verdict, about.history)) {
    for (const { view, visited, visitor } of seen) {
      if (!visited.ok) continue;
      const { viewpoint, territory } = view;
      const remark = territory ? `seen through the operator's proxy in ${territory}` : null;
      const dueAt = new Date(check.dueAt);
      const { case: caseId, listing: id, url } = check;
      const page = { unit, case: caseId, listing: id, check: check.id, viewpoint, url, visited, dueAt, remark };
      view.evidence = await prepareCheck(context, visitor, page);
      pages.push(page);
    }
  }
  return { ...judgement, views: seen.map(({ view }) => view), pages };
}

/** When a listing is to be looked at next; null: not again. */
async function nextOf(tx: Tx, check: DueCheck, history: History): Promise<Date | null> {
  const notice = await findNotice(tx, check.notice);
  if (!notice?.sentAt || !notice.deadline) return null;
  const [sentAt, deadlineAt] = [new Date(notice.sentAt), new Date(notice.deadline.dueAt)];
  return planNext(history, { sentAt, deadlineAt, schedule: schedule() });
}

/** Moves the check that follows one whose verdict was corrected. */
export async function replanAfter(tx: Tx, check: DueCheck, history: History): Promise<void> {
  const dueAt = await nextOf(tx, check, history);
  if (dueAt) await moveCheck(tx, { ...check, number: check.number + 1, dueAt });
}

/** Plans the next check of a listing, if there is to be one. */
async function planAfter(tx: Tx, unit: string, check: DueCheck, history: History, now: Date): Promise<void> {
  const dueAt = await nextOf(tx, check, history);
  if (!dueAt) return;
  const { case: caseId, notice, listing, url, number } = check;
  await planCheck(tx, { id: newId('chk', now), unit, caseId, notice, listing, url, number: number + 1, dueAt });
}

async function runCheck(context: CheckContext, unit: string, check: DueCheck, viewpoints: Viewpoint[]): Promise<void> {
  const { store, clock, jobs } = context;
  const { listing, before } = await store.inUnit(unit, async (tx) => ({
    listing: await findListing(tx, check.listing),
    before: (await listHistories(tx, check.notice)).get(check.listing) ?? [],
  }));
  if (!listing) return;
  const { title, platformId } = listing;
  const states = findPlatform(context.platforms(), listing.platform)?.states ?? [];
  const found = await look(context, unit, check, { title, platformId, states, history: before, viewpoints });
  await store.inUnit(unit, async (tx) => {
    const now = clock();
    if (!(await finishCheck(tx, check.id, found, now))) return;
    for (const page of found.pages) await planSeal(context, tx, page);
    const { verdict, reasons } = found;
    await planAfter(tx, unit, check, [{ verdict, at: now }, ...before], now);
    const { case: caseId } = check;
    const content = { check: check.id, verdict, url: check.url, reasons };
    await record(tx, { unit, account: null, act: 'check.done', subject: caseId, content, now });
    await jobs.emit(tx, unit, 'check.done', caseId, { case: caseId, check: check.id, verdict });
    await settleVerdict(context, tx, unit, check, verdict, before, now);
  });
}

/** What follows from a check's verdict for its notice: a return is noted; once every offer is gone, so is the follow-up. */
export async function settleVerdict(
  context: Context,
  tx: Tx,
  unit: string,
  check: DueCheck,
  verdict: Verdict,
  before: History,
  now: Date,
): Promise<void> {
  const { case: caseId, notice } = check;
  if (verdict === 'online') await noteReturn(context, tx, unit, check, before, now);
  const histories = [...(await listHistories(tx, notice)).values()];
  if (!histories.every((history) => isGone(history, schedule()))) return;
  if (await moveFollowUp(tx, notice, 'removed', null, now)) {
    await context.jobs.emit(tx, unit, 'listing.removed', caseId, { case: caseId, notice });
  }
}

/** A listing that was gone and is online again at its own address reopens what was closed. */
async function noteReturn(
  context: Context,
  tx: Tx,
  unit: string,
  check: DueCheck,
  before: History,
  now: Date,
): Promise<void> {
  const since = goneSince(before, schedule());
  if (!since) return;
  if (!(await saveReappearance(tx, { id: newId('rea', now), unit, check, goneSince: since, now }))) return;
  const { case: caseId, notice, listing } = check;
  const nextStep = await proposeSteps(context, tx, unit, caseId);
  const dueAt = (await findNotice(tx, notice))?.deadline?.dueAt;
  await moveFollowUp(tx, notice, dueAt && now < new Date(dueAt) ? 'waiting' : 'overdue', nextStep, now);
  const content = { check: check.id, listing, url: check.url, goneSince: since.toISOString() };
  await record(tx, { unit, account: null, act: 'listing.reappeared', subject: caseId, content, now });
  await context.jobs.emit(tx, unit, 'listing.reappeared', caseId, { case: caseId, notice, listing, nextStep });
}

/**
 * Does the unit's checks that are due by the clock, one after the other, and says of each follow-up past its deadline that it is, proposing the next
 * step. The step itself is a person's.
 */
export async function checkDue(context: CheckContext, unit: string): Promise<void> {
  const { store, clock, jobs } = context;
  const viewpoints = loadViewpoints(context.config.dataDir, context.visitor);
  for (;;) {
    const due = await store.inUnit(unit, (tx) => listDueChecks(tx, clock(), 50));
    for (const check of due) await runCheck(context, unit, check, viewpoints);
    if (due.length < 50) break;
  }
  await store.inUnit(unit, async (tx) => {
    const now = clock();
    for (const { notice, case: caseId } of await listOverdue(tx, now)) {
      const nextStep = (await proposeSteps(context, tx, unit, caseId)) ?? 'reminder';
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
