import type { Listing } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { arrayOf } from '../base/database/array-parameter.ts';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { keptHashesSchema } from './picture-hashes.ts';
import { keptContentSchema, listingSchema, snapshotSchema } from './schema.ts';
import type { Content } from './snapshot.ts';

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
  content: Content;
  listing: Listing;
  newListingId: string;
  newSnapshotId: string;
}

/** Those that come first under each name. */
function firstOf(all: readonly Seen[], nameOf: (seen: Seen) => string): Seen[] {
  const first = new Map<string, Seen>();
  for (const seen of all) {
    const name = nameOf(seen);
    if (!first.has(name)) first.set(name, seen);
  }
  return [...first.values()];
}

const nameOf = ({ listing, key }: Seen): string => `${listing.platform}\n${key}`;

const savedSchema = idSchema.extend({ platform: z.string().nullable(), key: z.string().nullable() });

/** What became of listings that were kept. */
export interface Saved {
  /** The ids of the new snapshots. */
  snapshots: string[];
  /** Of each listing of the batch, in its order: its id, and whether the unit had it before. */
  listings: { id: string; isKnown: boolean }[];
}

/**
 * Keeps listings and their snapshots, a batch in one statement. The same content again makes no new snapshot; of what is
 * said of one listing twice, the last counts.
 */
export async function saveSeen(tx: Tx, unit: string, batch: Seen[], now: Date): Promise<Saved> {
  const listings = firstOf(batch.toReversed(), nameOf);
  const snapshots = firstOf(batch, (seen) => `${seen.content.digest}\n${nameOf(seen)}`);
  const texts = (all: Seen[], textOf: (seen: Seen) => string | null) => arrayOf('text', all.map(textOf));
  const contents = arrayOf(
    'jsonb',
    snapshots.map(({ content }) => content.text),
  );
  const saved = await rows(
    tx,
    savedSchema,
    sql`
    with seen as (
      insert into listing (id, unit_id, platform, key, platform_id, url, title, trader, first_seen, last_seen)
      select r.id, ${unit}, r.platform, r.key, r.platform_id, r.url, r.title, r.trader, ${now}::timestamptz, ${now}::timestamptz
      from unnest(${texts(listings, (seen) => seen.newListingId)}, ${texts(listings, (seen) => seen.listing.platform)},
          ${texts(listings, (seen) => seen.key)}, ${texts(listings, (seen) => seen.listing.id)},
          ${texts(listings, (seen) => seen.listing.url)}, ${texts(listings, (seen) => seen.listing.title)},
          ${texts(listings, ({ listing: { trader } }) => trader?.name ?? trader?.id ?? null)})
        as r(id, platform, key, platform_id, url, title, trader)
      order by r.platform, r.key
      on conflict (unit_id, platform, key, compartment) do update
        set last_seen = greatest(listing.last_seen, excluded.last_seen), title = excluded.title, url = coalesce(excluded.url, listing.url),
          platform_id = coalesce(excluded.platform_id, listing.platform_id), trader = coalesce(excluded.trader, listing.trader)
      returning id, platform, key),
    added as (insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
    select r.id, ${unit}, seen.id, r.digest, r.content, ${now}::timestamptz
    from unnest(${texts(snapshots, (seen) => seen.newSnapshotId)}, ${texts(snapshots, (seen) => seen.listing.platform)},
        ${texts(snapshots, (seen) => seen.key)}, ${texts(snapshots, (seen) => seen.content.digest)}, ${contents})
      as r(id, platform, key, digest, content)
    join seen on seen.platform = r.platform and seen.key = r.key
    order by r.id
    on conflict (unit_id, listing_id, digest, compartment) do nothing
    returning id)
    select id, platform, key from seen union all select id, null, null from added`,
  );
  const ids = new Map(saved.map(({ id, platform, key }) => [`${platform}\n${key}`, id]));
  const made = new Set(listings.map(({ newListingId }) => newListingId));
  return {
    snapshots: saved.flatMap(({ id, platform }) => (platform === null ? [id] : [])).sort(),
    listings: batch.map((seen) => {
      const id = ids.get(nameOf(seen)) ?? seen.newListingId;
      // One that stands twice in a batch is known the second time.
      return { id, isKnown: !made.delete(id) };
    }),
  };
}

const LISTING = sql`
  select l.id, l.platform, l.platform_id, l.url, l.title, l.trader, l.read_as, l.first_seen, l.last_seen,
    l.archived + (select count(*)::int from snapshot s where s.listing_id = l.id) as snapshots
  from listing l`;

/** Listings, newest id first, after the cursor (an id). */
export function listListings(tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<KeptListing[]> {
  return rows(
    tx,
    keptListingSchema,
    sql`${LISTING} where l.read_as is null and (${page.cursor ?? null}::text is null or l.id < ${page.cursor ?? null})
      order by l.id desc limit ${page.limit}`,
  );
}

/** The listing of this id. */
export function findListing(tx: Tx, id: string): Promise<KeptListing | null> {
  return row(tx, keptListingSchema, sql`${LISTING} where l.id = ${id}`);
}

/** The id of the listing at an address, the one seen last; null: none is kept. */
export function findByUrl(tx: Tx, url: string): Promise<string | null> {
  return findId(
    tx,
    sql`select coalesce(read_as, id) as id from listing where url = ${url} order by last_seen desc, id desc limit 1`,
  );
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

/** Snapshots, the newest first, after the cursor (an id). */
export function listNewestFirst(tx: Tx, page: { cursor?: string | undefined; limit: number }): Promise<Snapshot[]> {
  return rows(
    tx,
    keptSnapshotSchema,
    sql`${SNAPSHOT} where ${page.cursor ?? null}::text is null or id < ${page.cursor ?? null}
      order by id desc limit ${page.limit}`,
  );
}

/** Ids of the snapshots that are told of restricted cases alone. */
export async function listRestrictedSnapshots(tx: Tx): Promise<string[]> {
  const found = await rows(tx, idSchema, sql`select id from snapshot where compartment is not null`);
  return found.map(({ id }) => id);
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
