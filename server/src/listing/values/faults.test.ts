import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Listing, productsOf, readNotices } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { extractHtml } from '../page/extract-html.ts';
import { readListings } from '../read/read.ts';

const folder = `${SHARED_DATA}/faults`;
const skip = unlessShared(folder);

const text = (path: string): string => readFileSync(`${folder}/${path}`, 'utf8');

async function readTable(path: string): Promise<Listing[]> {
  const read: Listing[] = [];
  for await (const each of readListings(`${folder}/${path}`)) {
    assert.ok('listing' in each, `${path}: ${JSON.stringify(each)}`);
    read.push(each.listing);
  }
  return read;
}

function readPage(path: string): Listing {
  const listing = extractHtml(text(path));
  assert.ok(listing, path);
  return listing;
}

test('GTINs as spreadsheets and pages write them', { skip }, async () => {
  const table = await readTable('13-gtin-forms/gtin.csv');
  assert.deepEqual(
    table.map(({ gtin }) => gtin),
    ['2990000000019', '2990000000019', '2990000000019', '036000291452'],
  );
  assert.deepEqual(table[2]?.attributes, [{ name: 'ean', value: '2980000000027' }]);
  const page = (name: string) => readPage(`13-gtin-forms/${name}.html`).gtin;
  assert.deepEqual([page('page'), page('zeros'), page('wrong-check-digit')], ['4006381333931', null, null]);
});

test('GTINs in groups in the notices of authorities', { skip }, () => {
  const notices = readNotices(JSON.parse(text('14-recall-notice-gtin-in-groups/notices.json')));
  assert.deepEqual(
    notices.flatMap(productsOf).map(({ gtins }) => gtins),
    [['04006381333931'], ['04006381333931']],
  );
});

test('prices with a bare decimal mark, after another number, in ambiguous signs', { skip }, async () => {
  const prices = async (path: string) => (await readTable(path)).map(({ price, currency }) => [price, currency]);
  assert.deepEqual(await prices('08-price-decimal-mark/prices.csv'), [
    ['0.89', 'EUR'],
    ['0.89', null],
  ]);
  assert.deepEqual(await prices('09-price-other-number-first/prices.csv'), [
    ['34.90', 'EUR'],
    ['5.99', 'EUR'],
  ]);
  assert.deepEqual(await prices('10-price-currency/prices.csv'), [
    ['1280', 'TWD'],
    ['45.00', 'SGD'],
    ['1299.00', null],
    ['12.99', 'USD'],
  ]);
});

test('words that deny availability', { skip }, async () => {
  const table = await readTable('01-availability-negated/avail.csv');
  assert.deepEqual(
    table.map(({ availability }) => availability),
    ['OutOfStock', 'OutOfStock', 'OutOfStock', 'OutOfStock'],
  );
  for (const name of ['jsonld-not-available', 'jsonld-slash', 'jsonld-unavailable', 'page-text'])
    assert.equal(readPage(`01-availability-negated/${name}.html`).availability, 'OutOfStock', name);
});

test('entities and tags in the texts of structured data', { skip }, () => {
  const page = (name: string) => readPage(`03-jsonld-entities-and-markup-in-text/${name}.html`);
  assert.equal(page('nbsp').title, 'Desk lamp, 95 cm');
  assert.equal(page('numeric').title, 'Desk lamp – 95 cm');
  assert.match(page('description-markup').description ?? '', /^Desk lamp\s+95 cm$/);
});
