import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { runCommands } from '../../../testing/commands/run-commands.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';
import { keepShared, SERVICE_LOCK } from '../../base/database/advisory-lock.ts';

describeStore('vigie keys', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
  });
  after(() => made.drop());

  const rotate = (...which: string[]) => {
    const { dataDir, databaseUrl } = made.settings;
    const env = { VIGIE_DATA: dataDir, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
    return runCommands(
      which.map((one) => ['keys', 'rotate', one]),
      { env },
    );
  };

  test('changes no key while a process has the old one, whether it answers people or works', async () => {
    for (const works of [true, false]) {
      const started = await startTestVigie(made, { works });
      try {
        const keys = works ? ['storage', 'exchange', 'log'] : ['log'];
        for (const [at, { status, stderr }] of rotate(...keys).entries())
          assert.deepEqual([status, /Stop it first/.test(stderr)], [3, true], `${keys[at]}: ${stderr}`);
      } finally {
        await started.stop();
      }
    }
    assert.deepEqual(
      rotate('storage').map(({ status, stderr }) => ({ status, stderr })),
      [{ status: 0, stderr: '' }],
    );
  });

  test('no process starts while a key is changed', async () => {
    const store = await made.open();
    const lock = await store.tryLock(SERVICE_LOCK);
    await assert.rejects(startTestVigie(made), { code: 'VIGIE_KEYS_CHANGING' });
    await lock?.release();
    await (await startTestVigie(made)).stop();
  });

  test('who shares the lock takes it again when the database ends the connection', async () => {
    const store = await made.open();
    const release = await keepShared(() => store.tryLock(SERVICE_LOCK, 'shared'));
    const isFree = async (): Promise<boolean> => {
      const lock = await store.tryLock(SERVICE_LOCK);
      await lock?.release();
      return lock !== null;
    };
    assert.equal(await isFree(), false);
    await made.asOwner(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'
      and database = (select oid from pg_database where datname = current_database())`);
    for (let waits = 0; waits < 100 && (await isFree()); waits++) await delay(50);
    assert.equal(await isFree(), false, 'taken again');
    await release?.();
    assert.equal(await isFree(), true);
  });
});
