import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verifier } from '../base/keys.ts';
import { openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { openTiles, writeEntries } from './directory.ts';
import { TILE_WIDTH, tilePath } from './tile.ts';

interface LogFile {
  path: string;
  bytes: Uint8Array;
  /** Never changes and is never replaced: a full tile. */
  isFinal: boolean;
  /** What the checkpoint says; null: a tile. */
  head: Checkpoint | null;
}

function headOf(note: string, keys: readonly Verifier[]): Checkpoint {
  const opened = openNote(note, keys);
  if (opened.verified.length > 0) return parseCheckpoint(opened.text);
  throw new ProofError('VIGIE_PROOF_LOG_FORKED', 'The head of the copy is not signed by this log.');
}

/**
 * The files that a copy of a log's folder lacks, tiles first and the head last: a copy that breaks off has its old
 * head, and what that needs. Works beside a process that writes the log.
 *
 * @param keys those that have signed the log, the newest and those before it
 * @param before the checkpoint of the copy; null: it has none
 * @throws ProofError `VIGIE_PROOF_LOG_FORKED` where the copy's head is not of this log, `VIGIE_PROOF_LOG_SHORTENED`
 *   where the copy is longer
 */
export function* filesSince(dir: string, keys: readonly Verifier[], before: string | null): Generator<LogFile> {
  const path = join(dir, 'checkpoint');
  if (!existsSync(path)) return;
  const note = readFileSync(path, 'utf8');
  if (note === before) return;
  const head = headOf(note, keys);
  const { size } = head;
  const copied = before === null ? 0 : headOf(before, keys).size;
  if (copied > size) {
    throw new ProofError(
      'VIGIE_PROOF_LOG_SHORTENED',
      `The log in ${dir} has ${size} entries, its copy ${copied}. Restore it from the copy.`,
    );
  }
  for (let level = 0, span = 1; size >= span; level++, span *= TILE_WIDTH) {
    const [had, has] = [Math.floor(copied / span), Math.floor(size / span)];
    for (let index = Math.floor(had / TILE_WIDTH); index * TILE_WIDTH < has; index++) {
      const width = Math.min(TILE_WIDTH, has - index * TILE_WIDTH);
      if (index * TILE_WIDTH + width <= had) continue;
      for (const kind of level === 0 ? (['entries', 0] as const) : [level]) {
        // A partial tile may have been replaced by the full one meanwhile, which serves as well.
        const name = [tilePath(kind, index, width), tilePath(kind, index, TILE_WIDTH)].find((each) =>
          existsSync(join(dir, each)),
        );
        if (!name) throw new ProofError('VIGIE_PROOF_LOG_TILE', `The log lacks ${tilePath(kind, index, width)}.`);
        yield { path: name, bytes: readFileSync(join(dir, name)), isFinal: !name.includes('.p/'), head: null };
      }
    }
  }
  yield { path: 'checkpoint', bytes: Buffer.from(note), isFinal: false, head };
}

/**
 * The tiles of a log's folder as they were at a size that it has reached, cut out of those that lie there now: with a
 * head of that size, a copy of the log at that moment. Works beside a process that writes the log.
 *
 * @throws ProofError `VIGIE_PROOF_LOG_TILE` where they do not hold
 */
export function* tilesAt(dir: string, size: number): Generator<{ path: string; bytes: Uint8Array }> {
  const tiles = openTiles(dir, size);
  for (let level = 0, span = 1; size >= span; level++, span *= TILE_WIDTH) {
    const hashes = Math.floor(size / span);
    for (let index = 0; index * TILE_WIDTH < hashes; index++) {
      const width = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
      if (level === 0) yield { path: tilePath('entries', index, width), bytes: writeEntries(tiles.entries(index)) };
      yield { path: tilePath(level, index, width), bytes: tiles.row(level, index) };
    }
  }
}
