// What screening before publication takes, an offer a request, beside a bare Fastify route with a regular expression for
// each term: both by the same load in the same run, one after the other, again and again. A JSON line for each round.
// node bench/screenings.ts [--rate 1000] [--seconds 20] [--every 50] [--rounds 3]
//
// The real service (`vigie serve`: web, worker, its own PostgreSQL, which writes to the disk), a key of a machine. One offer
// in `every` is held. `cpuMs`: processor time for a request of the processes that answer, without the load's own, which a
// busy machine changes little. A round at the rate, then one as fast as it goes (rate 0).
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { processorSeconds } from './counted/processor-seconds.ts';

const { values: given } = parseArgs({
  options: {
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
    every: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
  },
});
const ROOT = join(import.meta.dirname, '..');
const VIGIE = join(ROOT, 'bin/vigie.js');
const PASSWORD = 'a password for the bench';
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const env = {
  ...process.env,
  VIGIE_DATA: join(folder, 'data'),
  VIGIE_PORT: '0',
  VIGIE_PASSWORD: PASSWORD,
  VIGIE_LOG_LEVEL: 'error',
};

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const piece of child.stdout ?? []) {
    const said = String(piece);
    if (said.includes('http://')) return said.slice(said.indexOf('http://')).trim();
  }
  throw new Error('it said no address');
}

const loadSchema = z.object({
  answered: z.int(),
  unanswered: z.int(),
  perSecond: z.int(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  most: z.number(),
  outcomes: z.record(z.string(), z.int()),
});

interface Under {
  name: string;
  address: string;
  pid: number | undefined;
  key: string;
}

const run = promisify(execFile);
async function load(under: Under, rate: string, seconds: string): Promise<z.infer<typeof loadSchema>> {
  const args = [join(import.meta.dirname, 'screenings/load.ts'), under.address, under.key, rate, seconds, given.every];
  return loadSchema.parse(JSON.parse((await run(process.execPath, args)).stdout));
}

/** Waits until what nobody waited for has been worked off: one more offer has its answer. */
async function settle({ address, key }: Under): Promise<void> {
  await call(address, { authorization: `Bearer ${key}` }, '/v1/screenings', { platform: 'x', title: 'A chair' });
}

async function measure(under: Under, rate: string): Promise<object> {
  await settle(under);
  const before = processorSeconds(folder, [under.pid]);
  const answered = await load(under, rate, given.seconds);
  const spent = Object.entries(processorSeconds(folder, [under.pid])).flatMap(([name, now]): [string, number][] => {
    const ms = ((now - (before[name] ?? 0)) * 1000) / Math.max(1, answered.answered);
    // The database belongs to the service.
    return under.name === 'vigie' || name !== 'postgres' ? [[name, Number(ms.toFixed(3))]] : [];
  });
  const cpuMs = Number(spent.reduce((sum, [, ms]) => sum + ms, 0).toFixed(3));
  return { name: under.name, rate: Number(rate), ...answered, cpuMs, cpuBy: Object.fromEntries(spent) };
}

async function call(address: string, headers: Record<string, string>, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const cookie = /vigie_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  return cookie === undefined ? answer.json() : { token: cookie };
}

const account = ['account', 'ada@bench.example', '--unit', 'Bench', '--name', 'Ada', '--role', 'administrator'];
spawnSync(process.execPath, [VIGIE, ...account], { env, cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
const service = spawn(process.execPath, [VIGIE, 'serve'], { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
const peerFile = join(import.meta.dirname, 'screenings/peer.ts');
const bare = spawn(process.execPath, [peerFile], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [address = ''] = (await firstLine(service)).split(/\s/);
  const [bareAddress = '', terms] = (await firstLine(bare)).split(/\s/);
  const signIn = { email: 'ada@bench.example', password: PASSWORD };
  const { token } = z.object({ token: z.string() }).parse(await call(address, {}, '/v1/session', signIn));
  const asAda = { authorization: `Bearer ${token}` };
  const machine = { email: 'shop@bench.example', name: 'Shop', role: 'machine', language: 'en' };
  const { account: made } = z
    .object({ account: z.object({ id: z.string() }) })
    .parse(await call(address, asAda, '/v1/accounts', machine));
  const about = { name: 'bench', scopes: ['prepublication:write', 'prepublication:read'], days: 1 };
  const { key } = z
    .object({ key: z.string() })
    .parse(await call(address, asAda, `/v1/accounts/${made.id}/keys`, about));
  const all: Under[] = [
    { name: 'vigie', address, pid: service.pid, key },
    { name: 'a regular expression a term', address: bareAddress, pid: bare.pid, key },
  ];
  // What is compiled at first is no part of it: an expression at its first use, and into machine code at a later one.
  for (const under of all) for (let n = 0; n < 5; n++) await settle(under);
  for (const under of all) await load(under, under.name === 'vigie' ? given.rate : '10', '10');
  for (let round = 1; round <= Number(given.rounds); round++)
    for (const rate of [given.rate, '0'])
      for (const under of all) {
        const measured = await measure(under, rate);
        const machine = { cpus: cpus().length, load: loadavg()[0] };
        process.stdout.write(`${JSON.stringify({ round, terms: Number(terms), ...measured, ...machine })}\n`);
      }
} finally {
  service.kill();
  bare.kill();
  await new Promise((resolve) => service.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
