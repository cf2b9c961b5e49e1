import { type TileReader, writeEntries } from './directory.ts';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash, rootOfHashes } from './merkle.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';

/**
 * The tree's right edge: for each tile level, the hashes of its last tile; and the entries of the last one. All that is
 * needed to grow it.
 */
export interface Edge {
  size: number;
  levels: Hash[][];
  entries: Uint8Array[];
}

export const emptyEdge = (): Edge => ({ size: 0, levels: [], entries: [] });

export const copyEdge = ({ size, levels, entries }: Edge): Edge => ({
  size,
  levels: levels.map((row) => [...row]),
  entries: [...entries],
});

/** The edge of the log that lies in these tiles. @throws ProofError where one is missing or not what was logged */
export function readEdge(tiles: TileReader, size: number): Edge {
  const levels: Hash[][] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    levels.push(Array.from({ length: width }, (_, i) => tiles.subtree(level * TILE_HEIGHT, count - width + i)));
  }
  return { size, levels, entries: size % TILE_WIDTH === 0 ? [] : tiles.entries(Math.floor(size / TILE_WIDTH)) };
}

/** A tile to write: its path is known from these. */
export interface Piece {
  level: number | 'entries';
  index: number;
  width: number;
  bytes: Uint8Array;
}

/** Grows the edge by leaves. @returns the tiles that came to be or changed, and the leaves' hashes. */
export function grow(edge: Edge, leaves: readonly Uint8Array[]): { pieces: Piece[]; hashes: Hash[] } {
  const pieces: Piece[] = [];
  const touched = new Set<number>();
  const put = (level: number, hash: Hash): void => {
    const row = edge.levels[level] ?? [];
    edge.levels[level] = row;
    row.push(hash);
    touched.add(level);
    if (row.length < TILE_WIDTH) return;
    const index = Math.floor((edge.size - 1) / TILE_WIDTH ** (level + 1));
    pieces.push({ level, index, width: TILE_WIDTH, bytes: Buffer.concat(row) });
    edge.levels[level] = [];
    touched.delete(level);
    put(level + 1, rootOfHashes(row));
  };
  const hashes = leaves.map(leafHash);
  for (const [at, leaf] of leaves.entries()) {
    edge.size += 1;
    edge.entries.push(leaf);
    if (edge.entries.length === TILE_WIDTH) {
      pieces.push({
        level: 'entries',
        index: edge.size / TILE_WIDTH - 1,
        width: TILE_WIDTH,
        bytes: writeEntries(edge.entries),
      });
      edge.entries = [];
    }
    const hash = hashes[at];
    if (hash) put(0, hash);
  }
  for (const level of touched) {
    const row = edge.levels[level] ?? [];
    if (row.length === 0) continue;
    const index = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    pieces.push({ level, index, width: row.length, bytes: Buffer.concat(row) });
  }
  if (edge.entries.length > 0) {
    const index = Math.floor(edge.size / TILE_WIDTH);
    pieces.push({ level: 'entries', index, width: edge.entries.length, bytes: writeEntries(edge.entries) });
  }
  return { pieces, hashes };
}

/** The tree's root (RFC 6962, 2.1, MTH): the whole subtrees along the edge, from the smallest to the largest. */
export function rootOfEdge({ levels }: Edge): Hash {
  let root: Hash | null = null;
  for (const row of levels) {
    for (let end = row.length, width = 1; end > 0; width *= 2) {
      if (end % (width * 2) === 0) continue;
      const subtree = rootOfHashes(row, end - width, end);
      root = root ? nodeHash(subtree, root) : subtree;
      end -= width;
    }
  }
  return root ?? EMPTY_ROOT;
}
