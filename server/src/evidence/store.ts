import type { Words } from '@vigie/engine';
import { sql } from 'kysely';
import type { z } from 'zod';
import { keepWords, readWords } from '../base/database/bilingual-column.ts';
import type { Tx } from '../base/database/store.ts';
import type { evidenceSchema } from './schema.ts';

export type Evidence = z.infer<typeof evidenceSchema>;

interface EvidenceRow {
  id: string;
  case_id: string;
  listing_id: string;
  snapshot_id: string | null;
  check_id: string | null;
  url: string | null;
  state: Evidence['state'];
  failure: string | null;
  captured_by: string | null;
  digest: string | null;
  log_index: number | null;
  bytes: number | null;
  made_at: Date;
  sealed_at: Date | null;
  kept_at: Date | null;
  locked_until: Date | null;
  keep_failure: string | null;
}

const instantOf = (at: Date | null): string | null => (at ? new Date(at).toISOString() : null);

const toEvidence = (row: EvidenceRow): Evidence => ({
  id: row.id,
  case: row.case_id,
  listing: row.listing_id,
  snapshot: row.snapshot_id,
  check: row.check_id,
  url: row.url,
  state: row.state,
  failure: readWords(row.failure),
  by: row.captured_by,
  digest: row.digest,
  logIndex: row.log_index,
  bytes: row.bytes,
  madeAt: new Date(row.made_at).toISOString(),
  sealedAt: instantOf(row.sealed_at),
  keptAt: instantOf(row.kept_at),
  lockedUntil: instantOf(row.locked_until),
  keepFailure: readWords(row.keep_failure),
});

/** Plans the package of a snapshot, or finds the planned one: a snapshot has one, whatever happens between. */
export async function planEvidence(
  tx: Tx,
  plan: { id: string; unit: string; caseId: string; listing: string; snapshot: string; url: string | null; now: Date },
): Promise<Evidence> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, url, state, made_at)
    values (${plan.id}, ${plan.unit}, ${plan.caseId}, ${plan.listing}, ${plan.snapshot}, ${plan.url}, 'pending', ${plan.now})
    on conflict (snapshot_id) do nothing`.execute(tx);
  const { rows } = await sql<EvidenceRow>`select * from evidence_package where snapshot_id = ${plan.snapshot}`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw new Error('a package just planned is not found');
  return toEvidence(row);
}

/** Plans the package of what a check saw; one that is planned stays. */
export async function planCheckEvidence(
  tx: Tx,
  plan: { id: string; unit: string; caseId: string; listing: string; check: string; url: string; now: Date },
): Promise<void> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, listing_id, check_id, url, state, made_at)
    values (${plan.id}, ${plan.unit}, ${plan.caseId}, ${plan.listing}, ${plan.check}, ${plan.url}, 'pending', ${plan.now})
    on conflict do nothing`.execute(tx);
}

/** Notes that a package was sealed. @returns false when that was noted before. */
export async function markSealed(
  tx: Tx,
  id: string,
  sealed: { by: string; digest: string; logIndex: number; bytes: number; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update evidence_package set state = 'sealed', failure = null, captured_by = ${sealed.by}, digest = ${sealed.digest},
      log_index = ${sealed.logIndex}, bytes = ${sealed.bytes}, sealed_at = ${sealed.now}
    where id = ${id} and state <> 'sealed' returning id`.execute(tx);
  return rows.length > 0;
}

export async function markFailed(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update evidence_package set state = 'failed', failure = ${keepWords(failure)} where id = ${id} and state <> 'sealed'`.execute(
    tx,
  );
}

/** The packages of a case: a snapshot that is in two cases has one package, which both have. */
export async function listEvidence(tx: Tx, caseId: string): Promise<Evidence[]> {
  const { rows } = await sql<EvidenceRow>`
    select * from evidence_package where case_id = ${caseId} or snapshot_id in
      (select f.snapshot_id from case_finding cf join finding f on f.id = cf.finding_id where cf.case_id = ${caseId})
    order by id`.execute(tx);
  return rows.map(toEvidence);
}

export async function findEvidence(tx: Tx, id: string): Promise<Evidence | null> {
  const { rows } = await sql<EvidenceRow>`select * from evidence_package where id = ${id}`.execute(tx);
  return rows[0] ? toEvidence(rows[0]) : null;
}

/** The digest of the last package sealed of a listing: the next one names it. */
export async function findPreviousDigest(tx: Tx, listing: string): Promise<string | null> {
  const { rows } = await sql<{ digest: string }>`
    select digest from evidence_package where listing_id = ${listing} and state = 'sealed' order by sealed_at desc limit 1`.execute(
    tx,
  );
  return rows[0]?.digest ?? null;
}

/** Sealed packages that are not kept yet, oldest first. */
export async function listUnkept(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from evidence_package where state = 'sealed' and kept_at is null order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function markKept(
  tx: Tx,
  id: string,
  kept: { object: string; lockedUntil: Date | null; now: Date },
): Promise<void> {
  await sql`
    update evidence_package set kept_at = ${kept.now}, kept_object = ${kept.object}, locked_until = ${kept.lockedUntil}, keep_failure = null
    where id = ${id}`.execute(tx);
}

export async function markNotKept(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update evidence_package set keep_failure = ${keepWords(failure)} where id = ${id} and kept_at is null`.execute(
    tx,
  );
}
