import { sql } from 'kysely';
import { z } from 'zod';
import { oneRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { type Role, rolesWith } from '../../people/index.ts';

const assigneeSchema = z.object({ assigneeId: z.string().nullable() });

/** Whose a case is, by the account's id; null: nobody's. The case must be there. */
export async function findAssignee(tx: Tx, caseId: string): Promise<string | null> {
  const { assigneeId } = await oneRow(tx, assigneeSchema, sql`select assignee_id from "case" where id = ${caseId}`);
  return assigneeId;
}

export async function saveAssignee(tx: Tx, caseId: string, account: string | null, now: Date): Promise<void> {
  await sql`update "case" set assignee_id = ${account}, updated_at = ${now} where id = ${caseId}`.execute(tx);
}

export async function saveHold(tx: Tx, caseId: string, until: string | null, now: Date): Promise<void> {
  await sql`update "case" set held_until = ${until}::timestamptz, updated_at = ${now} where id = ${caseId}`.execute(tx);
}

const freedSchema = z.object({
  id: z.string(),
  account: z.string(),
  why: z.enum(['account-closed', 'role-changed', 'may-not-see']),
});

/**
 * Frees cases of whoever cannot work on them any more: their account is closed, their role is another, or they may not
 * see the case.
 */
export function freeCases(tx: Tx, limit: number): Promise<z.infer<typeof freedSchema>[]> {
  const roles: readonly Role[] = rolesWith('analyst');
  return rows(
    tx,
    freedSchema,
    sql`with lost as (
        select c.id, c.assignee_id as account, case when a.disabled_at is not null then 'account-closed'
          when not a.role = any(${roles}::text[]) then 'role-changed' else 'may-not-see' end as why
        from "case" c join account a on a.id = c.assignee_id
        where c.assignee_id is not null and (a.disabled_at is not null or not a.role = any(${roles}::text[])
          or (c.visibility <> 'unit' and not exists (
            select from case_reader r where r.case_id = c.id and r.account_id = c.assignee_id)))
        order by c.id limit ${limit} for update of c)
      update "case" c set assignee_id = null from lost where c.id = lost.id returning c.id, lost.account, lost.why`,
  );
}
