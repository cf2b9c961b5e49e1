import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { after, before } from 'node:test';
import type { Capture } from '@vigie/proof';
import { createVisitor, type VisitorOptions } from '../../src/base/fetch/fetch.ts';
import { type CaptureOptions, capture } from '../../src/evidence/capture/capture.ts';
import { browser } from './browser.ts';

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
  '/hanging-frame': (request, response) =>
    html(
      page(`<h1>Lampe</h1>${filler}<iframe src="http://localhost:${request.socket.localPort}/hang-later"></iframe>`),
    )(request, response),
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
  // Says what an earlier visit has left here, and leaves it.
  '/leaves': html(
    page(
      `${filler}<p id=found></p><img src="/grey-once.png"><script>(async () => {
      const found = [];
      const kept = (name, value) => { if (value) found.push(name) };
      kept("cookie", document.cookie); kept("local", localStorage.left); kept("session", sessionStorage.left); kept("name", window.name);
      kept("cache", await caches.has("left")); kept("database", (await indexedDB.databases()).length);
      kept("worker", (await navigator.serviceWorker.getRegistrations()).length);
      kept("root", await (await navigator.storage.getDirectory()).getFileHandle("left").catch(() => null));
      document.cookie = "left=1; max-age=9999"; localStorage.left = sessionStorage.left = window.name = "1";
      (await caches.open("left")).put("/left", new Response("1")); indexedDB.open("left");
      await navigator.serviceWorker.register("/left.js").catch(() => {});
      await (await navigator.storage.getDirectory()).getFileHandle("left", { create: true }).catch(() => null);
      document.getElementById("found").textContent = "Trouvé : " + (found.join(", ") || "rien");
      })()</script>`,
    ),
  ),
  '/left.js': (_request, response) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(''),
  '/grey-once.png': (_request, response) =>
    response.writeHead(200, { 'Content-Type': 'image/png', 'Cache-Control': 'max-age=9999' }).end(GREY),
  // Two that are shown side by side: the second asks for /harm once the first waits for its picture, until the test
  // has it released.
  '/waits': html(page(`<h1>Lampe</h1>${filler}<img src="/held.png">`)),
  '/harms': html(
    page(
      `<h1>Lampe</h1>${filler}<script>fetch("/when-held").then(() => fetch("/harm", {method: "POST"}).catch(() => {}))</script>`,
    ),
  ),
  '/gate': html(page('<dialog open>Avez-vous plus de 18 ans ? <button>Oui</button></dialog>')),
  '/closed': html(page('closed')),
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

/** `/when-held` is answered once `/held.png` was asked for, and that once it is released. */
function createHold(): { release(): void; pages: typeof PAGES } {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    release: released.resolve,
    pages: {
      '/held.png': (_request, response) => {
        held.resolve();
        released.promise.then(() => response.writeHead(200, { 'Content-Type': 'image/png' }).end(GREY));
      },
      '/when-held': (_request, response) => {
        held.promise.then(() => response.end('yes'));
      },
    },
  };
}

/** A site on loopback with a page for each way in which pages behave, and what was asked of it. */
export async function startCaptureSite() {
  const seen: string[] = [];
  let hold = createHold();
  const server = http.createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    seen.push(`${request.method} ${path}`);
    if (path === '/robots.txt') return response.end('User-agent: *\nDisallow: /closed\nDisallow: /grey.png\n');
    if (path === '/waits') hold = createHold();
    const answer = hold.pages[path] ?? PAGES[path];
    if (answer) return answer(request, response);
    return response.writeHead(404).end('Not found');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const at = `http://127.0.0.1:${port}`;
  return {
    at,
    port,
    /** Each request as `GET /offer`; to be emptied by the test. */
    seen,
    /** Answers `/held.png`. */
    release: () => hold.release(),
    capture: (path: string, options: CaptureOptions, visitor: Partial<VisitorOptions> = {}): Promise<Capture> =>
      capture(
        createVisitor({
          contact: 'https://vigie.test',
          clock: () => new Date(),
          allow: [`127.0.0.1:${port}`],
          paceMs: 0,
          ...visitor,
        }),
        at + path,
        options,
      ),
    /** The paths of what was captured, in the order in which they were fetched. */
    pathsOf: (captured: Capture): string[] => captured.exchanges.map(({ url }) => url.replace(at, '')),
    stop(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** That site, and a browser, for the tests of a file; both are there once a test runs. */
export function useCaptureSite() {
  let site: Awaited<ReturnType<typeof startCaptureSite>>;
  before(async () => {
    site = await startCaptureSite();
  });
  after(() => site.stop());
  return {
    browser,
    site: () => site,
    /** For a test that wants the browser. */
    skip: browser ? false : 'no Chromium on this machine',
    take: (path: string, options: CaptureOptions = {}, visitor?: Partial<VisitorOptions>): Promise<Capture> =>
      site.capture(path, { browser: browser ?? 'none', ...options }, visitor),
  };
}
