import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { extractHtml } from './extract-html.ts';

interface About {
  head?: string;
  url?: string;
}

/** What is read of a page whose JSON-LD is this, script by script. */
function read(scripts: unknown[], { head = '', url = 'https://shop.example/dir/lamp.html' }: About = {}) {
  const written = scripts.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');
  const listing = extractHtml(
    `<!doctype html><html lang="en"><head>${head}${written}</head><body><h1>Desk lamp</h1></body></html>`,
    { url },
  );
  assert.ok(listing);
  return listing;
}

const lamp = (more: object) => ({ '@context': 'https://schema.org', '@type': 'Product', name: 'Desk lamp', ...more });
const offer = (more: object) => ({ '@type': 'Offer', priceCurrency: 'EUR', ...more });

/** What an offer says of its price, and the price that is asked (schema.org `PriceTypeEnumeration`). */
const prices: [what: string, offer: object, price: string | null][] = [
  [
    'struck through before it',
    { priceSpecification: [{ priceType: 'https://schema.org/StrikethroughPrice', price: 29.9 }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'struck through behind it',
    { priceSpecification: [{ price: 19.9 }, { priceType: 'https://schema.org/StrikethroughPrice', price: 29.9 }] },
    '19.90',
  ],
  [
    'struck through, by its bare name',
    { priceSpecification: [{ priceType: 'StrikethroughPrice', price: 29.9 }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'struck through alone: none',
    { priceSpecification: { priceType: 'https://schema.org/StrikethroughPrice', price: 29.9 } },
    null,
  ],
  [
    'list before sale',
    {
      priceSpecification: [
        { priceType: 'https://schema.org/ListPrice', price: 39.9 },
        { priceType: 'https://schema.org/SalePrice', price: 19.9 },
      ],
    },
    '19.90',
  ],
  ['list alone', { priceSpecification: { priceType: 'https://schema.org/ListPrice', price: 39.9 } }, '39.90'],
  [
    'regular before sale',
    {
      priceSpecification: [
        { priceType: 'https://schema.org/RegularPrice', price: 39.9 },
        { priceType: 'https://schema.org/SalePrice', price: 19.9 },
      ],
    },
    '19.90',
  ],
  [
    'suggested by the maker',
    { priceSpecification: [{ priceType: 'https://schema.org/MSRP', price: 39.9 }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'invoice and least advertised',
    {
      priceSpecification: [
        { priceType: 'InvoicePrice', price: 9 },
        { priceType: 'MinimumAdvertisedPrice', price: 15 },
        { price: 19.9 },
      ],
    },
    '19.90',
  ],
  [
    'for members',
    { priceSpecification: [{ price: 15, validForMemberTier: { name: 'Gold' } }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'for ten pieces',
    { priceSpecification: [{ price: 15, eligibleQuantity: { minValue: 10 } }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'by the kilogram',
    { priceSpecification: [{ price: 99.5, referenceQuantity: { value: 1, unitCode: 'KGM' } }, { price: 19.9 }] },
    '19.90',
  ],
  [
    'delivery beside it',
    {
      priceSpecification: [
        { '@type': 'DeliveryChargeSpecification', price: 4.9 },
        { '@type': 'UnitPriceSpecification', price: 19.9 },
      ],
    },
    '19.90',
  ],
  [
    'its own price goes before all',
    { price: '19.90', priceSpecification: { priceType: 'https://schema.org/ListPrice', price: 39.9 } },
    '19.90',
  ],
];

for (const [what, said, price] of prices) {
  test(`the price that is asked: ${what}`, () => {
    assert.equal(read([lamp({ offers: offer(said) })]).price, price);
  });
}

/** Quantities and properties, and how they read (schema.org `QuantitativeValue`, `PropertyValue`; UNECE Recommendation 20). */
const properties: [what: string, product: object, attributes: Listing['attributes']][] = [
  [
    'unitText',
    { additionalProperty: [{ name: 'Height', value: 95, unitText: 'cm' }] },
    [{ name: 'Height', value: '95 cm' }],
  ],
  [
    'unitCode',
    { additionalProperty: { name: 'Longueur de la lame', value: 9, unitCode: 'CMT' } },
    [{ name: 'Longueur de la lame', value: '9 cm' }],
  ],
  [
    'a unit within the value',
    { additionalProperty: { name: 'Height', value: '95 cm' } },
    [{ name: 'Height', value: '95 cm' }],
  ],
  [
    'a value with both',
    { additionalProperty: { name: 'Height', value: '95 cm', unitText: 'cm' } },
    [{ name: 'Height', value: '95 cm' }],
  ],
  [
    'height',
    { height: { '@type': 'QuantitativeValue', value: 95, unitCode: 'CMT' } },
    [{ name: 'height', value: '95 cm' }],
  ],
  [
    'width in millimetres',
    { width: { '@type': 'QuantitativeValue', value: '950', unitCode: 'MMT' } },
    [{ name: 'width', value: '950 mm' }],
  ],
  [
    'weight',
    { weight: { '@type': 'QuantitativeValue', value: 1.5, unitCode: 'KGM' } },
    [{ name: 'weight', value: '1.5 kg' }],
  ],
  ['depth in inches', { depth: { value: 12, unitCode: 'INH' } }, [{ name: 'depth', value: '12 in' }]],
  ['a distance in words', { height: '95 cm' }, [{ name: 'height', value: '95 cm' }]],
  ['a range', { height: { minValue: 90, maxValue: 95, unitText: 'cm' } }, [{ name: 'height', value: '90–95 cm' }]],
  [
    'a value within a value',
    { additionalProperty: { name: 'Height', value: { '@type': 'QuantitativeValue', value: 95, unitCode: 'CMT' } } },
    [{ name: 'Height', value: '95 cm' }],
  ],
  [
    'hasMeasurement',
    { hasMeasurement: { name: 'Inseam', value: 95, unitCode: 'CMT' } },
    [{ name: 'Inseam', value: '95 cm' }],
  ],
  [
    'a code that is not known',
    { additionalProperty: { name: 'Height', value: 95, unitCode: 'X9Z' } },
    [{ name: 'Height', value: '95 X9Z' }],
  ],
  [
    'colours',
    { color: ['Red', 'Blue'], material: 'Wood' },
    [
      { name: 'color', value: 'Red, Blue' },
      { name: 'material', value: 'Wood' },
    ],
  ],
  [
    'several values',
    { additionalProperty: { name: 'Colour', value: ['Red', 'Blue'] } },
    [{ name: 'Colour', value: 'Red, Blue' }],
  ],
];

for (const [what, product, attributes] of properties) {
  test(`properties with their units: ${what}`, () => {
    assert.deepEqual(read([lamp(product)]).attributes, attributes);
  });
}

/** Where a GTIN may stand (schema.org `gtin`, `identifier`, `productID`). */
const gtins: [what: string, product: object, gtin: string | null][] = [
  ['of the product', { gtin13: '4006381333931' }, '4006381333931'],
  ['of the offer', { offers: offer({ gtin13: '4006381333931' }) }, '4006381333931'],
  ['gtin12 of the offer', { offers: offer({ gtin12: '036000291452' }) }, '036000291452'],
  ['none in the first place', { gtin13: 'N/A', gtin: '4006381333931' }, '4006381333931'],
  [
    'as an identifier',
    { identifier: { '@type': 'PropertyValue', propertyID: 'gtin13', value: '4006381333931' } },
    '4006381333931',
  ],
  [
    'as one of several identifiers',
    {
      identifier: [
        { propertyID: 'sku', value: '7' },
        { propertyID: 'GTIN', value: '4006381333931' },
      ],
    },
    '4006381333931',
  ],
  [
    'as an identifier by address',
    { identifier: { propertyID: 'https://schema.org/gtin13', value: '4006381333931' } },
    '4006381333931',
  ],
  ['as a property', { additionalProperty: { name: 'EAN', value: '4006381333931' } }, '4006381333931'],
  ['as productID', { productID: 'gtin13:4006381333931' }, '4006381333931'],
  ['of a book', { productID: 'isbn:978-0-306-40615-7' }, '9780306406157'],
  ['a number', { gtin13: 4006381333931 }, '4006381333931'],
  ['a wrong check digit', { gtin13: '4006381333932' }, null],
  ['zeros', { gtin13: '0000000000000' }, null],
];

for (const [what, product, gtin] of gtins) {
  test(`the GTIN of a page: ${what}`, () => {
    assert.equal(read([lamp(product)]).gtin, gtin);
  });
}

test('what stands in the place of a GTIN and is none is kept', () => {
  assert.deepEqual(read([lamp({ gtin13: '4006381333932' })]).attributes, [{ name: 'gtin13', value: '4006381333932' }]);
});

/** What pictures and the page's address are relative to (HTML standard, 4.2.3). */
const bases: [what: string, head: string, url: string, image: string][] = [
  [
    'absolute',
    '<base href="https://cdn.example/shop/">',
    'https://shop.example/dir/lamp.html',
    'https://cdn.example/shop/img/l.jpg',
  ],
  ['relative', '<base href="/assets/">', 'https://shop.example/dir/lamp.html', 'https://shop.example/assets/img/l.jpg'],
  ['none', '', 'https://shop.example/dir/lamp.html', 'https://shop.example/dir/img/l.jpg'],
  [
    'the first of two',
    '<base href="/one/"><base href="/two/">',
    'https://shop.example/x',
    'https://shop.example/one/img/l.jpg',
  ],
  [
    'a target alone, then an address',
    '<base target="_top"><base href="/two/">',
    'https://shop.example/x',
    'https://shop.example/two/img/l.jpg',
  ],
  ['a folder above', '<base href="../">', 'https://shop.example/a/b/c', 'https://shop.example/a/img/l.jpg'],
  ['without a scheme', '<base href="//cdn.example/">', 'https://shop.example/x', 'https://cdn.example/img/l.jpg'],
  [
    'with a query, which goes',
    '<base href="/two/?a=1#b">',
    'https://shop.example/x',
    'https://shop.example/two/img/l.jpg',
  ],
  [
    'a file, whose folder it is',
    '<base href="/two/page.html">',
    'https://shop.example/x',
    'https://shop.example/two/img/l.jpg',
  ],
  ['empty', '<base href="">', 'https://shop.example/dir/x', 'https://shop.example/dir/img/l.jpg'],
  ['no address', '<base href="http://">', 'https://shop.example/dir/x', 'https://shop.example/dir/img/l.jpg'],
];

for (const [what, head, url, image] of bases) {
  test(`the base of relative addresses: ${what}`, () => {
    assert.deepEqual(read([lamp({ image: 'img/l.jpg' })], { head, url }).images, [image]);
  });
}

/** schema.org `ProductGroup` and offers with numbers of their own: a recall may name any of them. */
const NUMBERS: [what: string, product: object, gtin: string | null, others: string[]][] = [
  [
    'variants of a group',
    {
      '@type': 'ProductGroup',
      hasVariant: [lamp({ gtin13: '4006381333931' }), lamp({ gtin13: '4006381333948' })],
    },
    null,
    ['4006381333931', '4006381333948'],
  ],
  [
    'variants with names of their own',
    {
      '@type': 'ProductGroup',
      gtin: '4006381333931',
      hasVariant: [{ '@type': 'Product', name: 'Black', gtin: '4006381333948' }],
    },
    '4006381333931',
    ['4006381333948'],
  ],
  [
    'an offer for each size',
    { offers: [offer({ price: 19.9, gtin13: '4006381333931' }), offer({ price: 21.9, gtin13: '4006381333948' })] },
    '4006381333931',
    ['4006381333948'],
  ],
  [
    'one number said twice',
    { gtin13: '4006381333931', offers: offer({ price: 19.9, gtin: '4006381333931' }) },
    '4006381333931',
    [],
  ],
  ['a variant without one', { '@type': 'ProductGroup', hasVariant: [lamp({ sku: 'LM-21' })] }, null, []],
];

test('the numbers of variants stand beside the offer’s own', () => {
  for (const [what, product, gtin, others] of NUMBERS) {
    const listing = read([lamp(product)]);
    assert.equal(listing.gtin, gtin, what);
    const beside = listing.attributes.flatMap(({ name, value }) => (/^gtin/.test(name) ? [value] : []));
    assert.deepEqual(beside, others, what);
  }
});
