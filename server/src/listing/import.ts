import { setImmediate } from 'node:timers/promises';
import type { Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import { clean } from '../base/text/keepable.ts';
import { note } from '../people/index.ts';
import type { Gaps } from './gaps.ts';
import { saveImport } from './import-store.ts';
import { hashEmbedded } from './pictures.ts';
import { type Content, contentOf } from './snapshot.ts';
import { type Seen, savePicture, saveSeen } from './store.ts';

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

/** A listing, and pictures that lie in the file that it was read from. */
export interface PicturedListing {
  listing: Listing;
  pictures: readonly { bytes: Uint8Array }[];
}

/**
 * Keeps listings for a unit and announces their new snapshots (`listing.seen`), batch by batch: a batch that was
 * announced survives a crash, and importing the same source again adds nothing.
 *
 * @param by `pictures`: whether the offers' pictures are fetched and hashed, as a visit to their pages would; `gaps`: what
 *   whoever reads the source passes over, full once the listings are through: kept with the import, and told in the log
 */
export async function importListings(
  context: Context,
  by: { unit: string; account: { id: string } | null; source: string; pictures: boolean; gaps?: Gaps },
  listings: AsyncIterable<Listing | PicturedListing> | Iterable<Listing | PicturedListing>,
  onBatch?: (done: { listings: number; snapshots: number }) => void,
): Promise<{ listings: number; snapshots: number }> {
  const { store, clock, jobs } = context;
  const done = { listings: 0, snapshots: 0 };
  let batch: Seen[] = [];
  /** Hashes of pictures by the snapshot that they are to be of. */
  const hashed = new Map<string, Awaited<ReturnType<typeof hashEmbedded>>>();
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const now = clock();
    const added = await store.inUnit(by.unit, async (tx) => {
      const snapshots = await saveSeen(tx, by.unit, batch, now);
      const pictured = snapshots.filter((id) => hashed.has(id));
      for (const snapshot of pictured)
        for (const picture of hashed.get(snapshot) ?? []) await savePicture(tx, by.unit, { ...picture, snapshot }, now);
      if (snapshots.length > 0) await jobs.emit(tx, by.unit, 'listing.seen', by.source.slice(0, 500), { snapshots });
      for (let at = 0; by.pictures && at < snapshots.length; at += PICTURE_BATCH) {
        await jobs.send(tx, 'listing.hash', { unit: by.unit, snapshots: snapshots.slice(at, at + PICTURE_BATCH) });
      }
      if (pictured.length > 0) await jobs.emit(tx, by.unit, 'pictures.hashed', 'listing', { snapshots: pictured });
      return snapshots;
    });
    hashed.clear();
    done.listings += batch.length;
    done.snapshots += added.length;
    batch = [];
    onBatch?.(done);
  };
  for await (const each of listings) {
    const { listing: raw, pictures } = 'listing' in each ? each : { listing: each, pictures: [] };
    const { listing, content } = cleanContent(raw);
    const now = clock();
    const newSnapshotId = newId('snp', now);
    batch.push({
      key: keyOf(listing, content.digest),
      content,
      listing,
      newListingId: newId('lst', now),
      newSnapshotId,
    });
    if (pictures.length > 0) hashed.set(newSnapshotId, await hashEmbedded(pictures));
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
