import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { extractHtml } from './extract-html.ts';

const PRODUCT = 'itemscope itemtype="https://schema.org/Product"';
const OFFER = 'itemscope itemtype="https://schema.org/Offer"';

const cases: [what: string, body: string, expected: Partial<Listing>, lang?: string][] = [
  // HTML standard, 5.2.2 `itemref` and 5.2.5 "Associating names with items".
  [
    'itemref to an offer, a brand and a number elsewhere',
    `<div ${PRODUCT} itemref="off bra gt"><span itemprop="name">Desk lamp</span></div>
     <div id="off" itemprop="offers" ${OFFER}><meta itemprop="priceCurrency" content="EUR"><meta itemprop="price" content="19.90"><link itemprop="availability" href="https://schema.org/OutOfStock"></div>
     <span id="bra" itemprop="brand">Lumo</span><meta id="gt" itemprop="gtin13" content="4006381333931">`,
    { brand: 'Lumo', price: '19.90', currency: 'EUR', availability: 'OutOfStock', gtin: '4006381333931' },
  ],
  [
    'itemref to an element that only holds properties',
    `<div ${PRODUCT} itemref="x"><span itemprop="name">Desk lamp</span></div><div id="x"><p><b itemprop="sku">LM-20</b></p></div>`,
    { sku: 'LM-20' },
  ],
  [
    'itemref before the item',
    `<p id="x" itemprop="sku">LM-20</p><div ${PRODUCT} itemref="x"><span itemprop="name">Desk lamp</span></div>`,
    { sku: 'LM-20' },
  ],
  [
    'itemref of the offer',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><div itemprop="offers" ${OFFER} itemref="p c"></div></div>
     <span id="p" itemprop="price" content="19.90"></span><meta id="c" itemprop="priceCurrency" content="EUR">`,
    { price: '19.90', currency: 'EUR' },
  ],
  [
    'one element for two items',
    `<div ${PRODUCT} itemref="b"><span itemprop="name">Desk lamp</span></div><div ${PRODUCT} itemref="b"><span itemprop="name">Bulb</span></div><span id="b" itemprop="brand">Lumo</span>`,
    { title: 'Desk lamp', brand: 'Lumo' },
  ],
  [
    'itemref to nothing',
    `<div ${PRODUCT} itemref="nowhere"><span itemprop="name">Desk lamp</span><span itemprop="sku">LM-20</span></div>`,
    { sku: 'LM-20' },
  ],
  [
    'itemref in a circle',
    `<div id="a" ${PRODUCT} itemref="b"><span itemprop="name">Desk lamp</span><span itemprop="sku">LM-20</span></div><div id="b" itemprop="isRelatedTo" ${PRODUCT} itemref="a"><span itemprop="name">Bulb</span></div>`,
    { title: 'Desk lamp', sku: 'LM-20' },
  ],
  [
    'itemref to an element around the item',
    `<div id="a"><div ${PRODUCT} itemref="a"><span itemprop="name">Desk lamp</span></div><span itemprop="sku">LM-20</span></div>`,
    { sku: 'LM-20' },
  ],
  [
    'properties of an item inside are not those of the item around it',
    `<h1>Desk lamp</h1><div ${PRODUCT}><span itemprop="name">Desk lamp</span><div ${PRODUCT}><span itemprop="name">Bulb</span><span itemprop="brand">Glim</span></div></div>`,
    { title: 'Desk lamp', brand: null },
  ],
  [
    'two names for one value',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><span itemprop="sku mpn">LM-20</span></div>`,
    { sku: 'LM-20', mpn: 'LM-20' },
  ],
  // HTML standard, 4.5.5: what is struck out is no longer accurate.
  [
    'a price struck out before the price',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><div itemprop="offers" ${OFFER}><del><span itemprop="price">29,90 €</span></del> <ins itemprop="price">19,90 €</ins></div></div>`,
    { price: '19.90', currency: 'EUR' },
  ],
  [
    'a struck price that is the property itself',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><div itemprop="offers" ${OFFER}><s itemprop="price" content="29.90">29,90</s><b itemprop="price" content="19.90">19,90</b><meta itemprop="priceCurrency" content="EUR"></div></div>`,
    { price: '19.90' },
  ],
  [
    'a name in the language of the page',
    `<div ${PRODUCT}><span itemprop="name" lang="en">Desk lamp</span><span itemprop="name">Lampe de bureau</span></div>`,
    { title: 'Lampe de bureau' },
    'fr',
  ],
  [
    'a picture that is fetched later',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><img itemprop="image" src="data:image/gif;base64,R0lGOD" data-src="/l.jpg"></div>`,
    { images: ['https://shop.example/l.jpg'] },
  ],
  [
    'an offer around its product',
    `<div ${OFFER}><div itemprop="itemOffered" ${PRODUCT}><span itemprop="name">Desk lamp</span></div><span itemprop="price">19.90</span><meta itemprop="priceCurrency" content="EUR"></div>`,
    { title: 'Desk lamp', price: '19.90' },
  ],
  // RDFa Lite 1.1, 2.4; RDFa Core 1.1, 7.5.
  [
    'RDFa',
    '<div vocab="https://schema.org/" typeof="Product"><span property="name">Desk lamp</span><div property="offers" typeof="Offer"><span property="price" content="19.90"></span><meta property="priceCurrency" content="EUR"></div></div>',
    { title: 'Desk lamp', price: '19.90', currency: 'EUR' },
  ],
  [
    'an RDFa resource named as value and told of elsewhere',
    '<div vocab="https://schema.org/" typeof="Product"><span property="name">Desk lamp</span><link property="offers" resource="#o"></div><div resource="#o" typeof="Offer"><span property="price" content="19.90"></span><meta property="priceCurrency" content="EUR"></div>',
    { price: '19.90', currency: 'EUR' },
  ],
  [
    'an RDFa resource told of before it is named',
    '<div vocab="https://schema.org/" resource="#b" typeof="Brand"><span property="name">Lumo</span></div><div vocab="https://schema.org/" typeof="Product"><span property="name">Desk lamp</span><span property="brand" resource="#b"></span></div>',
    { brand: 'Lumo' },
  ],
  [
    'an RDFa resource told of in two places',
    '<div vocab="https://schema.org/" resource="#p" typeof="Product"><span property="name">Desk lamp</span></div><p>Between</p><div vocab="https://schema.org/" resource="#p"><span property="sku">LM-20</span></div>',
    { title: 'Desk lamp', sku: 'LM-20' },
  ],
  [
    'an RDFa type with its resource as a value',
    '<div vocab="https://schema.org/" typeof="Product"><span property="name">Desk lamp</span><div property="brand" typeof="Brand" resource="#b"></div></div><div resource="#b"><span property="name">Lumo</span></div>',
    { brand: 'Lumo' },
  ],
  [
    'RDFa about',
    '<div vocab="https://schema.org/" about="#p" typeof="Product"><span property="name">Desk lamp</span></div><span about="#p" property="sku">LM-20</span>',
    { sku: 'LM-20' },
  ],
  [
    'an RDFa resource that is an address',
    '<div vocab="https://schema.org/" typeof="Product"><span property="name">Desk lamp</span><div property="offers" typeof="Offer"><meta property="price" content="19.90"><span property="availability" resource="https://schema.org/OutOfStock">gone</span></div></div>',
    { availability: 'OutOfStock' },
  ],
  // The page's own text.
  [
    'a struck price beside the price',
    '<h1>Desk lamp</h1><p class="price"><s>39,90 €</s> 19,90 €</p>',
    { price: '19.90', currency: 'EUR' },
  ],
  [
    'a struck price in an element of its own',
    '<h1>Desk lamp</h1><div><del class="price">39,90 €</del><span class="price">19,90 €</span></div>',
    { price: '19.90' },
  ],
  [
    'a struck price deeper in',
    '<h1>Desk lamp</h1><p class="price"><span class="a"><strike>39,90 €</strike></span><span>19,90 €</span></p>',
    { price: '19.90' },
  ],
  [
    'a price by subscription',
    '<h1>Desk lamp</h1><p class="subscription-price" id="price-sub">17,90 €</p><p class="price">19,90 €</p>',
    { price: '19.90' },
  ],
  [
    'prices of other sizes',
    '<h1>Desk lamp</h1><ul><li class="swatch-price">17,90 €</li></ul><p class="price">19,90 €</p>',
    { price: '19.90' },
  ],
  // The mark between whole and cents is left to the eye: two digits in an element of their own.
  ...[
    '12<sup>99</sup> €',
    '12 €<sup>99</sup>',
    '€12<sup>99</sup>',
    '<span>12</span><sup>99</sup><span>€</span>',
    '12<span class="cents">99</span> €',
    '<b>12</b><span class="price__fraction">99</span> €',
    '12<small>99</small> €',
    '12<sup>,99</sup> €',
    '12,<sup>99</sup> €',
    '<s>15<sup>49</sup> €</s> 12<sup>99</sup> €',
    '12,99 €<sup>1</sup>',
  ].map((price): (typeof cases)[number] => [
    `raised cents: ${price}`,
    `<h1>Desk lamp</h1><p class="price">${price}</p>`,
    { price: '12.99', currency: 'EUR' },
  ]),
  [
    'raised cents in microdata',
    `<div ${PRODUCT}><span itemprop="name">Desk lamp</span><div itemprop="offers" ${OFFER}><span itemprop="price">12<sup>99</sup></span></div></div>`,
    { price: '12.99' },
  ],
  // HTML standard, 4.12.3: a template's content is no part of the page; a shadow root's is shown.
  [
    'a template with another price',
    '<h1>Desk lamp</h1><template><p class="price">9,90 €</p></template><p class="price">19,90 €</p>',
    { price: '19.90' },
  ],
  [
    'a shadow root as browsers save it',
    '<h1>Desk lamp</h1><x-price><template shadowrootmode="open"><p class="price">19,90 €</p></template></x-price>',
    { price: '19.90' },
  ],
];

for (const [what, body, expected, lang = 'en'] of cases) {
  test(`marked in the page: ${what}`, () => {
    const listing = extractHtml(`<!doctype html><html lang="${lang}"><body>${body}</body></html>`, {
      url: 'https://shop.example/dir/lamp.html',
    });
    assert.ok(listing);
    for (const [field, value] of Object.entries(expected)) {
      assert.deepEqual(Object.entries(listing).find(([key]) => key === field)?.[1], value, field);
    }
  });
}

test('pages made to lead the reader round are read in a moment', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => `i${at}`);
  const round = ids.map((id) => `<div id="${id}" ${PRODUCT} itemref="${ids.slice(0, 50).join(' ')}"></div>`).join('');
  const begun = performance.now();
  extractHtml(`<h1>Desk lamp</h1>${round}`);
  assert.ok(performance.now() - begun < 20_000);
});
