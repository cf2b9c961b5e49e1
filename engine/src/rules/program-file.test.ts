import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing, type Listing } from '../listing.ts';
import { compileCel } from '../packs/cel/cel.ts';
import type { Condition, Pack, RecalledProduct } from '../packs/pack.ts';
import { compile, compileToBytes } from '../screen.ts';
import { openProgram } from '../screener.ts';

const words = (text: string) => ({ en: text, fr: text });
const product = (reference: string, more: Partial<RecalledProduct>): RecalledProduct => ({
  ...{ reference, gtins: [], brand: 'Lumina', model: null },
  ...more,
});

const conditions: Record<string, Condition> = {
  every: { all: [{ terms: ['lamp', 'lamp2'], min: 2 }, { not: { terms: 'toy', except: 'free' } }] },
  near: { near: [{ terms: 'lamp' }, { measure: 'height', atLeast: '30 cm', below: '1 m' }], within: 5 },
  endless: { all: [{ terms: 'lamp' }, { measure: ['weight'], above: '2 kg' }] },
  stated: { all: [{ terms: 'lamp' }, { cel: 'listing.price > 10.0 && listing.brand == "Lumina"' }] },
  lacks: { all: [{ terms: 'lamp' }, { absent: 'warnings' }] },
  recalled: { product: 'recalled' },
  written: { any: [{ terms: 'lamp', fields: ['title', 'attributes.Kind'] }, { terms: 'greek' }] },
};
const pack: Pack = {
  id: 'lamps',
  version: '2026-01-01',
  title: words('Lamps'),
  territory: ['EU', 'CH'],
  reviewed: ['en'],
  legal: [
    { id: 'law', citation: words('law'), penalty: null, from: null, to: null, verified: true, note: null, source: 't' },
  ],
  terms: {
    lamp: { en: ['lamp', 'desk lamp', 'lamp … brass'], fr: ['lampe*'], de: ['Küchenlampe'], zh: ['台灯'] },
    lamp2: { any: ['brass', 'lampion'] },
    toy: { en: ['toy'], fr: ['jouet'] },
    free: { en: ['free …2', '… included'] },
    greek: { el: ['λάμπα'], ru: ['лампа*'] },
  },
  products: {
    recalled: [
      product('A1', { gtins: ['04006381333931'] }),
      product('A2', { model: 'KX-TG6500B' }),
      product('A3', { title: 'Lumina Glimmerstern kitchen chandelier walnut' }),
    ],
  },
  rules: Object.entries(conditions).map(([id, when]) => ({
    ...{ id, title: words(id), severity: 'low', legal: ['law'], when, examples: [] },
  })),
};

const listings: Listing[] = [
  'Brass desk lamp, height 45 cm',
  'Lampes, 3 kg',
  'l4mp in brass, free toy',
  'Kuechenlampe und Lampion 50cm',
  '台灯 λάμπa ламpа',
  'Lumina KXTG6500B phone',
  'Lumina Glimmerstern chandelier of walnut for the kitchen',
  'a book',
].flatMap((title, at) => [
  emptyListing('test', title),
  { ...emptyListing('test', title), price: String(at * 3), brand: 'Lumina', gtin: '4006381333931', structured: true },
]);

test('a program of every kind of condition is the same from its bytes', () => {
  const [compiled, bytes] = [compile([pack]), compileToBytes([pack])];
  const opened = openProgram(bytes, compileCel);
  const found = new Set<string>();
  for (const listing of listings) {
    const options = { asOf: '2026-01-01' };
    const findings = compiled.screen(listing, options);
    for (const { rule } of findings) found.add(rule);
    assert.deepEqual(opened.screen(listing, options), findings, listing.title);
    assert.deepEqual(opened.explain(listing, options), compiled.explain(listing, options), listing.title);
    for (const territory of [['FR'], ['CH'], ['US']])
      assert.equal(
        opened.screen(listing, { ...options, territory }).length,
        compiled.screen(listing, { ...options, territory }).length,
      );
  }
  assert.deepEqual([...found].sort(), Object.keys(conditions).sort(), 'every rule finds something');
});

test('CEL is asked for only when a listing meets a condition in it', () => {
  const asked: string[] = [];
  const opened = openProgram(compileToBytes([pack]), (source) => {
    asked.push(source);
    return compileCel(source);
  });
  opened.screen(emptyListing('test', 'a book'), { asOf: '2026-01-01' });
  assert.deepEqual(asked, []);
  for (const listing of listings) opened.screen(listing, { asOf: '2026-01-01' });
  assert.equal(asked.length, 1);
});

test('bytes that are no program, cut short, or changed anywhere are refused', () => {
  const bytes = compileToBytes([pack]);
  const refused = (wrong: Uint8Array, why: string) =>
    assert.throws(() => openProgram(wrong, compileCel), RangeError, why);
  refused(new Uint8Array(), 'nothing');
  refused(new TextEncoder().encode('a text that is no program'), 'another file');
  for (const length of [8, 100, bytes.length - 8, bytes.length - 1]) refused(bytes.slice(0, length), `${length} bytes`);
  for (let at = 0; at < bytes.length; at += 997) {
    const wrong = bytes.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 4;
    refused(wrong, `byte ${at}`);
  }
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.equal(openProgram(moved.subarray(3), compileCel).packs.length, 1, 'they may lie anywhere');
});
