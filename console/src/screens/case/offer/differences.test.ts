import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Content, compareContents, comparePieces, type Piece } from './differences.ts';

const said = (pieces: Piece[]): string => pieces.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join('');

test('two texts are compared by their words, in whatever script', () => {
  for (const [before, after, first, second] of [
    ['Knife, 20 cm', 'Knife, 25 cm, new', 'Knife, [20] cm', 'Knife, [25] cm[, new]'],
    ['same', 'same', 'same', 'same'],
    ['', 'new', '', '[new]'],
    ['gone', '', '[gone]', ''],
    ['折叠刀 黑色', '折叠刀 红色', '折叠刀 [黑色]', '折叠刀 [红色]'],
  ] as const) {
    const pieces = comparePieces(before, after);
    assert.deepEqual([said(pieces.before), said(pieces.after)], [first, second], `${before} / ${after}`);
  }
});

const CONTENT: Content = {
  ageGate: null,
  attributes: [],
  availability: null,
  brand: null,
  category: [],
  currency: null,
  description: null,
  gtin: null,
  id: null,
  images: [],
  language: null,
  manufacturer: null,
  mpn: null,
  platform: 'market.example',
  price: null,
  responsiblePerson: null,
  sku: null,
  structured: false,
  territory: [],
  title: 'Knife',
  trader: null,
  url: null,
  warnings: [],
};

test('offers are compared field by field, of what at least one of them states', () => {
  const first = { ...CONTENT, price: '10.00', currency: 'EUR', attributes: [{ name: 'Size', value: '20' }] };
  const second = { ...CONTENT, price: '12.00', currency: 'EUR', images: ['a', 'b'] };
  assert.deepEqual(
    compareContents(first, second, 'en').map(({ field, before, after, isSame }) => [
      field,
      said(before),
      said(after),
      isSame,
    ]),
    [
      ['title', 'Knife', 'Knife', true],
      ['price', '€[10.00]', '€[12.00]', false],
      ['attributes.Size', '[20]', '', false],
      ['images', '', '[a\nb]', false],
    ],
  );
});
