import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { TileReader } from './directory.ts';
import { equalHash, type Hash } from './merkle.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';

/** Leaves in a part of the index: those below one hash of level 2 of the tiles. */
const SPAN = TILE_WIDTH ** 2;
const BUCKETS = 256;
/** First six bytes of a leaf's hash, and in two more where in the part it is. */
const RECORD = 8;
/** Root of the part's leaves; where each bucket ends; a checksum of each bucket; a checksum of all this. */
const HEADER = 32 + BUCKETS * 4 + BUCKETS * 4 + 4;
const ENDS = 32;
const SUMS = ENDS + BUCKETS * 4;
const PART = HEADER + SPAN * RECORD;

/** Finds leaves of a log by their hash. */
export interface LeafIndex {
  /** Index of a leaf with this hash. */
  find(hash: Hash): number | null;
  /** Takes in what was appended. `tiles` are those of the log as it is then. */
  add(hashes: readonly Hash[], tiles: TileReader): void;
  close(): void;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The part of the index of the leaves below hash `n` of level 2: sorted by hash, in 256 buckets by its first byte. */
function makePart(n: number, root: Hash, tiles: TileReader): Buffer {
  const records = new BigUint64Array(SPAN);
  for (let tile = 0; tile < TILE_WIDTH; tile++) {
    const row = Buffer.from(tiles.row(0, n * TILE_WIDTH + tile));
    for (let at = 0; at < TILE_WIDTH; at++) {
      const offset = tile * TILE_WIDTH + at;
      records[offset] = (row.readBigUInt64BE(at * 32) & ~0xffffn) | BigInt(offset);
    }
  }
  records.sort();
  const part = Buffer.alloc(PART);
  part.set(root);
  const ends = new Uint32Array(BUCKETS);
  for (const [at, record] of records.entries()) {
    part.writeBigUInt64BE(record, HEADER + at * RECORD);
    ends[Number(record >> 56n)] = at + 1;
  }
  let start = 0;
  for (const [bucket, last] of ends.entries()) {
    const end = Math.max(start, last);
    part.writeUInt32BE(end, ENDS + bucket * 4);
    part.writeUInt32BE(crc32(part.subarray(HEADER + start * RECORD, HEADER + end * RECORD)), SUMS + bucket * 4);
    start = end;
  }
  part.writeUInt32BE(crc32(part.subarray(0, HEADER - 4)), HEADER - 4);
  return part;
}

/**
 * Whether a header is whole and of a part with this root: one of another log, or of a log that was put back from a
 * copy, is not.
 */
const isHeaderOf = (header: Buffer, root: Hash): boolean =>
  equalHash(header.subarray(0, 32), root) && crc32(header.subarray(0, HEADER - 4)) === header.readUInt32BE(HEADER - 4);

/**
 * Opens the index of a log's leaves: the file `index` in its folder, a part of 65,536 leaves after the other, and in
 * memory the leaves after the last part and the parts' headers (2 KiB each). It holds nothing that the tiles do not: a
 * part that is missing, torn, or of another log is made again from them, at once where its header tells, else when it
 * is read.
 */
export function openLeafIndex(dir: string, size: number, opened: TileReader): LeafIndex {
  let tiles = opened;
  const path = join(dir, 'index');
  const file = openSync(path, 'a+');
  closeSync(file);
  const fd = openSync(path, 'r+');
  const headers: Buffer[] = [];
  const recent = new Map<string, number>();
  let end = size;

  function writePart(n: number, root: Hash): Buffer {
    const part = makePart(n, root, tiles);
    for (let at = 0; at < PART; ) at += writeSync(fd, part, at, PART - at, n * PART + at);
    fsyncSync(fd);
    headers[n] = part.subarray(0, HEADER);
    return part;
  }
  /** Opens or makes the parts that the log has grown to fill. */
  function writeParts(): void {
    for (let n = headers.length; (n + 1) * SPAN <= end; n++) {
      const root = tiles.subtree(2 * TILE_HEIGHT, n);
      const header = Buffer.alloc(HEADER);
      const read = readSync(fd, header, 0, HEADER, n * PART);
      if (read === HEADER && isHeaderOf(header, root)) headers[n] = header;
      else headers[n] = Buffer.from(writePart(n, root).subarray(0, HEADER));
    }
  }
  function readBucket(n: number, header: Buffer, bucket: number): Buffer {
    const start = bucket === 0 ? 0 : header.readUInt32BE(ENDS + bucket * 4 - 4);
    const length = (header.readUInt32BE(ENDS + bucket * 4) - start) * RECORD;
    const bytes = Buffer.alloc(length);
    const read = readSync(fd, bytes, 0, length, n * PART + HEADER + start * RECORD);
    if (read === length && crc32(bytes) === header.readUInt32BE(SUMS + bucket * 4)) return bytes;
    const made = writePart(n, header.subarray(0, 32)).subarray(HEADER + start * RECORD);
    return made.subarray(0, length);
  }

  writeParts();
  for (let tile = headers.length * TILE_WIDTH; tile * TILE_WIDTH < size; tile++) {
    const row = tiles.row(0, tile);
    for (let at = 0; at * 32 < row.length; at++)
      recent.set(hex(row.subarray(at * 32, at * 32 + 32)), tile * TILE_WIDTH + at);
  }
  return {
    find(hash) {
      const known = recent.get(hex(hash));
      if (known !== undefined) return known;
      const view = Buffer.from(hash);
      const [high, low] = [view.readUInt32BE(0), view.readUInt16BE(4)];
      for (const [n, header] of headers.entries()) {
        const bucket = readBucket(n, header, high >>> 24);
        for (let at = 0; at < bucket.length; at += RECORD) {
          if (bucket.readUInt32BE(at) !== high || bucket.readUInt16BE(at + 4) !== low) continue;
          const index = n * SPAN + bucket.readUInt16BE(at + 6);
          if (equalHash(tiles.subtree(0, index), hash)) return index;
        }
      }
      return null;
    },
    add(hashes, grown) {
      for (const [at, hash] of hashes.entries()) recent.set(hex(hash), end + at);
      end += hashes.length;
      tiles = grown;
      const before = headers.length;
      try {
        writeParts();
      } catch {
        // A full disk: these leaves stay in memory, and the part is tried again with the next batch. What was appended
        // is safe without it.
      }
      if (headers.length === before) return;
      for (const [key, index] of recent) if (index < headers.length * SPAN) recent.delete(key);
    },
    close: () => closeSync(fd),
  };
}
