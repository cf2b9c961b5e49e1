#!/usr/bin/env bash
# @harvard-lil/js-wacz 0.1.6 (npm): a page whose <body> tags are left out is not listed as a page of the package.
#
# The start and end tags of body are optional (HTML standard, 13.1.2.4): every browser makes the element. js-wacz looks for
# `body > *` with a parser that does not, finds none, and leaves the page out of pages/pages.jsonl. The records and the
# index are whole; replay has no page to open. With the tags the same page is listed, with its title.
#
# Seen on 29 November 2026 with Node 24, warcio 2.4.11:
#   with <body>: 1 page listed, 1 HTML record in the index
#   without <body>: 0 pages listed, 1 HTML record in the index
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact @harvard-lil/js-wacz@0.1.6 warcio@2.4.11 @zip.js/zip.js@2.8.7 >/dev/null
cat > look.mjs <<'END'
import { openAsBlob, writeFileSync } from 'node:fs';
import { WACZ } from '@harvard-lil/js-wacz';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { WARCRecord, WARCSerializer } from 'warcio';

const quiet = { ...console, log() {}, info() {}, warn() {}, trace() {} };
async function look(name, html) {
  async function* content() {
    yield Buffer.from(html);
  }
  const about = {
    url: 'https://shop.example/lamp',
    type: 'response',
    date: '2026-11-01T10:00:00Z',
    warcVersion: 'WARC/1.1',
    httpHeaders: { 'Content-Type': 'text/html; charset=utf-8' },
    statusline: 'HTTP/1.1 200 OK',
  };
  writeFileSync(`${name}.warc.gz`, await WARCSerializer.serialize(WARCRecord.create(about, content()), { gzip: true }));
  await new WACZ({ input: `${name}.warc.gz`, output: `${name}.wacz`, log: quiet }).process();
  const entries = await new ZipReader(new BlobReader(await openAsBlob(`${name}.wacz`)), { useWebWorkers: false }).getEntries();
  const read = async (path) => (await entries.find(({ filename }) => filename === path).getData(new TextWriter())).trim().split('\n');
  const pages = (await read('pages/pages.jsonl')).filter((line) => 'url' in JSON.parse(line)).length;
  const records = (await read('indexes/index.cdx')).filter((line) => line.includes('"text/html"')).length;
  return { pages, records };
}
const told = await look('with', '<!doctype html><html><head><title>Desk lamp</title></head><body><h1>Desk lamp</h1></body></html>');
const left = await look('without', '<!doctype html><title>Desk lamp</title><h1>Desk lamp</h1>');
console.log(`with <body>: ${told.pages} page listed, ${told.records} HTML record in the index`);
console.log(`without <body>: ${left.pages} pages listed, ${left.records} HTML record in the index`);
process.exit(told.pages === 1 && left.pages === 0 && told.records === 1 && left.records === 1 ? 0 : 1);
END
node look.mjs
