import { newId } from '../../base/core/ids.ts';
import { note, type Work } from '../../people/index.ts';
import { saveAlarm } from './alarm-store.ts';

/** Questions that one officer may put in a day, at either side. */
export const A_DAY = 20;
/** Questions of one unit that another answers in a day. */
export const A_DAY_OF_UNIT = 200;
/** So many within ten minutes look like somebody who tries a list. */
const FAST = 10;
export const FAST_MINUTES = 10;

/** How many questions an officer has put, this one included. */
export interface Pace {
  today: number;
  lately: number;
}

/**
 * Alarms the auditor once, as a limit is reached: at the tenth question within ten minutes, and at the last of the day. What
 * is asked is known to nobody but who asks, so how often is all that there is to go by.
 */
export async function raiseAlarms(
  work: Omit<Work, 'by'>,
  { today, lately }: Pace,
  who: { peer: string | null; officer: string },
): Promise<void> {
  const kinds = [...(lately === FAST ? ['fast' as const] : []), ...(today === A_DAY ? ['limit' as const] : [])];
  for (const kind of kinds) {
    const id = newId('ial', work.now);
    await saveAlarm(work.tx, { ...who, id, unit: work.unit, kind, now: work.now });
    await note({ ...work, by: null }, { act: 'inquiry.alarm-raised', subject: id, content: { ...who, kind } });
  }
}
