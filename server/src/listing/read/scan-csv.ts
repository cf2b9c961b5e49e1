import type { Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { say } from '../file/words.ts';

/**
 * A record of a table with the line that it begins on, counted from 1 as an editor counts, newlines in quotes included.
 */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** A record that cannot be read. */
export interface CsvFault {
  line: number;
  column: number;
  code: string;
  message: Words;
}

/** Characters that one record may have; descriptions in HTML stay far below. */
export const RECORD_MAX = 2 * 1024 * 1024;
/**
 * Records with broken quotes after which a file is no table: each is searched for its end, so their number bounds the
 * time.
 */
const FAULTS_MAX = 500;

/** The records of a text that begins on a record's beginning, of a table whose records have `width` cells. */
export function scanRecords(
  file: string,
  { separator, width, line }: { separator: string; width: number; line: number },
  text: string,
): (CsvRow | CsvFault)[] {
  return new Scan(file, separator, width, line).read(text, true);
}

/** A scanner that is given a table block by block and keeps what is not yet a whole record. */
export class Scan {
  /** The line that the next record begins on. */
  line: number;
  /** Characters of the last block's text that are done. */
  at = 0;
  readonly faults: CsvFault[] = [];
  readonly #file: string;
  readonly #separator: string;
  readonly #width: number | null;
  #rest = '';
  #quoteFaults = 0;

  /** `width`: how many cells a record has; null: any number. */
  constructor(file: string, separator: string, width: number | null, line: number) {
    this.#file = file;
    this.#separator = separator;
    this.#width = width;
    this.line = line;
  }

  read(block: string, last: boolean, most = Number.POSITIVE_INFINITY): (CsvRow | CsvFault)[] {
    const text = this.#rest + block;
    const rows: (CsvRow | CsvFault)[] = [];
    this.at = 0;
    while (this.at < text.length && rows.length < most) {
      const row = this.#record(text, last);
      if (row === 'more') break;
      if (!row) continue;
      rows.push(row);
      if ('code' in row) this.faults.push(row);
      if (this.faults.length > 100) this.faults.length = 100;
    }
    this.#rest = text.slice(this.at);
    return rows;
  }

  /** The record at `at`: read, a fault, null for an empty line, `more` when the block ends before it does. */
  #record(text: string, last: boolean): CsvRow | CsvFault | 'more' | null {
    const start = this.at;
    const end = text.indexOf('\n', start);
    const lineEnd = end === -1 ? text.length : end;
    if (lineEnd - start > RECORD_MAX) throw tooLong(this.#file, this.line);
    if (end === -1 && !last) return 'more';
    const physical = text.slice(start, lineEnd);
    if (!physical.includes('"')) {
      this.at = lineEnd + 1;
      const line = this.line++;
      if (physical.trim() === '') return null;
      const cells = physical.split(this.#separator);
      return this.#fits(cells) ? { line, cells } : this.#misfit(line, cells.length);
    }
    return this.#quoted(text, start, lineEnd, last);
  }

  #quoted(text: string, start: number, lineEnd: number, last: boolean): CsvRow | CsvFault | 'more' | null {
    const separator = this.#separator;
    const cells: string[] = [];
    let lines = 0;
    let at = start;
    let stop = lineEnd;
    for (;;) {
      if (text[at] !== '"') {
        if (at > stop) {
          const newline = text.indexOf('\n', at);
          stop = newline === -1 ? text.length : newline;
        }
        const length = text.slice(at, stop).indexOf(separator);
        if (length !== -1) {
          cells.push(text.slice(at, at + length));
          at += length + 1;
          continue;
        }
        if (stop === text.length && !last) return 'more';
        cells.push(text.slice(at, stop));
        at = stop + 1;
        break;
      }
      const close = closing(text, at);
      if (close === -1 || close - start > RECORD_MAX) {
        if (!last && text.length - start <= RECORD_MAX) return 'more';
        return this.#brokenQuote(start, at, lineEnd, say('rowQuoteOpen'));
      }
      const value = text.slice(at + 1, close);
      if (value.includes('\n')) lines += value.split('\n').length - 1;
      cells.push(value.includes('"') ? value.replaceAll('""', '"') : value);
      let after = close + 1;
      while (text[after] === ' ') after++;
      if (after >= text.length && !last) return 'more';
      if (text[after] === separator) {
        at = after + 1;
        if (at >= text.length && !last) return 'more';
        continue;
      }
      if (after >= text.length || text[after] === '\n') {
        at = after + 1;
        break;
      }
      return this.#brokenQuote(start, close < lineEnd ? close : at, lineEnd, say('rowQuoteText'));
    }
    const line = this.line;
    const width = this.#width;
    // Quotes that pair up over line ends swallow good rows: only the first line is given up.
    const swallows = lines > 0 && width !== null && cells.length !== width && this.#swallows(cells, width);
    if (swallows || !this.#fits(cells)) {
      if (lines > 0)
        return this.#brokenQuote(start, text.indexOf('"', start), lineEnd, this.#misfit(line, cells.length).message);
      this.at = at;
      this.line += 1;
      return this.#misfit(line, cells.length);
    }
    this.at = at;
    this.line += 1 + lines;
    return { line, cells };
  }

  /**
   * Rows that end early have the rest of their cells empty: what spreadsheets write for cells that nobody filled in.
   * More cells than the header are a fault, but for empty ones.
   */
  #fits(cells: string[]): boolean {
    const width = this.#width;
    if (width === null || cells.length === width) return true;
    while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop();
    while (cells.length < width) cells.push('');
    return cells.length === width;
  }

  /** Whether a cell of several lines holds one that looks like a record itself. */
  #swallows(cells: readonly string[], width: number): boolean {
    return cells.some(
      (cell) => cell.includes('\n') && cell.split('\n').some((line) => line.split(this.#separator).length >= width),
    );
  }

  #misfit(line: number, found: number): CsvFault {
    return {
      line,
      column: 1,
      code: 'VIGIE_LISTING_ROW_CELLS',
      message: say('rowCells', { found, width: this.#width ?? 0 }),
    };
  }

  #brokenQuote(start: number, quote: number, lineEnd: number, message: Words): CsvFault {
    const line = this.line++;
    this.at = lineEnd + 1;
    if (++this.#quoteFaults > FAULTS_MAX) {
      throw new VigieError('VIGIE_LISTING_CSV_QUOTES', say('csvQuotes', { count: FAULTS_MAX }), {
        place: { file: this.#file, line },
      });
    }
    const column = quote < lineEnd ? quote - start + 1 : 1;
    return { line, column, code: 'VIGIE_LISTING_ROW_QUOTES', message };
  }
}

/** That a line is longer than any record of a table. */
export function tooLong(file: string, line: number): VigieError {
  return new VigieError('VIGIE_LISTING_LINE_TOO_LONG', say('lineTooLong', { count: RECORD_MAX }), {
    place: { file, line },
  });
}

/** Where the quoted cell that opens at `at` closes; -1 when it does not. */
function closing(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}
