import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable, writeManyDurable } from '../base/durable.ts';
import type { Signer, Verifier } from '../base/keys.ts';
import { lockFolder } from '../base/lock.ts';
import { openNote, signNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { type CosignedHead, cosignedPath, joinCosignature, withLines } from './cosigned.ts';
import { dropPartials, openTiles, readHighest, type TileReader } from './directory.ts';
import { copyEdge, type Edge, grow, rootOfEdge } from './edge.ts';
import { openLeafIndex } from './leaf-index.ts';
import { consistencyProof, EMPTY_ROOT, equalHash, type Hash, inclusionProof, leafHash, rootOf } from './merkle.ts';
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
  /**
   * Appends leaves (at most 65,535 bytes each); durable when resolved. Calls made while one is written go together in
   * the next.
   */
  append(leaves: readonly Uint8Array[]): Promise<{ first: number; size: number }>;
  /** Index of an identical leaf. */
  find(leaf: Uint8Array): number | null;
  /**
   * Index of a leaf, appended where there is none: a retry after a crash does not append twice, nor do two that ask at
   * once.
   */
  appendOnce(leaf: Uint8Array): Promise<number>;
  prove(index: number): InclusionProof;
  /**
   * Proves that the log only grew from `from` entries to `to` (RFC 6962, 2.1.2), those of a checkpoint: what a witness
   * asks for.
   */
  proveConsistency(from: number, to: number): Hash[];
  /**
   * Takes in a witness's answer to a checkpoint of this log: it is kept as what this witness has cosigned last, and
   * published with the newest checkpoint where it is of that one.
   *
   * @throws ProofError `VIGIE_PROOF_COSIGNATURE`
   */
  addCosignature(checkpoint: string, answer: string, witness: Verifier): CosignedHead;
  close(): Promise<void>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

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

/**
 * Refuses a log that is behind the highest checkpoint ever written here (shortened), whose tiles do not give its root,
 * or that did not grow from it (forked).
 */
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

function readEdge(tiles: TileReader, size: number): Edge {
  const levels: Hash[][] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    levels.push(Array.from({ length: width }, (_, i) => tiles.subtree(level * TILE_HEIGHT, count - width + i)));
  }
  return { size, levels, entries: size % TILE_WIDTH === 0 ? [] : tiles.entries(Math.floor(size / TILE_WIDTH)) };
}

/**
 * Opens the log of a folder, or begins one. One process holds it at a time. What a crash left beyond the last
 * checkpoint is overwritten; a log that does not give its checkpoint's root, was shortened or forked is refused.
 *
 * @throws ProofError `VIGIE_PROOF_LOCKED`, `VIGIE_PROOF_LOG_TILE`, `VIGIE_PROOF_LOG_ROOT`, `VIGIE_PROOF_LOG_SHORTENED`,
 *   `VIGIE_PROOF_LOG_FORKED`; of `append`:
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
  const leafIndex = openLeafIndex(dir, edge.size, tiles);
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
  /** Leaves of `appendOnce` that are not in the log yet, by their hash. */
  const onTheirWay = new Map<string, Promise<number>>();

  /**
   * Makes a head public. Where that fails half-way it may be out already: signing another of the same size would fork
   * the log, so this ends the writing.
   */
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

  async function writeBatch(): Promise<void> {
    const batch = waiting;
    waiting = [];
    const leaves = batch.flatMap((call) => call.leaves);
    const before = edge.size;
    const next = copyEdge(edge);
    try {
      if (stopped) throw stopped;
      const { pieces, hashes } = grow(next, leaves);
      await writeManyDurable(
        pieces.map(({ level, index: tile, width, bytes }) => ({
          path: join(dir, tilePath(level, tile, width)),
          bytes,
        })),
      );
      checkpoint = publish({ origin, size: next.size, root: rootOfEdge(next) });
      edge = next;
      tiles = tiles.grownTo(edge.size);
      for (const { level, index: tile, width } of pieces) if (width === TILE_WIDTH) dropPartials(dir, level, tile);
      leafIndex.add(hashes, tiles);
    } catch (error) {
      for (const call of batch) call.reject(error);
      return;
    }
    let first = before;
    for (const call of batch) {
      call.resolve(first);
      first += call.leaves.length;
    }
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) await writeBatch();
    writing = null;
  }

  async function append(leaves: readonly Uint8Array[]): Promise<{ first: number; size: number }> {
    if (stopped) throw stopped;
    if (leaves.some((leaf) => leaf.length > 65_535))
      throw new ProofError('VIGIE_PROOF_LEAF', 'A leaf has at most 65,535 bytes.');
    const first = new Promise<number>((resolve, reject) => waiting.push({ leaves, resolve, reject }));
    writing ??= Promise.resolve().then(writeWaiting);
    const at = await first;
    return { first: at, size: at + leaves.length };
  }

  return {
    get size() {
      return edge.size;
    },
    get checkpoint() {
      return checkpoint;
    },
    append,
    find: (leaf) => leafIndex.find(leafHash(leaf)),
    async appendOnce(leaf) {
      const hash = leafHash(leaf);
      const name = Buffer.from(hash).toString('hex');
      const known = leafIndex.find(hash) ?? onTheirWay.get(name);
      if (known !== undefined) return known;
      const index = append([leaf])
        .then(({ first }) => first)
        .finally(() => onTheirWay.delete(name));
      onTheirWay.set(name, index);
      return index;
    },
    prove(index) {
      if (!Number.isInteger(index) || index < 0 || index >= edge.size) {
        throw new ProofError('VIGIE_PROOF_INDEX', `The log has no entry ${index}: it has ${edge.size}.`);
      }
      return { index, size: edge.size, proof: inclusionProof(index, edge.size, tiles.subtree), checkpoint };
    },
    proveConsistency: (from, to) => consistencyProof(from, to, tiles.grownTo(to).subtree),
    addCosignature(note, answer, witness) {
      const head = joinCosignature(note, answer, signer, witness);
      writeDurable(cosignedPath(dir, witness), encode(head.checkpoint));
      if (checkpoint.startsWith(`${head.text}\n`)) {
        // The same head with a line more: no other is signed.
        checkpoint = withLines(checkpoint, head, witness);
        writeDurable(join(dir, 'checkpoint'), encode(checkpoint));
      }
      return head;
    },
    async close() {
      while (writing) await writing;
      if (closed) return;
      closed = true;
      stopped ??= new ProofError('VIGIE_PROOF_LOG_CLOSED', `The log in ${dir} was closed.`);
      leafIndex.close();
      unlock();
    },
  };
}
