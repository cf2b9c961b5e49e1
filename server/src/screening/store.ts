import type { Finding } from '@vigie/engine';
import { sql } from 'kysely';
import type { Db, Tx } from '../base/store.ts';

export interface KeptFinding extends Finding {
  id: string;
  listing: string;
  snapshot: string;
  madeAt: string;
}

/** Keeps the exact text of packs, so that a finding can be recomputed when the pack has moved on. */
export async function savePackVersions(
  db: Db,
  versions: { id: string; digest: string; content: string }[],
  now: Date,
): Promise<void> {
  for (const version of versions) {
    await sql`
      insert into pack_version (digest, pack, content, first_used) values (${version.digest}, ${version.id}, ${version.content}, ${now})
      on conflict (digest) do nothing`.execute(db);
  }
}

/** Notes that a snapshot was screened. @returns false when it already was, with these packs and this engine. */
export async function saveScreening(
  tx: Tx,
  screening: { unit: string; snapshot: string; packsDigest: string; engine: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into screening (unit_id, snapshot_id, packs_digest, engine, screened_at)
    values (${screening.unit}, ${screening.snapshot}, ${screening.packsDigest}, ${screening.engine}, ${screening.now})
    on conflict do nothing returning snapshot_id`.execute(tx);
  return rows.length > 0;
}

export async function saveFinding(
  tx: Tx,
  finding: { id: string; unit: string; listing: string; snapshot: string; finding: Finding; now: Date },
): Promise<boolean> {
  const { finding: found } = finding;
  const { rows } = await sql`
    insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
    values (${finding.id}, ${finding.unit}, ${finding.listing}, ${finding.snapshot}, ${found.pack}, ${found.rule}, ${found.packDigest},
      ${found.engine}, ${found.severity}, ${JSON.stringify(found)}::jsonb, ${finding.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

interface FindingRow {
  id: string;
  listing_id: string;
  snapshot_id: string;
  content: Finding;
  made_at: Date;
}

const toFinding = (row: FindingRow): KeptFinding => ({
  ...row.content,
  id: row.id,
  listing: row.listing_id,
  snapshot: row.snapshot_id,
  madeAt: new Date(row.made_at).toISOString(),
});

/** The findings with these ids, in the order they were made. */
export async function findFindings(tx: Tx, ids: string[]): Promise<KeptFinding[]> {
  const { rows } = await sql<FindingRow>`
    select * from finding where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by id`.execute(
    tx,
  );
  return rows.map(toFinding);
}

export async function listFindings(
  tx: Tx,
  page: { cursor?: string | undefined; limit: number },
): Promise<KeptFinding[]> {
  const { rows } = await sql<FindingRow>`
    select * from finding where ${page.cursor ?? null}::text is null or id < ${page.cursor ?? null}
    order by id desc limit ${page.limit}`.execute(tx);
  return rows.map(toFinding);
}

/** The pack's text with this digest. */
export async function findPackVersion(db: Db, digest: string): Promise<string | null> {
  const { rows } = await sql<{ content: string }>`select content from pack_version where digest = ${digest}`.execute(
    db,
  );
  return rows[0]?.content ?? null;
}
