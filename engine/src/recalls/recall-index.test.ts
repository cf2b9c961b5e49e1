import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyListing, type Listing } from '../listing.ts';
import { parsePack } from '../packs/parse-pack.ts';
import { isModel } from './models.ts';
import { readNotices } from './read-recalls.ts';
import { isSearchable, RecallIndex } from './recall-index.ts';

const name = 'packs/eu/recalled-products/2024-12-13.yaml';
const parsed = parsePack(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'), name);
assert.ok('pack' in parsed);
const { pack } = parsed;

test('a designation or a name of its own is a model; a year, a date, a quantity and a generic word are none', () => {
  for (const model of [
    'TX-450',
    'KXTG6500B',
    '362558',
    'TX 450 mini',
    'top depart 36 gélules',
    'boudin de porc',
    'Marbella XL 2',
    'Marbella 7',
    'Nova 5000',
    'Junior 200',
    'Octave 12',
    'DW-1X1',
    'EN-EL15',
    'US-4x4',
  ])
    assert.equal(isModel(model), true, model);
  for (const none of [
    '2019',
    '2019-2023',
    '28.07.2023 - 19.12.2025',
    'mai 2021',
    '24 May 2023',
    '500 g',
    '1,5 l',
    'x 12',
    'rouge',
    'red',
    'all models',
    'tous les modèles',
    'unknown',
    'n/a',
    'voir la liste',
    'lamp',
    'L',
    '2 in 1',
    'EN 71-3',
    'DIN EN ISO 20345',
    'IPX4',
    'USB 3.0',
    'EU-38',
    '20231231',
    '072023-lotAB08/07/21',
    'lot n°173',
    'model year 2023',
    'été 2023',
    'août 2023',
    '3 sept. 2023',
    'janv. 2024',
    'Dezember 2023',
    'from Oct 2021 to Mar 2022',
    'DLC 12-2023',
    'sold 2019 to 2021',
    'Produkte aus 2023',
    '3 ans et plus',
    'made in China',
    'one of those that we had in our shops in X1000 boxes',
    '100% coton bio',
  ])
    assert.equal(isModel(none), false, none);
});

test('a notice is read whatever its authority names the cells, and what stands in prose is read from it', () => {
  const cases: [about: string, record: object, right: object][] = [
    [
      'CPSC',
      {
        RecallID: 10001,
        RecallNumber: '26-101',
        RecallDate: '2026-01-08T00:00:00',
        URL: 'https://www.cpsc.gov/Recalls/2026/fans',
        Title: 'Exludik Recalls Tornado Fans Due to Fire Hazard',
        Description:
          'This recall involves Tornado fans with model numbers EX-4410 and EX-4412, and date code 2025. Lot L20250301.',
        Products: [{ Name: 'Tornado fans', Model: '', NumberOfUnits: 'About 3,000' }],
        Manufacturers: [{ Name: 'Exludik' }],
        Retailers: [{ Name: 'Marbella Stores' }],
        ProductUPCs: [{ UPC: '036000291452' }],
        Images: [{ URL: 'https://www.cpsc.gov/1.jpg' }],
      },
      {
        reference: 'CPSC 26-101',
        title: 'Tornado Fans',
        brands: ['Exludik'],
        models: ['EX-4410', 'EX-4412'],
        gtins: ['00036000291452'],
        lots: ['L20250301'],
        publishedAt: '2026-01-08T00:00:00',
        url: 'https://www.cpsc.gov/Recalls/2026/fans',
        pictures: ['https://www.cpsc.gov/1.jpg'],
      },
    ],
    [
      'Health Canada',
      {
        NID: 77001,
        Title: 'Exludik brand Marbella Heater recalled due to shock hazard',
        'Recall class': '',
        Product: 'Marbella Heater',
        Issue: 'Product safety - Electrical hazard',
        URL: 'https://recalls-rappels.canada.ca/en/x',
        'Last updated': '2026-02-01',
      },
      { reference: 'Health Canada 77001', title: 'Exludik brand Marbella Heater recalled', publishedAt: '2026-02-01' },
    ],
    [
      'an enforcement report of the FDA',
      {
        recall_number: 'F-0001-2026',
        product_description: 'Exludik Marbella Cocoa Bars, 12 x 40 g, UPC 0 36000 29145 2',
        reason_for_recall: 'Undeclared milk',
        code_info: 'Lot 2301A',
        recalling_firm: 'Exludik Foods',
        report_date: '20260114',
      },
      {
        reference: 'FDA F-0001-2026',
        brands: ['Exludik Foods'],
        gtins: ['00036000291452'],
        lots: ['Lot 2301A'],
      },
    ],
    [
      'OPSS',
      {
        'Alert Number': '2601-0044',
        'Product Type': 'Toy',
        'Product name': 'Marbella Magnet Set',
        Brand: 'Exludik',
        'Model Number': 'MG-216',
        Barcode: '4006381333931',
        'Batch number': 'B7',
        Description: 'A set of magnets.',
      },
      {
        reference: '2601-0044',
        title: 'Marbella Magnet Set',
        brands: ['Exludik'],
        models: ['MG-216'],
        gtins: ['04006381333931'],
        lots: ['B7'],
      },
    ],
    [
      'RASFF',
      { reference: '2026.0101', subject: 'Undeclared milk in cocoa bars', date: '2026-01-14' },
      { reference: '2026.0101', title: 'Undeclared milk in cocoa bars', brands: [], models: [] },
    ],
    [
      'a table by hand, in French',
      { Référence: 'A 1', Produit: 'Ventilateur', Marque: 'Exludik', Modèle: 'EX-4410; EX-4412', EAN: '4006381333931' },
      { reference: 'A 1', title: 'Ventilateur', brands: ['Exludik'], models: ['EX-4410', 'EX-4412'] },
    ],
    [
      'prose in German',
      {
        id: 'P 1',
        title: '24 Mai 2023 Rückruf: Exludik Steigklemme',
        summary: 'Marke: Exludik. Modell: ST-2210. Chargennummer: 2301, 2302. EAN 4006381333931.',
      },
      {
        title: 'Exludik Steigklemme',
        brands: ['Exludik'],
        models: ['ST-2210'],
        lots: ['2301', '2302'],
        gtins: ['04006381333931'],
      },
    ],
    [
      'a batch and a year are no model',
      { id: 'P 2', title: 'Heater', summary: 'Sold in 2023. Model: all. Type: 2021. Lot 40880036.', brand: 'Exludik' },
      { models: [], gtins: [], lots: ['40880036'] },
    ],
  ];
  const short = { id: 'P 3', title: 'Heater', summary: 'Sold by the lot: 7 to a box.', brand: 'Exludik' };
  cases.push(['a digit by itself is no batch', short, { lots: [] }]);
  for (const [about, record, right] of cases) {
    const [notice] = readNotices([record]);
    assert.ok(notice, about);
    assert.deepEqual({ ...notice, ...right }, notice, about);
    assert.ok(isSearchable(notice), about);
  }
});

const notices = readNotices([
  { reference: 'R 1', title: 'Tornado fan', brand: 'Exludik', model: 'EX-4410', gtin: '4006381333931' },
  { reference: 'R 2', title: 'Chocolat blanc à la nougatine, cornets', brand: 'Exludik' },
  { reference: 'R 3', title: 'Cuddly bear with loose eyes' },
  { reference: 'R 4', title: 'Fan', brand: 'Exludik' },
  { reference: 'R 5', title: 'Fauteuil suspendu tressé, coussin amovible, socle chromé, bascule', brand: 'Exludik' },
  { reference: 'R 7', title: 'Ponceuse orbitale excentrique, plateau velcro b52x', brand: 'Exludik' },
  { reference: 'R 8', title: 'Kettle', brand: 'Marbella', model: 'MB-9900' },
  { reference: 'R 6', title: 'Perceuse visseuse percussion, mandrin KX-2200', brand: 'Exludik' },
]);
const index = new RecallIndex(pack, 'recalled', notices);
const offer = (title: string, more: Partial<Listing> = {}): Listing => ({ ...emptyListing('test', title), ...more });
const verdictsOf = (listing: Listing): string[] =>
  index.match(listing, '2026-01-01').map(({ reference, verdict }) => `${reference} ${verdict}`);

test('a recall is found by an identifier, by the product, or is possible and no more', () => {
  const cases: [about: string, listing: Listing, first: string | undefined][] = [
    ['the GTIN', offer('Sold here', { gtin: '4006381333931' }), 'R 1 identifier'],
    ['brand and model', offer('Fan EX4410 by Exludik, white'), 'R 1 product'],
    ['the GTIN counts more than the model', offer('Exludik fan EX-4410', { gtin: '4006381333931' }), 'R 1 identifier'],
    [
      'brand and a name rare enough',
      offer('CORNETS EXLUDIK CHOCOLAT BLANC NOUGATINE, livraison gratuite'),
      'R 2 product',
    ],
    ['the same name without the brand', offer('Cornets chocolat blanc nougatine'), 'R 2 possible'],
    ['the brand, and too little of the name', offer('Exludik fauteuil suspendu tressé'), 'R 5 possible'],
    [
      'the brand, and the name',
      offer('Exludik fauteuil suspendu tressé, coussin amovible, socle chromé'),
      'R 5 product',
    ],
    [
      'the brand and the name, another model',
      offer('Exludik ponceuse orbitale excentrique, plateau velcro b77x'),
      'R 7 possible',
    ],
    ['the model, another brand that is under recall too', offer('Marbella fan EX4410'), 'R 1 possible'],
    ['the brand, another name', offer('Exludik chocolat noir aux noisettes'), 'R 2 possible'],
    ['the brand, another model', offer('Exludik Tornado fan EX-5500'), 'R 4 possible'],
    ['no brand at all', offer('Cuddly bear, loose eyes'), 'R 3 possible'],
    ['nothing in common', offer('Garden hose'), undefined],
    ['a frequent word in common', offer('Garden hose with reel'), undefined],
    ['the model alone, in a field of its own', offer('White one', { mpn: 'EX-4410' }), 'R 1 possible'],
  ];
  for (const [about, listing, first] of cases) assert.equal(verdictsOf(listing)[0], first, about);
});

test('a brand and one generic word are no product, and a possible recall says by which words', () => {
  assert.deepEqual(
    verdictsOf(offer('Exludik fan, white')).filter((verdict) => !verdict.endsWith('possible')),
    [],
  );
  const [first] = index.match(offer('Bear with loose eyes'), '2026-01-01');
  assert.deepEqual(first?.words.map(({ word }) => word).sort(), ['bear', 'eyes', 'loose', 'with']);
});

test('a thing under two recalls falls under both, whatever names it in the other', () => {
  const twice = offer('Exludik perceuse visseuse KX2200', { gtin: '4006381333931' });
  assert.deepEqual(verdictsOf(twice).slice(0, 2), ['R 1 identifier', 'R 6 product']);
  const chair = offer('Exludik fauteuil suspendu tressé, coussin amovible, socle chromé', { gtin: '4006381333931' });
  assert.deepEqual(verdictsOf(chair).slice(0, 2), ['R 1 identifier', 'R 5 product']);
  assert.deepEqual(
    [...index.certain(chair, '2026-01-01')],
    [
      ['R 1', 'identifier'],
      ['R 5', 'product'],
    ],
  );
});

test('a notice that is added is looked for at once', () => {
  const growing = new RecallIndex(pack, 'recalled', notices.slice(2));
  const fan = offer('Exludik fan EX-4410');
  assert.deepEqual([...growing.certain(fan, '2026-01-01')], []);
  for (const notice of notices.slice(0, 1)) growing.add(notice);
  assert.deepEqual([...growing.certain(fan, '2026-01-01')], [['R 1', 'product']]);
});
