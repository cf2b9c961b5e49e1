import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startCaptureSite } from '../../../testing/capture/capture-site.ts';
import { findChromium, launch } from './chromium.ts';
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

test('a Chromium of which nothing can be learnt is ended', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-dumb-'));
  t.after(() => rmSync(folder, { recursive: true }));
  // It starts as Chromium does, and refuses to tell of its processes.
  const dumb = `const { appendFileSync, createReadStream, writeSync } = require('node:fs');
    appendFileSync(${JSON.stringify(join(folder, 'pids'))}, process.pid + ' ');
    let text = '';
    createReadStream('', { fd: 3 }).on('end', () => process.exit()).on('data', (data) => {
      text += data;
      for (let at; (at = text.indexOf('\\0')) >= 0; text = text.slice(at + 1)) {
        const { id, method, sessionId } = JSON.parse(text.slice(0, at));
        const answer = method.startsWith('SystemInfo') ? { error: { code: 1, message: 'not told' } }
          : { result: { product: 'HeadlessChrome/140.0.0.0', userAgent: 'x', sessionId: 's', targetInfos: [] } };
        writeSync(4, JSON.stringify({ id, sessionId, ...answer }) + '\\0');
        if (method === 'Browser.close') process.exit();
      }
    });`;
  const script = join(folder, 'dumb.cjs');
  writeFileSync(script, dumb);
  const executable = join(folder, 'chromium');
  writeFileSync(executable, `#!/bin/sh\nexec '${process.execPath}' '${script}'\n`, { mode: 0o755 });
  await assert.rejects(launch(executable), /not told/);
  const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split(' ').map(Number);
  assert.equal(pids.length, 1);
  assert.deepEqual(pids.filter(isAlive), []);
});

test('what Chromium keeps goes with it too where both are told to end', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie ends '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const executable = join(folder, 'a chromium');
  writeFileSync(executable, '#!/bin/sh\necho "$2"\nexec sleep 60\n', { mode: 0o755 });
  const [profile, other] = [join(folder, 'a profile'), join(folder, 'other')];
  for (const each of [profile, other]) mkdirSync(each);
  const start = async (...given: string[]) => {
    const child = spawn(fileURLToPath(new URL('run-chromium.sh', import.meta.url)), given, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, VIGIE_CHROMIUM: executable, profile: other },
      detached: true,
    });
    const [line] = await child.stdout.take(1).toArray();
    const ended = new Promise((done) => child.once('exit', done));
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await ended;
    return String(line);
  };
  assert.equal(await start(`--user-data-dir=${profile}`, 'about: blank'), 'about: blank\n');
  await start('--no-profile', 'x');
  assert.deepEqual(readdirSync(folder).sort(), ['a chromium', 'other']);
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
