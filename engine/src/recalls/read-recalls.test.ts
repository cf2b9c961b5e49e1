import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { isRestrictedGtin, normaliseGtin } from '../gtin.ts';
import { emptyListing } from '../listing.ts';
import { parsePack } from '../packs/parse-pack.ts';
import { compile } from '../screen.ts';
import { readNotices, readRecalls, withProducts } from './read-recalls.ts';

const root = new URL('../../../', import.meta.url).pathname;

test('a GTIN of any length is brought to 14 digits, and a wrong check digit refused', () => {
  assert.equal(normaliseGtin('4006381333931'), '04006381333931');
  assert.equal(normaliseGtin('4006 3813 33931'), '04006381333931');
  assert.equal(normaliseGtin('96385074'), '00000096385074');
  assert.equal(normaliseGtin('036000291452'), '00036000291452');
  for (const wrong of ['4006381333932', '400638133393', '', 'abc', '00000000', '40063813339310'])
    assert.equal(normaliseGtin(wrong), null, wrong);
});

test("a shop's own numbers are told from GTINs", () => {
  assert.equal(isRestrictedGtin('02000000274249'), true);
  assert.equal(isRestrictedGtin('04006381333931'), false);
});

test('reads RappelConso V1 and V2 and Safety Gate records', () => {
  const v2 = {
    numero_fiche: '2026-01-0001',
    marque_produit: 'Exludik',
    modeles_ou_references: 'TX-450 mini, TX-460',
    identification_produits: ['4006381333931', 'lot 12', '2000000274249'],
  };
  assert.deepEqual(readRecalls({ results: [v2] }), [
    { reference: 'RappelConso 2026-01-0001', gtins: ['04006381333931'], brand: 'Exludik', model: 'TX-450 mini' },
    { reference: 'RappelConso 2026-01-0001', gtins: ['04006381333931'], brand: 'Exludik', model: 'TX-460' },
  ]);
  const v1 = {
    reference_fiche: '2021-01-0001',
    nom_de_la_marque_du_produit: 'sans marque',
    noms_des_modeles_ou_references: 'rouge',
    identification_des_produits: '4006381333931$lot 12',
  };
  assert.deepEqual(readRecalls([v1]), [
    { reference: 'RappelConso 2021-01-0001', gtins: ['04006381333931'], brand: null, model: null },
  ]);
  const alert = {
    reference: 'SR/1/26',
    product: {
      brands: [{ brand: 'Exludik' }],
      barcodes: [{ barcode: '4006381333931' }],
      modelTypes: [{ modelType: '362558' }],
    },
  };
  assert.deepEqual(readRecalls(alert), [
    { reference: 'Safety Gate SR/1/26', gtins: ['04006381333931'], brand: 'Exludik', model: '362558' },
  ]);
});

test('what cannot be matched, or is no notice, is passed over', () => {
  assert.deepEqual(readRecalls({ numero_fiche: 'x', marque_produit: 'Exludik', modeles_ou_references: 'rouge' }), []);
  for (const odd of [null, 1, 'x', [], {}, { results: [null, 3, { product: {} }] }, { numero_fiche: { a: 1 } }])
    assert.deepEqual(readRecalls(odd), []);
});

test('the GTINs of a notice are read in every form, and no batch is taken for one', () => {
  const rappel = (identification_produits: unknown, more: object = {}) => ({
    numero_fiche: '1',
    identification_produits,
    ...more,
  });
  const gate = (...barcodes: unknown[]) => ({
    reference: '1',
    product: { barcodes: barcodes.map((barcode) => ({ barcode })) },
  });
  const cases: [string, unknown, string[]][] = [
    ['groups in a list', rappel(['4 006381 333931', 'lot 12']), ['04006381333931']],
    ['groups in a text', rappel('4 006381 333931$lot 12$date limite de consommation$2025-01-01$'), ['04006381333931']],
    ['several products', rappel('4006381333931$a$$|3017620422003$b$$'), ['04006381333931', '03017620422003']],
    [
      'several in a list',
      rappel(['4006381333931', 'a', '2024-06-04|3017620422003']),
      ['04006381333931', '03017620422003'],
    ],
    ['two of one product', rappel('4006381333931 / 3017620422003$a'), ['04006381333931', '03017620422003']],
    ['a batch as long as a GTIN-8', rappel('$40880036 / 96385074$date limite de consommation$2024-05-25$'), []],
    ['a batch where the GTIN stands', rappel('lot 96385074$$'), []],
    [
      'a GTIN in a text behind',
      rappel('$Modell (EAN 9638 5074), 4 006381 333931'),
      ['00000096385074', '04006381333931'],
    ],
    ['a GTIN-8 that a shop made', rappel('28686400$24401$'), []],
    ['a GTIN-8 of a maker', rappel('96385074$24401$'), ['00000096385074']],
    ['a JSON number', rappel('', { gtin: 4006381333931 }), ['04006381333931']],
    ['a JSON number without its zero', rappel('', { gtin: 12345678905 }), ['00012345678905']],
    ["a shop's own numbers", rappel('2000000274249$$|208617000004$$'), []],
    ['Safety Gate in groups', gate('3 017620 422003', '0 12345 67890 5'), ['03017620422003', '00012345678905']],
    ['Safety Gate, two in one field', gate('3017620422003; 4006381333931'), ['03017620422003', '04006381333931']],
    ['Safety Gate with a label', gate('EAN 3017620422003'), ['03017620422003']],
    ['Safety Gate without one', gate('Unknown', '0032800300', null), []],
    ['a table', { id: '1', ean: '="4006381333931"' }, ['04006381333931']],
    ['a Digital Link', { id: '1', gtin: 'https://id.gs1.org/01/03017620422003' }, ['03017620422003']],
  ];
  for (const [about, notice, right] of cases)
    assert.deepEqual(
      readNotices([notice]).map(({ gtins }) => gtins),
      [right],
      about,
    );
});

test('every brand of a notice is looked for with every model, and words for none are no brand', () => {
  const of = (...brands: string[]) =>
    readRecalls({
      reference: '1',
      product: {
        brands: brands.map((brand) => ({ brand })),
        modelTypes: [{ modelType: 'TX-450' }, { modelType: 'TX-460' }],
      },
    }).map(({ brand, model }) => `${brand} ${model}`);
  assert.deepEqual(of('ACME', 'BETA'), ['ACME TX-450', 'ACME TX-460', 'BETA TX-450', 'BETA TX-460']);
  for (const none of [
    'No name',
    'Unbekannt',
    'No brand',
    'unknown',
    'N/A',
    'n.a.',
    '-',
    '',
    'Sans marque',
    'Marque inconnue',
    'Sin marca',
    'Senza marca',
    'Sconosciuto',
    'Merkloos',
    'Nieznana',
    'Bez značky',
    'Неизвестна',
    'Άγνωστο',
    'Okänt',
    'Not known',
  ])
    assert.deepEqual(of(none), [], none);
  assert.deepEqual(of('Unbekannt', 'BETA'), ['BETA TX-450', 'BETA TX-460']);
  assert.deepEqual(of('Nomad').length, 2);
});

const folder = `${SHARED_DATA}/recalls_fr_eu`;
const skip = unlessShared(folder);

test('real notices keep the GTINs that stand where GTINs stand', { skip }, () => {
  const gtins = globSync('*.json', { cwd: folder }).flatMap((file) =>
    readNotices(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))).flatMap((notice) => notice.gtins),
  );
  for (const right of ['03492270125021', '03161451033645', '03529671033645', '03385533625584'])
    assert.ok(gtins.includes(right), right);
  assert.ok(
    gtins.every((gtin) => !gtin.startsWith('000000')),
    'batches of eight digits',
  );
});

test('a pack fed from real exports finds a product by its GTIN, under a digest of its own', { skip }, () => {
  const products = globSync('*.json', { cwd: folder }).flatMap((file) =>
    readRecalls(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
  );
  assert.ok(products.length > 10, String(products.length));
  const name = 'packs/eu/recalled-products/2024-12-13.yaml';
  const parsed = parsePack(readFileSync(root + name, 'utf8'), name);
  assert.ok('pack' in parsed);
  const plain = compile([parsed.pack]);
  const fed = compile([withProducts(parsed.pack, 'recalled', products)]);
  assert.notEqual(fed.packs[0]?.digest, plain.packs[0]?.digest);
  const gtin = products.flatMap((product) => product.gtins)[0] ?? '';
  const [finding] = fed.screen(
    { ...emptyListing('test', 'Sold here'), gtin: gtin.replace(/^0/u, '') },
    { asOf: '2026-01-01' },
  );
  assert.equal(finding?.matches[0]?.field, 'gtin');
  assert.deepEqual(plain.screen({ ...emptyListing('test', 'Sold here'), gtin }, { asOf: '2026-01-01' }), []);
});

test('a model written in one word or in two is the same model; without its brand it is none', () => {
  const name = 'packs/eu/recalled-products/2024-12-13.yaml';
  const parsed = parsePack(readFileSync(root + name, 'utf8'), name);
  assert.ok('pack' in parsed);
  const recall = { reference: 'R 1', gtins: [], brand: 'Exludik', model: 'KXTG6500B' };
  const screener = compile([withProducts(parsed.pack, 'recalled', [recall])]);
  const find = (title: string) =>
    screener
      .screen(emptyListing('test', title), { asOf: '2026-01-01' })
      .flatMap(({ matches }) => matches.map(({ text }) => text));
  assert.deepEqual(find('Exludik telephone KX-TG6500B, black').sort(), ['Exludik', 'KX-TG6500B']);
  assert.deepEqual(find('Exludik telephone KX TG6500B').sort(), ['Exludik', 'KX TG6500B']);
  assert.deepEqual(find('Telephone KX-TG6500B, black'), []);
  assert.deepEqual(find('Exludik telephone KX-TG6500'), []);
  assert.deepEqual(find('Exludik telephone KX-TG6500BL'), []);
});
