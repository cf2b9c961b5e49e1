import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { keepOutput } from '../../../testing/commands/command-output.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { type Config, readConfig } from '../../base/core/config.ts';
import { openVigieVault } from '../../main.ts';
import { runLogVerify } from './log.ts';

describeStore('vigie log verify', (make) => {
  let made: TestStore;
  let config: Config;
  let log: string;
  before(async () => {
    made = await make();
    config = { ...readConfig({ VIGIE_DATA: made.settings.dataDir }), ...made.settings };
    log = join(config.dataDir, 'log');
  });
  after(() => made.drop());

  async function verify(with_: Config = config) {
    const { io, read } = keepOutput();
    const code = await runLogVerify(io, with_);
    return { code, ...JSON.parse(read().trim().split('\n').at(-1) ?? '') };
  }
  async function grow(n: number): Promise<void> {
    const { store, vault } = await openVigieVault(config);
    await (await vault.log()).append([Buffer.alloc(32, n)]);
    await vault.close();
    await store.close();
  }

  test('compares the folder with the database, so that an older copy of the one is told', async () => {
    await grow(1);
    const well = await verify();
    assert.deepEqual(
      [well.code, well.ok, well.size, well.compared],
      [0, true, 1, { ok: true, with: ['database'], why: null }],
    );
    cpSync(log, `${log}-copy`, { recursive: true });
    await grow(2);
    assert.equal((await verify()).size, 2);
    renameSync(log, `${log}-newer`);
    cpSync(`${log}-copy`, log, { recursive: true });
    const older = await verify();
    assert.deepEqual([older.code, older.ok, older.size, older.fault, older.compared.ok], [1, false, 1, null, false]);
    assert.match(older.compared.why, /older|1 entry/);
    rmSync(log, { recursive: true });
    cpSync(`${log}-newer`, log, { recursive: true });
    assert.equal((await verify()).code, 0, 'the newer one was put back');
  });

  test('says where there is no database, or none that answers; the folder is verified all the same', async () => {
    const away = await verify({ ...config, databaseUrl: 'postgresql://vigie@127.0.0.1:1/none' });
    assert.deepEqual([away.code, away.ok, away.size, away.compared.ok, away.compared.with], [3, true, 2, null, []]);
    assert.match(away.compared.why, /127\.0\.0\.1/);
    const elsewhere = join(config.dataDir, 'elsewhere');
    mkdirSync(elsewhere);
    for (const part of ['log', 'log-key.json'])
      cpSync(join(config.dataDir, part), join(elsewhere, part), { recursive: true });
    const alone = await verify({ ...config, dataDir: elsewhere, databaseUrl: null });
    assert.deepEqual([alone.code, alone.ok, alone.size], [0, true, 2]);
    assert.deepEqual(alone.compared, { ok: null, with: [], why: 'There is no database to compare with.' });
  });

  test('makes no key in a folder that has lost its own', async () => {
    const key = join(config.dataDir, 'log-key.json');
    renameSync(key, `${key}.away`);
    await assert.rejects(verify(), { code: 'VIGIE_LOG_FOLDER_EMPTY' });
    assert.ok(!existsSync(key));
    renameSync(`${key}.away`, key);
  });
});
