import { ProofError } from '../base/proof-error.ts';
import type { Hash } from './merkle.ts';

/** What a log's head says: C2SP tlog-checkpoint. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
}

/** The text of a checkpoint: origin, size, root in base64, each on a line. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Reads a checkpoint's text; extension lines are passed over. @throws ProofError when it is none. */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin = '', size = '', encoded = ''] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? [];
  const root = new Uint8Array(Buffer.from(encoded, 'base64'));
  const isSize = Number.isSafeInteger(Number(size));
  if (origin === '' || !isSize || root.length !== 32 || Buffer.from(root).toString('base64') !== encoded) {
    throw new ProofError('VIGIE_PROOF_CHECKPOINT', 'This is no checkpoint (origin, size, root).');
  }
  return { origin, size: Number(size), root };
}
