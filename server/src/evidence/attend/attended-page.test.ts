import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { browser } from '../../../testing/capture/browser.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import type { Seen } from './attended-acts.ts';
import { type AttendedPage, openAttendedPage } from './attended-page.ts';

const SECRET = 'correct horse 1984';
const asked: string[] = [];
const page = (body: string): string =>
  `<!doctype html><html lang="en"><title>Lamp</title><body style="margin:0">${body}</body></html>`;
const BUTTON = 'style="position:absolute;left:0;top:0;width:400px;height:100px"';

/** What a page can ask for, at the place that is pressed. */
const ASKING: Record<string, string> = {
  '/select': `<select ${BUTTON} onchange="say(this.value)"><option>a<optgroup label="G"><option disabled>b<option>c</optgroup></select>`,
  '/frame': `<iframe ${BUTTON} srcdoc='<select style="position:absolute;left:0;top:0;width:300px;height:90px" onchange="parent.document.title = this.value"><option>a<option>b</select>'></iframe>`,
  '/date': `<input type="date" ${BUTTON} onchange="say(this.value)">`,
  '/prompt': `<button ${BUTTON} onclick="say(prompt('Year?', '1970'))">x</button>`,
  '/unload': `<button ${BUTTON} onclick="onbeforeunload = (e) => e.preventDefault(); location.href = '/away'">x</button>`,
  '/file': `<input type="file" ${BUTTON}>`,
  '/window': `<button ${BUTTON} onclick="window.open().document.write('x')">x</button>`,
  '/form': `<form method="post" action="/enter" target="_blank"><button ${BUTTON}>x</button></form>`,
  '/download': `<a download="x" href="/file.bin" ${BUTTON}>x</a>`,
  '/permission': `<button ${BUTTON} onclick="Notification.requestPermission().then(say)">x</button>`,
  '/endless': `<button ${BUTTON} onclick="for (;;);">x</button>`,
};

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
  if (url === '/password') return response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
  if (url === '/file.bin') return response.setHeader('Content-Type', 'application/octet-stream').end('xx');
  const asking = ASKING[url];
  if (asking !== undefined)
    return say(
      `<h1 style="position:absolute;top:300px">?</h1>${asking}<script>const say = (what) => { document.title = what; };</script>`,
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
  server.closeAllConnections();
  server.close();
});

async function open(path: string, stepMs?: number) {
  assert.ok(browser);
  const visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow: [at], paceMs: 0 });
  const opened = await openAttendedPage(visitor, browser, {
    url: `http://${at}${path}`,
    by: 'acc_a',
    ...(stepMs === undefined ? {} : { stepMs }),
  });
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
/** As a person does, who sees the page before. */
async function pressIn({ opened, until }: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  await until(({ kind }) => kind === 'frame');
  return opened.act(press);
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
  assert.deepEqual(dialog, { kind: 'asked', dialog: { type: 'confirm', message: 'Are you an adult?', value: '' } });
  await assert.rejects(opened.take(), { code: 'VIGIE_EVIDENCE_PAGE_ASKS' }, 'no answer is given for the person');
  assert.ok(performance.now() - before < 6_000, 'the act does not wait for the answer');
  await opened.act({ kind: 'answer', accept: true });
  assert.equal((await opened.take()).capture.title, 'yes');

  const away = await open('/away');
  await away.opened.act(press);
  const refused = await away.until(({ kind }) => kind === 'refused');
  assert.ok(refused.kind === 'refused' && refused.url === 'http://10.0.0.1/x');
  await assert.rejects(open('/closed'), { code: 'VIGIE_EVIDENCE_NOT_CAPTURED' });
});

test('lists, dates and texts that no picture shows are told, and answered by the person', {
  skip: !browser,
}, async () => {
  const list = await open('/select');
  await pressIn(list);
  const told = await list.until(({ kind }) => kind === 'field');
  assert.deepEqual(told.kind === 'field' && told.field, {
    type: 'select',
    options: [
      { label: 'a', group: null, isOff: false, isChosen: true },
      { label: 'b', group: 'G', isOff: true, isChosen: false },
      { label: 'c', group: 'G', isOff: false, isChosen: false },
    ],
  });
  await list.opened.act({ kind: 'set', value: '2' });
  // What the list had opened would take the key.
  await list.opened.act({ kind: 'key', key: 'ArrowUp', shift: false });
  assert.equal((await list.opened.take()).capture.title, 'a');

  for (const [path, value, title] of [
    ['/frame', '1', 'b'],
    ['/date', '1970-05-04', '1970-05-04'],
  ] as const) {
    const page = await open(path);
    const { opened, until } = page;
    await pressIn(page);
    await until(({ kind }) => kind === 'field');
    await opened.act({ kind: 'set', value });
    assert.equal((await opened.take()).capture.title, title, path);
  }

  const text = await open('/prompt');
  await pressIn(text);
  assert.deepEqual(await text.until(({ kind }) => kind === 'asked'), {
    kind: 'asked',
    dialog: { type: 'prompt', message: 'Year?', value: '1970' },
  });
  await text.opened.act({ kind: 'answer', accept: true, text: '1984' });
  const { capture } = await text.opened.take();
  assert.equal(capture.title, '1984');
  assert.ok(
    capture.gaps.some((gap) => gap.startsWith('a person typed')),
    'a text is typed',
  );

  const leaving = await open('/unload');
  await pressIn(leaving);
  const asks = await leaving.until(({ kind }) => kind === 'asked');
  assert.equal(asks.kind === 'asked' && asks.dialog?.type, 'beforeunload');
  await leaving.opened.act({ kind: 'answer', accept: false });
  assert.match((await leaving.opened.take()).capture.finalUrl, /unload$/, 'the person stays');
});

test('what a page wants and cannot have here is said in words, and it hangs nobody', { skip: !browser }, async () => {
  for (const [path, words] of [
    ['/file', /asks for a file/],
    ['/window', /second window/],
    ['/form', /second window/],
    ['/download', /offers a file/],
    ['/password', /HTTP 401/],
  ] as const) {
    const page = await open(path);
    const { until } = page;
    await pressIn(page);
    const { what } = { what: { en: '', fr: '' }, ...(await until(({ kind }) => kind === 'unable')) };
    assert.match(what.en, words, path);
  }
  assert.ok(!asked.some((line) => line.startsWith('GET /enter')), 'a form for another window is sent as nothing else');

  const refused = await open('/permission');
  await pressIn(refused);
  await refused.opened.act({ kind: 'scroll', x: 1, y: 1, by: 1 });
  assert.equal((await refused.opened.take()).capture.title, 'denied');

  const endless = await open('/endless', 1_000);
  const { opened, until } = endless;
  assert.equal(await pressIn(endless), false);
  const { what } = { what: { en: '', fr: '' }, ...(await until(({ kind }) => kind === 'unable')) };
  assert.match(what.fr, /ne répond pas/);
  await assert.rejects(opened.take(), { code: 'VIGIE_EVIDENCE_PAGE_STUCK' });
  await opened.close();
  await opened.gone;
});
