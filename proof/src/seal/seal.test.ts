import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { type Log, openLog } from '../log/log.ts';
import { readScreenshot, verifyPackage } from '../verify/verify.ts';
import { type ArchiveFile, readArchive, writeArchive } from './archive.ts';
import type { Capture } from './capture.ts';
import { type SealedPackage, sealIntoFolder } from './seal.ts';

const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
const maker = { software: 'test', version: '1' };

function captureOf(n: number): Capture {
  const url = `https://shop.example/offer/${n}`;
  const at = new Date(Date.UTC(2026, 10, 24, 10, 0, n % 60)).toISOString();
  const body = new TextEncoder().encode(`<!doctype html><title>Offre nº ${n} — “lampe”</title>${'x'.repeat(n * 7)}`);
  const exchange = (path: string, type: string, content: Uint8Array) => ({
    url: `${url}${path}`,
    requestMethod: 'GET',
    requestHeaders: [['Accept', '*/*']] satisfies [string, string][],
    requestBody: null,
    status: 200,
    statusText: 'OK',
    responseHeaders: [
      ['Content-Type', type],
      ['Transfer-Encoding', 'chunked'],
      ['X-Odd', 'line\r\nbreak'],
    ] satisfies [string, string][],
    body: content,
    at,
    address: '203.0.113.7',
    addresses: ['203.0.113.7', '2001:db8::7'],
    certificates: ['-----BEGIN CERTIFICATE-----\n'],
  });
  return {
    url,
    finalUrl: url,
    startedAt: at,
    endedAt: at,
    by: n % 3 === 0 ? 'http' : 'browser',
    userAgent: 'Vigie test',
    language: 'fr',
    viewport: { width: 1280, height: 900 },
    clock: { source: 'system', synchronised: 'unknown' },
    title: `Offre nº ${n}`,
    text: 'Texte visible',
    exchanges: [
      exchange('', 'text/html; charset=utf-8', body),
      exchange('/i.png', 'image/png', Uint8Array.of(137, 80, n & 255)),
    ],
    screenshot: n % 3 === 0 ? null : Uint8Array.of(137, 80, 78, 71, n & 255),
    dom: '<html></html>',
    listing: { title: `Offre ${n}` },
    ageGate: null,
    gaps: ['une image'],
  };
}

let dir: string;
let log: Log;
const seal = (n: number, own: Log = log): Promise<SealedPackage> =>
  sealIntoFolder({
    id: `p${n}`,
    dir,
    capture: captureOf(n),
    maker,
    previous: null,
    salt: Buffer.alloc(16, n),
    signer,
    log: own,
  });

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-seal-'));
  log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
});
after(async () => {
  await log.close();
  rmSync(dir, { recursive: true });
});

test('good packages hold, say what they are, and give back their screenshot', async () => {
  for (let n = 1; n <= 50; n++) {
    const sealed = await seal(n);
    const report = verifyPackage(sealed.bytes, { trustedKeys: [verifierKey(signer)] });
    assert.ok(report.ok, JSON.stringify(report.steps.find((step) => !step.ok)));
    assert.equal(report.trust, 'known-key');
    assert.equal(report.logIndex, n - 1);
    assert.equal(report.statement?.url, `https://shop.example/offer/${n}`);
    assert.equal(report.digest, sealed.digest);
    assert.deepEqual(readScreenshot(sealed.bytes)?.at(-1), n % 3 === 0 ? undefined : n & 255);
  }
  const unasked = verifyPackage((await seal(1)).bytes);
  assert.deepEqual([unasked.ok, unasked.trust, unasked.vouchers[0]?.trusted], [true, 'unknown-key', null]);
  assert.match(unasked.verdict.en, /Nothing shows who sealed it/);
});

test('sealed twice at the same time, a package is one, with one entry', async () => {
  const size = log.size;
  const [one, ...others] = await Promise.all([61, 61, 62, 61].map((n) => seal(n)));
  assert.deepEqual([others[0]?.digest, others[2]?.digest], [one?.digest, one?.digest]);
  assert.equal(log.size, size + 2);
  assert.ok(verifyPackage(one?.bytes ?? Buffer.of()).ok);
});

test('a package sealed with another key than those given is refused, whatever name it bears', async () => {
  const { bytes } = await seal(2);
  const namesake = createSigner(signer.name, new Uint8Array(32).fill(8));
  const report = verifyPackage(bytes, { trustedKeys: [verifierKey(namesake)] });
  assert.deepEqual([report.ok, report.trust], [false, null]);
  assert.equal(report.steps.find(({ ok }) => ok === false)?.id, 'signer');
  assert.ok(verifyPackage(bytes, { trustedKeys: [verifierKey(namesake), verifierKey(signer)] }).ok);
});

test('any single bit flipped is caught', async () => {
  const { bytes } = await seal(10);
  const places = new Set<number>();
  // Every header and end of the archive's structure, then places all over by a fixed rule.
  for (let at = 0; at < 60; at++) places.add(at).add(bytes.length - 1 - at);
  for (let i = 0; places.size < 420; i++)
    places.add(createHash('sha256').update(String(i)).digest().readUInt32LE() % bytes.length);
  for (const at of places) {
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    const report = verifyPackage(flipped);
    assert.equal(report.ok, false, `bit ${at % 8} of byte ${at} of ${bytes.length}`);
    assert.equal(report.steps.find((step) => step.ok === false)?.id, 'archive');
  }
});

/**
 * Rebuilds a package with its parts changed: the archive itself is canonical again, so that a later step must see it.
 */
function rebuild(bytes: Uint8Array, change: (files: ArchiveFile[]) => ArchiveFile[]): Uint8Array {
  const files = readArchive(bytes);
  assert.ok(Array.isArray(files));
  return writeArchive(change(files.map((file) => ({ ...file }))));
}

test('each forgery fails at the step that is about it', async () => {
  const { bytes } = await seal(20);
  const { bytes: other } = await seal(21);
  const otherFiles = readArchive(other);
  assert.ok(Array.isArray(otherFiles));
  const text = (file: ArchiveFile) => Buffer.from(file.bytes).toString('utf8');
  const edit = (path: string, change: (content: string) => string) =>
    rebuild(bytes, (files) =>
      files.map((file) => (file.path === path ? { path, bytes: Buffer.from(change(text(file))) } : file)),
    );
  const swap = (path: string) =>
    rebuild(bytes, (files) =>
      files.map((file) => otherFiles.find((own) => own.path === path && file.path === path) ?? file),
    );
  const firstFault = (forged: Uint8Array) => verifyPackage(forged).steps.find((step) => step.ok === false)?.id;
  const cases: [string, Uint8Array, string][] = [
    ['cut off', bytes.subarray(0, -1), 'archive'],
    ['appended', Buffer.concat([bytes, Buffer.from('x')]), 'archive'],
    ['empty', new Uint8Array(), 'archive'],
    ['rubbish', Buffer.alloc(5000, 0x50), 'archive'],
    ['parts in another order', rebuild(bytes, (files) => files.reverse()), 'contents'],
    [
      'a part too many',
      rebuild(bytes, (files) => [...files, { path: 'note.txt', bytes: Buffer.from('x') }]),
      'contents',
    ],
    ["another visit's records", swap('archive/data.warc.gz'), 'contents'],
    ["another package's index", swap('indexes/index.cdx'), 'contents'],
    ["another package's seal", swap('seal.json'), 'seal'],
    [
      'an earlier time',
      edit('seal.json', (seal) => seal.replace('"startedAt":"2026', '"startedAt":"2025')),
      'signature',
    ],
    ['another signature', edit('seal.json', (seal) => seal.replace(/"signature":"./, '"signature":"/')), 'signature'],
    ['another place in the log', edit('seal.json', (seal) => seal.replace(/"index":\d+/, '"index":3')), 'log'],
    [
      'a log head signed by nobody',
      edit('seal.json', (seal) => seal.replace(/(— test\.example\/log .{20})./u, '$1A')),
      'checkpoint',
    ],
    ['a seal with spaces', edit('seal.json', (seal) => `${seal} `), 'seal'],
    ['a seal with a member too many', edit('seal.json', (seal) => seal.replace('"log":', '"extra":1,"log":')), 'seal'],
  ];
  for (const [name, forged, id] of cases) assert.equal(firstFault(forged), id, name);
});

test('cut off at any point, a package is sealed once, under one entry', async () => {
  const size = log.size;
  const broken = (fail: 'append' | 'prove'): Log => ({
    ...log,
    size: log.size,
    checkpoint: log.checkpoint,
    appendOnce: async (leaf) => {
      const done = await log.appendOnce(leaf);
      if (fail === 'append') throw new Error('the power went out');
      return done;
    },
    prove: (index) => {
      if (fail === 'prove') throw new Error('the power went out');
      return log.prove(index);
    },
  });
  await assert.rejects(seal(100, broken('append')), /power/);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('p100')),
    ['p100.pending'],
  );
  await assert.rejects(seal(100, broken('prove')), /power/);
  const again = await sealIntoFolder({
    id: 'p100',
    dir,
    capture: captureOf(101),
    maker,
    previous: null,
    salt: Buffer.alloc(16, 9),
    signer,
    log,
  });
  assert.equal(log.size, size + 1, 'one entry');
  assert.equal(again.index, size);
  assert.equal(
    verifyPackage(again.bytes).statement?.url,
    'https://shop.example/offer/100',
    'the capture of the first try',
  );
  assert.deepEqual((await seal(100)).digest, again.digest);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('p100')),
    ['p100.wacz'],
  );
});
