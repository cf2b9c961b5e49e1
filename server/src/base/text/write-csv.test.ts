import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { writeCsv } from './write-csv.ts';

test('what is written is read again cell by cell, save the apostrophe before what a spreadsheet would run', () => {
  assert.equal(
    writeCsv([['a', 1, null, 'x,"y"\nz', '=1+1', '\u00a0-2', '＝A1']]),
    `a,1,,"x,""y""\nz",'=1+1,'\u00a0-2,'＝A1\n`,
  );
  assert.equal(writeCsv([['a'], [2]], '\r\n'), 'a\r\n2\r\n');
  const cell = fc.string({ unit: 'binary' }).map((text) => `a${text}`);
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const { data } = Papa.parse(writeCsv(rows), { delimiter: ',', newline: '\n', skipEmptyLines: true });
      assert.deepEqual(data, rows);
    }),
  );
});
