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
import { VigieError } from '../../base/core/errors.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { refusal } from '../refusals.ts';
import type { BlobStore } from '../storage/blob-store.ts';
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
  // It knows that size with another root: C2SP tlog-witness since July 2026; before, that was a 409 with that size.
  if (visited.status === 422) return refusal('VIGIE_LOG_FORK_OUTSIDE', { who });
  const known = sizeIn(visited.body.toString('utf8'));
  if (visited.status !== 409 || known === null) return null;
  if (known > head.size) return refusal('VIGIE_LOG_SEEN_OUTSIDE', { who, known, size: head.size });
  if (known === head.size) return refusal('VIGIE_LOG_FORK_OUTSIDE', { who });
  return 'agrees';
}

/** The size that a witness says it knows (C2SP tlog-witness, status 409). */
export function sizeIn(answer: string): number | null {
  const [, known] = /^(0|[1-9]\d{0,14})\n$/.exec(answer) ?? [];
  return known === undefined ? null : Number(known);
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
