import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Kind, kindSchema, type PeriodInput, periodSchema } from '../schema.ts';

const keptSchema = periodSchema.extend({ kind: kindSchema });

/** The unit's periods; a kind that has none is not erased. */
export const listPeriods = (tx: Tx): Promise<z.output<typeof keptSchema>[]> =>
  rows(
    tx,
    keptSchema,
    sql`select kind, amount, period_unit as unit, basis, source, verified from retention_period order by kind`,
  );

export async function savePeriod(
  tx: Tx,
  period: PeriodInput & { unitId: string; proposal: string; now: Date },
): Promise<void> {
  await sql`
    insert into retention_period (unit_id, kind, amount, period_unit, basis, source, verified, proposal_id, set_at)
    values (${period.unitId}, ${period.kind}, ${period.amount}, ${period.unit}, ${period.basis}, ${period.source},
      ${period.verified}, ${period.proposal}, ${period.now})
    on conflict (unit_id, kind) do update set amount = excluded.amount, period_unit = excluded.period_unit,
      basis = excluded.basis, source = excluded.source, verified = excluded.verified, proposal_id = excluded.proposal_id,
      set_at = excluded.set_at`.execute(tx);
}

/** @returns false: none was set */
export const removePeriod = (tx: Tx, kind: Kind): Promise<boolean> =>
  hasRow(tx, sql`delete from retention_period where kind = ${kind} returning kind`);

/** How many kinds have a period. */
export const countPeriods = (tx: Tx): Promise<{ part: string; count: number }[]> =>
  rows(
    tx,
    z.object({ part: z.string(), count: z.int() }),
    sql`select 'periods' as part, count(*)::int as count from retention_period`,
  );
