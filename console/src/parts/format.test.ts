import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAmount, formatDate, formatFigure, formatInstant, formatLanguages, formatShare } from './format.ts';

/** With spaces of one kind, for the versions of Unicode's data differ in theirs. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('an instant names its zone, in winter and in summer', () => {
  const paris = (iso: string, language: string) => plain(formatInstant(iso, language, 'Europe/Paris'));
  assert.equal(paris('2026-11-28T17:37:00Z', 'fr'), '28 nov. 2026, 18:37 UTC+1');
  assert.equal(paris('2026-07-01T22:30:00Z', 'fr'), '2 juil. 2026, 00:30 UTC+2');
  assert.equal(paris('2026-12-01T08:00:00Z', 'fr'), '1er déc. 2026, 09:00 UTC+1');
  assert.equal(paris('2026-11-28T17:37:00Z', 'en'), '28 Nov 2026, 18:37 CET');
  assert.equal(plain(formatInstant('2026-11-28T17:37:00Z', 'en', 'Indian/Reunion')), '28 Nov 2026, 21:37 GMT+4');
});

test('a plain date is the same day in every zone', () => {
  assert.equal(formatDate('2026-01-01', 'fr'), '1er janvier 2026');
  assert.equal(formatDate('2026-01-11', 'fr'), '11 janvier 2026');
  assert.equal(formatDate('2026-01-01', 'en'), '1 January 2026');
});

test('a figure has a digit after the point where it is small, and a dash where there is none', () => {
  assert.deepEqual(
    [null, 0, 0.42, 9.96, 25.4, 24112].map((value) => plain(formatFigure(value, 'fr'))),
    ['–', '0', '0,4', '10', '25', '24 112'],
  );
  assert.equal(formatFigure(24112, 'en'), '24,112');
});

test('a share has as many digits as say something', () => {
  assert.deepEqual(
    [0, 0.00042, 0.034, 0.5, 1].map((share) => plain(formatShare(share, 'fr'))),
    ['0 %', '0,042 %', '3,4 %', '50 %', '100 %'],
  );
  assert.equal(formatShare(0.034, 'en'), '3.4%');
});

test('languages are named in the reader’s, and a code that is none stays', () => {
  assert.equal(formatLanguages(['de'], 'fr'), 'allemand');
  assert.equal(
    formatLanguages(['de', 'pt-BR', 'zh-Hant'], 'en'),
    'German, Brazilian Portuguese or Traditional Chinese',
  );
  assert.equal(formatLanguages(['pl', 'x-', 'de'], 'fr'), 'polonais, x- ou allemand');
});

test('an amount is in its currency, whatever a page says of it', () => {
  const french = (amount: string | null, currency: string | null) => plain(formatAmount(amount, currency, 'fr'));
  assert.equal(french('1289.00', 'EUR'), '1 289,00 €');
  assert.equal(formatAmount('289.5', 'GBP', 'en'), '£289.50');
  assert.equal(formatAmount('1500', 'JPY', 'en'), 'JP¥1,500');
  assert.equal(french(null, 'EUR'), '–');
  assert.equal(french('289.00', null), '289,00');
  assert.equal(french('289.00', 'euros'), '289,00 euros');
  assert.equal(french('ab 289', 'EUR'), 'ab 289 EUR');
});
