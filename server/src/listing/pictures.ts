import { createHash } from 'node:crypto';
import type { HashedPicture, Words } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import { explainFailure } from '../base/fetch/failure-words.ts';
import { headerOf, type Visitor } from '../base/fetch/fetch.ts';
import { hashPicture, LEAST_QUALITY, readPicture } from '../base/page/hash-picture.ts';
import { PICTURES_LOOKED_AT } from './file/read-result.ts';
import { readHashes, writeHashes } from './picture-hashes.ts';
import { findFreshPicture, findSnapshots, listPictures, type Picture, savePicture } from './store.ts';
import { say } from './words.ts';

const BYTES = 10 * 1024 * 1024;
/** A picture is not fetched again for a day: many offers show the same one. */
const FRESH_MS = 24 * 3_600_000;

const HEADERS: [string, string][] = [['Accept', 'image/avif,image/webp,image/png,image/*;q=0.8']];

/** Fetches a picture. @returns its bytes, or why it cannot be had */
export async function fetchPicture(visitor: Visitor, url: string): Promise<{ bytes: Uint8Array } | { failure: Words }> {
  const visited = await visitor.visit(url, { headers: HEADERS, limits: { bytes: BYTES } });
  if (!visited.ok) return { failure: explainFailure(visited) };
  if (visited.status !== 200) return { failure: say('pictureAnswers', { status: visited.status }) };
  const type = headerOf(visited.responseHeaders, 'content-type') ?? '';
  if (/^text\/html/i.test(type)) return { failure: say('pictureIsPage') };
  return { bytes: visited.body };
}

async function hashFetched(visitor: Visitor, url: string): Promise<Omit<Picture, 'snapshot'>> {
  const fetched = await fetchPicture(visitor, url);
  return 'failure' in fetched ? unread(url, fetched.failure) : hashBytes(url, fetched.bytes);
}

/** Hashes of pictures that this process had before, by their digest: who looks again finds most of them unchanged. */
const hashedBefore = new Map<string, Omit<Picture, 'snapshot' | 'url'>>();
const MOST_KEPT = 500;

async function hashBytes(url: string, bytes: Uint8Array): Promise<Omit<Picture, 'snapshot'>> {
  const digest = createHash('sha256').update(bytes).digest('base64url');
  const before = hashedBefore.get(digest);
  if (before) return { url, ...before };
  try {
    const hashed = hashPicture(await readPicture(bytes, url));
    const { own, trimmed, views } = writeHashes(hashed);
    const [pdq = null, ...turns] = own;
    const made = { pdq, quality: hashed.quality, turns, trimmed, views, failure: null };
    if (hashedBefore.size >= MOST_KEPT) hashedBefore.clear();
    hashedBefore.set(digest, made);
    return { url, ...made };
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    return unread(url, error.words);
  }
}

const unread = (url: string, failure: Words): Omit<Picture, 'snapshot'> => ({
  url,
  pdq: null,
  quality: null,
  turns: [],
  trimmed: [],
  views: { crops: [], strips: [], parts: [] },
  failure,
});

/**
 * Hashes the first pictures that lie in the file of an offer's page. Each is known by its content (`ni:`, RFC 6920)
 * alone: that it stood at an address is the file's word, and what is fetched from there is asked anew.
 */
export async function hashEmbedded(pictures: readonly { bytes: Uint8Array }[]): Promise<Omit<Picture, 'snapshot'>[]> {
  const hashed: Omit<Picture, 'snapshot'>[] = [];
  for (const { bytes } of pictures.slice(0, PICTURES_LOOKED_AT)) {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    hashed.push(await hashBytes(`ni:///sha-256;${digest}`, bytes));
  }
  return hashed;
}

/**
 * Fetches the first pictures of snapshots, keeps their hashes and not them, and announces the snapshots that have new
 * ones (`pictures.hashed`). A picture that cannot be had is noted with the reason.
 */
export async function hashPictures(context: Context, unit: string, snapshotIds: string[]): Promise<void> {
  const { store, clock, jobs, visitor } = context;
  const todo = await store.inUnit(
    unit,
    async (tx) => {
      const known = await listPictures(tx, snapshotIds);
      const snapshots = await findSnapshots(tx, snapshotIds);
      return snapshots.flatMap(({ id, content }) =>
        [...new Set(content.images)]
          .slice(0, PICTURES_LOOKED_AT)
          .filter(
            (url) => /^https?:/i.test(url) && !known.some((picture) => picture.snapshot === id && picture.url === url),
          )
          .map((url) => ({ snapshot: id, url })),
      );
    },
    ALL_CASES,
  );
  if (todo.length === 0) return;
  const seen = new Map<string, Omit<Picture, 'snapshot'>>();
  for (const url of new Set(todo.map((each) => each.url))) {
    const since = new Date(clock().getTime() - FRESH_MS);
    const fresh = await store.inUnit(unit, (tx) => findFreshPicture(tx, url, since), ALL_CASES);
    seen.set(url, fresh ?? (await hashFetched(visitor, url)));
  }
  await store.inUnit(
    unit,
    async (tx) => {
      const hashed = new Set<string>();
      for (const { snapshot, url } of todo) {
        const picture = seen.get(url);
        if (!picture || !(await savePicture(tx, unit, { ...picture, snapshot }, clock()))) continue;
        if (picture.pdq !== null) hashed.add(snapshot);
      }
      if (hashed.size > 0) await jobs.emit(tx, unit, 'pictures.hashed', 'listing', { snapshots: [...hashed] });
    },
    ALL_CASES,
  );
}

/** A picture as it is compared. */
export interface ShownPicture extends HashedPicture {
  url: string;
}

/** A kept picture as it is compared, however little it says; null where it was not had. */
export const shownOf = ({ url, pdq, turns, trimmed, views }: Picture): ShownPicture | null =>
  pdq === null ? null : { url, ...readHashes({ own: [pdq, ...turns], trimmed, views }) };

/** The pictures of snapshots that say something, by snapshot. */
export async function readPictures(tx: Tx, snapshots: string[]): Promise<Map<string, ShownPicture[]>> {
  const bySnapshot = new Map<string, ShownPicture[]>();
  for (const picture of await listPictures(tx, snapshots)) {
    const shown = shownOf(picture);
    if (!shown || (picture.quality ?? 0) < LEAST_QUALITY) continue;
    bySnapshot.set(picture.snapshot, [...(bySnapshot.get(picture.snapshot) ?? []), shown]);
  }
  return bySnapshot;
}
