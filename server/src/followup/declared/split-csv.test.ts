import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { CsvSplitter, type Row } from './split-csv.ts';

/** The cells of a text that comes in blocks of so many octets. */
function split(text: string, size: number): string[][] {
  const found: string[][] = [];
  const splitter = new CsvSplitter();
  const onRow = (row: Row): void => {
    found.push(Array.from({ length: row.width }, (_, cell) => row.text(cell)));
  };
  const octets = Buffer.from(text);
  for (let at = 0; at < octets.length; at += size) splitter.push(octets.subarray(at, at + size), onRow);
  splitter.end(onRow);
  return found;
}

test('cells come out as papaparse reads them, wherever the blocks are cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\\', '\r', '\n', ' ', '漢', '') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      (rows, end, last, size) => {
        // PHP's fputcsv: quoted where it must be, and where there is a space or a backslash.
        const line = (cells: string[]): string =>
          cells.map((text) => (/[",\\\r\n\t ]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');
        const text = rows.map(line).join(end) + (last ? end : '');
        assert.deepEqual(
          split(text, size),
          papaparse.parse<string[]>(text, { skipEmptyLines: true, newline: end }).data,
        );
      },
    ),
  );
});

test('what a daily file may hold: CR in quotes, a backslash before a quote, a quote inside a bare cell, an empty line', () => {
  assert.deepEqual(split('a,"x\ry"\n\n"c:\\",b"c\n', 3), [
    ['a', 'x\ry'],
    ['c:\\', 'b"c'],
  ]);
  assert.deepEqual(split('uuid,x', 100), [['uuid', 'x']]);
  assert.deepEqual(split('', 1), []);
});

test('a quote that is never closed, and a row without end, are refused instead of filling the memory', () => {
  assert.throws(() => split('a,"b\nc', 2), /never closed/);
  assert.throws(() => split(`a,"${'b'.repeat(1_100_000)}`, 65_536), /octets/);
  assert.throws(() => split(`${','.repeat(300)}\n`, 64), /cells/);
});
