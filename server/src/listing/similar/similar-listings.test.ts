import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../import.ts';
import { findSimilar } from './similar-listings.ts';

describeStore('other offers like one', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  async function see(account: string, unit: string, titles: string[]): Promise<string> {
    started.pass(1);
    const listings = titles.map((title) => ({ ...emptyListing('shop.example', title), id: title }));
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, listings);
    const { items } = (await started.call(account, 'GET', '/v1/listings?limit=1')).body;
    return items[0].id; // the newest
  }

  test('are told with their score and the words in common, those seen later too; never of another unit', async () => {
    const one = (await started.add('one')).unit;
    const other = (await started.add('other', { unit: 'two' })).unit;
    const chair = 'Exludik folding garden chair KX-450 green';
    await see('other', other, ['Exludik folding garden chair KX-450 green, secret']);
    await see('one', one, ['Exludik garden chair KX450, folding', 'Marbella desk lamp brass 40 cm']);
    const id = await see('one', one, [chair]);
    const ask = async (account: string) => started.call(account, 'GET', `/v1/listings/${id}/similar`);
    const { status, body } = await ask('one');
    assert.equal(status, 200);
    assert.equal(body.among, 3);
    assert.deepEqual(
      body.items.map(({ title }: { title: string }) => title),
      ['Exludik garden chair KX450, folding'],
    );
    assert.ok(body.items[0].score > 0.7 && body.items[0].score < 1, String(body.items[0].score));
    assert.equal(body.items[0].words[0].word, 'kx450');
    await see('one', one, ['Green Exludik garden chair KX-450, folding']);
    const again = (await ask('one')).body;
    assert.deepEqual([again.among, again.items.length], [4, 2], 'what is seen later is learned');
    assert.equal(again.items[0].title, 'Green Exludik garden chair KX-450, folding', 'the most alike first');
    assert.equal((await ask('other')).body.code, 'VIGIE_LISTING_UNKNOWN');
  });

  test('are told of those read by now, and of all of a large unit by and by', async () => {
    const { unit } = await started.add('many', { unit: 'three' });
    const titles = Array.from({ length: 230 }, (_, n) => `Marbella desk lamp ${n} brass`);
    const id = await see('many', unit, titles);
    const { context } = started.vigie;
    const among = () =>
      context.store.inUnit(unit, async (tx) => {
        const told = await findSimilar(context, { tx, unit }, id, 0);
        return [told?.among, told?.isWhole, told?.items.length];
      });
    assert.deepEqual(
      [await among(), await among(), await among()],
      [
        [100, false, 10],
        [200, false, 10],
        [230, true, 10],
      ],
    );
  });
});
