// What the log costs at its size: one JSON line. node bench/log.ts [entries]; ten million take some minutes and 0.8 GB
// of disk, below VIGIE_BENCH_DIR.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigner, leafHash, openLog, verifierKey, verifyInclusion, verifyLog } from '../proof/src/index.ts';
import { inclusionProof, rootOfHashes } from '../proof/src/log/merkle.ts';

/** Entries that come in at once: the log writes them as one batch. */
const [BATCH, FILL] = [1000, 65_536];
const [BATCHES, SINGLE, PROOFS, LOOKUPS] = [50, 50, 1000, 1000];
const origin = 'bench.example/log';
const signer = createSigner(origin, new Uint8Array(32).fill(1));
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();
const round = (n: number): number => Math.round(n * 1000) / 1000;
const since = (begun: number): number => round(performance.now() - begun);
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

/** Milliseconds of the middle and of the slowest but one in a hundred. */
function timesOf(count: number, run: (n: number) => void): { median: number; p99: number } {
  const times = Array.from({ length: count }, (_, n) => {
    const begun = performance.now();
    run(n);
    return since(begun);
  }).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(count * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

/** Opens the log in this process, which has nothing else in memory. */
async function measureOpening(dir: string): Promise<Record<string, number>> {
  const before = megabytes();
  const begun = performance.now();
  await openLog({ dir, origin, signer });
  return { openMs: since(begun), openMegabytes: megabytes() - before };
}

async function measureAppends(dir: string): Promise<Record<string, number>> {
  const log = await openLog({ dir, origin, signer });
  // What one fsync costs here and now: a single append needs several, one after the other.
  const { median: fsyncMs } = timesOf(20, (n) => {
    const file = openSync(join(dir, 'fsync'), 'w');
    writeSync(file, String(n));
    fsyncSync(file);
    closeSync(file);
  });
  let begun = performance.now();
  for (let batch = 0; batch < BATCHES; batch++) {
    const first = log.size;
    await Promise.all(Array.from({ length: BATCH }, (_, i) => log.append([leaf(first + i)])));
  }
  const batched = (BATCHES * BATCH * 1000) / since(begun);
  begun = performance.now();
  for (let i = 0; i < SINGLE; i++) await log.append([leaf(log.size)]);
  const single = (SINGLE * 1000) / since(begun);
  await log.close();
  return {
    appendsPerSecond: Math.round(batched),
    batch: BATCH,
    singleAppendsPerSecond: Math.round(single),
    fsyncMs,
  };
}

async function measureLookups(dir: string): Promise<Record<string, unknown>> {
  const log = await openLog({ dir, origin, signer });
  const { size } = log;
  let longest = 0;
  const proveMs = timesOf(PROOFS, (n) => {
    longest = Math.max(longest, log.prove(Math.floor((n * size) / PROOFS)).proof.length);
  });
  const findMs = timesOf(LOOKUPS, (n) => {
    const index = Math.floor((n * size) / LOOKUPS);
    if (log.find(leaf(index)) !== index) throw new Error(`entry ${index} is not found`);
  });
  const findNoneMs = timesOf(LOOKUPS, (n) => {
    if (log.find(leaf(-1 - n)) !== null) throw new Error('what is not there is found');
  });
  await log.close();
  return { proveMs, proofHashes: longest, findMs, findNoneMs };
}

/**
 * A tree whose leaves are all in memory, as this log's were once; for a part of the entries, since it takes too long
 * for all.
 */
function measureInMemory(entries: number): Record<string, number> {
  const begun = performance.now();
  const hashes = Array.from({ length: entries }, (_, n) => leafHash(leaf(n)));
  const openMs = since(begun);
  const root = rootOfHashes(hashes);
  const subtree = (level: number, at: number): Uint8Array =>
    rootOfHashes(hashes, at * 2 ** level, (at + 1) * 2 ** level);
  const { median: proveMs } = timesOf(5, (n) => {
    const proof = inclusionProof(n, entries, subtree);
    if (!verifyInclusion(n, entries, hashes[n] ?? root, proof, root)) throw new Error('a proof does not hold');
  });
  return { entries, openMs, proveMs };
}

async function measure(dir: string, entries: number): Promise<void> {
  let begun = performance.now();
  const log = await openLog({ dir, origin, signer });
  while (log.size < entries) {
    const { size } = log;
    await log.append(Array.from({ length: Math.min(FILL, entries - size) }, (_, i) => leaf(size + i)));
  }
  await log.close();
  const fillSeconds = Math.round(since(begun) / 1000);
  const opening = JSON.parse(execFileSync(process.execPath, [import.meta.filename, 'open', dir], { encoding: 'utf8' }));
  const lookups = await measureLookups(dir);
  const appends = await measureAppends(dir);
  rmSync(join(dir, 'index'));
  begun = performance.now();
  await (await openLog({ dir, origin, signer })).close();
  const openWithoutIndexMs = since(begun);
  begun = performance.now();
  const { ok, fault } = verifyLog(dir, origin, verifierKey(signer));
  console.log(
    JSON.stringify({
      bench: 'log',
      entries,
      fillPerSecond: Math.round(entries / fillSeconds),
      ...appends,
      ...opening,
      openWithoutIndexMs,
      ...lookups,
      verifySeconds: Math.round(since(begun) / 1000),
      ok: ok || fault,
      inMemory: measureInMemory(Math.min(entries, 200_000)),
    }),
  );
}

const [first = '10000000', given = ''] = process.argv.slice(2);
if (first === 'open') {
  console.log(JSON.stringify(await measureOpening(given)));
  process.exit();
}
// Not below /tmp where that is memory: there an fsync costs nothing.
const dir = mkdtempSync(join(process.env.VIGIE_BENCH_DIR ?? tmpdir(), 'vigie-bench-'));
try {
  await measure(dir, Number(first));
} finally {
  rmSync(dir, { recursive: true });
}
