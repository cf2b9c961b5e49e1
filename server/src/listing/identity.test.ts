import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyListing, normaliseGtin } from '@vigie/engine';
import { SHARED_DATA, unlessShared } from '../../../tools/shared-data.ts';
import { gtinKey, modelKey, traderKeys } from './identity.ts';
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
