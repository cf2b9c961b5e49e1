import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PUBLISHED_ROUND } from '../../testing/figures/published-round.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { timeOfRound } from './draw/plan.ts';

describeStore('a sweep whose seed a beacon’s round makes', (make) => {
  let made: TestStore;
  let product: TestVigie;
  before(async () => {
    made = await make();
    product = await startTestVigie(made);
    await product.add('ann', { unit: 'one', role: 'analyst' });
    await product.add('aud', { unit: 'one', role: 'auditor' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });
  const ask = (who: string, method: 'GET' | 'POST', path: string, body?: object) =>
    product.call(who, method, `/v1/sweeps${path}`, body);

  test('its signature is checked when it is taken, kept, shown to the auditor, and checked again with the figures', async () => {
    const { round, signature, value } = PUBLISHED_ROUND;
    const source = {
      kind: 'offers',
      name: 'offers.jsonl',
      text: '{"title": "Kettle", "url": "https://shop.example/1"}',
    };
    const asked = { question: 'Which are medicines?', packs: ['fr-medicines'], source, missing: 'Others' };
    const { id } = (await ask('ann', 'POST', '', asked)).body;
    await product.settle();
    product.at(timeOfRound(round - 60));
    const plan = { design: 'all', secondReview: 0, elusion: 0, outside: { kind: 'beacon', round } };
    const planned = await ask('ann', 'POST', `/${id}/plan`, plan);
    assert.equal(planned.status, 200, JSON.stringify(planned.body));
    await product.settle();
    product.at(timeOfRound(round));
    const seed = async (body: object) => (await ask('ann', 'POST', `/${id}/seed`, body)).body;
    for (const wrong of [
      {},
      { value },
      { signature: `97${signature.slice(2)}` },
      { signature, value: '12'.repeat(32) },
    ])
      assert.equal((await seed(wrong)).code, 'VIGIE_SWEEP_VALUE', JSON.stringify(wrong));
    await seed({ signature });
    await product.settle();
    const drawn = (await ask('ann', 'GET', `/${id}`)).body;
    assert.deepEqual([drawn.plan?.value, drawn.plan?.signature, drawn.state], [value, signature, 'done']);
    const opening = (await ask('aud', 'GET', `/${id}/opening`)).body;
    assert.deepEqual([opening.value, opening.signature], [value, signature]);
    assert.equal((await ask('ann', 'GET', `/${id}/figures`)).status, 200);
    await made.asOwner(`update sweep set value = '${'12'.repeat(32)}' where id = '${id}'`);
    for (const report of ['figures', 'report'])
      assert.equal((await ask('ann', 'GET', `/${id}/${report}`)).body.code, 'VIGIE_SWEEP_SIGNATURE', report);
  });
});
