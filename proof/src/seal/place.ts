import { Fault } from '../base/fault.ts';
import type { Verifier } from '../base/keys.ts';
import { openNote } from '../base/note.ts';
import { type Checkpoint, parseCheckpoint } from '../log/checkpoint.ts';
import type { InclusionProof } from '../log/log.ts';
import { leafHash, verifyInclusion } from '../log/merkle.ts';
import { parseBase64 } from './read-seal.ts';
import type { Seal } from './statement.ts';

/** Where a leaf is in the log, as a seal says it: hashes in base64. */
export type LogPlace = Seal['log'];

export function writePlace({ index, size, proof, checkpoint }: InclusionProof): LogPlace {
  return { index, size, proof: proof.map((hash) => Buffer.from(hash).toString('base64')), checkpoint };
}

/** That the log holds a leaf where it is said to be. @throws Fault */
export function checkInclusion(log: LogPlace, leaf: Uint8Array): void {
  const proof = log.proof.map(parseBase64);
  const hashes = proof.filter((hash) => hash?.length === 32).filter((hash) => hash !== null);
  let head: Checkpoint | null = null;
  try {
    head = parseCheckpoint(log.checkpoint.slice(0, log.checkpoint.lastIndexOf('\n\n') + 1));
  } catch {
    // Said below.
  }
  if (
    hashes.length !== proof.length ||
    head?.size !== log.size ||
    !verifyInclusion(log.index, log.size, leafHash(leaf), hashes, head.root)
  )
    throw new Fault(
      'The log does not hold this seal where it is said to be.',
      'Le journal ne contient pas ce scellé à la place indiquée.',
    );
}

/** The head of the log, signed by a key. @throws Fault */
export function checkHead(log: LogPlace, verifier: Verifier): Checkpoint {
  try {
    const opened = openNote(log.checkpoint, [verifier]);
    if (opened.verified.length > 0) return parseCheckpoint(opened.text);
  } catch {
    // Said below.
  }
  throw new Fault(
    'The signature of the log’s head is not valid.',
    'La signature de la tête du journal n’est pas valable.',
  );
}
