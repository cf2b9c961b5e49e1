import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pino from 'pino';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import type { Store } from '../database/store.ts';
import { createJobs, type Queue } from './jobs.ts';
import { createWaking } from './wake.ts';

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
      await jobs.start(true);
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

  test('what a queue’s jobs rely on now holds for the queue of an earlier version too', async () => {
    const start = async (queue: Partial<Queue>): Promise<object | undefined> => {
      const queues = () => [{ name: 'test.changed', run: async () => {}, ...queue }];
      const log = pino({ level: 'silent' });
      const jobs = createJobs({ store, clock: () => new Date(), log, queues, subscriptions: [] });
      await jobs.start(false);
      await jobs.stop();
      return (
        await sql<object>`select policy, retry_limit, retry_delay from pgboss.queue where name = 'test.changed'`.execute(
          store.db,
        )
      ).rows[0];
    };
    assert.deepEqual(await start({}), { policy: 'standard', retry_limit: 5, retry_delay: 2 });
    const changed = { every: '0 3 * * *', retryLimit: 0, retryDelaySeconds: 60 };
    assert.deepEqual(await start(changed), { policy: 'short', retry_limit: 0, retry_delay: 60 });
  });

  test('who ends work waits for those that are about to begin, and nobody begins after', async () => {
    const waking = createWaking(store.db, pino({ level: 'silent' }));
    const { promise, resolve } = Promise.withResolvers<string[]>();
    waking.add('test.work', () => promise);
    waking.add('test.other', () => assert.fail('nobody begins any more'));
    waking.begin('test.work');
    const told: string[] = [];
    const ended = waking.clear().then((queues) => told.push(...queues));
    waking.begin('test.other');
    await delay(20);
    assert.deepEqual(told, []);
    resolve(['worker']);
    await ended;
    assert.deepEqual(told, ['test.work']);
  });

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

  test('jobs of a queue run in their order, one of a key waits at most, and a slow one holds up none beside it', async () => {
    const own = await make();
    const opened = await own.open();
    const did: string[] = [];
    let hold = true;
    let ticked = 0;
    let holdTicked = true;
    const queues: Queue[] = [
      { name: 'test.inOrder', run: async ({ number }) => void did.push(`${number}`) },
      {
        name: 'test.aside',
        concurrency: 2,
        async run({ slow }) {
          while (slow && hold) await delay(20);
          did.push(slow ? 'slow' : 'quick');
        },
      },
      {
        name: 'test.failing',
        retryDelaySeconds: 1,
        async run({ bad, number }) {
          did.push(`${number}`);
          await delay(bad ? 0 : 1500);
          if (bad) throw new Error('no answer');
        },
      },
      {
        name: 'test.ticked',
        every: '0 0 1 1 *',
        async run() {
          ticked += 1;
          while (holdTicked) await delay(20);
        },
      },
    ];
    const clock = () => new Date();
    const log = pino({ level: 'silent' });
    const jobs = createJobs({ store: opened, clock, log, queues: () => queues, subscriptions: [] });
    await jobs.start(true);
    const send = (queue: string, contents: object[]) =>
      opened.inUnit('unt', (tx) =>
        jobs.sendAll(
          tx,
          queue,
          contents.map((content) => ({ unit: 'unt', ...content })),
        ),
      );
    const took = () => did.splice(0);
    // Ticks of a queue whose work takes long: one runs, one waits.
    await sql`insert into unit (id, name, made_at) values ('unt', 'Unit', now())`.execute(opened.db);
    for (let n = 0; n < 6; n++)
      await sql`insert into pgboss.job (name, data) values ('test.ticked.tick', 'null')`.execute(opened.db);
    const numbers = Array.from({ length: 30 }, (_, number) => ({ number }));
    await send('test.inOrder', numbers);
    await until('all ran', () => did.length === numbers.length);
    assert.deepEqual(
      took(),
      numbers.map(({ number }) => `${number}`),
    );
    await send('test.aside', [{ slow: true }, ...Array.from({ length: 5 }, () => ({ slow: false }))]);
    await until('the quick ones ran', () => did.length === 5);
    assert.deepEqual(new Set(took()), new Set(['quick']));
    hold = false;
    await until('the slow one ran', () => did.length === 1);
    took();
    // The failing one comes again after one second, and would be the oldest: those never tried go first.
    await send('test.failing', [{ bad: true, number: 0 }, { number: 1 }, { number: 2 }, { number: 3 }]);
    await until('it came again', () => did.length >= 5);
    assert.deepEqual(took().slice(0, 4), ['0', '1', '2', '3']);
    const ticks = () => sql`select from pgboss.job where name = 'test.ticked.tick' and state = 'completed'`;
    await until('it was ticked', async () => (await ticks().execute(opened.db)).rows.length === 6);
    await send('test.ticked', [{}, {}]);
    holdTicked = false;
    await until('all is done', async () => (await jobs.pending()) === 0);
    assert.ok(ticked >= 3 && ticked <= 4, `${ticked}: what is asked for is never left out, what six ticks ask for is`);
    await jobs.stop();
    await own.drop();
  });
});
