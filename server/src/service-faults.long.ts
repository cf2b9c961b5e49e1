// The service as it is run, while people write and what it stands on dies: its own processes by kill -9, and the
// database that it brings along. On a server of somebody else's: server-faults.long.ts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Served, serve } from '../testing/served.ts';
import { dataFolder } from '../testing/stores.ts';
import {
  compare,
  enrolWriter,
  startLoad,
  startSite,
  untilDone,
  untilGood,
  untilSome,
  type WriteLoad,
} from '../testing/write-load.ts';
import { ROOT } from './base/core/home.ts';
import { type EmbeddedServer, holdServer } from './base/database/embedded/embedded-server.ts';

const KILLS = Number(process.env.VIGIE_KILLS ?? 200);
const DATABASE_KILLS = Number(process.env.VIGIE_DATABASE_KILLS ?? 20);

// Not for the whole process: other files' tests run in it, and people would write all the while.
describe('the service, while people write', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let site: Awaited<ReturnType<typeof startSite>>;
  let served: Served;
  let load: WriteLoad;
  before(async () => {
    folder = await dataFolder();
    site = await startSite();
    const session = await enrolWriter({ dataDir: folder.path });
    served = await serve({ VIGIE_DATA: folder.path, VIGIE_ALLOW: site.host });
    await served.untilReady();
    load = startLoad(served.url, session, site.host);
  });
  after(async () => {
    await load?.stop().catch(() => {});
    await served?.stop();
    site.close();
    await folder.drop();
  });

  const good = (): Promise<number> => untilGood(load, served.said);

  const postmaster = (): number =>
    Number(readFileSync(join(folder.path, 'database/data/postmaster.pid'), 'utf8').split('\n')[0]);

  test('the database that Vigie brings is killed under people who write: they are answered again within seconds', async () => {
    let slowest = 0;
    for (let kill = 0; kill < DATABASE_KILLS; kill++) {
      await good();
      process.kill(postmaster(), 'SIGKILL');
      slowest = Math.max(slowest, await good());
    }
    assert.equal(served.ended(), 0, 'the service outlives its database');
    process.stderr.write(`the database killed ${DATABASE_KILLS} times, at most ${slowest} ms without a good answer\n`);
    // Its recovery included, on a machine that may have more to do.
    assert.ok(slowest < 20_000, `${slowest} ms without a good answer`);
  });

  test('processes of the service are killed, each in turn: whoever starts them again finds all there', async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      await good();
      await delay(Math.random() * 400);
      const processes = served.processes();
      process.kill(processes[kill % processes.length] ?? 0, 'SIGKILL');
      await good();
    }
    process.stderr.write(`processes of the service killed ${KILLS} times\n`);
  });

  test('nothing that was acknowledged is lost, and nothing was done twice', async () => {
    await untilSome(load);
    await load.stop();
    let server: EmbeddedServer | null = null;
    let client: pg.Client | null = null;
    try {
      server = await holdServer(folder.path);
      client = new pg.Client({ connectionString: server.url });
      await client.connect();
      const connected = client;
      const ask = async (statement: string) => (await connected.query<Record<string, unknown>>(statement)).rows;
      await untilDone(ask);
      const told = await compare(ask, load, folder.path);
      for (const [what, count] of Object.entries(told)) assert.ok(count > 0, `no ${what} at all`);
      process.stderr.write(`told: ${JSON.stringify(told)}, statuses: ${JSON.stringify([...load.statuses])}\n`);
    } finally {
      await client?.end();
      await server?.release();
    }
    const { code, ms } = await served.stop();
    assert.deepEqual([code, ms < 15_000], [0, true], `asked to end, it ends in order: ${served.said()}`);
    execFileSync(process.execPath, [join(ROOT, 'bin/vigie.js'), 'log', 'verify'], {
      env: { ...process.env, VIGIE_DATA: folder.path },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });
});
