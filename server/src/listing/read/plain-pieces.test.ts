import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { RowScanner } from '../scan/scan-rows.ts';
import { LineLayouts } from './line-layouts.ts';
import { type JsonRow, parseJson, readLineRows } from './read-jsonl.ts';
import { scanRecords } from './scan-csv.ts';

/** The same numbers in each run. */
let seed = 20_261_130;
const below = (most: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
};
const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;
const some = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);

const scanner = RowScanner.open();
assert.ok(scanner);
const WIDTH = 3;
const form = (separator: string) => ({ separator, width: WIDTH, line: 5 });

/** Where the last row ends, byte by byte, and the line ends up to there. */
function cutSlowly(bytes: Buffer): { end: number; lines: number } {
  const cut = { end: 0, lines: 0 };
  let inQuotes = false;
  let lines = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte === 34) inQuotes = !inQuotes;
    if (byte !== 10) continue;
    lines += 1;
    if (!inQuotes) Object.assign(cut, { end: at + 1, lines });
  }
  return cut;
}

test('Bytes of a table give the rows that its text gives, or are left to who reads the text.', () => {
  const words = ['a', 'bc ', 'une lampe de jardin', 'é', '灯', '😀', ' ', '', '0'];
  const cell = (separator: string) => (): string => {
    const text = some(4, () => oneOf([...words, '"', '\n', separator])).join('');
    return /["\n]/.test(text) || text.includes(separator) || below(4) === 0 ? `"${text.replaceAll('"', '""')}"` : text;
  };
  let read = 0;
  for (let n = 0; n < 4000; n++) {
    const separator = oneOf([',', ';', '\t']);
    const rows = some(8, () =>
      Array.from({ length: below(12) === 0 ? below(5) : WIDTH }, cell(separator)).join(separator),
    );
    let text = rows.join('\n') + oneOf(['', '\n', '\n\n']);
    // Half of them with what is wrong, or odd.
    for (let odd = n % 2 === 0 ? 0 : 1 + below(3); odd > 0; odd--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + oneOf(['"', '\n', separator, ' ', '\r', '""', '\0']) + text.slice(at + below(2));
    }
    const bytes = Buffer.from(text);
    assert.deepEqual(scanner.cut(bytes), cutSlowly(bytes));
    const found = scanner.rows(bytes, form(separator));
    if (found === null) continue;
    read += 1;
    assert.deepEqual(found, scanRecords('t.csv', form(separator), bytes.toString()), JSON.stringify(text));
  }
  assert.ok(read > 2000, `${read} of 4000`);
  // Behind a quote that closes, a space may be no separator.
  for (const separator of [' ', '\n', '\0', '"'])
    assert.equal(scanner.rows(Buffer.from(`"a"${separator}"b"${separator}c\n`), form(separator)), null);
});

test('A line laid out as one before gives the values that JSON.parse gives, or none.', () => {
  const keys = ['title', 'price', 'é "x"', 'images', 'offers', 'seller', '7', 'file'];
  const value = (): unknown =>
    oneOf([
      () => oneOf(['', 'une lampe', 'a "b"', 'c\\d', '\u0007', '😀, {', '\ud800', ']']),
      () => oneOf([0, -1, 12.5, 1e21, 1e-7, 123_456_789_012_345, Number.MAX_SAFE_INTEGER]),
      () => oneOf([true, false, null]),
      () => some(2, () => oneOf(['x', 'y"]', 3, [1], { name: 'n' }])),
      () => (below(3) === 0 ? { name: 'n' } : 'n'),
    ])();
  let read = 0;
  for (let n = 0; n < 400; n++) {
    const names = keys.filter(() => below(2) === 0);
    const space = oneOf([undefined, ' ']);
    const line = (): string => {
      const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, value()])), null, space);
      return (space === undefined ? text : text.replaceAll('\n', '')) + oneOf(['', '', '\r', ' ']);
    };
    const layouts = new LineLayouts();
    for (let each = 0; each < 12; each++) {
      let text = line();
      if (below(3) === 0) {
        const at = below(text.length);
        text =
          text.slice(0, at) +
          oneOf(['"', '\\', '0', ',', '\t', '{', ' ', '12345678901234567890']) +
          text.slice(at + below(2));
      }
      const [row] = readLineRows('l.jsonl', [text], 1);
      const cells = layouts.read(text);
      if (cells !== null) {
        read += 1;
        assert.ok(row && 'entries' in row, text);
        assert.deepEqual(row.cuts, [], text);
        const named = new Map(row.entries);
        assert.deepEqual(Array.from(cells), keys.map((key) => named.get(key)).slice(0, cells.length), text);
        assert.equal(Object.keys(cells).length, row.entries.length, text);
      }
      if (row && 'entries' in row) learn(layouts, text, row);
    }
  }
  assert.ok(read > 250, `${read} of 4800`);
});

test('What a long number is does not depend on those beside it.', () => {
  const long = '9'.repeat(400);
  assert.deepEqual(parseJson(`[${long}, 1e400, 12345678901234567890]`), [long, Infinity, '12345678901234567890']);
  assert.deepEqual(parseJson(`[${long}]`), [long]);
  assert.deepEqual(parseJson('[1e400, -0]'), [Infinity, -0]);
});

function learn(layouts: LineLayouts, text: string, row: JsonRow): void {
  const keys = ['title', 'price', 'é "x"', 'images', 'offers', 'seller', '7', 'file'];
  layouts.learn(text, row, (name) => keys.indexOf(name));
}
