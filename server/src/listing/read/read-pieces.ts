import { Buffer, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { PassedOver, type Read } from '../file/read-result.ts';
import { TableReader, type TableShape } from './read.ts';
import { scanRecords } from './scan-csv.ts';

/** Bytes of a table that begin and end between two rows. */
export interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  /** The line that it begins on. */
  line: number;
}

const BLOCK = 1024 * 1024;
/** A piece that finds no end before this many bytes has quotes that are not those of a table. */
const PIECE_MAX = 16 * BLOCK;
const QUOTE = 34;
const NEWLINE = 10;

/**
 * Cuts a table's file into pieces, at line ends outside of quotes, as fast as bytes can be counted. Wrong quotes are
 * not seen here: `PieceReader` does.
 *
 * @returns pieces in the file's order; null, as the last, where the file cannot be cut further
 */
export async function* cutTable(path: string): AsyncGenerator<Piece | null> {
  const file = await open(path);
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  try {
    for (;;) {
      const block = new Uint8Array(rest.length + BLOCK);
      block.set(rest);
      const { bytesRead } = await file.read(block, rest.length, BLOCK);
      const bytes = block.subarray(0, rest.length + bytesRead);
      const { end, lines } = bytesRead === 0 ? { end: bytes.length, lines: 0 } : lastRowEnd(bytes);
      if (end > 0) yield { bytes: bytes.slice(0, end), line };
      else if (bytes.length > PIECE_MAX) yield null;
      if (bytesRead === 0 || (end === 0 && bytes.length > PIECE_MAX)) return;
      rest = bytes.subarray(end);
      line += lines;
    }
  } finally {
    await file.close();
  }
}

/** Where the last row of a text that begins with a row ends, and the line ends up to there; 0 where no row ends. */
function lastRowEnd(bytes: Uint8Array): { end: number; lines: number } {
  let inQuotes = false;
  let seen = 0;
  let end = 0;
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (byte === NEWLINE) {
      seen += 1;
      if (inQuotes) continue;
      end = at + 1;
      lines = seen;
    }
  }
  return { end, lines };
}

/** Reads a table's pieces, in any order and any thread. */
export class PieceReader {
  readonly #shape: TableShape;
  readonly #reader: TableReader;

  constructor(shape: TableShape) {
    this.#shape = shape;
    this.#reader = new TableReader(shape);
  }

  /**
   * @returns null for a piece that only who reads the file from its beginning can be sure of: not UTF-8, quotes that
   *   are never closed, line ends of old Macs. From there on the pieces say nothing.
   */
  read({ bytes, line }: Piece): Read[] | null {
    if (!isUtf8(bytes)) return null;
    const text = Buffer.from(bytes.buffer).toString('utf8').replaceAll('\r\n', '\n');
    if (text.includes('\r')) return null;
    const { file, separator, names, line: header } = this.#shape;
    const records = scanRecords(file, { separator, width: names.length, line }, text.replace(/^\ufeff/, ''));
    const reads = this.#reader.read(records.filter((record) => record.line > header));
    const isSure = reads.every((read) => !('rejected' in read) || read.rejected.code !== 'VIGIE_LISTING_ROW_QUOTES');
    if (!isSure) return null;
    const sum = new PassedOver(file);
    for (const read of reads) if ('listing' in read) for (const why of read.cuts ?? []) sum.add(read.line, why);
    return [...reads, ...sum.partly()];
  }
}
