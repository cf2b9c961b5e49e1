import { sql } from 'kysely';
import { z } from 'zod';
import { arrayOf } from '../../base/database/array-parameter.ts';
import { hasRow, instant, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';

const segmentSchema = z.object({
  unit: z.string(),
  id: z.string(),
  rows: z.number(),
  bytes: z.coerce.number(),
  digest: z.string(),
  logIndex: z.coerce.number(),
  sealedKey: z.string().nullable(),
  firstPlatform: z.string(),
  firstListing: z.string(),
  lastPlatform: z.string(),
  lastListing: z.string(),
  madeAt: instant,
  replacedAt: instant.nullable(),
  toErase: z.array(z.string()),
});
/** A file of the archive. */
export type KeptSegment = z.infer<typeof segmentSchema>;

/** The segments of the transaction's unit, also those that others replaced and whose files are there still. */
export function listSegments(db: Db): Promise<KeptSegment[]> {
  return rows(
    db,
    segmentSchema,
    sql`select unit_id as unit, id, rows, bytes, digest, log_index, sealed_key, first_platform, first_listing, last_platform, last_listing,
        made_at, replaced_at, to_erase
      from archive_segment where unit_id = current_setting('vigie.unit') order by id`,
  );
}

/** Keeps a segment whose file is on disk and whose digest is in the log. */
export async function saveSegment(
  tx: Tx,
  made: Omit<KeptSegment, 'replacedAt' | 'toErase' | 'madeAt'> & { madeAt: Date },
): Promise<void> {
  await sql`
    insert into archive_segment (id, unit_id, rows, bytes, digest, log_index, sealed_key, first_platform, first_listing, last_platform,
      last_listing, made_at)
    values (${made.id}, ${made.unit}, ${made.rows}, ${made.bytes}, ${made.digest}, ${made.logIndex}, ${made.sealedKey}, ${made.firstPlatform},
      ${made.firstListing}, ${made.lastPlatform}, ${made.lastListing}, ${made.madeAt})`.execute(tx);
}

/**
 * Puts a segment aside that was written anew, with what had to be erased of it then: its key is destroyed where there
 * was any.
 *
 * @returns false where more has to be erased of it by now, or it was put aside already: nothing is changed
 */
export function replaceSegment(tx: Tx, { id, toErase }: KeptSegment, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`update archive_segment set replaced_at = ${now}, sealed_key = case when ${toErase.length} = 0 then sealed_key end
      where id = ${id} and replaced_at is null and to_erase = ${toErase}::text[] returning id`,
  );
}

/** Notes that a segment has nothing of the offers that had to be erased of it; what came since stays to be done. */
export async function keepSegment(tx: Tx, { id, toErase }: KeptSegment): Promise<void> {
  await sql`update archive_segment set to_erase = '{}' where id = ${id} and to_erase = ${toErase}::text[]`.execute(tx);
}

/** Forgets a segment that was replaced, and whose file is deleted. */
export async function forgetSegment(tx: Tx, { id }: Pick<KeptSegment, 'id'>): Promise<void> {
  await sql`delete from archive_segment where id = ${id} and replaced_at is not null`.execute(tx);
}

/** Of these offers, those that whoever reads may see and that were not erased. */
export async function listReadable(tx: Tx, listings: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select id from listing where id = any(${listings}::text[]) and key not like 'erased:%'`,
  );
  return new Set(found.map(({ id }) => id));
}

/** Of offers by their names, those of which something is archived. */
export function findArchivedOffers(tx: Tx, names: readonly { platform: string; key: string }[]) {
  const of = (part: 'platform' | 'key') =>
    arrayOf(
      'text',
      names.map((name) => name[part]),
    );
  return rows(
    tx,
    z.object({ platform: z.string(), key: z.string(), listing: z.string() }),
    sql`select distinct l.platform, l.key, l.id as listing from unnest(${of('platform')}, ${of('key')}) as n(platform, key)
      join listing l on l.platform = n.platform and l.key = n.key where l.archived > 0`,
  );
}
