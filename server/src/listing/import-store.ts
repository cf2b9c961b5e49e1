import { sql } from 'kysely';
import type { z } from 'zod';
import { instant, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import type { Gap } from './gaps.ts';
import { importRecordSchema } from './schema.ts';

/** Addresses and reasons of an import are of no use after a year, and may name traders. */
const KEPT_FOR = sql`interval '1 year'`;

const keptImportSchema = importRecordSchema.extend({ importedAt: instant });
export type ImportRecord = z.output<typeof keptImportSchema>;

/** Keeps what became of an import, and forgets those of more than a year ago. */
export async function saveImport(
  tx: Tx,
  made: Omit<ImportRecord, 'importedAt' | 'gaps'> & { gaps: Gap[] } & {
    unit: string;
    account: string | null;
    now: Date;
  },
): Promise<void> {
  await sql`delete from listing_import where imported_at < ${made.now}::timestamptz - ${KEPT_FOR}`.execute(tx);
  await sql`
    insert into listing_import (id, unit_id, source, account_id, imported_at, listings, snapshots, not_read, passed_over, partly_read, gaps)
    values (${made.id}, ${made.unit}, ${made.source}, ${made.account}, ${made.now}, ${made.listings}, ${made.snapshots}, ${made.notRead},
      ${made.passedOver}, ${made.partlyRead}, ${JSON.stringify(made.gaps)}::jsonb)`.execute(tx);
}

/** Imports, the newest first, after the cursor (an id). */
export function listImports(tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<ImportRecord[]> {
  const { cursor = null, limit } = page;
  return rows(
    tx,
    keptImportSchema,
    sql`select id, source, imported_at, listings, snapshots, not_read, passed_over, partly_read, gaps from listing_import
      where ${cursor}::text is null or id < ${cursor} order by id desc limit ${limit}`,
  );
}
