import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createVisitor, headerOf, type Visit, type VisitFailure, type VisitorOptions } from './fetch.ts';

const PAGE = '<html><title>Offer</title><body>An ordinary offer</body></html>';
const ZEROS = Buffer.alloc(50_000_000);

/** One path, one behaviour of a server. */
const BEHAVIOURS: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.end(PAGE);
  },
  '/gzip': coded('gzip', gzipSync(PAGE)),
  '/x-gzip': coded('X-GZIP', gzipSync(PAGE)),
  '/br': coded('br', brotliCompressSync(PAGE)),
  '/zstd': coded('zstd', zstdCompressSync(PAGE)),
  '/deflate': coded('deflate', deflateSync(PAGE)),
  '/deflate-bare': coded('deflate', deflateRawSync(PAGE)),
  '/twice': coded('gzip, br', brotliCompressSync(gzipSync(PAGE))),
  '/thrice': coded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(PAGE)))),
  '/not-gzip': coded('gzip', Buffer.from(PAGE)),
  '/half-gzip': coded('gzip', gzipSync(PAGE).subarray(0, 30)),
  '/unknown-coding': coded('rot13', Buffer.from(PAGE)),
  '/bomb': coded('gzip', gzipSync(ZEROS)),
  '/bomb-br': coded('br', brotliCompressSync(ZEROS)),
  '/bomb-twice': coded('gzip, gzip', gzipSync(gzipSync(ZEROS))),
  '/endless': (_request, response) => {
    const more = (): void => {
      while (response.write(ZEROS.subarray(0, 65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/long-headers': (_request, response) => {
    response.setHeader('X-Long', 'x'.repeat(80_000)).end();
  },
  '/never': () => {},
  '/drip': (_request, response) => {
    response.write('a');
    const timer = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/cut': (_request, response) => {
    response.setHeader('Content-Length', '1000');
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  },
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/to-page': redirect(302, '/page'),
  '/to-relative': redirect(301, 'page?x=1#part'),
  '/to-utf8': redirect(302, '/gone/é'),
  '/to-private': redirect(302, 'http://10.0.0.1/'),
  '/to-metadata': redirect(302, 'http://169.254.169.254/latest/meta-data/'),
  '/to-decimal': redirect(307, 'http://2130706433/'),
  '/to-mapped': redirect(308, 'http://[::ffff:127.0.0.1]/'),
  '/to-other-port': redirect(302, 'http://127.0.0.1:1/'),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/to-credentials': redirect(302, 'http://a:b@example.org/'),
  '/to-nonsense': redirect(302, 'http://['),
  '/to-rebind': redirect(302, 'http://rebind.test/'),
  '/loop': redirect(302, '/loop'),
  '/no-location': (_request, response) => {
    response.statusCode = 302;
    response.end('where to?');
  },
  '/to-closed': redirect(302, '/closed/page'),
  '/echo': (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end(
        JSON.stringify({ method: request.method, headers: request.rawHeaders, body: Buffer.concat(chunks).toString() }),
      );
    });
  },
  '/after-post': redirect(303, '/echo'),
  '/keep-post': redirect(307, '/echo'),
  '/503': (_request, response) => {
    response.statusCode = 503;
    response.end('busy');
  },
};

function coded(coding: string, body: Buffer) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('Content-Encoding', coding).end(body);
  };
}

function redirect(status: number, target: string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    const location = Buffer.from(target).toString('latin1');
    response.writeHead(status, { Location: location });
    response.end('elsewhere');
  };
}

let robots = { status: 200, body: 'User-agent: Vigie\nDisallow: /closed/\n' };
let seen: string[] = [];
const server = http.createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
  seen.push(request.url ?? '');
  if (request.url === '/robots.txt') {
    response.statusCode = robots.status;
    return response.end(robots.body);
  }
  const behaviour = BEHAVIOURS[(request.url ?? '').replace(/\?.*$/, '')];
  if (behaviour) return behaviour(request, response);
  response.statusCode = 404;
  return response.end('Not found');
});
let at = '';
let port = 0;

before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  at = `http://127.0.0.1:${port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

function visitor(options: Partial<VisitorOptions> = {}) {
  return createVisitor({
    contact: 'https://vigie.test/contact',
    clock: () => new Date(),
    allow: [`127.0.0.1:${port}`],
    paceMs: 0,
    ...options,
  });
}

async function visit(path: string, options: Partial<VisitorOptions> = {}): Promise<Visit | VisitFailure> {
  return visitor(options).visit(path.startsWith('/') ? at + path : path, { robots: false });
}

function outcome(visited: Visit | VisitFailure): string {
  return visited.ok ? `${visited.status} ${visited.body.length}` : visited.kind;
}

const QUICK = { limits: { connectMs: 300, firstByteMs: 150, totalMs: 400, bytes: 1_000_000 } };
const good = `200 ${PAGE.length}`;
const TABLE: [path: string, expected: string][] = [
  ['/page', good],
  ['/gzip', good],
  ['/x-gzip', good],
  ['/br', good],
  ['/zstd', good],
  ['/deflate', good],
  ['/deflate-bare', good],
  ['/twice', good],
  ['/thrice', 'connection'],
  ['/not-gzip', 'connection'],
  ['/half-gzip', 'connection'],
  ['/unknown-coding', 'connection'],
  ['/bomb', 'too-large'],
  ['/bomb-br', 'too-large'],
  ['/bomb-twice', 'too-large'],
  ['/endless', 'too-large'],
  ['/long-headers', 'too-large'],
  ['/never', 'timeout'],
  ['/drip', 'timeout'],
  ['/cut', 'connection'],
  ['/reset', 'connection'],
  ['/to-page', good],
  ['/to-relative', good],
  ['/to-utf8', '404 9'],
  ['/to-private', 'refused-address'],
  ['/to-metadata', 'refused-address'],
  ['/to-decimal', 'refused-address'],
  ['/to-mapped', 'refused-address'],
  ['/to-other-port', 'refused-address'],
  ['/to-rebind', 'refused-address'],
  ['/to-file', 'bad-url'],
  ['/to-credentials', 'bad-url'],
  ['/to-nonsense', 'bad-url'],
  ['/loop', 'too-many-redirects'],
  ['/no-location', '302 9'],
  ['/503', '503 4'],
  ['/404', '404 9'],
  ['http://127.0.0.1:1/', 'refused-address'],
  ['http://localhost/', 'refused-address'],
  ['http://nowhere.test/', 'dns'],
  ['http://empty.test/', 'dns'],
  ['http://mixed.test/', 'refused-address'],
  ['http://mapped.test/', 'refused-address'],
  ['nonsense', 'bad-url'],
];

async function resolveForTests(name: string) {
  if (name === 'localhost' || name === 'rebind.test') return [{ address: '127.0.0.1', family: 4 }];
  if (name === 'mixed.test')
    return [
      { address: '1.1.1.1', family: 4 },
      { address: 'fd00::1', family: 6 },
    ];
  if (name === 'mapped.test') return [{ address: '::ffff:192.168.0.1', family: 6 }];
  if (name === 'empty.test') return [];
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
}

for (const [path, expected] of TABLE) {
  test(`${path} → ${expected}`, async () => {
    assert.equal(outcome(await visit(path, { ...QUICK, resolve: resolveForTests })), expected);
  });
}

test('what a visit records', async () => {
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const visited = await visit('/to-page', { clock });
  assert.ok(visited.ok);
  assert.equal(visited.requestedUrl, `${at}/to-page`);
  assert.equal(visited.finalUrl, `${at}/page`);
  assert.deepEqual(
    visited.redirects.map((hop) => [hop.url, hop.status, hop.body.toString(), hop.at]),
    [[`${at}/to-page`, 302, 'elsewhere', '2026-11-24T09:00:00.000Z']],
  );
  assert.equal(visited.statusText, 'OK');
  assert.equal(visited.address, '127.0.0.1');
  assert.deepEqual(
    visited.responseHeaders.filter(([name]) => name === 'Set-Cookie'),
    [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
  );
  assert.equal(headerOf(visited.requestHeaders, 'user-agent'), 'Vigie/0.1 (+https://vigie.test/contact)');
  assert.deepEqual([visited.startedAt, visited.endedAt], ['2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00.000Z']);
  assert.deepEqual(visited.certificates, []);
});

test('the coded body is kept as it was sent', async () => {
  const visited = await visit('/gzip');
  assert.ok(visited.ok);
  assert.equal(visited.body.toString(), PAGE);
  assert.deepEqual(visited.codedBody, gzipSync(PAGE));
});

test('the request goes out as recorded, and a caller cannot pose as somebody else', async () => {
  const visited = await visitor().visit(`${at}/echo`, {
    method: 'POST',
    body: Buffer.from('q=1'),
    robots: false,
    headers: [
      ['Host', 'evil.test'],
      ['User-Agent', 'Mozilla'],
      ['Content-Type', 'text/plain'],
      ['X-Bad\r\nX', 'a'],
      ['X-Bad', 'a\r\nb: c'],
      ['Accept', 'x/y'],
    ],
  });
  assert.ok(visited.ok);
  const echo = JSON.parse(visited.body.toString());
  assert.equal(echo.body, 'q=1');
  assert.deepEqual(echo.headers, visited.requestHeaders.flat());
  assert.equal(headerOf(visited.requestHeaders, 'host'), `127.0.0.1:${port}`);
  assert.equal(headerOf(visited.requestHeaders, 'accept'), 'x/y');
  assert.equal(
    visited.requestHeaders.some(([name]) => name.startsWith('X-Bad')),
    false,
  );
});

test('303 turns a POST into a GET, 307 keeps it', async () => {
  for (const [path, method] of [
    ['/after-post', 'GET'],
    ['/keep-post', 'POST'],
  ] as const) {
    const visited = await visitor().visit(at + path, { method: 'POST', body: Buffer.from('x'), robots: false });
    assert.ok(visited.ok);
    assert.equal(JSON.parse(visited.body.toString()).method, method);
  }
});

test('truncate cuts where the limit is', async () => {
  const visited = await visitor().visit(`${at}/endless`, { robots: false, truncate: true, limits: { bytes: 1000 } });
  assert.ok(visited.ok && visited.truncated);
  assert.equal(visited.body.length, 1000);
});

test('a name that changes its mind between check and connection gains nothing', async () => {
  const answers = ['8.8.8.8', '127.0.0.1', '127.0.0.1'];
  let asked = 0;
  seen = [];
  const visited = await visit(`http://rebind.test:${port}/page`, {
    ...QUICK,
    resolve: async () => [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }],
  });
  assert.equal(visited.ok, false);
  assert.equal(asked, 1);
  assert.deepEqual(seen, []);
});

test('a host that does not answer at all is a timeout or a failed connection, in time', async () => {
  const silent = createServer(() => {});
  const sockets: Socket[] = [];
  silent.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const address = silent.address();
  const where = typeof address === 'object' && address ? address.port : 0;
  const started = performance.now();
  const secure = await createVisitor({
    contact: 'x',
    clock: () => new Date(),
    allow: [`127.0.0.1:${where}`],
    ...QUICK,
  }).visit(`https://127.0.0.1:${where}/`, { robots: false });
  assert.equal(outcome(secure), 'timeout');
  assert.ok(performance.now() - started < 1500);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test('robots.txt is asked once, obeyed, and obeyed after a redirect', async () => {
  robots = { status: 200, body: 'User-agent: Vigie\nDisallow: /closed/\n' };
  const polite = visitor();
  seen = [];
  assert.equal(outcome(await polite.visit(`${at}/page`)), good);
  assert.equal(outcome(await polite.visit(`${at}/closed/page`)), 'robots');
  assert.equal(outcome(await polite.visit(`${at}/to-closed`)), 'robots');
  assert.deepEqual(seen, ['/robots.txt', '/page', '/to-closed']);
});

test('robots.txt: missing lets in, out of order keeps out and is asked again later, stale is read again', async () => {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const polite = visitor({ clock: () => new Date(now) });
  robots = { status: 500, body: '' };
  assert.equal(outcome(await polite.visit(`${at}/page`)), 'robots');
  robots = { status: 404, body: 'User-agent: *\nDisallow: /' };
  assert.equal(outcome(await polite.visit(`${at}/page`)), 'robots');
  now += 11 * 60_000;
  assert.equal(outcome(await polite.visit(`${at}/page`)), good);
  robots = { status: 200, body: 'User-agent: *\nDisallow: /' };
  assert.equal(outcome(await polite.visit(`${at}/page`)), good);
  now += 25 * 3600_000;
  assert.equal(outcome(await polite.visit(`${at}/page`)), 'robots');
  robots = { status: 429, body: '' };
  assert.equal(outcome(await visitor().visit(`${at}/page`)), 'robots');
});

test('a failure to reach robots.txt is that failure', async () => {
  assert.equal(outcome(await visitor({ resolve: resolveForTests }).visit('http://nowhere.test/')), 'dns');
  assert.equal(outcome(await visitor({ resolve: resolveForTests }).visit('http://mixed.test/')), 'refused-address');
});

test('one request per turn and host, redirects and robots.txt included; crawl-delay is honoured', async () => {
  robots = { status: 200, body: 'User-agent: *\nCrawl-delay: 0.2\n' };
  const polite = visitor({ paceMs: 100 });
  const started = performance.now();
  await Promise.all([polite.visit(`${at}/page`), polite.visit(`${at}/to-page`)]); // robots, then 3 requests at 0.2 s
  const took = performance.now() - started;
  assert.ok(took >= 490 && took < 1500, `${took} ms`);
  const free = performance.now();
  await Promise.all([1, 2, 3].map(() => polite.visit(`${at}/page`, { pace: false })));
  assert.ok(performance.now() - free < 190);
});

test('the caller may give up', async () => {
  const visited = await visitor().visit(`${at}/never`, { robots: false, signal: AbortSignal.timeout(50) });
  assert.equal(outcome(visited), 'timeout');
});

test('TLS: a chain that nobody vouches for is refused, a trusted one is recorded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-tls-'));
  const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test root',
    '-days',
    '2',
  );
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'leaf.key',
    '-out',
    'leaf.pem',
    '-subj',
    '/CN=shop.test',
    '-addext',
    'subjectAltName=DNS:shop.test',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-days',
    '2',
  );
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const secure = https.createServer(
    { key: read('leaf.key'), cert: read('leaf.pem') + read('ca.pem') },
    (_request, response) => {
      response.end(PAGE);
    },
  );
  await new Promise<void>((done) => secure.listen(0, '127.0.0.1', done));
  const address = secure.address();
  const where = typeof address === 'object' && address ? address.port : 0;
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const go = (name: string, ca: string[]): Promise<Visit | VisitFailure> =>
    visitor({ allow: [`${name}:${where}`], resolve, ca }).visit(`https://${name}:${where}/`, { robots: false });
  const untrusted = await go('shop.test', []);
  const trusted = await go('shop.test', [read('ca.pem')]);
  const wrongName = await go('other.test', [read('ca.pem')]);
  secure.closeAllConnections();
  secure.close();
  const sent = [read('leaf.pem'), read('ca.pem')];
  rmSync(folder, { recursive: true });
  assert.equal(outcome(untrusted), 'tls');
  assert.equal(outcome(wrongName), 'tls');
  assert.ok(trusted.ok);
  assert.deepEqual(trusted.certificates, sent);
});
