import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { VigieError } from '../../base/core/errors.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { parseSitemap, readSitemap } from './sitemap.ts';

let at = '';
let port = 0;
const urlset = (...paths: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="x">${paths
    .map((path) => `<url><loc> ${at}${path} </loc><image:image><image:loc>${at}/image</image:loc></image:image></url>`)
    .join('\n')}</urlset>`;
const index = (...paths: string[]): string =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${at}${path}</loc></sitemap>`).join('')}</sitemapindex>`;
const FILES: Record<string, () => string | Buffer> = {
  '/index.xml': () => index('/a.xml', '/b.xml.gz', '/missing.xml', '/index.xml', '/deep1.xml', '/a.xml'),
  '/a.xml': () => urlset('/p/1', '/p/2?a=1&amp;b=2', '/p/1'),
  '/b.xml.gz': () => gzipSync(urlset('/p/3')),
  '/deep1.xml': () => index('/deep2.xml'),
  '/deep2.xml': () => index('/c.txt'),
  '/c.txt': () => `${at}/p/4\r\n${at}/p/5\n`,
  '/html': () => '<html><body>Shop</body></html>',
  '/foreign.xml': () =>
    `<urlset><url><loc>https://elsewhere.test/x</loc></url><url><loc>${at}/p/9</loc></url><url><loc>file:///x</loc></url></urlset>`,
  '/bomb.gz': () => gzipSync(Buffer.alloc(80_000_000, 32)),
};
const server = http.createServer((request, response) => {
  const file = FILES[request.url ?? ''];
  response.statusCode = file ? 200 : 404;
  response.end(file?.() ?? 'Not found');
});
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  at = `http://127.0.0.1:${port}`;
});
after(() => server.close());

async function pages(path: string, bounds = {}): Promise<{ pages: string[]; gaps: string[] }> {
  const visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow: [`127.0.0.1:${port}`], paceMs: 0 });
  const gaps: string[] = [];
  const found = await Array.fromAsync(readSitemap(visitor, at + path, { bounds, onGap: (gap) => gaps.push(gap) }));
  return { pages: found.map((url) => url.replace(at, '')), gaps: gaps.map((gap) => gap.replace(at, '')) };
}

test('an index of files, packed or not, XML or text: each page once, in order', async () => {
  assert.deepEqual(await pages('/index.xml'), {
    pages: ['/p/1', '/p/2?a=1&b=2', '/p/3', '/p/4', '/p/5'],
    gaps: ['/missing.xml: it answers 404'],
  });
});

test('bounds hold and are told', async () => {
  assert.deepEqual(await pages('/index.xml', { pages: 2 }), {
    pages: ['/p/1', '/p/2?a=1&b=2'],
    gaps: ['more than 2 pages, the rest is left out'],
  });
  assert.deepEqual(
    (await pages('/index.xml', { depth: 1 })).gaps.at(-1),
    '/deep2.xml: more than 1 indexes deep, left out',
  );
  assert.deepEqual(
    (await pages('/index.xml', { files: 2 })).gaps.at(-1),
    'more than 2 sitemap files, the rest is left out',
  );
});

test("only the site's own pages", async () => assert.deepEqual((await pages('/foreign.xml')).pages, ['/p/9']));

for (const path of ['/html', '/none', '/bomb.gz']) {
  test(`${path} is said to be no sitemap`, async () => {
    await assert.rejects(
      pages(path),
      (error) => error instanceof VigieError && error.code === 'VIGIE_LISTING_SITEMAP_UNREADABLE',
    );
  });
}

test('rubbish', () => {
  assert.equal(parseSitemap(''), null);
  assert.equal(parseSitemap('\u0000\u0001'), null);
  assert.equal(parseSitemap('{"a":1}'), null);
  assert.deepEqual(parseSitemap(`<urlset>${'<url>'.repeat(200_000)}`)?.urls, []);
  const many = parseSitemap(`<urlset>${'<url><loc>https://x.test/</loc></url>'.repeat(50_001)}</urlset>`);
  assert.deepEqual([many?.urls.length, many?.cut], [50_000, true]);
});
