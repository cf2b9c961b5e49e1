import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { openBucket } from '../../base/blobs/s3-store.ts';
import type { BucketSettings, Config } from '../../base/core/config.ts';
import { sealValue, unsealValue } from '../../base/core/sealed-value.ts';
import type { Tx } from '../../base/database/store.ts';
import { refusal } from '../refusals.ts';
import { listSnapshots, type Snapshot } from '../store.ts';
import { readLocal, type SealedBytes, sealedSize } from './sealed-file.ts';
import { comparePlaces, openSegment, type Place, readOffer, type Segment } from './segment.ts';
import type { Archived } from './segment-columns.ts';
import { findArchivedOffers, type KeptSegment, listReadable, listSegments } from './segment-store.ts';

/** The class of what is archived, in the words of retention: offers that no case rests on. */
const RETAINED_AS = 'offers';

/** Whoever copies the archive's files shares this lock: until it is given back, none of them is deleted. */
export const FILES_LOCK = 'vigie archive files';

/** Where the files of the archive are: written to the data folder, and taken to the bucket, where there is one. */
export type ArchivePlace = Pick<Config, 'dataDir' | 'bucket'>;

/** A file of the archive by its name. */
type Named = Pick<KeptSegment, 'unit' | 'id'>;

const sealingKey = (dataDir: string) => ({ dataDir, file: 'archive-key', code: 'VIGIE_ARCHIVE_KEY' }) as const;

/** The folder of a unit's segments. */
export const archiveFolder = (dataDir: string, unit: string): string => join(dataDir, 'archive', unit);

/** A segment's file, in the data folder and in a bucket alike. */
export const segmentName = ({ unit, id }: Named): string => `archive/${unit}/${id}.segment`;

/** The path of a segment's file, while it is in the data folder. */
export const segmentPath = (dataDir: string, named: Named): string => join(dataDir, segmentName(named));

/** Ties a key to its unit, its class of retention and its file. */
const keyOf = ({ unit, id }: Named): string => `vigie-archive/1 ${unit} ${RETAINED_AS} ${id}`;

export const sealSegmentKey = (dataDir: string, named: Named, key: Uint8Array): string =>
  sealValue(sealingKey(dataDir), keyOf(named), key);

const opened = new WeakMap<BucketSettings, BlobStore>();

/** The bucket in which the archive is; null: there is none. */
export function archiveBucket({ bucket }: Pick<ArchivePlace, 'bucket'>): BlobStore | null {
  if (!bucket) return null;
  const store = opened.get(bucket) ?? openBucket(bucket);
  opened.set(bucket, store);
  return store;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The bytes of a segment: from the data folder while they are there, else from the bucket. */
function bytesOf(at: ArchivePlace, named: Named): SealedBytes {
  const path = segmentPath(at.dataDir, named);
  try {
    return readLocal(path);
  } catch (error) {
    const bucket = archiveBucket(at);
    if (!isMissing(error) || !bucket) throw refusal('VIGIE_ARCHIVE_DAMAGED', { path }, { cause: error });
    const place = `${bucket.place}/${segmentName(named)}`;
    return {
      place,
      async read(from, length) {
        const read = await bucket.part(segmentName(named), from, length);
        if (!read) throw refusal('VIGIE_ARCHIVE_DAMAGED', { path: place });
        return read;
      },
      close() {},
    };
  }
}

/**
 * The key of a segment that is kept.
 *
 * @throws VigieError `VIGIE_ARCHIVE_KEY` where the data folder has no key, or another
 */
export function unsealSegmentKey(dataDir: string, kept: Named & Pick<KeptSegment, 'sealedKey'>): Uint8Array {
  if (kept.sealedKey === null) throw new Error(`the key of segment ${kept.id} was destroyed`);
  return unsealValue(sealingKey(dataDir), keyOf(kept), kept.sealedKey);
}

/**
 * Opens a segment that is kept.
 *
 * @throws VigieError `VIGIE_ARCHIVE_DAMAGED`; `VIGIE_ARCHIVE_KEY` where the data folder has another key; those of the
 *   bucket
 */
export function openKept(at: ArchivePlace, kept: KeptSegment): Promise<Segment> {
  const key = unsealSegmentKey(at.dataDir, kept);
  return openSegment(bytesOf(at, kept), { id: kept.id, key }, kept.bytes);
}

/** Bytes that are copied in one go. */
const PIECE = 1 << 20;

/**
 * A segment's file as it is kept, encrypted.
 *
 * @throws VigieError `VIGIE_ARCHIVE_DAMAGED` where it is missing or ends too early; those of the bucket
 */
export async function* readSealed(at: ArchivePlace, kept: Pick<KeptSegment, 'unit' | 'id' | 'bytes'>) {
  const source = bytesOf(at, kept);
  try {
    const size = sealedSize(kept.bytes);
    for (let from = 0; from < size; ) {
      const piece = await source.read(from, Math.min(PIECE, size - from));
      if (piece.length === 0) throw refusal('VIGIE_ARCHIVE_DAMAGED', { path: source.place });
      yield piece;
      from += piece.length;
    }
  } finally {
    source.close();
  }
}

/**
 * Reads a segment's file whole and compares it with the digest that is in the log.
 *
 * @throws VigieError `VIGIE_ARCHIVE_DAMAGED` where it is missing or another; those of the bucket
 */
export async function checkSealed(
  at: ArchivePlace,
  kept: Pick<KeptSegment, 'unit' | 'id' | 'bytes' | 'digest'>,
): Promise<{ size: number }> {
  const digest = createHash('sha256');
  for await (const piece of readSealed(at, kept)) digest.update(piece);
  if (digest.digest('hex') !== kept.digest)
    throw refusal('VIGIE_ARCHIVE_DAMAGED', { path: segmentPath(at.dataDir, kept) });
  return { size: sealedSize(kept.bytes) };
}

/** Deletes a segment's file, wherever it is. */
export async function removeSealed(at: ArchivePlace, named: Named): Promise<void> {
  await archiveBucket(at)?.remove(segmentName(named));
  rmSync(segmentPath(at.dataDir, named), { force: true });
}

/** The segments of a unit that are read. */
export const listCurrent = async (tx: Tx): Promise<KeptSegment[]> =>
  (await listSegments(tx)).filter(({ replacedAt }) => replacedAt === null);

/** An archived snapshot as it was in the database. */
export const toSnapshot = ({ id, listing, digest, seenAt, content }: Archived): Snapshot => ({
  id,
  listing,
  digest,
  seenAt: new Date(seenAt).toISOString(),
  content,
});

/** The archived snapshots of offers, of those that whoever reads may see; each file is opened once. */
async function readArchived(tx: Tx, at: ArchivePlace, places: readonly Place[]): Promise<Snapshot[]> {
  const having = (await listCurrent(tx)).map((kept) => ({
    kept,
    offers: places.filter(
      (place) =>
        !kept.toErase.includes(place.listing) &&
        comparePlaces({ platform: kept.firstPlatform, listing: kept.firstListing }, place) <= 0 &&
        comparePlaces({ platform: kept.lastPlatform, listing: kept.lastListing }, place) >= 0,
    ),
  }));
  if (!having.some(({ offers }) => offers.length > 0)) return [];
  const readable = await listReadable(
    tx,
    places.map(({ listing }) => listing),
  );
  const found: Snapshot[] = [];
  for (const { kept, offers } of having) {
    const shown = offers.filter(({ listing }) => readable.has(listing));
    if (shown.length === 0) continue;
    const segment = await openKept(at, kept);
    try {
      for (const place of shown) found.push(...(await readOffer(segment, place)).map(toSnapshot));
    } finally {
      segment.close();
    }
  }
  return found;
}

const HISTORY_MAX = 1000;

/** What an offer was, oldest first, from rows and archive alike. */
export async function readHistory(
  { tx, context }: { tx: Tx; context: { config: ArchivePlace } },
  { id, platform }: { id: string; platform: string },
): Promise<Snapshot[]> {
  // The rows first: what moves meanwhile is seen twice rather than never.
  const kept = await listSnapshots(tx, id);
  const archived = await readArchived(tx, context.config, [{ platform, listing: id }]);
  if (archived.length === 0) return kept;
  const byId = new Map([...archived, ...kept].map((snapshot) => [snapshot.id, snapshot]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, HISTORY_MAX);
}

/**
 * Of contents that the database does not have, by the name of their offer and their digest: which of them the archive has.
 *
 * @returns for each whether it is there
 */
export async function areArchived(
  tx: Tx,
  at: ArchivePlace,
  names: readonly { platform: string; key: string; digest: string }[],
): Promise<boolean[]> {
  const offers = names.length === 0 ? [] : await findArchivedOffers(tx, names);
  const there = new Set<string>();
  if (offers.length > 0)
    for (const { listing, digest } of await readArchived(tx, at, offers)) there.add(`${listing}\n${digest}`);
  const idOf = new Map(offers.map(({ platform, key, listing }) => [`${platform}\n${key}`, listing]));
  return names.map(({ platform, key, digest }) => there.has(`${idOf.get(`${platform}\n${key}`)}\n${digest}`));
}
