import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseVerifierKey } from '../base/keys.ts';
import { type Cosigned, openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { openTiles, readHighest, type TileReader } from './directory.ts';
import { type Edge, emptyEdge, grow, type Piece, rootOfEdge } from './edge.ts';
import { equalHash } from './merkle.ts';
import { TILE_WIDTH } from './tile.ts';

export interface LogReport {
  ok: boolean;
  size: number;
  /** What does not hold, in words; `null` when all does. */
  fault: string | null;
  /** Of the given witnesses, those who have cosigned this head. */
  cosigned: Pick<Cosigned, 'name' | 'seconds'>[];
}

/** Which of the tiles that the entries give are not those that are kept. */
function findWrong(pieces: readonly Piece[], tiles: TileReader): Piece | undefined {
  return pieces.find(({ level, index, bytes }) => level !== 'entries' && !equalHash(bytes, tiles.row(level, index)));
}

/**
 * Proves a log whole: the head by its signature, every hash of every tile from the entries, the root from them, and
 * that it only grew from the highest checkpoint kept beside it. It reads the log once, from its first entry on, and
 * keeps its edge alone. May run while the log is written.
 *
 * @param witnesses verifier keys of witnesses whose cosignatures on the head are to be named
 */
export function verifyLog(dir: string, origin: string, key: string, witnesses: readonly string[] = []): LogReport {
  let size = 0;
  const cosigned: LogReport['cosigned'] = [];
  const fault = (text: string): LogReport => ({ ok: false, size, fault: text, cosigned });
  try {
    // Before the head, which is always written first: so it cannot be behind by the time both are read.
    const highest = readHighest(dir);
    const keys = [key, ...witnesses].map(parseVerifierKey);
    const opened = openNote(readFileSync(join(dir, 'checkpoint'), 'utf8'), keys);
    const head = parseCheckpoint(opened.text);
    size = head.size;
    if (opened.verified.length === 0 || head.origin !== origin) return fault(`The checkpoint is not signed by ${key}.`);
    cosigned.push(...opened.cosigned.map(({ name, seconds }) => ({ name, seconds })));
    if (highest && highest.size > size) return fault(`The log has ${size} entries, but had ${highest.size}.`);
    const tiles = openTiles(dir, size);
    const edge = emptyEdge();
    const isHighest = (): boolean => highest?.size !== edge.size || equalHash(rootOfEdge(edge), highest.root);
    let isSame = isHighest();
    for (let tile = 0; tile * TILE_WIDTH < size; tile++) {
      const leaves = tiles.entries(tile);
      // Where the highest head ends within this tile, it is stopped at.
      const until = highest ? highest.size - edge.size : 0;
      const steps = until > 0 && until < leaves.length ? [leaves.slice(0, until), leaves.slice(until)] : [leaves];
      for (const step of steps) {
        const wrong = findWrong(wholeOf(grow(edge, step).pieces, edge, size), tiles);
        if (wrong) return fault(`Tile ${wrong.index} of level ${wrong.level} is not that of the entries below it.`);
        isSame &&= isHighest();
      }
    }
    if (!equalHash(rootOfEdge(edge), head.root)) return fault('The entries do not give the root that was signed.');
    if (!isSame) return fault(`The log is another one than was written here up to entry ${highest?.size}.`);
    return { ok: true, size, fault: null, cosigned };
  } catch (error) {
    if (error instanceof ProofError) return fault(error.message);
    return fault(`The log in ${dir} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Full tiles are final; partial ones are those of the edge at the log's whole size. */
function wholeOf(pieces: readonly Piece[], edge: Edge, size: number): Piece[] {
  return pieces.filter(({ width }) => width === TILE_WIDTH || edge.size === size);
}
