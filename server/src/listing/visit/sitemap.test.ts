import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { VigieError } from '../../base/core/errors.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { parseSitemap } from './parse-sitemap.ts';
import { readSitemap } from './sitemap.ts';

const fault18 = join(SHARED_DATA, 'faults/18-sitemap');
const met = existsSync(fault18)
  ? Object.fromEntries(readdirSync(fault18).map((name) => [name, readFileSync(join(fault18, name), 'utf8')]))
  : {};

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
  '/robots.txt': () =>
    `User-agent: *\nDisallow:\nSitemap: ${at}/cross.xml\nSitemap: http://localhost:${port}/b-map.xml`,
  '/cross.xml': () =>
    index('/cross-pages.xml').replace(
      '</sitemapindex>',
      `<sitemap><loc>http://localhost:${port}/b-map.xml</loc></sitemap></sitemapindex>`,
    ),
  '/cross-pages.xml': () =>
    `<urlset><url><loc>http://localhost:${port}/p/11</loc></url><url><loc>${at}/p/12</loc></url></urlset>`,
  '/b-map.xml': () => `<urlset><url><loc>http://localhost:${port}/p/13</loc></url></urlset>`,
  '/cross-index.xml': () => `<sitemapindex><sitemap><loc>http://localhost:${port}/a.xml</loc></sitemap></sitemapindex>`,
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
  const visitor = createVisitor({
    contact: 'x',
    clock: () => new Date(),
    allow: [`127.0.0.1:${port}`, `localhost:${port}`],
    paceMs: 0,
  });
  const gaps: string[] = [];
  const found = await Array.fromAsync(
    readSitemap(visitor, at + path, { bounds, onGap: ({ url, why }) => gaps.push(`${url}: ${why.en}`) }),
  );
  return { pages: found.map((url) => url.replace(at, '')), gaps: gaps.map((gap) => gap.replaceAll(at, '')) };
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
    gaps: ['/b.xml.gz: more than 2 pages, the rest is left out'],
  });
  assert.deepEqual(
    (await pages('/index.xml', { depth: 1 })).gaps.at(-1),
    '/deep2.xml: more than 1 indexes deep, left out',
  );
  assert.deepEqual(
    (await pages('/index.xml', { files: 2 })).gaps.at(-1),
    '/index.xml: more than 2 sitemap files, the rest is left out',
  );
});

test("only the site's own pages, and what is left out is said", async () =>
  assert.deepEqual(await pages('/foreign.xml'), {
    pages: ['/p/9'],
    gaps: [
      '/foreign.xml: 1 entry left out, without an address that can be visited, such as “file:///x”',
      '/foreign.xml: 1 address of elsewhere.test left out, since no robots.txt allows this sitemap to name them, such as https://elsewhere.test/x',
    ],
  }));

test('pages and files on another host, where a robots.txt names the sitemap', async () => {
  const { pages: found, gaps } = await pages('/cross.xml');
  assert.deepEqual(found, [`http://localhost:${port}/p/11`, '/p/12', `http://localhost:${port}/p/13`]);
  assert.deepEqual(gaps, []);
  // Of an index on this host, by the robots.txt of the other: the index is not named there, so it is left out.
  assert.match(
    (await pages('/cross-index.xml')).gaps[0] ?? '',
    /^\/cross-index\.xml: 1 address of localhost:\d+ left out/,
  );
});

test('sitemaps as they were met', { skip: unlessShared(fault18) }, () => {
  const read = (name: string) => {
    const file = parseSitemap(met[name] ?? '', 'http://127.0.0.1:18931/s/x.xml');
    return file && [file.urls.map((url) => url.replace('http://127.0.0.1:18931', '')), file.isIndex, file.isCut];
  };
  assert.deepEqual(read('relative.xml'), [['/p/1'], false, false]);
  assert.deepEqual(read('rss.xml'), [['/p/1'], false, false]);
  assert.deepEqual(read('text-cr.txt'), [['/p/1', '/p/2'], false, false]);
  assert.deepEqual(read('cut-short.xml'), [['/p/1'], false, true]);
  assert.deepEqual(read('other-host-index.xml'), [['http://sitemaps.cdn.example/s1.xml'], true, false]);
});

const AT = 'https://x.test/maps/s.xml';
const loc = (text: string): string => `<urlset><url><loc>${text}</loc></url></urlset>`;
/** Text of a file, the pages it names, entries without an address, whether it is cut. */
const TEXTS: [what: string, text: string, pages: string[], unread?: number, isCut?: boolean][] = [
  ['an absolute path', loc('/p/1'), ['https://x.test/p/1']],
  ['a path from where the file is', loc('p/1?a=1&amp;b=2'), ['https://x.test/maps/p/1?a=1&b=2']],
  ['a path upwards', loc('../p/1'), ['https://x.test/p/1']],
  ['an address without its scheme', loc('//y.test/p/1'), ['https://y.test/p/1']],
  ['CDATA', loc('<![CDATA[ https://x.test/p?a=1&b=2 ]]>'), ['https://x.test/p?a=1&b=2']],
  ['a prefix', '<s:urlset xmlns:s="x"><s:url><s:loc>/p</s:loc></s:url></s:urlset>', ['https://x.test/p']],
  ['no address', '<urlset><url><lastmod>2026</lastmod></url><url><loc>mailto:a@b.c</loc></url></urlset>', [], 2],
  ['cut within an address', '<urlset><url><loc>/p/1</loc></url><url><loc>/p/', ['https://x.test/p/1'], 0, true],
  ['cut between entries', '<urlset><url><loc>/p/1</loc></url>', ['https://x.test/p/1'], 0, true],
  [
    'RSS 2.0',
    '<rss version="2.0"><channel><link>/</link><item><title>a</title><link>/p/1</link></item></channel></rss>',
    ['https://x.test/p/1'],
  ],
  [
    'RSS, where the guid is the address',
    '<rss><channel><item><guid>https://x.test/p/2</guid></item></channel></rss>',
    ['https://x.test/p/2'],
  ],
  [
    'RSS, where the guid is none',
    '<rss><channel><item><guid isPermaLink="false">7</guid></item></channel></rss>',
    [],
    1,
  ],
  [
    'RSS with a link of Atom beside',
    '<rss xmlns:atom="a"><channel><atom:link href="/feed" rel="self"/><item><link>/p/3</link></item></channel></rss>',
    ['https://x.test/p/3'],
  ],
  [
    'RSS 1.0',
    '<rdf:RDF><channel><link>/</link></channel><item><link>/p/4</link></item></rdf:RDF>',
    ['https://x.test/p/4'],
  ],
  [
    'Atom',
    '<feed><link href="/"/><entry><link rel="enclosure" href="/a.jpg"/><link rel="alternate" href="/p/5"/></entry></feed>',
    ['https://x.test/p/5'],
  ],
  [
    'Atom, a link that does not say what it is',
    '<feed><entry><link href="/p/6"/></entry></feed>',
    ['https://x.test/p/6'],
  ],
  [
    'Atom with a base',
    '<feed xml:base="https://y.test/shop/"><entry xml:base="eu/"><link href="p/7"/></entry></feed>',
    ['https://y.test/shop/eu/p/7'],
  ],
  ['RSS that is cut', '<rss><channel><item><link>/p/1</link></item><item><li', ['https://x.test/p/1'], 0, true],
  ['lines of old Macs', 'https://x.test/p/1\rhttps://x.test/p/2\r', ['https://x.test/p/1', 'https://x.test/p/2']],
  [
    'a line that is no address',
    'https://x.test/p/1\n# more\nhttps://x.test/p/2',
    ['https://x.test/p/1', 'https://x.test/p/2'],
    1,
  ],
];
for (const [what, text, urls, unread = 0, isCut = false] of TEXTS)
  test(`a sitemap with ${what}`, () => {
    const file = parseSitemap(text, AT);
    assert.deepEqual([file?.urls, file?.unread.count, file?.isCut], [urls, unread, isCut]);
  });

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
  assert.deepEqual([many?.urls.length, many?.isTooLong, many?.isCut], [50_000, true, false]);
  assert.equal(parseSitemap(`<rss>${'<channel>'.repeat(200_000)}`)?.isCut, true);
  assert.equal(parseSitemap('<html><body><a href="/p">'), null);
  assert.equal(parseSitemap('<constructor><a/></constructor>'), null);
});
