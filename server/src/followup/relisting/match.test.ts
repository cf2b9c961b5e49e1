import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing, hashDistance, type Listing, parsePdq, pictureOf } from '@vigie/engine';
import { ConfirmedOffers, strengthOf } from './match.ts';

const LONG =
  'Folding table of beech wood with two drawers, brass handles, rounded edges, felt feet, delivered flat with screws and a key';
const HASH = parsePdq('f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22') ?? new Uint16Array(16);

const listing = (more: Partial<Listing>): Listing => ({ ...emptyListing('shop.example', 'Folding table'), ...more });
const trader = (more: object) => ({ id: null, name: null, address: null, email: null, url: null, ...more });
const picture = (hash: Uint16Array) => [{ url: 'https://shop.example/1.jpg', ...pictureOf(hash) }];

function signalsOf(original: Partial<Listing>, candidate: Partial<Listing>, bits?: number): string[] {
  const turned = HASH.slice();
  for (let bit = 0; bit < (bits ?? 0); bit++) turned[bit >> 4] = (turned[bit >> 4] ?? 0) ^ (1 << (bit & 15));
  assert.equal(hashDistance(HASH, turned), bits ?? 0);
  const offers = [
    { content: listing({ title: 'Chair', trader: trader({ id: '9' }) }), pictures: [] },
    { content: listing(original), pictures: bits === undefined ? [] : picture(HASH) },
  ];
  const found = new ConfirmedOffers(offers).match({
    content: listing(candidate),
    pictures: bits === undefined ? [] : picture(turned),
  });
  assert.ok(found.every((each) => each.original === offers[1]));
  return (found[0]?.signals ?? []).map(({ kind }) => kind);
}

test('what makes an offer a return, and what does not', () => {
  const seven = { trader: trader({ id: '7' }) };
  const other = { platform: 'other.example' };
  const cases: [string, string[], Partial<Listing>, Partial<Listing>, number?][] = [
    ['the same GTIN', ['gtin'], { gtin: '4006381333931' }, { ...other, title: 'X', gtin: '04006381333931' }],
    ["a shop's own number", [], { gtin: '2000000274249' }, { title: 'X', gtin: '2000000274249' }],
    ['brand and model', ['model'], { brand: 'Exludik', mpn: 'TX-450' }, { title: 'X', brand: 'EXLUDIK', mpn: 'tx450' }],
    ['the brand alone', [], { brand: 'Exludik' }, { title: 'X', brand: 'Exludik' }],
    ['the trader alone', [], seven, { ...seven, title: 'Garden hose' }],
    ['a trader with a like title', ['text', 'trader'], seven, { ...seven, title: 'Folding table, new' }],
    ['the same number on another platform', [], seven, { ...other, ...seven, title: 'Folding table, new' }],
    [
      'the same VAT number on another platform',
      ['text', 'trader'],
      { trader: trader({ address: 'TVA FR40303265045' }) },
      { ...other, trader: trader({ name: 'Y FR 40 303265045' }), title: 'Folding table, new' },
    ],
    ['a short text of another trader', [], {}, { title: 'Folding table' }],
    ['a copied text of another trader', ['text'], { description: LONG }, { title: 'Table', description: LONG }],
    [
      'a text half the same',
      [],
      { description: LONG },
      { title: 'Table', description: `${LONG.slice(0, 60)} and much else besides` },
    ],
    ['the picture, edited', ['picture'], {}, { title: 'X' }, 31],
    ['another picture', [], {}, { title: 'X' }, 32],
  ];
  for (const [name, expected, original, candidate, bits] of cases)
    assert.deepEqual(signalsOf(original, candidate, bits), expected, name);
});

test('more signals are surer, and none is certain but a GTIN', () => {
  const signal = (strength: number) => ({ kind: 'text', strength, detail: '' }) as const;
  assert.equal(strengthOf([signal(0.5)]), 0.5);
  assert.equal(strengthOf([signal(0.5), signal(0.5)]), 0.75);
  assert.equal(strengthOf([signal(0.2), { kind: 'gtin', strength: 1, detail: '' }]), 1);
});

test('what was confirmed and is no more takes no room from what still is', () => {
  const copies = Array.from({ length: 101 }, () => ({ content: listing({ description: LONG }), pictures: [] }));
  const offers = new ConfirmedOffers(copies);
  for (let number = 0; number < 100; number++) offers.remove(number);
  const found = offers.match({ content: listing({ title: 'Table', description: LONG }), pictures: [] });
  assert.deepEqual(
    found.map(({ original }) => copies.indexOf(original)),
    [100],
  );
});
