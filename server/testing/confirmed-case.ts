import { sql } from 'kysely';
import type { Tx } from '../src/base/database/store.ts';

/** A confirmed case `cas_1` of the listing `lst_1`, for tests that begin there. */
export async function saveConfirmedCase(
  tx: Tx,
  { unit, platform, now }: { unit: string; platform: string; now: Date },
): Promise<void> {
  await sql`
    insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
    values ('lst_1', ${unit}, ${platform}, 'k', 't', ${now}, ${now})`.execute(tx);
  await sql`
    insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
    values ('cas_1', ${unit}, ${platform}, 't', 'p', 't', 'high', 'confirmed', 'opened', ${now}, ${now})`.execute(tx);
}
