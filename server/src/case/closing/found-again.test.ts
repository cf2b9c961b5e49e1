import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import { importListings } from '../../listing/index.ts';
import { inWork } from '../../people/index.ts';
import { settleDecision } from '../decision/settle.ts';
import { type Stage, setStage } from '../store.ts';

const reason = 'Seen and read.';

describeStore('what is found after a case was decided', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  const offer = async (id: string, price: string, title = 'Poing américain en acier'): Promise<void> => {
    const listing = {
      ...emptyListing('shop.example', title),
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

  test('a closed one opens again where the offer is new to it, and asks for the next document; a known offer does not', async () => {
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

  test('one that stands asks for a document of what is new in it, whatever becomes of its other offers', async () => {
    const brand = 'Boxer steel knuckles';
    await offer('k1', '20.00', brand);
    const { id } = (await get('/v1/cases?state=open')).items[0];
    const decide = (kind: string) => product.call('ann', 'POST', `/v1/cases/${id}/decisions`, { kind, reason });
    const stands = async () => {
      const { nextStep, state } = await get(`/v1/cases/${id}`);
      const { items } = await get('/v1/cases?view=unassigned&limit=100');
      return [state, nextStep, items.some((one: { id: string }) => one.id === id)];
    };
    const moves = async (stage: Stage, event: number) => {
      const moved = { stage, nextStep: null, ofRelisting: false, event, now: product.clock() };
      await product.vigie.context.store.inUnit(unit, (tx) => setStage(tx, id, moved), ALL_CASES);
    };
    await decide('escalate');
    await product.settle();
    assert.deepEqual(await stands(), ['escalated', null, false]);
    await offer('k1', '25.00', brand);
    assert.deepEqual(await stands(), ['escalated', null, false], 'the same offer, at another price');

    await Promise.all(['k2', 'k3', 'k4'].map((one) => offer(one, '20.00', brand)));
    assert.deepEqual(await stands(), ['escalated', 'notice', true], 'new offers');
    await moves('removed', 1_000_000);
    assert.deepEqual(await stands(), ['escalated', 'notice', true], 'another offer is gone');
    await moves('noticed', 1_000_001);
    assert.deepEqual(await stands(), ['escalated', 'notice', true], 'a document that does not name them');

    await decide('dismiss');
    await product.settle();
    assert.deepEqual(await stands(), ['dismissed', null, false], 'nothing is asked of a platform any more');
  });

  test('one whose decision may still be undone asks for it too, and is dismissed without a trace of it', async () => {
    product.vigie.context.config.undoSeconds = 60;
    await offer('m1', '20.00', 'Poing américain en laiton');
    const { id } = (await get('/v1/cases?state=open')).items[0];
    const decide = (kind: string) => product.call('ann', 'POST', `/v1/cases/${id}/decisions`, { kind, reason });
    const { batch } = (await decide('confirm')).body.undo;
    await offer('m2', '20.00', 'Poing américain en laiton');
    assert.equal((await get(`/v1/cases/${id}`)).nextStep, 'notice');
    assert.equal((await product.call('ann', 'POST', `/v1/decision-batches/${batch}/undo`, {})).status, 200);
    await decide('dismiss');
    await inWork(product.vigie.context, unit, (work) => settleDecision(work, id));
    const { state, nextStep } = await get(`/v1/cases/${id}`);
    assert.deepEqual([state, nextStep], ['dismissed', null]);
  });
});
