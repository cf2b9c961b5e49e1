import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSigner, openLog, readArchive, sealIntoFolder, verifyPackage } from '@vigie/proof';
import { CDXIndexer, WARCParser, type WARCRecord } from 'warcio';
import { z } from 'zod';
import { browser } from '../../../testing/capture/browser.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { capture } from './capture.ts';
import { readClock } from './system-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-package-'));
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const PAGE = `<!doctype html><html lang="fr"><title>Lampe</title><h1>Lampe</h1><p>${'Une lampe ordinaire. '.repeat(20)}</p>
<img src="/a.png"><script>fetch("/search", {method: "POST", body: new URLSearchParams({q: "lampe", page: "1"})})</script></html>`;

let server: https.Server;
let port = 0;
let root = '';
before(async () => {
  const openssl = (line: string): unknown => execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' });
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2';
  openssl(`${made} -keyout ca.key -out ca.pem -subj /CN=root`);
  openssl(
    `${made} -keyout leaf.key -out leaf.pem -subj /CN=shop.test -addext subjectAltName=DNS:shop.test -CA ca.pem -CAkey ca.key`,
  );
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  root = read('ca.pem');
  server = https.createServer({ key: read('leaf.key'), cert: read('leaf.pem') + root }, (request, response) => {
    if (request.url === '/a.png') return response.setHeader('Content-Type', 'image/png').end(PIXEL);
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    if (request.url === '/search') return response.end('found');
    return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Captures the page, seals it, checks it, and reads its parts. */
async function takePackage(id: string, by: 'browser' | 'http') {
  const visitor = createVisitor({
    contact: 'https://vigie.test',
    clock: () => new Date(),
    allow: [`shop.test:${port}`],
    paceMs: 0,
    ca: [root],
    resolve: async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ],
  });
  const taken = await capture(visitor, `https://shop.test:${port}/offer`, {
    browser: by === 'browser' && browser ? browser : 'none',
    readListing: () => ({ title: 'Lampe' }),
  });
  const signer = createSigner('vigie.test/log', new Uint8Array(32).fill(3));
  const log = await openLog({ dir: join(folder, 'log'), origin: 'vigie.test/log', signer });
  const salt = Buffer.alloc(16, 1);
  const maker = { software: 'test', version: '1' };
  const sealed = await sealIntoFolder({ id, dir: folder, capture: taken, maker, previous: null, salt, signer, log });
  await log.close();
  const report = verifyPackage(sealed.bytes);
  assert.ok(report.ok, JSON.stringify(report.steps));
  const files = readArchive(sealed.bytes);
  assert.ok(Array.isArray(files));
  return { taken, files: new Map(files.map(({ path, bytes }) => [path, bytes])) };
}

async function readRecords(bytes: Uint8Array): Promise<{ record: WARCRecord; payload: Uint8Array }[]> {
  const records: { record: WARCRecord; payload: Uint8Array }[] = [];
  for await (const record of new WARCParser(
    (async function* () {
      yield bytes;
    })(),
  )) {
    records.push({ record, payload: await record.readFully(true) });
  }
  return records;
}

/** What an index of another's making says of the answers in a WARC. */
async function indexOf(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const reader = (async function* () {
    yield bytes;
  })();
  const lines: Record<string, unknown>[] = [];
  for await (const line of new CDXIndexer({ format: 'json' }).iterIndex([{ filename: 'data.warc.gz', reader }]))
    lines.push(line);
  return lines;
}

const circumstancesSchema = z.object({
  userAgent: z.string(),
  language: z.string(),
  viewport: z.object({ width: z.int(), height: z.int() }).nullable(),
  clock: z.object({ source: z.literal('system'), synchronised: z.enum(['yes', 'no', 'unknown']) }),
  ageGate: z.enum(['none', 'declared', 'verified']).nullable(),
  by: z.string(),
  sites: z.array(
    z.object({
      origin: z.string(),
      resolved: z.array(z.string()),
      connected: z.array(z.string()),
      certificateChains: z.array(z.array(z.string())),
    }),
  ),
});

for (const by of ['http', 'browser'] as const) {
  const skip = by === 'browser' && !browser ? 'no Chromium on this machine' : false;
  test(`a package taken by ${by}, read by another's WARC reader, has all that was seen`, { skip }, async () => {
    const { taken, files } = await takePackage(`p-${by}`, by);
    assert.equal(taken.by, by, taken.gaps.join());
    const warc = files.get('archive/data.warc.gz') ?? new Uint8Array();
    const records = await readRecords(warc);
    const find = (type: string, uri: string) =>
      records.find(({ record }) => record.warcType === type && record.warcTargetURI === uri);
    const page = `https://shop.test:${port}/offer`;
    assert.equal(Buffer.from(find('response', page)?.payload ?? []).toString(), PAGE);
    assert.match(find('response', page)?.record.httpHeaders?.headers.get('content-type') ?? '', /text\/html/);
    assert.equal(find('response', page)?.record.warcHeaders.headers.get('WARC-IP-Address'), '127.0.0.1');
    assert.match(find('request', page)?.record.httpHeaders?.headers.get('user-agent') ?? '', /^Vigie/);
    assert.deepEqual(Buffer.from(find('response', `https://shop.test:${port}/a.png`)?.payload ?? []), PIXEL);
    assert.equal(Buffer.from(find('resource', `urn:text:${page}`)?.payload ?? []).toString(), taken.text);
    assert.deepEqual(JSON.parse(Buffer.from(find('metadata', `urn:vigie:listing:${page}`)?.payload ?? []).toString()), {
      title: 'Lampe',
    });
    if (by === 'browser') {
      assert.deepEqual(
        Buffer.from(find('resource', `urn:fullPage:${page}`)?.payload ?? [])
          .subarray(1, 4)
          .toString(),
        'PNG',
      );
      assert.match(Buffer.from(find('resource', `urn:dom:${page}`)?.payload ?? []).toString(), /<h1>Lampe<\/h1>/);
      const search = find('request', `https://shop.test:${port}/search`);
      assert.match(search?.record.httpHeaders?.statusline ?? '', /^POST \/search /);
      assert.equal(Buffer.from(search?.payload ?? []).toString(), 'q=lampe&page=1');
    }

    const circumstances = circumstancesSchema.parse(
      JSON.parse(Buffer.from(find('metadata', `urn:vigie:capture:${page}`)?.payload ?? []).toString()),
    );
    assert.equal(circumstances.by, by);
    assert.deepEqual(circumstances.clock, await readClock());
    assert.deepEqual(circumstances.viewport, by === 'browser' ? { width: 1280, height: 900 } : null);
    assert.equal(circumstances.ageGate, by === 'browser' ? 'none' : null);
    assert.match(circumstances.language, /^fr/);
    const [site] = circumstances.sites;
    assert.equal(circumstances.sites.length, 1);
    assert.deepEqual(site?.resolved, ['127.0.0.1', '127.0.0.2'], 'all that the name led to');
    assert.deepEqual(site?.connected, ['127.0.0.1']);
    const chain = site?.certificateChains[0]?.map((pem) => new X509Certificate(pem));
    assert.deepEqual(
      chain?.map(({ subject }) => subject),
      ['CN=shop.test', 'CN=root'],
    );
    assert.ok(chain?.[0]?.verify(chain[1]?.publicKey ?? chain[0].publicKey));

    // Each line of the index leads to its record, alone in its member.
    const lines = Buffer.from(files.get('indexes/index.cdx') ?? [])
      .toString()
      .trimEnd()
      .split('\n');
    assert.deepEqual(lines, lines.toSorted());
    const entries = lines.map((line) => ({ key: line.split(' ', 1)[0], ...JSON.parse(line.slice(line.indexOf('{'))) }));
    const pages = (await indexOf(warc)).filter(({ url }) => String(url).startsWith('https:'));
    assert.equal(pages.length, by === 'browser' ? 3 : 2);
    for (const { urlkey, url, status, offset, length, method, requestBody } of pages) {
      const own = entries.find((entry) => entry.offset === String(offset));
      assert.deepEqual(
        [own?.key, own?.url, own?.status, own?.length, own?.method, own?.requestBody],
        [urlkey, url, String(status), String(length), method, requestBody],
      );
    }
    assert.equal(
      entries.filter(({ requestBody }) => requestBody === 'q=lampe&page=1').length,
      by === 'browser' ? 1 : 0,
      'what was asked by POST is found again',
    );
    for (const line of lines) {
      const { url, offset, length, digest } = JSON.parse(line.slice(line.indexOf('{')));
      const own = await readRecords(warc.subarray(Number(offset), Number(offset) + Number(length)));
      assert.deepEqual(
        own.map(({ record }) => record.warcTargetURI),
        [url],
      );
      assert.equal(
        digest,
        `sha256:${createHash('sha256')
          .update(own[0]?.payload ?? '')
          .digest('hex')}`,
      );
    }
  });
}

test('the clock: in step, not in step, or nobody can be asked', async () => {
  const program = join(folder, 'timedatectl');
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  for (const said of ['yes', 'no'] as const) {
    writeFileSync(program, `#!/bin/sh\necho ${said}\n`);
    chmodSync(program, 0o755);
    assert.deepEqual(await readClock(env), { source: 'system', synchronised: said });
  }
  writeFileSync(program, '#!/bin/sh\nexit 1\n');
  assert.deepEqual(await readClock(env), { source: 'system', synchronised: 'unknown' });
  assert.deepEqual(await readClock({ PATH: '/nonexistent' }), { source: 'system', synchronised: 'unknown' });
});
