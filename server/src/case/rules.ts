import { precisionOf } from '@vigie/engine';
import type { z } from 'zod';
import type { Packs } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import {
  compareShadow,
  daysBefore,
  listAlarms,
  listDisabledRules,
  listHashLists,
  RATE_DAYS,
  readRates,
} from '../screening/index.ts';
import type { rulesSchema } from './schema.ts';
import { countReviews } from './store.ts';

const NONE = { confirmed: 0, dismissed: 0 };

/**
 * How each rule does: its hit rate by day, its precision by people's decisions, its alarms, and what a version in
 * shadow would change.
 */
export async function readRules(
  tx: Tx,
  packs: Packs,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof rulesSchema>> {
  const since = daysBefore(now, RATE_DAYS, timeZone);
  const rates = await readRates(tx, since, timeZone);
  const reviews = await countReviews(tx);
  const alarms = await listAlarms(tx, since);
  const disabled = await listDisabledRules(tx);
  const items = packs.rules.map((about) => {
    const key = `${about.pack}/${about.rule}`;
    const { confirmed, dismissed } = reviews.get(key) ?? NONE;
    return {
      ...about,
      days: rates.daysOf(key),
      confirmed,
      dismissed,
      precision: precisionOf(confirmed, dismissed),
      disabled: disabled.find(({ pack, rule }) => pack === about.pack && rule === about.rule) ?? null,
      alarms: alarms.filter(({ pack, rule }) => pack === about.pack && rule === about.rule),
    };
  });
  const lists = (await listHashLists(tx)).map(({ name, kind, hashes }) => {
    const { confirmed, dismissed } = reviews.get(`list:${name}/known-picture`) ?? NONE;
    return { name, kind, hashes, confirmed, dismissed, precision: precisionOf(confirmed, dismissed) };
  });
  return { items, lists, shadow: packs.shadow ? await compareShadow(tx, packs.shadow) : [] };
}
