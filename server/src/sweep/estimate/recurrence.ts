import { type CurvePoint, kaplanMeierCurve, kaplanMeierMedian } from '../../base/core/kaplan-meier.ts';
import { type Estimate, interval, LEVEL } from './intervals.ts';

/** An offer that was removed and looked for since. */
export interface RemovedOffer {
  /** How often it was found back. */
  returns: number;
  /** Days from its removal to its first return; where there was none, to the last look. */
  days: number;
}

export interface Recurrence {
  removed: number;
  /** How many came back at least once, and all returns together. */
  returned: number;
  returns: number;
  /** Returns per removed offer; null where none was removed. One offer may come back again and again: no interval. */
  perOffer: number | null;
  /** The share of removed offers that came back while they were looked for; null where none was removed. */
  share: Estimate | null;
  /** When half had come back, by Kaplan and Meier, who count those still looked for; null where fewer have. */
  medianDays: number | null;
  curve: CurvePoint[];
}

/** How often, and how soon, what was removed comes back. */
export function recurrence(offers: readonly RemovedOffer[], level = LEVEL): Recurrence {
  const returned = offers.filter(({ returns }) => returns > 0).length;
  const returns = offers.reduce((sum, offer) => sum + offer.returns, 0);
  const times = offers.map((offer) => ({ days: offer.days, happened: offer.returns > 0 }));
  return {
    removed: offers.length,
    returned,
    returns,
    perOffer: offers.length === 0 ? null : returns / offers.length,
    share: offers.length === 0 ? null : interval({ found: returned, drawn: offers.length, level }),
    medianDays: kaplanMeierMedian(times),
    curve: kaplanMeierCurve(times),
  };
}
