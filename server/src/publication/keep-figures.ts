import type { Context } from '../base/context.ts';
import type { Figures } from './store.ts';

/** What took less to count is counted anew each time: nobody waits for it, and nobody sees an old one. */
const QUICK_MS = 100;
/** What takes longer is counted again, where something changed, only so many times later as it took. */
const SHARE = 20;

interface Kept {
  figures: Figures;
  countedAt: number;
  tookMs: number;
  heard: number | null;
}

const keptOf = new WeakMap<Context['changes'], Map<string, Kept>>();

/**
 * Figures as they are kept up to date: counted again when something changed in the unit since, not for each who looks.
 *
 * @param count counts them anew
 */
export async function keepFigures(
  { changes }: Pick<Context, 'changes'>,
  unit: string,
  count: () => Promise<Figures>,
): Promise<Figures> {
  const ofUnits = keptOf.get(changes) ?? new Map<string, Kept>();
  keptOf.set(changes, ofUnits);
  const kept = ofUnits.get(unit);
  const heard = changes.heard(unit);
  const began = performance.now();
  if (kept && kept.tookMs >= QUICK_MS) {
    const isSame = heard !== null && kept.heard === heard;
    if (isSame || began - kept.countedAt < kept.tookMs * SHARE) return kept.figures;
  }
  const figures = await count();
  ofUnits.set(unit, { figures, countedAt: began, tookMs: performance.now() - began, heard });
  return figures;
}
