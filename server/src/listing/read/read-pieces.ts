import { Buffer, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { PassedOver, type Read } from '../file/read-result.ts';
import { RowScanner } from '../scan/scan-rows.ts';
import { TableReader } from './read.ts';
import { isTooLong } from './read-jsonl.ts';
import { ObjectReader } from './read-objects.ts';
import { scanRecords } from './scan-csv.ts';
import type { LinesShape, TableShape } from './shape.ts';

/** What must be known to read a piece of a file. */
export type Shape = TableShape | LinesShape;

/** Bytes of a file that begin and end between two rows. */
export interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  /** The line that it begins on. */
  line: number;
}

const BLOCK = 512 * 1024;
/** A piece that finds no end before this many bytes has quotes that are not those of a table. */
const PIECE_MAX = 32 * BLOCK;
const QUOTE = 34;
const NEWLINE = 10;

/**
 * Cuts a file into pieces at line ends, in a table those outside of quotes, as fast as bytes can be counted. Wrong quotes
 * are not seen here: `PieceReader` does.
 *
 * @param most octets that are read at once
 * @returns pieces in the file's order; null, as the last, where the file cannot be cut further
 */
export async function* cutFile({ file: path, kind }: Shape, most = BLOCK): AsyncGenerator<Piece | null> {
  const scanner = kind === 'table' ? RowScanner.open() : null;
  const lastEnd = kind === 'table' ? (bytes: Uint8Array) => scanner?.cut(bytes) ?? lastRowEnd(bytes) : lastLineEnd;
  const file = await open(path);
  let rest: Uint8Array = Buffer.alloc(0);
  let line = 1;
  try {
    for (;;) {
      const block = Buffer.allocUnsafeSlow(rest.length + most);
      block.set(rest);
      const { bytesRead } = await file.read(block, rest.length, most);
      const bytes = block.subarray(0, rest.length + bytesRead);
      const { end, lines } = bytesRead === 0 ? { end: bytes.length, lines: 0 } : lastEnd(bytes);
      // A piece may go to another thread, with the memory that it lies in.
      rest = Uint8Array.prototype.slice.call(bytes, end);
      if (end > 0) yield { bytes: bytes.subarray(0, end), line };
      else if (bytes.length > PIECE_MAX) yield null;
      if (bytesRead === 0 || (end === 0 && bytes.length > PIECE_MAX)) return;
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

function lastLineEnd(bytes: Uint8Array): { end: number; lines: number } {
  let end = 0;
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, end)) {
    end = at + 1;
    lines += 1;
  }
  return { end, lines };
}

/** A piece by itself does not tell what it holds. */
export class Unsure extends Error {}

/**
 * Reads a file's pieces: the first of them in their order, so that it knows every column; then, by `shape`, any number
 * of others read the rest in any order and any thread.
 */
export class PieceReader {
  readonly #reader: TableReader | ObjectReader;
  readonly #shape: Shape;
  readonly #scanner: RowScanner | null;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#reader = shape.kind === 'table' ? new TableReader(shape) : new ObjectReader(shape);
    this.#scanner = shape.kind === 'table' ? RowScanner.open() : null;
  }

  /** What another reader has to know to go on. */
  get shape(): Shape {
    return this.#reader instanceof ObjectReader ? this.#reader.shape : this.#shape;
  }

  /**
   * @param isInOrder whether every piece before has been read here; JSON Lines may bring further keys then
   * @throws Unsure where only who reads the file from its beginning can be sure: not UTF-8, quotes that are never closed,
   *   line ends of old Macs, a line that is too long, a key that nobody met before. What was given of the piece, and the
   *   pieces after it, say nothing then.
   */
  *read({ bytes, line }: Piece, isInOrder = false): Generator<Read> {
    if (!isUtf8(bytes)) throw new Unsure();
    const sum = new PassedOver(this.#shape.file);
    for (const read of this.#readPiece(bytes, line, isInOrder)) {
      if ('listing' in read) for (const why of read.cuts ?? []) sum.add(read.line, why);
      yield read;
    }
    yield* sum.partly();
  }

  *#readPiece(bytes: Uint8Array<ArrayBuffer>, line: number, isInOrder: boolean): Generator<Read> {
    if (this.#reader instanceof ObjectReader) {
      const met = this.#reader.met;
      const lines = textOf(bytes).split('\n');
      if (lines.some(isTooLong)) throw new Unsure();
      for (const read of this.#reader.readLines(lines, line)) {
        yield read;
        if (!isInOrder && this.#reader.met > met) throw new Unsure();
      }
    } else if (this.#shape.kind === 'table') {
      const { file, separator, names, line: header } = this.#shape;
      const form = { separator, width: names.length, line };
      for (const record of this.#scanner?.rows(bytes, form) ?? scanText(file, form, textOf(bytes))) {
        if (record.line <= header) continue;
        if ('code' in record && record.code === 'VIGIE_LISTING_ROW_QUOTES') throw new Unsure();
        yield* this.#reader.read([record]);
      }
    }
  }
}

const textOf = ({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): string =>
  Buffer.from(buffer, byteOffset, length)
    .toString('utf8')
    .replace(/^\ufeff/, '');

function scanText(file: string, form: Parameters<typeof scanRecords>[1], text: string): ReturnType<typeof scanRecords> {
  const unified = text.replaceAll('\r\n', '\n');
  if (unified.includes('\r')) throw new Unsure();
  return scanRecords(file, form, unified);
}
