import { sql } from 'kysely';
import { z } from 'zod';
import { instant, oneRow, rows } from '../../base/database/rows.ts';
import type { Db, Tx } from '../../base/database/store.ts';
import { keptHashesSchema } from '../../listing/index.ts';
import { hashListSchema, knownHashSchema } from '../schema.ts';

const recallSchema = z.object({
  reference: z.string(),
  title: z.string(),
  publishedAt: instant.nullable(),
  url: z.string().nullable(),
  gtins: z.array(z.string()),
  brands: z.array(z.string()),
  models: z.array(z.string()),
  lots: z.array(z.string()),
  description: z.string(),
  pictures: z.array(z.object({ url: z.string(), hashes: keptHashesSchema })),
});
/** A recall with the hashes of its photographs. */
export type Recall = z.infer<typeof recallSchema>;

const stampSchema = z.object({ stamp: z.string() });

/** What became of recalls that were kept: how many are new, took the place of another version, or were older than it. */
export interface SavedRecalls {
  added: number;
  changed: number;
  older: number;
}

/**
 * Keeps recalls, each once: a later version of one takes the place of the former, and keeps its pictures where it brings
 * none. One that was published before the version that is kept is left out, whichever was imported first.
 *
 * @param source what they were imported from, by its name
 */
export async function saveRecalls(db: Db, recalls: Recall[], now: Date, source = ''): Promise<SavedRecalls> {
  const kept = recalls.map((recall) => ({ ...recall, published_at: recall.publishedAt }));
  const saved = await rows(
    db,
    z.object({ isNew: z.boolean() }),
    sql`
    insert into recall as kept (reference, title, published_at, url, gtins, brands, models, lots, description, pictures, source, imported_at)
    select distinct on (r.reference) r.reference, r.title, r.published_at, r.url, r.gtins, r.brands, r.models, r.lots, r.description, r.pictures, ${source}, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r(
      reference text, title text, published_at timestamptz, url text, gtins jsonb, brands jsonb, models jsonb, lots jsonb, description text, pictures jsonb)
    order by r.reference, r.published_at desc nulls last
    on conflict (reference) do update set title = excluded.title, published_at = excluded.published_at, url = excluded.url,
      gtins = excluded.gtins, brands = excluded.brands, models = excluded.models, lots = excluded.lots,
      description = excluded.description, source = coalesce(nullif(excluded.source, ''), kept.source), imported_at = excluded.imported_at,
      pictures = case when excluded.pictures = '[]' then kept.pictures else excluded.pictures end
    where kept.removed_at is null
      and coalesce(excluded.published_at, 'infinity') >= coalesce(kept.published_at, '-infinity')
    returning (xmax = 0) as is_new`,
  );
  const added = saved.filter(({ isNew }) => isNew).length;
  return { added, changed: saved.length - added, older: recalls.length - saved.length };
}

/** An authority's reference, with the references of all records that it stands in, and when they were published. */
export interface RecallRecords {
  own: string;
  references: string[];
  publishedAt: string | null;
}

/**
 * Drops what the register has as further records of a recall (`REF (2)`) and what the authority no longer says in any:
 * an import has all records of a reference. What was published since stays. @returns the references dropped
 */
export async function dropFormerRecords(db: Db, imported: RecallRecords[]): Promise<string[]> {
  const all = imported.map(({ publishedAt, ...records }) => ({ ...records, published_at: publishedAt }));
  const dropped = await rows(
    db,
    z.object({ reference: z.string() }),
    sql`
    delete from recall as kept
    using jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r(own text, "references" jsonb, published_at timestamptz)
    where kept.reference ~ ' \\(\\d+\\)$' and regexp_replace(kept.reference, ' \\(\\d+\\)$', '') = r.own
      and not r."references" ? kept.reference and kept.removed_at is null
      and coalesce(r.published_at, 'infinity') >= coalesce(kept.published_at, '-infinity')
    returning kept.reference`,
  );
  return dropped.map(({ reference }) => reference).sort();
}

/** Of these recalls, those that somebody took out of the register. */
export async function findRemovedRecalls(db: Db, references: string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    z.object({ reference: z.string() }),
    sql`select reference from recall where removed_at is not null and reference = any(${references}::text[])`,
  );
  return new Set(found.map(({ reference }) => reference));
}

/**
 * Takes a recall out of the register, with the reason, or back into it (null). What was found by it stays.
 *
 * @returns false where the register has none of that reference
 */
export async function removeRecall(db: Db, reference: string, why: string | null, now: Date): Promise<boolean> {
  const changed = await rows(
    db,
    z.object({ reference: z.string() }),
    sql`update recall set removed_at = ${why === null ? null : now}::timestamptz, removed_why = ${why}, removed_with_source = false
      where reference = ${reference} returning reference`,
  );
  return changed.length > 0;
}

/**
 * What the register was when it was read: it changes with every import, the one too that was begun before another and
 * ended after it, and where one recall is taken out and another of the same import brought back.
 */
export async function stampOfRecalls(tx: Tx): Promise<string> {
  const { stamp } = await oneRow(
    tx,
    stampSchema,
    sql`select concat_ws('/', count(*), sum(extract(epoch from imported_at)), sum(hashtextextended(reference, 0))) as stamp
      from recall where removed_at is null`,
  );
  return stamp;
}

/** The register of recalls, by reference. */
export function listRecalls(tx: Tx): Promise<Recall[]> {
  return rows(
    tx,
    recallSchema,
    sql`select reference, title, published_at, url, gtins, brands, models, lots, description, pictures from recall where removed_at is null order by reference`,
  );
}

export type HashList = Omit<z.infer<typeof hashListSchema>, 'hashes'>;
export type KnownHash = z.infer<typeof knownHashSchema>;

/** Makes a list, or changes the one of that name. @returns its id. */
export async function saveHashList(tx: Tx, unit: string, list: HashList, now: Date): Promise<string> {
  const { id } = await oneRow(
    tx,
    z.object({ id: z.string() }),
    sql`insert into hash_list (id, unit_id, name, kind, distance, severity, rule, made_at)
      values (${list.id}, ${unit}, ${list.name}, ${list.kind}, ${list.distance}, ${list.severity}, ${list.rule}, ${now})
      on conflict (unit_id, name) do update set kind = excluded.kind, distance = excluded.distance, severity = excluded.severity, rule = excluded.rule,
        changes = hash_list.changes + 1
      returning id`,
  );
  return id;
}

/** Adds hashes to a list. @returns how many are new to it. */
export async function addHashes(
  tx: Tx,
  to: { unit: string; list: string; now: Date },
  hashes: KnownHash[],
): Promise<number> {
  const added = await rows(
    tx,
    z.object({ isNew: z.boolean() }),
    sql`insert into known_hash (unit_id, list_id, pdq, label, source, added_at)
      select distinct on (h.pdq) ${to.unit}, ${to.list}, h.pdq, h.label, h.source, ${to.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(hashes)}::jsonb) as h(pdq text, label text, source text)
      on conflict (list_id, pdq) do update set label = excluded.label, source = excluded.source
      returning (xmax = 0) as is_new`,
  );
  return added.filter(({ isNew }) => isNew).length;
}

/** A unit's lists, with how many hashes each has. */
export function listHashLists(tx: Tx): Promise<z.infer<typeof hashListSchema>[]> {
  return rows(
    tx,
    hashListSchema,
    sql`select id, name, kind, distance, severity, rule,
        (select count(*)::int from known_hash k where k.list_id = hash_list.id) as hashes
      from hash_list order by name`,
  );
}

/** The hashes of a list, in the order they came. */
export function listHashes(tx: Tx, list: string): Promise<KnownHash[]> {
  return rows(
    tx,
    knownHashSchema,
    sql`select pdq, label, source from known_hash where list_id = ${list} order by added_at, pdq`,
  );
}

/** What a unit's lists were when they were read. */
export async function stampOfHashes(tx: Tx): Promise<string> {
  const { stamp } = await oneRow(
    tx,
    stampSchema,
    sql`select (select count(*)::text || '/' || coalesce(max(added_at)::text, '') from known_hash) || ' '
      || coalesce((select string_agg(concat_ws('/', id, kind, distance, severity, rule, changes), ' ' order by id) from hash_list), '') as stamp`,
  );
  return stamp;
}
