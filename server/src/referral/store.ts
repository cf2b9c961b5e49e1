import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import { keepWords, readWords } from '../base/database/bilingual-column.ts';
import type { Tx } from '../base/database/store.ts';
import type { dossierSchema } from './schema.ts';

export type Dossier = z.infer<typeof dossierSchema>;

interface DossierRow {
  id: string;
  case_id: string;
  recipients: string[];
  reason: string;
  asked_by: string;
  state: Dossier['state'];
  failure: string | null;
  digest: string | null;
  manifest_digest: string | null;
  log_index: number | null;
  bytes: number | null;
  asked_at: Date;
  made_at: Date | null;
}

const toDossier = (row: DossierRow): Dossier => ({
  id: row.id,
  case: row.case_id,
  recipients: row.recipients,
  reason: row.reason,
  askedBy: row.asked_by,
  state: row.state,
  failure: readWords(row.failure),
  digest: row.digest,
  manifestDigest: row.manifest_digest,
  logIndex: row.log_index,
  bytes: row.bytes,
  askedAt: new Date(row.asked_at).toISOString(),
  madeAt: row.made_at ? new Date(row.made_at).toISOString() : null,
});

export async function saveDossier(
  tx: Tx,
  dossier: Pick<Dossier, 'id' | 'case' | 'recipients' | 'reason' | 'askedBy'> & {
    unit: string;
    account: string | null;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into dossier (id, unit_id, case_id, recipients, reason, asked_by, account_id, state, asked_at)
    values (${dossier.id}, ${dossier.unit}, ${dossier.case}, ${JSON.stringify(dossier.recipients)}::jsonb, ${dossier.reason},
      ${dossier.askedBy}, ${dossier.account}, 'queued', ${dossier.now})`.execute(tx);
}

/** Notes that a dossier was made. @returns false when that was noted before. */
export async function markMade(
  tx: Tx,
  id: string,
  made: { digest: string; manifestDigest: string; logIndex: number; bytes: number; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update dossier set state = 'made', failure = null, digest = ${made.digest}, manifest_digest = ${made.manifestDigest},
      log_index = ${made.logIndex}, bytes = ${made.bytes}, made_at = ${made.now}
    where id = ${id} and state <> 'made' returning id`.execute(tx);
  return rows.length > 0;
}

export async function markFailed(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update dossier set state = 'failed', failure = ${keepWords(failure)} where id = ${id} and state <> 'made'`.execute(
    tx,
  );
}

export async function findDossier(tx: Tx, id: string): Promise<Dossier | null> {
  const { rows } = await sql<DossierRow>`select * from dossier where id = ${id}`.execute(tx);
  return rows[0] ? toDossier(rows[0]) : null;
}

export async function listDossiers(tx: Tx, caseId: string): Promise<Dossier[]> {
  const { rows } = await sql<DossierRow>`select * from dossier where case_id = ${caseId} order by id desc`.execute(tx);
  return rows.map(toDossier);
}
