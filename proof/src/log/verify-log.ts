import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '../keys.ts';
import { openNote } from '../note.ts';
import { ProofError } from '../proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openTiles } from './directory.ts';
import { equalHash, type Hash, leafHash, rootOf, rootOfHashes } from './merkle.ts';
import { TILE_WIDTH } from './tile.ts';

export interface LogReport {
  ok: boolean;
  size: number;
  /** What does not hold, in words; `null` when all does. */
  fault: string | null;
}

/** Proves a log whole: every leaf's hash from its entry, every root from the leaves, the head by its signature. */
export function verifyLog(dir: string, origin: string, key: string): LogReport {
  let size = 0;
  try {
    const opened = openNote(readFileSync(join(dir, 'checkpoint'), 'utf8'), [parseVerifierKey(key)]);
    const head = parseCheckpoint(opened.text);
    size = head.size;
    if (opened.verified.length === 0 || head.origin !== origin)
      return { ok: false, size, fault: `The checkpoint is not signed by ${key}.` };
    const tiles = openTiles(dir, size);
    const leaves: Hash[] = [];
    for (let tile = 0; tile * TILE_WIDTH < size; tile++) {
      for (const [at, leaf] of tiles.entries(tile).entries()) {
        const hash = leafHash(leaf);
        const index = tile * TILE_WIDTH + at;
        if (!equalHash(hash, tiles.subtree(0, index)))
          return { ok: false, size, fault: `Entry ${index} is not the one that was logged.` };
        leaves.push(hash);
      }
    }
    if (!equalHash(rootOfHashes(leaves), head.root))
      return { ok: false, size, fault: 'The entries do not give the root that was signed.' };
    if (size > 0 && !equalHash(rootOf(size, tiles.subtree), head.root))
      return { ok: false, size, fault: 'The tiles do not give the root that was signed.' };
    return { ok: true, size, fault: null };
  } catch (error) {
    if (error instanceof ProofError) return { ok: false, size, fault: error.message };
    return {
      ok: false,
      size,
      fault: `The log in ${dir} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
