import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { sql } from 'kysely';
import { describeStore } from '../../testing/stores.ts';
import { startTestVigie } from '../../testing/vigie.ts';
import { Gaps, importListings } from './index.ts';

const words = (text: string) => ({ en: text, fr: text });

test('what is lost is kept before what is passed over, the first with its place; all is counted', () => {
  const gaps = new Gaps();
  for (let line = 1; line <= 300; line++)
    gaps.add({ place: `a.warc:${line}`, reason: words('no offer'), count: 2, isLost: false });
  gaps.add({ place: 'a.warc:301', reason: words('packed in a way that is not read'), count: 1, isLost: true });
  const sum = gaps.sum();
  assert.deepEqual([sum.notRead, sum.passedOver, sum.gaps.length], [1, 600, 200]);
  assert.equal(sum.gaps[0]?.place, 'a.warc:301');
  assert.equal(sum.gaps[1]?.place, 'a.warc:1');
});

describeStore('imports and what they passed over', (make) => {
  test('an import says what it did not read, in its record, to its unit alone; a year later it is forgotten', async () => {
    const made = await make();
    let now = new Date('2026-11-24T09:00:00Z');
    const clock = () => {
      now = new Date(now.getTime() + 1);
      return now;
    };
    const { vigie, add, call, stop } = await startTestVigie(made, { clock });
    try {
      const { unit } = await add('ann', { unit: 'one' });
      await add('bob', { unit: 'two' });
      const by = { unit, account: null, pictures: false };
      const gaps = new Gaps();
      async function* read() {
        yield emptyListing('shop.example', 'Kettle');
        gaps.add({ place: 'a.csv:3', reason: words('has 2 cells'), count: 1, isLost: true });
        gaps.add({ place: 'a.csv:2', reason: words('title cut'), count: 2, isLost: false, isPartly: true });
        yield emptyListing('shop.example', 'Lid');
      }
      await importListings(vigie.context, { ...by, source: 'a.csv', gaps }, read());
      await importListings(vigie.context, { ...by, source: 'b.csv', gaps: new Gaps() }, []);
      await importListings(vigie.context, { ...by, source: 'api' }, [emptyListing('shop.example', 'Pot')]);
      const { items } = (await call('ann', 'GET', '/v1/imports')).body;
      assert.deepEqual(
        items.map(({ source, listings, notRead, passedOver }: Record<string, unknown>) => [
          source,
          listings,
          notRead,
          passedOver,
        ]),
        [
          ['b.csv', 0, 0, 0],
          ['a.csv', 2, 1, 0],
        ],
      );
      assert.equal(items[1].partlyRead, 2);
      assert.deepEqual(items[1].gaps, [
        { place: 'a.csv:3', reason: words('has 2 cells'), count: 1, isLost: true, isPartly: false },
        { place: 'a.csv:2', reason: words('title cut'), count: 2, isLost: false, isPartly: true },
      ]);
      assert.deepEqual((await call('bob', 'GET', '/v1/imports')).body.items, []);
      now = new Date('2027-12-01T09:00:00Z');
      await importListings(vigie.context, { ...by, source: 'c.csv', gaps: new Gaps() }, []);
      const left = (await call('ann', 'GET', '/v1/imports')).body.items;
      assert.deepEqual(
        left.map(({ source }: { source: string }) => source),
        ['c.csv'],
      );

      // Requests that wait share a transaction, each with its entry; one whose rows fail does not take others with it.
      const bring = (id: string) =>
        call('ann', 'POST', '/v1/listings', { listings: [{ platform: 'shop.example', id, title: 'Pan' }] });
      const bringAll = (mark: string) => Promise.all(Array.from({ length: 40 }, (_, n) => bring(`${mark}-${n % 39}`)));
      await made.asOwner(`alter table listing add constraint planted check (platform_id <> 'T-13')`);
      const tried = (await bringAll('T')).map(({ status }) => status);
      await made.asOwner('alter table listing drop constraint planted');
      assert.deepEqual(
        tried.map((status) => status === 200),
        tried.map((_, n) => n !== 13),
      );
      const brought = await bringAll('U');
      const sum = brought.reduce((all, { body }) => all + body.snapshots, 0);
      assert.equal(sum, 39, 'one came twice');
      const counts = sql<{
        transactions: number;
        entries: number;
      }>`select count(distinct l.xmin::text)::int as transactions,
        (select count(*)::int from audit where act = 'listing.imported' and content ->> 'snapshots' = '1' and done_at >= min(l.first_seen)) as entries
        from listing l where platform_id like 'U-%'`;
      const { rows } = await vigie.context.store.inUnit(unit, (tx) => counts.execute(tx));
      assert.equal(rows[0]?.entries, 39);
      assert.ok((rows[0]?.transactions ?? 40) < 20, `${rows[0]?.transactions} transactions for 39 offers`);
    } finally {
      await stop();
      await made.drop();
    }
  });
});
