import type { Listing, Words } from '@vigie/engine';
import type { Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { keepWithin } from '../values/bounds.ts';
import type { Cell } from '../values/read-cells.ts';

export interface ReadOptions {
  /** Field to column, where a column's name is not recognised. */
  map?: Record<string, string>;
  /** The platform of offers whose URL does not tell it. */
  platform?: string;
}

/** Of a whole file. */
export interface FileOptions extends ReadOptions {
  /** Told the encoding of a text that is not in UTF-8 and does not say in which it is, as its bytes suggest it. */
  onGuess?: (encoding: string) => void;
}

/** What is looked at of the rows before the columns are decided. */
export const SAMPLE_ROWS = 200;

export interface Source extends ReadOptions {
  platform: string;
}

/** What must be known to make listings of a table's rows: plain data, so that another thread can be told. */
export interface TableShape extends Source {
  kind: 'table';
  file: string;
  separator: string;
  /** The header's cells and line, and some rows. */
  names: string[];
  line: number;
  /** The line on which the offers begin, where the file says it; else 0. */
  dataRow: number;
  sample: string[][];
}

/** What must be known to make listings of JSON Lines: plain data, so that another thread can be told. */
export interface LinesShape extends Source {
  kind: 'lines';
  file: string;
  /** Some of its objects, and the line of the first. */
  sample: [string, Cell][][];
  line: number;
  /** Keys that later objects brought, in the order in which they came. */
  further: string[];
}

/** A row's listing as it is given out, within what a listing may have; a row without a title is rejected. */
export function give(file: string, line: number, listing: Listing | null, before: readonly Words[] = []): Read {
  if (listing) {
    const cuts = [...before];
    keepWithin(listing, (why) => cuts.push(why));
    return { listing, file, line, ...(cuts.length > 0 ? { cuts } : {}) };
  }
  return { rejected: { file, line, code: 'VIGIE_LISTING_ROW_TITLE', message: say('rowTitle') } };
}
