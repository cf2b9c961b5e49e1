import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

/** A lock that is not renewed ends after this long. */
const LOCK_SECONDS = 90;

/** An account as colleagues see it. */
export const whoSchema = z.object({ id: z.string(), name: z.string() });

const lockSchema = z.object({ caseId: z.string(), by: whoSchema, until: instant });
export type Lock = z.infer<typeof lockSchema>;

/** Of these cases, those that somebody has open to decide on them, by the database's clock. */
export async function listLocks(tx: Tx, cases: readonly string[]): Promise<Map<string, Lock>> {
  const locks = await rows(
    tx,
    lockSchema,
    sql`select l.case_id, l.until, jsonb_build_object('id', a.id, 'name', a.name) as by
      from case_lock l join account a on a.id = l.account_id
      where l.case_id = any(${cases}::text[]) and l.until > clock_timestamp()`,
  );
  return new Map(locks.map((lock) => [lock.caseId, lock]));
}

/** Takes or renews a lock. @returns false: another has it */
export function takeLock(tx: Tx, lock: { case: string; unit: string; account: string }): Promise<boolean> {
  return hasRow(
    tx,
    sql`insert into case_lock (case_id, unit_id, account_id, until)
      values (${lock.case}, ${lock.unit}, ${lock.account}, clock_timestamp() + make_interval(secs => ${LOCK_SECONDS}))
      on conflict (case_id) do update set account_id = excluded.account_id, until = excluded.until
        where case_lock.account_id = excluded.account_id or case_lock.until <= clock_timestamp()
      returning 1`,
  );
}

/** Ends the locks that an account has on these cases. */
export async function endLocks(tx: Tx, cases: readonly string[], account: string): Promise<void> {
  await sql`delete from case_lock where case_id = any(${cases}::text[]) and account_id = ${account}`.execute(tx);
}
