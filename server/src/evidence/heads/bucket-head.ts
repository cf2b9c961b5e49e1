import { type Checkpoint, openNote, ProofError, parseCheckpoint, type Verifier } from '@vigie/proof';
import type { BlobStore } from '../../base/blobs/blob-store.ts';

/** Before the names of a log's files in the bucket. @param gaps how often it was put back and began anew */
export const prefixAfter = (gaps: number): string => (gaps === 0 ? 'log/' : `log-${gaps + 1}/`);

const headsBelow = (prefix: string): string => `${prefix}heads/`;
/** Above any size: names count down from it, so that the first in their order is of the longest log. */
const ABOVE = 9_000_000_000_000_000;
/** Notes that are looked at before one is found that the log has signed: no other should be there. */
const MOST = 1000;

/** A head's name in the bucket: each has its own, and is locked there where the bucket locks. */
export const headKey = (prefix: string, size: number): string =>
  `${headsBelow(prefix)}${String(ABOVE - size).padStart(16, '0')}`;

/** What a note says, where the log has signed it; null: it has not. */
function openHead(note: string, keys: readonly Verifier[]): Checkpoint | null {
  for (const key of keys) {
    try {
      const { text, verified } = openNote(note, [key]);
      if (verified.length > 0) return parseCheckpoint(text);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
    }
  }
  return null;
}

/**
 * The head of the longest log that the bucket has a signed head of, whatever was put over it or deleted since; null
 * where it has none.
 *
 * @param keys those that have ever signed the log
 */
export async function readBucketHead(
  bucket: BlobStore,
  keys: readonly Verifier[],
  prefix = prefixAfter(0),
): Promise<Checkpoint | null> {
  const copied = await bucket.get(`${prefix}checkpoint`);
  const ofCopy = copied && openHead(copied.toString(), keys);
  let looked = 0;
  for await (const { key, bytes } of bucket.versions(headsBelow(prefix))) {
    const head = openHead(bytes.toString(), keys);
    if (head && headKey(prefix, head.size) === key) return ofCopy && ofCopy.size > head.size ? ofCopy : head;
    looked += 1;
    if (looked === MOST) break;
  }
  return ofCopy;
}
