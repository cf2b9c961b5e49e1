// The service on a server of somebody else's (PostgreSQL 15), which is restarted and ends its connections while people
// write. Some of it in base/database/faults.test.ts.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { debianServer, type OwnServer } from '../testing/own-server.ts';
import { type Served, serve } from '../testing/served.ts';
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

const RESTARTS = Number(process.env.VIGIE_RESTARTS ?? 20);
const BACKENDS = Number(process.env.VIGIE_BACKENDS ?? 200);
const WITHIN_MS = 5000;

const dataDir = mkdtempSync(join(tmpdir(), 'vigie-data-'));
let server: OwnServer;
let site: Awaited<ReturnType<typeof startSite>>;
let served: Served;
let load: WriteLoad;
before(async () => {
  server = await debianServer();
  site = await startSite();
  const session = await enrolWriter({ url: server.url });
  // It is started before its server, and waits.
  await server.stop();
  served = await serve({ VIGIE_DATA: dataDir, DATABASE_URL: server.url, VIGIE_ALLOW: site.host });
  while (!/does not answer yet/.test(served.said())) await delay(50);
  await server.start();
  await served.untilReady();
  load = startLoad(served.url, session, site.host);
});
after(async () => {
  await load?.stop().catch(() => {});
  await served?.stop();
  site.close();
  await server.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
const good = (): Promise<number> => untilGood(load, served.said);

test(`the server is restarted ${RESTARTS} times under people who write`, async () => {
  const took: number[] = [];
  for (let restart = 0; restart < RESTARTS; restart++) {
    await good();
    await delay(Math.random() * 500);
    await server.stop();
    await delay(Math.random() * 2000);
    const reply = await fetch(`${served.url}/health/ready`);
    assert.equal(reply.status, 503);
    assert.ok(reply.headers.has('retry-after'));
    await server.start();
    took.push(await good());
  }
  process.stderr.write(`ms from the server's return to a good answer: ${took.sort((a, b) => a - b).join(' ')}\n`);
  assert.ok(Math.max(...took) < WITHIN_MS);
  assert.equal(served.ended(), 0, `no process dies: ${served.said()}`);
});

test(`${BACKENDS} of its connections are ended under people who write`, async () => {
  for (let ended = 0; ended < BACKENDS; await delay(50)) {
    const gone = await server.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = (select app from vigie_roles()) order by random() limit 5`,
    );
    ended += gone.length;
  }
  assert.ok((await good()) < WITHIN_MS);
  assert.equal(served.ended(), 0, `no process dies: ${served.said()}`);
});

test('nothing that was acknowledged is lost, and nothing was done twice', async () => {
  await untilSome(load);
  await load.stop();
  await untilDone(server.ask);
  const told = await compare(server.ask, load, dataDir);
  process.stderr.write(`told: ${JSON.stringify(told)}, statuses: ${JSON.stringify([...load.statuses])}\n`);
  for (const [what, count] of Object.entries(told)) assert.ok(count > 0, `no ${what} at all`);
  const { code, ms } = await served.stop();
  assert.deepEqual([code, ms < 15_000], [0, true], 'asked to end, it ends in order');
});
