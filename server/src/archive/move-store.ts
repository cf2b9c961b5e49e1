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

/** That nothing rests on a snapshot (`s`), and nobody sees it who may not see every other. */
const isFree = sql`s.compartment is null and ${sql.join(
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
 * Snapshots that may be archived, by id after one of them: seen before an instant, screened, not the newest of their
 * offer, named by nothing, of an offer that is in no case or in closed ones alone.
 */
export function listMovable(
  tx: Tx,
  { after, before, limit }: { after: string; before: Date; limit: number },
): Promise<Archived[]> {
  return rows(
    tx,
    movableSchema,
    sql`select s.id, s.listing_id as listing, l.platform, s.seen_at, s.digest, s.content, screened.by as screened
      from snapshot s join listing l on l.id = s.listing_id
      cross join lateral (
        select jsonb_agg(jsonb_build_array(p.packs_digest, p.engine, p.stage, to_char(p.screened_at at time zone 'UTC', 'YYYY-MM-DD'))
          order by p.packs_digest, p.engine)::text as by
        from screening p where p.snapshot_id = s.id) screened
      where s.id > ${after} and s.seen_at < ${before} and screened.by is not null and ${isFree}
        and l.compartment is null and l.key not like 'erased:%'
        and exists (select from snapshot newer where newer.listing_id = s.listing_id and (newer.seen_at, newer.id) > (s.seen_at, s.id)
          and newer.compartment is null)
        and not exists (select from finding f join case_finding cf on cf.finding_id = f.id join "case" c on c.id = cf.case_id
          where f.listing_id = s.listing_id and c.state <> 'dismissed' and c.closed_at is null)
      order by s.id limit ${limit}`,
  );
}

/**
 * Deletes snapshots that are archived, with what says that they were screened.
 *
 * @returns how many: fewer where something names one of them by now
 */
export async function deleteMoved(tx: Tx, ids: readonly string[]): Promise<number> {
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
