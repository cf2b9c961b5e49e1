import { compile, parsePack, type Screener } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { newId } from '../../base/core/ids.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import { findSnapshots, listNewestSnapshots } from '../../listing/index.ts';
import { inWork, note, type PersonWork } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { findBacktest, findRunning, type Hit, moveOn, saveBacktest, saveHits } from './backtest-store.ts';
import { findInForce, mustBeReady } from './find-pack.ts';
import type { Backtest } from './studio-schema.ts';
import { findDraft } from './studio-store.ts';

/** Listings in a job: a few seconds of work, after which another job goes on. */
const AT_ONCE = 200;

/**
 * Asks what the draft of a pack would newly flag and no longer flag, over the newest snapshot of each listing that is
 * open to the whole unit.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_DRAFT` (404), `VIGIE_SCREENING_DRAFT_NOT_READY` (422)
 */
export async function askBacktest(work: PersonWork, pack: string): Promise<Backtest> {
  const { context, tx, unit, by, now } = work;
  const draft = (await findDraft(tx, pack)) ?? refuse('VIGIE_SCREENING_NO_DRAFT', { pack });
  mustBeReady(draft.text, pack);
  const before = await findInForce(work, pack);
  const id = newId('pbt', now);
  const digest = draft.digest ?? '';
  await saveBacktest(tx, { id, unit, pack, before: before?.text ?? null, after: draft.text, digest, by: by.id, now });
  await note(work, { act: 'pack.backtested', subject: pack, content: { backtest: id, digest } });
  await context.jobs.send(tx, 'screening.backtest', { unit, backtest: id, cursor: '' });
  return (await findBacktest(tx, id)) ?? refuse('VIGIE_SCREENING_NO_BACKTEST', { id });
}

function screenerOf(text: string | null): Screener | null {
  const parsed = text === null ? null : parsePack(text, 'pack.yaml');
  return parsed && 'pack' in parsed ? compile([parsed.pack]) : null;
}

/** Texts compiled for the job before: the next of the same backtest follows at once. */
let compiled: { id: string; before: Screener | null; after: Screener | null } | null = null;

/** Does one step of a backtest and queues the next: a step that comes again finds it done. */
export async function runBacktest(
  context: Context,
  { unit, backtest: id, cursor }: { unit: string; backtest: string; cursor: string },
): Promise<void> {
  await inWork(
    context,
    unit,
    async ({ tx, now }) => {
      const running = await findRunning(tx, id, cursor);
      if (!running) return;
      if (compiled?.id !== id) compiled = { id, before: screenerOf(running.before), after: screenerOf(running.after) };
      const { before, after } = compiled;
      const page = await listNewestSnapshots(tx, { cursor, limit: AT_ONCE });
      const snapshots = await findSnapshots(
        tx,
        page.map((each) => each.id),
      );
      const hits = snapshots.flatMap(({ id: snapshot, content, seenAt }): Hit[] => {
        const asOf = plainDate(new Date(seenAt), context.config.home.timeZone);
        const flagged = (screener: Screener | null) =>
          new Set(screener?.screen(content, { asOf }).map(({ rule }) => rule));
        const [old, fresh] = [flagged(before), flagged(after)];
        return [...old.union(fresh)].map((rule) => ({
          snapshot,
          rule,
          kind: !old.has(rule) ? 'new' : fresh.has(rule) ? 'both' : 'gone',
        }));
      });
      await saveHits(tx, unit, id, hits);
      const last = page.at(-1);
      const isDone = page.length < AT_ONCE || !last;
      const next = last?.listing ?? cursor;
      await moveOn(tx, id, { cursor: next, listings: snapshots.length, doneAt: isDone ? now : null });
      if (!isDone) await context.jobs.send(tx, 'screening.backtest', { unit, backtest: id, cursor: next });
    },
    OPEN_CASES,
  );
  context.changes.tell(unit, 'screening');
}
