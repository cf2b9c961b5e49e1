import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../../base/database/bilingual-column.ts';
import { hasRow, oneRow, row } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';

const idSchema = z.object({ id: z.string() });

/** An offer of which the address alone is known: its title until it is read. @returns its id; the same where it is there */
export async function saveAddress(
  tx: Tx,
  { id, unit, platform, url, now }: { id: string; unit: string; platform: string; url: string; now: Date },
): Promise<string> {
  const saved = await oneRow(
    tx,
    idSchema,
    sql`insert into listing (id, unit_id, platform, key, url, title, first_seen, last_seen)
      values (${id}, ${unit}, ${platform}, ${url}, ${url}, ${url}, ${now}, ${now})
      on conflict (unit_id, platform, key, compartment) do update set last_seen = greatest(listing.last_seen, excluded.last_seen)
      returning id`,
  );
  return saved.id;
}

/** Asks for a visit, unless one is on its way. @returns its id, and whether it is new */
export async function askVisit(
  tx: Tx,
  { id, unit, listing, url, now }: { id: string; unit: string; listing: string; url: string; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const waiting = await row(
    tx,
    idSchema,
    sql`select id from listing_visit where listing_id = ${listing} and url = ${url} and visited_at is null`,
  );
  if (waiting) return { id: waiting.id, isNew: false };
  await sql`insert into listing_visit (id, unit_id, listing_id, url, asked_at)
    values (${id}, ${unit}, ${listing}, ${url}, ${now})`.execute(tx);
  return { id, isNew: true };
}

const visitSchema = z.object({ id: z.string(), listing: z.string(), url: z.string() });

/** A visit that was asked for and not made yet, held until the transaction ends; null: it was made. */
export function holdVisit(tx: Tx, id: string): Promise<z.infer<typeof visitSchema> | null> {
  return row(
    tx,
    visitSchema,
    sql`select id, listing_id as listing, url from listing_visit where id = ${id} and visited_at is null for update`,
  );
}

export async function saveVisited(
  tx: Tx,
  { id, listing, failure, now }: { id: string; listing: string; failure: Words | null; now: Date },
): Promise<void> {
  const why = failure && keepWords(failure);
  await sql`update listing_visit set visited_at = ${now}, listing_id = ${listing}, failure = ${why}
    where id = ${id}`.execute(tx);
}

/**
 * Makes an offer of which the address alone was known the one that was read there. Where that one is known already, the
 * address leads to it from now on.
 */
export async function settleAddress(tx: Tx, id: string, read: { platform: string; key: string }): Promise<void> {
  const isAddress = await hasRow(
    tx,
    sql`select 1 from listing l where l.id = ${id} and l.read_as is null
      and not exists (select from snapshot s where s.listing_id = l.id)`,
  );
  if (!isAddress) return;
  const { platform, key } = read;
  const known = await row(
    tx,
    idSchema,
    sql`select id from listing where platform = ${platform} and key = ${key} and compartment is null and id <> ${id}`,
  );
  await (known
    ? sql`update listing set read_as = ${known.id} where id = ${id}`
    : sql`update listing set platform = ${platform}, key = ${key} where id = ${id}`
  ).execute(tx);
}

/** Why the page of an offer could not be read at the last visit; null: it was, or was never visited by address. */
export async function findVisitFailure(tx: Tx, listing: string): Promise<Words | null> {
  const last = await row(
    tx,
    z.object({ failure: wordsColumn.nullable() }),
    sql`select failure from listing_visit where listing_id = ${listing} and visited_at is not null
      order by visited_at desc, id desc limit 1`,
  );
  return last?.failure ?? null;
}
