import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { type ToldRecord, writeRecord } from '../../../testing/archives/write-warc.ts';
import { readFileAt, readText } from '../../../testing/read-files.ts';

const HTML =
  '<!doctype html><title>x</title><script type="application/ld+json">{"@type":"Product","name":"Desk lamp","offers":{"@type":"Offer","price":"19.90","priceCurrency":"EUR"}}</script><h1>Desk lamp</h1>';
const AT = 'https://shop.example/lamp';

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const digest = { 'WARC-Payload-Digest': 'sha256:aa' };
const chunked = `5\r\n${HTML.slice(0, 5)}\r\n${(HTML.length - 5).toString(16)};x=1\r\n${HTML.slice(5)}\r\n0\r\n\r\n`;

/** A record as warcio writes it, of the page where it says nothing else. */
const record = (told: ToldRecord): Promise<Buffer> => writeRecord({ url: AT, body: HTML, ...told });

/** Records of an archive, the addresses of the listings read of it, and what is passed over. */
const ARCHIVES: [what: string, records: ToldRecord[], urls: string[], passed?: string[]][] = [
  ['a resource of HTML', [{ type: 'resource', warcHeaders: html }], [AT]],
  ['a resource of XHTML', [{ type: 'resource', warcHeaders: { 'Content-Type': 'application/xhtml+xml' } }], [AT]],
  ['a conversion', [{ type: 'conversion', warcHeaders: html }], [AT]],
  ['an answer without a type', [{ type: 'response', http: { Server: 'x' } }], [AT]],
  ['an answer with an empty type', [{ type: 'response', http: { 'Content-Type': '' } }], [AT]],
  [
    'an answer without a type that is packed',
    [{ type: 'response', http: { 'Content-Encoding': 'gzip' }, body: gzipSync(HTML) }],
    [AT],
  ],
  [
    'a comment and blanks before the page',
    [{ type: 'response', http: { Server: 'x' }, body: `\n \t<!-- a -->${HTML}` }],
    [AT],
  ],
  ['brotli', [{ type: 'response', http: { ...html, 'Content-Encoding': 'br' }, body: brotliCompressSync(HTML) }], [AT]],
  ['zstd', [{ type: 'response', http: { ...html, 'Content-Encoding': 'zstd' }, body: zstdCompressSync(HTML) }], [AT]],
  [
    'deflate without its wrapping',
    [{ type: 'response', http: { ...html, 'Content-Encoding': 'deflate' }, body: deflateRawSync(HTML) }],
    [AT],
  ],
  [
    'two codings',
    [{ type: 'response', http: { ...html, 'Content-Encoding': 'gzip, br' }, body: brotliCompressSync(gzipSync(HTML)) }],
    [AT],
  ],
  ['a coding that was taken off before', [{ type: 'response', http: { ...html, 'Content-Encoding': 'gzip' } }], [AT]],
  ['chunks', [{ type: 'response', http: { ...html, 'Transfer-Encoding': 'chunked' }, body: chunked }], [AT]],
  ['chunks that were joined before', [{ type: 'response', http: { ...html, 'Transfer-Encoding': 'chunked' } }], [AT]],
  [
    'an answer that is text and looks so',
    [{ type: 'response', http: { Server: 'x' }, body: 'a < b' }],
    [],
    ['1 none of them a page (1 response)'],
  ],
  [
    'an answer of another type',
    [{ type: 'response', http: { 'Content-Type': 'text/plain' } }],
    [],
    ['1 none of them a page (1 response)'],
  ],
  [
    'pages that answer otherwise',
    [
      { type: 'response', http: html, status: '404 Not Found' },
      { type: 'response', http: html, status: '404 Not Found' },
    ],
    [],
    ['2 pages that answered 404'],
  ],
  [
    'what a program noted of a page',
    [
      { type: 'response', http: html },
      { type: 'resource', url: 'urn:dom:https://shop.example/lamp', warcHeaders: html },
    ],
    [AT],
  ],
  [
    'a page that another address repeats',
    [
      { type: 'response', http: html, warcHeaders: digest },
      { type: 'revisit', url: `${AT}-2`, warcHeaders: digest, body: '' },
    ],
    [AT, `${AT}-2`],
  ],
  [
    'a page that its own address repeats',
    [
      { type: 'response', http: html, warcHeaders: digest },
      { type: 'revisit', warcHeaders: digest, body: '' },
    ],
    [AT],
    ['1 repeating a page that is read'],
  ],
  [
    'a repeated page of another archive',
    [{ type: 'revisit', warcHeaders: digest, body: '' }],
    [],
    ['1 repeating what is not in this archive'],
  ],
  [
    'a conversion of a page that is read',
    [
      { type: 'response', http: html, warcHeaders: { 'WARC-Record-ID': '<urn:uuid:1>' } },
      { type: 'conversion', warcHeaders: { ...html, 'WARC-Refers-To': '<urn:uuid:1>' } },
    ],
    [AT],
    ['1 made from a page that is read'],
  ],
  [
    'a page in segments',
    [{ type: 'response', http: html, warcHeaders: { 'WARC-Segment-Number': '1' } }],
    [],
    ['1 kept in segments, which are not put together'],
  ],
  [
    'a page that was cut when it was archived',
    [{ type: 'response', http: html, warcHeaders: { 'WARC-Truncated': 'length' } }],
    [AT],
    ['1 cut when it was archived: read as far as it goes'],
  ],
];

for (const [what, records, urls, passed = []] of ARCHIVES)
  test(`a web archive with ${what}`, async () => {
    const read = await readText(Buffer.concat(await Promise.all(records.map(record))), 'a.warc');
    assert.deepEqual(
      read.listings.map(({ url, title, price }) => [url, title, price]),
      urls.map((url) => [url, 'Desk lamp', '19.90']),
    );
    assert.deepEqual(
      read.passed.map(({ count, reason }) => `${count} ${reason.en}`),
      passed,
    );
    assert.deepEqual(read.rejected, []);
  });

test('a web archive that is cut short gives what is whole, and says where it ends', async () => {
  const one = await record({ type: 'response', http: html });
  const whole = Buffer.concat([one, one]);
  // In the version, in a header's name, in its value, before the blank line, in the answer, at its end.
  for (const kept of [3, 12, 60, one.indexOf('\r\n\r\n') + 1, one.indexOf('<!doctype') + 20, one.length - 5]) {
    const cut = whole.subarray(0, one.length + kept);
    for (const [name, content] of [
      ['a.warc', cut],
      ['a.warc.gz', gzipSync(cut)],
    ] as const)
      await assert.rejects(
        readText(content, name),
        { code: 'VIGIE_LISTING_WARC', message: /is cut short/ },
        `${name} ${kept}`,
      );
  }
  // The line ends after the last record are nothing that was archived.
  for (const kept of [0, 1, 2, 3])
    assert.equal((await readText(whole.subarray(0, whole.length - kept), 'a.warc')).listings.length, 2);
  const packed = gzipSync(whole);
  await assert.rejects(readText(packed.subarray(0, packed.length - 20), 'a.warc.gz'), { code: 'VIGIE_LISTING_GZIP' });
  await assert.rejects(readText(Buffer.concat([one, Buffer.from('rubbish\r\n'), one]), 'a.warc'), {
    code: 'VIGIE_LISTING_WARC',
    message: /is broken here/,
  });
});

test('lines of headers that end in LF, and folded ones', async () => {
  const text = (await record({ type: 'response', http: html })).toString('latin1').replaceAll('\r\n', '\n');
  const length = Buffer.byteLength(text.slice(text.indexOf('HTTP/')).replace(/\n\n$/, ''));
  const folded = text.replace(/Content-Length: \d+/i, `Content-Length:\n ${length}`);
  assert.deepEqual(
    (await readText(folded, 'a.warc')).listings.map(({ url }) => url),
    [AT],
  );
});

const [fault19, fault20] = ['19-warc-records', '20-warc-cut-short'].map((name) => join(SHARED_DATA, 'faults', name));
test('records as they were met', { skip: unlessShared(fault19 ?? '') }, async () => {
  const names = existsSync(fault19 ?? '') ? readdirSync(fault19 ?? '').filter((name) => name.includes('.warc')) : [];
  assert.equal(names.length, 4);
  for (const name of names) {
    const { listings } = await readFileAt(join(fault19 ?? '', name));
    assert.deepEqual(
      listings.map(({ url, title }) => [url, title]),
      [[AT, 'Desk lamp']],
      name,
    );
  }
});
test('an archive without its end, as it was met', { skip: unlessShared(fault20 ?? '') }, () =>
  assert.rejects(readFileAt(join(fault20 ?? '', 'cut20.warc')), {
    code: 'VIGIE_LISTING_WARC',
    message: /is cut short/,
  }),
);
