import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSigner, parseVerifierKey, verifierKey } from '@vigie/proof';
import pino from 'pino';
import { z } from 'zod';
import { createVisitor } from '../fetch/fetch.ts';
import { createHttp } from '../http/http.ts';
import { addExchange, postSigned, replySigned, signedRoute } from './exchange.ts';

const clock = () => new Date('2026-11-25T10:00:00Z');
const sender = createSigner('sender.example', Buffer.alloc(32, 1));
const platform = createSigner('platform.example', Buffer.alloc(32, 2));
const platformKey = verifierKey(platform);

const app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
addExchange(app, platform, []);
const peer = { clock, config: { publicUrl: null }, signer: platform };
const keyOf = (keyid: string) => (keyid === verifierKey(sender) ? parseVerifierKey(keyid) : null);
app.post(
  '/v1/inbox',
  {
    ...signedRoute(peer, keyOf),
    bodyLimit: 10_000,
    schema: { body: z.strictObject({ n: z.int() }), response: { 202: z.unknown() } },
  },
  (request, reply) =>
    replySigned(peer, request, reply, { status: 202, content: { by: request.signedBy?.name, n: request.body.n } }),
);
app.post('/unsigned', { config: { public: true } }, (_request, reply) => reply.code(202).send({ kind: 'receipt' }));
app.post('/busy', { config: { public: true } }, (_request, reply) =>
  reply.code(429).header('retry-after', '120').send({ title: 'Later.' }),
);
app.post('/until', { config: { public: true } }, (_request, reply) =>
  reply.code(503).header('retry-after', 'Wed, 25 Nov 2026 10:05:00 GMT').send(''),
);
app.post('/moved', { config: { public: true } }, (_request, reply) =>
  reply.code(307).header('location', '/v1/inbox').send(),
);
app.post('/endless', { config: { public: true } }, (_request, reply) => reply.send('x'.repeat(2_000_000)));
const base = await app.listen({ host: '127.0.0.1', port: 0 });
after(() => app.close());

const visitor = createVisitor({ contact: 'test@unit.example', clock, allow: [new URL(base).host] });
const us = { visitor, signer: sender, clock };
const post = (path: string, body = '{"n":1}', peerKey: string | null = platformKey, signer = sender) =>
  postSigned({ ...us, signer }, { url: `${base}${path}`, key: 'ntc_1', body: Buffer.from(body), peerKey });

test('a signed message is taken, and its answer believed', async () => {
  const posted = await post('/v1/inbox');
  assert.deepEqual(posted.accepted && JSON.parse(posted.body.toString()), { by: 'sender.example', n: 1 });
  const query = await post('/v1/inbox?unit=é&x=%2F');
  assert.ok(query.accepted, JSON.stringify(query));
});

test('a stranger is refused before the body is looked at', async () => {
  const stranger = createSigner('sender.example', Buffer.alloc(32, 9));
  const posted = await post('/v1/inbox', '{"wrong":true}', platformKey, stranger);
  assert.deepEqual(posted, {
    accepted: false,
    temporary: false,
    detail: {
      en: `${new URL(base).host} answers 401: The signature is invalid: the key is not known here.`,
      fr: `${new URL(base).host} répond 401 : The signature is invalid: the key is not known here.`,
    },
    patienceMs: null,
  });
  const bare = await fetch(`${base}/v1/inbox`, {
    method: 'POST',
    body: '{"n":1}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(bare.status, 401);
});

test('a refusal names the place, and is final; too long a body too', async () => {
  const wrong = await post('/v1/inbox', '{"n":"x"}');
  assert.ok(!wrong.accepted && !wrong.temporary);
  assert.match(wrong.detail.en, /answers 400: The request is invalid\. \/n: /);
  const long = await post('/v1/inbox', JSON.stringify({ n: 'x'.repeat(20_000) }));
  assert.ok(!long.accepted && !long.temporary);
  assert.match(long.detail.en, /answers 413/);
});

test('an answer that the peer did not sign is not believed; it may be at the next try', async () => {
  const posted = await post('/unsigned');
  assert.ok(!posted.accepted && posted.temporary);
  assert.match(posted.detail.en, /not with the key of the register/);
  assert.ok((await post('/unsigned', '{}', null)).accepted, 'where no key is known, any answer is taken');
  const other = await post('/v1/inbox', '{"n":1}', verifierKey(sender));
  assert.ok(!other.accepted && other.temporary);
});

test('what passes is told from what does not', async () => {
  assert.deepEqual(await post('/busy'), {
    accepted: false,
    temporary: true,
    detail: {
      en: `${new URL(base).host} answers 429: Later.`,
      fr: `${new URL(base).host} répond 429 : Later.`,
    },
    patienceMs: 120_000,
  });
  const until = await post('/until');
  assert.equal(!until.accepted && until.patienceMs, 300_000);
  const nowhere = await postSigned(us, { url: 'x', key: 'k', body: Buffer.from('{}'), peerKey: null });
  assert.ok(!nowhere.accepted && !nowhere.temporary, 'no URL');
  const gone = await postSigned(us, { url: 'http://127.0.0.1:1/', key: 'k', body: Buffer.from('{}'), peerKey: null });
  assert.ok(!gone.accepted && !gone.temporary, 'a private address that is not allowed');
  for (const path of ['/moved', '/nowhere']) {
    const posted = await post(path);
    assert.ok(!posted.accepted && !posted.temporary, path);
  }
  const endless = await post('/endless');
  assert.ok(!endless.accepted);
});

test('the installation publishes its key', async () => {
  const answer = await fetch(`${base}/.well-known/vigie-exchange`);
  assert.deepEqual(await answer.json(), { name: 'platform.example', key: platformKey, changes: [] });
});
