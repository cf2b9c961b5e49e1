import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';

/** Why a visit ended. */
export const ENDS = [
  // By the person.
  'sealed',
  'left',
  // By the clock: nothing done for long, the longest time.
  'idle',
  'time',
  // The page did not open; it broke down; the service stopped in order; its process ended some other way.
  'failed',
  'broken',
  'stopped',
  'lost',
  // The person may not see it any more: signed out or another role, the case restricted, the case closed.
  'signed-out',
  'hidden',
  'closed',
] as const;
export type End = (typeof ENDS)[number];

const visitSchema = z.object({
  id: z.string(),
  case: z.string(),
  account: z.string(),
  listing: z.string(),
  check: z.string().nullable(),
  url: z.string(),
  startedAt: instant,
  why: z.enum(ENDS).nullable(),
});
/** A visit as every process knows of it. */
export type KnownVisit = z.infer<typeof visitSchema>;

const VISITS = sql`select id, case_id as "case", account_id as account, listing_id as listing, check_id as "check", url,
  started_at, why from attended_visit`;

/** @returns false: the person has another open */
export function addVisit(
  tx: Tx,
  visit: Omit<KnownVisit, 'startedAt' | 'why'> & { unit: string; now: Date },
): Promise<boolean> {
  const { id, unit, case: caseId, account, listing, check, url, now } = visit;
  return hasRow(
    tx,
    sql`insert into attended_visit (id, unit_id, case_id, account_id, listing_id, check_id, url, started_at)
      values (${id}, ${unit}, ${caseId}, ${account}, ${listing}, ${check}, ${url}, ${now})
      on conflict (account_id) where ended_at is null do nothing returning 1`,
  );
}

/** @returns false: it was over already */
export function endVisit(tx: Tx, id: string, why: End, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`update attended_visit set ended_at = ${now}, why = ${why} where id = ${id} and ended_at is null returning 1`,
  );
}

/** A person's visit; null: there is none of this id. */
export function findVisit(tx: Tx, id: string, account: string): Promise<KnownVisit | null> {
  return row(tx, visitSchema, sql`${VISITS} where id = ${id} and account_id = ${account}`);
}

/** What is open in the unit of this transaction. @param account of one person; left out: of all */
export function listOpen(tx: Tx, account: string | null = null): Promise<KnownVisit[]> {
  return rows(
    tx,
    visitSchema,
    sql`${VISITS} where ended_at is null and (${account}::text is null or account_id = ${account}) order by id`,
  );
}

/** Takes away what ended before an instant: the audit log has it. */
export async function forgetVisits(tx: Tx, before: Date): Promise<void> {
  await sql`delete from attended_visit where ended_at < ${before}`.execute(tx);
}
