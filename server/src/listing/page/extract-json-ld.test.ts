import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { extractHtml } from './extract-html.ts';

interface About {
  lang?: string;
  head?: string;
  url?: string;
}

/** What is read of a page whose JSON-LD is this, script by script. */
function read(scripts: unknown[], { lang = 'en', head = '', url = 'https://shop.example/dir/lamp.html' }: About = {}) {
  const written = scripts.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');
  const listing = extractHtml(
    `<!doctype html><html lang="${lang}"><head>${head}${written}</head><body><h1>Desk lamp</h1></body></html>`,
    { url },
  );
  assert.ok(listing);
  return listing;
}

const lamp = (more: object) => ({ '@context': 'https://schema.org', '@type': 'Product', name: 'Desk lamp', ...more });
const offer = (more: object) => ({ '@type': 'Offer', priceCurrency: 'EUR', ...more });

const cases: [what: string, scripts: unknown[], expected: Partial<Listing>, about?: About][] = [
  // JSON-LD 1.1, 3.3 and 4.1: objects of one @id are one node.
  [
    'references within a graph',
    [
      {
        '@graph': [
          { '@type': 'Product', '@id': '#p', name: 'Desk lamp', brand: { '@id': '#b' }, offers: { '@id': '#o' } },
          { '@type': 'Brand', '@id': '#b', name: 'Lumo' },
          offer({
            '@id': '#o',
            price: '19.90',
            availability: 'https://schema.org/OutOfStock',
            seller: { '@id': '#s' },
          }),
          { '@type': 'Organization', '@id': '#s', name: 'Shop SARL' },
        ],
      },
    ],
    { brand: 'Lumo', price: '19.90', availability: 'OutOfStock' },
  ],
  [
    'references before and after what they name, in scripts of their own',
    [
      { '@type': 'Brand', '@id': 'https://shop.example/dir/lamp.html#b', name: 'Lumo' },
      lamp({ brand: { '@id': '#b' }, offers: [{ '@id': '#o' }] }),
      offer({ '@id': '#o', price: 19.9 }),
    ],
    { brand: 'Lumo', price: '19.90', currency: 'EUR' },
  ],
  [
    'a node told of in two places',
    [{ '@graph': [lamp({ '@id': '#p' }), { '@id': '#p', sku: 'LM-20', offers: offer({ price: '19.90' }) }] }],
    { sku: 'LM-20', price: '19.90' },
  ],
  [
    'blank nodes, which are of their script alone',
    [
      { '@graph': [lamp({ brand: { '@id': '_:b0' } }), { '@id': '_:b0', '@type': 'Brand', name: 'Lumo' }] },
      { '@id': '_:b0', '@type': 'Brand', name: 'Other' },
    ],
    { brand: 'Lumo' },
  ],
  ['a reference that leads nowhere says nothing', [lamp({ brand: { '@id': '#b' } })], { brand: null }],
  [
    'references in a circle',
    [
      {
        '@graph': [
          lamp({ '@id': '#p', brand: { '@id': '#q' } }),
          { '@id': '#q', name: { '@id': '#q' }, value: { '@id': '#p' } },
        ],
      },
    ],
    { title: 'Desk lamp', brand: 'Desk lamp' },
  ],
  [
    'an address as @id of product and offer both',
    [lamp({ '@id': 'https://shop.example/p', offers: offer({ '@id': 'https://shop.example/p', price: '19.90' }) })],
    { title: 'Desk lamp', price: '19.90' },
  ],
  [
    'lists and sets',
    [lamp({ image: { '@list': ['/a.jpg', '/b.jpg'] }, offers: { '@set': [offer({ price: '19.90' })] } })],
    { images: ['https://shop.example/a.jpg', 'https://shop.example/b.jpg'], price: '19.90' },
  ],
  // schema.org itemOffered, inverse of offers.
  [
    'an offer that names its product',
    [offer({ price: 19.9, itemOffered: lamp({ sku: 'LM-20' }), seller: { '@type': 'Organization', name: 'Shop' } })],
    {
      title: 'Desk lamp',
      sku: 'LM-20',
      price: '19.90',
      trader: { id: null, name: 'Shop', address: null, email: null, url: null },
    },
  ],
  [
    'an offer that names its product by reference',
    [{ '@graph': [offer({ price: 19.9, itemOffered: { '@id': '#p' } }), lamp({ '@id': '#p' })] }],
    { price: '19.90' },
  ],
  ['an offer told of in reverse', [lamp({ '@reverse': { itemOffered: offer({ price: 19.9 }) } })], { price: '19.90' }],
  // Several offers: in stock if any is.
  [
    'the second of two offers is in stock',
    [
      lamp({
        offers: [offer({ price: 19.9, availability: 'OutOfStock' }), offer({ price: 21.9, availability: 'InStock' })],
      }),
    ],
    { availability: 'InStock', price: '21.90' },
  ],
  [
    'neither is',
    [
      lamp({
        offers: [offer({ price: 19.9, availability: 'OutOfStock' }), offer({ price: 21.9, availability: 'SoldOut' })],
      }),
    ],
    { availability: 'OutOfStock', price: '19.90' },
  ],
  [
    'an aggregate and its offers',
    [
      lamp({
        offers: {
          '@type': 'AggregateOffer',
          lowPrice: 18,
          priceCurrency: 'EUR',
          offers: [
            offer({ price: 18, availability: 'OutOfStock' }),
            offer({ price: 20, availability: 'https://schema.org/LimitedAvailability' }),
          ],
        },
      }),
    ],
    { availability: 'InStock', price: '18' },
  ],
  [
    'a size that is left, in an object of its own',
    [
      lamp({ sku: 'LM-S', offers: offer({ price: 19.9, availability: 'OutOfStock' }) }),
      lamp({ sku: 'LM-M', offers: offer({ price: 19.9, availability: 'InStock' }) }),
    ],
    { sku: 'LM-S', availability: 'InStock' },
  ],
  [
    'a variant of the group that is left',
    [
      {
        '@type': 'ProductGroup',
        name: 'Desk lamps',
        hasVariant: [
          lamp({ name: 'Desk lamp, white', sku: 'W', offers: offer({ price: 19.9, availability: 'OutOfStock' }) }),
          lamp({ name: 'Desk lamp, black', sku: 'B', offers: offer({ price: 19.9, availability: 'InStock' }) }),
        ],
      },
    ],
    { sku: 'W', availability: 'InStock' },
  ],
  [
    'a group without an offer of its own',
    [
      {
        '@type': 'ProductGroup',
        name: 'Desk lamp',
        hasVariant: [{ '@type': 'Product', offers: offer({ price: 19.9 }) }],
      },
    ],
    { title: 'Desk lamp', price: '19.90' },
  ],
  [
    'an availability that is neither is kept in its words',
    [lamp({ offers: offer({ price: 19.9, availability: 'https://schema.org/PreOrder' }) })],
    { availability: null, attributes: [{ name: 'availability', value: 'PreOrder' }] },
  ],
  // Of texts in several languages the page's own (JSON-LD 1.1, 4.2.4).
  [
    'values with their language',
    [
      lamp({
        name: [
          { '@value': 'Desk lamp', '@language': 'en' },
          { '@value': 'Lampe de bureau', '@language': 'fr' },
        ],
      }),
    ],
    { title: 'Lampe de bureau' },
    { lang: 'fr' },
  ],
  [
    'values with their language and region',
    [
      lamp({
        name: [
          { '@value': 'Desk lamp', '@language': 'en-GB' },
          { '@value': 'Lampe de bureau', '@language': 'fr-BE' },
        ],
      }),
    ],
    { title: 'Lampe de bureau' },
    { lang: 'fr-FR' },
  ],
  [
    'what has no language goes before another language',
    [lamp({ name: [{ '@value': 'Schreibtischlampe', '@language': 'de' }, 'Lampe'] })],
    { title: 'Lampe' },
    { lang: 'fr' },
  ],
  [
    'a map of languages',
    [
      {
        ...lamp({ name: { en: 'Desk lamp', fr: 'Lampe de bureau' } }),
        '@context': { name: { '@id': 'schema:name', '@container': '@language' } },
      },
    ],
    { title: 'Lampe de bureau' },
    { lang: 'fr' },
  ],
  [
    'the language of the whole script',
    [{ ...lamp({ name: [{ '@value': 'Lampe', '@language': 'fr' }, 'Desk lamp'] }), '@context': { '@language': 'en' } }],
    { title: 'Desk lamp' },
    { lang: 'en' },
  ],
  [
    'a page that does not say its language',
    [
      lamp({
        name: [
          { '@value': 'Desk lamp', '@language': 'en' },
          { '@value': 'Lampe', '@language': 'fr' },
        ],
      }),
    ],
    { title: 'Desk lamp' },
    { lang: '' },
  ],
  // Texts as in a table: no markup, no entities.
  [
    'markup and entities in texts',
    [lamp({ name: 'Desk&nbsp;lamp &#8211; 95&#160;cm', description: '<p>Desk <b>lamp</b></p><p>95&nbsp;cm</p>' })],
    { title: 'Desk lamp – 95 cm', description: 'Desk lamp 95 cm' },
  ],
  [
    'an ampersand in an address begins no entity',
    [lamp({ image: 'https://cdn.example/l.jpg?a=1&copy=2&amp;b=3' })],
    { images: ['https://cdn.example/l.jpg?a=1&copy=2&b=3'] },
  ],
];

for (const [what, scripts, expected, about] of cases) {
  test(`JSON-LD: ${what}`, () => {
    const listing = read(scripts, about);
    for (const [field, value] of Object.entries(expected)) {
      assert.deepEqual(Object.entries(listing).find(([key]) => key === field)?.[1], value, field);
    }
  });
}

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
];

for (const [what, head, url, image] of bases) {
  test(`the base of relative addresses: ${what}`, () => {
    assert.deepEqual(read([lamp({ image: 'img/l.jpg' })], { head, url }).images, [image]);
  });
}
