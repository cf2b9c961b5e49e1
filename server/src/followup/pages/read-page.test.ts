import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../../listing/index.ts';

const CALLED = ['brass', 'steel', 'iron', 'old', 'new', 'heavy'];
/** An offer of another thing each, by a trader that states an address. */
const offer = (n: number, platform: string, name: string, address: string): Listing => ({
  ...emptyListing(platform, `Knuckle duster, ${CALLED[n]}`),
  id: String(n),
  url: `https://${platform}/${n}`,
  trader: { id: String(n), name, address, email: null, url: null },
});
const HASH = 'a'.repeat(64);

describeStore('pages as they are read', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let unit = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ unit } = await started.add('ada'));
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, [
      offer(0, 'us.shein.com', 'Knuckles Ltd', '12 High Street, Dublin, Ireland'),
      offer(1, 'fr.shein.com', 'Brass and More', '12 HIGH ST., Dublin, IE'),
      offer(2, 'temu.com', 'Ann Example EI', '12 High Street, Dublin'),
      offer(3, 'temu.com', 'Elsewhere', '13 High Street, Dublin'),
    ]);
    await started.settle();
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const get = async (page: string, query: Record<string, string>) => {
    const { status, body } = await started.call('ada', 'GET', `/v1/pages/${page}?${new URLSearchParams(query)}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const alike = async (platform: string, n: number): Promise<string[]> =>
    (await get('trader', { platform, key: `id:${n}` })).alike.map(
      ({ how, name }: { how: string; name: string }) => `${how}: ${name}`,
    );
  const change = (statement: ReturnType<typeof sql>) =>
    started.vigie.context.store.inUnit(unit, (tx) => statement.execute(tx), '*');

  test('businesses at one address are told of each other, a person in business of nobody', async () => {
    assert.deepEqual(await alike('us.shein.com', 0), ['address: Brass and More']);
    assert.deepEqual(await alike('fr.shein.com', 1), ['address: Knuckles Ltd']);
    assert.deepEqual([await alike('temu.com', 2), await alike('temu.com', 3)], [[], []]);
  });

  test('cases of before are read once more', async () => {
    await change(sql`delete from case_trader_key`);
    await change(sql`update "case" set is_text_read = false`);
    assert.deepEqual(await alike('us.shein.com', 0), []);
    const { store, jobs } = started.vigie.context;
    await store.inUnit(unit, (tx) => jobs.send(tx, 'case.read', { unit }));
    await started.settle();
    assert.deepEqual(await alike('us.shein.com', 0), ['address: Brass and More']);
  });

  test('a photograph that is known to be harmless tells nothing of who shows it', async () => {
    await change(sql`insert into picture (unit_id, snapshot_id, url, pdq, quality, hashed_at)
      select unit_id, id, 'u', ${HASH}, 90, seen_at from snapshot`);
    const product = async () => {
      const [newest] = (await get('trader', { platform: 'temu.com', key: 'id:3' })).cases;
      return (await get('product', { key: newest.product })).alike.length;
    };
    assert.deepEqual([(await alike('temu.com', 3)).length, await product()], [3, 3]);
    await change(sql`insert into hash_list (id, unit_id, name, kind, distance, severity, made_at)
      values ('hsl_1', ${unit}, 'no picture yet', 'exception', 5, 'low', now())`);
    await change(sql`insert into known_hash values (${unit}, 'hsl_1', ${HASH}, 'l', 's', now())`);
    assert.deepEqual([await alike('temu.com', 3), await product()], [[], 0]);
  });

  test('a platform is told of under all its hosts', async () => {
    for (const name of ['shein', 'us.shein.com', 'shein.com']) {
      const { names, register, summary } = await get('platform', { name });
      assert.deepEqual([names, register.name, summary.total], [['fr.shein.com', 'us.shein.com'], 'Shein', 2], name);
    }
  });
});
