import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createSigner, lockFolder, verifierKey } from '@vigie/proof';
import { dataFolder } from '../../testing/stores.ts';
import { ROOT } from '../base/core/home.ts';

test('a folder that another process holds, and a key that is none, are said in words and by their exit', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-held-'));
  const unlock = lockFolder(dir);
  const watch = (key: string) => {
    const args = [join(ROOT, 'bin/vigie.js'), 'witness', '--name', 'w', '--port', '0', '--data', dir, '--log', key];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stderr };
  };
  const held = watch(verifierKey(createSigner('test.example/log', new Uint8Array(32).fill(7))));
  assert.equal(held.status, 3, held.stderr);
  assert.match(held.stderr, new RegExp(`^vigie: .*${dir}.*\\n$`));
  assert.doesNotMatch(held.stderr, /fault in Vigie/);
  unlock();
  assert.equal(watch('none').status, 2);
  rmSync(dir, { recursive: true });
});

/** `vigie serve`, or `vigie web`, on a data folder that has its database, and what it writes to stderr. */
function serve(dataDir: string, settings: Record<string, string>, command = 'serve') {
  const child = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), command], {
    env: { ...process.env, VIGIE_DATA: dataDir, VIGIE_BROWSER: 'none', DATABASE_URL: undefined, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece;
  });
  return { child, said: () => said };
}

describe('vigie serve', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  before(async () => {
    folder = await dataFolder();
  });
  after(() => folder.drop());

  test('an address that is taken is said in a line, and the process ends', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { child, said } = serve(folder.path, { VIGIE_PORT: port });
    const [status] = await once(child, 'close');
    other.close();
    assert.equal(status, 3, said());
    assert.match(said(), new RegExp(`^vigie: .*${port}.*VIGIE_PORT.*\\n$`, 'm'));
    assert.doesNotMatch(said(), /fault in Vigie/);
  });

  test('the log shows each request where VIGIE_LOG_LEVEL asks for it, and not by itself', async () => {
    for (const [level, shown, command] of [
      ['warn', false, 'web'],
      ['info', true, 'serve'],
    ] as const) {
      const { child, said } = serve(folder.path, { VIGIE_PORT: '0', VIGIE_LOG_LEVEL: level }, command);
      const [address] = await once(child.stdout, 'data');
      await fetch(`${String(address).trim()}/v1/cases?text=secret`);
      const ended = once(child, 'close');
      // A terminal and npm may ask twice: it ends in order all the same.
      child.kill('SIGINT');
      await wait(30);
      child.kill('SIGINT');
      assert.deepEqual(await ended, [0, null], said());
      assert.doesNotMatch(said(), /killed/, 'each of its processes ended by itself');
      assert.equal(said().includes('"route":"/v1/cases"'), shown, said());
      assert.doesNotMatch(said(), /secret/, 'nothing of what was asked for');
    }
    const open = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter(
      (path) => (lstatSync(join(folder.path, path)).mode & 0o077) !== 0,
    );
    assert.deepEqual(open, [], 'what it wrote is its owner’s alone');
  });
});
