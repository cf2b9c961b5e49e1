import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, readWords } from '../base/database/bilingual-column.ts';
import { hasRow, instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { dossierSchema } from './schema.ts';

export type Dossier = z.infer<typeof dossierSchema>;

const keptSchema = dossierSchema.extend({
  failure: z.string().nullable().transform(readWords),
  askedAt: instant,
  madeAt: instant.nullable(),
});

const COLUMNS = sql`id, case_id as "case", recipients, reason, asked_by, state, failure, digest, manifest_digest, log_index::int, bytes::int,
  asked_at, made_at`;

/** Keeps what was asked for. */
export function saveDossier(
  tx: Tx,
  dossier: Pick<Dossier, 'id' | 'case' | 'recipients' | 'reason' | 'askedBy'> & {
    unit: string;
    account: string | null;
    now: Date;
  },
): Promise<Dossier> {
  return oneRow(
    tx,
    keptSchema,
    sql`insert into dossier (id, unit_id, case_id, recipients, reason, asked_by, account_id, state, asked_at)
      values (${dossier.id}, ${dossier.unit}, ${dossier.case}, ${JSON.stringify(dossier.recipients)}::jsonb, ${dossier.reason},
        ${dossier.askedBy}, ${dossier.account}, 'queued', ${dossier.now})
      returning ${COLUMNS}`,
  );
}

/** Notes that a dossier was made. @returns false when that was noted before. */
export function markMade(
  tx: Tx,
  id: string,
  made: { digest: string; manifestDigest: string; logIndex: number; bytes: number; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`update dossier set state = 'made', failure = null, digest = ${made.digest}, manifest_digest = ${made.manifestDigest},
        log_index = ${made.logIndex}, bytes = ${made.bytes}, made_at = ${made.now}
      where id = ${id} and state <> 'made' returning id`,
  );
}

/** Notes why a dossier was not made. */
export async function markFailed(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update dossier set state = 'failed', failure = ${keepWords(failure)} where id = ${id} and state <> 'made'`.execute(
    tx,
  );
}

/** The dossier of this id. */
export function findDossier(tx: Tx, id: string): Promise<Dossier | null> {
  return row(tx, keptSchema, sql`select ${COLUMNS} from dossier where id = ${id}`);
}

/** The dossiers of a case, the newest first. */
export function listDossiers(tx: Tx, caseId: string): Promise<Dossier[]> {
  return rows(tx, keptSchema, sql`select ${COLUMNS} from dossier where case_id = ${caseId} order by id desc`);
}
