import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startCaptureSite } from '../../../testing/capture-site.ts';
import { findChromium } from './chromium.ts';
import { openBrowser } from './shared-browser.ts';

const skip = findChromium() ? false : 'no Chromium on this machine';

test('a Chromium that was killed is started again, until it was closed', { skip }, async () => {
  const own = openBrowser();
  assert.ok(own);
  const profile = await own.openProfile({});
  const session = await profile.browser()?.newBrowserCDPSession();
  await session?.send('Browser.crash').catch(() => {});
  const site = await startCaptureSite();
  assert.equal((await site.capture('/offer', { browser: own })).by, 'browser');
  await own.close();
  // A capture that is still under way would leave it behind, and the process with it.
  await assert.rejects(own.openProfile({}), /closed/);
  site.stop();
});

test('neither Chromium nor its profile outlives a process that is killed', { skip }, async () => {
  const script = `import { openBrowser } from ${JSON.stringify(new URL('./shared-browser.ts', import.meta.url).href)};
    const profile = await openBrowser().openProfile({});
    await (await profile.newPage()).setContent('<p>x');
    const session = await profile.browser().newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    console.log(JSON.stringify(processInfo.map(({ id }) => id)));
    setInterval(() => {}, 1000);`;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kill-'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  const [line] = await child.stdout.take(1).toArray();
  const pids: number[] = JSON.parse(String(line));
  assert.ok(pids.length > 1 && pids.every(isAlive));
  assert.notDeepEqual(readdirSync(folder), []);
  child.kill('SIGKILL');
  for (let time = 0; time < 50 && (pids.some(isAlive) || readdirSync(folder).length > 0); time++) await wait(100);
  assert.deepEqual(pids.filter(isAlive), []);
  assert.deepEqual(readdirSync(folder), []);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('CHROMIUM_PATH decides', () => {
  assert.equal(findChromium({ CHROMIUM_PATH: '/nonexistent', PATH: process.env.PATH }), null);
  assert.equal(findChromium({ CHROMIUM_PATH: process.execPath }), process.execPath);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
