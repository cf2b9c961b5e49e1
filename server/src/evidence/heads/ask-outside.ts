import {
  equalHash,
  formatAddCheckpoint,
  formatCheckpoint,
  type LogView,
  parseVerifierKey,
  type Signer,
  signNote,
  type Verifier,
} from '@vigie/proof';
import type { BlobStore } from '../../base/blobs/blob-store.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { readBucketHead } from './bucket-head.ts';

/** A start does not wait longer for somebody who is away. */
const PATIENCE_MS = 10_000;
const BYTES = 64 * 1024;

/** Who keeps heads of the log outside of it, and so sees where every copy here was put back together. */
export interface Outside {
  /**
   * Asks each whether they know more of this log, or other. Who cannot be reached is passed over, unless they said so
   * before.
   *
   * @throws VigieError `VIGIE_LOG_SEEN_OUTSIDE`, `VIGIE_LOG_FORK_OUTSIDE`
   */
  ask(log: LogView): Promise<void>;
  /** Takes note that somebody knows more, or other: until they say otherwise, the log is not opened. */
  doubt(who: string, reason: VigieError): void;
}

/** The keys that have ever signed the log, and where it lies in the bucket. */
export interface LogKeys {
  keys: readonly Verifier[];
  mirrorPrefix: string;
}

/** What somebody says of the log: that it is theirs too, or why it is not; null: no answer. */
type Saying = 'agrees' | VigieError | null;

async function askWitness(
  visitor: Visitor,
  { key, url }: { key: string; url: string },
  { head }: LogView,
  signer: Signer,
): Promise<Saying> {
  // A question and no new head: both copies here have it, so it was signed before.
  const checkpoint = signNote(formatCheckpoint(head), [signer]);
  const visited = await visitor.visit(`${url}/add-checkpoint`, {
    method: 'POST',
    body: Buffer.from(formatAddCheckpoint({ old: head.size, proof: [], checkpoint })),
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    robots: false,
    pace: false,
    limits: { bytes: BYTES, redirects: 0, totalMs: PATIENCE_MS },
  });
  if (!visited.ok) return null;
  if (visited.status === 200) return 'agrees';
  const who = say('theWitness', { name: parseVerifierKey(key).name });
  const known = readRefusal(visited.status, visited.body.toString('utf8'), { old: head.size, size: head.size });
  if (known === 'other') return refusal('VIGIE_LOG_FORK_OUTSIDE', { who });
  if (known === null) return null;
  return known > head.size ? refusal('VIGIE_LOG_SEEN_OUTSIDE', { who, known, size: head.size }) : 'agrees';
}

/**
 * Why a witness does not cosign (C2SP tlog-witness, "add-checkpoint"): it has the size that it was given with another
 * root. Since July 2026 that is a 422. In version 1.0.0 it is a 409, which has no size when old size and size are the
 * same; some say there the size that they know, which is the one they were given.
 *
 * @param asked the old size that the request named, and the size of its head
 * @returns `other`: another log; the size that it knows; null: something else
 */
export function readRefusal(
  status: number,
  answer: string,
  asked: { old: number; size: number },
): 'other' | number | null {
  if (status === 422) return 'other';
  if (status !== 409) return null;
  const [, text] = /^(0|[1-9]\d{0,14})\n$/.exec(answer) ?? [];
  if (text === undefined) return asked.old === asked.size ? 'other' : null;
  return Number(text) === asked.old ? 'other' : Number(text);
}

/**
 * What a bucket's head says of the log.
 *
 * @returns why the log is not the bucket's; null where it grew from what the bucket has
 */
export async function compareBucket(
  bucket: BlobStore,
  { head, rootAt }: LogView,
  { keys, mirrorPrefix }: LogKeys,
): Promise<VigieError | null> {
  const kept = await readBucketHead(bucket, keys, mirrorPrefix);
  if (!kept) return null;
  const who = say('theBucket', { place: bucket.place });
  if (kept.size > head.size) return refusal('VIGIE_LOG_SEEN_OUTSIDE', { who, known: kept.size, size: head.size });
  const root = rootAt(kept.size);
  return root && equalHash(root, kept.root) ? null : refusal('VIGIE_LOG_FORK_OUTSIDE', { who });
}

async function askBucket(bucket: BlobStore, log: LogView, keys: LogKeys): Promise<Saying> {
  try {
    return (await compareBucket(bucket, log, keys)) ?? 'agrees';
  } catch (error) {
    if (error instanceof VigieError) return null;
    throw error;
  }
}

export function createOutside(
  {
    visitor,
    witnesses,
    bucket,
  }: { visitor: Visitor; witnesses: { key: string; url: string }[]; bucket: BlobStore | null },
  { signer, ...keys }: LogKeys & { signer: Signer },
): Outside {
  const doubts = new Map<string, VigieError>();
  return {
    async ask(log) {
      const asked: [string, Promise<Saying>][] = witnesses.map((each) => [
        each.url,
        askWitness(visitor, each, log, signer),
      ]);
      if (bucket) asked.push([bucket.place, askBucket(bucket, log, keys)]);
      for (const [who, answer] of asked) {
        const saying = await answer;
        if (saying === 'agrees') doubts.delete(who);
        else if (saying !== null) doubts.set(who, saying);
      }
      for (const reason of doubts.values()) throw reason;
    },
    doubt(who, reason) {
      doubts.set(who, reason);
    },
  };
}
