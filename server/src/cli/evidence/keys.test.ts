import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';
import { keepShared, SERVICE_LOCK } from '../../base/database/advisory-lock.ts';
import { runKeysRotate } from './keys.ts';

describeStore('vigie keys', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
  });
  after(() => made.drop());

  /** `vigie keys rotate`, in this process, which has the settings of the installation meanwhile. */
  const rotate = async (which: 'storage' | 'exchange' | 'log'): Promise<number> => {
    const { dataDir, databaseUrl } = made.settings;
    const own = process.env;
    process.env = { ...own, VIGIE_DATA: dataDir, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
    const io = { stdout: new PassThrough().resume(), stderr: new PassThrough().resume(), isTerminal: false };
    return runKeysRotate(which, io).finally(() => {
      process.env = own;
    });
  };

  test('changes no key while a process has the old one, whether it answers people or works', async () => {
    for (const works of [true, false]) {
      const started = await startTestVigie(made, { works });
      try {
        for (const key of works ? (['storage', 'exchange', 'log'] as const) : (['log'] as const))
          await assert.rejects(rotate(key), { code: 'VIGIE_KEYS_SERVED', exit: 3, message: /Stop it first/ }, key);
      } finally {
        await started.stop();
      }
    }
    assert.equal(await rotate('storage'), 0);
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
