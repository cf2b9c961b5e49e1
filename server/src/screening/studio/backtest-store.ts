import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Backtest, backtestHitSchema, backtestSchema } from './studio-schema.ts';

const keptSchema = backtestSchema.extend({ askedAt: instant, doneAt: instant.nullable() });
const BACKTEST = sql`select b.id, b.pack, b.digest_after as digest, b.listings, b.asked_at, b.done_at,
    (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = b.asked_by) as asked_by,
    coalesce((select jsonb_agg(jsonb_build_object('rule', c.rule, 'both', c.both, 'added', c.added, 'gone', c.gone) order by c.rule)
      from (select h.rule, (count(*) filter (where h.kind = 'both'))::int as both, (count(*) filter (where h.kind = 'new'))::int as added,
          (count(*) filter (where h.kind = 'gone'))::int as gone
        from pack_backtest_hit h where h.backtest_id = b.id group by h.rule) c), '[]') as rules
  from pack_backtest b`;

export async function saveBacktest(
  tx: Tx,
  made: {
    id: string;
    unit: string;
    pack: string;
    before: string | null;
    after: string;
    digest: string;
    by: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into pack_backtest (id, unit_id, pack, text_before, text_after, digest_after, asked_by, asked_at)
    values (${made.id}, ${made.unit}, ${made.pack}, ${made.before}, ${made.after}, ${made.digest}, ${made.by}, ${made.now})`.execute(
    tx,
  );
}

export const findBacktest = (tx: Tx, id: string): Promise<Backtest | null> =>
  row(tx, keptSchema, sql`${BACKTEST} where b.id = ${id}`);

/** The backtests of a pack, the newest first. */
export const listBacktests = (tx: Tx, pack: string): Promise<Backtest[]> =>
  rows(tx, keptSchema, sql`${BACKTEST} where b.pack = ${pack} order by b.id desc limit 20`);

const runningSchema = z.object({ before: z.string().nullable(), after: z.string() });

/** The texts of a backtest that has come as far as this; null: it is done, or goes on elsewhere. */
export const findRunning = (tx: Tx, id: string, cursor: string): Promise<z.infer<typeof runningSchema> | null> =>
  row(
    tx,
    runningSchema,
    sql`select text_before as before, text_after as after from pack_backtest
      where id = ${id} and cursor = ${cursor} and done_at is null for update`,
  );

/** A listing that one version of a pack flags, or both. */
export interface Hit {
  snapshot: string;
  rule: string;
  kind: 'both' | 'new' | 'gone';
}

export async function saveHits(tx: Tx, unit: string, backtest: string, hits: readonly Hit[]): Promise<void> {
  if (hits.length === 0) return;
  await sql`
    insert into pack_backtest_hit (unit_id, backtest_id, snapshot_id, rule, kind)
    select ${unit}, ${backtest}, h.snapshot, h.rule, h.kind
    from jsonb_to_recordset(${JSON.stringify(hits)}::jsonb) as h(snapshot text, rule text, kind text)
    on conflict do nothing`.execute(tx);
}

/** Notes how far a backtest has come. */
export const moveOn = (
  tx: Tx,
  id: string,
  at: { cursor: string; listings: number; doneAt: Date | null },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update pack_backtest set cursor = ${at.cursor}, listings = listings + ${at.listings}, done_at = ${at.doneAt}
      where id = ${id} returning id`,
  );

/** The listings of one kind, by their snapshots, after the cursor (a snapshot's id); the newest first. */
export const listHits = (
  tx: Tx,
  id: string,
  page: { kind: Hit['kind']; rule: string; cursor?: string | undefined; limit: number },
): Promise<z.infer<typeof backtestHitSchema>[]> =>
  rows(
    tx,
    backtestHitSchema,
    sql`select h.snapshot_id as id, l.id as listing, s.content ->> 'title' as title, l.platform
      from pack_backtest_hit h join snapshot s on s.id = h.snapshot_id join listing l on l.id = s.listing_id
      where h.backtest_id = ${id} and h.rule = ${page.rule} and h.kind = ${page.kind}
        and (${page.cursor ?? null}::text is null or h.snapshot_id < ${page.cursor ?? null})
      order by h.snapshot_id desc limit ${page.limit}`,
  );
