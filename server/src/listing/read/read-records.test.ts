import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRecords } from './read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-records-'));
after(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array) {
  const file = join(folder, 'file');
  writeFileSync(file, content);
  return readRecords(file, (name) => name === 'id' || name === 'name');
}

test("a table's rows have the lines that they begin on, whatever lies between them", async () => {
  const text = 'exported today\n\nid;name\n1;"a\n\nb"\n\n2;c\n3;d;e;f\n4;"g"h\n5;i\n';
  const { columns, records, faults } = await read(text);
  assert.deepEqual(columns, ['id', 'name']);
  assert.deepEqual(records, [
    { line: 4, record: { id: '1', name: 'a\n\nb' } },
    { line: 8, record: { id: '2', name: 'c' } },
    { line: 11, record: { id: '5', name: 'i' } },
  ]);
  assert.deepEqual(
    faults.map(({ line }) => line),
    [9, 10],
  );
  assert.deepEqual((await read(gzipSync(text.replaceAll('\n', '\r\n')))).records, records);
});

test('JSON keeps what is in it: the elements of an array, the lines, or one document', async () => {
  const array = '[\n  {"id": "a,\\"]", "in": [1,\n 2]},\n\n {"id": 2}, 3\n]';
  assert.deepEqual((await read(array)).records, [
    { line: 2, record: { id: 'a,"]', in: [1, 2] } },
    { line: 5, record: { id: 2 } },
    { line: 5, record: 3 },
  ]);
  assert.deepEqual((await read('{"results": [\n1]}')).records, [{ line: 1, record: { results: [1] } }]);
  const { records, faults } = await read('{"id":1}\n\n{"id":\n{"id":2}\n');
  assert.deepEqual(records, [
    { line: 1, record: { id: 1 } },
    { line: 4, record: { id: 2 } },
  ]);
  assert.deepEqual(
    faults.map(({ line }) => line),
    [3],
  );
});

test('a file with nothing in it is refused: a header alone, an empty list, in any encoding', async () => {
  const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const content of ['', 'id;name\n', '[]', '[\n]', '\ufeff[ ]', wide('[]'), wide('id;name\n'), gzipSync('[]')])
    await assert.rejects(read(content), { code: 'VIGIE_LISTING_EMPTY', exit: 2 });
});

test('a picture, a PDF and rubbish are told for what they are', async () => {
  const told: [content: Buffer, message: RegExp][] = [
    [Buffer.from('\u00ff\u00d8\u00ff\u00e0 a header, in words\n', 'latin1'), /^This is a picture\. Read are tables/],
    [Buffer.from('%PDF-1.7\n1 0 obj\n'), /^This is a PDF\./],
    [Buffer.from([1, 2, 0, 3, 10, 4]), /^This is binary, not text\./],
  ];
  for (const [content, message] of told) await assert.rejects(read(content), { code: 'VIGIE_LISTING_BINARY', message });
});
