import { addDays, mondayOf, startOfDay } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { countChanges } from './load-store.ts';

/** A week of work: cases that became open in it, that were decided in it, that were open at its end. */
export interface Week {
  week: string;
  opened: number;
  decided: number;
  open: number;
}

/** The work load of the last weeks, the one that runs included: what came, what was decided, what was left. */
export async function countLoad(tx: Tx, weeks: number, now: Date, timeZone: string): Promise<Week[]> {
  const last = mondayOf(now, timeZone);
  const first = addDays(last, -7 * (weeks - 1));
  const changes = await countChanges(tx, startOfDay(first, timeZone), timeZone);
  const changed = new Map(changes.map((change) => [change.week, change]));
  const before = changed.get(null);
  let open = before ? before.opened - before.decided : 0;
  return Array.from({ length: weeks }, (_, at) => {
    const week = addDays(first, 7 * at);
    const { opened, decided } = changed.get(week) ?? { opened: 0, decided: 0 };
    open += opened - decided;
    return { week, opened, decided, open };
  });
}
