import { sql } from 'kysely';
import type { Tx } from '../src/base/database/store.ts';

interface StoredListing {
  id: string;
  unit: string;
  platform?: string;
  now: Date;
}

/** A listing as a row alone: for tests that need one to be named, and nothing of it. */
export async function insertListing(tx: Tx, { id, unit, platform = 'p', now }: StoredListing): Promise<void> {
  await sql`
    insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
    values (${id}, ${unit}, ${platform}, ${id}, 't', ${now}, ${now})`.execute(tx);
}

interface StoredCase {
  id: string;
  unit: string;
  platform?: string;
  state?: 'open' | 'confirmed';
  now: Date;
}

/** A case as a row alone. */
export async function insertCase(
  tx: Tx,
  { id, unit, platform = 'p', state = 'confirmed', now }: StoredCase,
): Promise<void> {
  await sql`
    insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at)
    values (${id}, ${unit}, ${platform}, 't', ${id}, 't', 'high', ${state}, 'opened', ${now}, ${now})`.execute(tx);
}
