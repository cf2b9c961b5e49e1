import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { emptyListing } from '@vigie/engine';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { type ToldRecord, writeRecord } from '../../../testing/archives/write-warc.ts';
import { readText } from '../../../testing/read-files.ts';
import type { Read } from '../file/read-result.ts';
import { type ArchivePicture, withPictures } from './archive-pictures.ts';

const AT = 'https://shop.example/';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and the rest', 'latin1');

const pageOf = (id: string, images: string[]): ToldRecord => ({
  type: 'response',
  url: `${AT}${id}`,
  http: { 'Content-Type': 'text/html' },
  body: `<!doctype html><script type="application/ld+json">${JSON.stringify({ '@type': 'Product', name: id, image: images, offers: { '@type': 'Offer', price: 1, priceCurrency: 'EUR' } })}</script>`,
});
const pictureAt = (name: string, more: Partial<ToldRecord> = {}): ToldRecord => ({
  type: 'response',
  url: `${AT}${name}`,
  http: { 'Content-Type': 'image/png' },
  body: name,
  ...more,
});
const [first, second] = [pageOf('first', ['/a.png', '/b.png']), pageOf('second', ['/b.png'])];
const digest = { 'WARC-Payload-Digest': 'sha256:aa' };

/** Records, the contents of the pictures that each offer has then, and what is passed over. */
const ARCHIVES: [what: string, records: ToldRecord[], pictures: string[][], passed?: string[]][] = [
  ['after their page', [first, pictureAt('a.png'), pictureAt('b.png')], [['a.png', 'b.png']]],
  ['before their page', [pictureAt('b.png'), pictureAt('a.png'), first], [['a.png', 'b.png']]],
  ['in another order than the offer names them', [first, pictureAt('b.png'), pictureAt('a.png')], [['a.png', 'b.png']]],
  ['of several pages', [first, pictureAt('b.png'), second, pictureAt('a.png')], [['a.png', 'b.png'], ['b.png']]],
  ['only some of which were archived', [first, second, pictureAt('a.png')], [['a.png']]],
  ['that no offer names', [first, pictureAt('logo.png')], []],
  ['that were not there', [first, pictureAt('a.png', { status: '404 Not Found' })], []],
  ['that are pages', [first, pictureAt('a.png', { http: { 'Content-Type': 'text/plain' } })], []],
  [
    'under an address written otherwise',
    [first, pictureAt('', { url: 'https://SHOP.example:443/x/../a.png', body: 'a' })],
    [['a']],
  ],
  ['without a type', [first, pictureAt('a.png', { http: { Server: 'x' }, body: PNG })], [[PNG.toString()]]],
  [
    'of no type in particular',
    [first, pictureAt('a.png', { http: { 'Content-Type': 'application/octet-stream' }, body: PNG })],
    [[PNG.toString()]],
  ],
  [
    'of a resource',
    [first, { type: 'resource', url: `${AT}a.png`, warcHeaders: { 'Content-Type': 'image/png' }, body: 'a' }],
    [['a']],
  ],
  [
    'of a program',
    [
      first,
      {
        type: 'resource',
        url: 'urn:view:https://shop.example/',
        warcHeaders: { 'Content-Type': 'image/png' },
        body: 'a',
      },
    ],
    [],
  ],
  [
    'that are packed',
    [
      first,
      pictureAt('a.png', { http: { 'Content-Type': 'image/bmp', 'Content-Encoding': 'gzip' }, body: gzipSync('a') }),
    ],
    [['a']],
  ],
  [
    'that are repeated at another address',
    [
      first,
      pictureAt('b.png', { warcHeaders: digest }),
      { type: 'revisit', url: `${AT}a.png`, warcHeaders: digest, body: '' },
    ],
    [['b.png', 'b.png']],
  ],
  [
    'more than are looked at',
    [pageOf('x', ['/1', '/2', '/3', '/4']), ...['1', '2', '3', '4'].map((name) => pictureAt(name))],
    [['1', '2', '3']],
  ],
  [
    'packed in a way that is not read',
    [first, pictureAt('a.png', { http: { 'Content-Type': 'image/png', 'Content-Encoding': 'x' } })],
    [],
    ['1 of offer 1'],
  ],
  [
    'cut when they were archived',
    [first, pictureAt('a.png', { warcHeaders: { 'WARC-Truncated': 'length' } })],
    [],
    ['1 of offer 1'],
  ],
];

const UNREAD = /^pictures of offers that are too far from their page in the archive, too large, cut, or packed/;

for (const [what, records, pictures, passed = []] of ARCHIVES)
  test(`a web archive with pictures ${what}`, async () => {
    const read = await readText(Buffer.concat(await Promise.all(records.map(writeRecord))), 'a.warc');
    assert.deepEqual(
      read.pictures.map((each) => each.map(({ bytes }) => bytes.toString())),
      pictures,
    );
    assert.deepEqual(
      read.listings.map(({ title }) => title),
      records.filter(({ http }) => http?.['Content-Type'] === 'text/html').map(({ url }) => url?.slice(AT.length)),
      'all offers, in their order',
    );
    assert.deepEqual(
      read.passed.filter(({ reason }) => UNREAD.test(reason.en)).map(({ count, line }) => `${count} of offer ${line}`),
      passed,
    );
    assert.deepEqual(read.rejected, []);
  });

test('a picture may lie in another archive of the package than its page', async () => {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, told] of [
    ['a', first],
    ['b', pictureAt('a.png')],
  ] as const)
    await writer.add(`archive/${name}.warc`, new BlobReader(new Blob([new Uint8Array(await writeRecord(told))])));
  const { pictures } = await readText(Buffer.from(await (await writer.close()).arrayBuffer()), 'a.wacz');
  assert.deepEqual(
    pictures.map((each) => each.map(({ url }) => url)),
    [[`${AT}a.png`]],
  );
});

const offer = (line: number, ...images: string[]): Read => ({
  listing: { ...emptyListing('shop.example', 'x'), images: images.map((name) => `${AT}${name}`) },
  file: 'a.warc',
  line,
});
const picture = (name: string, bytes: Buffer = Buffer.alloc(8)): { picture: ArchivePicture } => ({
  picture: { url: `${AT}${name}`, bytes },
});
/** What is read: an offer by its line with the names of its pictures; of what is passed over how much, and where. */
async function gather(found: Iterable<Read | { picture: ArchivePicture }>, told: string[] = []): Promise<string[]> {
  async function* all() {
    yield* found;
  }
  for await (const read of withPictures('a.warc', all())) {
    if ('passed' in read) told.push(`${read.passed.count} passed over from ${read.passed.line} on`);
    if ('listing' in read)
      told.push([read.line, ...(read.pictures ?? []).map(({ url }) => url.slice(AT.length))].join(' '));
  }
  return told;
}
const MANY = Array.from({ length: 1001 }, (_, at) => at + 1);
const LARGE = Buffer.alloc(10 * 1024 * 1024);

test('what waits has a bound, and a picture that comes too late is counted', async () => {
  const offers = MANY.map((line) => offer(line, `${line}`));
  assert.deepEqual((await gather([...offers, picture('1'), picture('2')])).toSpliced(1, 1000, '…'), [
    '1',
    '…',
    '1 passed over from 1 on',
  ]);
  assert.equal((await gather([...offers, picture('1'), picture('2')]))[1], '2 2');
  const large = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  // The offers that have theirs wait behind one that has not, and hold more than is kept.
  assert.deepEqual(
    await gather([
      offer(1, 'late'),
      ...large.flatMap((name, at) => [offer(at + 2, name), picture(name, LARGE)]),
      picture('late'),
    ]),
    ['1', ...large.map((name, at) => `${at + 2} ${name}`), '1 passed over from 1 on'],
  );
  // Of pictures that came before any page the last are kept.
  assert.deepEqual(
    await gather([
      ...large.map((name) => picture(name, LARGE)),
      offer(1, 'a'),
      offer(2, 'g', 'a', 'b'),
      offer(3, 'none'),
    ]),
    ['1', '2 g b', '3', '2 passed over from 1 on'],
  );
});

test('what waited is given out where an archive breaks off', async () => {
  function* broken() {
    yield offer(1, 'a', 'b');
    yield picture('b');
    throw new Error('cut short');
  }
  const told: string[] = [];
  await assert.rejects(gather(broken(), told), /cut short/);
  assert.deepEqual(told, ['1 b']);
});
