import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../../listing/index.ts';

describeStore('sensitive cases that somebody has opened', (make) => {
  let made: TestStore;
  let product: TestVigie;
  const cases = new Map<string, string>();
  before(async () => {
    made = await make();
    product = await startTestVigie(made);
    const { unit } = await product.add('ann', { unit: 'one' });
    await product.add('bob', { unit: 'one', role: 'administrator' });
    await product.add('eve', { unit: 'two' });
    const offers = ['Adult doll, 80 cm', 'Poupée pour adultes, 100 cm', 'Poing américain en acier'].map(
      (title, at) => ({
        ...emptyListing('shop.example', title),
        id: `${at}`,
        url: `https://shop.example/${at}`,
      }),
    );
    await importListings(product.vigie.context, { unit, account: null, source: 'test', pictures: false }, offers);
    await product.settle();
    for (const { id, title } of (await product.call('ann', 'GET', '/v1/cases')).body.items) cases.set(title, id);
    assert.equal(cases.size, 3);
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  const see = (title: string, who = 'ann') => product.call(who, 'PUT', `/v1/cases/${cases.get(title)}/seen`);
  const days = async (who = 'ann') => (await product.call(who, 'GET', '/v1/account/seen-cases')).body.days;

  test('are counted once a day, for that account alone, and forgotten after thirty days', async () => {
    assert.deepEqual(await days(), [{ day: '2026-11-24', cases: 0 }]);
    for (const title of [
      'Adult doll, 80 cm',
      'Adult doll, 80 cm',
      'Poing américain en acier',
      'Poupée pour adultes, 100 cm',
    ])
      await see(title);
    assert.deepEqual(await days(), [{ day: '2026-11-24', cases: 2 }], 'one that is not sensitive does not count');
    assert.deepEqual(await days('bob'), [{ day: '2026-11-24', cases: 0 }], 'an administrator learns nothing of others');
    assert.equal((await see('Adult doll, 80 cm', 'eve')).status, 404);
    product.at('2026-11-25T09:00:00Z');
    assert.deepEqual((await see('Adult doll, 80 cm')).body.days, [
      { day: '2026-11-25', cases: 1 },
      { day: '2026-11-24', cases: 2 },
    ]);
    product.at('2026-12-24T09:00:00Z');
    await see('Poing américain en acier');
    assert.deepEqual(await days(), [
      { day: '2026-12-24', cases: 0 },
      { day: '2026-11-25', cases: 1 },
    ]);
    const { body } = await product.call('bob', 'GET', `/v1/cases/${cases.get('Adult doll, 80 cm')}`);
    assert.ok(!JSON.stringify(body.timeline).includes('seen'), 'it is no act on the case');
  });
});
