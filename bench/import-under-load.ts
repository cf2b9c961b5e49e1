// What an import costs while the service runs, and what others wait for the queue of cases meanwhile: one JSON line.
// node bench/import-under-load.ts [--root CHECKOUT] [--offers 20000] [--every 10] [--file FILE] [--pending 0] [--dead] [--seconds 1200]
//
// Made-up offers by the API, one in `every` of which goes to a case. It begins when a first one has, and is over when each case
// is there, or after so many seconds: then what came to cases by then counts. With `file`, its offers in their place, by
// `vigie import` beside the service and with the checkout's own packs as well: it is over when the command is. Meanwhile the queue
// is asked for ten times a second, whether or not the answer before has come, and waited for from when it should have been asked.
// With `pending`, so many captures of hosts that say nothing wait from the beginning. With `dead`, each made-up offer names a page
// at a port that takes no connection. How far it is, is told on stderr.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { processorSeconds } from './counted/processor-seconds.ts';

const given = parseArgs({
  options: {
    root: { type: 'string', default: join(import.meta.dirname, '..') },
    offers: { type: 'string', default: '20000' },
    every: { type: 'string', default: '10' },
    file: { type: 'string' },
    pending: { type: 'string', default: '0' },
    dead: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '1200' },
  },
}).values;
const ROOT = resolve(given.root);
const OFFERS = Number(given.offers);
const PENDING = Number(given.pending);
/** An offer in so many is flagged by the pack below. */
const FLAGGED = Number(given.every);
/** Discard, which nobody serves. */
const DEAD = '127.0.0.1:9';
/** The case of the offer that comes before all. */
const FIRST = 1;
const HOSTS = 50;
const CHUNK = 500;
const PAGE = 100;
const PATIENCE_MS = Number(given.seconds) * 1000;
const ASKED_EVERY_MS = 100;
const TOLD_EVERY_MS = 5000;
const FILE = given.file === undefined ? null : resolve(given.file);

const PACK = `id: bench-lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - { id: none, citation: { en: None, fr: Aucune }, penalty: null, from: 2000-01-01, to: null, verified: false, note: { en: Made up., fr: Inventé. }, source: "https://example.com/" }
terms:
  lamp: { en: [garden lamp] }
rules:
  - id: lamp
    title: { en: A garden lamp, fr: Une lampe de jardin }
    severity: high
    legal: [none]
    when: { terms: lamp }
    examples:
      - { match: true, listing: { title: "Garden lamp" } }
      - { match: false, listing: { title: "Garden chair" } }
`;

type Offer = Record<string, unknown>;

const THINGS = ['chair', 'table', 'bench', 'hose', 'rake', 'pot', 'fence', 'arch', 'swing', 'shed'];

function offer(n: number): Offer {
  const thing = n % FLAGGED === 0 ? 'lamp' : THINGS[n % THINGS.length];
  return {
    platform: 'market.example',
    id: `offer-${n}`,
    title: `Garden ${thing} no. ${n}, ${20 + (n % 80)} cm, powder-coated, for the terrace`,
    description: `A garden ${thing} of series ${n % 97}, made of steel and wood. Delivered in ${1 + (n % 9)} days.`,
    brand: `Maker ${n % 53}`,
    price: `${10 + (n % 90)}.90`,
    currency: 'EUR',
    category: ['Garden', 'Outdoor'],
    trader: { id: `trader-${n % 400}`, name: `Trader ${n % 400}` },
    ...(given.dead ? { url: `http://${DEAD}/${n}` } : {}),
    attributes: [
      { name: 'Colour', value: n % 2 ? 'green' : 'grey' },
      { name: 'Weight', value: `${1 + (n % 12)} kg` },
    ],
  };
}

/** Takes connections at many addresses of this machine, and never says a word. */
async function startSilence(): Promise<{ hosts: string[]; stop(): void }> {
  const open = new Set<Socket>();
  const servers: Server[] = [];
  const hosts: string[] = [];
  for (let n = 2; n < 2 + HOSTS && PENDING > 0; n++) {
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }).listen(0, `127.0.0.${n}`);
    await once(server, 'listening');
    const address = server.address();
    if (address && typeof address === 'object') hosts.push(`127.0.0.${n}:${address.port}`);
    servers.push(server);
  }
  return {
    hosts,
    stop() {
      for (const socket of open) socket.destroy();
      for (const server of servers) server.close();
    },
  };
}

const pageSchema = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const sessionSchema = z.object({ token: z.string() });
const importedSchema = z.object({ listings: z.int() });

const parent = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
if (FILE !== null) cpSync(join(ROOT, 'packs'), join(parent, 'packs'), { recursive: true });
mkdirSync(join(parent, 'packs/fr/lamps'), { recursive: true });
writeFileSync(join(parent, 'packs/fr/lamps/2026-01-01.yaml'), PACK);
const silence = await startSilence();
const env = {
  ...process.env,
  VIGIE_DATA: join(parent, 'data'),
  VIGIE_PACKS: join(parent, 'packs'),
  VIGIE_PORT: '0',
  VIGIE_PASSWORD: 'a password for the bench',
  VIGIE_ALLOW: [...silence.hosts, ...(given.dead ? [DEAD] : [])].join(','),
  VIGIE_LOG_LEVEL: 'error',
};
const vigie = join(ROOT, 'bin/vigie.js');
const account = ['account', 'ada@bench.example', '--unit', 'Bench', '--name', 'Ada', '--language', 'en'];
spawnSync(process.execPath, [vigie, ...account], { env, cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
const service: ChildProcess = spawn(process.execPath, [vigie, 'serve'], {
  env,
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
});

/** The command that imports the file, while it runs. */
let importer: ChildProcess | null = null;

async function whatItSays(): Promise<string> {
  for await (const piece of service.stdout ?? []) {
    const address = /http:\/\/\S+/.exec(String(piece))?.[0];
    if (address) return address;
  }
  throw new Error('the service said no address');
}

/** Of the service's processes, its database, and the command that imports, which may have ended. */
function cpuSeconds(): Record<string, number> {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const ended = fields.slice(13, 15).reduce((sum, field) => sum + Number(field), 0) / 100;
  const spent = processorSeconds(parent, [service.pid, importer?.pid]);
  return { ...spent, import: (spent.import ?? 0) + ended };
}

const percentile = (sorted: number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

let stage = (): string => 'starting';
const telling = setInterval(() => {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0)} s: ${stage()}\n`);
}, TOLD_EVERY_MS);

try {
  const address = await whatItSays();
  const signedIn = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@bench.example', password: env.VIGIE_PASSWORD }),
  });
  const cookie = /vigie_session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1];
  const token = cookie ?? sessionSchema.parse(await signedIn.json()).token;
  const headers = { authorization: `Bearer ${token}` };
  const post = async (listings: Offer[]): Promise<void> => {
    const answer = await fetch(`${address}/v1/listings`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ listings }),
    });
    if (!answer.ok && answer.status !== 503) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
    await answer.arrayBuffer();
    // It has too much to do: as it asks for, the same again a little later.
    if (answer.status === 503) await delay(1000).then(() => post(listings));
  };
  // All have the same points: those that come go behind those that were counted. A full page is left behind,
  // one that is not is counted anew.
  let cases = 0;
  let acknowledged = 0;
  let behind = 0;
  let cursor = '';
  async function countCases(): Promise<number> {
    for (;;) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await fetch(`${address}/v1/cases?state=open&limit=${PAGE}${after}`, { headers });
      if (!answer.ok) return cases; // It has too much to do: the next time is soon.
      const { items, next } = pageSchema.parse(await answer.json());
      cases = behind + items.length;
      if (next === null) return cases;
      behind = cases;
      cursor = next;
    }
  }
  /** @returns whether so many cases were there in time: what is screened in one transaction with them is, too. */
  const until = async (wanted: number, end: number): Promise<boolean> => {
    for (; Date.now() < end; await delay(200)) if ((await countCases()) >= wanted) return true;
    return false;
  };
  stage = () => `${acknowledged} offers kept${FILE === null ? `, ${cases} cases` : ''}`;
  // The service runs once its worker does: a first offer has come to its case.
  await post([{ ...offer(0), id: 'first', title: 'Garden lamp, the first' }]);
  if (!(await until(FIRST, Date.now() + PATIENCE_MS))) throw new Error('the first offer came to no case');
  // What waits for hosts that do not answer: one page each, spread over the hosts.
  const waiting = Array.from({ length: PENDING }, (_, n) => ({
    ...offer(0),
    id: `silent-${n}`,
    title: `Garden lamp, silent no. ${n}`,
    url: `http://${silence.hosts[n % HOSTS]}/${n}`,
  }));
  for (let at = 0; at < PENDING; at += CHUNK) await post(waiting.slice(at, at + CHUNK));
  if (PENDING > 0) await until(FIRST + PENDING, Date.now() + PATIENCE_MS);

  const took: number[] = [];
  const failed: Record<string, number> = {};
  const askForQueue = async (due: number): Promise<void> => {
    const outcome = await fetch(`${address}/v1/cases?state=open`, { headers }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok ? '' : String(answer.status);
      },
      () => 'no answer',
    );
    took.push(performance.now() - due);
    if (outcome !== '') failed[outcome] = (failed[outcome] ?? 0) + 1;
  };
  const asked: Promise<void>[] = [];
  const before = cpuSeconds();
  const began = performance.now();
  const end = Date.now() + PATIENCE_MS;
  const sampling = setInterval(() => {
    // An interval that came late is made up for.
    for (;;) {
      const due = began + asked.length * ASKED_EVERY_MS;
      if (due > performance.now()) return;
      asked.push(askForQueue(due));
    }
  }, 5);
  /** @returns milliseconds until all offers were kept, and whether all were screened in time */
  async function postAll(): Promise<{ keptMs: number | null; isOver: boolean }> {
    const posting = (async () => {
      while (acknowledged < OFFERS && Date.now() < end) {
        const size = Math.min(CHUNK, OFFERS - acknowledged);
        await post(Array.from({ length: size }, (_, n) => offer(acknowledged + n)));
        acknowledged += size;
      }
      return performance.now() - began;
    })();
    const keptMs = await Promise.race([posting, delay(PATIENCE_MS, null, { ref: false })]);
    return { keptMs, isOver: await until(FIRST + PENDING + Math.ceil(OFFERS / FLAGGED), end) };
  }
  async function importFile(file: string): Promise<{ keptMs: number | null; isOver: boolean }> {
    const args = [vigie, 'import', '--unit', 'Bench', file];
    const command = spawn(process.execPath, args, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    importer = command;
    const timer = setTimeout(() => command.kill('SIGKILL'), end - Date.now());
    const ended = once(command, 'exit');
    let keptMs: number | null = null;
    for await (const piece of command.stdout) {
      keptMs = performance.now() - began;
      acknowledged = importedSchema.parse(JSON.parse(String(piece))).listings;
    }
    const [code] = await ended;
    clearTimeout(timer);
    importer = null;
    return { keptMs, isOver: code === 0 };
  }
  const { keptMs, isOver } = await (FILE === null ? postAll() : importFile(FILE));
  const seconds = (performance.now() - began) / 1000;
  const cpu = Object.entries(cpuSeconds()).map(([name, now]): [string, number] => [name, now - (before[name] ?? 0)]);
  clearInterval(sampling);
  await Promise.all(asked);
  // Of a file nobody knows beforehand how many are flagged.
  const done = FILE === null ? Math.min(OFFERS, (cases - FIRST - PENDING) * FLAGGED) : isOver ? acknowledged : null;
  took.sort((a, b) => a - b);
  const line = {
    ...(FILE === null ? { offers: OFFERS, every: FLAGGED } : { file: FILE }),
    pending: PENDING,
    dead: given.dead,
    isOver,
    acknowledged,
    keptSeconds: keptMs === null ? null : Number((keptMs / 1000).toFixed(1)),
    done,
    seconds: Number(seconds.toFixed(1)),
    perSecond: done === null ? null : Number((done / seconds).toFixed(1)),
    cpuSeconds: Number(cpu.reduce((sum, [, spent]) => sum + spent, 0).toFixed(1)),
    cpuOf: Object.fromEntries(cpu.map(([name, spent]) => [name, Number(spent.toFixed(1))])),
    casesMs: {
      asked: took.length,
      failed,
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
      most: Math.round(took.at(-1) ?? 0),
    },
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} finally {
  clearInterval(telling);
  service.kill('SIGTERM');
  await Promise.race([once(service, 'exit'), delay(20_000, null, { ref: false })]);
  service.kill('SIGKILL');
  silence.stop();
  rmSync(parent, { recursive: true, force: true });
}
