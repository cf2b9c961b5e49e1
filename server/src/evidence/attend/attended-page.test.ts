import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { openBrowser } from '../capture/chromium.ts';
import type { Seen } from './attended-acts.ts';
import { type AttendedPage, openAttendedPage } from './attended-page.ts';

const browser = openBrowser();
const SECRET = 'correct horse 1984';
const asked: string[] = [];
const page = (body: string): string =>
  `<!doctype html><html lang="en"><title>Lamp</title><body style="margin:0">${body}</body></html>`;
const BUTTON = 'style="position:absolute;left:0;top:0;width:400px;height:100px"';

/** A shop that asks for a word, and lets in who has a cookie: the form is sent, answered by a redirect. */
const server = http.createServer(async (request, response) => {
  const { url = '', method, headers } = request;
  let sent = '';
  for await (const part of request) sent += part;
  asked.push(`${method} ${url} ${headers['user-agent']} ${sent}`);
  const say = (body: string) => response.setHeader('Content-Type', 'text/html').end(page(body));
  if (url === '/robots.txt') return response.end('User-agent: *\nDisallow: /closed');
  if (url === '/enter' && method === 'POST')
    return response.writeHead(303, { Location: '/offer', 'Set-Cookie': 'in=yes; HttpOnly' }).end();
  if (url === '/offer' && headers.cookie !== 'in=yes')
    return say(`<form method="post" action="/enter"><input name="word" autofocus><button ${BUTTON}>Go</button></form>`);
  if (url === '/offer')
    return say(
      `<h1>Garden lamp</h1><input oninput="this.setAttribute('value', this.value)"><a ${BUTTON} href="/closed">More</a>`,
    );
  if (url === '/dialog')
    return say(
      `<h1>?</h1><button ${BUTTON} onclick="document.title = confirm('Are you an adult?') ? 'yes' : 'no'">Ask</button>`,
    );
  if (url === '/away') return say(`<a ${BUTTON} target="_blank" href="http://10.0.0.1/x">Away</a>`);
  return response.writeHead(404).end();
});
let at = '';
let pages: AttendedPage[] = [];
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  at = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
after(async () => {
  for (const opened of pages) await opened.close();
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

async function open(path: string) {
  assert.ok(browser);
  const visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow: [at], paceMs: 0 });
  const opened = await openAttendedPage(visitor, browser, { url: `http://${at}${path}`, by: 'acc_a' });
  pages = [...pages, opened];
  const seen: Seen[] = [];
  const waiting = new Set<() => void>();
  opened.watch((one) => {
    seen.push(one);
    for (const look of waiting) look();
  });
  /** The first thing seen from now or before that is looked for. */
  const until = (is: (one: Seen) => boolean): Promise<Seen> =>
    new Promise((done, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`not seen: ${JSON.stringify(seen.map(({ kind }) => kind))}`)),
        15_000,
      );
      const look = (): void => {
        const found = seen.find(is);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        done(found);
      };
      waiting.add(look);
      look();
    });
  return { opened, seen, until };
}
const press = { kind: 'click', x: 50, y: 50 } as const;

test('a person passes what a site asks; what is taken is marked, and what was typed is nowhere in it', {
  skip: !browser,
}, async () => {
  const { opened, seen, until } = await open('/offer');
  const frame = await until(({ kind }) => kind === 'frame');
  assert.match(frame.kind === 'frame' ? frame.jpeg : '', /^\/9j\//, 'a JPEG in base 64');
  await opened.act({ kind: 'text', text: SECRET });
  seen.length = 0;
  await opened.act(press);
  await until((one) => one.kind === 'at' && one.url.endsWith('/offer'));
  await opened.act({ kind: 'key', key: 'Tab', shift: true });
  await opened.act({ kind: 'key', key: 'Tab', shift: true });
  await opened.act({ kind: 'text', text: SECRET });
  // Where robots.txt lets nobody in, a person is not let in by Vigie either.
  await opened.act(press);
  const refused = await until(({ kind }) => kind === 'refused');
  assert.ok(refused.kind === 'refused' && /robots\.txt/.test(refused.why.en));

  const { capture, visit } = await opened.take();
  assert.match(capture.text, /Garden lamp/);
  assert.equal(visit.status, 200);
  assert.equal(capture.attended?.by, 'acc_a');
  assert.deepEqual(capture.attended?.acts, { clicks: 2, keys: 2 * SECRET.length + 2, scrolls: 0, answers: 0 });
  assert.match(capture.gaps.at(-1) ?? '', /^attended: a person \(account acc_a\)/);
  assert.ok(
    asked.some((line) => line.startsWith('POST /enter') && /correct.horse.1984/.test(line)),
    'the site got it',
  );
  assert.ok(
    asked.every((line) => / Vigie\//.test(line)),
    'under our own name',
  );
  const entered = capture.exchanges.find(({ url }) => url.endsWith('/enter'));
  assert.deepEqual([entered?.status, entered?.requestBody], [303, null]);
  const kept = JSON.stringify(capture, (_, value) =>
    value instanceof Uint8Array || value?.type === 'Buffer'
      ? Buffer.from(value.data ?? value).toString('latin1')
      : value,
  );
  assert.deepEqual(kept.match(/.{0,80}(?:horse|in=yes).{0,20}/g), null);
});

test('a dialog waits for the person; a window of its own opens in the page, and never a private address', {
  skip: !browser,
}, async () => {
  const { opened, until } = await open('/dialog');
  const before = performance.now();
  await opened.act(press);
  const dialog = await until(({ kind }) => kind === 'asked');
  assert.ok(dialog.kind === 'asked' && dialog.message === 'Are you an adult?');
  assert.ok(performance.now() - before < 6_000, 'the act does not wait for the answer');
  await opened.act({ kind: 'answer', accept: true });
  assert.equal((await opened.take()).capture.title, 'yes');

  const away = await open('/away');
  await away.opened.act(press);
  const refused = await away.until(({ kind }) => kind === 'refused');
  assert.ok(refused.kind === 'refused' && refused.url === 'http://10.0.0.1/x');
  await assert.rejects(open('/closed'), { code: 'VIGIE_EVIDENCE_NOT_CAPTURED' });
});
