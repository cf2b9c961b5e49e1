import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../index.ts';
import { pageAddress, visitAddress } from './visit-address.ts';

test('an address is kept without what a page does not differ by', () => {
  for (const [given, kept] of [
    ['https://Shop.example/a?b=1#reviews', 'https://shop.example/a?b=1'],
    ['https://shop.example/#!/offer/1', 'https://shop.example/#!/offer/1'],
    ['https://ann:secret@shop.example/a', 'https://shop.example/a'],
    ['ftp://shop.example/a', null],
    ['shop', null],
  ] as const)
    assert.equal(pageAddress(given), kept, given);
});

const offerPage = (name: string, id: string): string =>
  `<title>${name}</title><h1>${name}</h1><script type="application/ld+json">${JSON.stringify({
    '@type': 'Product',
    name,
    productID: id,
    offers: { '@type': 'Offer', price: '10.00', priceCurrency: 'EUR' },
  })}</script>`;

describeStore('an address alone', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  let host = '';
  let at = '';
  const server = http.createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/kettle' || path === '/same-kettle') return void response.end(offerPage('Kettle', 'k1'));
    if (path === '/empty') return void response.end('<title>Us</title><p>About us</p>');
    response.statusCode = 404;
    response.end();
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    at = `http://${host}`;
    made = await make();
    product = await startTestVigie(made, { settings: { allow: [host] } });
    ({ unit } = await product.add('ann', { unit: 'one' }));
    await product.add('bob', { unit: 'two' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
    server.close();
  });
  const give = (url: string) => product.call('ann', 'POST', '/v1/listings', { url });
  const read = async (id: string) => (await product.call('ann', 'GET', `/v1/listings/${id}`)).body;

  test('is an offer under its address, which its page fills', async () => {
    const kettle = (await give(`${at}/kettle#price`)).body;
    assert.deepEqual([kettle.listings, kettle.isKnown], [1, false]);
    await product.settle();
    const filled = await read(kettle.listing);
    assert.deepEqual([filled.title, filled.history.length, filled.visitFailure], ['Kettle', 1, null]);
    assert.equal((await product.call('bob', 'GET', `/v1/listings/${kettle.listing}`)).status, 404);
    const again = (await give(`${at}/kettle`)).body;
    assert.deepEqual(again, { ...kettle, isKnown: true });
    await product.settle();
    assert.equal((await read(kettle.listing)).history.length, 1, 'the same page makes no new snapshot');
  });

  test('leads to the offer that is known already, under another address', async () => {
    const offer: Listing = { ...emptyListing('127.0.0.1', 'Kettle'), id: 'k1' };
    const by = { unit, account: null, source: 'test', pictures: false };
    await importListings(product.vigie.context, by, [offer]);
    const known = (await give(`${at}/kettle`)).body.listing;
    const { listing } = (await give(`${at}/same-kettle`)).body;
    await product.settle();
    const { readAs } = await read(listing);
    assert.equal(readAs, known);
    assert.equal((await read(known)).platformId, 'k1');
    const { items } = (await product.call('ann', 'GET', '/v1/listings')).body;
    assert.ok(!items.some(({ id }: { id: string }) => id === listing), 'it is no offer of its own');
    assert.equal((await give(`${at}/same-kettle`)).body.listing, readAs);
  });

  test('says why nothing was read there, and is screened by no rule', async () => {
    for (const [path, why] of [
      ['/empty', /no offer/],
      ['/gone', /404/],
    ] as const) {
      const { listing } = (await give(at + path)).body;
      assert.equal((await read(listing)).title, at + path);
      await product.settle();
      const { history, visitFailure } = await read(listing);
      assert.equal(history.length, 0);
      assert.match(visitFailure.en, why);
    }
    assert.equal((await product.call('ann', 'POST', '/v1/listings', { url: 'shop' })).status, 400);
  });

  test('what plain HTTP does not show is read as a browser shows it, of a page that answers', async () => {
    const { context } = product.vigie;
    const { items } = (await product.call('ann', 'GET', '/v1/listings')).body;
    const asked: string[] = [];
    const shown = async (_: unknown, url: string): Promise<Listing | null> => {
      asked.push(url);
      return { ...emptyListing('127.0.0.1', 'Lamp'), url };
    };
    for (const path of ['/empty', '/gone']) {
      const { id } = items.find(({ url }: { url: string }) => url === at + path);
      const visit = `vst_${path}`;
      await made.asOwner(
        `insert into listing_visit (id, unit_id, listing_id, url, asked_at) values ('${visit}', '${unit}', '${id}', '${at + path}', now())`,
      );
      await visitAddress(context, unit, visit, shown);
      assert.equal((await read(id)).title, path === '/empty' ? 'Lamp' : `${at}/gone`);
    }
    assert.deepEqual(asked, [`${at}/empty`]);
  });
});
