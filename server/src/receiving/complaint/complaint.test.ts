import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noticeAbout, SHOP, type Shop, STATEMENT, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';

describeStore('complaints', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('a trader complains, a person upholds it, and the restriction ends; after six months the door is shut', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_1', '1'))).body;
    await shop.decide(reference, { explanation: 'Gone.', urls: [`${SHOP}/1`], statement: STATEMENT });
    await shop.settle();
    const decision = shop.mailbox.received().find(({ to }) => to.includes('sales@house.example'))?.text ?? '';
    const path = /\/complain\/[\w-]{22}/.exec(decision)?.[0] ?? '';
    const page = await shop.vigie.http.inject({ method: 'GET', url: `${path}?lang=en` });
    assert.match(page.body, /until 24 May 2027/);
    const complain = (fields: Record<string, string>) => shop.submit(`${path}?lang=en`, fields);
    assert.equal((await complain({ reasons: 'no', email: 'a@b.example' })).statusCode, 422);
    const fields = { reasons: 'These are garden gloves and no weapon at all.', email: 'sales@house.example' };
    assert.equal((await complain(fields)).statusCode, 200);
    assert.equal((await complain(fields)).statusCode, 200);
    const { items } = (await shop.call('ann', 'GET', '/v1/complaints?state=open')).body;
    assert.equal(items.length, 1, 'the same complaint is one');
    const upheld = { upheld: true, reason: 'You are right.' };
    assert.equal(
      (await shop.call('ann', 'POST', `/v1/complaints/${items[0].id}/decision`, upheld)).body.state,
      'upheld',
    );
    assert.equal((await shop.call('ann', 'POST', `/v1/complaints/${items[0].id}/decision`, upheld)).status, 409);
    const statement = (await shop.call('ann', 'GET', `/v1/statements/${items[0].statement}`)).body;
    assert.ok(statement.reversedAt);
    await shop.settle();
    assert.match(shop.mailbox.received().at(-1)?.text ?? '', /upheld your complaint: the decision is reversed/);
    shop.goTo('2027-05-25T09:00:00Z');
    assert.equal((await shop.vigie.http.inject({ method: 'GET', url: path })).statusCode, 410);
    shop.goTo('2026-11-24T09:00:00Z');
    assert.equal((await shop.vigie.http.inject({ method: 'GET', url: `/complain/${'x'.repeat(22)}` })).statusCode, 404);
  });

  test('a notifier complains about “no action”: upheld, the notice waits for a decision again', async () => {
    const { reference } = (await shop.notify(noticeAbout('ntc_5', '5'))).body;
    await shop.decide(reference, { explanation: 'These are gloves.', urls: [] });
    const state = async () => (await shop.call('ann', 'GET', `/v1/received/${reference}`)).body;
    const [told] = (await state()).outgoing.filter(({ kind }: { kind: string }) => kind === 'decision');
    const path = /\/complain\/[\w-]{22}/.exec(told.text)?.[0] ?? '';
    const fields = { reasons: 'The second picture shows what they are.', email: 'ann@watch.example' };
    assert.equal((await shop.submit(`${path}?lang=fr`, fields)).statusCode, 200);
    const [complaint] = (await shop.call('ann', 'GET', '/v1/complaints?state=open')).body.items;
    assert.deepEqual([complaint.received, complaint.complainant], [reference, 'notifier']);
    const upheld = { upheld: true, reason: 'Looked at again.' };
    await shop.call('ann', 'POST', `/v1/complaints/${complaint.id}/decision`, upheld);
    assert.deepEqual([(await state()).state, (await state()).decision], ['open', null]);
  });
});
