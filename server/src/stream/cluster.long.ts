// A million listings (VIGIE_STREAM says how many) through three servers and two, then four workers, while servers,
// workers, the source, the database and the network between them are killed and cut: none is lost, each is screened, and
// what was found is found once. Then: what a listing costs one worker, and two.
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { debianServer, freePort, type OwnServer } from '../../testing/own-server.ts';
import { type NatsServer, natsServer } from '../../testing/stream/nats.ts';
import { type TcpProxy, tcpProxy } from '../../testing/stream/tcp-proxy.ts';
import { ROOT } from '../base/core/home.ts';
import { migrateStore, openStore } from '../base/database/store.ts';
import { openBroker } from '../base/stream/broker.ts';
import { allMigrations } from '../migrations.ts';
import { addUnit } from '../people/index.ts';

const LISTINGS = Number(process.env.VIGIE_STREAM ?? 20_000);
const KILLS = Number(process.env.VIGIE_STREAM_KILLS ?? 60);
/** Every so many listings, one that a rule finds. */
const FOUND = 100;

/** A command that is started again whenever it is killed. */
class Kept {
  #child: ChildProcess | null = null;
  #isEnding = false;
  readonly said: string[] = [];
  /** Of those that ended: seconds of processor time. */
  spent = 0;
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], env: Record<string, string>, again: (code: number | null) => boolean) {
    this.ended = this.#run(args, env, again);
  }

  async #run(args: readonly string[], env: Record<string, string>, again: (code: number | null) => boolean) {
    for (;;) {
      const child = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH ?? '',
          NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/vigie'),
          VIGIE_LOG_LEVEL: 'error',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#child = child;
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (piece: Buffer) => {
          this.said.push(piece.toString());
          if (this.said.length > 200) this.said.shift();
        });
      const [code] = await once(child, 'close');
      const exit = typeof code === 'number' ? code : null;
      if (this.#isEnding || !again(exit)) return exit;
    }
  }

  kill(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' = 'SIGKILL'): void {
    this.#child?.kill(signal);
  }

  /** User and system time of the process that runs now, in seconds. */
  get cpu(): number {
    const stat = readFileSync(`/proc/${this.#child?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(stat[11]) + Number(stat[12])) / 100;
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#child?.kill('SIGTERM');
    await this.ended;
  }
}

describe('a stream over three servers', () => {
  let database: OwnServer;
  let toDatabase: TcpProxy;
  let servers: NatsServer[];
  let proxies: TcpProxy[];
  let folder = '';
  let env: Record<string, string> = {};
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-cluster-'));
    database = await debianServer();
    await migrateStore(database.url, null, allMigrations());
    const store = await openStore({ url: database.url }, allMigrations());
    await addUnit(store.db, { id: 'unt_one', name: 'one', now: new Date() });
    await store.close();
    toDatabase = await tcpProxy(Number(new URL(database.url).port));
    const cluster = await Promise.all([freePort(), freePort(), freePort()]);
    const found = await Promise.all([freePort(), freePort(), freePort()]);
    servers = await Promise.all(
      cluster.map((port, n) =>
        natsServer({ name: `n${n}`, port, others: cluster.filter((other) => other !== port), found: found[n] ?? 0 }),
      ),
    );
    proxies = await Promise.all(servers.map(({ port }, n) => tcpProxy(port, found[n])));
    const url = new URL(database.url);
    url.port = String(toDatabase.port);
    env = {
      DATABASE_URL: url.href,
      NATS_URL: proxies.map(({ port }) => `nats://127.0.0.1:${port}`).join(' '),
      VIGIE_STREAM_UNITS: 'vigie.listing=one',
      VIGIE_STREAM_REPLICAS: '3',
      VIGIE_BROWSER: 'none',
    };
  });
  after(async () => {
    for (const each of [...proxies, ...servers, toDatabase, database]) await each.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = () => ({
    servers: servers.map(({ url }) => url),
    units: [{ prefix: 'vigie.listing', unit: 'one' }],
    replicas: 3,
  });
  const worker = (n: number): Kept =>
    new Kept(['worker', '--stream'], { ...env, VIGIE_DATA: join(folder, `worker-${n}`) }, () => true);
  /** Adds listings to a source, numbered from one on. */
  async function writeSource(path: string, prefix: string, count: number, from = 0): Promise<void> {
    const file = createWriteStream(path, { flags: 'a' });
    for (let n = from; n < from + count; n++) {
      const title = n % FOUND === 0 ? `Brass knucks ${prefix} ${n}` : `Kettle ${prefix} ${n}, stainless steel, 1.7 l`;
      const description =
        'Boils water for tea and coffee. Base 16 cm, cable 75 cm, weight 900 g. Two years of warranty.';
      const line = {
        platform: `shop-${n % 4}.example`,
        id: `${prefix}-${n}`,
        title,
        description,
        price: '19.90',
        currency: 'EUR',
      };
      if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
    }
    file.end();
    await once(file, 'close');
  }
  const count = async (): Promise<Record<'listings' | 'snapshots' | 'screenings' | 'findings', number>> => {
    const [row] =
      await database.ask(`select (select count(*)::int from listing) as listings, (select count(*)::int from snapshot) as snapshots,
      (select count(distinct snapshot_id)::int from screening) as screenings, (select count(*)::int from finding) as findings`);
    return {
      listings: Number(row?.listings),
      snapshots: Number(row?.snapshots),
      screenings: Number(row?.screenings),
      findings: Number(row?.findings),
    };
  };
  const screened = async (): Promise<number> => (await count().catch(() => null))?.screenings ?? -1;
  // Its connections run through the proxies of this process, which must not wait for it.
  const vigie = async (...args: string[]): Promise<string> =>
    (
      await promisify(execFile)(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], {
        cwd: ROOT,
        env: { ...process.env, ...env },
      })
    ).stdout;

  test('nothing is lost and nothing is found twice', { timeout: 10_000_000 }, async (t) => {
    const path = join(folder, 'offers.jsonl');
    const positions = join(folder, 'positions.json');
    const workers = [worker(1), worker(2)];
    const sending = ['stream', 'send', path, '--positions', positions, '--patience', '30'];
    let source: Kept | null = null;
    const killed: Record<string, number> = {};
    const kinds: [string, () => Promise<void>][] = [
      ['worker', async () => workers[Math.floor(Math.random() * workers.length)]?.kill()],
      [
        'server',
        async () => {
          const server = servers[Math.floor(Math.random() * servers.length)];
          await server?.kill();
          await delay(500);
          await server?.start();
          await delay(1_500); // Two of three keep a stream; one at a time is away.
        },
      ],
      [
        'database',
        async () => {
          await database.stop();
          await delay(300);
          await database.start();
        },
      ],
      [
        'network to the servers',
        async () => {
          await Promise.all(proxies.map((proxy) => proxy.cut(700)));
        },
      ],
      ['network to the database', () => toDatabase.cut(700)],
      ['source', async () => source?.kill()],
    ];
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill === KILLS / 2) workers.push(worker(3), worker(4));
      // The source grows, and each kill falls while what is new is on its way.
      const from = Math.floor((LISTINGS * kill) / KILLS);
      await writeSource(path, 'a', Math.floor((LISTINGS * (kill + 1)) / KILLS) - from, from);
      source = new Kept(sending, env, (code) => code !== 0);
      await delay(500 + 2_500 * Math.random());
      const [name, act] = kinds[kill % kinds.length] ?? ['', async () => {}];
      await act();
      killed[name] = (killed[name] ?? 0) + 1;
      assert.equal(await source.ended, 0, source.said.join(''));
    }
    const at = await count();
    for (const until = Date.now() + 600_000; (await screened()) < LISTINGS && Date.now() < until; ) await delay(500);
    t.diagnostic(`${JSON.stringify(killed)}; ${at.screenings} of ${LISTINGS} were screened at the last kill`);
    const findings = Math.ceil(LISTINGS / FOUND);
    assert.deepEqual(
      await count(),
      { listings: LISTINGS, snapshots: LISTINGS, screenings: LISTINGS, findings },
      workers.map(({ said }) => said.join('')).join('\n'),
    );
    const broker = await openBroker(settings());
    for (const until = Date.now() + 120_000; Date.now() < until; await delay(500)) {
      const { waiting, inFlight } = await broker.figures();
      if (waiting + inFlight === 0) break;
    }
    const { waiting, inFlight, poison } = await broker.figures();
    assert.deepEqual([waiting, inFlight, poison], [0, 0, 0]);
    assert.deepEqual(await broker.differences(), []);
    await broker.close();
    const told = JSON.parse(await vigie('stream', 'reconcile', path, '--unit', 'one', '--positions', positions));
    assert.deepEqual([told.sent, told.compared, told.missing], [LISTINGS, LISTINGS, 0]);
    await Promise.all(workers.map((each) => each.end()));
  });

  test('a listing costs two workers what it costs one', { timeout: 3_000_000 }, async (t) => {
    const broker = await openBroker(settings());
    // They have to agree on a leader first.
    for (const until = Date.now() + 60_000; Date.now() < until; await delay(500))
      if (
        await broker.ensure().then(
          () => true,
          () => false,
        )
      )
        break;
    await broker.close();
    const ROUNDS = 3;
    const WARM = 3_000;
    const EACH = 12_000;
    const costs: Record<1 | 2, number[]> = { 1: [], 2: [] };
    for (let round = 0; round < 2 * ROUNDS; round++) {
      const many = round % 2 === 0 ? 1 : 2;
      const workers = Array.from({ length: many }, (_, n) => worker(n + 1));
      while (!workers.every(({ said }) => said.join('').includes('working'))) await delay(100);
      await delay(2_000);
      /** What waits is there before any of it is taken: each worker has all that it asks for. */
      const take = async (name: string, count: number): Promise<number> => {
        const had = await screened();
        const path = join(folder, `${name}.jsonl`);
        await writeSource(path, name, count);
        for (const each of workers) each.kill('SIGSTOP');
        await vigie('stream', 'send', path, '--positions', join(folder, 'rounds.json'));
        const before = workers.reduce((sum, each) => sum + each.cpu, 0);
        for (const each of workers) each.kill('SIGCONT');
        while ((await screened()) < had + count) await delay(100);
        return workers.reduce((sum, each) => sum + each.cpu, 0) - before;
      };
      // What a process compiles it compiles once.
      await take(`warm-${round}`, WARM * many);
      costs[many].push((1_000 * (await take(`round-${round}`, EACH))) / EACH);
      await Promise.all(workers.map((each) => each.end()));
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const [one, two] = [median(costs[1]), median(costs[2])];
    t.diagnostic(
      `processor time of a listing: one worker ${one.toFixed(3)} ms (${costs[1].map((each) => each.toFixed(3)).join(', ')}), two ${two.toFixed(3)} ms (${costs[2].map((each) => each.toFixed(3)).join(', ')}): two cores do ${((2 * one) / two).toFixed(2)} times the work of one`,
    );
    assert.ok((2 * one) / two >= 1.7);
  });
});
