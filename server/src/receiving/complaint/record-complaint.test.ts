import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noticeAbout, SHOP, type Shop, STATEMENT, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';

describeStore('complaints that came by mail or letter', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());
  const letter = {
    statement: null,
    way: 'letter',
    arrivedAt: '2026-12-01T10:00:00Z',
    receivedBy: 'The mail room',
    reasons: 'The second picture shows what they are.',
    email: null,
    language: 'en',
  };
  const record = (id: string, more: object = {}, who = 'ann') =>
    shop.call(who, 'POST', `/v1/received/${id}/complaints`, { ...letter, ...more });

  test('a notifier’s letter is recorded by a person, with its day, text and who received it; the same is one', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_5', '5'))).body;
    assert.equal((await record(reference)).body.code, 'VIGIE_RECEIVING_NO_DECISION');
    await shop.decide(reference, { explanation: 'These are gloves.', urls: [] });
    await shop.settle();
    shop.goTo('2026-12-03T09:00:00Z');
    for (const arrivedAt of ['2026-11-23T10:00:00Z', '2026-12-04T10:00:00Z'])
      assert.equal((await record(reference, { arrivedAt })).body.code, 'VIGIE_RECEIVING_ARRIVED', arrivedAt);
    assert.equal((await record('rcv_none')).status, 404);
    const { status, body } = await record(reference);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(
      [body.received, body.complainant, body.state, body.madeAt, body.way],
      [reference, 'notifier', 'open', '2026-12-01T10:00:00.000Z', 'letter'],
    );
    assert.deepEqual([body.recorded.receivedBy, body.recorded.by], ['The mail room', 'ann']);
    assert.ok(body.recorded.at >= '2026-12-03T09:00:00', body.recorded.at);
    assert.equal((await record(reference)).body.id, body.id, 'the same complaint is one');
    const upheld = await shop.call('ann', 'POST', `/v1/complaints/${body.id}/decision`, {
      upheld: true,
      reason: 'Looked at again.',
    });
    assert.equal(upheld.body.state, 'upheld');
    assert.deepEqual(
      upheld.body.outgoing.map(({ state, kind }: Record<string, string>) => [kind, state]),
      [['complaint', 'shown']],
      'without an address a person gives the answer',
    );
    const notice = (await shop.call('ann', 'GET', `/v1/received/${reference}`)).body;
    assert.deepEqual([notice.state, notice.decision], ['open', null]);
  });

  test('a trader’s is about a statement of the notice, and after six months none is recorded, as at the door', async () => {
    shop.goTo('2026-12-05T09:00:00Z');
    const { reference } = (await shop.notify(noticeAbout('ntc_1', '1'))).body;
    await shop.decide(reference, { explanation: 'Gone.', urls: [`${SHOP}/1`], statement: STATEMENT });
    await shop.settle();
    const { items } = (await shop.call('ann', 'GET', `/v1/received/${reference}`)).body;
    const [{ statement }] = items;
    shop.goTo('2027-06-10T09:00:00Z');
    const mail = { way: 'mail', statement, email: 'sales@house.example', arrivedAt: '2027-06-07T10:00:00Z' };
    assert.equal((await record(reference, mail)).body.code, 'VIGIE_RECEIVING_LATE');
    const other = (await shop.notify(noticeAbout('ntc_3', '3'))).body.reference;
    await shop.decide(other, { explanation: 'No.', urls: [] });
    const inTime = { ...mail, arrivedAt: '2027-06-04T10:00:00Z' };
    assert.equal(
      (await record(other, { ...inTime, arrivedAt: '2027-06-10T09:00:00Z' })).status,
      404,
      'of another notice',
    );
    const { body } = await record(reference, inTime);
    assert.deepEqual(
      [body.statement, body.complainant, body.received, body.madeAt],
      [statement, 'trader', null, '2027-06-04T10:00:00.000Z'],
    );
    await shop.call('ann', 'POST', `/v1/complaints/${body.id}/decision`, { upheld: true, reason: 'You are right.' });
    assert.ok((await shop.call('ann', 'GET', `/v1/statements/${statement}`)).body.reversedAt);
    await shop.settle();
    assert.match(shop.mailbox.received().at(-1)?.text ?? '', /upheld your complaint/);
  });
});
