import { sql } from 'kysely';
import type { Tx } from '../../base/database/store.ts';
import type { Outcome } from '../store.ts';

/** Closes a case with an outcome, or (null) opens it again; it rests no longer either way. */
export async function saveClosing(tx: Tx, caseId: string, outcome: Outcome | null, now: Date): Promise<void> {
  await sql`update "case" set closed_as = ${outcome}, closed_at = ${outcome === null ? null : now}::timestamptz, held_until = null, updated_at = ${now}
    where id = ${caseId}`.execute(tx);
}
