import type { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import type { Listing } from '@vigie/engine';
import { VigieError } from '../base/errors.ts';
import { Columns, countKnown } from './columns.ts';
import { announcedEncoding, decode, looksBinary, openBytes } from './read-bytes.ts';
import type { Cell } from './read-cells.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-jsonl.ts';

/** A row, element or page that could not be read: kept out, and the rest goes on. */
export interface Rejected {
  file: string;
  /** Line in the file from 1, for a web archive the number of the page's record. */
  line: number;
  column?: number;
  code: string;
  message: string;
}

export type Read = { listing: Listing; file: string; line: number } | { rejected: Rejected };

export interface ReadOptions {
  /** Field to column, where a column's name is not recognised. */
  map?: Record<string, string>;
  /** The platform of offers whose URL does not tell it. */
  platform?: string;
}

/** What is looked at of the rows before the columns are decided. */
const SAMPLE_ROWS = 200;

/**
 * Reads the listings of a file, one after the other, in memory that does not grow with the file: tables (CSV and kin), JSON Lines, JSON, a saved page, or
 * a web archive, each also gzipped, recognised by content first and by the name's ending where content leaves it open.
 *
 * Throws one VigieError (exit 2, with the place) where the file as a whole cannot be read; what was read before has been given out.
 */
export async function* readListings(path: string, options: ReadOptions = {}): AsyncGenerator<Read> {
  const { head, bytes, close } = await openBytes(path);
  const platform = options.platform ?? `file:${basename(path)}`;
  try {
    switch (recogniseKind(path, head)) {
      case 'warc': {
        const { readWarc } = await import('./read-warc.ts');
        yield* readWarc(path, bytes, platform);
        return;
      }
      case 'page': {
        const { readPageFile } = await import('./read-page.ts');
        yield await readPageFile(path, bytes, platform);
        return;
      }
      case 'json':
        yield* readObjects(path, decode(bytes), { ...options, platform });
        return;
      default:
        yield* readTable(path, decode(bytes), { ...options, platform });
    }
  } finally {
    await close();
  }
}

/** First bytes of formats that are mistaken for tables, and what they are. */
const foreign: [bytes: string, what: string][] = [
  ['PK\u0003\u0004', 'a spreadsheet (XLSX, ODS) or ZIP file: save it as CSV, or unpack it'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel file: save it as CSV'],
  ['PAR1', 'a Parquet file: export it as CSV or JSON Lines'],
  ['%PDF', 'a PDF'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
];

function recogniseKind(path: string, head: Buffer): 'table' | 'json' | 'page' | 'warc' {
  const start = head.subarray(0, 8).toString('latin1');
  const known = foreign.find(([magic]) => start.startsWith(magic));
  if (known || looksBinary(head)) {
    if (/^WARC\/[01]\./.test(start)) return 'warc';
    throw new VigieError(
      'VIGIE_LISTING_BINARY',
      `This is ${known?.[1] ?? 'binary, not text'}. Read are CSV, JSON Lines, HTML and WARC.`,
      {
        place: { file: path, line: 1 },
      },
    );
  }
  if (start.startsWith('WARC/')) return 'warc';
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const announced = announcedEncoding(head)?.startsWith('utf-16');
  const text = (announced ? head.toString('latin1').replaceAll('\0', '') : head.toString('latin1')).replace(
    /^[ÿþï»¿\s]+/,
    '',
  );
  if (text === '' && head.length < 1024) {
    throw new VigieError('VIGIE_LISTING_EMPTY', 'The file is empty: export it again.', { place: { file: path } });
  }
  if (/^<\?xml/i.test(text) && !/<!doctype html|<html[\s>]/i.test(text.slice(0, 4096))) {
    throw new VigieError('VIGIE_LISTING_XML', 'XML is not read: export the table as CSV or JSON Lines.', {
      place: { file: path, line: 1 },
    });
  }
  if (text.startsWith('<')) return 'page';
  if (/^(?:\{|\[)/.test(text)) return 'json';
  if (/\.(?:jsonl|ndjson|json)$/.test(name)) {
    throw new VigieError('VIGIE_LISTING_JSON', 'The file begins neither with { nor with [: it is no JSON.', {
      place: { file: path, line: 1, column: 1 },
    });
  }
  return /\.x?html?$/.test(name) ? 'page' : 'table';
}

interface Source extends ReadOptions {
  platform: string;
}

async function* readTable(file: string, texts: AsyncGenerator<string>, options: Source): AsyncGenerator<Read> {
  const table = await readCsv(file, texts, countKnown);
  const names = table.header.cells;
  let columns: Columns | null = null;
  let held: { listing: Listing; line: number } | null = null;
  for await (const rows of table.rows) {
    if (!columns) {
      const sample = rows.filter((row) => 'cells' in row).slice(0, SAMPLE_ROWS);
      columns = new Columns(
        names,
        sample.map((row) => row.cells),
        { ...options, file, line: table.header.line },
      );
    }
    for (const row of rows) {
      if ('code' in row) {
        yield { rejected: { file, ...row } };
        continue;
      }
      const listing = columns.read(row.cells);
      if (!listing && held && columns.extend(held.listing, row.cells)) continue;
      if (held) yield give(file, held.line, held.listing);
      held = listing && columns.haveContinuations ? { listing, line: row.line } : null;
      if (!held) yield give(file, row.line, listing);
    }
  }
  if (held) yield give(file, held.line, held.listing);
  // A header alone is checked all the same.
  if (!columns) new Columns(names, [], { ...options, file, line: table.header.line });
}

async function* readObjects(file: string, texts: AsyncGenerator<string>, options: Source): AsyncGenerator<Read> {
  let columns: Columns | null = null;
  for await (const rows of readJson(file, texts)) {
    if (!columns) {
      const sample = rows.filter((row) => 'entries' in row).slice(0, SAMPLE_ROWS);
      if (sample.length > 0)
        columns = columnsOf(
          sample.map((row) => row.entries),
          { ...options, file, line: sample[0]?.line ?? 1 },
        );
    }
    for (const row of rows) {
      if ('code' in row || !columns) {
        if ('code' in row) yield { rejected: { file, ...row } };
        continue;
      }
      const cells: Cell[] = [];
      for (const [name, cell] of row.entries) cells[columns.indexOf(name)] = cell;
      yield give(file, row.line, columns.read(cells));
    }
  }
}

function columnsOf(sample: [string, Cell][][], options: ConstructorParameters<typeof Columns>[2]): Columns {
  const names = [...new Set(sample.flatMap((entries) => entries.map(([name]) => name)))];
  const rows = sample.map((entries) => {
    const values = new Map(entries);
    return names.map((name) => values.get(name));
  });
  return new Columns(names, rows, options);
}

function give(file: string, line: number, listing: Listing | null): Read {
  if (listing) return { listing, file, line };
  return { rejected: { file, line, code: 'VIGIE_LISTING_ROW_TITLE', message: 'has no title' } };
}
