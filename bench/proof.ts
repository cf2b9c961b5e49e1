// What the log costs: one JSON line. node bench/proof.ts [entries]
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigner, openLog, verifierKey, verifyLog } from '../proof/src/index.ts';

const entries = Number(process.argv[2] ?? 20_000);
/** Entries that come in at once: the log writes them as one batch. */
const BATCH = 100;
const SINGLE = 50;
const PROOFS = 1000;
const origin = 'bench.example/log';
const signer = createSigner(origin, new Uint8Array(32).fill(1));
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();
// Not below /tmp where that is memory: there an fsync costs nothing.
const dir = mkdtempSync(join(process.env.VIGIE_BENCH_DIR ?? tmpdir(), 'vigie-bench-'));
const round = (n: number): number => Math.round(n * 1000) / 1000;
try {
  const log = await openLog({ dir, origin, signer });
  let begun = performance.now();
  while (log.size < entries) {
    const first = log.size;
    await Promise.all(Array.from({ length: BATCH }, (_, i) => log.append([leaf(first + i)])));
  }
  const batched = (log.size * 1000) / (performance.now() - begun);
  begun = performance.now();
  for (let i = 0; i < SINGLE; i++) await log.append([leaf(log.size)]);
  const single = (SINGLE * 1000) / (performance.now() - begun);
  const { size } = log;
  begun = performance.now();
  for (let i = 0; i < PROOFS; i++) log.prove(Math.floor((i * size) / PROOFS));
  const proofMs = (performance.now() - begun) / PROOFS;
  await log.close();
  begun = performance.now();
  await (await openLog({ dir, origin, signer })).close();
  const openMs = performance.now() - begun;
  begun = performance.now();
  const { ok } = verifyLog(dir, origin, verifierKey(signer));
  const verifyMs = performance.now() - begun;
  console.log(
    JSON.stringify({
      bench: 'proof',
      size,
      appendsPerSecond: Math.round(batched),
      batch: BATCH,
      singleAppendsPerSecond: Math.round(single),
      inclusionProofMs: round(proofMs),
      openMs: Math.round(openMs),
      verifyMs: Math.round(verifyMs),
      ok,
    }),
  );
} finally {
  rmSync(dir, { recursive: true });
}
