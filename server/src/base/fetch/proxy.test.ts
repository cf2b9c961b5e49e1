import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createVisitor, type Visitor } from './fetch.ts';

/**
 * A proxy in a process of its own: it says each request on stdout, wants a password, and has every public address lead
 * to the test's own server.
 */
const PROXY = `
const http = require('node:http'), net = require('node:net');
const server = http.createServer((request, response) => response.writeHead(405).end());
server.on('connect', (request, client) => {
  console.log(request.url);
  if (request.headers['proxy-authorization'] !== 'Basic ' + Buffer.from('vigie:p@ss').toString('base64'))
    return client.end('HTTP/1.1 407 Proxy Authentication Required\\r\\n\\r\\n');
  const port = request.url.split(':').at(-1);
  const onward = net.connect(port, '127.0.0.1', () => { client.write('HTTP/1.1 200 OK\\r\\n\\r\\n'); onward.pipe(client).pipe(onward); });
  onward.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\\r\\n\\r\\n'));
  client.on('error', () => onward.destroy());
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
`;
const PUBLIC = '93.184.215.14';
const portOf = (server: http.Server | https.Server): number => (server.address() as AddressInfo).port;

let proxy: ChildProcess;
let proxyPort = 0;
const connected: string[] = [];
let seen: { host: string | undefined; language: string | undefined }[] = [];
const onRequest: http.RequestListener = (request, response) => {
  seen.push({ host: request.headers.host, language: request.headers['accept-language'] });
  if (request.url === '/inside') response.writeHead(302, { location: 'http://10.0.0.1:8080/' }).end();
  else response.end('<title>Offer</title>');
};
const plain = http.createServer(onRequest);
let secure: https.Server;
let ca = '';

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-tls-'));
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -x509'.split(' ');
  const files = [
    '-keyout',
    'k.pem',
    '-out',
    'c.pem',
    '-subj',
    '/CN=shop.test',
    '-addext',
    'subjectAltName=DNS:shop.test',
  ];
  execFileSync('openssl', ['req', ...key, ...files], { cwd: folder, stdio: 'ignore' });
  ca = readFileSync(join(folder, 'c.pem'), 'utf8');
  secure = https.createServer({ key: readFileSync(join(folder, 'k.pem')), cert: ca }, onRequest);
  rmSync(folder, { recursive: true });
  for (const server of [plain, secure]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  proxy = spawn(process.execPath, ['-e', PROXY], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve) => {
    proxy.stdout?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trim().split('\n')) {
        if (!line.startsWith('port ')) connected.push(line);
        else proxyPort = Number(line.slice(5));
      }
      if (proxyPort > 0) resolve();
    });
  });
});
after(() => {
  proxy.kill();
  for (const server of [plain, secure]) {
    server.closeAllConnections();
    server.close();
  }
});

const visitor = (address: string): Visitor =>
  createVisitor({
    contact: 'x',
    clock: () => new Date(),
    paceMs: 0,
    resolve: async () => [{ address, family: 4 }],
    ca: [ca],
  });
const proxyUrl = (password = 'p%40ss'): URL => new URL(`http://vigie:${password}@127.0.0.1:${proxyPort}`);

test('the proxy is given the address that was checked; name, certificate and language are those of the site and the visitor', async () => {
  seen = [];
  for (const [scheme, server] of [
    ['http', plain],
    ['https', secure],
  ] as const) {
    const url = `${scheme}://shop.test:${portOf(server)}/offer`;
    const visited = await visitor(PUBLIC).visit(url, { proxy: proxyUrl(), headers: [['Accept-Language', 'nl-BE']] });
    assert.ok(visited.ok, JSON.stringify(visited));
    assert.equal(visited.address, PUBLIC);
    assert.equal(visited.certificates.length, scheme === 'https' ? 1 : 0);
    assert.deepEqual(seen.at(-1), { host: `shop.test:${portOf(server)}`, language: 'nl-BE' });
  }
  assert.deepEqual([...new Set(connected)], [`${PUBLIC}:${portOf(plain)}`, `${PUBLIC}:${portOf(secure)}`]);
});

test('a name that leads into a private network is refused before the proxy hears of it, and so is a redirect there', async () => {
  const before = connected.length;
  const url = `http://shop.test:${portOf(plain)}/offer`;
  const inside = await visitor('10.0.0.1').visit(url, { proxy: proxyUrl(), robots: false });
  assert.equal(inside.ok ? 'visited' : inside.kind, 'refused-address');
  assert.equal(connected.length, before);
  const led = await visitor(PUBLIC).visit(url.replace('offer', 'inside'), { proxy: proxyUrl(), robots: false });
  assert.equal(led.ok ? 'visited' : led.kind, 'refused-address');
});

test('a certificate of another name is refused through a proxy as without one', async () => {
  const visited = await visitor(PUBLIC).visit(`https://other.test:${portOf(secure)}/`, {
    proxy: proxyUrl(),
    robots: false,
  });
  assert.equal(visited.ok ? 'visited' : visited.kind, 'tls');
});

test('a proxy that refuses, is none or is away is said, and its password is not', async () => {
  const url = `http://shop.test:${portOf(plain)}/offer`;
  const refused = await visitor(PUBLIC).visit(url, { proxy: proxyUrl('wrong'), robots: false });
  const none = await visitor(PUBLIC).visit(url, { proxy: new URL(`http://127.0.0.1:${portOf(plain)}`), robots: false });
  const away = await visitor(PUBLIC).visit(url, { proxy: new URL('http://u:secret@127.0.0.1:1'), robots: false });
  for (const visited of [refused, none, away]) {
    assert.equal(visited.ok ? 'visited' : visited.kind, 'proxy', JSON.stringify(visited));
    assert.doesNotMatch(JSON.stringify(visited), /secret|wrong/);
  }
  assert.match(refused.ok ? '' : refused.detail, /answers 407/);
});
