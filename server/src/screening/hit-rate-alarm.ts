import { type RateDay, usualBand } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { addDays, plainDate } from '../base/core/clock.ts';
import { inWork } from '../people/index.ts';
import { readDisabled } from './disabled/disabled-rule-store.ts';
import { type RuleAlarm, readRates, saveAlarm } from './store.ts';

/** Days that a rule's usual hit rate is taken from, and that are shown. */
export const RATE_DAYS = 28;

/** The plain date that many days before an instant's own. */
export function daysBefore(now: Date, days: number, timeZone: string): string {
  return addDays(plainDate(now, timeZone), -days);
}

/** The alarm of a day, judged by the days before it; null when its rate is usual, or there is nothing to go by. */
function judge(key: string, days: readonly RateDay[], judged: string): RuleAlarm | null {
  const day = days.find((each) => each.day === judged);
  if (!day) return null;
  const before = days.filter((each) => each.day < judged);
  const band = usualBand(before, day.screened);
  if (!band) return null;
  const rate = day.flagged / day.screened;
  if (rate >= band.low && rate <= band.high) return null;
  const [pack = '', rule = ''] = key.split('/');
  return { pack, rule, ...day, ...band };
}

/**
 * Judges every rule's last whole day and raises an alarm (`rule.hit-rate-anomaly`), once, where its hit rate left the
 * usual band.
 */
export async function watchRates(context: Context, unit: string): Promise<void> {
  await inWork(context, unit, async ({ tx, now }) => {
    const { timeZone } = context.config.home;
    const yesterday = daysBefore(now, 1, timeZone);
    const rates = await readRates(tx, daysBefore(now, RATE_DAYS + 1, timeZone), timeZone);
    const disabled = await readDisabled(tx);
    for (const key of rates.rules) {
      if (disabled.has(key)) continue;
      const alarm = judge(key, rates.daysOf(key), yesterday);
      if (!alarm || !(await saveAlarm(tx, unit, alarm, now))) continue;
      const { pack, rule, day } = alarm;
      await context.jobs.emit(tx, unit, 'rule.hit-rate-anomaly', key, { pack, rule, day });
    }
  });
}
