import { VigieError } from '../../base/core/errors.ts';
import { foreignKind } from '../file/foreign-kind.ts';
import { decode, openBytes } from '../file/read-bytes.ts';
import { nothingIn } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { readCsv } from './read-csv.ts';
import type { CsvFault, CsvRow } from './scan-csv.ts';

/** A record of a file, with the line that it begins on. */
export interface TableRecord {
  line: number;
  record: unknown;
}

/** A file of records that are no listings: a list of hashes, an export of recalls. */
export interface Records {
  /** The columns of a table; null: it is JSON. */
  columns: string[] | null;
  /** A table's rows by their columns; the elements of a JSON array, the lines of JSON Lines, or the one document. */
  records: TableRecord[];
  /** Rows and lines that cannot be read. */
  faults: Pick<CsvFault, 'line' | 'message'>[];
}

/**
 * Reads the records of a file, in memory: a table (as listings are read, gzipped and in other encodings too), JSON or
 * JSON Lines.
 *
 * @param isKnown whether a column's name is one that is looked for: by them the header and the separator are found
 * @throws VigieError as the readers of listings do, where the file as a whole cannot be read, or holds nothing
 */
export async function readRecords(file: string, isKnown: (name: string) => boolean): Promise<Records> {
  const { head, bytes, close } = await openBytes(file);
  try {
    const what = foreignKind(head);
    if (what)
      throw new VigieError('VIGIE_LISTING_BINARY', say('recordsBinary', { what }), { place: { file, line: 1 } });
    let text = '';
    for await (const block of decode(bytes)) text += block;
    const read = /^\s*[[{]/.test(text) ? readJson(text) : await readTable(file, text, isKnown);
    if (read.records.length + read.faults.length === 0) throw nothingIn(file);
    return read;
  } finally {
    await close();
  }
}

async function readTable(file: string, text: string, isKnown: (name: string) => boolean): Promise<Records> {
  async function* whole() {
    yield text;
  }
  const table = await readCsv(file, whole(), (cells) => cells.filter((name) => isKnown(name.trim())).length);
  const columns = table.header.cells.map((name) => name.trim());
  const read: (CsvRow | CsvFault)[] = [];
  for await (const block of table.rows) read.push(...block);
  return {
    columns,
    records: read.flatMap((row) =>
      'cells' in row
        ? [{ line: row.line, record: Object.fromEntries(columns.map((name, at) => [name, row.cells[at] ?? ''])) }]
        : [],
    ),
    faults: read.filter((row) => 'code' in row),
  };
}

function readJson(text: string): Records {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return readLines(text);
  }
  if (!Array.isArray(document)) return { columns: null, records: [{ line: 1, record: document }], faults: [] };
  const lines = linesOfElements(text);
  return { columns: null, records: document.map((record, at) => ({ line: lines[at] ?? 1, record })), faults: [] };
}

/** A record to a line; the lines that are none say so. */
function readLines(text: string): Records {
  const read: Records = { columns: null, records: [], faults: [] };
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      read.records.push({ line: at + 1, record: JSON.parse(line) });
    } catch {
      read.faults.push({ line: at + 1, message: say('rowNoJson') });
    }
  }
  return read;
}

/** The lines that the elements of a JSON array begin on. */
function linesOfElements(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isNext = false;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},\n]|[^\s"[\]{},]+/g)) {
    if (token === '\n') {
      line += 1;
      continue;
    }
    if (isNext && token !== ']') lines.push(line);
    const opens = token === '[' || token === '{';
    isNext = depth === 0 ? opens : depth === 1 && token === ',';
    if (opens) depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
  }
  return lines;
}
