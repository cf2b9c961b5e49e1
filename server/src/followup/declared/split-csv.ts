import { Buffer } from 'node:buffer';

/** A row of the file: cells as they are written, quotes and all. What it gives holds until the next row alone. */
export interface Row {
  readonly width: number;
  /** A cell as written, an octet a character: to be compared, not to be shown. */
  raw(cell: number): string;
  /** A cell's text: quotes undone, UTF-8 read. */
  text(cell: number): string;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
/** More than any row has: the longest texts of a statement are 10,000 characters. */
const MOST_OCTETS = 1024 * 1024;
const MOST_CELLS = 256;

/**
 * Splits CSV (RFC 4180) into rows, block by block, without copying a cell that nobody asks for: most of the millions of
 * cells of a daily file are compared as they are. Quoted cells may hold line ends; a backslash is a character like any
 * other; the last row needs no line end; an empty line is none.
 */
export class CsvSplitter implements Row {
  width = 0;
  #octets: Buffer = Buffer.alloc(0);
  /** The block as a text of one octet a character. */
  #text = '';
  #starts = new Uint32Array(MOST_CELLS);
  #ends = new Uint32Array(MOST_CELLS);

  raw(cell: number): string {
    return this.#text.slice(this.#starts[cell], this.#ends[cell]);
  }

  text(cell: number): string {
    const said = this.#octets.toString('utf8', this.#starts[cell], this.#ends[cell]);
    return said.startsWith('"') ? said.slice(1, -1).replaceAll('""', '"') : said;
  }

  /**
   * Takes the next block and gives every row that it completes.
   *
   * @throws RangeError for a row of more than 1 MiB or 256 cells: a quote is never closed, or it is no CSV
   */
  push(block: Buffer, onRow: (row: Row) => void): void {
    this.#take(this.#octets.length > 0 ? Buffer.concat([this.#octets, block]) : block, onRow);
  }

  /** Gives the row that had no line end. */
  end(onRow: (row: Row) => void): void {
    if (this.#octets.length > 0) this.#take(Buffer.concat([this.#octets, Buffer.of(LF)]), onRow);
    if (this.#octets.length > 0) throw new RangeError('a quote is never closed');
  }

  #take(octets: Buffer, onRow: (row: Row) => void): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const { length } = octets;
    this.#octets = octets;
    this.#text = octets.toString('latin1');
    let cell = 0;
    let begun = 0;
    let cellAt = 0;
    for (let at = 0; at < length; at++) {
      const octet = octets[at];
      if (octet === COMMA || octet === LF) {
        if (cell >= MOST_CELLS) throw new RangeError(`a row has more than ${MOST_CELLS} cells`);
        starts[cell] = cellAt;
        ends[cell] = at;
        cell += 1;
        cellAt = at + 1;
        if (octet === COMMA) continue;
        const last = cell - 1;
        if (at > begun && octets[at - 1] === CR) ends[last] = at - 1;
        if (cell > 1 || (ends[0] ?? 0) > (starts[0] ?? 0)) {
          this.width = cell;
          onRow(this);
        }
        cell = 0;
        begun = at + 1;
      } else if (octet === QUOTE && at === cellAt) {
        // To the closing quote: one that is written twice is inside.
        for (at += 1; at < length; at++) {
          if (octets[at] !== QUOTE) continue;
          if (octets[at + 1] !== QUOTE) break;
          at += 1;
        }
      }
    }
    // A copy: the block that it lies in may go.
    this.#octets = begun === length ? Buffer.alloc(0) : Buffer.from(octets.subarray(begun));
    if (this.#octets.length > MOST_OCTETS) throw new RangeError(`a row has more than ${MOST_OCTETS} octets`);
  }
}
