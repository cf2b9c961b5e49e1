import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { ROOT } from '../../base/core/home.ts';

describeStore('vigie worker', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
    await made.open();
  });
  after(() => made.drop());

  test('what fails while it starts ends the process: one that stayed would be started again by nobody', async () => {
    // The queues are there, and the last step of the start fails.
    await made.asOwner('alter table pgboss.schedule rename to elsewhere');
    const { dataDir, databaseUrl } = made.settings;
    const worker = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), 'worker'], {
      env: { ...process.env, VIGIE_DATA: dataDir, DATABASE_URL: databaseUrl ?? '' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 45_000,
      killSignal: 'SIGKILL',
    });
    const [[code], said] = await Promise.all([once(worker, 'exit'), text(worker.stderr)]);
    assert.equal(code, 3);
    assert.match(said, /schedule/);
  });
});
