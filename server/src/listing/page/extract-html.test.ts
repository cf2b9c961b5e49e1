import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractHtml } from './extract-html.ts';

test('JSON-LD is read through graphs, loose syntax and price specifications', () => {
  const listing = extractHtml(
    `<html lang="fr"><head><script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[{"name":"Maison"},{"item":{"name":"Lampes"}}]},
    {"@type":["Product"],"name":"Lampe","sku":"L-1","gtin13":"2000000000015","brand":{"@type":"Brand","name":"Exemple"},
     "manufacturer":{"@type":"Organization","name":"Usine","address":"1 rue","email":"a@usine.example"},
     "additionalProperty":[{"@type":"PropertyValue","name":"Personne responsable UE","value":"Mandataire SARL"},{"name":"Avertissements","value":"Ne pas ouvrir"},{"name":"Hauteur","value":"30 cm"}],
     "offers":{"@type":"AggregateOffer","lowPrice":"12.50","priceCurrency":"eur","availability":"https://schema.org/InStock",
      "seller":{"@type":"Organization","name":"Boutique"},"shippingDetails":{"shippingDestination":{"addressCountry":["FR","BE"]}}},}
    ]}</script></head><body><h1>Lampe</h1></body></html>`,
    { url: 'https://www.shop.example/p/1' },
  );
  assert.ok(listing);
  assert.equal(listing.platform, 'shop.example');
  assert.deepEqual(
    [listing.title, listing.sku, listing.gtin, listing.brand, listing.price, listing.currency, listing.availability],
    ['Lampe', 'L-1', '2000000000015', 'Exemple', '12.50', 'EUR', 'InStock'],
  );
  assert.deepEqual(listing.category, ['Maison', 'Lampes']);
  assert.deepEqual(listing.territory, ['FR', 'BE']);
  assert.equal(listing.trader?.name, 'Boutique');
  assert.deepEqual(listing.manufacturer, { name: 'Usine', address: '1 rue', contact: 'a@usine.example' });
  assert.equal(listing.responsiblePerson?.name, 'Mandataire SARL');
  assert.deepEqual(listing.warnings, ['Ne pas ouvrir']);
  assert.deepEqual(listing.attributes, [{ name: 'Hauteur', value: '30 cm' }]);
  assert.equal(listing.structured, true);
});

test("microdata, and a page's own text where nothing is marked", () => {
  const marked = extractHtml(
    `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Seau</h1><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
     <span itemprop="price">9,90 €</span><meta itemprop="priceCurrency" content="EUR"><link itemprop="availability" href="https://schema.org/OutOfStock"></div></div>`,
  );
  assert.deepEqual(
    [marked?.title, marked?.price, marked?.currency, marked?.availability],
    ['Seau', '9.90', 'EUR', 'OutOfStock'],
  );
  const plain = extractHtml(
    `<h1>Eimer</h1><p>Artikel-Nr.: 4711-A</p><div class="old-price">19,90 €</div><div class="price">14,90 €</div><button>In den Warenkorb</button>
     <div class="related-products"><h2>Mehr</h2><span class="price">1,00 €</span></div>`,
  );
  assert.deepEqual(
    [plain?.price, plain?.currency, plain?.availability, plain?.sku],
    ['14.90', 'EUR', 'InStock', '4711-A'],
  );
  assert.equal(plain?.structured, false);
  assert.equal(extractHtml('<h1>Contact</h1><p>Write to us.</p>'), null);
});

test('of stock is known what the page says: a price alone says nothing of it', () => {
  const marked = (more: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Product', name: 'Lamp', offers: { '@type': 'Offer', price: '5', priceCurrency: 'EUR', ...more } })}</script>`;
  for (const [page, availability] of [
    [marked({}), null],
    [marked({ availability: 'https://schema.org/InStock' }), 'InStock'],
    ['<meta property="product:price:amount" content="5">', null],
    ['<div class="price">5,00 €</div>', null],
    ['<div class="price">5,00 €</div><button>Add to cart</button>', 'InStock'],
    ['<div class="price">5,00 €</div><p class="stock">Sold out</p>', 'OutOfStock'],
  ] as const) {
    const read = extractHtml(`<h1>Lamp</h1>${page}`);
    assert.deepEqual([read?.title, Number(read?.price), read?.availability], ['Lamp', 5, availability], page);
  }
});

test('a page made to exhaust the reader is refused at once', () => {
  assert.throws(() => extractHtml('<div>'.repeat(1_000_000)), { code: 'VIGIE_LISTING_PAGE_TOO_DEEP', exit: 2 });
});

test('a page that lists products and is the page of none says that one of them is read', () => {
  const product = (name: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Product', name, offers: { '@type': 'Offer', price: '5', priceCurrency: 'EUR' } })}</script>`;
  const cutsOf = (heading: string, ...names: string[]): string[] => {
    const cuts: string[] = [];
    const listing = extractHtml(`<h1>${heading}</h1>${names.map(product).join('')}`, {
      url: 'https://shop.example/a',
      onCut: ({ en }) => cuts.push(en),
    });
    assert.ok(listing);
    return cuts;
  };
  assert.deepEqual(cutsOf('Lamps', 'Desk light', 'Wall light', 'Floor light'), [
    'it lists 3 products and is the page of none: the first is read',
  ]);
  assert.deepEqual(cutsOf('Desk light, white', 'Wall light', 'Desk light'), [], 'others beside the one that it is of');
  assert.deepEqual(cutsOf('Lamps', 'Desk light', 'Desk light'), [], 'one product twice');
});
