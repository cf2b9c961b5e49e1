import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readText } from '../../../testing/read-files.ts';
import { VigieError } from '../../base/core/errors.ts';
import { readListings } from './read.ts';

const many = (count: number, of: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(',');
const row = (fields: Record<string, string>): string => `${JSON.stringify({ title: 'Lamp', ...fields })}\n`;
const page = (product: string, more = ''): string =>
  `<html><h1>Lamp</h1>${more}<script type="application/ld+json">{"@type":"Product","name":"Lamp",${product}}</script></html>`;

/** Files whose listings have more than is kept: what is said of it (count, line of the first, reason). */
const CUT: [what: string, name: string, text: string, said: [number, number, string][]][] = [
  ['within its bounds', 'a.jsonl', row({ description: 'x'.repeat(500_000), brand: 'y'.repeat(1_000) }), []],
  [
    'descriptions that are longer',
    'a.jsonl',
    row({ description: 'short' }) +
      row({ description: 'x'.repeat(500_001) }) +
      row({ description: 'x'.repeat(900_000) }),
    [[2, 2, 'description cut at 500,000 characters']],
  ],
  [
    'a description that is long by its markup alone',
    'a.jsonl',
    row({ description: `<p>${'<b>x</b>'.repeat(90_000)}</p>` }),
    [],
  ],
  [
    'a description whose text is longer than its bound by far, in markup',
    'a.jsonl',
    row({ description: `<p>${'<b>xxxxx</b>'.repeat(110_000)}</p>` }),
    [[1, 1, 'description cut at 500,000 characters']],
  ],
  ['a long title', 'a.csv', `title,price\n${'x'.repeat(10_001)},5\n`, [[1, 2, 'title cut at 10,000 characters']]],
  ['a long brand', 'a.csv', `title,brand\nLamp,${'x'.repeat(1_001)}\n`, [[1, 2, 'name cut at 1,000 characters']]],
  [
    'a long value',
    'a.csv',
    `title,colour depth\nLamp,${'x'.repeat(20_001)}\n`,
    [[1, 2, 'value of an attribute cut at 20,000 characters']],
  ],
  [
    'more attributes',
    'a.jsonl',
    `{"title":"Lamp","attributes":{${many(301, (at) => `"a${at}":"${at}"`)}}}\n`,
    [[1, 1, 'more than 300 attributes, the rest is left out']],
  ],
  ['as many attributes', 'a.jsonl', `{"title":"Lamp","attributes":{${many(300, (at) => `"a${at}":"${at}"`)}}}\n`, []],
  [
    'more keys',
    'a.jsonl',
    row({ sku: '1' }) + row({ ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`skip${at}`, ''])) }),
    [[1, 2, 'more than 500 keys, the rest is left out']],
  ],
  [
    'as many keys, in objects within',
    'a.json',
    `[{"title":"Lamp","offers":{${many(499, (at) => `"skip${at}":""`)}}}]`,
    [],
  ],
  [
    'more keys in objects within',
    'a.json',
    `[{"title":"Lamp","offers":{${many(500, (at) => `"skip${at}":""`)}}}]`,
    [[1, 1, 'more than 500 keys, the rest is left out']],
  ],
  [
    'several offers of one product',
    'a.json',
    '[{"title":"Lamp","offers":[{"price":"5"}]},{"title":"Lamp","offers":[{"price":"5"},{"price":"6"}]},{"title":"Lamp","offers":[]}]',
    [[1, 1, 'several offers of one product: the first is read, the rest is left out']],
  ],
  [
    'more pictures',
    'a.jsonl',
    `{"title":"Lamp","images":[${many(201, (at) => `"https://shop.example/${at}.jpg"`)}]}\n`,
    [[1, 1, 'more than 200 pictures, the rest is left out']],
  ],
  [
    'more categories',
    'a.jsonl',
    `{"title":"Lamp","category":[${many(51, (at) => `"c${at}"`)}]}\n`,
    [[1, 1, 'more than 50 categories, the rest is left out']],
  ],
  [
    'more warnings',
    'a.jsonl',
    `{"title":"Lamp","warnings":[${many(101, (at) => `"w${at}"`)}]}\n`,
    [[1, 1, 'more than 100 warnings, the rest is left out']],
  ],
  [
    'several at once',
    'a.jsonl',
    row({ brand: 'x'.repeat(1_001), sku: 'x'.repeat(501), mpn: 'x'.repeat(501) }),
    [
      [1, 1, 'name cut at 1,000 characters'],
      [2, 1, 'id, SKU or part number cut at 500 characters'],
    ],
  ],
  [
    'a page with a long description',
    'a.html',
    page(`"description":"${'x'.repeat(500_001)}","offers":{"price":"5","priceCurrency":"EUR"}`),
    [[1, 1, 'description cut at 500,000 characters']],
  ],
  [
    'a page that shows its offer, with data that are broken',
    'a.html',
    page('"offers":{"price":"5"}', '<script type="application/ld+json">{"@type": Product,,</script>'),
    [[1, 1, 'its JSON-LD is broken: the offer is read from the rest of the page']],
  ],
];
for (const [what, name, text, said] of CUT)
  test(`read in part: ${what}`, async () => {
    const read = await readText(text, name);
    assert.deepEqual(read.rejected, []);
    assert.deepEqual(
      read.partly.map(({ count, line, reason }) => [count, line, reason.en]),
      said,
    );
    for (const { reason } of read.partly) assert.notEqual(reason.fr, reason.en);
    const [listing] = read.listings;
    assert.ok(listing && (listing.description?.length ?? 0) <= 500_000 && listing.attributes.length <= 300);
  });

test('what of a file was read in part is said before it breaks off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-part-'));
  const said: string[] = [];
  try {
    const path = join(folder, 'a.json');
    await writeFile(path, `[${row({ brand: 'x'.repeat(1_001) })},{"title":"Cut`);
    const read = async (): Promise<void> => {
      for await (const each of readListings(path)) if ('partly' in each) said.push(each.partly.reason.fr);
    };
    await assert.rejects(read, (error) => {
      assert.ok(error instanceof VigieError);
      assert.match(error.words.fr, /^Le fichier est incomplet/);
      return true;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  assert.deepEqual(said, ['nom\u00a0: texte coupé à 1\u202f000 caractères']);
});

test('what of a list within an object is no object is told', async () => {
  const { listings, rejected } = await readText('{"products":[{"title":"Lamp"},7,null,{"title":"Pot"}]}', 'a.json');
  assert.deepEqual(
    [listings.length, ...rejected.map(({ message }) => message.fr)],
    [2, 'n’est pas un objet JSON', 'n’est pas un objet JSON'],
  );
});

/** Packed files that a break took the end of: how many whole listings stand before it. */
const PACKED: [what: string, name: string, pack: (folder: string) => Buffer, kept: number][] = [
  ['a small table', 'a.csv.gz', () => cutWithin(`title,price\n${lamps(300)}`, 0.5), 150],
  [
    'lines of JSON',
    'a.jsonl.gz',
    () =>
      cutWithin(
        lamps(300, (n) => `{"title":"Lamp ${n}"}`),
        0.5,
      ),
    150,
  ],
  [
    'a web archive, in its second record',
    'a.warc.gz',
    () => Buffer.concat([gzipSync(warc('Lamp')), gzipSync(warc('Desk lamp')).subarray(0, 150)]),
    1,
  ],
];

const lamps = (count: number, of = (n: number): string => `Lamp ${n},${n}.00`): string =>
  Array.from({ length: count }, (_, at) => `${of(at)}\n`).join('');
/** Packed in two pieces, so that the first comes out whole; the file ends in the second. */
function cutWithin(text: string, share: number): Buffer {
  const lineAt = text.indexOf('\n', text.length * share) + 1 || text.lastIndexOf('\n', text.length - 2) + 1;
  const rest = gzipSync(text.slice(lineAt));
  return Buffer.concat([gzipSync(text.slice(0, lineAt)), rest.subarray(0, rest.length - 12)]);
}
function warc(name: string): string {
  const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page('"offers":{"price":"1","priceCurrency":"EUR"}').replaceAll('"Lamp"', `"${name}"`)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${name.length}>\r\nWARC-Date: 2026-11-01T10:00:00Z\r\nWARC-Target-URI: https://shop.example/${name.length}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
}

test('a packed file that breaks off early keeps what stands before, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-cut-'));
  try {
    for (const [what, name, pack, kept] of PACKED) {
      await writeFile(join(folder, name), pack(folder));
      let read = 0;
      await assert.rejects(
        async () => {
          for await (const each of readListings(join(folder, name))) if ('listing' in each) read += 1;
        },
        (error) => error instanceof VigieError && error.code === 'VIGIE_LISTING_GZIP',
        what,
      );
      assert.ok(read >= kept && (kept > 0 || read === 0), `${what}: ${read}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
