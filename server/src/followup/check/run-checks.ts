import type { Context } from '../../base/context.ts';
import { findPlatform, type PageState } from '../../base/registers/platforms.ts';
import { type CheckedPage, planRevisit, prepareRevisit, type Vault } from '../../evidence/index.ts';
import { findListing } from '../../listing/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import type { Judgement, Verdict } from '../verdict/judgement.ts';
import { judge } from '../verdict/verdict.ts';
import { type History, isGone, shippedSchedule } from './check-schedule.ts';
import { type Check, finishCheck, listDueChecks, listHistories } from './check-store.ts';
import { combineViews, type View } from './combine-viewpoints.ts';
import { planAfter } from './follow-notice.ts';
import { noteOverdue, settleVerdict } from './settle-verdict.ts';
import { loadViewpoints, standAt, type Viewpoint } from './viewpoints.ts';

type CheckContext = Context & { vault: Vault };
type AsksExhibit = (work: Work, offer: { listing: string; platform: string }) => Promise<boolean>;

/** Checks of a unit that are done by one job before it asks for more. */
const BATCH = 50;

/**
 * Whether a verdict needs its own proof: it is another than before (an offer was online when its evidence was taken),
 * or the second that makes it gone; or it is online where an order penalises that, and has no sealed page of the day yet.
 */
function needsSeal(verdict: Verdict, history: History, lacksExhibit: boolean): boolean {
  if (verdict !== (history[0]?.verdict ?? 'online')) return true;
  if (verdict === 'online') return lacksExhibit;
  return verdict === 'removed' && !isGone(history, shippedSchedule());
}

/** What is known of a listing before it is looked at again. */
interface Known {
  title: string;
  platform: string;
  platformId: string | null;
  states: readonly PageState[];
  history: History;
}

interface Found extends Judgement {
  views: View[];
  pages: CheckedPage[];
}

/**
 * Looks at a listing from every viewpoint, one after the other, and prepares the proof of what was seen where the
 * verdict needs it.
 */
async function look(
  context: CheckContext,
  unit: string,
  check: Check,
  { known, viewpoints, lacksExhibit }: { known: Known; viewpoints: readonly Viewpoint[]; lacksExhibit: boolean },
): Promise<Found> {
  const { history, states } = known;
  const listing = { title: known.title, url: check.url, id: known.platformId };
  const previous = history[0]?.verdict ?? null;
  const seen = [];
  for (const viewpoint of viewpoints) {
    const visitor = standAt(context.visitor, viewpoint);
    // Asked for as it is, so that the sealed record can be read without undoing anything.
    const visited = await visitor.visit(check.url, { headers: [['Accept-Encoding', 'identity']] });
    const { key, territory, language } = viewpoint;
    const judgement = judge(visited, { listing, previous, states });
    const view: View = { viewpoint: key, territory, language, ...judgement, evidence: null };
    seen.push({ view, visited, visitor });
  }
  const judgement = combineViews(seen.map(({ view }) => view));
  const pages: CheckedPage[] = [];
  for (const { view, visited, visitor } of needsSeal(judgement.verdict, history, lacksExhibit) ? seen : []) {
    if (!visited.ok) continue;
    const { viewpoint, territory } = view;
    const remark = territory ? `seen through the operator's proxy in ${territory}` : null;
    const { case: caseId, listing: id, url } = check;
    const about = { unit, case: caseId, listing: id, check: check.id, viewpoint, url };
    const page = { ...about, visited, dueAt: new Date(check.dueAt), remark };
    view.evidence = await prepareRevisit(context, visitor, page);
    pages.push(page);
  }
  return { ...judgement, views: seen.map(({ view }) => view), pages };
}

/** What is known of a check's listing; null where it is kept no more. */
export async function readKnown({ context, tx }: Work, check: Check): Promise<Known | null> {
  const listing = await findListing(tx, check.listing);
  if (!listing) return null;
  const history = (await listHistories(tx, check.notice)).get(check.listing) ?? [];
  const { title, platform, platformId } = listing;
  const states = findPlatform(context.platforms(), platform)?.states ?? [];
  return { title, platform, platformId, states, history };
}

/** Keeps what a check found, plans the next, and says so. A check that was done meanwhile stays as it is. */
export async function keepFound(work: Work, check: Check, found: Found, before: History): Promise<void> {
  const { context, tx, now } = work;
  if (!(await finishCheck(tx, check.id, found, now))) return;
  for (const page of found.pages) await planRevisit(context, tx, page);
  const { verdict, reasons } = found;
  await planAfter(work, check, [{ verdict, at: now }, ...before]);
  const { case: caseId, notice, listing } = check;
  await note(work, {
    act: 'check.done',
    subject: caseId,
    content: { check: check.id, verdict, url: check.url, reasons },
    event: { case: caseId, check: check.id, notice, listing, verdict },
  });
  await settleVerdict(work, check, verdict, before);
}

async function runCheck(
  context: CheckContext,
  unit: string,
  check: Check,
  viewpoints: readonly Viewpoint[],
  asksExhibit: AsksExhibit,
): Promise<void> {
  const before = await inWork(context, unit, async (work) => {
    const known = await readKnown(work, check);
    return (
      known && { known, lacksExhibit: await asksExhibit(work, { listing: check.listing, platform: known.platform }) }
    );
  });
  if (!before) return;
  const { known } = before;
  const found = await look(context, unit, check, { ...before, viewpoints });
  await inWork(context, unit, (work) => keepFound(work, check, found, known.history));
}

/**
 * Does the unit's checks that are due by the clock, one after the other, and notes which deadlines have passed.
 *
 * @param asksExhibit whether an offer that is seen online today counts only with a sealed page, and has none yet
 */
export async function runChecks(context: CheckContext, unit: string, asksExhibit: AsksExhibit): Promise<void> {
  const viewpoints = loadViewpoints(context.config.dataDir, context.visitor);
  for (;;) {
    const due = await inWork(context, unit, ({ tx, now }) => listDueChecks(tx, now, BATCH));
    for (const check of due) await runCheck(context, unit, check, viewpoints, asksExhibit);
    if (due.length < BATCH) break;
  }
  await inWork(context, unit, noteOverdue);
}
