import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../database/store.ts';

describeStore('work that several processes could do', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
  });
  after(() => made.drop());

  /** A process that works on one queue: a job takes `ms`, and says its number when it begins. */
  function startWorker(ms: number): ChildProcess & { did: string[] } {
    const script = `
      import pino from ${JSON.stringify(import.meta.resolve('pino'))};
      import { createJobs } from ${JSON.stringify(import.meta.resolve('./jobs.ts'))};
      import { openStore } from ${JSON.stringify(import.meta.resolve('../database/store.ts'))};
      import { allMigrations } from ${JSON.stringify(import.meta.resolve('../../migrations.ts'))};
      const store = await openStore({ url: ${JSON.stringify(made.settings.databaseUrl)} }, allMigrations());
      const run = async ({ number }) => {
        console.log('did ' + number);
        await new Promise((done) => setTimeout(done, ${ms}));
      };
      const queues = () => [{ name: 'test.work', concurrency: 2, run }];
      const jobs = createJobs({ store, clock: () => new Date(), log: pino({ level: 'silent' }), queues, subscriptions: [] });
      await jobs.start();
      console.log('ready');
      process.on('message', (number) => store.inUnit('unt', (tx) => jobs.send(tx, 'test.work', { unit: 'unt', number })).catch(() => {}));
      process.on('SIGTERM', () => jobs.stop().then(() => store.close()).then(() => process.exit(0)));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const did: string[] = [];
    child.stdout?.on('data', (piece: Buffer) => did.push(...piece.toString().split('\n').filter(Boolean)));
    return Object.assign(child, { did });
  }

  async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<number> {
    const began = Date.now();
    while (Date.now() < began + 60_000) {
      if (await holds()) return Date.now() - began;
      await delay(10);
    }
    assert.fail(`waited in vain: ${what}`);
  }

  const active = async (): Promise<number> => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from pgboss.job where name = 'test.work' and state = 'active'`.execute(store.db);
    return rows[0]?.n ?? 0;
  };

  test('one process works, another follows it when it is killed, and does again at once what it left', async () => {
    const first = startWorker(60_000);
    await until('the first is ready', () => first.did.includes('ready'));
    const second = startWorker(5);
    await until('the second is ready', () => second.did.includes('ready'));
    second.send(1);
    await until('the first has it', () => first.did.includes('did 1'));
    assert.equal(await active(), 1);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const took = await until('the second does it again', () => second.did.includes('did 1'));
    assert.ok(took < 20_000, `${took} ms: no heartbeat had to be missed`);
    await until('it is done', async () => (await active()) === 0);
    second.kill('SIGTERM');
    await once(second, 'exit');
  });

  test('a process whose connections the database ends goes on with its work', async () => {
    const worker = startWorker(5);
    await until('it is ready', () => worker.did.includes('ready'));
    for (let round = 0; round < 3; round++) {
      await made.asOwner(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = (select app from vigie_roles()) and pid <> pg_backend_pid()`,
      );
      await until('it can queue again', async () => {
        worker.send(`after ${round}`);
        await delay(300);
        return worker.did.includes(`did after ${round}`);
      });
    }
    worker.kill('SIGTERM');
    assert.deepEqual(await once(worker, 'exit'), [0, null]);
  });
});
