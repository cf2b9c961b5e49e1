import { setImmediate } from 'node:timers/promises';
import type { Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { clean } from '../base/text/keepable.ts';
import { note, type Work } from '../people/index.ts';
import type { Gaps } from './gaps.ts';
import { saveImport } from './import-store.ts';
import { hashEmbedded } from './pictures.ts';
import { type Content, contentOf } from './snapshot.ts';
import { type Saved, type Seen, savePicture, saveSeen } from './store.ts';

/** Listings that are kept and announced in one transaction. */
const BATCH = 500;

/** Listings that are made ready in one go. */
const TURN = 50;

/** Snapshots whose pictures are fetched in one job, which politeness makes slow. */
export const PICTURE_BATCH = 20;

/** A listing as it can be kept. JSON writes what PostgreSQL cannot keep by its number, which is looked for first. */
function cleanContent(raw: Listing): { listing: Listing; content: Content } {
  const content = contentOf(raw);
  const listing = content.text.includes('\\u') ? clean(raw) : raw;
  return { listing, content: listing === raw ? content : contentOf(listing) };
}

/** What tells one offer of a platform from another: the platform's id, else the URL, else the content itself. */
function keyOf(listing: Listing, digest: string): string {
  return listing.id ?? listing.url ?? digest;
}

/** By what a listing that is read is known, once it is kept. */
export function nameOf(read: Listing): { platform: string; key: string; digest: string } {
  const { listing, content } = cleanContent(read);
  return { platform: listing.platform, key: keyOf(listing, content.digest), digest: content.digest };
}

/** A listing, and pictures that lie in the file that it was read from. */
export interface PicturedListing {
  listing: Listing;
  pictures: readonly { bytes: Uint8Array }[];
}

/**
 * For whom listings are kept, and where they came from. `pictures`: theirs are fetched and hashed. `isScreened`: whoever
 * keeps them screens what is new within the transaction.
 */
export interface KeptFor {
  unit: string;
  source: string;
  pictures: boolean;
  isScreened?: true;
}

const forAll = ({ pictures, ...by }: KeptFor) => ({ ...by, pictures: () => pictures });

/** A listing that is ready to be kept, with the hashes of its own pictures. */
export interface Ready extends Seen {
  hashed: Awaited<ReturnType<typeof hashEmbedded>>;
}

export async function makeReady(each: Listing | PicturedListing, now: Date): Promise<Ready> {
  const { listing: raw, pictures } = 'listing' in each ? each : { listing: each, pictures: [] };
  const { listing, content } = cleanContent(raw);
  const key = keyOf(listing, content.digest);
  const hashed = pictures.length > 0 ? await hashEmbedded(pictures) : [];
  return { key, content, listing, newListingId: newId('lst', now), newSnapshotId: newId('snp', now), hashed };
}

/** Keeps listings and announces their new snapshots. `pictures`: whose are fetched and hashed, where they have any. */
export async function keepReady<R extends Ready>(
  { jobs }: Context,
  tx: Tx,
  by: Omit<KeptFor, 'pictures'> & { pictures: (ready: R) => boolean },
  batch: R[],
  now: Date,
): Promise<Saved> {
  const saved = await saveSeen(tx, by.unit, batch, now);
  const { snapshots } = saved;
  const isNew = new Set(snapshots);
  const pictured = batch.filter(({ newSnapshotId, hashed }) => hashed.length > 0 && isNew.has(newSnapshotId));
  for (const { newSnapshotId: snapshot, hashed } of pictured)
    for (const picture of hashed) await savePicture(tx, by.unit, { ...picture, snapshot }, now);
  const screened = by.isScreened ? { isScreened: by.isScreened } : {};
  if (snapshots.length > 0)
    await jobs.emit(tx, by.unit, 'listing.seen', by.source.slice(0, 500), { snapshots, ...screened });
  const fetched = batch
    .filter((ready) => ready.listing.images.length > 0 && by.pictures(ready) && isNew.has(ready.newSnapshotId))
    .map(({ newSnapshotId }) => newSnapshotId);
  const pieces = Array.from({ length: Math.ceil(fetched.length / PICTURE_BATCH) }, (_, n) => ({
    unit: by.unit,
    snapshots: fetched.slice(n * PICTURE_BATCH, (n + 1) * PICTURE_BATCH),
  }));
  await jobs.sendAll(tx, 'listing.hash', pieces);
  const hashed = pictured.map(({ newSnapshotId }) => newSnapshotId);
  if (hashed.length > 0) await jobs.emit(tx, by.unit, 'pictures.hashed', 'listing', { snapshots: hashed });
  return saved;
}

/**
 * Keeps a few hundred listings for a unit and announces their new snapshots, in one transaction.
 *
 * @param within what else belongs into that transaction, and when of it they are kept: by `keep`. `names`: what tells
 *   each from another offer
 */
export async function keepListings(
  context: Context,
  by: KeptFor,
  listings: readonly (Listing | PicturedListing)[],
  within: (tx: Tx, keep: () => Promise<Saved>, names: { platform: string; key: string }[]) => Promise<void>,
): Promise<void> {
  const batch: Ready[] = [];
  for (const each of listings) {
    batch.push(await makeReady(each, context.clock()));
    if (batch.length % TURN === 0) await setImmediate(); // Others are answered in between.
  }
  const now = context.clock();
  const names = batch.map(({ listing: { platform }, key }) => ({ platform, key }));
  const keep = async (tx: Tx): Promise<Saved> =>
    batch.length > 0 ? keepReady(context, tx, forAll(by), batch, now) : { snapshots: [], listings: [] };
  await context.store.inUnit(by.unit, (tx) => within(tx, () => keep(tx), names));
}

/** Keeps listings and announces their new snapshots, in the caller's transaction. */
export async function keepAmong(
  { context, tx, unit, now }: Work,
  source: string,
  listings: readonly Listing[],
): Promise<void> {
  const batch: Ready[] = [];
  for (const each of listings) batch.push(await makeReady(each, now));
  if (batch.length > 0) await keepReady(context, tx, forAll({ unit, source, pictures: false }), batch, now);
}

/**
 * Keeps listings for a unit and announces their new snapshots (`listing.seen`), batch by batch: a batch that was
 * announced survives a crash, and importing the same source again adds nothing.
 *
 * @param by `gaps`: what whoever reads the source passes over, full once the listings are through: kept with the import,
 *   and told in the log
 */
export async function importListings(
  context: Context,
  by: KeptFor & { account: { id: string } | null; gaps?: Gaps },
  listings: AsyncIterable<Listing | PicturedListing> | Iterable<Listing | PicturedListing>,
  onBatch?: (done: { listings: number; snapshots: number }) => void,
): Promise<{ listings: number; snapshots: number }> {
  const { store, clock } = context;
  const done = { listings: 0, snapshots: 0 };
  let batch: Ready[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const saved = await store.inUnit(by.unit, (tx) => keepReady(context, tx, forAll(by), batch, clock()));
    done.listings += batch.length;
    done.snapshots += saved.snapshots.length;
    batch = [];
    onBatch?.(done);
  };
  for await (const each of listings) {
    batch.push(await makeReady(each, clock()));
    if (batch.length >= BATCH) await flush();
    else if (batch.length % TURN === 0) await setImmediate(); // Others are answered in between.
  }
  await flush();
  const source = by.source.slice(0, 500);
  const { gaps, ...counts } = by.gaps?.sum() ?? { gaps: [] };
  if (gaps.length > 0) {
    const first = gaps.slice(0, 20).map(({ place, reason, count }) => `${place}: ${count}, ${reason.en}`);
    context.log.warn({ source, ...counts, first }, 'not all of a source became listings');
  }
  await store.inUnit(by.unit, async (tx) => {
    const now = clock();
    if (by.gaps) {
      const record = { id: newId('imp', now), source, ...done, ...by.gaps.sum() };
      await saveImport(tx, { ...record, unit: by.unit, account: by.account?.id ?? null, now });
    }
    const work = { context, tx, unit: by.unit, by: by.account, now };
    await note(work, { act: 'listing.imported', subject: source, content: { ...done, ...counts } });
  });
  return done;
}
