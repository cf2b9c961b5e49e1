import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noticeAbout, type Shop, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';

describeStore('misuse', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('manifestly unfounded notices: a warning first, then a suspension; then notices are deferred, with a receipt', async () => {
    const key = 'ann@watch.example';
    const send = async (id: string) => (await shop.notify(noticeAbout(id, '5'))).body.reference;
    const unfounded = async (id: string) => {
      const reference = await send(id);
      const body = { explanation: 'These are gloves.', urls: [], manifestlyUnfounded: true };
      assert.equal((await shop.decide(reference, body)).status, 200);
    };
    const stand = async () =>
      (await shop.call('ann', 'GET', '/v1/misuse?kind=notifier')).body.items.find(
        (item: { key: string }) => item.key === key,
      );
    const measure = (kind: string) =>
      shop.call('ann', 'POST', '/v1/misuse', { kind: 'notifier', key, measure: kind, reason: 'Read one by one.' });
    for (const id of ['u1', 'u2', 'u3', 'u4', 'u5', 'u6']) await unfounded(id);
    assert.deepEqual([(await stand()).misuses, (await stand()).proposal], [6, 'warning']);
    assert.equal((await measure('suspension')).body.code, 'VIGIE_RECEIVING_NOT_WARNED');
    assert.equal((await measure('warning')).status, 200);
    assert.equal((await stand()).proposal, 'none', 'what came before the warning does not count again');
    shop.goTo('2026-11-25T09:00:00Z');
    await unfounded('u7');
    assert.deepEqual([(await stand()).proposal, (await stand()).days], ['suspension', 30]);
    assert.equal((await measure('suspension')).status, 200);
    const deferred = await shop.notify(noticeAbout('u8', '5'));
    assert.equal(deferred.status, 202, 'a receipt all the same');
    assert.deepEqual(
      (await shop.queue('deferred')).map(({ id }: { id: string }) => id),
      [deferred.body.reference],
    );
    shop.goTo('2026-12-26T09:00:00Z');
    assert.equal(
      (await shop.call('ann', 'GET', `/v1/received/${await send('u9')}`)).body.state,
      'open',
      'it ends by itself',
    );
  });
});
