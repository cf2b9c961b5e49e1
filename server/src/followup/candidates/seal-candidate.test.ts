import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { enterOrder } from '../../../testing/figures/enter-order.ts';
import { type Follower, startFollower } from '../../../testing/follow-up.ts';
import { describeStore } from '../../../testing/stores.ts';
import { candidatesSchema } from './candidate-schema.ts';

describeStore('the page of a candidate', (make) => {
  let follower: Follower;
  before(async () => {
    follower = await startFollower(await make());
  });
  after(() => follower.stop());

  test('is sealed once a day where an order penalises that an offer is online, and nowhere else', async () => {
    const id = await follower.notify('unchanged', '20302');
    await follower.check('2026-11-25T10:00:00Z', 1);
    const platform = new URL(follower.marketplace.url).host;
    const sealed = async () =>
      (await follower.follow(id)).checks.map(({ verdict, views }) => [
        verdict,
        views.map(({ evidence }) => evidence !== null),
      ]);
    assert.deepEqual((await sealed())[0], ['online', [false]], 'nothing asks for it');
    const obligation = await enterOrder(follower, { platform, from: '2026-11-25' });
    for (const at of ['2026-12-15T10:00:00Z', '2026-12-15T20:00:00Z', '2026-12-25T10:00:00Z']) {
      follower.at(at);
      await follower.call(z.unknown(), 'POST', `/v1/cases/${id}/checks`, {});
      await follower.check(at, 1);
    }
    assert.deepEqual((await sealed()).slice(1, 4), [
      ['online', [true]],
      ['online', [false]],
      ['online', [true]],
    ]);
    const asked = `platform=${platform}&obligation=${obligation}&state=all`;
    const { items } = await follower.call(candidatesSchema, 'GET', `/v1/obligation-candidates?${asked}`);
    assert.deepEqual(
      items.map(({ day, exhibits }) => [day, exhibits.length]),
      [
        ['2026-12-25', 1],
        ['2026-12-15', 1],
        ['2026-11-25', 0],
      ],
    );
  });
});
