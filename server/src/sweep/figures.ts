import type { Context } from '../base/context.ts';
import { inWork, note } from '../people/index.ts';
import { correctReview } from './estimate/correct-review.ts';
import { estimateElusion, type ScreenedStratum } from './estimate/elusion.ts';
import { estimateShare } from './estimate/estimate-share.ts';
import type { Estimate } from './estimate/intervals.ts';
import { cohenKappa } from './estimate/kappa.ts';
import { orNull } from './estimate/or-null.ts';
import { groupFigures, type Part } from './group-figures.ts';
import { type Decided, listDecided, readProgress } from './item-store.ts';
import { planOf } from './make-plan.ts';
import type { Figures } from './schema.ts';
import { findSweep, type HeldSweep, holdSweep, saveFigures } from './sweep-store.ts';

/** What people decided in the end; null: nobody looked. */
const verdictOf = ({ first, settled }: Decided): boolean | null => settled ?? first;

const shown = ({ share, low, high, method }: Estimate): Figures['confirmedShare'] => ({ share, low, high, method });

/** Counts of a part of the frame. `unseen`: what those count as that were drawn and not seen; left out: they do not count. */
function countStratum(
  population: number,
  drawn: readonly Decided[],
  unseen?: 'confirmed' | 'flagged',
): ScreenedStratum {
  const seen = drawn.filter(({ isSeen }) => isSeen);
  const flagged = seen.filter(({ isFlagged }) => isFlagged);
  const reviewed = seen.filter(({ isElusion }) => isElusion);
  const more = unseen === undefined ? 0 : drawn.length - seen.length;
  return {
    population,
    drawn: seen.length + more,
    flagged: flagged.length + more,
    confirmed: flagged.filter((each) => verdictOf(each)).length + (unseen === 'confirmed' ? more : 0),
    reviewed: reviewed.length,
    missed: reviewed.filter((each) => verdictOf(each)).length,
  };
}

function agreementOf(drawn: readonly Decided[]): Figures['agreement'] {
  const twice = drawn.filter(({ first, second }) => first !== null && second !== null);
  if (twice.length === 0) return null;
  const count = (first: boolean, second: boolean): number =>
    twice.filter((each) => each.first === first && each.second === second).length;
  const { kappa, agreed, low, high } = cohenKappa([
    [count(true, true), count(true, false)],
    [count(false, true), count(false, false)],
  ]);
  return { reviews: twice.length, kappa, agreed, low, high };
}

/**
 * The first review's errors, as those of the flagged show that were decided twice: who agree are taken to be right. What no
 * rule flags cannot be confirmed in error, and is easier to judge: it neither counts nor tells how often review errs.
 */
function correctedOf(parts: readonly Part[]): Figures['corrected'] {
  const seen = parts.map(({ population, drawn }) => ({ population, drawn: drawn.filter(({ isSeen }) => isSeen) }));
  const twice = seen.flatMap(({ drawn }) => drawn.filter(({ isFlagged, second }) => isFlagged && second !== null));
  const rate = (truth: boolean) => {
    const of = twice.filter((each) => verdictOf(each) === truth);
    return { right: of.filter(({ first }) => first === truth).length, of: of.length };
  };
  const [sensitivity, specificity] = [rate(true), rate(false)];
  if (sensitivity.of === 0 || specificity.of === 0) return null;
  const strata = seen.map(({ population, drawn }) => {
    const flagged = drawn.filter(({ isFlagged }) => isFlagged);
    // What the first review said, as its errors are those that are corrected: not what a third person made of it.
    const found = flagged.filter(({ first }) => first === true).length;
    return { population, drawn: drawn.length, found, reviewed: flagged.length };
  });
  const corrected = orNull(() => correctReview({ strata, sensitivity, specificity }));
  return corrected && shown(corrected);
}

/** What is known of the share where nothing was seen, or nothing of a stratum that has entries. */
const UNKNOWN: Figures['confirmedShare'] = { share: 0, low: 0, high: 1, method: 'nothing seen' };

/** What of the frame is confirmed; null: nothing was seen of one of the strata. */
const confirmedOf = (counts: readonly ScreenedStratum[]): Estimate | null =>
  orNull(() =>
    estimateShare({
      strata: counts.map(({ population, drawn, confirmed }) => ({ population, drawn, found: confirmed })),
    }),
  );

/** The figures of a sweep whose review is over, at 95 % (docs/reference/sweep.md). */
export function figuresOf(
  sweep: Pick<HeldSweep, 'strata' | 'plan' | 'packs' | 'stratify'>,
  drawn: readonly Decided[],
): Figures {
  const strata = sweep.strata ?? {};
  const entries = Object.values(strata).reduce((sum, n) => sum + n, 0);
  const isByStrata = planOf(sweep).design.kind === 'stratified';
  const parts: (Part & { name: string })[] = isByStrata
    ? Object.entries(strata).map(([name, population]) => ({
        name,
        population,
        drawn: drawn.filter(({ stratum }) => stratum === name),
      }))
    : [{ name: '', population: entries, drawn }];
  const counted = (unseen?: 'confirmed' | 'flagged') =>
    parts.map((part) => countStratum(part.population, part.drawn, unseen));
  const counts = counted();
  const sum = (of: (count: ScreenedStratum) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const confirmedShare = confirmedOf(counts);
  const whole = orNull(() => estimateElusion({ strata: counts }));
  const notSeen = drawn.filter(({ isSeen }) => !isSeen).length;
  // Without an elusion sample, those of what is confirmed.
  const limit = (unseen: 'confirmed' | 'flagged'): Estimate | null =>
    orNull(() => estimateElusion({ strata: counted(unseen) }).total) ?? confirmedOf(counted(unseen));
  const [least, most] = notSeen === 0 ? [null, null] : [limit('flagged'), limit('confirmed')];
  return {
    entries,
    drawn: drawn.length,
    seen: sum((count) => count.drawn),
    notSeen,
    flagged: sum((count) => count.flagged),
    confirmed: sum((count) => count.confirmed),
    reviewed: sum((count) => count.reviewed),
    missed: sum((count) => count.missed),
    confirmedShare: confirmedShare ? shown(confirmedShare) : UNKNOWN,
    elusion: whole?.elusion ? shown(whole.elusion) : null,
    total: whole && shown(whole.total),
    widest: least && most && { low: least.low, high: most.high },
    agreement: agreementOf(drawn),
    corrected: correctedOf(parts),
    strata: isByStrata
      ? parts.map(({ name: stratum, population }, n) => {
          const { drawn: seen = 0, confirmed = 0 } = counts[n] ?? {};
          const share = orNull(() => estimateShare({ strata: [{ population, drawn: seen, found: confirmed }] }));
          return { stratum, entries: population, seen, confirmed, share: share && shown(share) };
        })
      : [],
    groups: groupFigures(parts, { packs: sweep.packs, stratifiedBy: isByStrata ? sweep.stratify : null }),
  };
}

/** Computes and keeps the figures of a sweep, where its review is over. */
export async function keepFigures(context: Context, unit: string, id: string): Promise<void> {
  const found = await inWork(context, unit, async ({ tx }) => {
    const sweep = await findSweep(tx, id);
    return sweep?.state === 'review' ? { sweep, drawn: await listDecided(tx, id) } : null;
  });
  if (!found) return;
  const { sweep, drawn } = found;
  const figures = figuresOf(sweep, drawn);
  await inWork(context, unit, async (work) => {
    const held = await holdSweep(work.tx, id);
    const { toReview, reviewed, toSettle } = await readProgress(work.tx, id);
    if (held?.state !== 'review' || reviewed < toReview || toSettle > 0) return;
    await saveFigures(work.tx, id, figures, work.now);
    const { share, low, high } = figures.total ?? figures.confirmedShare;
    await note(work, { act: 'sweep.counted', subject: id, content: { share, low, high } });
  });
}
