import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { type Remark, remarkSchema } from './schema.ts';

const keptSchema = remarkSchema.extend({ madeAt: instant });

/** Keeps a remark, once. @returns false: it was there */
export function saveRemark(
  tx: Tx,
  made: { unit: string; handover: string; remark: Omit<Remark, 'madeAt'>; at: Date },
): Promise<boolean> {
  const { id, direction, by, text, isTold } = made.remark;
  return hasRow(
    tx,
    sql`insert into handover_remark (id, unit_id, handover_id, direction, by_name, remark, is_sent, made_at)
      values (${id}, ${made.unit}, ${made.handover}, ${direction}, ${by}, ${text}, ${isTold}, ${made.at})
      on conflict (unit_id, id) do nothing returning id`,
  );
}

const REMARK = sql`select id, direction, by_name as by, remark as text, is_sent as is_told, made_at from handover_remark`;

/** The remarks on a shared case, the oldest first. */
export function listRemarks(tx: Tx, handover: string): Promise<Remark[]> {
  return rows(tx, keptSchema, sql`${REMARK} where handover_id = ${handover} order by made_at, id`);
}

const untoldSchema = keptSchema.extend({ handover: z.string() });

/** Those that the other side does not have yet. */
export function listUntold(tx: Tx, handover: string | null): Promise<z.infer<typeof untoldSchema>[]> {
  return rows(
    tx,
    untoldSchema,
    sql`select r.*, handover_id as handover from (${REMARK} where not is_sent) r join handover_remark using (id)
      where ${handover}::text is null or handover_id = ${handover} order by made_at, id limit 500`,
  );
}

export async function markRemarkTold(tx: Tx, id: string): Promise<void> {
  await sql`update handover_remark set is_sent = true where id = ${id}`.execute(tx);
}
