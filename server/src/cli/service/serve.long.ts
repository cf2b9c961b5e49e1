import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { ROOT } from '../../base/core/home.ts';

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? String(address.port) : '';
}

function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describeStore('vigie serve', (make) => {
  let made: TestStore;
  before(async () => {
    made = await make();
    await made.open();
  });
  after(() => made.drop());

  /** Its processes that run now, by what they do. */
  function childrenOf(service: ChildProcess): Map<string, number> {
    const pids = readFileSync(`/proc/${service.pid}/task/${service.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    const named = pids.map((pid) => [readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[2] ?? '', pid] as const);
    return new Map(named);
  }
  async function until<T>(what: string, ask: () => Promise<T | null> | T | null): Promise<T> {
    for (const began = Date.now(); Date.now() < began + 60_000; await delay(50)) {
      const found = await Promise.resolve()
        .then(ask)
        .catch(() => null);
      if (found !== null) return found;
    }
    return assert.fail(`waited in vain: ${what}`);
  }

  test('web and worker are processes of their own, each started again when it is killed, and end with it', async () => {
    const port = await freePort();
    const start = (): ChildProcess =>
      spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), 'serve'], {
        env: {
          ...process.env,
          VIGIE_DATA: made.settings.dataDir,
          DATABASE_URL: made.settings.databaseUrl ?? '',
          VIGIE_PORT: port,
          VIGIE_BROWSER: 'none',
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    const answers = () => fetch(`http://127.0.0.1:${port}/health`).then(({ ok }) => (ok ? true : null));
    const another = (name: string, than: number) =>
      until(`${name} runs again`, () => {
        const pid = childrenOf(service).get(name);
        return pid && pid !== than ? pid : null;
      });
    let service = start();
    await until('it answers', answers);
    let worker = await another('worker', 0);
    const web = await another('web', 0);
    process.kill(worker, 'SIGKILL');
    worker = await another('worker', worker);
    assert.ok(await answers(), 'what answers people goes on');
    process.kill(web, 'SIGKILL');
    const again = await another('web', web);
    await until('it answers again', answers);
    service.kill('SIGTERM');
    assert.deepEqual(await once(service, 'exit'), [0, null]);
    assert.deepEqual([runs(worker), runs(again)], [false, false]);

    service = start();
    await until('it answers', answers);
    const both = [await another('web', 0), await another('worker', 0)];
    service.kill('SIGKILL');
    await until('both ended', () => (both.some(runs) ? null : true));
  });
});
