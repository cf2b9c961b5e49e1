import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../../listing/index.ts';

const reason = 'Seen and read.';

describeStore('what is found after a case was closed', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  const offer = async (id: string, price: string): Promise<void> => {
    const listing = {
      ...emptyListing('shop.example', 'Poing américain en acier'),
      ...{ id, url: `https://shop.example/${id}`, price, currency: 'EUR' },
    };
    const by = { unit, account: null, source: 'test', pictures: false };
    await importListings(product.vigie.context, by, [listing]);
    await product.settle();
  };
  const get = async (path: string) => (await product.call('ann', 'GET', path)).body;
  before(async () => {
    made = await make();
    product = await startTestVigie(made);
    unit = (await product.add('ann', { unit: 'one' })).unit;
    await offer('1', '20.00');
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('opens it again where the offer is new to it, and asks for the next document; a known offer does not', async () => {
    const [{ id }] = (await get('/v1/cases')).items;
    const close = () => product.call('ann', 'PUT', `/v1/cases/${id}/closure`, { outcome: 'referred', reason });
    await product.call('ann', 'POST', `/v1/cases/${id}/decisions`, { kind: 'escalate', reason });
    assert.equal((await close()).status, 200);

    await offer('1', '25.00');
    const still = await get(`/v1/cases/${id}`);
    assert.equal(still.snapshots.length, 2);
    assert.equal(still.closed?.outcome, 'referred', 'the same offer, at another price');

    await offer('2', '20.00');
    const found = await get(`/v1/cases/${id}`);
    assert.deepEqual([found.closed, found.state, found.nextStep, found.listings], [null, 'escalated', 'notice', 2]);
    const { act, by, content } = found.timeline.findLast((entry: { act: string }) => entry.act === 'case.reopened');
    assert.deepEqual([act, by, content.after], ['case.reopened', null, 'finding.made']);
    const waiting = (await get('/v1/cases?view=unassigned')).items;
    assert.deepEqual(
      waiting.map((one: { id: string }) => one.id),
      [id],
      'it is work again',
    );
    assert.equal((await close()).status, 200, 'a person may close it all the same');
  });
});
