// What a page makes us ask for never reaches a private network: every way to write a private address, by every way in.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import http from 'node:http';
import net from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { draws } from '../../../../tools/draws.ts';
import { browser } from '../../../testing/capture/browser.ts';
import type { Resolve } from '../../base/fetch/fetch.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { capture } from './capture.ts';

/**
 * Hosts that lead to this machine, to a private network or to a cloud's metadata; `PORT` is one where this machine
 * listens.
 */
const PRIVATE: Record<string, string> = {
  'IPv4 loopback': '127.0.0.1',
  'the rest of loopback': '127.8.8.8',
  'no address': '0.0.0.0',
  'no address, short': '0',
  'IPv4 short': '127.1',
  decimal: '2130706433',
  octal: '0177.0.0.1',
  'octal, short': '0177.1',
  hexadecimal: '0x7f000001',
  'hexadecimal by parts': '0x7f.0x0.0x0.0x1',
  'full-width digits': '１２７.0.0.1',
  'circled digits': '①②⑦.⓪.⓪.①',
  'percent-encoded': '%31%32%37.0.0.1',
  'with a last dot': '127.0.0.1.',
  'private, ten': '10.0.0.1',
  'private, 172': '172.16.0.1',
  'private, 192': '192.168.0.1',
  'shared by carriers': '100.64.0.1',
  'link-local': '169.254.1.1',
  'metadata service': '169.254.169.254',
  'metadata service, decimal': '2852039166',
  'metadata service of Azure': '168.63.129.16',
  'metadata service of Alibaba': '100.100.100.200',
  broadcast: '255.255.255.255',
  multicast: '224.0.0.1',
  'IPv6 loopback': '[::1]',
  'IPv6 loopback, in full': '[0:0:0:0:0:0:0:1]',
  'no IPv6 address': '[::]',
  'IPv6 metadata service': '[fd00:ec2::254]',
  'IPv6 link-local': '[fe80::1]',
  'IPv6 private': '[fc00::1]',
  'IPv4 mapped into IPv6': '[::ffff:127.0.0.1]',
  'metadata service mapped into IPv6': '[::ffff:a9fe:a9fe]',
  'IPv4 compatible IPv6': '[::127.0.0.1]',
  'NAT64 of loopback': '[64:ff9b::7f00:1]',
  'NAT64 of the metadata service': '[64:ff9b::a9fe:a9fe]',
  'NAT64 of one’s own': '[64:ff9b:1::7f00:1]',
  '6to4 of loopback': '[2002:7f00:1::]',
  '6to4 of a private network': '[2002:a00:1::]',
  Teredo: '[2001:0:7f00:1::]',
  localhost: 'localhost',
  'a name that leads to loopback': 'inside.test',
  'a name that leads to the metadata service': 'metadata.test',
  'a name that leads to both worlds': 'both.test',
  'a name that leads to a mapped address': 'mapped.test',
  'a name that changes its mind': 'rebinding.test',
};

const asked = new Map<string, number>();
/** The system's answer for names that nobody else has; a name that changes its mind says something public first. */
const resolve: Resolve = async (name) => {
  asked.set(name, (asked.get(name) ?? 0) + 1);
  const lies = (asked.get(name) ?? 0) > 1;
  const addresses: Record<string, string[]> = {
    localhost: ['127.0.0.1', '::1'],
    'inside.test': ['127.0.0.1'],
    'metadata.test': ['169.254.169.254'],
    'both.test': ['192.0.43.10', '127.0.0.1'],
    'mapped.test': ['::ffff:127.0.0.1'],
    // Nobody answers there: reserved for tests by whoever runs this machine's network, refused or silent.
    'rebinding.test': [lies ? '127.0.0.1' : '192.0.43.10'],
  };
  return (addresses[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

let body = '';
let location = '';
const server = http.createServer((request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  if (request.url === '/page') return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(body);
  if (request.url?.startsWith('/to')) return response.writeHead(302, { Location: location }).end();
  return response.writeHead(404).end();
});
/** Counts whoever comes. */
let reached = 0;
const canary = net.createServer((socket) => {
  reached++;
  socket.destroy();
});
const datagrams = createSocket('udp4').on('message', () => reached++);
let port = 0;
let at = '';
const portOf = (of: net.Server): number => {
  const address = of.address();
  return typeof address === 'object' && address ? address.port : 0;
};
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => canary.listen(0, '::', done));
  port = portOf(canary);
  await new Promise<void>((done) => datagrams.bind(port, done));
  at = `http://127.0.0.1:${portOf(server)}`;
});
beforeEach(() => {
  reached = 0;
  asked.clear();
});
after(async () => {
  server.closeAllConnections();
  server.close();
  canary.close();
  datagrams.close();
});
const visitor = () =>
  createVisitor({
    contact: 'https://vigie.test',
    clock: () => new Date(),
    allow: [at.replace('http://', '')],
    paceMs: 0,
    resolve,
    limits: { connectMs: 300, totalMs: 500 },
  });
const urlOf = (host: string): string => `http://${host}:${port}/`;
/** A name that says something public the first time is gone to; that time alone. */
const isRefused = (host: string, kind: string): boolean =>
  kind === 'refused-address' || (host === 'rebinding.test' && /^(timeout|connection)$/.test(kind));

test('the canary sings', async () => {
  await new Promise<void>((done) =>
    net
      .connect(port, '127.0.0.1')
      .on('close', () => done())
      .on('error', () => done()),
  );
  assert.equal(reached, 1);
});

for (const [what, host] of Object.entries(PRIVATE)) {
  test(`${what}: ${host} is not reached, asked for directly or by a redirect`, async () => {
    const direct = await visitor().visit(urlOf(host), { robots: false });
    assert.ok(!direct.ok && isRefused(host, direct.kind), JSON.stringify(direct));
    asked.clear();
    location = urlOf(encodeURI(host).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%25', '%'));
    const redirected = await visitor().visit(`${at}/to`, { robots: false });
    assert.ok(!redirected.ok && isRefused(host, redirected.kind), JSON.stringify(redirected));
    assert.equal(reached, 0);
    if (host === 'rebinding.test') assert.equal(asked.get(host), 1, 'the answer that was checked is the one gone to');
  });
}

test('no image of a page fetched without a browser leads there, itself or by a redirect', async () => {
  body = Object.values(PRIVATE)
    .map((host) => `<img src="${urlOf(host)}x.png">`)
    .join('');
  location = urlOf('127.0.0.1');
  body += '<img src="/to.png">';
  const taken = await capture(visitor(), `${at}/page`, { browser: 'none' });
  assert.deepEqual(
    taken.exchanges.map(({ url }) => url.replace(at, '')),
    ['/page', '/to.png'],
  );
  // As many refusals as images, less those that are written otherwise for one and the same.
  assert.ok(taken.gaps.filter((gap) => /refused-address/.test(gap)).length > 25, taken.gaps.join('\n'));
  assert.equal(reached, 0);
});

/** Ways by which a page makes a browser ask; each once for every host of a few. */
const PARTS: Record<string, (url: string) => string> = {
  image: (url) => `<img src="${url}"><img srcset="${url}s 2x"><picture><source srcset="${url}p"><img></picture>`,
  'image in a style': (url) => `<div style="background:url(${url})">x</div>`,
  script: (url) => `<script src="${url}"></script><script type=module>import("${url}m").catch(() => {})</script>`,
  style: (url) =>
    `<link rel=stylesheet href="${url}"><style>@import "${url}i"; @font-face{font-family:f;src:url(${url}f)} p{font-family:f}</style>`,
  frame: (url) => `<iframe src="${url}"></iframe><iframe srcdoc="<img src='${url}d'>"></iframe>`,
  object: (url) => `<object data="${url}"></object><embed src="${url}e">`,
  media: (url) => `<video src="${url}" poster="${url}p" autoplay></video><audio src="${url}a" autoplay></audio>`,
  'drawing and icon': (url) => `<svg><image href="${url}"/><use href="${url}u#x"/></svg><link rel=icon href="${url}i">`,
  prefetch: (url) =>
    `${['prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'prerender', 'manifest']
      .map((rel) => `<link rel=${rel} as=image href="${url}${rel}">`)
      .join('')}<script type=speculationrules>{"prerender":[{"urls":["${url}"],"eagerness":"immediate"}]}</script>`,
  fetch: (url) =>
    `<script>fetch("${url}").catch(() => {}); fetch("${url}n", {mode: "no-cors"}).catch(() => {}); const x = new XMLHttpRequest(); x.open("GET", "${url}x"); x.send(); navigator.sendBeacon("${url}b", "x"); new EventSource("${url}e")</script>`,
  'fetch by a redirect': () =>
    '<script>fetch("/to", {mode: "no-cors"}).catch(() => {}); new Image().src = "/to?image"</script>',
  WebSocket: (url) => `<script>new WebSocket("${url.replace('http', 'ws')}")</script>`,
  WebTransport: (url) =>
    `<script>try { new WebTransport("${url.replace('http', 'https')}").ready.catch(() => {}) } catch {}</script>`,
  WebRTC: (url) => {
    const { host } = new URL(url);
    return `<script>for (const at of [window, document.body.appendChild(document.createElement("iframe")).contentWindow]) if (at.RTCPeerConnection) { const c = new at.RTCPeerConnection({iceServers: [{urls: ["stun:${host}"]}, {urls: ["turn:${host}", "turn:${host}?transport=tcp"], username: "a", credential: "b"}]}); c.createDataChannel("x"); c.createOffer().then(o => c.setLocalDescription(o)) }</script>`;
  },
  worker: (url) =>
    `<script>new Worker(URL.createObjectURL(new Blob(['fetch("${url}w").catch(() => {}); importScripts("${url}i")'])))</script>`,
  'shared worker': (url) =>
    `<script>try { new SharedWorker("data:text/javascript,fetch('${url}s').catch(() => {})") } catch {}</script>`,
  'service worker': () => '<script>navigator.serviceWorker?.register("/to?worker").catch(() => {})</script>',
  form: (url) =>
    `<form id=f target=g action="${url}" method=post><input name=a></form><iframe name=g></iframe><script>f.submit()</script>`,
  window: (url) => `<script>open("${url}")</script>`,
  ping: (url) => `<a id=p href="#x" ping="${url}">x</a><script>p.click()</script>`,
  'report of a policy': (url) =>
    `<meta http-equiv=Content-Security-Policy content="img-src 'none'; report-uri ${url}"><img src="/grey.png">`,
};
const FEW = ['127.0.0.1', '[::1]', 'inside.test', 'localhost', '2130706433', '[::ffff:127.0.0.1]'].slice(
  0,
  draws(3, 6),
);
const filler = '<p>Une lampe ordinaire, livrée partout en France.</p>'.repeat(8);
const skip = browser ? false : 'no Chromium on this machine';

test(`Chromium, ${Object.keys(PARTS).join(', ')}: nothing private is reached`, { skip }, async () => {
  location = urlOf('127.0.0.1');
  const parts = FEW.flatMap((host) => Object.values(PARTS).map((write) => write(urlOf(host))));
  body = `<!doctype html><title>Lampe</title>${filler}${parts.join('\n')}`;
  const taken = await capture(visitor(), `${at}/page`, { browser: browser ?? 'none', budget: { requests: 1_000 } });
  assert.equal(taken.by, 'browser', taken.gaps.join('\n'));
  assert.equal(reached, 0);
  for (const { url } of taken.exchanges) assert.ok(url.startsWith(at), url);
});

test('Chromium has no way of its own for calls between browsers', { skip }, async () => {
  assert.ok(browser);
  const profile = await browser.openProfile({});
  const tab = await profile.newPage();
  await tab.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>x' }));
  await tab.goto('http://shop.test/');
  await tab.setContent(FEW.map((host) => PARTS.WebRTC?.(urlOf(host))).join(''));
  await tab.waitForTimeout(1_000);
  await profile.close();
  assert.equal(reached, 0);
});

test('Chromium, a page that goes there by itself: not followed', { skip }, async () => {
  for (const going of [
    `<script>location = "${urlOf('127.0.0.1')}"</script>`,
    `<meta http-equiv=refresh content="0;url=${urlOf('[::1]')}">`,
    '<script>location = "/to"</script>',
    `<script>location = "file:///etc/passwd"</script>`,
    `<script>location = "chrome://version"</script>`,
  ]) {
    location = urlOf('2130706433');
    body = `<!doctype html><title>Lampe</title>${filler}${going}`;
    const taken = await capture(visitor(), `${at}/page`, { browser: browser ?? 'none' });
    assert.equal(taken.by, 'browser', taken.gaps.join('\n'));
    assert.match(taken.text, /Une lampe ordinaire/);
    assert.equal(reached, 0, going);
    for (const { url } of taken.exchanges) assert.ok(url.startsWith(at), url);
  }
});
