import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { readStated, type Stated } from './stated.ts';

const AT = 'https://shop.example/lamp';
const WHEN = '2026-11-01T10:00:00.000Z';

async function wacz(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter());
  for (const [path, text] of Object.entries(parts)) await zip.add(path, new TextReader(text));
  return Buffer.from(await (await zip.close()).arrayBuffer());
}
const manifest = (more: object = {}): string => JSON.stringify({ wacz_version: '1.1.1', software: 'maker 1', ...more });
const pages = (...lines: unknown[]): string =>
  ['{"format":"json-pages-1.0","id":"pages"}', ...lines.map((line) => JSON.stringify(line))].join('\n');
const record = (headers: string[], block: string): string =>
  `WARC/1.1\r\n${headers.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
const INFO = record(['WARC-Type: warcinfo'], 'software: crawler 2\r\nformat: WARC File Format 1.1\r\n');
const answer = (type: string): string =>
  record(
    ['WARC-Type: response', `WARC-Target-URI: <${AT}>`, 'WARC-Date: 2026-11-01T10:00:00Z'],
    `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n<p>x`,
  );
const mhtml = (end = '\r\n--b--\r\n'): string =>
  [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${AT}`,
    'Date: Sun, 1 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    `--b\r\nContent-Type: text/html\r\nContent-Location: ${AT}\r\n\r\n<p>x${end}`,
  ].join('\r\n');
const har = (entries: unknown, creator: unknown = { name: 'Firefox', version: '140' }): string =>
  JSON.stringify({ log: { version: '1.2', creator, entries } });
const entry = (mimeType: string) => ({
  startedDateTime: '2026-11-01T11:00:00+01:00',
  request: { url: AT },
  response: { content: { mimeType } },
});
const listed = { url: AT, ts: '2026-11-01T10:00:00Z', title: 'Lamp' };

type Case = [what: string, name: string, file: Buffer | string | Promise<Buffer>, right: Partial<Stated> | null];
const STATED: Case[] = [
  [
    'a package',
    'a.wacz',
    wacz({ 'datapackage.json': manifest(), 'pages/pages.jsonl': pages(listed) }),
    {
      format: 'wacz',
      software: 'maker 1',
      pages: [{ url: AT, at: WHEN, title: 'Lamp' }],
      pageCount: 1,
      isWhole: true,
    },
  ],
  [
    'a package by its main page alone',
    'a.wacz',
    wacz({ 'datapackage.json': manifest({ mainPageUrl: AT, mainPageDate: '2026-11-01T10:00:00Z' }) }),
    { pages: [{ url: AT, at: WHEN, title: null }], pageCount: 1 },
  ],
  ...['indexes/index.cdx', 'indexes/index.cdxj'].map(
    (path): Case => [
      `a package that lists no page, by its index (${path})`,
      'a.wacz',
      wacz({
        'datapackage.json': manifest(),
        'pages/pages.jsonl': pages(),
        [path]: `example,shop)/lamp 20261101100000 ${JSON.stringify({ url: AT, mime: 'text/html', status: '200' })}\nexample,shop)/a.png 20261101100001 ${JSON.stringify({ url: `${AT}.png`, mime: 'image/png' })}\nnone of it\n`,
      }),
      { pages: [{ url: AT, at: WHEN, title: null }], pageCount: 1 },
    ],
  ),
  [
    'a package that does not say what made it, nor when',
    'a.wacz',
    wacz({ 'datapackage.json': '{"software":{"a":1}}', 'pages/pages.jsonl': pages({ url: AT, ts: 5 }) }),
    { software: null, pages: [{ url: AT, at: null, title: null }], isWhole: true },
  ],
  [
    'a package whose pages are no addresses',
    'a.wacz',
    wacz({
      'datapackage.json': manifest(),
      'pages/pages.jsonl': `${pages({ url: 'javascript:x' }, { url: 7 }, null)}\n{"url"`,
    }),
    { pages: [], pageCount: 0 },
  ],
  [
    'a package that names more than is told',
    'a.wacz',
    wacz({ 'datapackage.json': manifest(), 'pages/pages.jsonl': pages(...Array(500).fill(listed)) }),
    { pageCount: 500 },
  ],
  [
    'a package with text that turns round',
    'a.wacz',
    wacz({ 'datapackage.json': manifest({ software: 'a\u202eb\u0000c' }), 'pages/pages.jsonl': '' }),
    { software: 'a‹U+202E›b‹U+0000›c' },
  ],
  [
    'a package whose text is cut within a character',
    'a.wacz',
    wacz({ 'datapackage.json': manifest({ software: `${'x'.repeat(299)}💡` }), 'pages/pages.jsonl': '' }),
    { software: `${'x'.repeat(299)}\ufffd` },
  ],
  [
    'a package without its manifest',
    'a.wacz',
    wacz({ 'archive/data.warc': 'x' }),
    { format: 'wacz', software: null, isWhole: false },
  ],
  ['a web archive', 'a.warc', INFO + answer('text/html'), { format: 'warc', software: 'crawler 2', pageCount: 1 }],
  [
    'a packed web archive',
    'a.warc.gz',
    Buffer.concat([gzipSync(INFO), gzipSync(answer('text/html; charset=utf-8')), gzipSync(answer('image/png'))]),
    { format: 'warc.gz', pages: [{ url: AT, at: WHEN, title: null }], pageCount: 1, isWhole: true },
  ],
  [
    'a web archive that is cut short',
    'a.warc',
    (INFO + answer('text/html')).slice(0, -20),
    { software: 'crawler 2', pageCount: 0, isWhole: false },
  ],
  [
    'a packed web archive that is cut short',
    'a.warc.gz',
    gzipSync(INFO + answer('text/html')).subarray(0, -12),
    { format: 'warc.gz', isWhole: false },
  ],
  ['something else that is packed', 'a.csv.gz', gzipSync('title;price\nLamp;2\n'), null],
  [
    'a saved page',
    'a.mhtml',
    mhtml(),
    {
      format: 'mhtml',
      software: 'Blink',
      pages: [{ url: AT, at: WHEN, title: null }],
      pageCount: 1,
      isWhole: true,
    },
  ],
  ['a saved page that is cut short', 'a.mht', mhtml(''), { format: 'mhtml', pageCount: 1, isWhole: false }],
  [
    'a log of a visit',
    'a.har',
    har([entry('image/png'), entry('text/html; charset=utf-8'), 7]),
    {
      format: 'har',
      software: 'Firefox 140',
      pages: [{ url: AT, at: WHEN, title: null }],
      pageCount: 1,
      isWhole: true,
    },
  ],
  ['a log of a visit without entries', 'a.har', har(null, null), { format: 'har', software: null, pageCount: 0 }],
  ['a log of a visit that is cut short', 'a.har', har([entry('text/html')]).slice(0, -4), { isWhole: false }],
  [
    'a page that SingleFile saved',
    'a.html',
    `<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: ${AT} \n saved date: Sun Nov 01 2026 11:00:00 GMT+0100 (Central European Standard Time)\n--><p>x`,
    { format: 'html', software: 'SingleFile', pages: [{ url: AT, at: WHEN, title: null }] },
  ],
  [
    'a page that a browser saved',
    'a.html',
    `<!-- saved from url=(0025)${AT} -->\n<html><p>x`,
    { format: 'html', software: null, pages: [{ url: AT, at: null, title: null }] },
  ],
  ['a table', 'a.csv', 'title;price\nLamp;2\n', null],
  ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), null],
  ['a workbook', 'a.xlsx', wacz({ '[Content_Types].xml': '<x/>' }), null],
  ['nothing', 'a.wacz', '', null],
];

for (const [what, name, file, right] of STATED)
  test(`what it says of itself: ${what}`, async () => {
    const stated = await readStated(name, Buffer.from(await file));
    if (right === null) return assert.equal(stated, null);
    assert.ok(stated);
    assert.deepEqual({ ...stated, ...right }, stated);
    assert.ok(stated.pages.length <= 200);
  });

test('an index that unpacks to more than is looked at is left alone, and the rest of memory with it', async () => {
  const many = `${JSON.stringify({ url: AT, title: 'x'.repeat(1000) })}\n`.repeat(20_000);
  const file = await wacz({ 'datapackage.json': manifest(), 'pages/pages.jsonl': many });
  assert.ok(file.length < 1_000_000);
  const stated = await readStated('a.wacz', file);
  assert.deepEqual([stated?.software, stated?.pageCount, stated?.isWhole], ['maker 1', 0, false]);
  // A directory may say of a part that it is small.
  const lying = Buffer.from(file);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Buffer.byteLength(many));
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 4)) lying.writeUInt32LE(10, at);
  assert.equal((await readStated('a.wacz', lying))?.pageCount, 0);
  assert.ok(deflateRawSync(many).length < file.length);
});

test('bytes flipped anywhere never throw', async () => {
  const file = await wacz({ 'datapackage.json': manifest(), 'pages/pages.jsonl': pages(listed) });
  for (let at = 0; at < file.length; at += 3) {
    const flipped = Buffer.from(file);
    flipped[at] = (flipped[at] ?? 0) ^ 0xff;
    await readStated('a.wacz', flipped);
  }
});
