import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const disabledSchema = z.object({
  pack: z.string(),
  rule: z.string(),
  reason: z.string(),
  at: instant,
  /** Snapshots that it would have flagged since. */
  passedOver: z.int(),
});
/** A rule that the unit has disabled. */
export type DisabledRule = z.infer<typeof disabledSchema>;

/** What a disabled rule flagged since it was: kept beside what packs in shadow flag, which no queue reads. */
const PASSED_OVER = sql`from shadow_finding s
  where s.pack = disabled_rule.pack and s.rule = disabled_rule.rule and s.made_at >= disabled_rule.disabled_at`;

export const listDisabledRules = (tx: Tx): Promise<DisabledRule[]> =>
  rows(
    tx,
    disabledSchema,
    sql`select pack, rule, reason, disabled_at as at, (select count(distinct s.snapshot_id)::int ${PASSED_OVER}) as passed_over
      from disabled_rule order by pack, rule`,
  );

/** `pack/rule` of each disabled rule. */
export async function readDisabled(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await rows(
    tx,
    z.object({ key: z.string() }),
    sql`select pack || '/' || rule as key from disabled_rule`,
  );
  return new Set(found.map(({ key }) => key));
}

/** @returns false where it was disabled before */
export const saveDisabledRule = (
  tx: Tx,
  rule: { unit: string; pack: string; rule: string; reason: string; proposal: string; now: Date },
): Promise<boolean> =>
  hasRow(
    tx,
    sql`insert into disabled_rule (unit_id, pack, rule, reason, proposal_id, disabled_at)
      values (${rule.unit}, ${rule.pack}, ${rule.rule}, ${rule.reason}, ${rule.proposal}, ${rule.now})
      on conflict do nothing returning rule`,
  );

/**
 * Enables a rule again, and forgets that the snapshots which it would have flagged were screened.
 *
 * @returns their ids; null: it was not disabled
 */
export async function removeDisabledRule(
  tx: Tx,
  { pack, rule }: { pack: string; rule: string },
): Promise<string[] | null> {
  const found = await row(
    tx,
    z.object({ snapshots: z.array(z.string()) }),
    sql`select coalesce((select jsonb_agg(distinct s.snapshot_id) ${PASSED_OVER}), '[]') as snapshots
      from disabled_rule where pack = ${pack} and rule = ${rule}`,
  );
  if (!found) return null;
  await sql`delete from disabled_rule where pack = ${pack} and rule = ${rule}`.execute(tx);
  await sql`delete from screening where stage = 'live' and snapshot_id = any(${found.snapshots})`.execute(tx);
  return found.snapshots;
}
