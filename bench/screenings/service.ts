// What the service takes for what comes one by one, beside another checkout, both on PostgreSQL that writes to its disk:
// offers by POST /v1/listings (64 at a time), screenings by single requests (32 at a time) and, where there is one, by a
// stream. A JSON line for each: `cpuMs` is processor time for an offer of node and PostgreSQL, jobs included, the load's not.
// node bench/screenings/service.ts [--before CHECKOUT] [--seconds 5] [--rounds 5] [--every 0] [--what listings,single,stream] [--statements]
//
// One offer in `every` is found by a pack; 0: none. `syncs`: how often PostgreSQL's processes had something synced to the
// disk (its own count, `pg_stat_io`). With `statements`, what those cost that took longest.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { OWNER, openCluster } from '../../server/src/base/database/embedded/cluster.ts';
import { SOCKET_PORT, startServer, stopServer } from '../../server/src/base/database/embedded/postmaster.ts';
import { dataFolder } from '../../server/testing/stores.ts';
import { processorSeconds } from '../counted/processor-seconds.ts';

const given = parseArgs({
  options: {
    before: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    every: { type: 'string', default: '0' },
    statements: { type: 'boolean', default: false },
    what: { type: 'string', default: 'listings,single,stream' },
  },
}).values;
const PASSWORD = 'a password for the bench';
const run = promisify(execFile);
const loadSchema = z.object({ answered: z.int(), perSecond: z.int(), p50: z.number(), p99: z.number() });

interface Checkout {
  name: string;
  folder: string;
  address: string;
  token: string;
  service: ChildProcess;
  database: pg.Client;
  stop(): Promise<void>;
}

async function call(address: string, token: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const cookie = /vigie_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  return cookie === undefined ? answer.json() : { token: cookie };
}

async function firstAddress(child: ChildProcess): Promise<string> {
  for await (const piece of child.stdout ?? []) {
    const address = /http:\/\/\S+/.exec(String(piece))?.[0];
    if (address) return address;
  }
  throw new Error('the service said no address');
}

async function start(name: string, root: string): Promise<Checkout> {
  const folder = await dataFolder();
  const cluster = openCluster(folder.path);
  const settings = given.statements ? { shared_preload_libraries: 'pg_stat_statements' } : {};
  await startServer(cluster, { sockets: true, settings });
  const urlOf = (database: string): string =>
    `postgres://${OWNER}:${cluster.password}@localhost:${SOCKET_PORT}/${database}?host=${cluster.data}`;
  // The one that is there has today's tables.
  for (let isMade = false; !isMade; await delay(100)) {
    const maker = new pg.Client({ connectionString: urlOf('postgres') });
    const make = async () => {
      await maker.connect();
      await maker.query('create database bench template template0');
      return true;
    };
    isMade = await make().catch(() => false);
    await maker.end().catch(() => {});
  }
  const url = urlOf('bench');
  const data = join(folder.path, 'vigie');
  mkdirSync(data);
  const own = { VIGIE_DATA: data, DATABASE_URL: url, VIGIE_PORT: '0', VIGIE_PASSWORD: PASSWORD };
  const env = { ...process.env, ...own, VIGIE_LOG_LEVEL: 'error', VIGIE_BROWSER: 'none' };
  const vigie = join(root, 'bin/vigie.js');
  const account = ['account', 'ada@bench.example', '--unit', 'Bench', '--name', 'Ada', '--language', 'en'];
  spawnSync(process.execPath, [vigie, ...account], { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const service = spawn(process.execPath, [vigie, 'serve'], { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await firstAddress(service);
  const signIn = { email: 'ada@bench.example', password: PASSWORD };
  const { token } = z.object({ token: z.string() }).parse(await call(address, '', '/v1/session', signIn));
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  if (given.statements) await database.query('create extension pg_stat_statements');
  return {
    name,
    folder: folder.path,
    address,
    token,
    service,
    database,
    async stop() {
      await database.end();
      service.kill();
      await new Promise((gone) => service.once('exit', gone));
      await stopServer(cluster);
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
}

async function figure(database: pg.Client, statement: string): Promise<number> {
  const { rows } = await database.query<Record<string, unknown>>(statement);
  return Number(Object.values(rows[0] ?? {})[0]);
}

/** Until no job waits: what an offer costs is known then. */
async function settle({ database }: Checkout): Promise<void> {
  const waiting = `select count(*) from pgboss.job where state < 'completed' and start_after <= now() and name not like '%.tick' and name not like '\\_\\_%'`;
  for (let quiet = 0; quiet < 3; await delay(100)) quiet = (await figure(database, waiting)) === 0 ? quiet + 1 : 0;
}

const WAYS = {
  listings: (checkout: Checkout) => [checkout.address, '/v1/listings', 'listings', '64'],
  single: (checkout: Checkout) =>
    checkout.name === 'before'
      ? [checkout.address, '/v1/screen', 'listing', '32']
      : [checkout.address, '/v1/screenings', '', '32'],
  stream: (checkout: Checkout) => [checkout.address, '/v1/screenings', 'stream', '1'],
};

async function measure(checkout: Checkout, way: keyof typeof WAYS, round: number): Promise<void> {
  await settle(checkout);
  await delay(1_100); // PostgreSQL tells its counts once a second.
  const syncs = () => figure(checkout.database, "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'");
  const before = { cpu: processorSeconds(checkout.folder, [checkout.service.pid]), syncs: await syncs() };
  if (given.statements) await checkout.database.query('select pg_stat_statements_reset()');
  const load = join(import.meta.dirname, 'service-load.ts');
  const args = [load, ...WAYS[way](checkout), checkout.token, given.seconds, given.every, String(round)];
  const answered = loadSchema.parse(JSON.parse((await run(process.execPath, args)).stdout));
  await settle(checkout);
  const cpu = Object.entries(processorSeconds(checkout.folder, [checkout.service.pid])).map(
    ([name, now]): [string, number] => [
      name,
      ((now - (before.cpu[name] ?? 0)) * 1000) / Math.max(1, answered.answered),
    ],
  );
  await delay(1_100);
  const line = {
    checkout: checkout.name,
    way,
    round,
    ...answered,
    syncs: (await syncs()) - before.syncs,
    cpuMs: Number(cpu.reduce((sum, [, ms]) => sum + ms, 0).toFixed(4)),
    cpuBy: Object.fromEntries(cpu.map(([name, ms]) => [name, Number(ms.toFixed(4))])),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  if (given.statements) await tellStatements(checkout.database, answered.answered);
}

/** The statements that took longest: calls and milliseconds for an offer. */
async function tellStatements(database: pg.Client, offers: number): Promise<void> {
  const { rows } = await database.query<{ calls: number; ms: number; query: string }>(
    `select calls::float8, total_exec_time + total_plan_time as ms, regexp_replace(query, '\\s+', ' ', 'g') as query
      from pg_stat_statements order by 2 desc limit 30`,
  );
  for (const { calls, ms, query } of rows)
    process.stdout.write(`${(calls / offers).toFixed(2)} ${(ms / offers).toFixed(3)} ms ${query.slice(0, 160)}\n`);
}

const all = [await start('now', join(import.meta.dirname, '../..'))];
try {
  if (given.before !== undefined) all.unshift(await start('before', resolve(given.before)));
  for (let round = 0; round <= Number(given.rounds); round++)
    for (const way of ['listings', 'single', 'stream'] as const)
      for (const checkout of all)
        if (given.what.includes(way) && (way !== 'stream' || checkout.name === 'now'))
          await measure(checkout, way, round);
} finally {
  for (const checkout of all) await checkout.stop();
}
