import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie } from '../../../testing/vigie.ts';
import { ROOT } from '../../base/core/config.ts';

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

  test('changes no key while somebody works with the old one, whether or not they have the log just now', async () => {
    const started = await startTestVigie(made);
    try {
      for (const which of ['storage', 'exchange', 'log']) {
        const { status, stderr } = rotate(which);
        assert.deepEqual([status, /Stop the service first/.test(stderr)], [3, true], `${which}: ${stderr}`);
      }
    } finally {
      await started.stop();
    }
    assert.deepEqual(rotate('storage'), { status: 0, stderr: '' });
  });
});
