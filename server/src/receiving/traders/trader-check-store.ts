import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { randomCheckSchema, traderCheckSchema } from './trader-schema.ts';

type TraderCheck = z.infer<typeof traderCheckSchema>;

/** Keeps the results of a look at a trader's particulars, and not the particulars. */
export async function saveTraderCheck(tx: Tx, check: TraderCheck & { unit: string; account: string }): Promise<void> {
  await sql`
    insert into trader_check (id, unit_id, trader_key, results, complete, account_id, made_at)
    values (${check.id}, ${check.unit}, ${check.trader}, ${JSON.stringify(check.results)}::jsonb, ${check.complete}, ${check.account},
      ${check.madeAt})`.execute(tx);
}

/** The newest check of each trader, those that lack something first. */
export function listTraderChecks(tx: Tx): Promise<TraderCheck[]> {
  return rows(
    tx,
    traderCheckSchema.extend({ madeAt: instant }),
    sql`select id, trader_key as trader, results, complete, made_at
      from (select distinct on (trader_key) * from trader_check order by trader_key, id desc) newest
      order by complete, trader_key limit 500`,
  );
}

/** The ids of all listings: what a random check draws from. */
export async function listListingIds(tx: Tx): Promise<string[]> {
  const { ids } = await oneRow(
    tx,
    z.object({ ids: z.array(z.string()) }),
    sql`select coalesce(array_agg(id), '{}') as ids from listing`,
  );
  return ids;
}

/** Listings in the order of their ids as given, with how much the packs and the register of recalls found on each. */
export function readDrawn(tx: Tx, ids: readonly string[]): Promise<z.infer<typeof randomCheckSchema>[]> {
  return rows(
    tx,
    randomCheckSchema,
    sql`select l.id as listing, l.title, l.url, (select count(*)::int from finding f where f.listing_id = l.id) as findings
      from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality drawn (id, place)
      join listing l on l.id = drawn.id order by drawn.place`,
  );
}
