import { sql } from 'kysely';
import { z } from 'zod';
import { instant, row, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { releaseSchema } from '../disclose/disclose-release.ts';

const publishedSchema = z.object({
  content: releaseSchema,
  digest: z.string(),
  publicFrom: instant,
  /** The signed note of its digest, and where that is in the log; null: not there yet. */
  note: z.string().nullable(),
  logIndex: z.int().nullable(),
  correctedBy: z.string().nullable(),
  /** What it corrects, else the unit's last one before it. */
  before: releaseSchema.nullable(),
});
export type Published = z.infer<typeof publishedSchema>;

/**
 * A release that is public at an instant, for anybody: a read that passes units, by a function that knows only what was
 * published.
 */
export const findPublished = (db: Db, id: string, at: Date): Promise<Published | null> =>
  row(
    db,
    publishedSchema,
    sql`select content, digest, public_from, note, log_index::float8 as log_index, corrected_by, before from published_release(${id}, ${at})`,
  );

const listedSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
  publicFrom: instant,
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
});
export type Listed = z.infer<typeof listedSchema>;

/** All releases that are public at an instant, of every unit, the newest first. */
export const listPublished = (db: Db, at: Date): Promise<Listed[]> =>
  rows(
    db,
    listedSchema,
    sql`select id, title, unit, period_from as "from", period_to as "to", public_from, corrects, corrected_by from published_releases(${at})`,
  );

/** The unit's releases whose digest is not in the log yet, the oldest first. */
export const listUnlogged = (tx: Tx): Promise<{ id: string; digest: string }[]> =>
  rows(
    tx,
    z.object({ id: z.string(), digest: z.string() }),
    sql`select id, digest from release r where not exists (select from release_leaf l where l.release_id = r.id) order by id`,
  );

/** Notes where a release's digest is in the log; once. */
export async function saveLeaf(
  tx: Tx,
  leaf: { release: string; unit: string; note: string; logIndex: number; now: Date },
): Promise<void> {
  await sql`insert into release_leaf (release_id, unit_id, note, log_index, logged_at)
    values (${leaf.release}, ${leaf.unit}, ${leaf.note}, ${leaf.logIndex}, ${leaf.now}) on conflict do nothing`.execute(
    tx,
  );
}
