import { VigieError } from '../../base/core/errors.ts';

/** A record of a table with the line that it begins on, counted from 1 as an editor counts, newlines in quotes included. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** A record that cannot be read. */
export interface CsvFault {
  line: number;
  column: number;
  code: string;
  message: string;
}

export interface CsvTable {
  separator: string;
  header: CsvRow;
  /** Cells of the first rows. */
  sample: string[][];
  /** Records in the file's order, by the block. */
  rows: AsyncGenerator<(CsvRow | CsvFault)[]>;
}

/** The records of a text that begins on a record's beginning, of a table whose records have `width` cells. */
export function readRecords(
  file: string,
  { separator, width, line }: { separator: string; width: number; line: number },
  text: string,
): (CsvRow | CsvFault)[] {
  return new Scan(file, separator, width, line).read(text, true);
}

/** Characters that one record may have; descriptions in HTML stay far below. */
const RECORD_MAX = 2 * 1024 * 1024;
const COLUMNS_MAX = 2_000;
/** What is read before the separator and the header are decided. */
const HEAD = 128 * 1024;
/** Records before the header in exports that begin with a preamble. */
const PREAMBLE_MAX = 6;
/** Records with broken quotes after which a file is no table: each is searched for its end, so their number bounds the time. */
const FAULTS_MAX = 500;

/** Rows that are looked at before the columns are decided. */
const SAMPLE_ROWS = 200;

const separators = [',', ';', '\t', '|'];

/**
 * Reads a table of RFC 4180 and its relatives: the separator is found out, line ends are CRLF, LF or CR, a record whose quotes or number of cells are wrong is
 * a fault of its first line and reading goes on with the next line.
 *
 * `knows` says how many of some cells are column names that it recognises: what tells the header and the separator. Not done by papaparse since
 * that loses the line, reads a quote that is never closed again with every block, and goes on in silence after broken quotes.
 *
 * Throws VIGIE_LISTING_LINE_TOO_LONG, VIGIE_LISTING_CSV_QUOTES (broken all over), VIGIE_LISTING_TOO_MANY_COLUMNS, VIGIE_LISTING_EMPTY.
 */
export async function readCsv(
  file: string,
  texts: AsyncIterable<string>,
  knows: (cells: readonly string[]) => number,
): Promise<CsvTable> {
  const source = unifyLineEnds(texts);
  let head = '';
  let ended = false;
  while (!ended && (head.length < HEAD || (head.length < RECORD_MAX && !head.trimStart().includes('\n')))) {
    const step = await source.next();
    if (step.done) ended = true;
    else head += step.value;
  }
  let line = 1;
  const blank = /^[\s\ufeff]*\n/.exec(head)?.[0] ?? '';
  line += blank.split('\n').length - 1;
  head = head.slice(blank.length);
  const stated = /^"?sep=(.)"?\n/i.exec(head);
  if (stated) {
    head = head.slice(stated[0].length);
    line++;
  }
  if (head.trim() === '') {
    throw new VigieError('VIGIE_LISTING_EMPTY', 'The file has no rows: export it again.', { place: { file } });
  }
  const guessed = guess(file, line, head, ended, stated?.[1] ? [stated[1]] : separators, knows);
  const begin = () => new Scan(file, guessed.separator, guessed.header.cells.length, guessed.nextLine);
  const sample = begin()
    .read(head.slice(guessed.length), ended, SAMPLE_ROWS)
    .flatMap((row) => ('cells' in row ? [row.cells] : []));
  const scan = begin();
  async function* rows(): AsyncGenerator<(CsvRow | CsvFault)[]> {
    if (guessed.faults.length > 0) yield guessed.faults;
    yield scan.read(head.slice(guessed.length), ended);
    if (ended) return;
    for await (const text of source) yield scan.read(text, false);
    yield scan.read('', true);
  }
  return { separator: guessed.separator, header: guessed.header, sample, rows: rows() };
}

/** Line ends as LF. Where the first one outside of quotes is a CR alone, every CR is a line end (as Excel for Mac writes, with LF inside cells). */
async function* unifyLineEnds(texts: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let held = '';
  let alone: boolean | null = null;
  let inQuotes = false;
  for await (const block of texts) {
    let text = held + block;
    held = '';
    if (text.endsWith('\r')) {
      held = '\r';
      text = text.slice(0, -1);
    }
    const marks: Iterable<RegExpExecArray> = alone === null ? text.matchAll(/["\n]|\r\n?/g) : [];
    for (const mark of marks) {
      if (mark[0] === '"') inQuotes = !inQuotes;
      else if (!inQuotes) {
        alone = mark[0] === '\r';
        break;
      }
    }
    if (text.includes('\r')) text = alone ? text.replaceAll(/\r\n?/g, '\n') : text.replaceAll('\r\n', '\n');
    if (text) yield text;
  }
  if (held) yield '\n';
  return undefined;
}

interface Guess {
  separator: string;
  header: CsvRow;
  /** Characters up to the header's end, and the line after it. */
  length: number;
  nextLine: number;
  faults: CsvFault[];
}

/** The separator and the header: the pair with the most names that are known, then the table that is the most even. */
function guess(
  file: string,
  line: number,
  head: string,
  whole: boolean,
  choices: readonly string[],
  knows: (cells: readonly string[]) => number,
): Guess {
  let best: Guess | null = null;
  let most = -1;
  for (const separator of choices) {
    const scan = new Scan(file, separator, null, line);
    const found = scan.read(head, whole, 30);
    const records = found.filter((row): row is CsvRow => 'cells' in row);
    const first = records[0];
    if (!first) continue;
    let header = first;
    let known = knows(first.cells);
    for (const row of records.slice(1, PREAMBLE_MAX)) {
      const count = knows(row.cells);
      if (known === 0 && count > 1) {
        header = row;
        known = count;
      }
    }
    const width = header.cells.length;
    const even = records.filter((row) => row.cells.length === width).length / records.length;
    const points = known * 10 + (width > 1 ? even * 5 + Math.min(width, 20) / 20 : 0);
    if (points <= most) continue;
    most = points;
    const upTo = new Scan(file, separator, null, line);
    upTo.read(head, whole, found.indexOf(header) + 1);
    best = { separator, header, length: upTo.at, nextLine: upTo.line, faults: upTo.faults };
  }
  if (!best) {
    if (head.length >= RECORD_MAX) throw tooLong(file, line);
    throw new VigieError(
      'VIGIE_LISTING_CSV_QUOTES',
      'The first row has a quote that is never closed: no table can be read.',
      {
        place: { file, line },
      },
    );
  }
  if (best.header.cells.length <= COLUMNS_MAX) return best;
  throw new VigieError(
    'VIGIE_LISTING_TOO_MANY_COLUMNS',
    `The first row has ${best.header.cells.length} columns, at most ${COLUMNS_MAX} are read: is this a table of offers?`,
    { place: { file, line: best.header.line } },
  );
}

/** A scanner that is given a table block by block and keeps what is not yet a whole record. */
class Scan {
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
        return this.#brokenQuote(start, at, lineEnd, 'has a quote that is never closed');
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
      return this.#brokenQuote(
        start,
        close < lineEnd ? close : at,
        lineEnd,
        'has text after a closing quote (a quote inside is written twice)',
      );
    }
    const line = this.line;
    if (!this.#fits(cells)) {
      // Quotes that pair up over line ends swallow good rows: only the first line is given up.
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

  #fits(cells: string[]): boolean {
    const width = this.#width;
    if (width === null || cells.length === width) return true;
    while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop();
    return cells.length === width;
  }

  #misfit(line: number, found: number): CsvFault {
    return {
      line,
      column: 1,
      code: 'VIGIE_LISTING_ROW_CELLS',
      message: `has ${found} cells where the header has ${this.#width}`,
    };
  }

  #brokenQuote(start: number, quote: number, lineEnd: number, message: string): CsvFault {
    const line = this.line++;
    this.at = lineEnd + 1;
    if (++this.#quoteFaults > FAULTS_MAX) {
      throw new VigieError(
        'VIGIE_LISTING_CSV_QUOTES',
        `More than ${FAULTS_MAX} rows have broken quotes: export the table again with quotes inside cells written twice.`,
        { place: { file: this.#file, line } },
      );
    }
    const column = quote < lineEnd ? quote - start + 1 : 1;
    return { line, column, code: 'VIGIE_LISTING_ROW_QUOTES', message };
  }
}

function tooLong(file: string, line: number): VigieError {
  return new VigieError(
    'VIGIE_LISTING_LINE_TOO_LONG',
    `The line is longer than ${RECORD_MAX} characters: this is no table of offers.`,
    { place: { file, line } },
  );
}

/** Where the quoted cell that opens at `at` closes; -1 when it does not. */
function closing(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}
