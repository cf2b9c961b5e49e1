/** The keys of an index: those of `warcio` in new packages, and those of older ones, which go on verifying. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  createRandom,
  makeCapture,
  mendDigests,
  putTogether,
  sealAnew,
  sealSample,
  takeApart,
} from '../../testing/packages.ts';
import { createSigner } from '../base/signer.ts';
import { openLog } from '../log/log.ts';
import { INDEX_PATH } from '../seal/package-layout.ts';
import { verifyPackage } from './verify.ts';

const dir = mkdtempSync(join(tmpdir(), 'vigie-keys-'));
after(() => rmSync(dir, { recursive: true }));
const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));

/**
 * An address, its key as `warcio` 2.4.11 gives it (getSurt), the key that Vigie wrote before, and one that was never
 * right.
 */
const KEYS: [url: string, now: string, before: string, never: string][] = [
  ['https://www2.shop.example/a', 'example,shop)/a', 'example,shop,www2)/a', 'example,shop,www3)/a'],
  ['https://www10.shop.example/A', 'example,shop)/a', 'example,shop,www10)/a', 'example,shop)/b'],
  [
    'https://www.shop.example:8080/A?b=C&a',
    'example,shop:8080)/a?a&b=c',
    'example,shop:8080)/a?a&b=c',
    'example,shop)/a?a&b=c',
  ],
  ['https://www.www2.x.example/', 'example,x,www2)/', 'example,x,www2)/', 'example,x)/'],
  ['http://127.0.0.1:8080/a', '1,0,0,127:8080)/a', '127.0.0.1:8080)/a', '127,0,0,1:8080)/a'],
  ['http://192.0.2.7/', '7,2,0,192)/', '192.0.2.7)/', '192.0.2.8)/'],
  ['http://[2001:db8::1]:81/a', '[2001:db8::1]:81)/a', '[2001:db8::1]:81)/a', '[2001:db8::2]:81)/a'],
  [
    'https://bücher.example/É?Ç',
    'example,xn--bcher-kva)/%C3%A9?%C3%A7',
    'example,xn--bcher-kva)/%c3%89?%c3%87',
    'example,bücher)/é?ç',
  ],
  ['https://x.example/Käse', 'example,x)/k%C3%A4se', 'example,x)/k%c3%a4se', 'example,x)/kase'],
  ['https://x.example/%C3%89', 'example,x)/%c3%89', 'example,x)/%c3%89', 'example,x)/%c3%a9'],
  ['https://x.example/a?c&b', 'example,x)/a?b&c', 'example,x)/a?c&b', 'example,x)/a?b'],
];

/** The package of one page, with the key of that page in its index replaced. */
async function packWith(url: string, place: number, key?: string) {
  const random = createRandom(place);
  const log = await openLog({ dir: join(dir, `log${place}`), origin: signer.name, signer });
  const capture = makeCapture(2, random);
  const [first] = capture.exchanges;
  const own = { ...capture, url, finalUrl: url, exchanges: first ? [{ ...first, url }] : [] };
  const sealed = await sealSample(2, random, { dir, signer, log, capture: own, id: `k${place}${key === undefined}` });
  await log.close();
  const parts = takeApart(sealed.bytes);
  const lines = Buffer.from(parts.files.get(INDEX_PATH) ?? [])
    .toString('utf8')
    .split('\n');
  const at = lines.findIndex((line) => JSON.parse(line.slice(line.indexOf('{'))).url === url);
  const line = lines[at] ?? assert.fail(url);
  if (key === undefined) return { key: line.slice(0, line.indexOf(' ')), bytes: sealed.bytes };
  lines[at] = `${key}${line.slice(line.indexOf(' '))}`;
  parts.files.set(INDEX_PATH, Buffer.from(lines.join('\n')));
  mendDigests(parts.files);
  return { key, bytes: putTogether(sealAnew(parts, signer)) };
}
const indexOf = (bytes: Uint8Array): boolean | null | undefined =>
  verifyPackage(bytes).steps.find(({ id }) => id === 'index')?.ok;

test('a new package has the keys of warcio; one with the keys of before verifies; another key does not', async () => {
  for (const [place, [url, now, before, never]] of KEYS.entries()) {
    const packed = await packWith(url, place);
    assert.deepEqual([packed.key, verifyPackage(packed.bytes).ok], [now, true], url);
    const older = await packWith(url, 100 + place, before);
    assert.equal(verifyPackage(older.bytes).ok, true, `${url} ${before}`);
    assert.equal(indexOf((await packWith(url, 200 + place, never)).bytes), false, `${url} ${never}`);
  }
});

test('the pages that Vigie adds have their address as it is for a key; in lower case, as before, it verifies too', async () => {
  const url = 'https://www.shop.example/A?b=C&a';
  const { bytes } = await packWith(url, 300);
  const parts = takeApart(bytes);
  const index = Buffer.from(parts.files.get(INDEX_PATH) ?? []).toString('utf8');
  const keys = index.match(/^urn:\S+/gm) ?? [];
  assert.ok(keys.length > 0 && keys.every((key) => key.endsWith(url)), keys.join());
  for (const [by, ok] of [
    [(key: string) => key.toLowerCase(), true],
    [(key: string) => key.toLowerCase().replace('b=c&a', 'a&b=c'), true],
    [(key: string) => key.replace('/A', '/B'), false],
  ] as const) {
    const files = new Map(parts.files).set(INDEX_PATH, Buffer.from(index.replace(/^urn:\S+/gm, by)));
    mendDigests(files);
    assert.equal(indexOf(putTogether(sealAnew({ ...parts, files }, signer))), ok);
  }
});
