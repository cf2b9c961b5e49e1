import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '../durable.ts';
import type { Signer, Verifier } from '../keys.ts';
import { lockFolder } from '../lock.ts';
import { openNote, signNote } from '../note.ts';
import { ProofError } from '../proof-error.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { dropPartials, openTiles, readHighest, type TileReader, writeEntries } from './directory.ts';
import { EMPTY_ROOT, equalHash, type Hash, inclusionProof, leafHash, rootOf, rootOfHashes } from './merkle.ts';
import { TILE_HEIGHT, TILE_WIDTH, tilePath } from './tile.ts';

/** That a leaf is in the log: with the leaf, all a verifier needs. */
export interface InclusionProof {
  index: number;
  size: number;
  proof: Hash[];
  /** The signed note whose root the proof leads to. */
  checkpoint: string;
}

/** An append-only log on disk, in C2SP tlog-tiles layout: its folder can be served as it is. */
export interface Log {
  readonly size: number;
  /** The newest signed checkpoint. */
  readonly checkpoint: string;
  /** Appends leaves (at most 65,535 bytes each); durable when resolved. Calls made while one is written go together in the next. */
  append(leaves: readonly Uint8Array[]): Promise<{ first: number; size: number }>;
  /** Index of an identical leaf, so that a retry after a crash does not append twice. */
  find(leaf: Uint8Array): number | null;
  prove(index: number): InclusionProof;
  close(): Promise<void>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function readHead(dir: string, origin: string, verifier: Verifier): { note: string; head: Checkpoint } | null {
  const path = join(dir, 'checkpoint');
  if (!existsSync(path)) return null;
  const note = readFileSync(path, 'utf8');
  const opened = openNote(note, [verifier]);
  const head = parseCheckpoint(opened.text);
  if (head.origin !== origin || opened.verified.length === 0) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_FORKED',
      `The checkpoint in ${dir} is not this log's: it is of "${head.origin}" or signed by another key.`,
    );
  }
  return { note, head };
}

/** Refuses a log that is behind the highest checkpoint ever written here (shortened), whose tiles do not give its root, or that did not grow from it (forked). */
function checkHead(dir: string, head: Checkpoint | null, tiles: TileReader): void {
  const highest = readHighest(dir);
  const size = head?.size ?? 0;
  // A head is written before the first tile is: tiles without one are what is left of a log.
  if (size < (highest?.size ?? 0) || (!head && existsSync(join(dir, 'tile')))) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_SHORTENED',
      `The log in ${dir} has ${size} entries, but had ${highest?.size ?? 'more'}. Restore it from its copy.`,
    );
  }
  if (head && !equalHash(rootOf(size, tiles.subtree), head.root)) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_ROOT',
      `The tiles in ${dir} do not give the checkpoint's root. Restore them from their copy.`,
    );
  }
  if (highest && !equalHash(rootOf(highest.size, tiles.subtree), highest.root)) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_FORKED',
      `The log in ${dir} is another one than was written here. Restore it from its copy.`,
    );
  }
}

/** The tree's right edge in memory: for each tile level, the hashes of its last tile; and the entries of the last one. */
interface Edge {
  size: number;
  levels: Hash[][];
  entries: Uint8Array[];
}

function readEdge(tiles: TileReader, size: number): Edge {
  const levels: Hash[][] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    levels.push(Array.from({ length: width }, (_, i) => tiles.subtree(level * TILE_HEIGHT, count - width + i)));
  }
  return { size, levels, entries: size % TILE_WIDTH === 0 ? [] : tiles.entries(Math.floor(size / TILE_WIDTH)) };
}

/** A tile to write: its path is known from these. */
interface Piece {
  level: number | 'entries';
  index: number;
  width: number;
  bytes: Uint8Array;
}

/** Grows the edge by leaves. @returns the tiles that came to be or changed. */
function grow(edge: Edge, leaves: readonly Uint8Array[]): Piece[] {
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
  for (const leaf of leaves) {
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
    put(0, leafHash(leaf));
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
  return pieces;
}

/**
 * Opens the log of a folder, or begins one. One process holds it at a time. What a crash left beyond the last checkpoint is overwritten; a log that does not
 * give its checkpoint's root, was shortened or forked is refused.
 *
 * @throws ProofError `VIGIE_PROOF_LOCKED`, `VIGIE_PROOF_LOG_TILE`, `VIGIE_PROOF_LOG_ROOT`, `VIGIE_PROOF_LOG_SHORTENED`, `VIGIE_PROOF_LOG_FORKED`; of `append`:
 * `VIGIE_PROOF_LOG_STOPPED`, `VIGIE_PROOF_LOG_CLOSED`.
 */
export async function openLog(options: { dir: string; origin: string; signer: Signer }): Promise<Log> {
  const { dir, origin, signer } = options;
  mkdirSync(dir, { recursive: true });
  const unlock = lockFolder(dir);
  try {
    return startLog(dir, origin, signer, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function startLog(dir: string, origin: string, signer: Signer, unlock: () => void): Log {
  const kept = readHead(dir, origin, signer);
  let tiles = openTiles(dir, kept?.head.size ?? 0);
  checkHead(dir, kept?.head ?? null, tiles);
  let edge = readEdge(tiles, kept?.head.size ?? 0);
  const indexes = new Map<string, number>();
  for (let tile = 0; tile * TILE_WIDTH < edge.size; tile++) {
    for (const [at, leaf] of tiles.entries(tile).entries()) indexes.set(hex(leaf), tile * TILE_WIDTH + at);
  }
  let checkpoint = kept?.note ?? commit({ origin, size: 0, root: EMPTY_ROOT });
  // A crash between the two files of a head leaves the highest one behind.
  if (kept) writeDurable(join(dir, 'highest'), encode(formatCheckpoint(kept.head)));

  function commit(head: Checkpoint): string {
    const text = formatCheckpoint(head);
    const note = signNote(text, [signer]);
    writeDurable(join(dir, 'checkpoint'), encode(note));
    writeDurable(join(dir, 'highest'), encode(text));
    return note;
  }

  let waiting: { leaves: readonly Uint8Array[]; resolve(first: number): void; reject(error: unknown): void }[] = [];
  let writing: Promise<void> | null = null;
  /** Why nothing may be appended any more. */
  let stopped: ProofError | null = null;
  let closed = false;

  /** Makes a head public. Where that fails half-way it may be out already: signing another of the same size would fork the log, so this ends the writing. */
  function publish(head: Checkpoint): string {
    try {
      return commit(head);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      stopped = new ProofError(
        'VIGIE_PROOF_LOG_STOPPED',
        `The log in ${dir} could not be written (${reason}). Open it again.`,
      );
      throw stopped;
    }
  }

  function writeBatch(): void {
    const batch = waiting;
    waiting = [];
    const leaves = batch.flatMap((call) => call.leaves);
    const before = edge.size;
    const next: Edge = { size: edge.size, levels: edge.levels.map((row) => [...row]), entries: [...edge.entries] };
    try {
      if (stopped) throw stopped;
      const pieces = grow(next, leaves);
      for (const { level, index, width, bytes } of pieces)
        writeDurable(join(dir, tilePath(level, index, width)), bytes);
      const reader = openTiles(dir, next.size);
      checkpoint = publish({ origin, size: next.size, root: rootOf(next.size, reader.subtree) });
      tiles = reader;
      edge = next;
      for (const { level, index, width } of pieces) if (width === TILE_WIDTH) dropPartials(dir, level, index);
    } catch (error) {
      for (const call of batch) call.reject(error);
      return;
    }
    for (const [at, leaf] of leaves.entries()) indexes.set(hex(leaf), before + at);
    let first = before;
    for (const call of batch) {
      call.resolve(first);
      first += call.leaves.length;
    }
  }

  return {
    get size() {
      return edge.size;
    },
    get checkpoint() {
      return checkpoint;
    },
    async append(leaves) {
      if (stopped) throw stopped;
      if (leaves.some((leaf) => leaf.length > 65_535))
        throw new ProofError('VIGIE_PROOF_LEAF', 'A leaf has at most 65,535 bytes.');
      const first = new Promise<number>((resolve, reject) => waiting.push({ leaves, resolve, reject }));
      writing ??= Promise.resolve().then(() => {
        writing = null;
        writeBatch();
      });
      const at = await first;
      return { first: at, size: at + leaves.length };
    },
    find: (leaf) => indexes.get(hex(leaf)) ?? null,
    prove(index) {
      if (!Number.isInteger(index) || index < 0 || index >= edge.size) {
        throw new ProofError('VIGIE_PROOF_INDEX', `The log has no entry ${index}: it has ${edge.size}.`);
      }
      return { index, size: edge.size, proof: inclusionProof(index, edge.size, tiles.subtree), checkpoint };
    },
    async close() {
      await writing;
      if (closed) return;
      closed = true;
      stopped ??= new ProofError('VIGIE_PROOF_LOG_CLOSED', `The log in ${dir} was closed.`);
      unlock();
    },
  };
}
