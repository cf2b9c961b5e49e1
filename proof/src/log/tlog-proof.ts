import type { Verifier } from '../keys.ts';
import { type OpenedNote, openNote } from '../note.ts';
import { ProofError } from '../proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openTiles } from './directory.ts';
import { type Hash, inclusionProof, leafHash, verifyInclusion } from './merkle.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/**
 * Writes that an entry is in a log (C2SP tlog-proof): its index, the inclusion proof, and the checkpoint with all signatures. The tiles of a log's folder are enough
 * for any checkpoint that the log has grown from, so that an entry can be proved in a head that witnesses have cosigned since.
 *
 * @throws ProofError `VIGIE_PROOF_INDEX` where the checkpoint is of a tree without this entry.
 */
export function writeProof(dir: string, index: number, checkpoint: string): string {
  const { size } = parseCheckpoint(openNote(checkpoint, []).text);
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    throw new ProofError('VIGIE_PROOF_INDEX', `Entry ${index} is not in this checkpoint: it has ${size}.`);
  }
  const hashes = inclusionProof(index, size, openTiles(dir, size).subtree);
  const lines = hashes.map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  return `${HEADER}\nindex ${index}\n${lines.join('')}\n${checkpoint}`;
}

/** Reads such a proof; nothing is checked yet. @throws ProofError `VIGIE_PROOF_TLOG_PROOF` when it is none. */
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
): OpenedNote & { index: number; origin: string; size: number } {
  const { index, proof, checkpoint } = parseProof(text);
  const opened = openNote(checkpoint, verifiers);
  const { origin, size, root } = parseCheckpoint(opened.text);
  if (!verifyInclusion(index, size, leafHash(leaf), proof, root)) {
    throw new ProofError('VIGIE_PROOF_TLOG_PROOF', `The proof does not show that this is entry ${index} of the log.`);
  }
  return { ...opened, index, origin, size };
}
