import { precisionOf } from '@vigie/engine';
import type { z } from 'zod';
import { addDays, startOfDay } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { CAUSES } from '../compose/notice-schema.ts';
import type { errorRateSchema } from './amend-schema.ts';
import { countWrong } from './amend-store.ts';

/**
 * The unit's own error rate: notices that left in a period and were found wrong since, by the unit itself. A trusted
 * flagger may lose its status for too many (Regulation (EU) 2022/2065, art. 22(6)).
 */
export async function readErrorRate(
  tx: Tx,
  { from, to }: { from: string; to: string },
  timeZone: string,
): Promise<z.infer<typeof errorRateSchema>> {
  const counted = await countWrong(tx, { from: startOfDay(from, timeZone), to: startOfDay(addDays(to, 1), timeZone) });
  const sum = (of: (one: (typeof counted)[number]) => boolean): number =>
    counted.filter(of).reduce((total, { notices }) => total + notices, 0);
  const [sent, withdrawn, corrected] = [
    sum(() => true),
    sum(({ state }) => state === 'withdrawn'),
    sum(({ state }) => state === 'corrected'),
  ];
  const wrong = withdrawn + corrected;
  return {
    from,
    to,
    sent,
    withdrawn,
    corrected,
    // Of a rule it tells how often it is right, of notices how often they are wrong: the same interval.
    rate: precisionOf(wrong, sent - wrong),
    byCause: CAUSES.map((cause) => ({ cause, notices: sum((one) => one.cause === cause) })),
    byPlatform: [...new Set(counted.map(({ platform }) => platform))].map((platform) => ({
      platform,
      sent: sum((one) => one.platform === platform),
      withdrawn: sum((one) => one.platform === platform && one.state === 'withdrawn'),
      corrected: sum((one) => one.platform === platform && one.state === 'corrected'),
    })),
  };
}
