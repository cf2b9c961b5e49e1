import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { VigieError } from '../base/core/errors.ts';
import { command, download, note, open, openSession, query, readAudit, verifyAudit } from './index.ts';

/** `account/routes.long.ts` asks each route in every spelling. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;

describeStore('an act that is declared', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let handled = 0;
  const body = z.object({ text: z.string().min(2) });
  const answer = z.object({ done: z.int(), text: z.string() });
  const act = (path: `/v1/${string}`) =>
    command(`POST ${path}`, {
      tag: 'test',
      says: 'Does it.',
      role: 'analyst',
      body,
      answer,
      async run(work, { params, body: { text } }) {
        handled++;
        await note(work, { act: 'test.done', subject: JSON.stringify(params), reason: text });
        if (text === 'break') throw new Error('broken off after it was noted');
        return { done: handled, text };
      },
    });

  const call: TestVigie['call'] = (...asked) => started.call(...asked);
  const noted = async (unit: string): Promise<number> => {
    const found = await started.vigie.context.store.inUnit(unit, (tx) =>
      sql`select 1 from audit where act = 'test.done'`.execute(tx),
    );
    return found.rows.length;
  };
  let unit = '';
  let admin = '';

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    unit = (await started.add('ana', { unit: 'one' })).unit;
    admin = (await started.add('adi', { unit: 'one', role: 'administrator' })).account;
    const endpoints = [
      act('/v1/test/:id/acts'),
      act('/v1/test/other'),
      command('POST /v1/test/admin', {
        tag: 'test',
        says: 'Does it.',
        role: 'administrator',
        answer,
        run: async () => ({ done: 1, text: '' }),
      }),
      query('GET /v1/test/:first/:second', {
        tag: 'test',
        says: 'Does it.',
        role: 'analyst',
        reads: null,
        query: z.object({ limit: z.coerce.number().int().default(5) }),
        answer: z.object({ said: z.string() }),
        run: async (_work, { params, query: { limit } }) => ({ said: `${params.first} ${params.second} ${limit}` }),
      }),
      download('GET /v1/test/:id/file', {
        tag: 'test',
        says: 'Does it.',
        role: 'analyst',
        find: async (_work, { params: { id } }) => ({ id, size: 3 }),
        reads: ({ id, size }, { params }) => ({ act: 'test.read', subject: id, content: { size, asked: params.id } }),
        file: () => ({ type: 'text/plain', body: 'abc' }),
      }),
      command('POST /v1/test/kept', {
        tag: 'test',
        says: 'Does it.',
        role: 'analyst',
        answer,
        run() {
          throw new VigieError('VIGIE_CASE_NOT_KEEPER', 'Only a keeper.', { status: 403 });
        },
      }),
      open('GET /test/open', {
        answer: z.object({ language: z.string().nullable() }),
        run: ({ language }) => ({ language }),
      }),
    ];
    for (const endpoint of endpoints) endpoint.add(started.vigie.http, started.vigie.context);
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('is done once for its key; the same key elsewhere, or none, is another request', async () => {
    const first = await call('ana', 'POST', '/v1/test/a/acts', { text: 'same' }, 'k');
    assert.deepEqual([first.status, first.body.text], [200, 'same']);
    assert.deepEqual((await call('ana', 'POST', '/v1/test/a/acts', { text: 'same' }, 'k')).body, first.body);
    assert.deepEqual((await call('ana', 'POST', '/v1/test/%61/acts', { text: 'same' }, 'k')).body, first.body);
    assert.equal(handled, 1);
    assert.equal((await call('ana', 'POST', '/v1/test/b/acts', { text: 'same' }, 'k')).body.done, 2);
    assert.equal((await call('ana', 'POST', '/v1/test/other', { text: 'same' }, 'k')).body.done, 3);
    assert.equal((await call('ana', 'POST', '/v1/test/a/acts', { text: 'same' })).body.done, 4);
    const reused = await call('ana', 'POST', '/v1/test/a/acts', { text: 'another' }, 'k');
    assert.deepEqual([reused.status, reused.body.code], [409, 'VIGIE_BASE_KEY_REUSED']);
    assert.equal(await noted(unit), 4);
  });

  test('leaves nothing behind when it fails', async () => {
    const before = await noted(unit);
    assert.equal((await call('ana', 'POST', '/v1/test/a/acts', { text: 'break' }, 'b')).status, 500);
    assert.equal(await noted(unit), before);
  });

  const readingsOf = async (subject: string) => {
    const { store } = started.vigie.context;
    return (await store.inUnit(unit, (tx) => readAudit(tx, subject))).filter(({ act: noted }) => noted === 'test.read');
  };

  test('a reading that says so is recorded before its answer leaves, each of many at once', async () => {
    const { account } = await started.add('ana', { unit: 'one' });
    const replies = await Promise.all(Array.from({ length: 25 }, () => call('ana', 'GET', '/v1/test/f/file')));
    assert.ok(replies.every(({ status, body: bytes }) => status === 200 && bytes.toString() === 'abc'));
    const read = await readingsOf('f');
    assert.equal(read.length, 25);
    assert.deepEqual([read[0]?.account, read[0]?.content], [account, { size: 3, asked: 'f' }]);
    assert.equal(await started.vigie.context.store.inUnit(unit, verifyAudit), null);
  });

  test('what cannot be recorded is not read', async () => {
    const { http, context } = started.vigie;
    const token = await openSession(context.store, started.clock, { id: admin, unit });
    const read = async (url: string) =>
      (await http.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })).statusCode;
    await made.asOwner('alter table audit rename to audit_away');
    try {
      assert.equal(await read('/v1/test/g/file'), 500);
    } finally {
      await made.asOwner('alter table audit_away rename to audit');
    }
    assert.equal(await read('/v1/test/h/file'), 200);
    assert.deepEqual([(await readingsOf('g')).length, (await readingsOf('h')).length], [0, 1]);
  });

  test('what somebody is refused is in the audit log: once a minute for each person and route', async () => {
    started.pass(60);
    const { account } = await started.add('ben', { unit: 'one' });
    await started.add('bob', { unit: 'one', role: 'auditor' });
    const refused = async () =>
      (await started.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, account))).flatMap(
        ({ act: noted, content }) => (noted === 'access.refused' ? [content] : []),
      );
    const ask = () => call('ben', 'POST', '/v1/test/admin');
    const { body: problem } = await ask();
    for (let times = 0; times < 20; times++) assert.equal((await ask()).status, 403);
    assert.equal((await call('ben', 'GET', '/v1/accounts?text=secret')).status, 403);
    assert.equal((await call('bob', 'POST', '/v1/test/a/acts', { text: 'x' })).status, 403, 'of somebody else');
    assert.equal((await call('ben', 'POST', '/v1/test/a/acts', {})).status, 400, 'no lack of a right');
    assert.equal((await call('ben', 'POST', '/v1/test/kept')).status, 403, 'of a case, which need not be told of');
    assert.equal((await call('', 'POST', '/v1/test/admin')).status, 401);
    for (let waits = 0; waits < 100 && (await refused()).length < 2; waits++) await delay(20);
    const [first, second, ...more] = await refused();
    const why = 'VIGIE_PEOPLE_ROLE_ADMIN';
    assert.deepEqual(first, { route: 'POST /v1/test/admin', why, request: problem.request });
    assert.deepEqual([second?.route, more], ['GET /v1/accounts', []]);
    started.pass(60);
    await ask();
    for (let waits = 0; waits < 100 && (await refused()).length < 3; waits++) await delay(20);
    assert.equal((await refused()).length, 3);
  });

  test('is refused with the place of each fault, to who is signed out, and to a lesser role', async () => {
    const wrong = await call('ana', 'POST', '/v1/test/a/acts', { text: '' });
    assert.deepEqual(
      [wrong.status, wrong.body.code, wrong.body.errors[0].pointer],
      [400, 'VIGIE_HTTP_INVALID', '/text'],
    );
    assert.equal((await call('', 'POST', '/v1/test/a/acts', { text: 'same' })).status, 401);
    assert.equal((await call('ana', 'POST', '/v1/test/admin')).body.code, 'VIGIE_PEOPLE_ROLE_ADMIN');
    assert.equal((await call('adi', 'POST', '/v1/test/admin')).status, 200);
  });

  test('signing out ends the session and is noted', async () => {
    const { http, context } = started.vigie;
    const { account } = await started.add('leaver', { unit: 'one' });
    const token = await openSession(context.store, started.clock, { id: account, unit });
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await http.inject({ method: 'DELETE', url: '/v1/session', headers })).statusCode, 204);
    assert.equal((await http.inject({ method: 'GET', url: '/v1/session', headers })).statusCode, 401);
    const acts = (await context.store.inUnit(unit, (tx) => readAudit(tx, account))).map(({ act }) => act);
    assert.deepEqual(acts, ['account.added', 'session.opened', 'session.ended']);
  });

  test('is refused where it holds what the database cannot keep: in its path, its query, its content', async () => {
    for (const [method, path, payload, pointer] of [
      ['GET', '/v1/cases/a%00b', undefined, '/id'],
      ['GET', '/v1/cases?cursor=%00', undefined, '/cursor'],
      ['GET', '/v1/received?cursor=abc', undefined, '/cursor'],
      ['GET', '/v1/compliance-report?to=9999-12-31', undefined, '/to'],
      ['GET', '/v1/compliance-report?from=0001-01-01', undefined, '/from'],
      ['POST', '/v1/releases', { title: 'x', from: '0000-01-01', to: '2026-01-01' }, '/from'],
      ['POST', '/v1/test/a%00/acts', { text: 'same' }, '/id'],
      ['POST', '/v1/test/a/acts', { text: 'a\0' }, '/text'],
      ['POST', '/v1/test/a/acts', { text: 'a\ud800' }, '/text'],
    ] as const) {
      const { status, body } = await call('adi', method, path, payload, 'not text');
      assert.deepEqual([status, body.code, body.errors?.[0].pointer], [400, 'VIGIE_HTTP_INVALID', pointer], path);
    }
    assert.equal((await call('ana', 'POST', '/v1/test/a/acts', { text: 'a 💧' })).status, 200);
  });

  test('does not look at content that it does not declare, however deep it is nested', async () => {
    const { http, context } = started.vigie;
    const token = await openSession(context.store, started.clock, { id: admin, unit });
    const { statusCode } = await http.inject({
      method: 'POST',
      url: '/v1/test/admin',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'deep' },
      payload: '['.repeat(30_000) + ']'.repeat(30_000),
    });
    assert.equal(statusCode, 200);
  });

  test('reads its path and its query', async () => {
    assert.deepEqual((await call('ana', 'GET', '/v1/test/x/y?limit=7')).body, { said: 'x y 7' });
    assert.equal((await call('ana', 'GET', '/v1/test/x/y?limit=z')).status, 400);
  });

  test('what is for everybody is answered without an account', async () => {
    const log = await started.vigie.vault.log();
    await log.append([new Uint8Array(32)]);
    for (const [url, status] of [
      ['/health/ready', 200],
      ['/openapi.json', 200],
      ['/docs', 200],
      ['/verify', 200],
      ['/.well-known/vigie-exchange', 200],
      ['/v1/session/ways', 200],
      ['/log/checkpoint', 200],
      ['/log/keys.json', 404],
      ['/log/gaps.json', 404],
      ['/log/cosigned/00000000', 404],
      ['/log/closed/00000000', 404],
      ['/log/tile/0/000.p/1', 200],
      ['/log/tile/entries/000.p/1', 200],
      ['/log/audit-leaf.json', 404],
      ['/log/../log-key.json', 404],
    ] as const)
      assert.equal((await started.vigie.http.inject({ method: 'GET', url })).statusCode, status, url);
  });

  test('is open to nobody unless it says so, in whatever spelling its address comes', async () => {
    assert.deepEqual((await call('', 'GET', '/test/open')).body, { language: null });
    const spellings = (path: string): string[] => [
      path,
      `${path}/`,
      `${path}.`,
      `/${path}`,
      path.replaceAll('/', '//'),
      path.toUpperCase(),
      path.replace('/v1', '/V1'),
      path.replace('/v1', '/%761'),
      path.replace('v1/', 'v1%2f'),
      path.replace('/v1/', '/./v1/'),
      path.replace('/v1/', '/x/../v1/'),
      path.replace('/v1/', '/v1;x=y/'),
      path.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
      `${path}?x`,
      `${path}#x`,
    ];
    const { context, http, endpoints } = started.vigie;
    const reached: string[] = [];
    const closed = endpoints.filter(({ role }) => role !== null);
    assert.ok(closed.length >= 4 && context.packs.packs.length > 0);
    for (const [index, { method, path }] of closed.entries()) {
      const all = spellings(path.replace(/:\w+/g, 'x'));
      const asked = IS_LONG ? all : [path.replace(/:\w+/g, 'x'), ...all.slice(1).filter((_, n) => n % 7 === index % 7)];
      // Side by side, since a 404 leaves at the next full 10 ms.
      const tries = asked.map(async (url, n) => {
        const authorization = ['', 'Bearer not-a-token-that-anybody-has', 'Basic eDp5'][n % 3];
        const payload = method === 'GET' ? {} : { payload: {} };
        const { statusCode } = await http.inject({ method, url, headers: { authorization }, ...payload });
        // 200 is the console's page, which is the same for everybody and knows nothing.
        const isPage = method === 'GET' && statusCode === 200;
        if (!isPage && ![401, 404].includes(statusCode)) reached.push(`${method} ${url}: ${statusCode}`);
      });
      await Promise.all(tries);
    }
    assert.deepEqual(reached, []);
  });
});
