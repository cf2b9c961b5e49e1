import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '../keys.ts';
import { openNote } from '../note.ts';
import { ProofError } from '../proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openTiles, readHighest } from './directory.ts';
import { equalHash, type Hash, leafHash, rootOfHashes } from './merkle.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';

export interface LogReport {
  ok: boolean;
  size: number;
  /** What does not hold, in words; `null` when all does. */
  fault: string | null;
}

/** Hashes one tile level up: one for each full tile. */
function rowAbove(row: readonly Hash[]): Hash[] {
  const full = Math.floor(row.length / TILE_WIDTH);
  return Array.from({ length: full }, (_, i) => rootOfHashes(row, i * TILE_WIDTH, (i + 1) * TILE_WIDTH));
}

/**
 * Proves a log whole: the head by its signature, every hash of every tile from the entries, the root from them, and that it only grew from the highest checkpoint
 * kept beside it. May run while the log is written.
 */
export function verifyLog(dir: string, origin: string, key: string): LogReport {
  let size = 0;
  const fault = (text: string): LogReport => ({ ok: false, size, fault: text });
  try {
    // Before the head, which is always written first: so it cannot be behind by the time both are read.
    const highest = readHighest(dir);
    const opened = openNote(readFileSync(join(dir, 'checkpoint'), 'utf8'), [parseVerifierKey(key)]);
    const head = parseCheckpoint(opened.text);
    size = head.size;
    if (opened.verified.length === 0 || head.origin !== origin) return fault(`The checkpoint is not signed by ${key}.`);
    const tiles = openTiles(dir, size);
    const leaves: Hash[] = [];
    for (let tile = 0; tile * TILE_WIDTH < size; tile++) leaves.push(...tiles.entries(tile).map(leafHash));
    for (let level = 0, row = leaves; row.length > 0; level++, row = rowAbove(row)) {
      const wrong = row.findIndex((hash, index) => !equalHash(hash, tiles.subtree(level * TILE_HEIGHT, index)));
      if (wrong >= 0) return fault(`Hash ${wrong} in the tiles of level ${level} is not that of the entries below it.`);
    }
    if (!equalHash(rootOfHashes(leaves), head.root)) return fault('The entries do not give the root that was signed.');
    if (highest && highest.size > size) return fault(`The log has ${size} entries, but had ${highest.size}.`);
    if (highest && !equalHash(rootOfHashes(leaves, 0, highest.size), highest.root))
      return fault(`The log is another one than was written here up to entry ${highest.size}.`);
    return { ok: true, size, fault: null };
  } catch (error) {
    if (error instanceof ProofError) return fault(error.message);
    return fault(`The log in ${dir} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
