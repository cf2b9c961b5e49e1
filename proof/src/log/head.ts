import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verifier } from '../base/keys.ts';
import { openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { openTiles, readHighest } from './directory.ts';
import { EMPTY_ROOT, equalHash, type Hash, rootOf } from './merkle.ts';

/** A log as it lies in its folder: what is compared with what others keep of it. */
export interface LogView {
  head: Checkpoint;
  /**
   * Root of the tree of its first entries, from the tiles of a tree of `end` entries: of the head's, where nothing else
   * is said. Beyond the head there may be what a crash left. Null where the tiles do not give one.
   */
  rootAt(size: number, end?: number): Hash | null;
}

/**
 * Who keeps the log's newest head besides its folder, such as a database: so that neither can be put back to an older
 * copy by itself.
 */
export interface HeadKeeper {
  /**
   * Compares what is kept with the log that is opened, before anything is signed.
   *
   * @returns a head that is kept and was not signed yet, since a crash came between: it is signed now; null: none
   * @throws whatever says that the two do not agree: then the log is not opened
   */
  compare(log: LogView): Promise<Checkpoint | null>;
  /**
   * Keeps the next head durably, after its tiles are written and before it is signed.
   *
   * @throws where what is kept is not `from`, or it cannot be known: then nothing is signed
   */
  advance(from: Checkpoint, to: Checkpoint): Promise<void>;
}

/**
 * The head of a log's folder, signed by the log's key or by one that it had before.
 *
 * @returns null where the folder has none
 * @throws ProofError `VIGIE_PROOF_LOG_FORKED` where it is of another log
 */
export function readHead(
  dir: string,
  origin: string,
  key: Verifier,
  formerKeys: readonly Verifier[] = [],
): { note: string; head: Checkpoint; isByFormerKey: boolean } | null {
  const path = join(dir, 'checkpoint');
  if (!existsSync(path)) return null;
  const note = readFileSync(path, 'utf8');
  const own = openNote(note, [key]);
  const head = parseCheckpoint(own.text);
  const isByFormerKey = own.verified.length === 0 && openNote(note, formerKeys).verified.length > 0;
  if (head.origin !== origin || (own.verified.length === 0 && !isByFormerKey)) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_FORKED',
      `The checkpoint in ${dir} is not this log's: it is of "${head.origin}" or signed by another key.`,
    );
  }
  return { note, head, isByFormerKey };
}

/** The log with this head whose tiles lie in a folder. */
export const viewOf = (dir: string, head: Checkpoint): LogView => ({
  head,
  rootAt: (size, end = Math.max(size, head.size)) => rootAt(dir, size, end),
});

function rootAt(dir: string, size: number, end: number): Hash | null {
  try {
    return rootOf(size, openTiles(dir, end).subtree);
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}

/**
 * Refuses a log that is behind the highest checkpoint ever written here (shortened), whose tiles do not give its root,
 * or that did not grow from it (forked).
 */
export function checkHead(dir: string, head: Checkpoint | null, highest = readHighest(dir)): void {
  const size = head?.size ?? 0;
  const tiles = openTiles(dir, size);
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

/** That what lies beyond a head grew from it to the next one. @throws ProofError `VIGIE_PROOF_LOG_ROOT` */
export function checkGrowth({ head, rootAt: root }: LogView, next: Checkpoint): void {
  const [before, after] = [root(head.size, next.size), root(next.size)];
  if (before && after && equalHash(before, head.root) && equalHash(after, next.root)) return;
  throw new ProofError('VIGIE_PROOF_LOG_ROOT', `The tiles do not lead from ${head.size} entries to ${next.size}.`);
}

/**
 * Reads a log's folder without taking it, beside a process that writes it.
 *
 * @throws ProofError as `openLog`
 */
export function viewLog(dir: string, origin: string, key: Verifier, formerKeys: readonly Verifier[] = []): LogView {
  // Before the head, which is always written first: so it cannot be behind by the time both are read.
  const highest = readHighest(dir);
  const kept = readHead(dir, origin, key, formerKeys);
  checkHead(dir, kept?.head ?? null, highest);
  return viewOf(dir, kept?.head ?? { origin, size: 0, root: EMPTY_ROOT });
}
