import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { extractHtml } from './extract-html.ts';

const FAULTS = join(SHARED_DATA, 'faults');

/** Pages that were read wrongly, and what they say. */
const right: Record<string, Partial<Listing>> = {
  '02-jsonld-wrapped': { title: 'Desk lamp', price: '19.90', currency: 'EUR', gtin: '4006381333931' },
  '03-jsonld-entities-and-markup-in-text/description-markup.html': { description: 'Desk lamp 95 cm' },
  '03-jsonld-entities-and-markup-in-text/nbsp.html': { title: 'Desk lamp, 95 cm' },
  '03-jsonld-entities-and-markup-in-text/numeric.html': { title: 'Desk lamp – 95 cm' },
  '04-jsonld-id-reference': { brand: 'Lumo', price: '19.90', currency: 'EUR', availability: 'OutOfStock' },
  '05-microdata-itemref': { brand: 'Lumo', price: '19.90', availability: 'OutOfStock', gtin: '4006381333931' },
  '06-base-href': { images: ['https://cdn.example/shop/img/lamp.jpg'] },
  '07-struck-price': { price: '19.90' },
  '13-gtin-forms/page.html': { gtin: '4006381333931' },
  '13-gtin-forms/wrong-check-digit.html': { gtin: null },
  '13-gtin-forms/zeros.html': { gtin: null },
  '25-unit-apart/height.html': { attributes: [{ name: 'height', value: '95 cm' }] },
  '25-unit-apart/unittext.html': { attributes: [{ name: 'Height', value: '95 cm' }] },
};

for (const [place, expected] of Object.entries(right)) {
  test(`a page once read wrongly: ${place}`, { skip: unlessShared(FAULTS) }, () => {
    const path = join(FAULTS, place);
    const files = place.endsWith('.html')
      ? [path]
      : readdirSync(path)
          .filter((name) => name.endsWith('.html'))
          .map((name) => join(path, name));
    assert.ok(files.length > 0);
    for (const file of files) {
      const listing = extractHtml(readFileSync(file, 'utf8'));
      assert.ok(listing, file);
      for (const [field, value] of Object.entries(expected)) {
        assert.deepEqual(Object.entries(listing).find(([key]) => key === field)?.[1], value, `${file} ${field}`);
      }
    }
  });
}
