import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Capture } from '@vigie/proof';
import { useCaptureSite } from '../../../testing/capture/capture-site.ts';
import type { CaptureOptions } from './capture.ts';
import { findChromium } from './chromium.ts';
import { shareBrowser } from './shared-browser.ts';

const { browser, skip, site, take } = useCaptureSite();

test('Chromium reaches nothing that the visitor refuses', { skip }, async () => {
  site().seen.length = 0;
  const taken = await take('/private-parts');
  assert.equal(taken.by, 'browser');
  const told = taken.gaps.join('\n');
  for (const part of [
    'http://127.0.0.1:1/',
    'http://10.0.0.1/x.png',
    'http://localhost/x',
    'http://[::1]/',
    'a WebSocket',
    '192.168.0.1',
    'DELETE, not sent',
  ]) {
    assert.ok(told.includes(part), `${part} in\n${told}`);
  }
  assert.deepEqual(site().pathsOf(taken), ['/private-parts']);
  assert.deepEqual(
    site().seen.filter((path) => !path.includes('robots')),
    ['GET /private-parts'],
  );
});

test('Chromium has no way of its own to the network, loopback included', { skip }, async () => {
  assert.ok(browser);
  site().seen.length = 0;
  const profile = await browser.openProfile({});
  const tab = await profile.newPage();
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    await assert.rejects(tab.goto(`http://${host}:${site().port}/offer`), /ERR_PROXY_CONNECTION_FAILED/);
  }
  await profile.close();
  assert.deepEqual(site().seen, []);
});

test('what hangs, breaks or floods ends within the budget, with what was fetched', { skip }, async () => {
  const timed = async (path: string, options?: CaptureOptions): Promise<[Capture, number]> => {
    const started = performance.now();
    return [await take(path, options), performance.now() - started];
  };
  await take('/offer'); // Chromium is started
  // What a plain page takes here and now: a slow machine, or a busy one, is given more beyond the budget.
  const [, plainMs] = await timed('/offer');
  for (const [path, by, totalMs] of [
    ['/hang', 'http', 1_000],
    ['/hang-later', null, 1_000],
    ['/never-ends', null, 1_500], // shown or not, by how fast the machine is
  ] as const) {
    const [taken, ms] = await timed(path, { budget: { totalMs, partMs: 1_000, requests: 30 } });
    assert.ok(ms < totalMs + 4_000 + 10 * plainMs, `${path} took ${ms} ms, a plain page ${plainMs}`);
    if (by) assert.equal(taken.by, by, path);
    assert.match(taken.text, /Lampe/);
    assert.notEqual(taken.gaps.length, 0);
    assert.ok(taken.exchanges.length <= 31 && taken.gaps.length <= 101);
  }
  const next = await take('/offer');
  assert.equal(next.by, 'browser', 'the next capture is not harmed');
});

test('a frame that hangs in a process of its own takes nothing from the page around it', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-frames-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const executable = join(folder, 'chromium with frames of their own');
  writeFileSync(executable, `#!/bin/sh\nexec '${findChromium()}' --site-per-process "$@"\n`, { mode: 0o755 });
  const own = shareBrowser(executable);
  t.after(own.close);
  const allow = [`127.0.0.1:${site().port}`, `localhost:${site().port}`];
  const taken = await take('/hanging-frame', { browser: own }, { allow });
  assert.equal(taken.by, 'browser', taken.gaps.join('\n'));
  assert.match(taken.dom ?? '', /<h1>Lampe/);
});

test('what is too large for the budget is left out, and said', async () => {
  const taken = await take('/offer', { browser: 'none', budget: { bytes: 500 } });
  assert.deepEqual(site().pathsOf(taken), ['/offer']);
  assert.ok(taken.gaps.some((gap) => /the budget of 200 requests and 500 octets is used up/.test(gap)));
});

test('dialogs, windows and downloads are refused', { skip }, async () => {
  const dialogs = await take('/dialogs');
  assert.equal(dialogs.by, 'browser');
  assert.deepEqual(
    dialogs.gaps.filter((gap) => gap.includes('dialog')),
    ['the page asked by a dialog: bonjour', 'the page asked by a dialog: oui ?'],
  );
  const download = await take('/download');
  assert.equal(download.by, 'browser');
  assert.deepEqual(download.gaps, [`${site().at}/file.zip: a download, not taken`]);
  assert.match(download.text, /Une lampe ordinaire/);
});
