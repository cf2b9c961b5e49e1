import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findGtins, isGtinName, normaliseGtin, readGtins } from './gtin.ts';
import { emptyListing } from './listing.ts';
import { parsePack } from './packs/parse-pack.ts';
import { withProducts } from './recalls/read-recalls.ts';
import { compile } from './screen.ts';

/** Check digits by GS1 General Specifications, 7.9; printed groups by 4.15 and 5.2 of the same. */
const FIELDS: [string, unknown, string[]][] = [
  ['plain', '4006381333931', ['4006381333931']],
  ['a JSON number', 4006381333931, ['4006381333931']],
  ['a JSON number whose zero is lost', 12345678905, ['012345678905']],
  ['UPC-A without its zero', '36000291452', ['036000291452']],
  ['eleven digits that are none', '36000291453', []],
  ['guarded against spreadsheets', '="2990000000019"', ['2990000000019']],
  ['guarded by an apostrophe', "'4006381333931", ['4006381333931']],
  ['with decimals', '2990000000019.00', ['2990000000019']],
  ['with one decimal', '2990000000019.0', ['2990000000019']],
  ['with a decimal comma', '4006381333931,00', ['4006381333931']],
  ['an exponent with all digits', '4.006381333931E+12', ['4006381333931']],
  ['an exponent with a comma', '4,006381333931E+12', ['4006381333931']],
  ['an exponent that lost digits', '4.00638E+12', []],
  ['an exponent that lost digits and would hold by chance', '2.99E+12', []],
  ['thousands by comma', '4,006,381,333,931', ['4006381333931']],
  ['thousands by point', '4.006.381.333.931', ['4006381333931']],
  ['EAN-13 as printed', '4 006381 333931', ['4006381333931']],
  ['UPC-A as printed', '0 36000 29145 2', ['036000291452']],
  ['ITF-14 as printed', '1 54 00141 28876 3', ['15400141288763']],
  ['EAN-8 as printed', '9638 5074', ['96385074']],
  ['groups by hyphens', '400-6381-33393-1', ['4006381333931']],
  ['two as printed', '4 006381 333931 4 006381 333948', ['4006381333931', '4006381333948']],
  ['two by comma', '2990000000019, 2980000000027', ['2990000000019', '2980000000027']],
  ['two by blank', '2990000000019 2980000000027', ['2990000000019', '2980000000027']],
  ['two by slash with labels', 'EAN: 4006381333931 / UPC 036000291452', ['4006381333931', '036000291452']],
  ['one right, one wrong', '4006381333932;4006381333948', ['4006381333948']],
  ['words beside', 'EAN-13: 4006381333931 (neu)', ['4006381333931']],
  ['a list with words for empty', ['N/A', '', '4006381333931'], ['4006381333931']],
  ['words for empty', 'Does not apply', []],
  ['zeros', '0000000000000', []],
  ['a wrong check digit', '4006381333932', []],
  ['fifteen digits', '400638133393100', []],
  ['an element string as printed', '(01)04006381333931(17)271231(10)A1', ['04006381333931']],
  ['an element string as scanned', ']C101040063813339311727123110A1', ['04006381333931']],
  ['an element string alone', '0104006381333931', ['04006381333931']],
  ['a Data Matrix with a separator', ']d2010400638133393121S1\u001d10A1', ['04006381333931']],
  ['EAN as scanned', ']E04006381333931', ['4006381333931']],
  ['a Digital Link', 'https://id.gs1.org/01/03017620422003', ['03017620422003']],
  ['a Digital Link of a maker', 'https://brand.example/shop/01/9506000134352/10/ABC?17=271231', ['9506000134352']],
  ['a Digital Link with a wrong digit', 'https://id.gs1.org/01/03017620422004', []],
  ['an address that is none', 'https://shop.example/p/4006381333931x', []],
  ['an EPC', 'urn:epc:id:sgtin:4006381.033393.0', ['04006381333931']],
  ['wide digits', '４００６３８１３３３９３１', ['4006381333931']],
  ['Arabic digits', '٤٠٠٦٣٨١٣٣٣٩٣١', ['4006381333931']],
  ['Devanagari digits', '४००६३८१३३३९३१', ['4006381333931']],
  ['characters that are not seen', '\ufeff4006381333931\u200b', ['4006381333931']],
  ['no-break spaces', '4\u00a0006381\u00a0333931', ['4006381333931']],
  ['an ISBN of ten', '0-306-40615-2', ['9780306406157']],
  ['an ISBN of thirteen', '978-3-16-148410-0', ['9783161484100']],
  ['UPC-E', '04252614', ['042100005264']],
  ['a label in Japanese', 'JANコード：4901234567894', ['4901234567894']],
  ['a label in German', 'EAN-Nummer: 4006381333931', ['4006381333931']],
  ['nothing', null, []],
];

test('a field gives its GTINs in every form that people, spreadsheets and scanners write', () => {
  for (const [about, field, right] of FIELDS) assert.deepEqual(readGtins(field), right, about);
});

test('a running text gives its GTINs, and no batch, telephone or date', () => {
  const cases: [string, string[]][] = [
    ['Models 4 006381 333931 and EAN 9638 5074.', ['4006381333931', '96385074']],
    ['gtin4006381333931', ['4006381333931']],
    ['lot 40880036, 41310112', []],
    ['lot n° 4006381333931', []],
    ['batch: 96385074', []],
    ['Tel. 4006381333931', []],
    ['sold from 01/02/2025 to 12.11.2026', []],
    ['UPC 0 12345 67890 5', ['012345678905']],
    ['id 1005004504058340', []],
    ['L4006381333931B', []],
    ['978-3-16-148410-0 (paperback)', ['9783161484100']],
  ];
  for (const [text, right] of cases) assert.deepEqual(findGtins(text), right, text);
});

test('the first GTIN in fourteen digits is what products are compared by', () => {
  assert.equal(normaliseGtin('36000291452'), '00036000291452');
  assert.equal(normaliseGtin('2990000000019, 2980000000027'), '02990000000019');
});

test('an attribute is told to be a GTIN by its name', () => {
  for (const name of [
    'EAN',
    'Variant Barcode',
    'gtin-13',
    'UPC code',
    'Code-barres',
    'Strichcode',
    'GTIN, UPC, EAN, or ISBN',
  ])
    assert.ok(isGtinName(name), name);
  for (const name of ['Ocean', 'Meaning', 'January', 'Jan 2026', 'Color', 'Upcycled'])
    assert.ok(!isGtinName(name), name);
});

test('a product under recall is found by the second number of a cell, and by that of a variant', () => {
  const name = 'packs/eu/recalled-products/2024-12-13.yaml';
  const parsed = parsePack(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'), name);
  assert.ok('pack' in parsed);
  const recall = { reference: 'R 1', gtins: ['04006381333931'], brand: null, model: null };
  const screener = compile([withProducts(parsed.pack, 'recalled', [recall])]);
  const find = (about: object) =>
    screener
      .screen({ ...emptyListing('test', 'Lamp'), ...about }, { asOf: '2026-01-01' })
      .flatMap(({ matches }) => matches);
  const attributes = [{ name: 'Variant Barcode', value: '4 006381 333931' }];
  assert.deepEqual(
    find({ gtin: '4006381333948', attributes }).map(({ field, text, term }) => ({ field, text, term })),
    [{ field: 'attributes.Variant Barcode', text: '4 006381 333931', term: 'R 1' }],
  );
  assert.equal(find({ attributes })[0]?.field, 'attributes.Variant Barcode', 'where the offer itself gives none');
  assert.equal(find({ gtin: '4006381333931' })[0]?.field, 'gtin');
  assert.deepEqual(find({ attributes: [{ name: 'Article', value: '4006381333931' }] }), []);
});
