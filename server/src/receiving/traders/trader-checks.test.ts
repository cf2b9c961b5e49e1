import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHOP, type Shop, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
import { drawListings } from './draw-listings.ts';

describeStore('checks of traders', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  test('particulars of a trader are looked at and not kept', async () => {
    const particulars = {
      name: 'Trading House',
      email: 'x',
      paymentAccount: 'FR76 3000 6000 0112 3456 7890 189',
      isRegistered: false,
    };
    const check = (await shop.call('ann', 'POST', '/v1/trader-checks', { trader: 't1', particulars })).body;
    const results = Object.fromEntries(
      check.results.map(({ field, result }: { field: string; result: string }) => [field, result]),
    );
    assert.deepEqual(
      [check.complete, results.email, results.paymentAccount, results.phone, results.tradeRegister],
      [false, 'implausible', 'plausible', 'missing', 'not-applicable'],
    );
    assert.ok(!JSON.stringify((await shop.call('ann', 'GET', '/v1/trader-checks')).body).includes('FR76'));
  });

  test('a random check draws among all listings, by its seed, and says what was found on each', async () => {
    const draw = async (seed: string, size = 6) =>
      (await shop.call('ann', 'GET', `/v1/random-checks?seed=${seed}&size=${size}`)).body.items;
    const all = await draw('2026-12');
    assert.deepEqual(
      all.map(({ url }: { url: string }) => url).sort(),
      [1, 2, 3, 4, 5, 6].map((id) => `${SHOP}/${id}`),
    );
    assert.deepEqual(await draw('2026-12', 3), all.slice(0, 3), 'drawn again, it is the same');
    const byOwnHand = drawListings(
      all.map(({ listing }: { listing: string }) => listing),
      '2027-01',
      6,
    );
    assert.deepEqual(
      (await draw('2027-01')).map(({ listing }: { listing: string }) => listing),
      byOwnHand,
    );
    const found = all.filter(({ findings }: { findings: number }) => findings > 0);
    assert.deepEqual(
      found.map(({ url }: { url: string }) => url),
      [`${SHOP}/2`],
    );
  });
});
