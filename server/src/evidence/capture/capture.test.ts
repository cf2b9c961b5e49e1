import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Capture } from '@vigie/proof';
import { VigieError } from '../../base/core/errors.ts';
import { createVisitor, type VisitorOptions } from '../../base/fetch/fetch.ts';
import { type CaptureOptions, capture } from './capture.ts';
import { findChromium, openBrowser } from './chromium.ts';

const browser = openBrowser();
const skip = browser ? false : 'no Chromium on this machine';
const GREY = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="fr"><head><title>Lampe</title>${head}</head><body>${body}</body></html>`;
const filler = '<p>Une lampe ordinaire, livrée partout en France sous trois jours ouvrables.</p>'.repeat(5);

const PAGES: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/offer': html(
    page(
      `<h1>Lampe</h1>${filler}<img src="/grey.png"><img src="/missing.png"><img src="/to-private.png"><img loading="lazy" style="margin-top:4000px" src="/late.png"><p id=js></p><script>document.getElementById("js").textContent = "Ajouté par un script"; fetch("/api?x=1").then(r => r.text()).then(t => document.title = "Lampe " + t)</script>`,
      '<link rel="stylesheet" href="/style.css"><meta property="og:image" content="/og.png">',
    ),
  ),
  '/style.css': (_request, response) =>
    response.writeHead(200, { 'Content-Type': 'text/css' }).end('h1 { color: red }'),
  '/api': (request, response) => response.end(request.headers['user-agent']),
  '/moved': redirect('/offer'),
  '/to-private.png': redirect('http://169.254.169.254/latest'),
  '/error': (_request, response) =>
    response.writeHead(404, { 'Content-Type': 'text/html' }).end(page('<h1>Introuvable</h1>')),
  '/private-parts': html(
    page(
      `${filler}<iframe src="http://127.0.0.1:1/"></iframe><img src="http://10.0.0.1/x.png"><img src="http://localhost/x"><script>
      fetch("http://[::1]/").catch(() => {}); new WebSocket("ws://127.0.0.1:1/"); navigator.sendBeacon("http://192.168.0.1/", "x");
      fetch("/delete", {method: "DELETE"}).catch(() => {}); navigator.serviceWorker && navigator.serviceWorker.register("/sw.js").catch(() => {});
      new Worker(URL.createObjectURL(new Blob(['fetch("http://127.0.0.1:1/w").catch(() => {})'])));</script>`,
    ),
  ),
  '/hang': html(page('<h1>Lampe</h1><script>for (;;);</script>')),
  '/hang-later': html(page(`<h1>Lampe</h1>${filler}<script>setTimeout(() => { for (;;); }, 300)</script>`)),
  '/dialogs': html(
    page(`<h1>Lampe</h1>${filler}<script>alert("bonjour"); confirm("oui ?"); open("/offer"); print()</script>`),
  ),
  '/download': html(page(`<h1>Lampe</h1>${filler}<script>location = "/file.zip"</script>`)),
  '/file.zip': (_request, response) =>
    response.writeHead(200, { 'Content-Disposition': 'attachment', 'Content-Type': 'application/zip' }).end('PK'),
  '/goes-on': html(page('<script>location = "/moved?from=script"</script>')),
  '/never-ends': html(
    page(
      `<h1>Lampe</h1>${filler}<img src="/never"><script>let i = 0; setInterval(() => fetch("/api?i=" + i++), 5)</script>`,
    ),
  ),
  '/never': () => {},
  '/tall': html(page('<div style="height:50000px">haut</div>')),
  '/cookie': (_request, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': ['a=1', 'b=2; HttpOnly'] })
      .end(page('<img src="/needs-cookie">')),
  '/needs-cookie': (request, response) => {
    response.statusCode = request.headers.cookie === 'a=1; b=2' ? 200 : 403;
    response.end();
  },
  '/gate': html(page('<dialog open>Avez-vous plus de 18 ans ? <button>Oui</button></dialog>')),
  '/closed': html(page('closed')),
  '/memory': html(page('<script>const a = []; for (;;) a.push(new Array(1e6).fill("x" + a.length))</script>')),
};
for (const name of ['grey', 'late', 'og']) {
  PAGES[`/${name}.png`] = (_request, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(GREY);
}

function html(text: string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(text);
  };
}

function redirect(target: string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(302, { Location: target }).end();
  };
}

let seen: string[] = [];
const server = http.createServer((request, response) => {
  const path = (request.url ?? '').replace(/\?.*$/, '');
  seen.push(`${request.method} ${path}`);
  if (path === '/robots.txt') return response.end('User-agent: *\nDisallow: /closed\nDisallow: /grey.png\n');
  const answer = PAGES[path];
  if (answer) return answer(request, response);
  return response.writeHead(404).end('Not found');
});
let port = 0;
let at = '';
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  at = `http://127.0.0.1:${port}`;
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

function take(path: string, options: CaptureOptions = {}, visitor: Partial<VisitorOptions> = {}): Promise<Capture> {
  return capture(
    createVisitor({
      contact: 'https://vigie.test',
      clock: () => new Date(),
      allow: [`127.0.0.1:${port}`],
      paceMs: 0,
      ...visitor,
    }),
    at + path,
    { browser: browser ?? 'none', ...options },
  );
}
const paths = (taken: Capture): string[] => taken.exchanges.map(({ url }) => url.replace(at, ''));

test('in Chromium: page, parts, what scripts add, screenshot, DOM', { skip }, async () => {
  seen = [];
  const taken = await take('/moved', { readListing: (text, url) => ({ url, length: text.length }) });
  assert.equal(taken.by, 'browser');
  assert.deepEqual([taken.url, taken.finalUrl], [`${at}/moved`, `${at}/offer`]);
  assert.match(taken.text, /Ajouté par un script/);
  assert.equal(taken.title, 'Lampe Vigie/0.1 (+https://vigie.test)');
  assert.match(taken.dom ?? '', /Ajouté par un script<\/p>/);
  assert.deepEqual([...(taken.screenshot ?? [])].slice(1, 4), [0x50, 0x4e, 0x47]);
  assert.deepEqual(paths(taken).slice(0, 2), ['/moved', '/offer']);
  assert.deepEqual(paths(taken).slice(2).toSorted(), [
    '/api?x=1',
    '/grey.png',
    '/late.png',
    '/missing.png',
    '/style.css',
    '/to-private.png',
  ]);
  assert.deepEqual(taken.viewport, { width: 1280, height: 900 });
  assert.equal(taken.ageGate, 'none');
  assert.deepEqual(
    taken.gaps.filter((gap) => !gap.includes('169.254.169.254')),
    [],
  );
  assert.equal(taken.gaps.length, 1);
  assert.equal(new Set(seen).size, seen.length, 'nothing is asked twice');
  const sent = new Map(taken.exchanges[1]?.requestHeaders);
  assert.equal(sent.get('User-Agent'), 'Vigie/0.1 (+https://vigie.test)');
  assert.deepEqual(Object.keys((taken.listing ?? {}) as object), ['url', 'length']);
});

test('without a browser: page and images, saying so', async () => {
  const taken = await take('/offer', { browser: 'none' });
  assert.equal(taken.by, 'http');
  assert.deepEqual(paths(taken).toSorted(), [
    '/grey.png',
    '/late.png',
    '/missing.png',
    '/offer',
    '/og.png',
    '/to-private.png',
  ]);
  assert.deepEqual([taken.screenshot, taken.dom, taken.viewport, taken.ageGate], [null, null, null, null]);
  assert.match(taken.gaps[0] ?? '', /plain HTTP/);
  assert.match(taken.text, /Une lampe ordinaire/);
});

test('Chromium reaches nothing that the visitor refuses', { skip }, async () => {
  seen = [];
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
  assert.deepEqual(paths(taken), ['/private-parts']);
  assert.deepEqual(
    seen.filter((path) => !path.includes('robots')),
    ['GET /private-parts'],
  );
});

test('Chromium has no way of its own to the network, loopback included', { skip }, async () => {
  assert.ok(browser);
  seen = [];
  const profile = await browser.openProfile({});
  const tab = await profile.newPage();
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    await assert.rejects(tab.goto(`http://${host}:${port}/offer`), /ERR_PROXY_CONNECTION_FAILED/);
  }
  await profile.close();
  assert.deepEqual(seen, []);
});

test('what hangs, breaks or floods ends within the budget, with what was fetched', { skip }, async () => {
  const timed = async (path: string, options?: CaptureOptions): Promise<[Capture, number]> => {
    const started = performance.now();
    return [await take(path, options), performance.now() - started];
  };
  // What a plain page takes here and now: a slow machine, or a busy one, is given more beyond the budget.
  const [, plainMs] = await timed('/offer');
  for (const [path, by, totalMs] of [
    ['/hang', 'http', 4_000],
    ['/hang-later', null, 4_000],
    ['/never-ends', null, 6_000], // shown or not, by how fast the machine is
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

test('what is too large for the budget is left out, and said', async () => {
  const taken = await take('/offer', { browser: 'none', budget: { bytes: 500 } });
  assert.deepEqual(paths(taken), ['/offer']);
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
  assert.deepEqual(download.gaps, [`${at}/file.zip: a download, not taken`]);
  assert.match(download.text, /Une lampe ordinaire/);
});

test('a page that goes on by itself is followed, redirects included', { skip }, async () => {
  const taken = await take('/goes-on');
  assert.equal(taken.finalUrl, `${at}/offer`);
  assert.deepEqual(paths(taken).slice(0, 3), ['/goes-on', '/moved?from=script', '/offer']);
});

test('the screenshot has a bound, and says so', { skip }, async () => {
  const taken = await take('/tall');
  const size = Buffer.from(taken.screenshot ?? []);
  assert.deepEqual([size.readUInt32BE(16), size.readUInt32BE(20)], [1280, 12_000]);
  assert.ok(taken.gaps.some((gap) => gap.startsWith('the screenshot ends at 12000 of 50')));
});

test('cookies live as long as the capture', { skip }, async () => {
  for (let time = 0; time < 2; time++) {
    const taken = await take('/cookie');
    assert.deepEqual(
      taken.exchanges.map(({ status }) => status),
      [200, 200],
    );
    assert.equal(
      taken.exchanges[0]?.requestHeaders.some(([name]) => name === 'Cookie'),
      false,
    );
  }
});

test('an age gate is seen', async () => {
  assert.equal((await take('/gate')).ageGate, 'declared');
  assert.equal((await take('/gate', { browser: 'none' })).ageGate, 'declared');
});

test('an error page is captured, what is no page is kept, what cannot be visited is an error', async () => {
  const missing = await take('/error');
  assert.equal(missing.exchanges[0]?.status, 404);
  assert.match(missing.text, /Introuvable/);
  const image = await take('/og.png');
  assert.deepEqual([image.by, image.ageGate, image.exchanges.length], ['http', null, 1]);
  for (const [path, visitor] of [
    ['/closed', {}],
    ['/offer', { allow: [] }],
  ] as const) {
    await assert.rejects(
      take(path, {}, visitor),
      (error) => error instanceof VigieError && error.code === 'VIGIE_EVIDENCE_NOT_CAPTURED',
    );
  }
});

test('a Chromium that was killed is started again', { skip }, async () => {
  const own = openBrowser();
  assert.ok(own);
  const profile = await own.openProfile({});
  const session = await profile.browser()?.newBrowserCDPSession();
  await session?.send('Browser.crash').catch(() => {});
  assert.equal((await take('/offer', { browser: own })).by, 'browser');
  await own.close();
});

test('Chromium does not outlive a process that is killed', { skip }, async () => {
  const script = `import { openBrowser } from ${JSON.stringify(new URL('./chromium.ts', import.meta.url).href)};
    const profile = await openBrowser().openProfile({});
    await (await profile.newPage()).setContent('<p>x');
    const session = await profile.browser().newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    setInterval(() => {}, 1000);`;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kill-')); // the profile of a killed process stays behind
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  const [line] = await child.stdout.take(1).toArray();
  const pids: number[] = JSON.parse(String(line));
  assert.ok(pids.length > 1 && pids.every(isAlive));
  child.kill('SIGKILL');
  for (let time = 0; time < 50 && pids.some(isAlive); time++) await wait(100);
  assert.deepEqual(pids.filter(isAlive), []);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('CHROMIUM_PATH decides', () => {
  assert.equal(findChromium({ CHROMIUM_PATH: '/nonexistent', PATH: process.env.PATH }), null);
  assert.equal(findChromium({ CHROMIUM_PATH: process.execPath }), process.execPath);
});
