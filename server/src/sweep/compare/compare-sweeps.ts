import { difference } from '../estimate/difference.ts';
import type { Estimate, Interval } from '../estimate/intervals.ts';
import { type FigureRow, listFigures } from '../report/figure-rows.ts';
import type { Figures, Sweep } from '../schema.ts';

/** What has to be the same for a difference to be one of the market alone. */
export const COMPARED = ['question', 'packs', 'versions', 'source', 'missing', 'strata', 'design'] as const;

export interface SweepDifference {
  what: (typeof COMPARED)[number];
  first: string;
  second: string;
}

const versionsOf = ({ screened }: Sweep): string =>
  screened
    .map(({ pack, digest, engine }) => `${pack} ${digest.slice(0, 12)} (${engine})`)
    .sort()
    .join(', ');

const SAID: Record<SweepDifference['what'], (sweep: Sweep) => string> = {
  question: ({ question }) => question,
  packs: ({ packs }) => [...packs].sort().join(', '),
  versions: versionsOf,
  source: ({ source: { kind, name } }) => `${kind} ${name}`.trim(),
  missing: ({ missing }) => missing,
  strata: ({ stratify }) => stratify,
  design: ({ plan }) => plan?.design ?? '–',
};

/** What is not the same of two sweeps: while there is any, a difference of their shares may come from it. */
export const differencesOf = (first: Sweep, second: Sweep): SweepDifference[] =>
  COMPARED.map((what) => ({ what, first: SAID[what](first), second: SAID[what](second) })).filter(
    (each) => each.first !== each.second,
  );

export interface ComparedFigure extends Pick<FigureRow, 'figure' | 'name'> {
  first: Figures['confirmedShare'];
  second: Figures['confirmedShare'];
  /** The first less the second. */
  difference: number;
  low: number;
  high: number;
}

/** `nothing seen` is no estimate: what is known of the share is nothing. */
const isKnown = (estimate: FigureRow['estimate']): estimate is NonNullable<FigureRow['estimate']> =>
  estimate !== null && estimate.method !== 'nothing seen';

/** Figures that both have, with what the first is more than the second (estimate/difference.ts). */
export function compareFigures(first: Figures, second: Figures): ComparedFigure[] {
  const others = listFigures(second);
  return listFigures(first).flatMap(({ figure, name, estimate }) => {
    const other = others.find((one) => one.figure === figure && one.name === name)?.estimate ?? null;
    // All others together are other groups in each.
    const isRest = name === null && ['platform', 'category'].includes(figure);
    if (isRest || !isKnown(estimate) || !isKnown(other)) return [];
    const { difference: more, low, high } = difference(toEstimate(estimate), toEstimate(other));
    return [{ figure, name, first: estimate, second: other, difference: more, low, high }];
  });
}

/** The limits are all that counts here. */
const toEstimate = ({ share, low, high }: Figures['confirmedShare']): Estimate => ({
  share,
  low,
  high,
  method: 'hybrid' satisfies Interval['method'],
});
