import { Blob, Buffer } from 'node:buffer';
import { WritableStream } from 'node:stream/web';
import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { Parser } from 'htmlparser2';
import type { CellValue } from 'read-excel-file/node';
import { VigieError } from '../../base/core/errors.ts';
import { say } from '../file/words.ts';

/** A sheet of a workbook, its cells as texts; `rows[0]` is the sheet's first row. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: string[][];
}

/** Bytes that a workbook may have, packed and unpacked, and its parts: it is held in memory, some twelve times over. */
const PACKED_MAX = 64 * 1024 * 1024;
export const UNPACKED_MAX = 64 * 1024 * 1024;
const PARTS_MAX = 5_000;

/**
 * All sheets of a workbook (`.xlsx`), in their order. Numbers come with all their digits and no exponent, dates as ISO
 * 8601, times and durations as hours, minutes and seconds.
 *
 * @throws VigieError `VIGIE_LISTING_XLSX` (broken, or no workbook), `VIGIE_LISTING_XLSX_TOO_LARGE`
 */
export async function readWorkbook(file: string, bytes: AsyncIterable<Buffer>): Promise<Sheet[]> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const block of bytes) {
    length += block.length;
    if (length > PACKED_MAX) throw tooLarge(file);
    blocks.push(block);
  }
  const whole = Buffer.concat(blocks);
  const states = await checkParts(file, whole);
  const { default: readExcelFile } = await import('read-excel-file/node');
  try {
    // Its numbers are taken as they are written, since a double shows long ones with an exponent.
    const sheets = await readExcelFile<string>(whole, { parseNumber: numberText });
    // A tab that holds a chart has no rows.
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      isHidden: states.get(sheet) ?? false,
      rows: (data ?? []).map((row) => row.map(cellText)),
    }));
  } catch (error) {
    throw broken(file, error);
  }
}

function broken(file: string, cause: unknown): VigieError {
  return new VigieError('VIGIE_LISTING_XLSX', say('workbookBroken'), {
    place: { file },
    cause,
  });
}

function tooLarge(file: string): VigieError {
  return new VigieError('VIGIE_LISTING_XLSX_TOO_LARGE', say('workbookTooLarge', { size: UNPACKED_MAX / 1024 / 1024 }), {
    place: { file },
  });
}

/**
 * Unpacks all parts once and counts, since what a ZIP states of its sizes may be untrue.
 *
 * @returns the names of sheets, and whether each is hidden (ECMA-376, part 1, 18.2.19 `sheet`)
 */
async function checkParts(file: string, whole: Buffer): Promise<Map<string, boolean>> {
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(whole)])), { useWebWorkers: false });
  const states = new Map<string, boolean>();
  let unpacked = 0;
  let parts = 0;
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      parts += 1;
      if (parts > PARTS_MAX) throw tooLarge(file);
      if (entry.directory) continue;
      const text: Uint8Array[] = [];
      const isList = entry.filename === 'xl/workbook.xml';
      await unpack(entry, (block) => {
        unpacked += block.length;
        if (unpacked > UNPACKED_MAX) throw tooLarge(file);
        if (isList) text.push(block);
      });
      if (isList) for (const [name, isHidden] of sheetsIn(Buffer.concat(text).toString())) states.set(name, isHidden);
    }
  } catch (error) {
    throw error instanceof VigieError ? error : broken(file, error);
  } finally {
    await zip.close();
  }
  if (states.size === 0) throw broken(file, new Error('no xl/workbook.xml'));
  return states;
}

/** Unpacks a part, block by block. An error of `onBlock` is the one that is thrown. */
async function unpack(entry: FileEntry, onBlock: (block: Uint8Array) => void): Promise<void> {
  let fault: unknown = null;
  const counter = new WritableStream<Uint8Array>({
    write(block) {
      try {
        onBlock(block);
      } catch (error) {
        fault = error;
        throw error;
      }
    },
  });
  try {
    await entry.getData(counter);
  } catch (error) {
    throw fault ?? error;
  }
}

function sheetsIn(xml: string): [name: string, isHidden: boolean][] {
  const sheets: [string, boolean][] = [];
  const parser = new Parser(
    {
      onopentag: (tag, { name, state }) => {
        if (/^(?:\w+:)?sheet$/.test(tag) && name !== undefined)
          sheets.push([name, state !== undefined && state !== 'visible']);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return sheets;
}

/** A number of a cell as a decimal text: whole ones with all their digits, others without the tail of a double. */
function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written;
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const short = String(value);
  if (!short.includes('e')) return short;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(12).replace(/\.?0+$/, '');
}

/** The first day that a date can be: what lies before is a time of day or a duration, counted from day 0 of 1900. */
const FIRST_DATE = Date.UTC(1900, 2, 1);
const DAY_ZERO = Date.UTC(1899, 11, 30);

function cellText(cell: CellValue | string | null): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  if (cell.getTime() >= FIRST_DATE) return cell.toISOString().replace(/T00:00:00\.000Z$|\.000Z$|Z$/, '');
  const seconds = Math.round((cell.getTime() - DAY_ZERO) / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
