import { sql } from 'kysely';
import { z } from 'zod';
import { instant, rows } from '../../base/database/rows.ts';
import type { Db } from '../../base/database/store.ts';

export const recallSourceSchema = z
  .object({
    source: z.string().describe('As it was named at the import; empty: imported before that was kept'),
    recalls: z.int().describe('Recalls of it that are looked for'),
    removed: z.int().describe('Recalls of it that were taken out, alone or with the source'),
    removedWithSource: z.int().describe('Those that were taken out with the source, and come back with it'),
    why: z.string().nullable().describe('Why the source was taken out'),
    from: z.string().nullable().describe('The first and the last day on which one of them was published'),
    to: z.string().nullable(),
    importedAt: z.string(),
  })
  .meta({ id: 'RecallSource' });
export type RecallSource = z.infer<typeof recallSourceSchema>;

/** What the register was made from, the newest import first. */
export function listRecallSources(db: Db): Promise<RecallSource[]> {
  return rows(
    db,
    recallSourceSchema.extend({ from: instant.nullable(), to: instant.nullable(), importedAt: instant }),
    sql`select source, count(*) filter (where removed_at is null)::int as recalls, count(*) filter (where removed_at is not null)::int as removed,
        count(*) filter (where removed_with_source)::int as removed_with_source, max(removed_why) filter (where removed_with_source) as why,
        min(published_at) as "from", max(published_at) as "to", max(imported_at) as imported_at
      from recall group by source order by max(imported_at) desc, source`,
  );
}

/**
 * Takes all recalls of a source out of the register, with the reason, or (null) brings back those that went with it: one
 * that was taken out by itself stays out.
 *
 * @returns how many
 */
export async function removeSource(db: Db, source: string, why: string | null, now: Date): Promise<number> {
  const changed = await rows(
    db,
    z.object({ reference: z.string() }),
    why === null
      ? sql`update recall set removed_at = null, removed_why = null, removed_with_source = false
          where source = ${source} and removed_with_source returning reference`
      : sql`update recall set removed_at = ${now}, removed_why = ${why}, removed_with_source = true
          where source = ${source} and removed_at is null returning reference`,
  );
  return changed.length;
}
