import type { Verifier } from '../base/keys.ts';
import { type OpenedNote, openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Hash, leafHash, verifyInclusion } from './merkle.ts';

/**
 * Reads a proof of an entry (C2SP tlog-proof); nothing is checked yet.
 *
 * @throws ProofError `VIGIE_PROOF_TLOG_PROOF` when it is none.
 */
function parseProof(text: string): { index: number; proof: Hash[]; checkpoint: string } {
  const [head = '', index = '', hashes = ''] =
    /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]*={0,2}\n)?index (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n/.exec(
      text,
    ) ?? [];
  const lines = hashes.split('\n').slice(0, -1);
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (head === '' || proof.some((hash, at) => hash.length !== 32 || hash.toString('base64') !== lines[at])) {
    throw new ProofError('VIGIE_PROOF_TLOG_PROOF', 'This is no proof of a log entry (C2SP tlog-proof).');
  }
  return { index: Number(index), proof, checkpoint: text.slice(head.length) };
}

/**
 * Opens a proof: that the leaf is in the tree of its checkpoint, and who of the given keys has signed or cosigned that.
 *
 * @throws ProofError when it is none, or does not hold; of the note: as `openNote`
 */
export function openProof(
  text: string,
  leaf: Uint8Array,
  verifiers: readonly Verifier[],
): OpenedNote & Checkpoint & { index: number } {
  const { index, proof, checkpoint } = parseProof(text);
  const opened = openNote(checkpoint, verifiers);
  const head = parseCheckpoint(opened.text);
  if (!verifyInclusion(index, head.size, leafHash(leaf), proof, head.root)) {
    throw new ProofError('VIGIE_PROOF_TLOG_PROOF', `The proof does not show that this is entry ${index} of the log.`);
  }
  return { ...opened, ...head, index };
}
