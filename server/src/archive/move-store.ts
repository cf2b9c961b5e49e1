import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { type Archived, keptContentSchema } from '../listing/index.ts';

/** Columns that name a snapshot; a screening alone does not keep it where it is. */
export const NAMING = [
  ['picture', 'snapshot_id'],
  ['finding', 'snapshot_id'],
  ['shadow_finding', 'snapshot_id'],
  ['pack_backtest_hit', 'snapshot_id'],
  ['evidence_package', 'snapshot_id'],
  ['relisting', 'snapshot_id'],
  ['relisting', 'original_snapshot_id'],
] as const;

/**
 * That nothing rests on a snapshot (`s`), that nobody sees it who may not see every other, and that its offer was not
 * erased.
 */
const isFree = sql`s.compartment is null
  and exists (select from listing o where o.id = s.listing_id and o.compartment is null and o.key not like 'erased:%')
  and ${sql.join(
    NAMING.map(
      ([table, column]) => sql`not exists (select from ${sql.table(table)} n where n.${sql.ref(column)} = s.id)`,
    ),
    sql` and `,
  )}`;

const movableSchema = z.object({
  id: z.string(),
  listing: z.string(),
  platform: z.string(),
  seenAt: z.iso.datetime().transform((text) => Date.parse(text)),
  digest: z.string(),
  content: keptContentSchema,
  screened: z.string(),
});

/**
 * Snapshots that may be archived, by id after one of them: seen before an instant, screened before another, not the
 * newest of their offer, named by nothing, of an offer that no document names and that is in no case or in closed ones
 * alone.
 */
export function listMovable(
  tx: Tx,
  { after, before, screenedBefore, limit }: { after: string; before: Date; screenedBefore: Date; limit: number },
): Promise<Archived[]> {
  return rows(
    tx,
    movableSchema,
    sql`select s.id, s.listing_id as listing, l.platform, s.seen_at, s.digest, s.content, screened.by as screened
      from snapshot s join listing l on l.id = s.listing_id
      cross join lateral (
        select jsonb_agg(jsonb_build_array(p.packs_digest, p.engine, p.stage, to_char(p.screened_at at time zone 'UTC', 'YYYY-MM-DD'))
          order by p.packs_digest, p.engine)::text as by, max(p.screened_at) as last
        from screening p where p.snapshot_id = s.id) screened
      where s.id > ${after} and s.seen_at < ${before} and screened.last < ${screenedBefore} and ${isFree}
        and exists (select from snapshot newer join screening n on n.snapshot_id = newer.id
          where newer.listing_id = s.listing_id and (newer.seen_at, newer.id) > (s.seen_at, s.id) and newer.compartment is null)
        and not exists (select from notice_listing nl where nl.listing_id = s.listing_id)
        and not exists (select from finding f join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
          where f.listing_id = s.listing_id and c.state <> 'dismissed' and c.closed_at is null)
      order by s.id limit ${limit}`,
  );
}

/**
 * Deletes snapshots that are archived, with what says that they were screened.
 *
 * @returns how many: fewer where something names one of them by now, or its offer was erased or restricted meanwhile
 */
export async function deleteMoved(tx: Tx, ids: readonly string[]): Promise<number> {
  // Offers first, as whoever imports or erases them does: else each could wait for the other.
  await sql`select from listing l where l.id in (select s.listing_id from snapshot s where s.id = any(${ids}::text[]))
    order by l.platform, l.key for no key update`.execute(tx);
  // Nobody screens one of them meanwhile: whoever waits finds that it is gone.
  await sql`lock table screening in share row exclusive mode`.execute(tx);
  await sql`delete from screening where snapshot_id = any(${ids}::text[])`.execute(tx);
  const [found] = await rows(
    tx,
    z.object({ count: z.int() }),
    sql`with gone as (delete from snapshot s where s.id = any(${ids}::text[]) and ${isFree} returning s.listing_id),
      many as (select listing_id, count(*)::int as count from gone group by listing_id),
      counted as (update listing l set archived = l.archived + many.count from many where l.id = many.listing_id returning many.count)
      select coalesce(sum(count), 0)::int as count from counted`,
  );
  return found?.count ?? 0;
}
