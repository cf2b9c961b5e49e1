import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readFileAt } from '../../../testing/read-files.ts';

const FAULTS = join(SHARED_DATA, 'faults');

/** Tables that were read wrongly, and the offers in them. */
const right: Record<string, Partial<Listing>[]> = {
  '11-export-columns/woocommerce.csv': [{ gtin: '2990000000019', brand: 'Exludik', price: '24.90' }],
  '11-export-columns/shopify-new.csv': [
    {
      id: 'desk-lamp',
      brand: 'Lumo',
      trader: null,
      images: ['https://cdn.example/w.jpg', 'https://cdn.example/b.jpg'],
    },
  ],
  '12-attribute-pairs/woocommerce.csv': [{ attributes: [{ name: 'Height', value: '95 cm' }] }],
  '12-attribute-pairs/amazon.csv': [{ attributes: [{ name: 'height', value: '95 CM' }] }],
  '15-short-rows/short.csv': [
    { title: 'Lamp A', price: '19.90', brand: 'Lumo' },
    { title: 'Lamp B', price: '21.90', brand: null },
    { title: 'Lamp C', price: null },
  ],
  '25-unit-apart/header.csv': [{ attributes: [{ name: 'Height', value: '95 cm' }] }],
  '25-unit-apart/attributes.jsonl': [{ attributes: [{ name: 'Height', value: '95 cm' }] }],
};

for (const [place, expected] of Object.entries(right)) {
  test(`a table once read wrongly: ${place}`, { skip: unlessShared(FAULTS) }, async () => {
    const { listings, rejected } = await readFileAt(join(FAULTS, place));
    assert.deepEqual(rejected, []);
    assert.equal(listings.length, expected.length);
    for (const [at, fields] of expected.entries()) {
      for (const [field, value] of Object.entries(fields)) {
        assert.deepEqual(Object.entries(listings[at] ?? {}).find(([key]) => key === field)?.[1], value, field);
      }
    }
  });
}
