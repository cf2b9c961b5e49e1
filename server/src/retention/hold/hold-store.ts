import { sql } from 'kysely';
import type { z } from 'zod';
import { hasRow, instant, instantInJson, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { holdSchema } from '../schema.ts';

const person = (column: string) =>
  sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = ${sql.ref(column)})`;
const release = holdSchema.shape.release.unwrap().extend({ at: instantInJson }).nullable();
const keptSchema = holdSchema.extend({ at: instant, release });
export type Hold = z.infer<typeof holdSchema>;

const HOLD = sql`select h.id, h.record_id as record, h.reason, ${person('h.account_id')} as by, h.placed_at as at,
  case when h.released_at is not null then jsonb_build_object('by', ${person('h.released_by')}, 'reason', h.release_reason,
    'at', h.released_at) end as release from retention_hold h`;

/** Whether there is anything of this id that could be erased. */
export const hasRecord = (tx: Tx, id: string): Promise<boolean> =>
  hasRow(
    tx,
    sql`select 1 from "case" where id = ${id} union all select 1 from listing where id = ${id}
      union all select 1 from notice where id = ${id} union all select 1 from received_notice where id = ${id}
      union all select 1 from complaint where id = ${id} union all select 1 from misuse_measure where id = ${id}
      union all select 1 from data_request where id = ${id} union all select 1 from alert where id = ${id}
      union all select 1 from sweep where id = ${id} union all select 1 from age_gate where id = ${id}`,
  );

export async function saveHold(
  tx: Tx,
  hold: { id: string; unit: string; record: string; reason: string; account: string; now: Date },
): Promise<void> {
  await sql`insert into retention_hold (id, unit_id, record_id, reason, account_id, placed_at)
    values (${hold.id}, ${hold.unit}, ${hold.record}, ${hold.reason}, ${hold.account}, ${hold.now})`.execute(tx);
}

/** @returns false where none of this id is in force */
export const releaseHold = (
  tx: Tx,
  released: { id: string; reason: string; account: string; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`update retention_hold set released_by = ${released.account}, release_reason = ${released.reason},
      released_at = ${released.now} where id = ${released.id} and released_at is null returning id`,
  );

export const findHold = (tx: Tx, id: string): Promise<Hold | null> =>
  row(tx, keptSchema, sql`${HOLD} where h.id = ${id}`);

/** Holds, the newest first, after the cursor (an id). */
export const listHolds = (tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<Hold[]> =>
  rows(
    tx,
    keptSchema,
    sql`${HOLD} where ${page.cursor ?? null}::text is null or h.id < ${page.cursor ?? null} order by h.id desc limit ${page.limit}`,
  );
