import { writeCsv } from '../../../../server/src/base/text/write-csv.ts';

/** A column of the table behind a chart, and of the file. */
export interface Column<Row> {
  title: string;
  /** What the file has: a figure as it is, a date as YYYY-MM-DD. */
  value: (row: Row) => string | number | null;
  /** What the table shows of a figure or a date, as the reader's language writes it; left out: the value. */
  show?: (row: Row) => string;
}

/** A table as a file that spreadsheets read as UTF-8 (RFC 4180, with a byte order mark), headed in the reader's language. */
export const toFile = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  `\uFEFF${writeCsv([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))], '\r\n')}`;
