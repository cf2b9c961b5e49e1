import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relistedOffers } from '../life.ts';
import { brandOf, pathOf, traderOf } from '../offer.ts';
import { catalogue } from './catalogue.ts';
import { categoryPath } from './categories.ts';
import { languages, type SampleListing } from './sample.ts';
import { brands, responsible, traders, unbranded } from './traders.ts';

const every = [...catalogue, ...relistedOffers];
const count = (which: (listing: SampleListing) => boolean) => catalogue.filter(which).length;

test('the catalogue has what the demonstration promises', () => {
  assert.ok(catalogue.length >= 96);
  assert.ok(count(({ expect }) => expect === 'ordinary') >= 55);
  assert.ok(count(({ expect }) => expect === 'look-alike') >= 20);
  assert.ok(count(({ expect }) => expect === 'prohibited') >= 14);
  for (const language of languages) assert.ok(count((listing) => listing.language === language) >= 8, language);
});

test('every id and every address is of one offer', () => {
  assert.equal(new Set(every.map(({ id }) => id)).size, every.length);
  assert.equal(new Set(every.map(pathOf)).size, every.length);
});

test('every key leads somewhere', () => {
  for (const listing of every) {
    assert.ok(traderOf(listing).name);
    assert.ok(listing.brand === null || brandOf(listing), listing.id);
    assert.equal(categoryPath(listing.category, listing.language).length, 2, listing.id);
  }
});

test('GTINs are of the range for use inside a company, with a right check digit', () => {
  const gtins = catalogue.flatMap(({ gtin }) => (gtin ? [gtin] : []));
  assert.ok(gtins.length >= 50);
  assert.equal(new Set(gtins).size, gtins.length);
  for (const gtin of gtins) {
    assert.match(gtin, /^2\d{12}$/);
    const weighed = [...gtin].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 3));
    assert.equal(weighed.reduce((sum, value) => sum + value) % 10, 0, gtin);
  }
});

test('what is expected of an offer goes with what it is', () => {
  for (const { id, expect, packs, shipsTo, gpsr, markup } of every) {
    const beyondInformation = packs.filter((pack) => pack !== 'eu-gpsr-information');
    assert.equal(beyondInformation.length > 0, expect === 'prohibited', id);
    assert.equal(packs.includes('eu-gpsr-information'), gpsr !== 'full', id);
    assert.ok(expect !== 'prohibited' || shipsTo.includes('FR'), id);
    assert.ok(gpsr === 'full' || markup !== 'opengraph', `${id}: OpenGraph has no room for what is missing`);
  }
});

test('prohibited offers make figures by trader and rule on both sides of five', () => {
  const cells = new Map<string, number>();
  for (const { expect, trader, packs } of catalogue) {
    if (expect !== 'prohibited') continue;
    for (const pack of packs) cells.set(`${trader} ${pack}`, (cells.get(`${trader} ${pack}`) ?? 0) + 1);
  }
  assert.ok([...cells.values()].some((cell) => cell >= 5));
  assert.ok([...cells.values()].some((cell) => cell < 5));
  assert.ok(new Set([...cells.keys()].map((key) => key.split(' ')[0])).size >= 4);
});

test('names and addresses are plainly invented', () => {
  const contacts = [
    ...Object.values(traders),
    ...Object.values(brands).map(({ maker }) => maker),
    unbranded.maker,
    responsible,
  ];
  for (const { email, address } of contacts) {
    assert.match(email, /@[a-z0-9-]+\.example$/);
    assert.match(address, /exempl|example|beispiel|ejemplo|esempio|voorbeeld|przykład|示例/i);
  }
  const urls = every.flatMap(({ title, description }) => `${title} ${description}`.match(/https?:\/\/[^/"\s]+/g) ?? []);
  for (const url of urls) assert.match(url, /\.example$/);
});

/**
 * Product types, sizes and plain properties in the languages of the catalogue: adult offers are written with these
 * alone.
 */
const plainWords = new Set(
  `poupée pour adultes hauteur poids kg cm article taille livraison sous dix jours sextoy rechargeable silicone noir
   recharge usb adult doll height weight ships to france sex new batch puppe für erwachsene höhe gewicht versand nach
   frankreich artikel muñeca para adultos altura envío a francia bambola per adulti altezza peso sekspop pop voor
   volwassenen hoogte lalka dla dorosłych wysokość waga boneca envio frança 成人娃娃 厘米 成人用品 娃娃 高度 可寄往法国`.split(
    /\s+/,
  ),
);

test('adult offers state a type and a size, and nothing more', () => {
  const adult = every.filter(
    ({ packs, ageGate, category }) => category === 'adult' || (ageGate && packs.includes('fr-adult-goods-age-gate')),
  );
  assert.ok(adult.length >= 14);
  for (const { id, title, description, attributes } of adult) {
    const text = [title, description, ...attributes.flat()].join(' ').toLowerCase();
    for (const word of text.match(/\p{L}+/gu) ?? []) assert.ok(plainWords.has(word), `${id}: ${word}`);
  }
});
