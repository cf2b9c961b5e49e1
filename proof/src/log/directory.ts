import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { equalHash, type Hash, leafHash, rootOfHashes, type Subtree } from './merkle.ts';
import { TILE_HEIGHT, TILE_WIDTH, tilePath } from './tile.ts';

/** Full tiles kept in memory: 8 KiB each. */
const CACHED = 1024;

/**
 * Reads a log's tiles below a folder (C2SP tlog-tiles): full ones, and the partial ones at the edge of a tree of `size`
 * leaves.
 */
export interface TileReader {
  /** Hashes of a tile, 32 bytes each, as far as they are in the tree. */
  row(level: number, tile: number): Uint8Array;
  /** Hash of the subtree of `2 ** level` leaves with this index at its level. */
  subtree: Subtree;
  /** Leaves of an entries tile, as far as they are in the tree, each proved by its hash in the tile beside it. */
  entries(tile: number): Uint8Array[];
  /**
   * The same for the tree grown to another size: what was read stays read, since a tile of a given width never changes.
   */
  grownTo(size: number): TileReader;
}

/** How many hashes of a tile's level are in a tree of `size` leaves. */
function widthOf(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
}

export function openTiles(dir: string, size: number, cache = new Map<string, Uint8Array>()): TileReader {
  function read(level: number | 'entries', index: number, width: number): Uint8Array {
    const path = tilePath(level, index, width);
    const known = cache.get(path);
    if (known) return known;
    // A full tile replaces the partial ones that older trees end in: while the log grows they may go under a reader's
    // hands.
    const file = [path, tilePath(level, index, TILE_WIDTH)]
      .map((name) => join(dir, name))
      .find((name) => existsSync(name));
    if (!file) throw new ProofError('VIGIE_PROOF_LOG_TILE', `The log lacks ${path}.`);
    const bytes = new Uint8Array(readFileSync(file));
    if (cache.size >= CACHED) cache.clear();
    cache.set(path, bytes);
    return bytes;
  }
  function row(level: number, tile: number): Uint8Array {
    const width = widthOf(level, tile, size);
    const bytes = read(level, tile, width).subarray(0, width * 32);
    if (bytes.length === width * 32) return bytes;
    throw new ProofError('VIGIE_PROOF_LOG_TILE', `Tile ${tilePath(level, tile, width)} is too short.`);
  }
  function subtree(level: number, index: number): Hash {
    const span = 2 ** (level % TILE_HEIGHT);
    const first = index * span;
    const bytes = row(Math.floor(level / TILE_HEIGHT), Math.floor(first / TILE_WIDTH));
    const at = first % TILE_WIDTH;
    const hashes: Hash[] = [];
    for (let i = at; i < at + span; i++) hashes.push(bytes.subarray(i * 32, i * 32 + 32));
    return rootOfHashes(hashes);
  }
  function entries(tile: number): Uint8Array[] {
    const width = widthOf(0, tile, size);
    const leaves = readEntries(read('entries', tile, width))?.slice(0, width);
    if (leaves?.length !== width) {
      throw new ProofError(
        'VIGIE_PROOF_LOG_TILE',
        `Tile ${tilePath('entries', tile, width)} does not hold ${width} entries.`,
      );
    }
    const hashes = row(0, tile);
    for (const [at, leaf] of leaves.entries()) {
      if (equalHash(leafHash(leaf), hashes.subarray(at * 32, at * 32 + 32))) continue;
      throw new ProofError('VIGIE_PROOF_LOG_TILE', `Entry ${tile * TILE_WIDTH + at} is not the one that was logged.`);
    }
    return leaves;
  }
  return { row, subtree, entries, grownTo: (other) => openTiles(dir, other, cache) };
}

/**
 * Entries of a tile: each a length in two bytes, big-endian, and its data (C2SP tlog-tiles, "Log Entries"). `null`: cut
 * off.
 */
function readEntries(bytes: Uint8Array): Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return null;
    const length = view.getUint16(at);
    if (at + 2 + length > bytes.length) return null;
    leaves.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return leaves;
}

/** That the entries from one size of the log to another are those of its tiles. @throws ProofError `VIGIE_PROOF_LOG_TILE` */
export function checkEntries(tiles: TileReader, from: number, to: number): void {
  for (let tile = Math.floor(from / TILE_WIDTH); tile * TILE_WIDTH < to; tile++) tiles.entries(tile);
}

export function writeEntries(leaves: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(leaves.flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf]));
}

/** Removes partial tiles that a full one has replaced. Best effort: they are only in the way of the eye. */
export function dropPartials(dir: string, level: number | 'entries', index: number): void {
  rmSync(join(dir, `${tilePath(level, index, TILE_WIDTH)}.p`), { recursive: true, force: true });
}

/** The highest checkpoint that was ever written to a folder; `null` where none is kept. */
export function readHighest(dir: string): Checkpoint | null {
  const path = join(dir, 'highest');
  return existsSync(path) ? parseCheckpoint(readFileSync(path, 'utf8')) : null;
}
