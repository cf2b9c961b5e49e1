import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Listing } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readFileAt, readOne, readText } from '../../../testing/read-files.ts';
import { VigieError } from '../../base/core/errors.ts';
import { listingInputSchema } from '../schema.ts';
import type { ReadOptions } from './shape.ts';

const sets: [
  file: string,
  listings: number,
  rejectedLines: number[],
  first: Partial<Listing>,
  filled: Partial<Record<keyof Listing, number>>,
][] = [
  [
    'shein-products.csv',
    1000,
    [],
    {
      platform: 'us.shein.com',
      id: '40460214',
      price: '120.99',
      currency: 'USD',
      availability: 'InStock',
      brand: 'SHEIN',
      territory: ['US'],
      category: ['Tools & Home Improvement', 'Furniture', 'Accent Furniture', 'Storage Cabinets'],
    },
    { description: 1000, price: 1000, images: 1000, url: 1000, category: 1000, attributes: 1000 },
  ],
  [
    'aliexpress/listings.csv',
    540,
    [],
    { platform: 'aliexpress.com', price: '0.54', brand: 'Generic' },
    { images: 540, description: 540, url: 540, price: 540 },
  ],
  ['aliexpress_pt/listings.csv', 360, [], { price: '29.97', currency: 'BRL' }, { trader: 360, price: 360 }],
  ['ebay/listings.csv', 3702, [], { price: '5.61' }, { trader: 3702, images: 3702, price: 3702 }],
  [
    'wish/listings.csv',
    1573,
    [],
    { platform: 'wish.com', price: '16', currency: 'EUR' },
    { trader: 1573, images: 1573, url: 1573, id: 1573, price: 1573 },
  ],
  [
    'jumia_ma/listings.csv',
    2040,
    [],
    {
      price: '119.00',
      brand: 'XIAOMI',
      category: ['Computing', 'Computers & Accessories', 'Networking Products', 'Repeaters'],
    },
    { category: 2040, price: 2040 },
  ],
  ['mercadolibre_mx/listings.csv', 1371, [231], { id: '4199059969', price: '13198.0' }, { id: 1371, price: 1371 }],
  [
    'toys_pt/listings.csv',
    1676,
    [],
    {
      platform: 'abcescolar.pt',
      gtin: '8005125677740',
      sku: '67774',
      price: '11.99',
      currency: 'EUR',
      availability: 'InStock',
    },
    { images: 1676, url: 1676, price: 1676, category: 990, description: 1664 },
  ],
  ['wildlife_leather/listings.csv', 500, [], { id: '4beb5f50-b53a-41dc-b5d4-2542f6bbdda2' }, { id: 500 }],
];

for (const [file, count, rejectedLines, first, filled] of sets) {
  const path = join(SHARED_DATA, file);
  test(`${file} reads whole, unasked.`, { skip: unlessShared(path) }, async () => {
    const { listings, rejected } = await readFileAt(path);
    assert.equal(listings.length, count);
    assert.deepEqual(
      rejected.map(({ line }) => line),
      rejectedLines,
    );
    for (const [field, value] of Object.entries(first))
      assert.deepEqual(Object.entries(listings[0] ?? {}).find(([key]) => key === field)?.[1], value, field);
    const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null);
    for (const [field, least] of Object.entries(filled)) {
      const found = listings.filter((listing) =>
        isFilled(Object.entries(listing).find(([key]) => key === field)?.[1]),
      ).length;
      assert.equal(found, least, field);
    }
    // What is read is what the API takes: within its bounds, decimal prices, known currencies.
    for (const listing of listings) assert.deepEqual(listingInputSchema.parse(listing), listing);
  });
}

test("A sample marketplace's export reads with its trader, operators, warnings and countries.", async () => {
  const header =
    'id,sku,gtin,title,description,category,brand,price,currency,availability,url,images,seller_id,seller_name,seller_address,seller_email,ships_to,language,attributes,manufacturer,responsible_person,warnings,age_gate';
  const row =
    '7,BX-7,4006381333931,Kettle,"Holds 1,7 l",Home > Kitchen,Acme,39.90,EUR,InStock,https://shop.example/p/7,https://shop.example/a.png|https://shop.example/b.png,s1,Tea & Co,"1 High St, Dublin",tea@shop.example,FR|DE,fr,Colour: blue|Power: 2000 W,"Miniland, S.A., 1 rue X, Paris, m@x.example","EU Rep, Berlin, r@x.example",Hot surface.,none';
  assert.deepEqual(await readOne(`${header}\r\n${row}\r\n`), {
    platform: 'shop.example',
    id: '7',
    url: 'https://shop.example/p/7',
    title: 'Kettle',
    description: 'Holds 1,7 l',
    category: ['Home', 'Kitchen'],
    brand: 'Acme',
    sku: 'BX-7',
    gtin: '4006381333931',
    mpn: null,
    price: '39.90',
    currency: 'EUR',
    availability: 'InStock',
    images: ['https://shop.example/a.png', 'https://shop.example/b.png'],
    trader: { id: 's1', name: 'Tea & Co', address: '1 High St, Dublin', email: 'tea@shop.example', url: null },
    territory: ['FR', 'DE'],
    language: 'fr',
    attributes: [
      { name: 'Colour', value: 'blue' },
      { name: 'Power', value: '2000 W' },
    ],
    manufacturer: { name: 'Miniland, S.A.', address: '1 rue X, Paris', contact: 'm@x.example' },
    responsiblePerson: { name: 'EU Rep', address: 'Berlin', contact: 'r@x.example' },
    warnings: ['Hot surface.'],
    ageGate: 'none',
    structured: true,
  } satisfies Listing);
});

test('Exports in other words and separators are understood.', async () => {
  const tables: [string, Partial<Listing>][] = [
    [
      'Artikelbezeichnung;Preis;Währung;Verfügbarkeit;Bild-URL;Verkäufer\nWasserkocher;39,90;EUR;Auf Lager;https://x.example/a.jpg;Tee GmbH\n',
      { title: 'Wasserkocher', price: '39.90', availability: 'InStock' },
    ],
    [
      'Titre de l’annonce\tPrix\tCatégorie\tVendeur\nBouilloire\t39,90 €\tMaison > Cuisine\tThé & Cie\n',
      { title: 'Bouilloire', price: '39.90', currency: 'EUR', category: ['Maison', 'Cuisine'] },
    ],
    [
      'Nazwa produktu|Cena|Waluta|Dostępność\nCzajnik|39,90|PLN|brak w magazynie\n',
      { title: 'Czajnik', currency: 'PLN', availability: 'OutOfStock' },
    ],
    [
      'g:id,g:title,g:price,g:sale_price,g:link,g:image_link,g:additional_image_link,g:product_type\n7,Kettle,45.00 EUR,39.90 EUR,https://x.example/7,https://x.example/a.jpg,"https://x.example/b.jpg,https://x.example/c.jpg",Home > Kitchen\n',
      {
        id: '7',
        price: '39.90',
        currency: 'EUR',
        images: ['https://x.example/a.jpg', 'https://x.example/b.jpg', 'https://x.example/c.jpg'],
      },
    ],
    [
      'Handle,Title,Body (HTML),Vendor,Type,Variant SKU,Variant Price,Variant Barcode,Image Src\nkettle,Kettle,<p>Holds &amp; pours<br>1.7 l</p>,Acme,Kitchen,K-7,39.90,4006381333931,https://x.example/a.jpg\n',
      {
        id: 'kettle',
        title: 'Kettle',
        description: 'Holds & pours\n1.7 l',
        brand: 'Acme',
        sku: 'K-7',
        gtin: '4006381333931',
        trader: null,
      },
    ],
    [
      'item-name,seller-sku,price,asin1,quantity\nKettle,K-7,39.90,B000000007,0\n',
      { title: 'Kettle', sku: 'K-7', id: 'B000000007', availability: 'OutOfStock' },
    ],
  ];
  for (const [table, expected] of tables) {
    const listing = await readOne(table);
    for (const [field, value] of Object.entries(expected))
      assert.deepEqual(Object.entries(listing).find(([key]) => key === field)?.[1], value, `${field} of ${table}`);
  }
});

test('Rows that give further pictures and variants of an offer are part of it.', async () => {
  const { listings, rejected } = await readText(
    [
      'Handle,Title,Option1 Value,Variant SKU,Variant Price,Image Src',
      'kettle,Kettle,Blue,K-1,39.90,https://x.example/a.jpg',
      'kettle,,Red,K-2,41.90,https://x.example/b.jpg',
      'kettle,,,,,https://x.example/c.jpg',
      'pot,Pot,,P-1,9.90,',
      'lid,,,L-1,2.90,',
    ].join('\n'),
  );
  assert.deepEqual(
    listings.map(({ id, images, price }) => [id, images.length, price]),
    [
      ['kettle', 3, '39.90'],
      ['pot', 0, '9.90'],
    ],
  );
  assert.ok(listings[0]?.attributes.some(({ value }) => value === 'Red'));
  assert.deepEqual(
    rejected.map(({ line, code }) => [line, code]),
    [[6, 'VIGIE_LISTING_ROW_TITLE']],
  );
});

test('What buyers wrote is never read; what is not known is kept as an attribute.', async () => {
  const listing = await readOne(
    'title,top_reviews,reviewer_name,customer_email,Voltage\nKettle,Ann: fine,Ann,ann@x.example,230 V\n',
  );
  assert.deepEqual(listing.attributes, [{ name: 'Voltage', value: '230 V' }]);
});

test('--map goes before what is recognised, and names what it does not know.', async () => {
  const table = 'nm,title,px\nKettle,ignored,3\n';
  const { listings } = await readText(table, 'offers.csv', { map: { title: 'nm', price: 'px' } });
  assert.equal(listings[0]?.title, 'Kettle');
  assert.equal(listings[0]?.price, '3');
  assert.deepEqual(listings[0]?.attributes, [{ name: 'title', value: 'ignored' }]);
  await assert.rejects(readText(table, 'offers.csv', { map: { titel: 'nm' } }), /no field "titel"/);
  await assert.rejects(
    readText(table, 'offers.csv', { map: { title: 'mn' } }),
    /no column "mn". Columns: "nm", "title", "px"/,
  );
});

test('The platform is the host of the URL, else what the caller says, else a column, else the file.', async () => {
  const platforms = async (table: string, options: ReadOptions = {}) =>
    (await readText(table, 'offers.csv', options)).listings.map((listing) => listing.platform);
  assert.deepEqual(
    await platforms('title,url,domain\na,https://www.shop.example/1,other.example\nb,,other.example\n'),
    ['shop.example', 'other.example'],
  );
  assert.deepEqual(await platforms('title\na\n', { platform: 'shop.example' }), ['shop.example']);
  assert.deepEqual(await platforms('title\na\n'), ['file:offers.csv']);
});

test('Text is read in the encoding that it is in.', async () => {
  const table = 'title,price\nPoupée ancienne très décorée à l’été,12\n';
  const wanted = 'Poupée ancienne très décorée à l’été';
  const utf16 = Buffer.from(`\ufeff${table}`, 'utf16le');
  const cp1252 = Buffer.from(table.replaceAll('’', '\u0092'), 'latin1');
  const encoded: [string, Buffer][] = [
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16LE', utf16],
    ['UTF-16LE without a mark', utf16.subarray(2)],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['windows-1252', cp1252],
    [
      'windows-1252 after a long stretch of ASCII',
      Buffer.concat([Buffer.from(`title,price\n${'Kettle,1\n'.repeat(20_000)}`), cp1252.subarray(12)]),
    ],
  ];
  for (const [name, bytes] of encoded) {
    for (const [file, content] of [
      ['offers.csv', bytes],
      ['offers.csv.gz', gzipSync(bytes)],
    ] as const) {
      const { listings } = await readText(content, file);
      assert.equal(listings.at(-1)?.title, wanted, `${name} ${file}`);
    }
  }
});

test('No title column: one error that names the columns and what to do.', async () => {
  await assert.rejects(readText('foo,bar\n1,2\n'), (error: unknown) => {
    assert.ok(error instanceof VigieError);
    assert.equal(error.code, 'VIGIE_LISTING_NO_TITLE');
    assert.equal(error.exit, 2);
    assert.match(error.message, /"foo", "bar".*--map title=/);
    return true;
  });
});
