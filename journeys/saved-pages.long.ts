import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { WACZ } from '@harvard-lil/js-wacz';
import { script as singleFile } from 'single-file-cli/lib/single-file-bundle.js';
import { WARCRecord, WARCSerializer } from 'warcio';
import { writePack } from '../server/testing/packs/write-pack.ts';
import { noChromium } from './browser.ts';
import { closeWindows, openBrowser } from './shared-browser.ts';

const ROOT = join(import.meta.dirname, '..');
const vigie = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], { encoding: 'utf8', timeout: 60_000 });

const PACK = writePack({ lamp: { fr: ['lampe de bureau'] } }, [
  { id: 'xx-lamp', when: { terms: 'lamp' }, finds: { title: 'lampe de bureau' }, passes: { title: 'chaise' } },
]);
/** Accents, a long line, equals signs and a picture: what the encodings of a saved page have to carry. */
const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lampe de bureau – Boutique</title></head><body>
<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Lampe de bureau « été = lumière »</h1>
<img itemprop="image" src="/lampe.png" alt=""><p itemprop="description">${'Éclairage réglable, 95 cm. '.repeat(20)}</p>
<div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" content="19.90">19,90 €</span>
<meta itemprop="priceCurrency" content="EUR"></div></div><iframe src="/cadre"></iframe></body></html>`;

describe('pages that programs save', () => {
  let folder = '';
  let at = '';
  const server = http.createServer((request, response) => {
    if (request.url === '/lampe.png') return response.setHeader('Content-Type', 'image/png').end(picture);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url === '/cadre' ? '<p>Autre lampe de bureau</p>' : PAGE);
  });
  let picture: Buffer;

  /** What programs of others make of one visit to the page. */
  async function savePage(): Promise<void> {
    const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ recordHar: { path: join(folder, 'visit.har'), content: 'embed' } });
      const page = await context.newPage();
      picture = await page.screenshot();
      await page.goto(`${at}/offre/1`, { waitUntil: 'load' });
      const devTools = await context.newCDPSession(page);
      put('page.mhtml', (await devTools.send('Page.captureSnapshot', { format: 'mhtml' })).data);
      const saved: unknown = await page.evaluate(
        `(() => { ${singleFile}; return singlefile.getPageData({ removeHiddenElements: false, compressHTML: true, insertSingleFileComment: true }); })()`,
      );
      assert.ok(typeof saved === 'object' && saved && 'content' in saved && typeof saved.content === 'string');
      put('page.html', saved.content);
      await context.close();
    } finally {
      await closeWindows();
    }
    async function* content() {
      yield Buffer.from(PAGE);
    }
    const record = WARCRecord.create(
      {
        url: `${at}/offre/1`,
        type: 'response',
        date: '2026-11-01T10:00:00Z',
        warcVersion: 'WARC/1.1',
        httpHeaders: { 'Content-Type': 'text/html; charset=utf-8' },
        statusline: 'HTTP/1.1 200 OK',
      },
      content(),
    );
    put('page.warc.gz', await WARCSerializer.serialize(record, { gzip: true }));
    const quiet = { ...console, log() {}, info() {}, warn() {}, trace() {} };
    await new WACZ({ input: join(folder, 'page.warc.gz'), output: join(folder, 'page.wacz'), log: quiet }).process();
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-saved-'));
    mkdirSync(join(folder, 'packs'));
    writeFileSync(join(folder, 'packs/xx.yaml'), PACK);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const NAMES = ['page.mhtml', 'visit.har', 'page.html', 'page.warc.gz', 'page.wacz'];

  test('a page as browsers, SingleFile and archivers save it, from file to finding', {
    skip: noChromium,
    timeout: 180_000,
  }, async () => {
    await savePage();
    const files = NAMES.map((name) => join(folder, name));
    const extracted = vigie('extract', ...files);
    const listings = extracted.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      listings.map(({ file, url, title, price, currency }) => [file, url, title, price, currency]),
      files.map((file) => [file, `${at}/offre/1`, 'Lampe de bureau « été = lumière »', '19.90', 'EUR']),
      extracted.stderr,
    );
    assert.match(listings[2].images[0], /^ni:\/\/\/sha-256;/);
    assert.deepEqual(listings[0].images, [`${at}/lampe.png`]);
    const screened = vigie('screen', ...files, '--packs', join(folder, 'packs'));
    const findings = screened.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      findings.map(({ listing, rule }) => [listing.url, rule]),
      files.map(() => [`${at}/offre/1`, 'xx-lamp']),
      screened.stderr,
    );
    // A package of another program is that, not one that was changed.
    const verified = vigie('verify', join(folder, 'page.wacz'), '--json');
    assert.equal(verified.status, 1);
    assert.match(JSON.parse(verified.stdout).verdict.en, /^Made by another program \(.*js-wacz/);
    // Cut short, each says so, and nothing passes for whole.
    for (const file of files) truncateSync(file, Math.floor(readFileSync(file).length * 0.95));
    const cut = vigie('extract', ...files);
    assert.equal(cut.status, 2);
    for (const name of ['page.mhtml', 'visit.har', 'page.warc.gz', 'page.wacz'])
      assert.match(cut.stderr, new RegExp(`${name}[^\n]*cut short`), cut.stderr);
  });
});
