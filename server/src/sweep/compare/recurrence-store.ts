import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const removedRow = z.object({
  platform: z.string(),
  returns: z.int(),
  days: z.number(),
});
/**
 * Offers that were removed, as the figures `removed` and `returned` count them (followup/figures): how often each came
 * back since, at its own address or under another as a person confirmed, and the days to its first return; where there
 * was none, to the last check of it.
 */
export const listRemoved = (tx: Tx, platform: string | null): Promise<z.infer<typeof removedRow>[]> =>
  rows(
    tx,
    removedRow,
    sql`with gone as (
        select thing, min(platform) as platform, min(at) filter (where figure = 'removed') as at,
          min(at) filter (where figure = 'returned') as back
        from counted where figure in ('removed', 'returned') and (${platform}::text is null or platform = ${platform})
        group by thing having min(at) filter (where figure = 'removed') is not null)
      select platform,
        case when back is null then 0 else greatest(1, (
          (select count(distinct k.thing) from counted k where k.figure = 'reappearances' and k.listing_id = gone.thing and k.at >= gone.at)
          + (select count(*) from relisting r join listing again on again.id = r.listing_id
              where r.original_listing_id = gone.thing and r.state = 'confirmed' and again.first_seen >= gone.at))) end::int as returns,
        greatest(0, extract(epoch from coalesce(back,
          (select max(k.done_at) from "check" k where k.listing_id = gone.thing and k.done_at >= gone.at), gone.at) - gone.at) / 86400)::float8 as days
      from gone order by thing`,
  );

const overlapRow = z.object({ both: z.int() });
/** How many addresses two frames share. */
export const countShared = async (tx: Tx, first: string, second: string): Promise<number> =>
  (
    await rows(
      tx,
      overlapRow,
      sql`select count(*)::int as both from sweep_entry a join sweep_entry b on b.sweep_id = ${second} and b.address = a.address
        where a.sweep_id = ${first}`,
    )
  )[0]?.both ?? 0;
