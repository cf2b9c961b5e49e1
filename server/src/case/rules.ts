import { precisionOf } from '@vigie/engine';
import type { z } from 'zod';
import type { Context } from '../base/context.ts';
import type { Http } from '../base/http/http.ts';
import { accountOf } from '../people/access.ts';
import { compareShadow, daysBefore, listAlarms, listHashLists, RATE_DAYS, readRates } from '../screening/index.ts';
import { type ruleSchema, rulesSchema } from './schema.ts';
import { countReviews } from './store.ts';

type RuleFigures = z.infer<typeof ruleSchema>;

/** `/v1/rules`: how each rule does: its hit rate by day, its precision by people's decisions, its alarms, and what a version in shadow would change. */
export function addRuleRoutes(app: Http, { store, clock, packs }: Context): void {
  app.get('/v1/rules', { schema: { tags: ['case'], response: { 200: rulesSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, async (tx) => {
      const since = daysBefore(clock(), RATE_DAYS);
      const rates = await readRates(tx, since);
      const reviews = await countReviews(tx);
      const alarms = await listAlarms(tx, since);
      const items = packs.rules.map((about): RuleFigures => {
        const key = `${about.pack}/${about.rule}`;
        const { confirmed, dismissed } = reviews.get(key) ?? { confirmed: 0, dismissed: 0 };
        return {
          ...about,
          days: rates.daysOf(key),
          confirmed,
          dismissed,
          precision: precisionOf(confirmed, dismissed),
          alarms: alarms.filter(({ pack, rule }) => pack === about.pack && rule === about.rule),
        };
      });
      const lists = (await listHashLists(tx)).map(({ name, kind, hashes }) => {
        const { confirmed, dismissed } = reviews.get(`list:${name}/known-picture`) ?? { confirmed: 0, dismissed: 0 };
        return { name, kind, hashes, confirmed, dismissed, precision: precisionOf(confirmed, dismissed) };
      });
      return { items, lists, shadow: packs.shadow ? await compareShadow(tx, packs.shadow) : [] };
    }),
  );
}
