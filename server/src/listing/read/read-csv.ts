import { VigieError } from '../../base/core/errors.ts';
import { say } from '../file/words.ts';
import { pickHeader } from '../table/pick-header.ts';
import { type CsvFault, type CsvRow, RECORD_MAX, Scan, tooLong } from './scan-csv.ts';

export interface CsvTable {
  separator: string;
  header: CsvRow;
  /** The line on which the offers begin, where the file says it; else 0. */
  dataRow: number;
  /** Cells of the first rows. */
  sample: string[][];
  /** Records in the file's order, by the block. */
  rows: AsyncGenerator<(CsvRow | CsvFault)[]>;
}

const COLUMNS_MAX = 2_000;
/** What is read before the separator and the header are decided. */
const HEAD = 128 * 1024;
/** Rows that are looked at before the columns are decided. */
const SAMPLE_ROWS = 200;

const separators = [',', ';', '\t', '|'];

/**
 * Reads a table of RFC 4180 and its relatives: the separator is found out, line ends are CRLF, LF or CR, a record whose
 * quotes are wrong or that has more cells than the header is a fault of its first line and reading goes on with the next line.
 *
 * `knows` says how many of some cells are column names that it recognises: what tells the header and the separator. Not
 * done by papaparse since that loses the line, reads a quote that is never closed again with every block, and goes on
 * in silence after broken quotes.
 *
 * Throws VIGIE_LISTING_LINE_TOO_LONG, VIGIE_LISTING_CSV_QUOTES (broken all over), VIGIE_LISTING_TOO_MANY_COLUMNS,
 * VIGIE_LISTING_EMPTY.
 */
export async function readCsv(
  file: string,
  texts: AsyncIterable<string>,
  knows: (cells: readonly string[]) => number,
): Promise<CsvTable> {
  const source = unifyLineEnds(texts);
  let head = '';
  let ended = false;
  /** The file breaks off within the head: the whole lines before that are read, then it is said. */
  let broken: VigieError | null = null;
  while (!ended && (head.length < HEAD || (head.length < RECORD_MAX && !head.trimStart().includes('\n')))) {
    try {
      const step = await source.next();
      if (step.done) ended = true;
      else head += step.value;
    } catch (error) {
      const whole = head.lastIndexOf('\n') + 1;
      if (!(error instanceof VigieError) || whole === 0) throw error;
      broken = error;
      ended = true;
      head = head.slice(0, whole);
    }
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
    throw new VigieError('VIGIE_LISTING_EMPTY', say('fileNoRows'), { place: { file } });
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
    if (broken) throw broken;
    if (ended) return;
    for await (const text of source) yield scan.read(text, false);
    yield scan.read('', true);
  }
  const { separator, header, dataRow } = guessed;
  return { separator, header, dataRow, sample, rows: rows() };
}

/**
 * Line ends as LF. Where the first one outside of quotes is a CR alone, every CR is a line end (as Excel for Mac
 * writes, with LF inside cells).
 */
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
  dataRow: number;
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
    const { header, known, dataRow } = pickHeader(first, records, knows);
    const width = header.cells.length;
    const even = records.filter((row) => row.cells.length === width).length / records.length;
    const points = known * 10 + (width > 1 ? even * 5 + Math.min(width, 20) / 20 : 0);
    if (points <= most) continue;
    most = points;
    const upTo = new Scan(file, separator, null, line);
    upTo.read(head, whole, found.indexOf(header) + 1);
    best = { separator, header, dataRow, length: upTo.at, nextLine: upTo.line, faults: upTo.faults };
  }
  if (!best) {
    if (head.length >= RECORD_MAX) throw tooLong(file, line);
    throw new VigieError('VIGIE_LISTING_CSV_QUOTES', say('csvFirstQuote'), {
      place: { file, line },
    });
  }
  if (best.header.cells.length <= COLUMNS_MAX) return best;
  throw new VigieError(
    'VIGIE_LISTING_TOO_MANY_COLUMNS',
    say('csvColumns', { found: best.header.cells.length, count: COLUMNS_MAX }),
    { place: { file, line: best.header.line } },
  );
}
