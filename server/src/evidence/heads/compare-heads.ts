import { equalHash, type LogView } from '@vigie/proof';
import type { KeptHead } from './head-store.ts';

/**
 * How the log in its folder stands to the head that the database keeps. `unsigned`: the process died after the database
 * had the head and before it was signed; what it is of lies in the folder.
 */
export type Standing = 'same' | 'unsigned' | 'log-older' | 'database-older' | 'other';

const isRoot = (root: Uint8Array | null, kept: string): boolean =>
  root !== null && equalHash(root, Buffer.from(kept, 'base64'));

/**
 * Compares the two. The database has each head before it is signed, so it is never behind unless it was put back; and
 * the log is at most one head behind, with the tiles of the next one written, unless it was.
 */
export function compareHeads(kept: KeptHead, { head, rootAt }: LogView): Standing {
  if (head.size > kept.size) return isRoot(rootAt(kept.size), kept.root) ? 'database-older' : 'other';
  if (head.size === kept.size) return isRoot(head.root, kept.root) ? 'same' : 'other';
  const isBefore = head.size === kept.sizeBefore && isRoot(head.root, kept.rootBefore);
  return isBefore && isRoot(rootAt(kept.size), kept.root) ? 'unsigned' : 'log-older';
}
