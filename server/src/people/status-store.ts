import { sql } from 'kysely';
import type { Tx } from '../base/database/store.ts';

/** What a unit is, in law, as an admin has entered it. */
export interface UnitStatus {
  /** The unit is an authority that may issue orders. */
  authority: { name: string; address: string | null; email: string } | null;
  /** Status of Regulation (EU) 2022/2065, art. 22; `since` is a plain date, `by` the coordinator that awarded it. */
  trustedFlagger: { since: string; by: string } | null;
}

/** The status of the unit of this transaction; neither where nothing was entered. */
export async function findUnitStatus(tx: Tx): Promise<UnitStatus> {
  const { rows } = await sql<{
    authority_name: string | null;
    authority_address: string | null;
    authority_email: string | null;
    trusted_since: string | null;
    trusted_by: string | null;
  }>`select * from unit_status`.execute(tx);
  const row = rows[0];
  return {
    authority:
      row?.authority_name && row.authority_email
        ? { name: row.authority_name, address: row.authority_address, email: row.authority_email }
        : null,
    trustedFlagger: row?.trusted_since && row.trusted_by ? { since: row.trusted_since, by: row.trusted_by } : null,
  };
}

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
