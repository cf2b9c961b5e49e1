import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { mustFindCase } from '../../case/index.ts';
import type { Recurrence } from '../../notice/index.ts';
import { countScale, countWeeks } from './recurrence-store.ts';

/**
 * Scale and recurrence on the platform of a case, since it was first asked about an offer: the figures `asked`, `removed`
 * and `returned`, which rest on what people confirmed alone.
 */
export async function countRecurrence(tx: Tx, caseId: string, now: Date, timeZone: string): Promise<Recurrence> {
  const { platform } = await mustFindCase(tx, caseId);
  const { since, asked, ...scale } = await countScale(tx, caseId);
  return {
    from: plainDate(since === null ? now : new Date(since), timeZone),
    to: plainDate(now, timeZone),
    scope: platform,
    listings: asked,
    ...scale,
    weeks: await countWeeks(tx, caseId, timeZone),
  };
}
