import type { Context } from '../base/context.ts';
import { mustFindCase } from '../case/index.ts';
import { type End, findVisit } from './visit-store.ts';
import type { Visit } from './visits.ts';

/** Sessions that end by the clock are seen then. */
const BEAT_MS = 15_000;
/** However much changes in the unit, one looks no more often. */
const PAUSE_MS = 400;

/**
 * Ends a visit as soon as its person may not see it any more: signed out, another role, the account disabled, the case
 * restricted to others or closed, the visit ended in another process.
 *
 * @param end called once, with why
 */
export async function guardVisit(context: Context, visit: Visit, end: (why: End) => void): Promise<void> {
  const { id, unit, account } = visit;
  let isOver = false;
  let isLooking = false;
  let isAsked = false;

  const read = () =>
    context.store.inUnit(
      unit,
      async (tx) => {
        const known = await findVisit(tx, id, account);
        if (!known) return { why: 'hidden' as const, isClosed: false };
        const { closed } = await mustFindCase(tx, visit.case);
        return { why: known.why, isClosed: closed !== null };
      },
      account,
    );
  // A case that was closed already is one whose offers are looked at as before.
  const { isClosed: wasClosed } = await read();

  async function findEnd(): Promise<End | null> {
    for (const isStillIn of visit.callers) if (!(await isStillIn())) return 'signed-out';
    const { why, isClosed } = await read();
    return why ?? (isClosed && !wasClosed ? 'closed' : null);
  }
  async function look(): Promise<void> {
    isAsked = isLooking;
    if (isLooking || isOver) return;
    isLooking = true;
    // Where the database is away it tells of nothing either, and once it is back this is asked again.
    const why = await findEnd().catch(() => null);
    if (why !== null && !isOver) return end(why);
    setTimeout(() => {
      isLooking = false;
      if (isAsked) void look();
    }, PAUSE_MS).unref();
  }

  const unlisten = context.changes.listen({ unit, hear: () => void look(), end() {} });
  const beat = setInterval(() => void look(), BEAT_MS).unref();
  visit.onEnd.add(() => {
    isOver = true;
    unlisten();
    clearInterval(beat);
  });
  // Something may have changed while the page opened.
  void look();
}
