import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { VigieError } from '../../base/core/errors.ts';
import { readListings } from './read.ts';

let folder = '';
/**
 * What ten megabytes of good table take here and now: rubbish is measured by it, so that neither a slow machine nor a
 * busy one tells.
 */
let plainMs = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-rubbish-'));
  const path = join(folder, 'good.csv');
  await writeFile(path, `title,price\n${`${'Kettle '.repeat(14)},1\n`.repeat(100_000)}`);
  plainMs = await cpuMsOf(async () => {
    let rows = 0;
    for await (const _ of readListings(path)) rows++;
    assert.equal(rows, 100_000);
  });
});
after(() => rm(folder, { recursive: true }));

/** Bytes that nothing can compress or read, the same each time. */
function noise(length: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 64 < length; i++) parts.push(createHash('sha512').update(String(i)).digest());
  return Buffer.concat(parts).subarray(0, length);
}

const rowsBomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, `title,price\n${'Kettle '.repeat(300)},1\n`));
const rubbish: [what: string, name: string, content: () => Buffer | string, code: string][] = [
  ['Binary as a table', 'a.csv', () => noise(200_000), 'VIGIE_LISTING_BINARY'],
  ['A spreadsheet', 'a.csv', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(2000)]), 'VIGIE_LISTING_BINARY'],
  [
    'A picture',
    'a.csv',
    () => Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n'), noise(2000)]),
    'VIGIE_LISTING_BINARY',
  ],
  ['Binary, gzipped', 'a.csv.gz', () => gzipSync(noise(200_000)), 'VIGIE_LISTING_BINARY'],
  ['A line of 50 MB', 'a.csv', () => Buffer.alloc(50_000_000, 'x'), 'VIGIE_LISTING_LINE_TOO_LONG'],
  [
    'A line of 50 MB after a header',
    'a.csv',
    () => Buffer.concat([Buffer.from('title,price\nKettle,1\n'), Buffer.alloc(50_000_000, 'x,')]),
    'VIGIE_LISTING_LINE_TOO_LONG',
  ],
  [
    'A line of 50 MB of quotes',
    'a.csv',
    () => Buffer.concat([Buffer.from('title,price\nKettle,1\n"'), Buffer.alloc(50_000_000, '" ')]),
    'VIGIE_LISTING_LINE_TOO_LONG',
  ],
  [
    'An object of 50 MB',
    'a.jsonl',
    () => Buffer.concat([Buffer.from('{"title":"'), Buffer.alloc(50_000_000, 'x'), Buffer.from('"}')]),
    'VIGIE_LISTING_LINE_TOO_LONG',
  ],
  ['An array nested without end', 'a.json', () => Buffer.alloc(1_000_000, '['), 'VIGIE_LISTING_JSON'],
  ['Objects nested without end', 'a.json', () => Buffer.alloc(3_000_000, '{"a":'), 'VIGIE_LISTING_JSON'],
  ['Broken JSON', 'a.json', () => '{\n  "title": "Kettle",\n  "price": 3,,\n}\n', 'VIGIE_LISTING_JSON'],
  ['JSON cut short', 'a.json', () => '{"title": "Kettle", "pri', 'VIGIE_LISTING_JSON'],
  ['No JSON at all', 'a.jsonl', () => 'title,price\nKettle,1\n', 'VIGIE_LISTING_JSON'],
  ['XML', 'a.csv', () => '<?xml version="1.0"?><rss><channel/></rss>', 'VIGIE_LISTING_XML'],
  ['A page of 20 MB', 'a.html', () => Buffer.alloc(20_000_000, '<div>'), 'VIGIE_LISTING_PAGE_TOO_LARGE'],
  [
    'A page nested a million deep',
    'a.html',
    () => `<h1>x</h1>${'<div>'.repeat(1_000_000)}`,
    'VIGIE_LISTING_PAGE_TOO_DEEP',
  ],
  [
    'A page of two million elements',
    'a.html',
    () => `<h1>x</h1>${'<b></b>'.repeat(1_500_000)}`,
    'VIGIE_LISTING_PAGE_TOO_DEEP',
  ],
  [
    'A gzip bomb',
    'a.csv.gz',
    () => gzipSync(Buffer.concat([Buffer.from('title\nKettle\n'), Buffer.alloc(64_000_000, '\n')])),
    'VIGIE_LISTING_GZIP_BOMB',
  ],
  ['A gzip bomb of rows', 'a.csv.gz', () => rowsBomb, 'VIGIE_LISTING_GZIP_BOMB'],
  [
    'A broken gzip',
    'a.csv.gz',
    () => gzipSync(noise(100_000).toString('base64')).subarray(0, 50_000),
    'VIGIE_LISTING_GZIP',
  ],
  ['An empty file', 'a.csv', () => '', 'VIGIE_LISTING_EMPTY'],
  ['An empty gzip', 'a.csv.gz', () => gzipSync(''), 'VIGIE_LISTING_EMPTY'],
  ['A header alone', 'a.csv', () => 'title,url,price\n', 'VIGIE_LISTING_EMPTY'],
  ['A header alone in UTF-16', 'a.csv', () => Buffer.from('\ufefftitle,url\n', 'utf16le'), 'VIGIE_LISTING_EMPTY'],
  ['An empty list', 'a.json', () => '[]', 'VIGIE_LISTING_EMPTY'],
  ['An empty list in UTF-16', 'a.json', () => Buffer.from('\ufeff[]', 'utf16le'), 'VIGIE_LISTING_EMPTY'],
  ['Blank lines', 'a.csv', () => '\ufeff \n\n  \n', 'VIGIE_LISTING_EMPTY'],
  ['A broken web archive', 'a.warc', () => 'WARC/1.0\r\nContent-Length: 9999\r\nfoo', 'VIGIE_LISTING_WARC'],
  ['Ten thousand columns', 'a.csv', () => `title${',a'.repeat(10_000)}\n`, 'VIGIE_LISTING_TOO_MANY_COLUMNS'],
  ['A text', 'a.csv', () => 'Dear all,\nplease find attached\nthe list.\n', 'VIGIE_LISTING_NO_TITLE'],
];

/** The processor's time for some work, in milliseconds: what other processes do meanwhile does not count. */
async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function failureOf(path: string): Promise<VigieError> {
  try {
    for await (const _ of readListings(path)) {
      // What was read before the failure.
    }
  } catch (error) {
    assert.ok(error instanceof VigieError, String(error));
    return error;
  }
  assert.fail('was read');
}

for (const [what, name, content, code] of rubbish) {
  test(`${what}: one error with its place, in bounded time and memory.`, async () => {
    const path = join(folder, name);
    await writeFile(path, content());
    const before = process.memoryUsage().rss;
    const ms = await cpuMsOf(async () => {
      const error = await failureOf(path);
      assert.equal(error.code, code, error.message);
      assert.equal(error.exit, 2);
      assert.equal(error.place?.file, path);
      assert.doesNotMatch(error.message, /\n/);
    });
    assert.ok(ms < 3 * plainMs, `${ms} ms, where a good table takes ${plainMs}`);
    assert.ok(process.memoryUsage().rss - before < 300 * 1024 * 1024);
  });
}

test('A file that is not there, and a directory.', async () => {
  const missing = await failureOf(join(folder, 'missing.csv'));
  assert.equal(missing.code, 'VIGIE_LISTING_FILE');
  assert.match(missing.message, /no such file/);
  await mkdir(join(folder, 'directory'));
  assert.match((await failureOf(join(folder, 'directory'))).message, /directory/);
});
