import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Sender, startDelivery } from '../../../testing/notice-delivery.ts';
import { describeStore } from '../../../testing/stores.ts';

const outcomes = (delivery: { attempts: { outcome: string }[] }) => delivery.attempts.map(({ outcome }) => outcome);

describeStore('tries to deliver a notice', (make) => {
  let started: Awaited<ReturnType<typeof startDelivery>>;
  let sender: Sender;
  let platform: (typeof started)['platform'];
  before(async () => {
    started = await startDelivery(await make());
    ({ sender, platform } = started);
  });
  after(() => started.stop());

  test('a platform with an inbox takes the notice, and its signed receipt is linked', async () => {
    const id = await sender.write('market', 'notices@market.example');
    const found = await sender.read(id);
    assert.equal(found.notice.state, 'sent');
    assert.deepEqual(
      { ...found.notice.receipt, at: null },
      { channel: 'exchange', at: null, reference: `FILE-${id.slice(-4)}`, detail: '202, signed' },
    );
    assert.ok(found.notice.deadline.due);
    assert.deepEqual(outcomes(found), ['accepted']);
    assert.equal(found.attempts[0].destination, platform.endpoint);
    assert.deepEqual(
      found.answers.map(({ kind, via, signedBy }: Record<string, string>) => ({ kind, via, signedBy })),
      [{ kind: 'receipt', via: 'exchange', signedBy: platform.key }],
    );
    assert.deepEqual(await sender.timeline(), ['notice.sent', 'notice.answered']);
  });

  test('a platform that is down is tried again until it is up; nothing is sent twice', async () => {
    await platform.close();
    const id = await sender.write('market');
    const down = await sender.read(id);
    assert.equal(down.notice.state, 'queued');
    assert.match(down.notice.failure.en, /connection failed/);
    assert.deepEqual([outcomes(down), down.nextTryAt], [['temporary'], '2026-11-25T10:00:30.000Z']);
    await sender.pass(29);
    assert.equal((await sender.read(id)).attempts.length, 1, 'not before its time');
    await platform.listen();
    await sender.pass(2);
    const up = await sender.read(id);
    assert.deepEqual([up.notice.state, up.notice.failure, outcomes(up)], ['sent', null, ['temporary', 'accepted']]);
    await sender.pass(3600);
    assert.equal(platform.taken.get(id), 1);
  });

  test('a notice that was taken before the line broke is recognised by its key', async () => {
    platform.next.push((signed, response) => {
      platform.taken.set(String(signed.headers['idempotency-key']), 1);
      response.destroy();
    });
    const id = await sender.write('market');
    assert.equal((await sender.read(id)).notice.state, 'queued');
    await sender.pass(31);
    const found = await sender.read(id);
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
    const busy = await sender.read(id);
    assert.deepEqual(outcomes(busy), ['temporary', 'temporary']);
    assert.equal(Date.parse(busy.nextTryAt) - begun, (31 + 7200) * 1000);
    await sender.pass(7200);
    const refused = await sender.read(id);
    assert.deepEqual([refused.notice.state, refused.mightLeave], ['failed', true]);
    assert.match(refused.notice.failure.en, /answers 400: Not right\. \/listings\/0\/url: unknown/);
    await sender.pass(86_400);
    assert.equal((await sender.read(id)).attempts.length, 3, 'nobody tries a refusal again');
    assert.equal((await sender.call('POST', `/v1/notices/${id}/tries`)).status, 200);
    await sender.settle();
    assert.deepEqual(outcomes(await sender.read(id)), ['temporary', 'temporary', 'final', 'accepted']);
    assert.equal((await sender.call('POST', `/v1/notices/${id}/tries`)).status, 409);
  });

  test('after five days a person is told', async () => {
    for (let n = 0; n < 40; n++) platform.next.push((_signed, response) => response.writeHead(503).end());
    const id = await sender.write('market');
    for (let n = 0; n < 40 && (await sender.read(id)).notice.state === 'queued'; n++) await sender.pass(6 * 3600);
    const found = await sender.read(id);
    platform.next.length = 0;
    assert.equal(found.notice.state, 'failed');
    assert.match(found.notice.failure.fr, /^Abandonné après \d+ essais en 5 jours/);
    assert.match(found.notice.failure.en, /^Given up after \d+ tries in 5 days/);
    assert.ok(found.attempts.length >= 20 && found.attempts.length <= 22, String(found.attempts.length));
    assert.equal((await sender.timeline()).at(-1), 'notice.failed');
  });

  test('a try that the end of the process broke off is seen, and done again', async () => {
    const { store, jobs } = sender.product.vigie.context;
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
    const found = await sender.read(id);
    assert.deepEqual([found.notice.state, outcomes(found)], ['sent', [null, 'accepted']]);
    await store.inUnit(sender.unit, (tx) => jobs.send(tx, 'notice.send', { unit: sender.unit, notice: id }));
    await sender.settle();
    assert.equal(platform.taken.get(id), 1, 'a job that runs again sends nothing');
  });

  test('a notice whose job never came to a try is found', async () => {
    const id = await sender.write('market', null, false);
    await sender.pass(299);
    assert.equal((await sender.read(id)).notice.state, 'queued');
    await sender.pass(2);
    assert.equal((await sender.read(id)).notice.state, 'sent');
  });
});
