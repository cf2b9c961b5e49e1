// What the audit log costs: a package downloaded with its reading recorded and without, and the verification of a long
// chain. One JSON line. node bench/audit.ts [entries]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { sealIntoFolder } from '../proof/src/index.ts';
import { createRandom, makeCapture } from '../proof/testing/packages.ts';
import { readConfig } from '../server/src/base/core/config.ts';
import { newId } from '../server/src/base/core/ids.ts';
import { logAudit } from '../server/src/evidence/audit/log-audit.ts';
import { verifyAuditLog } from '../server/src/evidence/audit/verify-audit.ts';
import { findEvidence } from '../server/src/evidence/store.ts';
import { createLog, startVigie } from '../server/src/main.ts';
import { recordAll } from '../server/src/people/audit-store.ts';
import { download, enrol, openSession } from '../server/src/people/index.ts';

const entries = Number(process.argv[2] ?? 100_000);
const LEAVES = 100;
const READS = 400;
const AT_ONCE = 32;

const dataDir = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const config = { ...readConfig({}), dataDir, databaseUrl: null, browser: 'none' as const };
const vigie = await startVigie({ config, log: createLog('fatal') });
const { context, vault, http } = vigie;
const { store, clock } = context;
const person = { unit: 'one', email: 'a@one.example', name: 'A', role: 'analyst', language: 'en' } as const;
const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
const token = await openSession(store, clock, { id: account, unit });

/** A sealed and archived package of half a megabyte. */
async function addPackage(): Promise<string> {
  const now = clock();
  const id = newId('evd', now);
  const capture = { ...makeCapture(4, createRandom(1)), screenshot: new Uint8Array(500_000) };
  const sealed = await sealIntoFolder({
    id,
    dir: vault.packagesDir,
    capture,
    maker: { software: 'bench', version: '1' },
    previous: null,
    salt: new Uint8Array(32),
    signer: vault.signer,
    log: await vault.log(),
    timestamp: null,
  });
  await vault.storage.archive(id);
  await store.inUnit(unit, async (tx) => {
    await sql`insert into listing values ('lst_b', ${unit}, 'p', 'k', null, null, 't', null, ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into "case" values ('cas_b', ${unit}, 'p', 't', 'p', 't', 'high', 'open', 'opened', null, ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into evidence_package (id, unit_id, case_id, listing_id, state, digest, log_index, bytes, made_at, sealed_at)
      values (${id}, ${unit}, 'cas_b', 'lst_b', 'sealed', ${sealed.digest}, ${sealed.index}, ${sealed.bytes.length}, ${now}, ${now})`.execute(
      tx,
    );
  });
  return id;
}

const id = await addPackage();
// The same route, but for what it records.
download('GET /v1/bench/:id/package', {
  role: 'analyst',
  find: async ({ tx }, { params }) => (await findEvidence(tx, params.id)) ?? { id: '' },
  reads: null,
  file: async (found) => ({ type: 'application/wacz', body: await vault.readPackage(found.id), name: 'x.wacz' }),
}).add(http, context);

async function readMs(path: string): Promise<number> {
  const began = performance.now();
  const reply = await http.inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${token}` } });
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode}`);
  return performance.now() - began;
}
const quantile = (times: number[], share: number): number =>
  Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0) * 100) / 100;

const paths = { unrecorded: `/v1/bench/${id}/package`, recorded: `/v1/evidence/${id}/package` };
const alone: Record<keyof typeof paths, number[]> = { unrecorded: [], recorded: [] };
for (let n = 0; n < READS + 40; n++)
  for (const which of ['unrecorded', 'recorded'] as const) {
    const ms = await readMs(paths[which]);
    if (n >= 40) alone[which].push(ms);
  }
const perSecond = { unrecorded: 0, recorded: 0 };
for (const which of ['unrecorded', 'recorded'] as const) {
  const began = performance.now();
  for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: AT_ONCE }, () => readMs(paths[which])));
  perSecond[which] = Math.round((AT_ONCE * 10_000) / (performance.now() - began));
}

for (let n = 0; n < LEAVES; n++) {
  const acts = Array.from({ length: entries / LEAVES }, (_, i) => ({
    account,
    act: 'case.decided' as const,
    subject: `cas_${n % 7}`,
    reason: `looked at, ${i}`,
    content: { kind: 'confirm', case: `cas_${i}` },
    now: clock(),
  }));
  await store.inUnit(unit, (tx) => recordAll(tx, unit, acts));
  await logAudit(context, vault);
}
const began = performance.now();
const report = await verifyAuditLog(store, vault);
const verifyMs = Math.round(performance.now() - began);
const searched = performance.now();
const found = await store.inUnit(unit, (tx) =>
  sql`select 1 from audit where case_id = 'cas_77' order by number desc limit 50`.execute(tx),
);
const searchMs = Math.round((performance.now() - searched) * 10) / 10;

process.stdout.write(
  `${JSON.stringify({
    what: 'audit',
    packageBytes: (await vault.readPackage(id)).length,
    p50Ms: { unrecorded: quantile(alone.unrecorded, 0.5), recorded: quantile(alone.recorded, 0.5) },
    p95Ms: { unrecorded: quantile(alone.unrecorded, 0.95), recorded: quantile(alone.recorded, 0.95) },
    perSecondOf32: perSecond,
    entries: report.units[0]?.entries,
    leaves: report.leaves,
    ok: report.ok,
    verifyMs,
    found: found.rows.length,
    searchMs,
  })}\n`,
);
await vigie.stop();
rmSync(dataDir, { recursive: true, force: true });
