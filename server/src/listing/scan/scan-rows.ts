import { Buffer } from 'node:buffer';
import { rowsModule } from './rows.generated.ts';

/** A record with the line that it begins on. */
interface Row {
  line: number;
  cells: string[];
}

/** What lies where in the memory, as rows.wat has it. */
const BYTES = 0x10000;
const COPY = 0x120000;
const ENDS = 0x230000;
const PAGES = 0x34;
/** Bytes that it takes: what is read beyond them is 0. */
const MOST_BYTES = COPY - BYTES - 32;
const MOST_CELLS = 0x40000;

const NOT_ASCII = 1;
const QUOTED = 2;
const WITH_LINES = 4;
const LAST = 8;

/** Whether a sign is told from the bytes behind the table, from a quote, and from the spaces that may follow one. */
const isTold = (sign: number): boolean => sign === 9 || (sign > 32 && sign < 127 && sign !== 34);

let compiled: WebAssembly.Module | null | undefined;

/** rows.wat; null where WebAssembly or its SIMD is missing or forbidden. */
function moduleOfRows(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new WebAssembly.Module(Buffer.from(rowsModule, 'base64'));
  } catch {
    compiled = null;
  }
  return compiled;
}

/** Finds rows and cells in the bytes of a table, one piece after the other, in a memory of its own. */
export class RowScanner {
  readonly #bytes: Uint8Array;
  readonly #copy: Buffer;
  readonly #ends: Int32Array;
  readonly #cut: (size: number) => number;
  readonly #read: (size: number, separator: number, most: number) => number;
  readonly #answers: Int32Array;

  /** Null where there can be none. */
  static open(): RowScanner | null {
    const module = moduleOfRows();
    return module && new RowScanner(module);
  }

  private constructor(module: WebAssembly.Module) {
    const memory = new WebAssembly.Memory<ArrayBuffer>({ initial: PAGES, maximum: PAGES });
    const { buffer } = memory;
    this.#answers = new Int32Array(buffer, 0, 2);
    this.#bytes = new Uint8Array(buffer, BYTES, MOST_BYTES + 32);
    this.#copy = Buffer.from(buffer, COPY, MOST_BYTES);
    this.#ends = new Int32Array(buffer, ENDS, MOST_CELLS);
    const { exports } = new WebAssembly.Instance<'cut' | 'read'>(module, { rows: { memory } });
    this.#cut = exports.cut;
    this.#read = exports.read;
  }

  #take(bytes: Uint8Array): boolean {
    if (bytes.length > MOST_BYTES) return false;
    this.#bytes.set(bytes);
    this.#bytes.fill(0, bytes.length, bytes.length + 32);
    return true;
  }

  /**
   * Where the last row ends in bytes that begin with a row, and the line ends up to there; 0 where none does; null for
   * more bytes than it takes.
   */
  cut(bytes: Uint8Array): { end: number; lines: number } | null {
    if (!this.#take(bytes)) return null;
    this.#cut(bytes.length);
    const [end = 0, lines = 0] = this.#answers;
    return { end, lines };
  }

  /**
   * The rows of a table of RFC 4180 in bytes of UTF-8 that begin and end between two rows, blank lines left out, a row
   * that ends early filled up; null where anything is not as it is there, for `Scan` to read.
   *
   * @param width how many cells a row has
   * @param line the line that the first begins on
   */
  rows(
    bytes: Uint8Array,
    { separator, width, line: first }: { separator: string; width: number; line: number },
  ): Row[] | null {
    const sign = separator.charCodeAt(0);
    if (separator.length !== 1 || !isTold(sign) || bytes[0] === 0xef || !this.#take(bytes)) return null;
    const count = this.#read(bytes.length, sign, MOST_CELLS);
    if (count < 0) return null;
    const ends = this.#ends;
    const text = this.#copy.toString('latin1', 0, (ends[count - 1] ?? 0) & 0xffffff);
    const isBlankSign = separator.trim() === '';
    const rows: Row[] = [];
    let cells: string[] = [];
    let line = first;
    let lines = 0;
    let ofRow = 0;
    let start = 0;
    for (let at = 0; at < count; at++) {
      const packed = ends[at] as number;
      const end = packed & 0xffffff;
      const flags = packed >>> 24;
      const cell = (flags & NOT_ASCII) === 0 ? text.slice(start, end) : this.#copy.toString('utf8', start, end);
      start = end + 1;
      cells.push(cell);
      ofRow |= flags;
      if ((flags & WITH_LINES) !== 0) lines += cell.split('\n').length - 1;
      if ((flags & LAST) === 0) continue;
      const mayBeBlank = (ofRow & QUOTED) === 0 && (cells.length === 1 || isBlankSign);
      if (!mayBeBlank || cells.join('').trim() !== '') {
        // What that means, and what is wrong, is told by more than the row.
        if (cells.length > width || (cells.length < width && lines > 0)) return null;
        while (cells.length < width) cells.push('');
        rows.push({ line, cells });
      }
      line += 1 + lines;
      lines = 0;
      ofRow = 0;
      cells = [];
    }
    return rows;
  }
}
