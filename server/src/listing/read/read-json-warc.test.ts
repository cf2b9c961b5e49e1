import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readFileAt, readText } from '../../../testing/read-files.ts';
import { VigieError } from '../../base/core/errors.ts';

test('JSON Lines, arrays, objects over many lines and answers of an API all read, with their lines.', async () => {
  const offer = {
    title: 'Kettle',
    price: 39.9,
    offers: { priceCurrency: 'EUR' },
    seller: { name: 'Tea & Co', id: 'S1' },
    images: ['https://x.example/a.jpg'],
  };
  const second = { ...offer, title: 'Pot', extra: { deep: 'yes' } };
  const wanted = ['Kettle', 'Pot'];
  const texts: [string, number[]][] = [
    [`${JSON.stringify(offer)}\n${JSON.stringify(second)}\n`, [1, 2]],
    [JSON.stringify([offer, second]), [1, 1]],
    [JSON.stringify([offer, second], null, 2), [2, 16]],
    [JSON.stringify({ total: 2, products: [offer, second] }), [1, 1]],
    [`${JSON.stringify(offer, null, 1)}\n${JSON.stringify(second, null, 1)}`, [1, 15]],
  ];
  for (const [text, lines] of texts) {
    const read = await readText(text, 'offers.json');
    assert.deepEqual(read.rejected, []);
    assert.deepEqual(
      read.listings.map(({ title }) => title),
      wanted,
      text.slice(0, 40),
    );
    assert.deepEqual(read.lines, lines);
    assert.equal(read.listings[0]?.price, '39.9');
    assert.equal(read.listings[0]?.currency, 'EUR');
    assert.deepEqual(read.listings[0]?.trader, { id: 'S1', name: 'Tea & Co', address: null, email: null, url: null });
    assert.deepEqual(read.listings[1]?.attributes, [{ name: 'extra.deep', value: 'yes' }]);
  }
});

test('A broken line of JSON Lines is rejected with its place, the others are read.', async () => {
  const { listings, rejected } = await readText(
    '{"title":"a"}\n{"title":"b",}\n\n[1]\n{"price":1}\n{"title":"c","id":12345678901234567890}\n',
    'offers.jsonl',
  );
  assert.deepEqual(
    listings.map(({ title, id }) => [title, id]),
    [
      ['a', null],
      ['c', '12345678901234567890'],
    ],
  );
  assert.deepEqual(
    rejected.map(({ line, column, code }) => [line, column, code]),
    [
      [2, 14, 'VIGIE_LISTING_ROW_JSON'],
      [4, 1, 'VIGIE_LISTING_ROW_JSON'],
      [5, undefined, 'VIGIE_LISTING_ROW_TITLE'],
    ],
  );
});

test('A web archive gives its pages, a page its offer, gzipped or not.', async () => {
  const html =
    '<!doctype html><title>x</title><script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"@type":"Offer","price":"39.90","priceCurrency":"EUR"}}</script><h1>Kettle</h1>';
  const record = (type: string, url: string, body: string) =>
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
  const response = (status: string) => `HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  const warc =
    record('response', 'https://www.shop.example/gone', response('404 Not Found')) +
    record('response', 'https://www.shop.example/7', response('200 OK'));
  for (const [name, content] of [
    ['a.warc', warc],
    ['a.warc.gz', gzipSync(warc)],
    ['a.html', html],
    ['a.html.gz', gzipSync(html)],
  ] as const) {
    const { listings, rejected, lines } = await readText(content, name);
    assert.deepEqual(rejected, [], name);
    assert.deepEqual(
      listings.map(({ title, price }) => [title, price]),
      [['Kettle', '39.90']],
      name,
    );
    const isArchive = name.startsWith('a.warc');
    assert.equal(listings[0]?.platform, isArchive ? 'shop.example' : `file:${name}`);
    assert.deepEqual(lines, [isArchive ? 2 : 1]);
  }
});

const archives = join(SHARED_DATA, 'conformance/warcio');
test('Web archives of others, broken ones too, are read, or refused in a line.', {
  skip: unlessShared(archives),
}, async () => {
  const pages: Record<string, number> = {};
  for (const name of readdirSync(archives).filter((name) => !name.endsWith('.json'))) {
    const path = join(archives, name);
    if (/\.arc\b/.test(name)) {
      await assert.rejects(readFileAt(path), { code: 'VIGIE_LISTING_BINARY', message: /ARC archive/ });
      continue;
    }
    const { listings, rejected } = await readFileAt(path).catch((error: unknown) => {
      assert.ok(error instanceof VigieError && error.code === 'VIGIE_LISTING_WARC', `${name}: ${error}`);
      return { listings: [], rejected: [] };
    });
    // None of these pages offers anything for sale.
    assert.deepEqual(listings, []);
    pages[name] = rejected.length;
  }
  assert.equal(pages['example.warc'], 1);
  assert.equal(pages['example.warc.gz'], 1);
  assert.equal(pages['example-iana.org-chunked.warc'], 1);
});
