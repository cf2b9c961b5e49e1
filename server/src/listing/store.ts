import type { Listing } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { keptHashesSchema } from './picture-hashes.ts';
import { keptContentSchema, listingSchema, snapshotSchema } from './schema.ts';

const keptListingSchema = listingSchema.extend({ firstSeen: instant, lastSeen: instant });
/** A listing as it is kept. */
export type KeptListing = z.infer<typeof keptListingSchema>;

const keptSnapshotSchema = snapshotSchema.extend({ seenAt: instant, content: keptContentSchema });
/** What a listing was at one moment. */
export type Snapshot = z.infer<typeof keptSnapshotSchema>;

const idSchema = z.object({ id: z.string() });
const findId = async (tx: Tx, query: RawBuilder<unknown>): Promise<string | null> =>
  (await row(tx, idSchema, query))?.id ?? null;

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
  const listings = batch.map(({ key, listing, newListingId }) => ({
    key,
    listing_id: newListingId,
    platform: listing.platform,
    platform_id: listing.id,
    url: listing.url,
    title: listing.title,
    trader: listing.trader?.name ?? listing.trader?.id ?? null,
  }));
  const snapshots = batch.map(({ key, digest, listing, newSnapshotId }) => ({
    key,
    digest,
    snapshot_id: newSnapshotId,
    platform: listing.platform,
    content: listing,
  }));
  await sql`
    insert into listing (id, unit_id, platform, key, platform_id, url, title, trader, first_seen, last_seen)
    select distinct on (r.platform, r.key) r.listing_id, ${unit}, r.platform, r.key, r.platform_id, r.url, r.title, r.trader, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(listings)}::jsonb) as r(
      key text, listing_id text, platform text, platform_id text, url text, title text, trader text)
    order by r.platform, r.key, r.listing_id desc
    on conflict (unit_id, platform, key, compartment) do update
      set last_seen = greatest(listing.last_seen, excluded.last_seen), title = excluded.title, url = coalesce(excluded.url, listing.url),
        trader = coalesce(excluded.trader, listing.trader)`.execute(tx);
  const added = await rows(
    tx,
    idSchema,
    sql`
    insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
    select distinct on (l.id, r.digest) r.snapshot_id, ${unit}, l.id, r.digest, r.content, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(snapshots)}::jsonb) as r(key text, digest text, snapshot_id text, platform text, content jsonb)
    join listing l on l.unit_id = ${unit} and l.platform = r.platform and l.key = r.key and l.compartment is null
    order by l.id, r.digest, r.snapshot_id
    on conflict (unit_id, listing_id, digest, compartment) do nothing
    returning id`,
  );
  return added.map(({ id }) => id);
}

const LISTING = sql`
  select l.id, l.platform, l.platform_id, l.url, l.title, l.trader, l.first_seen, l.last_seen,
    (select count(*)::int from snapshot s where s.listing_id = l.id) as snapshots
  from listing l`;

/** Listings, newest id first, after the cursor (an id). */
export function listListings(tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<KeptListing[]> {
  return rows(
    tx,
    keptListingSchema,
    sql`${LISTING} where ${page.cursor ?? null}::text is null or l.id < ${page.cursor ?? null}
      order by l.id desc limit ${page.limit}`,
  );
}

/** The listing of this id. */
export function findListing(tx: Tx, id: string): Promise<KeptListing | null> {
  return row(tx, keptListingSchema, sql`${LISTING} where l.id = ${id}`);
}

/** The id of the listing at an address, the one seen last; null: none is kept. */
export function findByUrl(tx: Tx, url: string): Promise<string | null> {
  return findId(tx, sql`select id from listing where url = ${url} order by last_seen desc, id desc limit 1`);
}

/** The id of a listing's newest snapshot. */
export function findNewest(tx: Tx, listing: string): Promise<string | null> {
  return findId(tx, sql`select id from snapshot where listing_id = ${listing} order by seen_at desc, id desc limit 1`);
}

const SNAPSHOT = sql`select id, listing_id as listing, digest, seen_at, content from snapshot`;

/** The snapshots with these ids, oldest first. */
export function findSnapshots(tx: Tx, ids: string[]): Promise<Snapshot[]> {
  return rows(tx, keptSnapshotSchema, sql`${SNAPSHOT} where id = any(${ids}::text[]) order by id`);
}

/** The compartments of those of these snapshots that are of one. */
export async function listCompartments(tx: Tx, snapshots: string[]): Promise<Map<string, string>> {
  const found = await rows(
    tx,
    idSchema.extend({ compartment: z.string() }),
    sql`select id, compartment from snapshot where compartment is not null and id = any(${snapshots}::text[])`,
  );
  return new Map(found.map(({ id, compartment }) => [id, compartment]));
}

/** All snapshots of a listing, oldest first. */
export function listSnapshots(tx: Tx, listing: string): Promise<Snapshot[]> {
  return rows(tx, keptSnapshotSchema, sql`${SNAPSHOT} where listing_id = ${listing} order by id limit 1000`);
}

/**
 * Snapshots behind one of them, in the order of their ids.
 *
 * @param after null: from the `newest` last ones on
 */
export function listSnapshotsAfter(
  tx: Tx,
  after: string | null,
  { limit, newest }: { limit: number; newest: number },
): Promise<Snapshot[]> {
  const from =
    after === null
      ? sql`coalesce((select id from snapshot order by id desc offset ${newest} limit 1), '')`
      : sql`${after}`;
  return rows(tx, keptSnapshotSchema, sql`${SNAPSHOT} where id > ${from} order by id limit ${limit}`);
}

/** The newest snapshot of each listing, by the listings' ids, after one of them. */
export function listNewestSnapshots(
  tx: Tx,
  page: { cursor: string; limit: number },
): Promise<{ id: string; listing: string }[]> {
  return rows(
    tx,
    idSchema.extend({ listing: z.string() }),
    sql`select l.id as listing,
        (select s.id from snapshot s where s.listing_id = l.id order by s.seen_at desc, s.id desc limit 1) as id
      from listing l where l.id > ${page.cursor} order by l.id limit ${page.limit}`,
  );
}

const pictureSchema = z.object({
  snapshot: z.string(),
  url: z.string(),
  pdq: z.string().nullable(),
  quality: z.number().nullable(),
  /** Hashes of the picture turned and mirrored. */
  turns: z.array(z.string()),
  /** The same of the picture without its plain edges, itself first; empty where it has none. */
  trimmed: z.array(z.string()),
  /** Hashes of its views: what it would be cut, covered, tilted or beside another. */
  views: keptHashesSchema.shape.views,
  failure: wordsColumn.nullable(),
});
/** A snapshot's picture: its hash (64 hex digits) and quality, or why it has none. */
export type Picture = z.infer<typeof pictureSchema>;

const PICTURE = sql`select snapshot_id as snapshot, url, pdq, quality, turns, trimmed, views, failure from picture`;

/** Keeps a picture's hash. @returns false when it was kept before. */
export function savePicture(tx: Tx, unit: string, picture: Picture, now: Date): Promise<boolean> {
  const { snapshot, url, pdq, quality } = picture;
  const failure = picture.failure && keepWords(picture.failure);
  const [turns, trimmed, views] = [picture.turns, picture.trimmed, picture.views].map((hashes) =>
    JSON.stringify(hashes),
  );
  return hasRow(
    tx,
    sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, turns, trimmed, views, failure, hashed_at)
      values (${unit}, ${snapshot}, ${url}, ${pdq}, ${quality}, ${turns}::jsonb, ${trimmed}::jsonb, ${views}::jsonb, ${failure}, ${now})
      on conflict do nothing returning url`,
  );
}

/** The pictures of these snapshots, in the order of their addresses. */
export function listPictures(tx: Tx, snapshots: string[]): Promise<Picture[]> {
  return rows(
    tx,
    pictureSchema,
    sql`${PICTURE} where snapshot_id = any(${snapshots}::text[]) order by snapshot_id, url`,
  );
}

/** What is known of the picture at an address since an instant, if it was read. */
export function findFreshPicture(tx: Tx, url: string, since: Date): Promise<Picture | null> {
  return row(
    tx,
    pictureSchema,
    sql`${PICTURE} where url = ${url} and hashed_at >= ${since} and pdq is not null order by hashed_at desc limit 1`,
  );
}
