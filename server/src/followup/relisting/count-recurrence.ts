import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { mustFindCase } from '../../case/index.ts';
import type { Recurrence } from '../../notice/index.ts';
import { countRelistings } from './relisting-store.ts';

/**
 * Scale and recurrence on the platform of a case, over its confirmed cases since the first offer. null: none of them is
 * confirmed.
 */
export async function countRecurrence(tx: Tx, caseId: string, now: Date, timeZone: string): Promise<Recurrence | null> {
  const { platform } = await mustFindCase(tx, caseId);
  const { firstSeen, confirmed, relisted, medianDays } = await countRelistings(tx, caseId, 'platform');
  if (firstSeen === null) return null;
  return {
    from: plainDate(new Date(firstSeen), timeZone),
    to: plainDate(now, timeZone),
    scope: platform,
    listings: confirmed,
    traders: null,
    removed: null,
    returned: relisted,
    medianDaysToRemoval: null,
    medianDaysToReturn: medianDays,
    weeks: [],
  };
}
