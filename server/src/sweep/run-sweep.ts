import type { Words } from '@vigie/engine';
import { ENGINE_VERSION } from '@vigie/engine';
import { plainDate } from '../base/core/clock.ts';
import { VigieError } from '../base/core/errors.ts';
import { preparePage, type SealContext, sealPage } from '../evidence/index.ts';
import { inWork, note, type Work } from '../people/index.ts';
import { listDisabledRules, packsOf } from '../screening/index.ts';
import { draw } from './draw/draw.ts';
import { type Design, seedOf } from './draw/plan.ts';
import { allocate } from './estimate/size.ts';
import {
  findHeldContent,
  holdItem,
  type Item,
  listItems,
  markAgain,
  markElusion,
  markSealed,
  markSeen,
  markTried,
  type Rules,
  readProgress,
} from './item-store.ts';
import { mustHold, planOf } from './make-plan.ts';
import { refusal } from './refusals.ts';
import { type Content, findSweep, type HeldSweep, holdSweep, markScreened, setAgain, setState } from './sweep-store.ts';
import { say } from './words.ts';

/** How often a page is asked for that does not answer. */
const MOST_TRIES = 3;

/** The rules of the sweep's packs that flag an offer; rules that the unit disabled flag nothing. With what they are is noted. */
async function screen({ context, tx, now }: Work, sweep: HeldSweep, content: Content): Promise<Rules> {
  const { id, packs, screened } = sweep;
  const { screener, versions } = await packsOf(context, tx, now);
  const used = versions
    .filter((version) => packs.includes(version.id))
    .map(({ id: pack, digest }) => ({ pack, digest, engine: ENGINE_VERSION }));
  const isNoted = (one: (typeof used)[number]): boolean =>
    screened.some(({ pack, digest, engine }) => pack === one.pack && digest === one.digest && engine === one.engine);
  if (!used.every(isNoted)) await markScreened(tx, id, used, now);
  const disabled = new Set((await listDisabledRules(tx)).map(({ pack, rule }) => `${pack}/${rule}`));
  const asOf = plainDate(now, context.config.home.timeZone);
  return screener
    .screen(content, { asOf })
    .filter(({ pack, rule }) => packs.includes(pack) && !disabled.has(`${pack}/${rule}`))
    .map(({ pack, rule }) => ({ pack, rule }));
}

/**
 * Draws the elusion sample of what no rule flagged: within each stratum of a stratified design, else of all. With fewer
 * than were planned, all of them.
 */
function drawElusion(others: readonly Item[], design: Design, seed: string, planned: number): Item[] {
  const most = Math.min(planned, others.length);
  if (most === 0) return [];
  if (design.kind !== 'stratified') return draw(others, { kind: 'simple', draw: most }, seed, 'elusion');
  const strata = [...Map.groupBy(others, ({ stratum }) => stratum)];
  const least = strata.length <= most ? 1 : 0;
  const counts = allocate(
    most,
    strata.map(([, { length }]) => ({ population: length })),
    least,
  );
  const each = Object.fromEntries(strata.map(([stratum], n) => [stratum, counts[n] ?? 0]));
  return draw(others, { kind: 'stratified', draw: each }, seed, 'elusion');
}

/** Where nothing is left to visit, the elusion sample is drawn and people review. */
async function endVisits(work: Work, id: string): Promise<void> {
  const { context, tx, unit, now } = work;
  const sweep = await holdSweep(tx, id);
  if (!sweep || (sweep.state !== 'running' && sweep.state !== 'paused')) return;
  if ((await readProgress(tx, id)).toVisit > 0) return;
  const plan = planOf(sweep);
  const others = (await listItems(tx, id)).filter(
    ({ state, isFlagged }) => (state === 'sealed' || state === 'held') && !isFlagged,
  );
  const chosen = drawElusion(others, plan.design, seedOf(plan, sweep.value ?? ''), plan.elusion);
  await markElusion(
    tx,
    id,
    chosen.map(({ number }) => number),
  );
  await setState(tx, id, 'review', now);
  const { seen, failed, toReview } = await readProgress(tx, id);
  await note(work, { act: 'sweep.visited', subject: id, content: { seen, failed, engine: ENGINE_VERSION } });
  if (toReview === 0) await context.jobs.send(tx, 'sweep.figures', { unit, sweep: id });
}

/** Notes that an item could not be seen. @returns whether it is tried again */
async function fail(
  context: SealContext,
  at: { unit: string; sweep: string; number: number },
  why: Words,
  isFinal: boolean,
): Promise<boolean> {
  const { unit, sweep, number } = at;
  return inWork(context, unit, async (work) => {
    const item = await holdItem(work.tx, sweep, number);
    if (item?.state !== 'to-visit') return false;
    const isLast = isFinal || item.tries + 1 >= MOST_TRIES;
    await markTried(work.tx, { sweep, number, isLast }, why);
    if (isLast) await endVisits(work, sweep);
    return !isLast;
  });
}

/** Looks at an item and notes what it holds. @returns whether there is a page to seal */
async function look(
  context: SealContext,
  at: { unit: string; sweep: string; number: number },
  item: Item,
): Promise<boolean> {
  const { unit, sweep, number } = at;
  const held = await inWork(context, unit, ({ tx }) => findHeldContent(tx, sweep, number));
  let content = held;
  if (!content) {
    let page: Awaited<ReturnType<typeof preparePage>>;
    try {
      page = await preparePage(context, { id: item.package, url: item.address });
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      // What may not be visited, or is no address, is not asked for again.
      if (await fail(context, at, error.words, error.exit === 2)) throw error;
      return false;
    }
    if (page.status >= 400 || !page.listing) {
      const why = page.status >= 400 ? say('answered', { status: page.status }) : say('noOffer');
      await fail(context, at, why, true);
      return false;
    }
    content = page.listing;
  }
  const seen = content;
  return inWork(context, unit, async (work) => {
    const sweepNow = await findSweep(work.tx, sweep);
    if ((await holdItem(work.tx, sweep, number))?.state !== 'to-visit' || !sweepNow) return false;
    const rules = await screen(work, sweepNow, seen);
    await markSeen(
      work.tx,
      { sweep, number, state: held ? 'held' : 'visited', now: work.now },
      { content: seen, rules },
    );
    if (held) await endVisits(work, sweep);
    return !held;
  });
}

/**
 * Visits, screens and seals one item of a sweep that is running. Cut off at any point it goes on from what was noted:
 * the package is prepared before its content is noted, and sealed once.
 *
 * @throws VigieError where it is to be tried again
 */
export async function visitItem(
  context: SealContext,
  at: { unit: string; sweep: string; number: number },
): Promise<void> {
  const { unit, sweep, number } = at;
  const found = await inWork(context, unit, async ({ tx }) =>
    (await findSweep(tx, sweep))?.state === 'running' ? holdItem(tx, sweep, number) : null,
  );
  if (!found) return;
  const isPrepared = found.state === 'visited' || (found.state === 'to-visit' && (await look(context, at, found)));
  if (!isPrepared) return;
  const sealed = await sealPage(context, found.package);
  await inWork(context, unit, async (work) => {
    if ((await holdItem(work.tx, sweep, number))?.state !== 'visited') return;
    await markSealed(work.tx, { sweep, number }, sealed);
    await endVisits(work, sweep);
  });
}

/**
 * Visits again what could not be seen, as long as nobody has reviewed: who decided on a part already would have seen which
 * offers the elusion sample had.
 *
 * @returns how many
 * @throws VigieError `VIGIE_SWEEP_STATE`, `VIGIE_SWEEP_REVIEWED`, `VIGIE_SWEEP_NOTHING_FAILED` (409)
 */
export async function retrySweep(work: Work, id: string): Promise<number> {
  const { context, tx, unit, now } = work;
  // A sweep of which nothing was to be reviewed has its figures at once.
  await mustHold(tx, id, 'running', 'paused', 'review', 'done');
  const { failed, reviewed } = await readProgress(tx, id);
  if (reviewed > 0) throw refusal('VIGIE_SWEEP_REVIEWED');
  if (failed === 0) throw refusal('VIGIE_SWEEP_NOTHING_FAILED');
  const again = await markAgain(tx, id);
  await setAgain(tx, id, now);
  await context.jobs.sendAll(
    tx,
    'sweep.visit',
    again.map((number) => ({ unit, sweep: id, number })),
  );
  await note(work, { act: 'sweep.retried', subject: id, content: { again: again.length } });
  return again.length;
}

/** Pauses a sweep that is running; what is under way ends. */
export async function pauseSweep(work: Work, id: string): Promise<void> {
  const sweep = await mustHold(work.tx, id, 'running', 'paused');
  if (sweep.state === 'paused') return;
  await setState(work.tx, id, 'paused', work.now);
  await note(work, { act: 'sweep.paused', subject: id });
}

/** Goes on with a sweep, and queues anew what is left of it: also where its jobs were lost. */
export async function resumeSweep(work: Work, id: string): Promise<void> {
  const { context, tx, unit, now } = work;
  await mustHold(tx, id, 'running', 'paused');
  await setState(tx, id, 'running', now);
  const left = (await listItems(tx, id)).filter(({ state }) => state === 'to-visit' || state === 'visited');
  await context.jobs.sendAll(
    tx,
    'sweep.visit',
    left.map(({ number }) => ({ unit, sweep: id, number })),
  );
  await note(work, { act: 'sweep.resumed', subject: id, content: { left: left.length } });
  await endVisits(work, id);
}
