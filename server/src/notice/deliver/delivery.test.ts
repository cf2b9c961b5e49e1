import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { platformEntry, startPlatform, startSender } from '../../../testing/notice-delivery.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import type { Answer } from '../answer/answer-schema.ts';

const other = createSigner('other.example', Buffer.alloc(32, 8));

describeStore('delivery', (make) => {
  let made: TestStore;
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let sender: Awaited<ReturnType<typeof startSender>>;
  let address: string;
  before(async () => {
    made = await make();
    let clock = () => new Date('2026-11-25T10:00:00Z');
    platform = await startPlatform(() => clock());
    sender = await startSender(made, {
      platforms: [
        platformEntry('market', { endpoint: platform.endpoint, key: platform.key }),
        platformEntry('other', { endpoint: null, key: verifierKey(other) }),
      ],
      // A mail server that is never asked: these notices go other ways.
      settings: { allow: [platform.host], smtpUrl: 'smtp://127.0.0.1:1' },
    });
    clock = sender.clock;
    address = await sender.vigie.http.listen({ host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await sender.vigie.stop();
    await platform.close();
    await made.drop();
  });

  const read = async (id: string) => {
    const { body: notice } = await sender.call('GET', `/v1/notices/${id}`);
    const { body: delivery } = await sender.call('GET', `/v1/notices/${id}/delivery`);
    return { notice, ...delivery };
  };
  const outcomes = (delivery: { attempts: { outcome: string }[] }) => delivery.attempts.map(({ outcome }) => outcome);
  const events = async (kind: string): Promise<number> =>
    sender.vigie.context.store.inUnit(sender.unit, async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from event where kind = ${kind}`.execute(tx);
      return rows[0]?.n ?? 0;
    });

  test('a platform with an inbox takes the notice, and its signed receipt is linked', async () => {
    const id = await sender.write('market', 'notices@market.example');
    const found = await read(id);
    assert.equal(found.notice.state, 'sent');
    assert.deepEqual(
      { ...found.notice.receipt, at: null },
      { channel: 'exchange', at: null, reference: `FILE-${id.slice(-4)}`, detail: '202, signed' },
    );
    assert.ok(found.notice.deadline.due);
    assert.deepEqual(outcomes(found), ['taken']);
    assert.equal(found.attempts[0].destination, platform.endpoint);
    assert.deepEqual(
      found.answers.map(({ kind, via, signedBy }: Record<string, string>) => ({ kind, via, signedBy })),
      [{ kind: 'receipt', via: 'exchange', signedBy: platform.key }],
    );
    const { timeline } = (await sender.call('GET', '/v1/cases/cas_1')).body;
    assert.deepEqual(
      timeline.map(({ act }: { act: string }) => act),
      ['notice.sent', 'notice.answered'],
    );
  });

  test('a platform that is down is tried again until it is up; nothing is sent twice', async () => {
    await platform.close();
    const id = await sender.write('market');
    const down = await read(id);
    assert.equal(down.notice.state, 'queued');
    assert.match(down.notice.failure.en, /connection failed/);
    assert.deepEqual([outcomes(down), down.nextTryAt], [['temporary'], '2026-11-25T10:00:30.000Z']);
    await sender.pass(29);
    assert.equal((await read(id)).attempts.length, 1, 'not before its time');
    await platform.listen();
    await sender.pass(2);
    const up = await read(id);
    assert.deepEqual([up.notice.state, up.notice.failure, outcomes(up)], ['sent', null, ['temporary', 'taken']]);
    await sender.pass(3600);
    assert.equal(platform.taken.get(id), 1);
  });

  test('a notice that was taken before the line broke is recognised by its key', async () => {
    platform.next.push((signed, response) => {
      platform.taken.set(String(signed.headers['idempotency-key']), 1);
      response.destroy();
    });
    const id = await sender.write('market');
    assert.equal((await read(id)).notice.state, 'queued');
    await sender.pass(31);
    const found = await read(id);
    assert.deepEqual([found.notice.state, found.answers.length], ['sent', 1]);
    assert.match(found.notice.receipt.detail, /^200/);
    assert.equal(platform.taken.get(id), 2);
  });

  test('busy platforms are left alone as long as they ask; a refusal is final until a person tries again', async () => {
    platform.next.push(
      (_signed, response) => response.writeHead(500).end(),
      (_signed, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
      (_signed, response) =>
        response
          .writeHead(400, { 'content-type': 'application/problem+json' })
          .end(JSON.stringify({ title: 'Not right.', errors: [{ pointer: '/listings/0/url', detail: 'unknown' }] })),
    );
    const begun = sender.clock().getTime();
    const id = await sender.write('market');
    await sender.pass(31);
    const busy = await read(id);
    assert.deepEqual(outcomes(busy), ['temporary', 'temporary']);
    assert.equal(Date.parse(busy.nextTryAt) - begun, (31 + 7200) * 1000);
    await sender.pass(7200);
    const refused = await read(id);
    assert.equal(refused.notice.state, 'failed');
    assert.match(refused.notice.failure.en, /answers 400: Not right\. \/listings\/0\/url: unknown/);
    await sender.pass(86_400);
    assert.equal((await read(id)).attempts.length, 3, 'nobody tries a refusal again');
    assert.equal((await sender.call('POST', `/v1/notices/${id}/tries`)).status, 200);
    await sender.settle();
    assert.deepEqual(outcomes(await read(id)), ['temporary', 'temporary', 'final', 'taken']);
    assert.equal((await sender.call('POST', `/v1/notices/${id}/tries`)).status, 409);
  });

  test('after five days a person is told', async () => {
    for (let n = 0; n < 40; n++) platform.next.push((_signed, response) => response.writeHead(503).end());
    const id = await sender.write('market');
    for (let n = 0; n < 40 && (await read(id)).notice.state === 'queued'; n++) await sender.pass(6 * 3600);
    const found = await read(id);
    platform.next.length = 0;
    assert.equal(found.notice.state, 'failed');
    assert.match(found.notice.failure.fr, /^Abandonné après \d+ essais en 5 jours/);
    assert.match(found.notice.failure.en, /^Given up after \d+ tries in 5 days/);
    assert.ok(found.attempts.length >= 20 && found.attempts.length <= 22, String(found.attempts.length));
    const { timeline } = (await sender.call('GET', '/v1/cases/cas_1')).body;
    assert.equal(timeline.at(-1).act, 'notice.failed');
  });

  test('a try that the end of the process broke off is seen, and done again', async () => {
    const { store, jobs } = sender.vigie.context;
    const id = await sender.write('other');
    await store.inUnit(sender.unit, async (tx) => {
      // As it stands after a kill -9 in the middle of a try.
      await sql`update notice set state = 'queued', attempts = 1, next_try_at = ${sender.clock()}, content = jsonb_set(content, '{platform,key}', '"market.example"') where id = ${id}`.execute(
        tx,
      );
      await sql`insert into notice_attempt (unit_id, notice_id, number, channel, destination, began_at) values (${sender.unit}, ${id}, 1, 'exchange', 'x', ${sender.clock()})`.execute(
        tx,
      );
    });
    await sender.pass(1);
    const found = await read(id);
    assert.deepEqual([found.notice.state, outcomes(found)], ['sent', [null, 'taken']]);
    await store.inUnit(sender.unit, (tx) => jobs.send(tx, 'notice.send', { unit: sender.unit, notice: id }));
    await sender.settle();
    assert.equal(platform.taken.get(id), 1, 'a job that runs again sends nothing');
  });

  test('a notice whose job never came to a try is found', async () => {
    const id = await sender.write('market', null, false);
    await sender.pass(299);
    assert.equal((await read(id)).notice.state, 'queued');
    await sender.pass(2);
    assert.equal((await read(id)).notice.state, 'sent');
  });

  test('where no inbox and no address is known a person sends it, with proof', async () => {
    const id = await sender.write('other');
    const found = await read(id);
    assert.deepEqual([found.notice.state, found.attempts.length], ['by-hand', 0]);
    const file = Buffer.from('<html><script>alert(1)</script>');
    const at = new Date(sender.clock().getTime() - 3 * 86_400_000).toISOString();
    const sending = {
      how: 'registered-letter',
      at,
      recipient: 'Market Ltd, 1 Quay, Dublin',
      reference: 'RR123456789FR',
      proof: { name: 'receipt\u202e../x.html', content: file.toString('base64') },
    };
    const url = `/v1/notices/${id}/sendings`;
    const setState = (state: string) =>
      sender.vigie.context.store.inUnit(sender.unit, (tx) =>
        sql`update notice set state = ${state} where id = ${id}`.execute(tx),
      );
    await setState('proposed');
    assert.equal((await sender.call('POST', url, sending)).status, 409, 'four eyes first');
    await setState('by-hand');
    for (const [change, place] of [
      [{ at: '2030-01-01T00:00:00Z' }, /once it was done/],
      [{ recipient: ' ' }, /not right/],
      [{ proof: undefined, reference: undefined }, /not right/],
      [{ proof: { name: 'x', content: 'not base 64!' } }, /not right/],
    ] as const) {
      const refused = await sender.call('POST', url, { ...sending, ...change });
      assert.equal(refused.status, 400);
      assert.match(refused.body.title, place);
    }
    const first = await sender.call('POST', url, sending, 'k1');
    assert.equal(first.status, 200);
    assert.deepEqual((await sender.call('POST', url, sending, 'k1')).body, first.body, 'noted once');
    const sent = await read(id);
    assert.deepEqual([sent.notice.state, sent.notice.sentAt, sent.sendings.length], ['sent', at, 1]);
    assert.equal(sent.notice.receipt.channel, 'by-hand');
    const { proof } = sent.sendings[0];
    assert.deepEqual(proof, {
      name: 'receipt‹U+202E›../x.html',
      size: file.length,
      digest: createHash('sha256').update(file).digest('hex'),
    });
    const kept = await sender.call('GET', `/v1/notices/${id}/proofs/${proof.digest}`);
    assert.equal(kept.headers['content-type'], 'application/octet-stream');
    assert.match(String(kept.headers['content-disposition']), /^attachment;/);
    assert.deepEqual(kept.body, file);
    assert.equal((await sender.call('GET', `/v1/notices/${id}/proofs/${'0'.repeat(64)}`)).status, 404);
  });

  test('a platform posts its decision, signed, once; nobody else can', async () => {
    const id = await sender.write('market');
    const decision: Answer = {
      format: 'vigie.answer/1',
      id: 'ans_decision',
      notice: id,
      kind: 'decision',
      at: '2026-11-25T12:00:00Z',
      reference: 'FILE-1',
      decision: {
        outcome: 'acted',
        explanation: 'Removed.',
        automatedDetection: false,
        automatedDecision: 'none',
        redress: 'Complain within six months.',
        statements: [
          {
            id: 'sor_1',
            url: 'https://market.example/p/1',
            restriction: { kind: 'visibility-removed', from: '2026-11-25T12:00:00Z', until: null },
            territorialScope: ['FR'],
            facts: 'A banned product.',
            automatedDetection: false,
            automatedDecision: 'none',
            ground: 'illegal',
            groundReference: 'CSI',
            groundExplanation: 'It is banned.',
            redress: 'Complain.',
            at: '2026-11-25T12:00:00Z',
          },
        ],
      },
    };
    const visitor = createVisitor({ contact: 'x', clock: sender.clock, allow: [new URL(address).host] });
    const post = (answer: object, signer = platform.signer, key = 'ans_decision') =>
      postSigned(
        { visitor, signer, clock: sender.clock },
        {
          url: `${address}/v1/answers`,
          key,
          body: Buffer.from(JSON.stringify(answer)),
          peerKey: verifierKey(sender.vigie.context.signer),
        },
      );
    const refused = async (answer: object, status: number, signer = platform.signer, key?: string): Promise<void> => {
      const posted = await post(answer, signer, key);
      assert.ok(!posted.taken && !posted.temporary);
      assert.match(posted.detail.en, new RegExp(`answers ${status}`), posted.detail.en);
    };
    const before = await events('notice.answered');
    await refused(decision, 401, createSigner('platform.example', Buffer.alloc(32, 9)));
    await refused(decision, 404, other);
    await refused({ ...decision, notice: 'ntc_unknown' }, 404);
    await refused({ ...decision, decision: null }, 400);
    await refused({ ...decision, reference: 'a\u0000b' }, 400);
    await refused({ ...decision, reference: '\ud800' }, 400);
    await refused(decision, 400, platform.signer, 'ans_another');
    assert.equal(await events('notice.answered'), before);

    await sender.pass(1);
    const first = await post(decision);
    assert.equal(first.taken && first.status, 202, JSON.stringify(first));
    const second = await post(decision);
    assert.equal(second.taken && second.status, 200);
    await refused({ ...decision, reference: 'FILE-2' }, 409);
    const { answers } = await read(id);
    assert.deepEqual(
      answers.map(({ kind }: { kind: string }) => kind),
      ['receipt', 'decision'],
    );
    assert.deepEqual(answers[1].decision, decision.decision);
    assert.equal(await events('notice.answered'), before + 1);
  });

  test('a person types an answer that came by letter', async () => {
    const id = await sender.write('market');
    const url = `/v1/notices/${id}/answers`;
    const typed = {
      kind: 'decision',
      at: sender.clock().toISOString(),
      decision: { outcome: 'no-action', explanation: 'They see no breach.' },
      proof: { name: 'letter.pdf', content: Buffer.from('%PDF-').toString('base64') },
    };
    assert.equal((await sender.call('POST', url, { ...typed, kind: 'receipt' })).status, 400);
    assert.equal((await sender.call('POST', url, { ...typed, foundIn: 'ans_none' })).status, 404);
    await sender.pass(1);
    const { body } = await sender.call('POST', url, typed, 'k2');
    await sender.call('POST', url, typed, 'k2');
    const { answers } = await read(id);
    assert.deepEqual(answers, body.answers);
    assert.equal(answers.length, 2);
    assert.deepEqual(answers[1].decision, {
      outcome: 'no-action',
      explanation: 'They see no breach.',
      redress: null,
      automatedDetection: null,
      automatedDecision: null,
      statements: [],
    });
    assert.equal(answers[1].proof.name, 'letter.pdf');
  });
});
