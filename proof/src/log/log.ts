import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable, writeManyDurable } from '../base/durable.ts';
import type { Signer, Verifier } from '../base/keys.ts';
import { lockFolder } from '../base/lock.ts';
import { signNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, formatCheckpoint } from './checkpoint.ts';
import { type CosignedHead, cosignedPath, joinCosignature, withLines } from './cosigned.ts';
import { checkEntries, dropPartials, openTiles } from './directory.ts';
import { copyEdge, grow, readEdge, rootOfEdge } from './edge.ts';
import { checkGrowth, checkHead, type HeadKeeper, readHead, viewOf } from './head.ts';
import { openLeafIndex } from './leaf-index.ts';
import { consistencyProof, EMPTY_ROOT, type Hash, inclusionProof, leafHash } from './merkle.ts';
import { TILE_WIDTH, tilePath } from './tile.ts';

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
  /** Why nothing is appended any more, until the log is opened again; null: nothing stands against it. */
  readonly stopped: Error | null;
  /** Appends nothing any more, for this reason: somebody else knows another history of the log. */
  stop(reason: Error): void;
  close(): Promise<void>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface LogOptions {
  dir: string;
  origin: string;
  signer: Signer;
  /** Keys that signed this log before: a head by one of them is signed anew. */
  formerKeys?: readonly Verifier[];
  /** Who else keeps each head; left out: the folder alone. */
  keeper?: HeadKeeper;
}

/**
 * Opens the log of a folder, or begins one. One process holds it at a time. What a crash left beyond the last
 * checkpoint is overwritten, or signed where the keeper of heads has it already; a log that does not give its
 * checkpoint's root, was shortened or forked is refused.
 *
 * @throws ProofError `VIGIE_PROOF_LOCKED`, `VIGIE_PROOF_LOG_TILE`, `VIGIE_PROOF_LOG_ROOT`, `VIGIE_PROOF_LOG_SHORTENED`,
 *   `VIGIE_PROOF_LOG_FORKED`; of `append`: `VIGIE_PROOF_LOG_STOPPED`, `VIGIE_PROOF_LOG_CLOSED`; what the keeper throws.
 */
export async function openLog(options: LogOptions): Promise<Log> {
  mkdirSync(options.dir, { recursive: true });
  const unlock = lockFolder(options.dir);
  try {
    return await startLog(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startLog({ dir, origin, signer, formerKeys, keeper }: LogOptions, unlock: () => void): Promise<Log> {
  const kept = readHead(dir, origin, signer, formerKeys);
  checkHead(dir, kept?.head ?? null);
  const found = kept?.head ?? { origin, size: 0, root: EMPTY_ROOT };
  const view = viewOf(dir, found);
  const unsigned = (await keeper?.compare(view)) ?? null;
  let head: Checkpoint = unsigned ?? found;
  let tiles = openTiles(dir, head.size);
  if (unsigned) {
    checkEntries(tiles, found.size, unsigned.size);
    checkGrowth(view, unsigned);
  }
  let edge = readEdge(tiles, head.size);
  const leafIndex = openLeafIndex(dir, edge.size, tiles);
  let checkpoint = kept && !kept.isByFormerKey && !unsigned ? kept.note : sign(head);
  // A crash between the two files of a head leaves the highest one behind.
  writeDurable(join(dir, 'highest'), encode(formatCheckpoint(head)));

  function sign(next: Checkpoint): string {
    const note = signNote(formatCheckpoint(next), [signer]);
    writeDurable(join(dir, 'checkpoint'), encode(note));
    return note;
  }

  let waiting: { leaves: readonly Uint8Array[]; resolve(first: number): void; reject(error: unknown): void }[] = [];
  let writing: Promise<void> | null = null;
  /** Why nothing may be appended any more. */
  let stopped: Error | null = null;
  let closed = false;
  /** Leaves of `appendOnce` that are not in the log yet, by their hash. */
  const onTheirWay = new Map<string, Promise<number>>();

  /**
   * Ends the writing: where a head may be kept or public already, signing another of the same size would fork the log.
   */
  function stopFor(error: unknown): ProofError {
    const reason = error instanceof Error ? error.message : String(error);
    const stop = new ProofError(
      'VIGIE_PROOF_LOG_STOPPED',
      `The log in ${dir} could not be written (${reason}). Open it again.`,
    );
    stopped = stop;
    return stop;
  }

  async function keep(next: Checkpoint): Promise<void> {
    try {
      await keeper?.advance(head, next);
    } catch (error) {
      stopFor(error);
      throw error;
    }
  }

  /** Makes a head that is kept public. */
  function publish(next: Checkpoint): void {
    try {
      // What lies there is this very log, or it was replaced under our hands.
      if (readFileSync(join(dir, 'checkpoint'), 'utf8') !== checkpoint)
        throw new Error('another checkpoint lies there');
      checkpoint = sign(next);
      head = next;
    } catch (error) {
      throw stopFor(error);
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
      const grown = { origin, size: next.size, root: rootOfEdge(next) };
      await keep(grown);
      publish(grown);
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
    try {
      // Nobody waits for this one: a crash that leaves it behind is made good when the log is opened.
      await writeManyDurable([{ path: join(dir, 'highest'), bytes: encode(formatCheckpoint(head)) }]);
    } catch (error) {
      stopFor(error);
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
    get stopped() {
      return stopped;
    },
    stop(reason) {
      stopped ??= reason;
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
