import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { VigieError } from '../../base/core/errors.ts';
import { decode } from '../file/read-bytes.ts';
import { readCsv } from './read-csv.ts';
import type { CsvFault, CsvRow } from './scan-csv.ts';

const spectrum = join(SHARED_DATA, 'conformance/csv_spectrum');

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function readAll(
  texts: AsyncIterable<string>,
  knows: (cells: readonly string[]) => number = () => 0,
): Promise<{ separator: string; header: CsvRow; rows: (CsvRow | CsvFault)[] }> {
  const table = await readCsv('table.csv', texts, knows);
  const rows: (CsvRow | CsvFault)[] = [];
  for await (const block of table.rows) rows.push(...block);
  return { separator: table.separator, header: table.header, rows };
}

test('The cases of csv-spectrum read as it says, but for line ends in quotes, which become LF.', {
  skip: unlessShared(spectrum),
}, async () => {
  const names = (await readdir(join(spectrum, 'csvs'))).map((name) => name.replace('.csv', ''));
  assert.equal(names.length, 12);
  for (const name of names) {
    const bytes = await readFile(join(spectrum, 'csvs', `${name}.csv`));
    const { header, rows } = await readAll(decode(blocks(bytes)));
    const records = rows.map((row) =>
      'cells' in row ? Object.fromEntries(header.cells.map((key, i) => [key, row.cells[i]])) : row,
    );
    // Its expectation of this one is of another file: the table holds another number, in bytes that are no UTF-8.
    if (name === 'location_coordinates') {
      assert.deepEqual(
        records.map((record) => Object.keys(record)),
        [header.cells],
      );
      continue;
    }
    const expected = JSON.parse(
      (await readFile(join(spectrum, 'json', `${name}.json`), 'utf8')).replaceAll('\\r\\n', '\\n'),
    );
    assert.deepEqual(records, expected, name);
  }
});

async function* blocks(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

test('Any table reads as another reader reads it, wherever its blocks are cut.', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '1', '漢', "'"), maxLength: 8 });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  const property = fc.asyncProperty(
    table,
    fc.constantFrom(',', ';', '\t', '|'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.integer({ min: 1, max: 30 }),
    async (body, separator, newline, size) => {
      const header = (body[0] ?? []).map((_, i) => `name${i}`);
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = [header, ...body].map((row) => row.map(quote).join(separator)).join(newline);
      const expected = Papa.parse<string[]>(text.replaceAll(newline, '\n'), {
        delimiter: separator,
        newline: '\n',
      }).data;
      const read = await readAll(pieces(text, size), (cells) => cells.filter((each) => /^name\d$/.test(each)).length);
      assert.equal(read.separator, separator);
      assert.deepEqual([read.header.cells, ...read.rows.map((row) => ('cells' in row ? row.cells : row))], expected);
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

test('Lines are counted as an editor counts them: newlines in quotes and empty lines included.', async () => {
  const { rows } = await readAll(pieces('a,b\n1,"x\ny\nz"\n\n2,c\r\n3,"d"\n', 5));
  assert.deepEqual(
    rows.map((row) => row.line),
    [2, 6, 7],
  );
});

test('A record with broken quotes or too many cells costs its first line alone; one that ends early is filled up.', async () => {
  const text = 'title,price\nKettle,1\n"Pan "big" one",2\nPot,3,4\n"never closed,5\nLid,6\nonly\n"Cup",7\n';
  for (const size of [1, 7, 1000]) {
    const { rows } = await readAll(pieces(text, size));
    assert.deepEqual(
      rows.map((row) => ('cells' in row ? row.cells.join('|') : `${row.line}:${row.column} ${row.code}`)),
      [
        'Kettle|1',
        '3:6 VIGIE_LISTING_ROW_QUOTES',
        '4:1 VIGIE_LISTING_ROW_CELLS',
        '5:1 VIGIE_LISTING_ROW_QUOTES',
        'Lid|6',
        'only|',
        'Cup|7',
      ],
    );
  }
});

test('Rows may end early; those that hold more than the header, or other rows in a cell, are faults.', async () => {
  const rows: [row: string, read: string][] = [
    ['a,b,c,d', 'a|b|c|d'],
    ['a,b,c', 'a|b|c|'],
    ['a', 'a|||'],
    ['"a"', 'a|||'],
    ['"a",b', 'a|b||'],
    ['a,"b, c"', 'a|b, c||'],
    ['a,b,c,d,', 'a|b|c|d'],
    ['a,b,c,d,,,', 'a|b|c|d'],
    ['a,', 'a|||'],
    ['"a\nb",c', 'a\nb|c||'],
    ['a,b,c,d,e', 'VIGIE_LISTING_ROW_CELLS'],
    ['"a",b,c,d,"e"', 'VIGIE_LISTING_ROW_CELLS'],
  ];
  for (const [row, read] of rows) {
    const found = await readAll(pieces(`title,brand,price,notes\n${row}\n`, 3));
    assert.deepEqual(
      found.rows.map((one) => ('cells' in one ? one.cells.join('|') : one.code)),
      [read],
      row,
    );
  }
  const swallowed = await readAll(pieces('title,brand,price,notes\n"a,b,c,d\ne,f,g,h"\ni,j,k,l\n', 100));
  assert.deepEqual(
    swallowed.rows.map((one) => ('cells' in one ? one.cells.join('|') : one.code)),
    ['VIGIE_LISTING_ROW_QUOTES', 'e|f|g|h"', 'i|j|k|l'],
  );
});

test('Quotes broken all over a table end the reading within a bounded time.', async () => {
  const text = `title,price\n${'"a "b,1\n'.repeat(2000)}`;
  await assert.rejects(
    readAll(pieces(text, 4096)),
    (error: unknown) => error instanceof VigieError && error.code === 'VIGIE_LISTING_CSV_QUOTES',
  );
});

test('A preamble, a line that states the separator, and empty lines come before the header.', async () => {
  const knows = (cells: readonly string[]) => cells.filter((cell) => ['title', 'price', 'url'].includes(cell)).length;
  const stated = await readAll(pieces('sep=|\ntitle|price\na|1\n', 100), knows);
  assert.equal(stated.separator, '|');
  assert.equal(stated.header.line, 2);
  const preamble = await readAll(
    pieces('\n\nExport of 1 May, all offers\nShop 12;;\ntitle;price;url\na;1;u\n', 100),
    knows,
  );
  assert.deepEqual(preamble.header, { line: 5, cells: ['title', 'price', 'url'] });
  assert.deepEqual(preamble.rows.at(-1), { line: 6, cells: ['a', '1', 'u'] });
});
