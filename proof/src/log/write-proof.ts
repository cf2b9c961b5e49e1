import { openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openTiles } from './directory.ts';
import { inclusionProof } from './merkle.ts';

/**
 * Writes that an entry is in a log (C2SP tlog-proof): its index, the inclusion proof, and the checkpoint with all
 * signatures. The tiles of a log's folder are enough for any checkpoint that the log has grown from, so that an entry
 * can be proved in a head that witnesses have cosigned since.
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
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${lines.join('')}\n${checkpoint}`;
}
