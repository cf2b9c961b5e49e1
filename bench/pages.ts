// What the pages of a trader, a product and a photograph ask of a unit with many cases: p50 and p95 of each question in
// milliseconds, and the median of what the database's process worked for it (`cpu`). One JSON line. node bench/pages.ts [cases] [rounds]; with EXPLAIN=FILE, their plans go into that file.
import { readFileSync, writeFileSync } from 'node:fs';
import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import { oneRow } from '../server/src/base/database/rows.ts';
import type { Tx } from '../server/src/base/database/store.ts';
import {
  countCrowd,
  listAlike,
  listAlikeProducts,
  listHashes,
  listNear,
} from '../server/src/followup/pages/alike-store.ts';
import {
  countRules,
  countTraders,
  listOf,
  listPlatforms,
  type Subject,
  summarise,
} from '../server/src/followup/pages/page-store.ts';
import { testStore } from '../server/testing/stores.ts';

const [cases = 100_000, rounds = 15] = process.argv.slice(2).map(Number);

/**
 * Each case with one offer of two photographs, of which every tenth is another's, cut a little; 700 traders on 40
 * platforms; every trader has an address, that of every tenth with one other, one of a service with thirty.
 */
const seed = `
  select set_config('vigie.unit', 'u', true), set_config('vigie.reader', '*', true);
  insert into unit values ('u', 'u', now());
  insert into account values ('acc_a', 'u', 'a@x.example', 'a', 'approver', 'en', 'p', now());
  insert into listing (id, unit_id, platform, key, title, first_seen, last_seen)
    select 'lst_' || n, 'u', 'market-' || n % 40 || '.example', n, 'An offer of ' || n, now(), now() from generate_series(1, ${cases}) n;
  insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
    select 'snp_' || n, 'u', 'lst_' || n, 'd', '{"trader": null}', now() from generate_series(1, ${cases}) n;
  insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
    select 'u', 'snp_' || n, of::text, case when n % 10 = 0 and of = 1 then overlay(encode(sha256(('p' || (n - 7) || of)::bytea), 'hex') placing '0f3' from 5)
      else encode(sha256(('p' || n || of)::bytea), 'hex') end, 90, now()
    from generate_series(1, ${cases}) n, generate_series(1, 2) of;
  insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
    select 'fnd_' || n, 'u', 'lst_' || n, 'snp_' || n, 'p', 'r', 'd', 'e', 'high', '{}', now() from generate_series(1, ${cases}) n;
  insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at, packs, rule_keys, rules)
    select 'cas_' || n, 'u', 'market-' || n % 40 || '.example', 'name:trader ' || n % 700, 'Trader ' || n % 700, 'title:' || md5((n % (${cases} / 3))::text),
      'An offer of ' || n, 'high', 'open', 'opened', now(), now(), array['p'], array['p/r'], '[{"pack": "p", "rule": "r", "title": {"en": "r", "fr": "r"}}]'
    from generate_series(1, ${cases}) n;
  insert into case_finding (unit_id, case_id, finding_id, added_at) select 'u', 'cas_' || n, 'fnd_' || n, now() from generate_series(1, ${cases}) n;
  insert into case_trader_key (unit_id, case_id, kind, digest)
    select 'u', 'cas_' || n, 'address', md5('a' || case when n % 700 < 30 then 0 when n % 700 % 10 = 1 then n % 700 - 1 else n % 700 end) from generate_series(1, ${cases}) n`;

const made = await testStore();
await made.asOwner(`begin; ${seed}; commit`);
for (const table of ['listing', 'snapshot', 'picture', 'finding', '"case"', 'case_finding', 'case_trader_key'])
  await made.asOwner(`vacuum analyze ${table}`);
const store = await made.open();
const ask = <T>(what: (tx: Tx) => Promise<T>): Promise<T> => store.inUnit('u', what, 'acc_a');

const trader = { of: 'trader', platform: 'market-1.example', key: 'name:trader 121' } as const satisfies Subject;
const crowded = { of: 'trader', platform: 'market-1.example', key: 'name:trader 1' } as const satisfies Subject;
const [one] = await ask((tx) => listOf(tx, trader, { limit: 1 }));
const product = { of: 'product', key: one?.product ?? '' } as const satisfies Subject;
const hashes = await ask((tx) => listHashes(tx, trader));
const platform = { of: 'platform', names: await ask(listPlatforms) } as const satisfies Subject;
const pdq = hashes[0] ?? '';

const ASKS: Record<string, (tx: Tx) => Promise<unknown>> = {
  'trader, summary': (tx) => summarise(tx, trader),
  'trader, photographs': (tx) => listHashes(tx, trader),
  'trader, alike': (tx) => listAlike(tx, trader, hashes),
  'trader, crowd': (tx) => countCrowd(tx, crowded),
  'trader at a crowded address, alike': async (tx) => listAlike(tx, crowded, await listHashes(tx, crowded)),
  'product, alike': async (tx) => listAlikeProducts(tx, product.key, await listHashes(tx, product)),
  'photograph, near': (tx) => listNear(tx, pdq),
  platforms: listPlatforms,
  'all platforms, summary': (tx) => summarise(tx, platform),
  'all platforms, rules': (tx) => countRules(tx, platform),
  'all platforms, traders': (tx) => countTraders(tx, platform),
};

/** Milliseconds that the database's process has worked for this connection: what else the machine does leaves them alone. */
async function workedBy(tx: Tx): Promise<number> {
  const { pid } = await oneRow(tx, z.object({ pid: z.int() }), sql`select pg_backend_pid() as pid`);
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

const line: Record<string, { p50: number; p95: number; cpu: number }> = {};
for (const [name, asked] of Object.entries(ASKS)) {
  const times: number[] = [];
  const worked: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const began = performance.now();
    await ask(asked);
    if (round < 0) continue;
    times.push(performance.now() - began);
    const cpu = await ask(async (tx) => {
      const before = await workedBy(tx);
      await asked(tx);
      return (await workedBy(tx)) - before;
    });
    worked.push(cpu);
  }
  times.sort((a, b) => a - b);
  const cpu = Math.round((worked.toSorted((a, b) => a - b)[rounds >> 1] ?? 0) * 10) / 10;
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  line[name] = { p50: at(0.5), p95: at(0.95), cpu };
}
process.stdout.write(`${JSON.stringify({ cases, rounds, hashes: hashes.length, ...line })}\n`);

if (process.env.EXPLAIN) {
  const plans = [];
  for (const [name, asked] of Object.entries(ASKS)) plans.push(`## ${name}\n\n${await explain(asked)}\n`);
  writeFileSync(process.env.EXPLAIN, plans.join('\n'));
}

/** How the database answers a question: its last statement, as it was sent. */
function explain(asked: (tx: Tx) => Promise<unknown>): Promise<string> {
  return ask(async (tx) => {
    const sent: CompiledQuery[] = [];
    const noted = tx.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => result });
    const executor = noted.getExecutor();
    const compile = executor.compileQuery.bind(executor);
    executor.compileQuery = (...query) => {
      const compiled = compile(...query);
      sent.push(compiled);
      return compiled;
    };
    await asked(Object.assign(noted, { getExecutor: () => executor }));
    const last = sent.at(-1);
    if (!last) return '';
    const { rows } = await tx.executeQuery(CompiledQuery.raw(`explain (analyze) ${last.sql}`, [...last.parameters]));
    return rows.map((row) => Object.values(Object(row)).join('')).join('\n');
  });
}
await made.drop();
