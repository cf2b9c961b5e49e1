import type { RecallNotice, Severity } from '@vigie/engine';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/store.ts';

/** A recall with the hashes of its photographs. */
export interface Recall extends Omit<RecallNotice, 'pictures'> {
  pictures: { url: string; pdq: string }[];
}

/** Keeps recalls; a later version of one takes the place of the former, and keeps its pictures where it brings none. */
export async function saveRecalls(db: Db, recalls: Recall[], now: Date): Promise<void> {
  const rows = recalls.map((recall) => ({ ...recall, published_at: recall.publishedAt }));
  await sql`
    insert into recall (reference, title, published_at, url, gtins, brand, models, pictures, imported_at)
    select distinct on (r.reference) r.reference, r.title, r.published_at, r.url, r.gtins, r.brand, r.models, r.pictures, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      reference text, title text, published_at timestamptz, url text, gtins jsonb, brand text, models jsonb, pictures jsonb)
    order by r.reference, r.published_at desc nulls last
    on conflict (reference) do update set title = excluded.title, published_at = excluded.published_at, url = excluded.url,
      gtins = excluded.gtins, brand = excluded.brand, models = excluded.models, imported_at = excluded.imported_at,
      pictures = case when excluded.pictures = '[]' then recall.pictures else excluded.pictures end`.execute(db);
}

/** What the register was when it was read: it changes with every import. */
export async function stampOfRecalls(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*)::text || '/' || coalesce(max(imported_at)::text, '') as stamp from recall`.execute(tx);
  return rows[0]?.stamp ?? '';
}

export async function listRecalls(tx: Tx): Promise<Recall[]> {
  const { rows } = await sql<Omit<Recall, 'publishedAt'> & { published_at: Date | null }>`
    select reference, title, published_at, url, gtins, brand, models, pictures from recall order by reference`.execute(
    tx,
  );
  return rows.map(({ published_at, ...recall }) => ({
    ...recall,
    publishedAt: published_at === null ? null : new Date(published_at).toISOString(),
  }));
}

export interface HashList {
  id: string;
  name: string;
  kind: 'known' | 'exception';
  distance: number;
  severity: Severity;
  rule: string | null;
}

export interface KnownHash {
  pdq: string;
  label: string;
  source: string;
}

/** Makes a list, or changes the one of that name. @returns its id. */
export async function saveHashList(tx: Tx, unit: string, list: HashList, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into hash_list (id, unit_id, name, kind, distance, severity, rule, made_at)
    values (${list.id}, ${unit}, ${list.name}, ${list.kind}, ${list.distance}, ${list.severity}, ${list.rule}, ${now})
    on conflict (unit_id, name) do update set kind = excluded.kind, distance = excluded.distance, severity = excluded.severity, rule = excluded.rule
    returning id`.execute(tx);
  return rows[0]?.id ?? list.id;
}

/** Adds hashes to a list. @returns how many are new to it. */
export async function addHashes(tx: Tx, unit: string, list: string, hashes: KnownHash[], now: Date): Promise<number> {
  const { rows } = await sql<{ is_new: boolean }>`
    insert into known_hash (unit_id, list_id, pdq, label, source, added_at)
    select distinct on (h.pdq) ${unit}, ${list}, h.pdq, h.label, h.source, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(hashes)}::jsonb) as h(pdq text, label text, source text)
    on conflict (list_id, pdq) do update set label = excluded.label, source = excluded.source
    returning (xmax = 0) as is_new`.execute(tx);
  return rows.filter((row) => row.is_new).length;
}

/** A unit's lists, with how many hashes each has. */
export async function listHashLists(tx: Tx): Promise<(HashList & { hashes: number })[]> {
  const { rows } = await sql<HashList & { hashes: number }>`
    select id, name, kind, distance, severity, rule, (select count(*)::int from known_hash k where k.list_id = hash_list.id) as hashes
    from hash_list order by name`.execute(tx);
  return rows;
}

export async function listHashes(tx: Tx, list: string): Promise<KnownHash[]> {
  const { rows } = await sql<KnownHash>`
    select pdq, label, source from known_hash where list_id = ${list} order by added_at, pdq`.execute(tx);
  return rows;
}

/** What a unit's lists were when they were read. */
export async function stampOfHashes(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select (select count(*)::text || '/' || coalesce(max(added_at)::text, '') from known_hash) || ' '
      || coalesce((select string_agg(concat_ws('/', id, kind, distance, severity, rule), ' ' order by id) from hash_list), '') as stamp`.execute(
    tx,
  );
  return rows[0]?.stamp ?? '';
}
