import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  outcome,
  PAGE,
  QUICK,
  resolveForTests,
  serveSite,
  site,
  visit,
  visitor,
} from '../../../testing/visited-site.ts';
import { headerOf } from './fetch.ts';

serveSite();

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

for (const [path, expected] of TABLE) {
  // What has an answer is given the time for it, on a busy machine too.
  const limits = expected === 'timeout' ? QUICK.limits : { bytes: QUICK.limits.bytes };
  test(`${path} → ${expected}`, async () => {
    assert.equal(outcome(await visit(path, { limits, resolve: resolveForTests })), expected);
  });
}

test('what a visit records', async () => {
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const visited = await visit('/to-page', { clock });
  assert.ok(visited.ok);
  assert.equal(visited.requestedUrl, `${site.at}/to-page`);
  assert.equal(visited.finalUrl, `${site.at}/page`);
  assert.deepEqual(
    visited.redirects.map((hop) => [hop.url, hop.status, hop.body.toString(), hop.at]),
    [[`${site.at}/to-page`, 302, 'elsewhere', '2026-11-24T09:00:00.000Z']],
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
  assert.match(
    headerOf(visited.requestHeaders, 'user-agent') ?? '',
    /^Vigie\/\d+\.\d+ \(\+https:\/\/vigie\.test\/contact\)$/,
  );
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
  const visited = await visitor().visit(`${site.at}/echo`, {
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
  assert.equal(headerOf(visited.requestHeaders, 'host'), `127.0.0.1:${site.port}`);
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
    const visited = await visitor().visit(site.at + path, { method: 'POST', body: Buffer.from('x'), robots: false });
    assert.ok(visited.ok);
    assert.equal(JSON.parse(visited.body.toString()).method, method);
  }
});

test('truncate cuts where the limit is', async () => {
  const visited = await visitor().visit(`${site.at}/endless`, {
    robots: false,
    truncate: true,
    limits: { bytes: 1000 },
  });
  assert.ok(visited.ok && visited.truncated);
  assert.equal(visited.body.length, 1000);
});

test('a name that changes its mind between check and connection gains nothing', async () => {
  const answers = ['8.8.8.8', '127.0.0.1', '127.0.0.1'];
  let asked = 0;
  site.seen = [];
  const visited = await visit(`http://rebind.test:${site.port}/page`, {
    ...QUICK,
    resolve: async () => [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }],
  });
  assert.equal(visited.ok, false);
  assert.equal(asked, 1);
  assert.deepEqual(site.seen, []);
});

test('the caller may give up', async () => {
  const visited = await visitor().visit(`${site.at}/never`, { robots: false, signal: AbortSignal.timeout(50) });
  assert.equal(outcome(visited), 'timeout');
});
