import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { noChromium } from './browser.ts';
import { testConsole } from './screens/console.ts';
import { testDocuments } from './screens/documents.ts';
import { testFollowUp } from './screens/follow-up.ts';
import { shareDemo } from './start-demo.ts';

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return String(typeof address === 'object' && address ? address.port : 0);
}

describe('the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-demo-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('in a browser, with a look at each screen in each state', { skip: noChromium }, () => {
    const demo = shareDemo(() => join(folder, 'demo'), { isLong: true });
    testConsole(demo);
    testDocuments(demo);
    testFollowUp(demo);
  });

  test('npm run dev shows the console by Vite before the service, and leaves nothing running', {
    timeout: 300_000,
  }, async () => {
    const dev = spawn('npm', ['run', 'dev', '--', '--port', await freePort()], {
      cwd: join(import.meta.dirname, '..'),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true', VIGIE_BROWSER: 'none', VIGIE_DATA: folder, VIGIE_PORT: await freePort() },
    });
    const group = -(dev.pid ?? Number.NaN);
    let output = '';
    const entrance = await new Promise<string>((resolve, reject) => {
      for (const stream of [dev.stdout, dev.stderr]) {
        stream.setEncoding('utf8').on('data', (piece: string) => {
          output += piece;
          const found = /console is open at (\S+)/.exec(output)?.[1];
          if (found !== undefined) resolve(found);
        });
      }
      dev.on('close', (code) => reject(new Error(`npm run dev ended with ${code}: ${output}`)));
    });
    try {
      const page = await (await fetch(new URL('/', entrance))).text();
      assert.match(page, /\/@vite\/client/, 'a change is shown at once');
      assert.match(await (await fetch(new URL('/src/main.tsx', entrance))).text(), /createRoot/);
      const entered = await fetch(entrance, { redirect: 'manual' });
      assert.equal(entered.status, 302);
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      const cases = await fetch(new URL('/v1/cases', entrance), { headers: { cookie } });
      assert.equal(cases.status, 200);
      assert.match(await cases.text(), /"cas_/, "the demo's data is there");
    } finally {
      const ended = once(dev, 'close');
      process.kill(group, 'SIGINT');
      await ended;
      assert.throws(() => process.kill(group, 0), { code: 'ESRCH' }, 'nothing is left running');
    }
  });
});
