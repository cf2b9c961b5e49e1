import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStores, type TestStore } from '../../testing/stores.ts';
import type { Store } from '../base/database/store.ts';
import { listCases, type State } from './store.ts';

describeStores('the queue', (make) => {
  let made: TestStore;
  let store: Store;
  before(async () => {
    made = await make();
    store = await made.open();
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_a', 'A', now())`);
    await store.inUnit('unt_a', (tx) =>
      sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at, score)
        select 'cas_' || n, 'unt_a', 'market.example', '', n, n, 'high', (array['open', 'confirmed', 'dismissed'])[1 + n % 3], 'opened',
          case when n % 7 = 0 then 'decide-relisting' end, now(), now(), n % 5
        from generate_series(100, 399) n`.execute(tx),
    );
  });
  after(() => made.drop());

  async function pages(state: State | undefined, limit: number): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const page = await store.inUnit('unt_a', (tx) => listCases(tx, { state, cursor: ids.at(-1), limit }));
      ids.push(...page.map(({ id }) => id));
      if (page.length < limit) return ids;
    }
  }

  test('goes by points, then by age, page by page; with the open ones go those where a relisting waits for a person', async () => {
    const all = Array.from({ length: 300 }, (_, n) => n + 100).toSorted((a, b) => (b % 5) - (a % 5) || a - b);
    const named = (numbers: number[]) => numbers.map((n) => `cas_${n}`);
    assert.deepEqual(await pages(undefined, 32), named(all));
    assert.deepEqual(await pages('open', 32), named(all.filter((n) => n % 3 === 0 || n % 7 === 0)));
    assert.deepEqual(await pages('confirmed', 32), named(all.filter((n) => n % 3 === 1)));
  });

  test('begins anew for a cursor that is of no case', async () => {
    const page = (cursor?: string) => store.inUnit('unt_a', (tx) => listCases(tx, { cursor, limit: 3 }));
    assert.deepEqual(await page('cas_none'), await page());
  });
});
