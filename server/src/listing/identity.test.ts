import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyListing, normaliseGtin } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { businessKeys, gtinKey, modelKey, traderKeys } from './identity.ts';
import { findVatNumbers } from './values/company-numbers.ts';

const cases = `${SHARED_DATA}/zyte_parsers/gtin_cases.jsonl`;

test('numbers from real pages are told to be GTINs or not', {
  skip: unlessShared(cases),
}, () => {
  const wrong = readFileSync(cases, 'utf8')
    .trim()
    .split('\n')
    .map((line): { text: string; type: string | null } => JSON.parse(line))
    // An ISSN is no GTIN, but eight digits may be both.
    .filter(({ text, type }) => type !== 'issn' && (normaliseGtin(text) !== null) !== (type !== null));
  assert.deepEqual(wrong, []);
});

test('brand and model are one key however they are written; a brand alone is none', () => {
  const of = (brand: string | null, mpn: string | null) => modelKey({ ...emptyListing('p', 't'), brand, mpn });
  assert.equal(of('Exludik', 'TX-450 mini'), of('EXLUDIK', 'tx450 MINI'));
  assert.notEqual(of('Exludik', 'TX-450'), of('Exludik', 'TX-460'));
  assert.deepEqual([of('Exludik', null), of(null, 'TX-450'), of('Exludik', '-')], [null, null, null]);
});

test("a shop's own number says nothing elsewhere", () => {
  const of = (gtin: string) => gtinKey({ ...emptyListing('p', 't'), gtin });
  assert.deepEqual([of('4006381333931'), of('2000000274249'), of('4006381333932')], ['04006381333931', null, null]);
});

test('a trader is known by whatever identifies it', () => {
  const of = (trader: object, platform = 'p') =>
    traderKeys({
      ...emptyListing(platform, 't'),
      trader: { id: null, name: null, address: null, email: null, url: null, ...trader },
    }).map(({ key }) => key);
  assert.deepEqual(of({ name: 'Exludik Trading Co., Ltd.' }), of({ name: 'EXLUDIK  trading' }));
  assert.deepEqual(
    of({ address: '12 rue de la Paix, 75002 Paris' }),
    of({ address: 'Paris 75002 — 12, RUE de la PAIX' }),
  );
  assert.notDeepEqual(of({ id: '7' }), of({ id: '7' }, 'q'));
  assert.deepEqual(of({ address: 'Paris', name: 'Co' }), []);
  assert.deepEqual(traderKeys(emptyListing('p', 't')), []);
});

test('VAT numbers are found by their check digits', () => {
  const text = 'SIRET 73282932000074, TVA : FR 40 303 265 045; USt-IdNr. DE136695976 (nicht DE136695977), IE 6433435F.';
  assert.deepEqual(findVatNumbers(text), ['FR40303265045', 'DE136695976', 'IE6433435F']);
  assert.deepEqual(findVatNumbers('AA123456789 FR00000000000 le 12 mars 2026'), []);
  assert.deepEqual(findVatNumbers(`FR${'1 '.repeat(100_000)}`), []);
});

const keysOf = (trader: object, attributes: { name: string; value: string }[] = []) =>
  businessKeys({
    ...emptyListing('p', 't'),
    attributes,
    trader: { id: '7', name: 'Lamps', address: null, email: 'a@x.example', url: null, ...trader },
  }).map(({ kind, key }) => `${kind} ${key}`);

test('an address is one however it is written', () => {
  for (const [first, ...others] of [
    ['12 High Street, Dublin, Ireland', '12 HIGH ST. — Dublin, IE', 'Dublin\n12 High St'],
    ['Hauptstraße 5, 10115 Berlin', 'Hauptstr. 5, D-10115 Berlin, Deutschland', '10115 BERLIN; Hauptstrasse 5; DE'],
    ['12 boulevard Saint-Honoré, 75002 Paris', '12, bd St Honore, 75002 PARIS, France'],
    ['Flat 12, 14 High Street, Dublin', '14 High St, flat no. 12, Dublin', 'Dublin, Flat 12, 14 High St, Ireland'],
    ['12-14 High Street, Dublin', '12 / 14 High St, Dublin'],
  ])
    for (const other of others) assert.deepEqual(keysOf({ address: other }), keysOf({ address: first }), other);
  assert.notDeepEqual(keysOf({ address: '12 High Street, Dublin' }), keysOf({ address: '14 High Street, Dublin' }));
  for (const [one, another] of [
    ['Flat 12, 14 High Street, Dublin', 'Flat 14, 12 High Street, Dublin'],
    ['Building 3, 5 Main Road, Dublin', 'Building 5, 3 Main Road, Dublin'],
    ['12/14 High Street, Dublin', '14/12 High Street, Dublin'],
  ])
    assert.notDeepEqual(keysOf({ address: one ?? '' }), keysOf({ address: another ?? '' }), one);
  for (const town of [
    'Dublin, Ireland',
    'New York, NY 10001, USA',
    'New York, NY 10001-2345',
    'Frankfurt am Main 60311, Germany',
    '75001 Paris CEDEX 08, Île-de-France',
    'Shenzhen City, Guangdong Province, 518000, China',
    '广东省深圳市福田区 518000',
    'London, Greater London, SW1A 1AA, UK',
    '00-001 Warszawa, Mazowieckie, Polska',
    'Praha 5, 150 00, Česko',
    'Unit 5, Industrial Estate, Manchester, UK',
    'PO Box 12, Dublin, Ireland',
    ',;—‮\u0000',
    '',
  ])
    assert.deepEqual(keysOf({ address: town }), [], `no one place: ${town}`);
  for (const place of [
    'Unit 5, Industrial Estate, Manchester M1 1AA',
    'Suite 5, 12 High Street, Dublin',
    '1234 Main Street, Denver, CO 80202',
    'BP 12, 75001 Paris CEDEX 08',
    '广东省深圳市福田区深南路1号',
    'Rua Augusta 5, 1000-001 Lisboa',
  ])
    assert.equal(keysOf({ address: place }).length, 1, place);
});

test('a business is compared by its numbers and its address, a person in business by nothing', () => {
  const address = '12 High Street, Dublin';
  assert.deepEqual(keysOf({ address }, [{ name: 'TVA', value: 'FR 40 303 265 045' }]), [
    'number vat:FR40303265045',
    'number company:SIREN/303265045',
    'address address:12 dublin high st',
  ]);
  for (const [trader, ...values] of [
    [{ name: 'Ann Example EI' }],
    [{ name: 'Beispiel e. K.' }],
    [{ name: '小灯个体工商户' }],
    [{}, 'Auto-entrepreneur'],
    [{}, 'Ατομική Επιχείρηση'],
    [{}, 'Živnostník'],
    [{}, 'NIF: 54362315K'],
    [{}, 'BG7523169263'],
    [{}, '92330106MA2AXKEE7K'],
  ] as const)
    assert.deepEqual(
      keysOf(
        { address, ...trader },
        values.map((value) => ({ name: 'Seller', value })),
      ),
      [],
      JSON.stringify([trader, values]),
    );
});
