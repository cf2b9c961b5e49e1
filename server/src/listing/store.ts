import type { Listing } from '@vigie/engine';
import { sql } from 'kysely';
import type { Tx } from '../base/database/store.ts';

export interface KeptListing {
  id: string;
  platform: string;
  platformId: string | null;
  url: string | null;
  title: string;
  trader: string | null;
  firstSeen: string;
  lastSeen: string;
  snapshots: number;
}

export interface Snapshot {
  id: string;
  listing: string;
  digest: string;
  seenAt: string;
  content: Listing;
}

/** A listing about to be kept: ids are used only where it is new. */
export interface Seen {
  key: string;
  digest: string;
  listing: Listing;
  newListingId: string;
  newSnapshotId: string;
}

/**
 * Keeps listings and their snapshots, a batch in two statements. The same content again makes no new snapshot.
 *
 * @returns the ids of the new snapshots.
 */
export async function saveSeen(tx: Tx, unit: string, batch: Seen[], now: Date): Promise<string[]> {
  const rows = batch.map(({ key, digest, listing, newListingId, newSnapshotId }) => ({
    key,
    digest,
    listing_id: newListingId,
    snapshot_id: newSnapshotId,
    platform: listing.platform,
    platform_id: listing.id,
    url: listing.url,
    title: listing.title,
    trader: listing.trader?.name ?? listing.trader?.id ?? null,
    content: listing,
  }));
  const input = JSON.stringify(rows);
  await sql`
    insert into listing (id, unit_id, platform, key, platform_id, url, title, trader, first_seen, last_seen)
    select distinct on (r.platform, r.key) r.listing_id, ${unit}, r.platform, r.key, r.platform_id, r.url, r.title, r.trader, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${input}::jsonb) as r(
      key text, listing_id text, platform text, platform_id text, url text, title text, trader text)
    order by r.platform, r.key, r.listing_id desc
    on conflict (unit_id, platform, key) do update
      set last_seen = greatest(listing.last_seen, excluded.last_seen), title = excluded.title, url = coalesce(excluded.url, listing.url),
        trader = coalesce(excluded.trader, listing.trader)`.execute(tx);
  const { rows: added } = await sql<{ id: string }>`
    insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
    select distinct on (l.id, r.digest) r.snapshot_id, ${unit}, l.id, r.digest, r.content, ${now}::timestamptz
    from jsonb_to_recordset(${input}::jsonb) as r(key text, digest text, snapshot_id text, platform text, content jsonb)
    join listing l on l.unit_id = ${unit} and l.platform = r.platform and l.key = r.key
    order by l.id, r.digest, r.snapshot_id
    on conflict (unit_id, listing_id, digest) do nothing
    returning id`.execute(tx);
  return added.map((row) => row.id);
}

interface ListingRow {
  id: string;
  platform: string;
  platform_id: string | null;
  url: string | null;
  title: string;
  trader: string | null;
  first_seen: Date;
  last_seen: Date;
  snapshots: number;
}

const toListing = (row: ListingRow): KeptListing => ({
  id: row.id,
  platform: row.platform,
  platformId: row.platform_id,
  url: row.url,
  title: row.title,
  trader: row.trader,
  firstSeen: new Date(row.first_seen).toISOString(),
  lastSeen: new Date(row.last_seen).toISOString(),
  snapshots: row.snapshots,
});

/** Listings, newest id first, after the cursor (an id). */
export async function listListings(
  tx: Tx,
  page: { cursor?: string | undefined; limit: number },
): Promise<KeptListing[]> {
  const { rows } = await sql<ListingRow>`
    select l.*, (select count(*)::int from snapshot s where s.listing_id = l.id) as snapshots
    from listing l where ${page.cursor ?? null}::text is null or l.id < ${page.cursor ?? null}
    order by l.id desc limit ${page.limit}`.execute(tx);
  return rows.map(toListing);
}

export async function findListing(tx: Tx, id: string): Promise<KeptListing | null> {
  const { rows } = await sql<ListingRow>`
    select l.*, (select count(*)::int from snapshot s where s.listing_id = l.id) as snapshots
    from listing l where l.id = ${id}`.execute(tx);
  return rows[0] ? toListing(rows[0]) : null;
}

/** The id of the listing at an address, the one seen last; null: none is kept. */
export async function findByUrl(tx: Tx, url: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from listing where url = ${url} order by last_seen desc, id desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The id of a listing's newest snapshot. */
export async function findNewest(tx: Tx, listing: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from snapshot where listing_id = ${listing} order by seen_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

interface SnapshotRow {
  id: string;
  listing_id: string;
  digest: string;
  seen_at: Date;
  content: Listing;
}

const toSnapshot = (row: SnapshotRow): Snapshot => ({
  id: row.id,
  listing: row.listing_id,
  digest: row.digest,
  seenAt: new Date(row.seen_at).toISOString(),
  content: row.content,
});

/** The snapshots with these ids, oldest first. */
export async function findSnapshots(tx: Tx, ids: string[]): Promise<Snapshot[]> {
  const { rows } = await sql<SnapshotRow>`
    select * from snapshot where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by id`.execute(
    tx,
  );
  return rows.map(toSnapshot);
}

/** All snapshots of a listing, oldest first. */
export async function listSnapshots(tx: Tx, listing: string): Promise<Snapshot[]> {
  const { rows } =
    await sql<SnapshotRow>`select * from snapshot where listing_id = ${listing} order by id limit 1000`.execute(tx);
  return rows.map(toSnapshot);
}

/** The newest snapshot of each listing, by the listings' ids, after one of them. */
export async function listNewestSnapshots(
  tx: Tx,
  page: { cursor: string; limit: number },
): Promise<{ id: string; listing: string }[]> {
  const { rows } = await sql<{ id: string; listing: string }>`
    select l.id as listing, (select s.id from snapshot s where s.listing_id = l.id order by s.seen_at desc, s.id desc limit 1) as id
    from listing l where l.id > ${page.cursor} order by l.id limit ${page.limit}`.execute(tx);
  return rows;
}

/** A snapshot's picture: its hash (64 hex digits) and quality, or why it has none. */
export interface Picture {
  snapshot: string;
  url: string;
  pdq: string | null;
  quality: number | null;
  /** Hashes of the picture turned and mirrored. */
  turns: string[];
  /** The same of the picture without its plain edges, itself first; empty where it has none. */
  trimmed: string[];
  failure: string | null;
}

/** Keeps a picture's hash. @returns false when it was kept before. */
export async function savePicture(tx: Tx, unit: string, picture: Picture, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into picture (unit_id, snapshot_id, url, pdq, quality, turns, trimmed, failure, hashed_at)
    values (${unit}, ${picture.snapshot}, ${picture.url}, ${picture.pdq}, ${picture.quality}, ${JSON.stringify(picture.turns)}::jsonb,
      ${JSON.stringify(picture.trimmed)}::jsonb, ${picture.failure}, ${now})
    on conflict do nothing returning url`.execute(tx);
  return rows.length > 0;
}

/** The pictures of these snapshots, in the order of their addresses. */
export async function listPictures(tx: Tx, snapshots: string[]): Promise<Picture[]> {
  const { rows } = await sql<Picture>`
    select snapshot_id as snapshot, url, pdq, quality, turns, trimmed, failure from picture
    where snapshot_id in (select jsonb_array_elements_text(${JSON.stringify(snapshots)}::jsonb)) order by snapshot_id, url`.execute(
    tx,
  );
  return rows;
}

/** What is known of the picture at an address since an instant, if it was read. */
export async function findFreshPicture(tx: Tx, url: string, since: Date): Promise<Picture | null> {
  const { rows } = await sql<Picture>`
    select snapshot_id as snapshot, url, pdq, quality, turns, trimmed, failure from picture
    where url = ${url} and hashed_at >= ${since} and pdq is not null order by hashed_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
