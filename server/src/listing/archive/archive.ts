import { join } from 'node:path';
import { sealValue, unsealValue } from '../../base/core/sealed-value.ts';
import type { Tx } from '../../base/database/store.ts';
import { listSnapshots, type Snapshot } from '../store.ts';
import { comparePlaces, openSegment, type Place, readOffer, type Segment } from './segment.ts';
import type { Archived } from './segment-columns.ts';
import { type KeptSegment, listReadable, listSegments } from './segment-store.ts';

/** The class of what is archived, in the words of retention: offers that no case rests on. */
const RETAINED_AS = 'offers';

const sealingKey = (dataDir: string) => ({ dataDir, file: 'archive-key', code: 'VIGIE_ARCHIVE_KEY' }) as const;

/** The folder of a unit's segments. */
export const archiveFolder = (dataDir: string, unit: string): string => join(dataDir, 'archive', unit);

/** The path of a segment's file. */
export const segmentPath = (dataDir: string, unit: string, id: string): string =>
  join(archiveFolder(dataDir, unit), `${id}.segment`);

/** Ties a key to its unit, its class of retention and its file. */
const keyOf = (unit: string, id: string): string => `vigie-archive/1 ${unit} ${RETAINED_AS} ${id}`;

export const sealSegmentKey = (dataDir: string, unit: string, id: string, key: Uint8Array): string =>
  sealValue(sealingKey(dataDir), keyOf(unit, id), key);

/**
 * Opens a segment that is kept.
 *
 * @throws VigieError `VIGIE_ARCHIVE_DAMAGED`; `VIGIE_ARCHIVE_KEY` where the data folder has another key
 */
export function openKept(dataDir: string, unit: string, { id, bytes, sealedKey }: KeptSegment): Promise<Segment> {
  if (sealedKey === null) throw new Error(`the key of segment ${id} was destroyed`);
  const key = unsealValue(sealingKey(dataDir), keyOf(unit, id), sealedKey);
  return openSegment(segmentPath(dataDir, unit, id), { id, key }, bytes);
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

/** The archived snapshots of an offer, if whoever reads may see it. */
async function readArchived(
  tx: Tx,
  { dataDir, unit }: { dataDir: string; unit: string },
  place: Place,
): Promise<Snapshot[]> {
  const having = (await listCurrent(tx)).filter(
    (segment) =>
      !segment.toErase.includes(place.listing) &&
      comparePlaces({ platform: segment.firstPlatform, listing: segment.firstListing }, place) <= 0 &&
      comparePlaces({ platform: segment.lastPlatform, listing: segment.lastListing }, place) >= 0,
  );
  if (having.length === 0 || !(await listReadable(tx, [place.listing])).has(place.listing)) return [];
  const found: Snapshot[] = [];
  for (const kept of having) {
    const segment = await openKept(dataDir, unit, kept);
    try {
      found.push(...(await readOffer(segment, place)).map(toSnapshot));
    } finally {
      segment.close();
    }
  }
  return found;
}

const HISTORY_MAX = 1000;

/** What an offer was, oldest first, from rows and archive alike. */
export async function readHistory(
  { tx, context, unit }: { tx: Tx; context: { config: { dataDir: string } }; unit: string },
  { id, platform }: { id: string; platform: string },
): Promise<Snapshot[]> {
  const archived = await readArchived(tx, { dataDir: context.config.dataDir, unit }, { platform, listing: id });
  const kept = await listSnapshots(tx, id);
  if (archived.length === 0) return kept;
  const byId = new Map([...archived, ...kept].map((snapshot) => [snapshot.id, snapshot]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, HISTORY_MAX);
}
