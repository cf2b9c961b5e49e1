import { sql } from 'kysely';
import { hasRow } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Whether the unit takes reports. */
export const isPageOpen = (tx: Tx): Promise<boolean> => hasRow(tx, sql`select 1 from report_page where is_open`);

/** Opens or closes the unit's page. */
export async function saveReportPage(
  tx: Tx,
  { unit, isOpen, account, now }: { unit: string; isOpen: boolean; account: string; now: Date },
): Promise<void> {
  await sql`insert into report_page (unit_id, is_open, changed_by, changed_at) values (${unit}, ${isOpen}, ${account}, ${now})
    on conflict (unit_id) do update set is_open = excluded.is_open, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(tx);
}
