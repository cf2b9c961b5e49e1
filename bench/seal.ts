// What sealing costs, without the capture: one JSON line. node bench/seal.ts [packages] [--database]; with a database that
// keeps each head of the log, as the service has one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Capture, createSigner, openLog, sealIntoFolder, verifyPackage } from '../proof/src/index.ts';
import { openStore } from '../server/src/base/database/store.ts';
import { createVisitor } from '../server/src/base/fetch/fetch.ts';
import { openVault } from '../server/src/evidence/index.ts';
import { allMigrations } from '../server/src/migrations.ts';

const packages = Number(process.argv[2] ?? 100);
const hasDatabase = process.argv.includes('--database');
const PARTS = 40;
const PART_BYTES = 25_000;
const SCREENSHOT_BYTES = 400_000;

/** Bytes that no compression makes smaller, as those of pictures. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed | 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return state >>> 16;
  });
}

/** A page as marketplaces serve them: 1 MB in 40 parts, and a screenshot. */
function captureOf(n: number): Capture {
  const url = `https://shop.example/offer/${n}`;
  const at = '2026-11-24T10:00:00.000Z';
  return {
    url,
    finalUrl: url,
    startedAt: at,
    endedAt: at,
    by: 'browser',
    userAgent: 'bench',
    language: 'fr',
    viewport: { width: 1280, height: 900 },
    clock: { source: 'system', synchronised: 'unknown' },
    title: `Offer ${n}`,
    text: 'An ordinary lamp. '.repeat(200),
    exchanges: Array.from({ length: PARTS }, (_, part) => ({
      url: part === 0 ? url : `${url}/${part}.webp`,
      requestMethod: 'GET',
      requestHeaders: [['Accept', '*/*']],
      requestBody: null,
      status: 200,
      statusText: 'OK',
      responseHeaders: [['Content-Type', part === 0 ? 'text/html' : 'image/webp']],
      body: noise(PART_BYTES, n * PARTS + part),
      at,
      address: '203.0.113.7',
      addresses: ['203.0.113.7'],
      certificates: [],
    })),
    screenshot: noise(SCREENSHOT_BYTES, n),
    dom: '<p>An ordinary lamp.</p>'.repeat(2_000),
    listing: { title: `Offer ${n}` },
    ageGate: null,
    gaps: [],
  };
}

const origin = 'bench.example/log';
// Not below /tmp where that is memory: there an fsync costs nothing.
const dir = mkdtempSync(join(process.env.VIGIE_BENCH_DIR ?? tmpdir(), 'vigie-bench-'));
const store = hasDatabase ? await openStore({ dataDir: dir }, allMigrations()) : null;
try {
  const visitor = createVisitor({ contact: 'bench', clock: () => new Date(), allow: [], paceMs: 0 });
  const vault = store && openVault({ dataDir: dir, bucket: null, storageKey: null }, { store, visitor });
  const signer = vault?.signer ?? createSigner(origin, new Uint8Array(32).fill(1));
  const log = (await vault?.log()) ?? (await openLog({ dir: join(dir, 'log'), origin, signer }));
  const times: number[] = [];
  let cpuMs = 0;
  let bytes = 0;
  let holds = true;
  for (let n = 0; n < packages; n++) {
    const capture = captureOf(n);
    const cpuBefore = process.cpuUsage();
    const begun = performance.now();
    const sealed = await sealIntoFolder({
      id: `p${n}`,
      dir,
      capture,
      maker: { software: 'bench', version: '1' },
      previous: null,
      salt: noise(16, n),
      signer,
      log,
    });
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs += (user + system) / 1000;
    bytes = sealed.bytes.length;
    holds &&= verifyPackage(sealed.bytes).ok;
  }
  await log.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10;
  console.log(
    JSON.stringify({
      bench: 'seal',
      database: hasDatabase,
      packages,
      packageBytes: bytes,
      medianMs: at(0.5),
      p95Ms: at(0.95),
      cpuMs: Math.round((cpuMs / packages) * 10) / 10,
      holds,
    }),
  );
} finally {
  await store?.close();
  rmSync(dir, { recursive: true });
}
