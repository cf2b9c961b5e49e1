import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pino } from 'pino';
import { ROOT } from '../core/home.ts';
import { createHttp } from './http.ts';
import { addConsole } from './serve-console.ts';

test('the web verifier is served under its own policy, which its script needs and the console’s refuses', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'vigie-dist-'));
  const policy = "default-src 'none'; script-src 'sha256-x'; connect-src 'none'";
  writeFileSync(
    join(dist, 'verify.html'),
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><p>page`,
  );
  const app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  await addConsole(app, dist);
  const answer = await app.inject('/verify');
  assert.deepEqual(
    [answer.statusCode, answer.headers['content-security-policy']],
    [200, `${policy}; frame-ancestors 'none'`],
  );
  assert.match(answer.body, /<p>page$/);
  await app.close();
  rmSync(dist, { recursive: true });
});

test('each screen has its address, and there is nothing at any other', async () => {
  const app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  await addConsole(app, '/nowhere');
  const statusOf = async (url: string): Promise<number> => (await app.inject({ url })).statusCode;
  const source = ['paths.ts', 'main.tsx'].map((name) => readFileSync(join(ROOT, 'console/src', name), 'utf8')).join();
  const screens = [
    ...[...source.matchAll(/^ {2}\w+: '(\/[^']*)',$/gm)].map(([, path = '']) => path),
    ...[...source.matchAll(/=> `(\/[^`]*)`/g)].map(([, path = '']) => path.replaceAll(/\$\{[^}]*\}/g, 'cas_1-a')),
    ...[...source.matchAll(/\/\^\\\/([\w-]+)\\\/\(([^)\n]*)\)/g)].map(
      ([, first, rest = '']) => `/${first}/${rest.replaceAll('\\/', '/').replaceAll(/\[[^\]]*\]\+/g, 'x_1-b')}`,
    ),
  ];
  assert.ok(screens.includes('/') && screens.includes('/cases/cas_1-a') && screens.includes('/exhibits/x_1-b'));
  for (const url of screens) assert.equal(await statusOf(`${url}?x=1`), 200, url);
  const nonceOf = async (url: string) =>
    /style-src 'self' 'nonce-(\w{32})'/.exec(
      String((await app.inject({ url })).headers['content-security-policy']),
    )?.[1];
  const nonces = [await nonceOf('/'), await nonceOf('/')];
  assert.ok(nonces.every(Boolean) && nonces[0] !== nonces[1], 'each page has a nonce of its own');
  for (const url of [
    '/healthz',
    '/wp-login.php',
    '/cases',
    '/cases/a/b',
    '/v1/x',
    '/rules/',
    '/rules/a',
    '/assets/x.js',
    '//x',
    '/%00',
  ])
    assert.equal(await statusOf(url), 404, url);
  // A person who mistyped it is told by the console; a program, and whoever calls the API, by problem details.
  const typeOf = async (url: string, accept: string) => {
    const { statusCode, headers } = await app.inject({ url, headers: { accept } });
    return [statusCode, headers['content-type']];
  };
  assert.deepEqual(await typeOf('/case', 'text/html,*/*;q=0.8'), [404, 'text/html; charset=utf-8']);
  assert.match(String(await typeOf('/case', '*/*')), /^404,application\/problem\+json/);
  assert.match(String(await typeOf('/v1/x', 'text/html')), /^404,application\/problem\+json/);
  await app.close();
});

test('whatever the page on which one signs in needs is open to everybody', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'vigie-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html>');
  writeFileSync(join(dist, 'assets/a.js'), '1');
  writeFileSync(join(dist, 'assets/a.js.br'), 'compressed');
  const app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  const closed: string[] = [];
  app.addHook('onRequest', async ({ routeOptions, url }) => {
    if (routeOptions.config.public !== true) closed.push(url);
  });
  await addConsole(app, dist);
  for (const url of ['/', '/cases/x', '/assets/a.js', '/openapi.json', '/docs/'])
    assert.equal((await app.inject(url)).statusCode, 200, url);
  assert.deepEqual(closed, []);
  for (const [accepted, body, encoding] of [
    ['br, gzip', 'compressed', 'br'],
    ['gzip', '1', undefined],
  ]) {
    const answer = await app.inject({ url: '/assets/a.js', headers: { 'accept-encoding': accepted } });
    assert.deepEqual([answer.body, answer.headers['content-encoding']], [body, encoding]);
    assert.match(String(answer.headers['content-type']), /javascript/);
  }
  await app.close();
  rmSync(dist, { recursive: true });
});
