import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { contentOf } from './snapshot.ts';

const digestOf = (listing: Listing): string => contentOf(listing).digest;

test('The digest is that of the canonical JSON: keys in order, no spaces.', () => {
  const listing = { ...emptyListing('shop.example', 'Poupée « Zoé »'), price: '12.50' };
  const canonical =
    '{"ageGate":null,"attributes":[],"availability":null,"brand":null,"category":[],"currency":null,"description":null,"gtin":null,"id":null,' +
    '"images":[],"language":null,"manufacturer":null,"mpn":null,"platform":"shop.example","price":"12.50","responsiblePerson":null,"sku":null,' +
    '"structured":false,"territory":[],"title":"Poupée « Zoé »","trader":null,"url":null,"warnings":[]}';
  assert.equal(digestOf(listing), createHash('sha256').update(canonical).digest('hex'));
});

test('The same content read in another order is the same snapshot; other content is another.', () => {
  const listing = emptyListing('shop.example', 'Kettle');
  const turned = Object.fromEntries(Object.entries(listing).reverse());
  assert.equal(digestOf({ ...emptyListing('', ''), ...turned }), digestOf(listing));
  assert.notEqual(digestOf({ ...listing, price: '1' }), digestOf(listing));
});
