import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import type { Listing, Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { foreignKind } from '../file/foreign-kind.ts';
import { announcedEncoding, decode, openBytes } from '../file/read-bytes.ts';
import { type Read, refuseNothing, sumPartly } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { looksHar, looksMhtml, looksWacz } from '../saved/recognise.ts';
import { pickHeader } from '../table/pick-header.ts';
import type { Sheet } from '../table/read-workbook.ts';
import { countKnown } from '../values/column-names.ts';
import { Columns } from './columns.ts';
import { readCsv } from './read-csv.ts';
import { openObjects, readObjects } from './read-objects.ts';
import type { CsvFault, CsvRow } from './scan-csv.ts';
import { type FileOptions, give, type LinesShape, SAMPLE_ROWS, type Source, type TableShape } from './shape.ts';

/** A file that was opened and recognised. */
export interface OpenListings {
  /**
   * Set for a table whose rows stand each for itself, and for JSON Lines: it can be read in pieces, by several threads.
   * `reads` gives the same.
   */
  shape: TableShape | LinesShape | null;
  /** The file's size as it lies there, packed or not. */
  bytes: number;
  /** Its listings, one after the other, once. */
  reads(): AsyncGenerator<Read>;
  close(): Promise<void>;
}

/**
 * Reads the listings of a file, one after the other, in memory that does not grow with the file: tables (CSV and kin;
 * workbooks, up to a size), JSON Lines, JSON, a saved page (HTML, MHTML), a log of a visit (HAR), or a web archive (WARC,
 * WACZ), each also gzipped, recognised by content first and by the name's ending where content leaves it open.
 *
 * Throws one VigieError (exit 2, with the place) where the file as a whole cannot be read; what was read before has
 * been given out.
 */
export async function* readListings(path: string, options: FileOptions = {}): AsyncGenerator<Read> {
  const opened = await openListings(path, options);
  try {
    yield* opened.reads();
  } finally {
    await opened.close();
  }
}

/** Opens a file as `readListings` does, for callers that read pieces in several threads. */
export async function openListings(path: string, options: FileOptions = {}): Promise<OpenListings> {
  const { reads, ...opened } = await open(path, options);
  return { ...opened, reads: () => refuseNothing(path, sumPartly(path, reads())) };
}

async function open(path: string, { onGuess, ...options }: FileOptions): Promise<OpenListings> {
  const { head, bytes, size, close } = await openBytes(path);
  const about = { shape: null, bytes: size, close };
  const source = { ...options, platform: options.platform ?? `file:${basename(path)}` };
  try {
    switch (recogniseKind(path, head)) {
      case 'wacz': {
        const { readWacz } = await import('../saved/read-wacz.ts');
        return { ...about, reads: () => readWacz(path, source.platform) };
      }
      case 'mhtml': {
        const { readMhtml } = await import('../saved/read-mhtml.ts');
        return { ...about, reads: () => readMhtml(path, bytes, source.platform) };
      }
      case 'har': {
        const { readHar } = await import('../saved/read-har.ts');
        return { ...about, reads: () => readHar(path, bytes, source.platform) };
      }
      case 'warc': {
        const { readWarc } = await import('../saved/read-warc.ts');
        return { ...about, reads: () => readWarc(path, bytes, source.platform) };
      }
      case 'page': {
        const { readPageFile } = await import('../saved/read-page.ts');
        const read = async function* () {
          yield await readPageFile(path, bytes, source.platform);
        };
        return { ...about, reads: read };
      }
      case 'workbook':
        return { ...about, reads: () => readSheets(path, bytes, source) };
      case 'json': {
        const { shape, batches } = await openObjects(path, decode(bytes, onGuess), source);
        return { ...about, shape, reads: () => readObjects(path, batches, source) };
      }
      default: {
        const table = await openTable(path, decode(bytes, onGuess), source);
        const isRowByRow = !new TableReader(table.shape).haveContinuations;
        return { ...about, shape: isRowByRow ? table.shape : null, reads: () => readTable(table) };
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether a file is a workbook of Office Open XML (ECMA-376, part 2: a ZIP with a part `[Content_Types].xml`). */
function isWorkbook(path: string, head: Buffer): boolean {
  if (!head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return false;
  return /\.xls[xm]$/i.test(path) || /\[Content_Types\]\.xml|xl\/(?:workbook|worksheets)/.test(head.toString('latin1'));
}

type Kind = 'table' | 'json' | 'page' | 'warc' | 'wacz' | 'mhtml' | 'har' | 'workbook';

function recogniseKind(path: string, head: Buffer): Kind {
  if (looksWacz(path, head)) return 'wacz';
  if (isWorkbook(path, head)) return 'workbook';
  const start = head.subarray(0, 8).toString('latin1');
  const what = foreignKind(head);
  if (what) {
    if (/^WARC\/[01]\./.test(start)) return 'warc';
    throw new VigieError('VIGIE_LISTING_BINARY', say('fileBinary', { what }), { place: { file: path, line: 1 } });
  }
  if (start.startsWith('WARC/')) return 'warc';
  if (looksMhtml(head.toString('latin1'))) return 'mhtml';
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const announced = announcedEncoding(head)?.startsWith('utf-16');
  const text = (announced ? head.toString('latin1').replaceAll('\0', '') : head.toString('latin1')).replace(
    /^[ÿþï»¿\s]+/,
    '',
  );
  if (text === '' && head.length < 1024) {
    throw new VigieError('VIGIE_LISTING_EMPTY', say('fileEmpty'), { place: { file: path } });
  }
  if (/^<\?xml/i.test(text) && !/<!doctype html|<html[\s>]/i.test(text.slice(0, 4096))) {
    throw new VigieError('VIGIE_LISTING_XML', say('fileXml'), {
      place: { file: path, line: 1 },
    });
  }
  if (text.startsWith('<')) return 'page';
  if (looksHar(text)) return 'har';
  if (/^(?:\{|\[)/.test(text)) return 'json';
  if (/\.(?:jsonl|ndjson|json)$/.test(name)) {
    throw new VigieError('VIGIE_LISTING_JSON', say('jsonNone'), {
      place: { file: path, line: 1, column: 1 },
    });
  }
  return /\.x?html?$/.test(name) ? 'page' : 'table';
}

interface OpenTable {
  shape: TableShape;
  rows: AsyncGenerator<(CsvRow | CsvFault)[]>;
}

async function openTable(file: string, texts: AsyncGenerator<string>, source: Source): Promise<OpenTable> {
  const { separator, header, dataRow, sample, rows } = await readCsv(file, texts, countKnown);
  return {
    shape: { ...source, kind: 'table', file, separator, names: header.cells, line: header.line, dataRow, sample },
    rows,
  };
}

/** Makes listings of a table's rows. */
export class TableReader {
  readonly #shape: TableShape;
  readonly #columns: Columns;
  #held: { listing: Listing; line: number } | null = null;

  /** Throws as `Columns` does where no column is known as the title, or a mapping names none. */
  constructor(shape: TableShape) {
    this.#shape = shape;
    this.#columns = new Columns(shape.names, shape.sample, shape);
  }

  /** Whether rows may go on with the offer of the row before. */
  get haveContinuations(): boolean {
    return this.#columns.haveContinuations;
  }

  read(rows: readonly (CsvRow | CsvFault)[]): Read[] {
    const reads: Read[] = [];
    for (const row of rows) {
      if ('code' in row) {
        reads.push({ rejected: { file: this.#shape.file, ...row } });
        continue;
      }
      if (row.line < this.#shape.dataRow) {
        reads.push({ passed: { file: this.#shape.file, line: row.line, reason: say('rowExample'), count: 1 } });
        continue;
      }
      if (this.#held && this.#columns.extend(this.#held.listing, row.cells)) continue;
      const listing = this.#columns.read(row.cells);
      reads.push(...this.end());
      if (listing && this.haveContinuations) this.#held = { listing, line: row.line };
      else reads.push(give(this.#shape.file, row.line, listing));
    }
    return reads;
  }

  /** What is held back for rows that might go on with it. */
  end(): Read[] {
    const held = this.#held;
    this.#held = null;
    return held ? [give(this.#shape.file, held.line, held.listing)] : [];
  }
}

async function* readTable({ shape, rows }: OpenTable): AsyncGenerator<Read> {
  const reader = new TableReader(shape);
  try {
    for await (const block of rows) yield* reader.read(block);
  } catch (error) {
    // What is held back for a row that will not come is an offer all the same.
    yield* reader.end();
    throw error;
  }
  yield* reader.end();
}

/**
 * The listings of a workbook, sheet by sheet; `line` is the row as the sheet counts. A hidden sheet, and one without a
 * column that is known as the title, is passed over and said so.
 */
async function* readSheets(file: string, bytes: AsyncIterable<Buffer>, source: Source): AsyncGenerator<Read> {
  const { readWorkbook } = await import('../table/read-workbook.ts');
  const sheets = (await readWorkbook(file, bytes)).filter(({ rows }) => rows.some((row) => row.some(Boolean)));
  const several = sheets.length > 1;
  let good = 0;
  let fault: unknown = new VigieError('VIGIE_LISTING_EMPTY', say('workbookNoRows'), {
    place: { file },
  });
  const passedOver: Read[] = [];
  for (const sheet of sheets) {
    const name = JSON.stringify(sheet.name.slice(0, 60)).slice(1, -1);
    const pass = (message: Words): void => {
      passedOver.push({ rejected: { file, line: 1, code: 'VIGIE_LISTING_SHEET', message } });
    };
    if (sheet.isHidden && several) {
      pass(say('sheetHidden', { sheet: name }));
      continue;
    }
    const table = tableOfSheet(sheet);
    let reader: TableReader;
    try {
      reader = new TableReader({ ...source, kind: 'table', file, separator: '', ...table.shape });
    } catch (error) {
      fault = error;
      pass(say('sheetNoTitle', { sheet: name }));
      continue;
    }
    good += 1;
    for (const read of [...reader.read(table.rows), ...reader.end()]) {
      if ('rejected' in read && several)
        read.rejected.message = say('inSheet', { why: read.rejected.message, sheet: name });
      yield read;
    }
  }
  if (good === 0) throw fault;
  yield* passedOver;
}

function tableOfSheet({ rows }: Sheet): {
  shape: Pick<TableShape, 'names' | 'line' | 'dataRow' | 'sample'>;
  rows: CsvRow[];
} {
  const filled = rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some(Boolean));
  const first = filled[0] ?? { line: 1, cells: [] };
  const { header, dataRow } = pickHeader(first, filled, countKnown);
  const body = filled.filter(({ line }) => line > header.line);
  const sample = body.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  return { shape: { names: header.cells, line: header.line, dataRow, sample }, rows: body };
}
