import { sql } from 'kysely';
import type { Tx } from '../../base/database/store.ts';

/** Keeps the results of a look at a trader's particulars, and not the particulars. */
export async function saveTraderCheck(
  tx: Tx,
  check: { id: string; unit: string; trader: string; results: unknown; complete: boolean; account: string; now: Date },
): Promise<void> {
  await sql`
    insert into trader_check (id, unit_id, trader_key, results, complete, account_id, made_at)
    values (${check.id}, ${check.unit}, ${check.trader}, ${JSON.stringify(check.results)}::jsonb, ${check.complete}, ${check.account}, ${check.now})`.execute(
    tx,
  );
}

/** The newest check of each trader, those that lack something first. */
export async function listTraderChecks<T>(
  tx: Tx,
): Promise<{ id: string; trader: string; results: T; complete: boolean; madeAt: string }[]> {
  const { rows } = await sql<{ id: string; trader_key: string; results: T; complete: boolean; made_at: Date }>`
    select * from (select distinct on (trader_key) * from trader_check order by trader_key, id desc) newest
    order by complete, trader_key limit 500`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    trader: row.trader_key,
    results: row.results,
    complete: row.complete,
    madeAt: new Date(row.made_at).toISOString(),
  }));
}

export interface RandomCheck {
  listing: string;
  title: string;
  url: string | null;
  findings: number;
}

/**
 * Listings drawn at random (art. 31(3)), with what the packs and the register of recalls found on each. The same seed draws the same from the same listings, so that a supervisor can
 * draw again.
 */
export async function drawListings(tx: Tx, seed: string, size: number): Promise<RandomCheck[]> {
  const { rows } = await sql<RandomCheck>`
    select l.id as listing, l.title, l.url, (select count(*)::int from finding f where f.listing_id = l.id) as findings
    from listing l order by md5(${seed} || l.id) limit ${size}`.execute(tx);
  return rows;
}
