import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { preparePage, type SealContext, sealPage } from '../../evidence/index.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { say } from '../words.ts';
import { countPages } from './gate-figures.ts';
import {
  type HeldPage,
  holdGate,
  holdGatePage,
  listCounted,
  markPageSealed,
  markPageTried,
  markPrepared,
  setGateState,
} from './gate-store.ts';
import { proposeGate } from './propose-gate.ts';

/** How often a page is asked for that does not answer. */
const MOST_TRIES = 3;

export const gateJobSchema = z.object({ unit: z.string(), gate: z.string(), number: z.int() });
type At = z.infer<typeof gateJobSchema>;

/** Goes on to where a measurement stands: people decide when all is visited, and it is done when all is decided. */
export async function settleGate(work: Work, id: string): Promise<void> {
  const { tx, now } = work;
  const measured = await holdGate(tx, id);
  if (!measured) return;
  const { toVisit, toDecide, seen, unclear, failed } = countPages(await listCounted(tx, id));
  const state = toVisit > 0 ? 'measuring' : toDecide > 0 ? 'review' : 'done';
  if (state === measured.state) return;
  await setGateState(tx, id, state, now);
  if (measured.state === 'measuring')
    await note(work, {
      act: 'gate.visited',
      subject: id,
      content: { captured: toDecide + seen + unclear, failed },
    });
}

/** Notes that a page was not captured. @returns whether it is tried again */
async function fail(context: SealContext, { unit, gate, number }: At, why: Words, isFinal: boolean): Promise<boolean> {
  return inWork(context, unit, async (work) => {
    const page = await holdGatePage(work.tx, gate, number);
    if (page?.state !== 'to-visit') return false;
    const isLast = isFinal || page.tries + 1 >= MOST_TRIES;
    await markPageTried(work.tx, { id: gate, number, isLast }, why);
    if (isLast) await settleGate(work, gate);
    return !isLast;
  });
}

/** Captures a page and notes what the machine takes its gate for. @returns whether there is a package to seal */
async function look(context: SealContext, at: At, page: HeldPage): Promise<boolean> {
  const { unit, gate, number } = at;
  let seen: Awaited<ReturnType<typeof preparePage>>;
  try {
    seen = await preparePage(context, { id: page.package, url: page.address });
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    if (await fail(context, at, error.words, error.exit === 2)) throw error;
    return false;
  }
  const proposal = proposeGate(seen);
  // A gate may answer 401, 403 or 451: then it is what was to be seen. An error without a gate is no page.
  if (seen.status >= 400 && proposal.gate === null) {
    await fail(context, at, say('noGate', { status: seen.status }), true);
    return false;
  }
  return inWork(context, unit, async ({ tx, now }) => {
    if ((await holdGatePage(tx, gate, number))?.state !== 'to-visit') return false;
    const { finalUrl, status, isShown } = seen;
    await markPrepared(tx, { id: gate, number, now }, { finalAddress: finalUrl, status, isShown, proposal });
    return true;
  });
}

/**
 * Captures and seals one page of a measurement, as nobody who is signed in. Cut off at any point it goes on from what
 * was noted, and seals once.
 *
 * @throws VigieError where it is to be tried again
 */
export async function visitGatePage(context: SealContext, at: At): Promise<void> {
  const { unit, gate, number } = at;
  const page = await inWork(context, unit, ({ tx }) => holdGatePage(tx, gate, number));
  if (!page) return;
  if (page.state !== 'prepared' && !(page.state === 'to-visit' && (await look(context, at, page)))) return;
  const sealed = await sealPage(context, page.package);
  await inWork(context, unit, async (work) => {
    if ((await holdGatePage(work.tx, gate, number))?.state !== 'prepared') return;
    await markPageSealed(work.tx, { id: gate, number }, sealed);
    await settleGate(work, gate);
  });
}
