import { type HashedPicture, PictureIndex, parsePdq, pictureOf } from '@vigie/engine';
import type { Tx } from '../../base/database/store.ts';
import {
  type KeptHashes,
  readHashes,
  type ShownPicture,
  type Snapshot,
  withPictures,
  writeHashes,
} from '../../listing/index.ts';
import { listHashes, listHashLists } from './known-store.ts';

/** The farthest that a list may ask for, within which an index is exact. */
export const FARTHEST = 31;

/** All that a list gives of a picture. */
export const ofList = (pdq: string): KeptHashes => writeHashes(pictureOf(parsePdq(pdq) ?? new Uint16Array(16)));

/** Whether a picture is one that the unit knows to be harmless. */
export async function readExceptions(tx: Tx): Promise<(picture: ShownPicture) => boolean> {
  const known: HashedPicture[] = [];
  const distances: number[] = [];
  for (const list of (await listHashLists(tx)).filter(({ kind }) => kind === 'exception')) {
    for (const { pdq } of await listHashes(tx, list.id)) {
      known.push(readHashes(ofList(pdq)));
      distances.push(list.distance);
    }
  }
  const index = new PictureIndex();
  index.addAll(known);
  return (shown) => index.search(shown, FARTHEST).some(({ id, distance }) => distance <= (distances[id] ?? -1));
}

/**
 * Snapshots with what is written in their pictures, as it is screened: nothing of a picture that the unit has excluded
 * since it was read.
 */
export const withOwnPictures = (tx: Tx, snapshots: Snapshot[]): Promise<Snapshot[]> =>
  withPictures(tx, snapshots, () => readExceptions(tx));
