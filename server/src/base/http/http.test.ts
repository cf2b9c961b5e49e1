import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { createHttp, givenInstant, givenUtc, type Http, periodDay } from './http.ts';
import { addSecurityTxt } from './security-txt.ts';

let app: Http;

before(async () => {
  app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  app.get('/refused', () => {
    throw new VigieError(
      'VIGIE_TEST_REFUSED',
      { en: 'It is shut.', fr: 'C’est fermé.' },
      { status: 409, detail: [{ en: 'the door', fr: 'la porte' }, 'VIGIE_DOOR'] },
    );
  });
  app.get('/english', () => {
    throw new VigieError('VIGIE_TEST_ENGLISH', 'Set VIGIE_DOOR.');
  });
  app.get('/fault', () => {
    throw new Error('a bug');
  });
  app.get('/slow', { config: { rateLimit: { max: 2, timeWindow: '1 minute' } } }, () => 'ok');
  app.get('/typed', { schema: { querystring: z.object({ n: z.coerce.number() }) } }, () => 'ok');
});
after(() => app.close());

const ask = async (url: string, language?: string) => {
  const reply = await app.inject({ url, headers: language === undefined ? {} : { 'accept-language': language } });
  const { request, ...problem } = reply.json();
  assert.match(request, /^req_\w{26}$/);
  return problem;
};

test('a limit counts an IPv6 network of one customer, and an IPv4 address however it is written', async () => {
  const tell = async (remoteAddress: string) => (await app.inject({ url: '/slow', remoteAddress })).statusCode;
  for (const [one, same, other] of [
    ['2001:db8:1:2::1', ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:DB8:1:2:0::7'], '2001:db8:1:3::1'],
    ['2001:db8::1', ['2001:db8:0:0:8000::', '2001:db8::2'], '2001:db8:0:1::1'],
    ['2001:db8:ab00::1', ['2001:db8:ab00::1', '2001:db8:ab00:0:1::'], '2001:db8:ab01::1'],
    ['2001:db8:9:8:7:6:192.0.2.33', ['2001:db8:9:8::1', '2001:db8:9:8:7:6:c000:221'], '2001:db8:9:9:7:6:192.0.2.33'],
    ['fd00:1::1', ['fd00:1::2', 'fd00:1::3'], 'fd00:1:0:1::1'],
    ['192.0.2.1', ['::ffff:192.0.2.1', '::ffff:c000:201'], '192.0.2.2'],
    ['::ffff:198.51.100.1', ['198.51.100.1', '198.51.100.1'], '::ffff:198.51.100.2'],
  ] as const)
    assert.deepEqual(
      [await tell(one), await tell(same[0]), await tell(same[1]), await tell(other)],
      [200, 200, 429, 200],
      one,
    );
});

test('a refusal is said in the language that the request asks for, in English without one', async () => {
  const english = {
    type: 'about:blank',
    title: 'It is shut.',
    status: 409,
    code: 'VIGIE_TEST_REFUSED',
    detail: 'the door\nVIGIE_DOOR',
  };
  const french = { ...english, title: 'C’est fermé.', detail: 'la porte\nVIGIE_DOOR' };
  for (const [language, said] of [
    ['en', english],
    ['fr', french],
    ['fr-CA,fr;q=0.9,en;q=0.8', french],
    ['EN-gb, fr;q=0.5', english],
    ['de, fr;q=0.5, en;q=0.4', french],
    ['de', english],
    ['*', english],
    ['french', english],
    [undefined, english],
  ] as const)
    assert.deepEqual(await ask('/refused', language), said, language);
});

test('an address that cannot be decoded is refused as anything else is', async () => {
  const { status, code, title } = await ask('/%E0%A4%A', 'fr');
  assert.deepEqual([status, code, title], [400, 'VIGIE_HTTP_REFUSED', 'La demande est refusée.']);
});

test('who asks while it is told to end gets the answer, and then holds it up no longer', async () => {
  const own = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  let begun = (): void => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  own.get('/slow', async () => {
    begun();
    await delay(200);
    return 'done';
  });
  const url = await own.listen({ host: '127.0.0.1', port: 0 });
  const asked = fetch(`${url}/slow`);
  await hasBegun;
  const began = Date.now();
  const closed = own.close();
  assert.equal(await (await asked).text(), 'done');
  await closed;
  assert.ok(Date.now() - began < 5000, 'the connection is not kept for another request');
});

test('so is what no link refuses: an unknown address, a wrong request, a fault', async () => {
  assert.equal((await ask('/nowhere', 'fr')).title, 'Il n’y a rien à l’adresse /nowhere.');
  const { title, errors } = await ask('/typed?n=x', 'fr');
  assert.deepEqual([title, errors.length], ['La demande n’est pas valide.', 1]);
  assert.equal((await ask('/fault', 'fr')).title, 'Une erreur s’est produite ici ; elle a été consignée.');
  assert.equal((await ask('/english', 'fr')).title, 'Set VIGIE_DOOR.', 'for operators: English alone');
});

test('behind a proxy that is trusted, the client is who it says; browsers are told to come by TLS', async () => {
  const log = pino({ level: 'silent' });
  const proxied = await createHttp({
    log,
    version: '0',
    trustedProxies: ['10.0.0.0/8'],
    publicUrl: 'https://v.example',
  });
  proxied.get('/ip', (request) => ({ ip: request.ip, protocol: request.protocol }));
  const headers = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };
  const told = await proxied.inject({ url: '/ip', remoteAddress: '10.1.2.3', headers });
  assert.deepEqual(told.json(), { ip: '192.0.2.1', protocol: 'https' });
  assert.equal(told.headers['strict-transport-security'], 'max-age=63072000');
  const lied = await proxied.inject({ url: '/ip', remoteAddress: '192.0.2.9', headers });
  assert.deepEqual(lied.json(), { ip: '192.0.2.9', protocol: 'http' });
  const alone = await app.inject({ url: '/nowhere', remoteAddress: '10.1.2.3', headers });
  assert.equal(alone.headers['strict-transport-security'], undefined);
  assert.match(String(alone.headers['content-security-policy']), /require-trusted-types-for 'script'/);
  assert.match(String(alone.headers['content-security-policy']), /base-uri 'none'/);
  const undecoded = await proxied.inject('/%E0%A4%A');
  const [first, second] = await Promise.all([1, 2].map(() => proxied.inject('/ip')));
  const safe = ['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'referrer-policy'];
  for (const name of safe) {
    assert.ok(first?.headers[name], name);
    assert.equal(second?.headers[name], first?.headers[name], `${name} is made once`);
    assert.ok(undecoded.headers[name], `${name} of what comes past the hooks`);
  }
  await proxied.close();
});

test('what changes something comes from a page of ours, or from none', async () => {
  const log = pino({ level: 'silent' });
  const own = await createHttp({ log, version: '0', publicUrl: 'https://v.example' });
  own.post('/act', () => 'done');
  own.post('/form', { config: { public: true } }, () => 'done');
  own.post('/sign-in', { config: { public: true, ownOrigin: true } }, () => 'done');
  for (const [headers, status] of [
    [{}, 200],
    [{ origin: 'https://v.example' }, 200],
    [{ origin: 'http://localhost:80', host: 'localhost:80' }, 200],
    [{ origin: 'https://sub.v.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://v.example', 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
  ] as const) {
    for (const url of ['/act', '/sign-in'])
      assert.equal((await own.inject({ method: 'POST', url, headers })).statusCode, status, JSON.stringify(headers));
    assert.equal((await own.inject({ method: 'POST', url: '/form', headers })).statusCode, 200);
  }
  await own.close();
});

test('a request holds 64 KB unless its route says more, in UTF-8; what is not for everybody is kept by no cache', async () => {
  const small = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  small.post('/small', () => 'done');
  small.post('/large', { bodyLimit: 200_000 }, () => 'done');
  small.get('/page', { config: { public: true } }, () => 'page');
  small.get('/v1/page', { config: { public: true } }, () => 'page');
  const payload = { text: 'x'.repeat(70_000) };
  for (const [url, status] of [
    ['/small', 413],
    ['/large', 200],
  ] as const) {
    const { statusCode, headers } = await small.inject({ method: 'POST', url, payload });
    assert.deepEqual([statusCode, headers['cache-control']], [status, 'no-store']);
  }
  for (const [encoding, status] of [
    ['utf8', 200],
    ['latin1', 400],
  ] as const) {
    const request = {
      payload: Buffer.from('{"title":"Poupée"}', encoding),
      headers: { 'content-type': 'application/json' },
    };
    const { statusCode, body } = await small.inject({ method: 'POST', url: '/small', ...request });
    assert.equal(statusCode, status, body);
    assert.equal(body.includes('UTF-8'), status === 400);
  }
  assert.equal((await small.inject('/page')).headers['cache-control'], undefined);
  assert.equal((await small.inject('/v1/page')).headers['cache-control'], 'no-store');
  await small.close();
});

test('security.txt names whom to tell, where a contact is set', async () => {
  const clock = () => new Date('2026-11-24T09:00:00Z');
  for (const [contact, said] of [
    ['security@v.example', 'Contact: mailto:security@v.example\n'],
    ['https://v.example/security', 'Contact: https://v.example/security\n'],
    ['contact not configured', null],
  ] as const) {
    const told = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
    addSecurityTxt(told, { contact, publicUrl: 'https://v.example', clock });
    const { statusCode, body } = await told.inject('/.well-known/security.txt');
    assert.equal(statusCode, said === null ? 404 : 200);
    if (said !== null) {
      assert.ok(body.startsWith(said), body);
      assert.match(body, /\nExpires: 2027-05-23T09:00:00.000Z\n/);
      assert.match(body, /\nCanonical: https:\/\/v.example\/.well-known\/security.txt\n$/);
    }
    await told.close();
  }
});

test('a day or an instant that somebody gives is one that the database knows', () => {
  for (const [schema, good, bad] of [
    [periodDay, ['1900-01-01', '9998-12-31'], ['0000-01-01', '1899-12-31', '9999-01-01', '2026-02-30']],
    [
      givenInstant,
      ['2026-11-24T09:00:00+01:00', '2026-11-24T09:00:00.5Z'],
      ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
    ],
    [givenUtc, ['2026-11-24T09:00:00Z'], ['0000-01-01T00:00:00Z', '2026-11-24T09:00:00+01:00']],
  ] as const) {
    for (const text of good) assert.equal(schema.safeParse(text).success, true, text);
    for (const text of bad) assert.equal(schema.safeParse(text).success, false, text);
  }
});
