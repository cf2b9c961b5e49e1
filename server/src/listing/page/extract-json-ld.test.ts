import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { extractHtml } from './extract-html.ts';

interface About {
  lang?: string;
}

/** What is read of a page whose JSON-LD is this, script by script. */
function read(scripts: unknown[], { lang = 'en' }: About = {}) {
  const written = scripts.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');
  const listing = extractHtml(
    `<!doctype html><html lang="${lang}"><head>${written}</head><body><h1>Desk lamp</h1></body></html>`,
    { url: 'https://shop.example/dir/lamp.html' },
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
