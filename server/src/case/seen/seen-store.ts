import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** Days that are kept: enough to see how the month was. */
const KEPT_DAYS = 30;

/** How many sensitive cases an account has opened on a day. */
export const seenDaySchema = z.object({ day: z.string(), cases: z.int() });

/** Keeps that an account has opened a sensitive case today, once; what is older than is kept goes. */
export async function saveSeen(
  tx: Tx,
  { unit, account, caseId, day }: { unit: string; account: string; caseId: string; day: string },
): Promise<void> {
  await sql`delete from seen_case where account_id = ${account} and day <= ${day}::date - ${KEPT_DAYS}::int`.execute(
    tx,
  );
  await sql`insert into seen_case (unit_id, account_id, case_id, day) values (${unit}, ${account}, ${caseId}, ${day}::date)
    on conflict do nothing`.execute(tx);
}

/** An account's days with sensitive cases, today first; today is there with none too. */
export const listSeen = (tx: Tx, account: string, today: string): Promise<z.infer<typeof seenDaySchema>[]> =>
  rows(
    tx,
    seenDaySchema,
    sql`select to_char(d.day, 'YYYY-MM-DD') as day, count(s.case_id)::int as cases
      from (select ${today}::date as day union select day from seen_case where account_id = ${account}
          and day > ${today}::date - ${KEPT_DAYS}::int) d
        left join seen_case s on s.account_id = ${account} and s.day = d.day
      group by d.day order by d.day desc`,
  );
