import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePrice, readCurrency } from './price.ts';

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
    ['299 kr', '299', null],
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

/** Prices as shops print them; the right values are what a buyer pays. */
const PRINTED: [string, string | null, string | null][] = [
  [',89 €', '0.89', 'EUR'],
  ['.89', '0.89', null],
  ['–,89 €', '0.89', 'EUR'],
  ['-,89', '0.89', null],
  ['12€90', '12.90', 'EUR'],
  // Beside a lowered price stands the lowest of thirty days (Directive 98/6/EC, article 6a).
  ['Najniższa cena z 30 dni: 39,99 zł Cena 49,99 zł', '49.99', 'PLN'],
  ['Prix le plus bas des 30 derniers jours : 10,00 € 12,99 €', '12.99', 'EUR'],
  ['59,99 € Niedrigster Preis der letzten 30 Tage: 49,99 €', '59.99', 'EUR'],
  ['49,99 € (niedrigster Preis der letzten 30 Tage) 59,99 €', '59.99', 'EUR'],
  ['30-Tage-Bestpreis: 49,99 € 59,99 €', '59.99', 'EUR'],
  ['Lowest price in the last 30 days: £10.00 £12.00', '12.00', 'GBP'],
  ['Prezzo più basso degli ultimi 30 giorni: 10,00 € 12,00 €', '12.00', 'EUR'],
  ['Precio más bajo de los últimos 30 días 10,00 € 12,00 €', '12.00', 'EUR'],
  ['Legalacsonyabb ár (30 nap): 1 000 Ft 1 200 Ft', '1200', 'HUF'],
  ['Най-ниска цена за 30 дни: 10,00 € 12,00 €', '12.00', 'EUR'],
  // One of several instalments.
  ['ou 3 x 33,33 € 99,99 €', '99.99', 'EUR'],
  ['3x 33,33 € sans frais ou 99,99 €', '99.99', 'EUR'],
  // As programs write numbers.
  ['1e+05', '100000', null],
  ['1.299E+03', '1299', null],
  ['1,5e-1', '0.15', null],
  // The euro declined, and rand and shilling.
  ['12,99 eura', '12.99', 'EUR'],
  ['12,99 eurů', '12.99', 'EUR'],
  ['R 1 299,00', '1299.00', 'ZAR'],
  ['KSh 1,299', '1299', 'KES'],
  ['12 € 90', '12.90', 'EUR'],
  ['12 € 90 TTC', '12', 'EUR'],
  ['12€90 TTC', '12.90', 'EUR'],
  ['-20% 15,99 €', '15.99', 'EUR'],
  ['2 für 10 €', '10', 'EUR'],
  ['2 pairs from €34.90', '34.90', 'EUR'],
  ['3 x 5.99 EUR', '5.99', 'EUR'],
  ['NT$ 1,280', '1280', 'TWD'],
  ['S$ 45.00', '45.00', 'SGD'],
  ['1.299,00 kr.', '1299.00', null],
  ['Only a $12.99', '12.99', 'USD'],
  ['A$12.99', '12.99', 'AUD'],
  ['AU $12.99', '12.99', 'AUD'],
  ['C $12.99', '12.99', 'CAD'],
  ['US $12.34 - 15.00', '12.34', 'USD'],
  ['12,34 - 15,00 €', '12.34', 'EUR'],
  ['10 bis 15 €', '10', 'EUR'],
  ['statt 39,90 € jetzt 19,90 €', '19.90', 'EUR'],
  ['Was £39.99 Now £19.99', '19.99', 'GBP'],
  ['39,90 € 19,90 €', '39.90', 'EUR'],
  ['UVP 39,90 € 19,90 €', '19.90', 'EUR'],
  ['Sie sparen 5,00 € 15,00 €', '15.00', 'EUR'],
  ['19,90 € statt 39,90 €', '19.90', 'EUR'],
  ['19,90 € (12,50 €/kg)', '19.90', 'EUR'],
  ['12,50 €/kg 19,90 €', '19.90', 'EUR'],
  ['299:-', '299', null],
  ['299:90 kr', '299.90', null],
  ['1’299.– CHF', '1299', 'CHF'],
  ['CHF 1’299.00', '1299.00', 'CHF'],
  ['Fr. 12.50', '12.50', 'CHF'],
  ['5 руб. 50 коп.', '5.50', 'RUB'],
  ['99 ct', '0.99', null],
  ['99 Cent', '0.99', null],
  ['12,500 DT', '12.500', 'TND'],
  ['1,29,900 ₹', '129900', 'INR'],
  ['١٢٫٥٠ د.إ', '12.50', 'AED'],
  ['１２，８００円', '12800', 'JPY'],
  ['12 990 Kč', '12990', 'CZK'],
  ['EUR12', '12', 'EUR'],
  ['12EUR', '12', 'EUR'],
  ['Rs. 1,499', '1499', null],
  ['19,56 € (38,26 лв.)', '19.56', 'EUR'],
  ['inkl. 19% MwSt. 12,99 €', '12.99', 'EUR'],
  ['10,75 € HT (12,90 € TTC)', '12.90', 'EUR'],
  ['12⁹⁹ €', '12.99', 'EUR'],
  ['£12·90', '12.90', 'GBP'],
  ['+ 4,90 € Versand', '4.90', 'EUR'],
  ['12,90 € + 4,90 € Versand', '12.90', 'EUR'],
  ['Lot de 3', null, null],
  ['5 pcs', null, null],
  ['gratuit', null, null],
  ['$12 and 90¢', '12.90', 'USD'],
  ['12 zł 90 gr', '12.90', 'PLN'],
  ['TOP 10', '10', null],
  ['price: 12.99 USD', '12.99', 'USD'],
  ['12.99 $CAD', '12.99', 'CAD'],
  ['CAD $12.99', '12.99', 'CAD'],
  ['$12.99 USD', '12.99', 'USD'],
  ['2 $ 12.50', '12.50', 'USD'],
  ['pack of 2 € 34.90', '34.90', 'EUR'],
  ['1 299 kr', '1299', null],
  ['12.99 for 2', '12.99', null],
  ['à partir de 12,90 €', '12.90', 'EUR'],
  ['R$ 1.234,56', '1234.56', 'BRL'],
  ['De R$ 99,90 por R$ 79,90', '79.90', 'BRL'],
  ['van € 39,95 voor € 29,95', '29.95', 'EUR'],
  ['12 lei 90 bani', '12.90', 'RON'],
  ['￥1,200', '1200', 'JPY'],
  ['1 234 567,89 Ft', '1234567.89', 'HUF'],
  ['3.490 Ft', '3490', 'HUF'],
];

test('the price is the number that its currency stands at', () => {
  for (const [text, price, currency] of PRINTED)
    assert.deepEqual(parsePrice(text), price === null ? null : { price, currency }, text);
});

test('what is known of the page decides between currencies of one sign, and between two prices', () => {
  const cases: [string, string, string, string | null][] = [
    ['299 kr', 'DKK', '299', 'DKK'],
    ['299 kr', 'EUR', '299', null],
    ['¥1200', 'CNY', '1200', 'CNY'],
    ['$5', 'MXN', '5', 'MXN'],
    ['S$5', 'USD', '5', 'SGD'],
    ['12 lei', 'MDL', '12', 'MDL'],
    ['100 Dhs', 'AED', '100', 'AED'],
    ['Rs. 1,499', 'PKR', '1499', 'PKR'],
    ['500 FCFA', 'XAF', '500', 'XAF'],
    ['38,26 лв. / 19,56 €', 'EUR', '19.56', 'EUR'],
    ['19,56 € (38,26 лв.)', 'BGN', '38.26', 'BGN'],
    ['99 ct', 'EUR', '0.99', 'EUR'],
  ];
  for (const [text, currency, price, right] of cases)
    assert.deepEqual(parsePrice(text, { currency }), { price, currency: right }, text);
});

test('a currency is read by its sign, word or code; an ambiguous one by itself is none', () => {
  const cases: [string, string | null][] = [
    ['€', 'EUR'],
    ['NT$', 'TWD'],
    ['US $', 'USD'],
    ['C $', 'CAD'],
    ['zł', 'PLN'],
    ['Kč', 'CZK'],
    ['Ft', 'HUF'],
    ['kr', null],
    ['kr.', null],
    ['kronor', 'SEK'],
    ['Rs', null],
    ['RMB', 'CNY'],
    ['лв.', 'BGN'],
    ['د.م.', 'MAD'],
    ['6 ft', null],
    ['free', null],
  ];
  for (const [text, right] of cases) assert.equal(readCurrency(text), right, text);
});
