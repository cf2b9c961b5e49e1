import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';
import { ROOT } from '../../base/core/config.ts';
import { keepShared, SERVICE_LOCK } from '../../base/database/advisory-lock.ts';

describeStore('vigie keys', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
  });
  after(() => made.drop());

  const rotate = (which: string) => {
    const { dataDir, databaseUrl } = made.settings;
    const env = { ...process.env, VIGIE_DATA: dataDir, DATABASE_URL: databaseUrl ?? undefined };
    const args = [join(ROOT, 'bin/vigie.js'), 'keys', 'rotate', which];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    return { status, stderr };
  };

  test('changes no key while a process has the old one, whether it answers people or works', async () => {
    for (const works of [true, false]) {
      const started = await startTestVigie(made, { works });
      try {
        for (const which of works ? ['storage', 'exchange', 'log'] : ['log']) {
          const { status, stderr } = rotate(which);
          assert.deepEqual([status, /Stop it first/.test(stderr)], [3, true], `${which}: ${stderr}`);
        }
      } finally {
        await started.stop();
      }
    }
    assert.deepEqual(rotate('storage'), { status: 0, stderr: '' });
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
