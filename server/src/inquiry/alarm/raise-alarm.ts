import { newId } from '../../base/core/ids.ts';
import { note, type Work } from '../../people/index.ts';
import { type Alarm, saveAlarm } from './alarm-store.ts';

/** Questions that one officer may put in a day, at either side. */
export const A_DAY = 20;
/** Questions of one unit that another answers in a day. */
export const A_DAY_OF_UNIT = 200;
/** So many within ten minutes look like somebody who tries a list. */
const FAST = 10;
export const FAST_MINUTES = 10;

/** How many questions an officer has put, this one included; at the asked unit also how many the officer’s whole unit. */
export interface Pace {
  today: number;
  lately: number;
  ofUnit?: number;
}

/** Kinds of alarms that the pace of questions has reached just now. */
function reached({ today, lately, ofUnit }: Pace): Alarm['kind'][] {
  const kinds: Alarm['kind'][] = [];
  if (lately === FAST) kinds.push('fast');
  if (today === A_DAY) kinds.push('limit');
  // The asker names its officers: one that names a new one each time is seen by the unit’s own count.
  if (ofUnit === A_DAY_OF_UNIT / 2 || ofUnit === A_DAY_OF_UNIT) kinds.push('unit');
  return kinds;
}

/**
 * Alarms the auditor once, as a limit is reached: at the tenth question within ten minutes, at the last of the day, and at
 * half and all of what a unit may ask in a day. What is asked is known to nobody but who asks, so how often is all that
 * there is to go by.
 */
export async function raiseAlarms(
  work: Omit<Work, 'by'>,
  pace: Pace,
  who: { peer: string | null; officer: string },
): Promise<void> {
  for (const kind of reached(pace)) {
    const id = newId('ial', work.now);
    await saveAlarm(work.tx, { ...who, id, unit: work.unit, kind, now: work.now });
    await note({ ...work, by: null }, { act: 'inquiry.alarm-raised', subject: id, content: { ...who, kind } });
  }
}
