import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePrice } from './price.ts';

test('prices in the notations of Europe and of the larger markets', () => {
  const cases: [string, string | null, string | null][] = [
    ['1.299,00 €', '1299.00', 'EUR'],
    ['1 299,–', '1299', null],
    ['1\u202f299,90 €', '1299.90', 'EUR'],
    ['£1,299', '1299', 'GBP'],
    ['EUR 12', '12', 'EUR'],
    ['12 990 Kč', '12990', 'CZK'],
    ["1'299.00 CHF", '1299.00', 'CHF'],
    ['R$ 1.234,56', '1234.56', 'BRL'],
    ['US $12.34 - 15.00', '12.34', 'USD'],
    ['12,34zł', '12.34', 'PLN'],
    ['1.299', '1299', null],
    ['1,299.5', '1299.5', null],
    ['1.234.567,8', '1234567.8', null],
    ['0.125', '0.125', null],
    ['12.5', '12.5', null],
    ['299 kr', '299', 'SEK'],
    ['7,99', '7.99', null],
    ['3.490 Ft', '3490', 'HUF'],
    ['ab 49,-', '49', null],
    ['¥1200', '1200', 'JPY'],
    ['gratuit', null, null],
    ['', null, null],
  ];
  for (const [text, price, currency] of cases) {
    assert.deepEqual(parsePrice(text), price === null ? null : { price, currency }, text);
  }
  assert.deepEqual(parsePrice('$5', { currency: 'CAD' }), { price: '5', currency: 'CAD' });
  assert.deepEqual(parsePrice('5', { currency: 'EUR' }), { price: '5', currency: 'EUR' });
});
