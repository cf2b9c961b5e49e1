import { sql } from 'kysely';
import type { z } from 'zod';
import { row } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { unitStatusSchema } from './schema.ts';

/** What a unit is, in law. */
export type UnitStatus = z.infer<typeof unitStatusSchema>;

/** The status of the unit of this transaction; neither where nothing was entered. */
export async function findUnitStatus(tx: Tx): Promise<UnitStatus> {
  const found = await row(
    tx,
    unitStatusSchema,
    sql`select
        case when authority_name is not null
          then jsonb_build_object('name', authority_name, 'address', authority_address, 'email', authority_email) end as authority,
        case when trusted_since is not null
          then jsonb_build_object('since', trusted_since, 'by', trusted_by) end as trusted_flagger
      from unit_status`,
  );
  return found ?? { authority: null, trustedFlagger: null };
}

/** Enters what a unit is, in the place of what was entered before. */
export async function setUnitStatus(
  tx: Tx,
  change: { unit: string; account: string; status: UnitStatus; now: Date },
): Promise<void> {
  const { authority, trustedFlagger } = change.status;
  await sql`
    insert into unit_status (unit_id, authority_name, authority_address, authority_email, trusted_since, trusted_by, account_id, changed_at)
    values (${change.unit}, ${authority?.name ?? null}, ${authority?.address ?? null}, ${authority?.email ?? null},
      ${trustedFlagger?.since ?? null}, ${trustedFlagger?.by ?? null}, ${change.account}, ${change.now})
    on conflict (unit_id) do update set authority_name = excluded.authority_name, authority_address = excluded.authority_address,
      authority_email = excluded.authority_email, trusted_since = excluded.trusted_since, trusted_by = excluded.trusted_by,
      account_id = excluded.account_id, changed_at = excluded.changed_at`.execute(tx);
}
