import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from './finding.ts';
import { emptyListing, type Listing } from './listing.ts';
import type { Condition, Pack } from './packs/pack.ts';
import { compile } from './screen.ts';

const words = (text: string) => ({ en: text, fr: text });
const basis = (id: string, from: string | null, to: string | null) => ({
  id,
  citation: words(id),
  penalty: null,
  from,
  to,
  verified: true,
  note: null,
  source: 'test',
});

/** A pack of one rule over the lists `lamp`, `brass` and `book`. */
function packOf(when: Condition, legal = [basis('law', null, null)]): Pack {
  return {
    id: 'sample',
    version: '2026-01-01',
    title: words('Sample'),
    territory: ['FR'],
    legal,
    terms: {
      lamp: { en: ['lamp', 'desk lamp', 'lampe*'], zh: ['台灯'] },
      brass: { en: ['brass'] },
      book: { en: ['book about lamps', 'book'] },
      lamps: { en: ['lamps'] },
    },
    rules: [
      { id: 'rule', title: words('Rule'), severity: 'low', legal: legal.map((each) => each.id), when, examples: [] },
    ],
  };
}

const listing = (title: string, more: Partial<Listing> = {}): Listing => ({ ...emptyListing('test', title), ...more });

function screen(when: Condition, offer: Listing, asOf = '2026-01-01'): Finding[] {
  return compile([packOf(when)]).screen(offer, { asOf });
}
/** The matches of the rule, as `field[start-end] text`; null without a finding. */
function matches(when: Condition, offer: Listing): string[] | null {
  const [finding] = screen(when, offer);
  return finding ? finding.matches.map((match) => `${match.field}[${match.start}-${match.end}] ${match.text}`) : null;
}

test('what is written in pictures is screened as a field of its own', () => {
  const pictures = [{ place: 2, text: 'Nice\nDesk Lamp', codes: ['https://shop.example/lamp'] }];
  const offer = listing('Goods', { pictures });
  assert.deepEqual(matches({ terms: 'lamp' }, offer), ['picture.2[5-14] Desk Lamp']);
  assert.deepEqual(matches({ terms: 'lamp', fields: ['picture'] }, listing('lamp', { pictures })), [
    'picture.2[5-14] Desk Lamp',
  ]);
  assert.equal(matches({ terms: 'lamp', fields: ['title'] }, offer), null);
});

test("a recalled product is found by the bar code in the offer's picture", () => {
  const recalled = { reference: 'R1', gtins: ['04006381333931'], brand: null, model: null };
  const pack = { ...packOf({ product: 'recalled' }), products: { recalled: [recalled] } };
  const codes = ['https://shop.example/', '4006381333931'];
  const [finding] = compile([pack]).screen(listing('Goods', { pictures: [{ place: 0, text: '', codes }] }), {
    asOf: '2026-01-01',
  });
  assert.deepEqual(
    finding?.matches.map(({ field, text, term }) => ({ field, text, term })),
    [{ field: 'picture.0.code.1', text: '4006381333931', term: 'R1' }],
  );
});

test('a match points at the original text of its field', () => {
  const offer = listing('Nice DESK  Lamp', {
    description: 'x 台灯 y',
    attributes: [
      { name: 'Kind', value: 'Lampes' },
      { name: 'Kind', value: 'lamp' },
    ],
    category: ['Home', 'lamp'],
  });
  assert.deepEqual(matches({ terms: 'lamp' }, offer), [
    'title[5-15] DESK  Lamp',
    'description[2-4] 台灯',
    'category.1[0-4] lamp',
    'attributes.Kind[0-6] Lampes',
    'attributes.Kind#2[0-4] lamp',
  ]);
  const [finding] = screen({ terms: 'lamp' }, offer);
  assert.deepEqual(
    finding?.matches.map((match) => [match.term, match.via]),
    [
      ['desk lamp', 'folded'],
      ['台灯', 'literal'],
      ['lamp', 'literal'],
      ['lampe*', 'folded'],
      ['lamp', 'literal'],
    ],
  );
});

test('a rule for the Union applies in each Member State', () => {
  const screener = compile([{ ...packOf({ terms: 'lamp' }), territory: ['EU'] }]);
  const count = (territory: string[]) => screener.screen(listing('lamp', { territory }), { asOf: '2026-01-01' }).length;
  assert.deepEqual([count(['FR']), count(['PL']), count(['US'])], [1, 1, 0]);
});

test('a page made of one term gives a finding with a bounded number of matches', () => {
  const [finding] = screen({ terms: 'lamp' }, listing('lamp '.repeat(5000)));
  assert.equal(finding?.matches.length, 40);
});

test('a German term is found with ae, oe and ue for its umlauts', () => {
  const pack = packOf({ terms: 'lamp' });
  const screener = compile([{ ...pack, terms: { ...pack.terms, lamp: { de: ['Lampe für Möbel'] } } }]);
  for (const title of ['Lampe für Möbel', 'Lampe fuer Moebel', 'LAMPE FUR MOBEL']) {
    const [finding] = screener.screen(listing(title), { asOf: '2026-01-01' });
    assert.equal(finding?.matches[0]?.term, 'Lampe für Möbel', title);
  }
});

test('fields narrow where a condition looks', () => {
  const offer = listing('lamp', { description: 'brass', attributes: [{ name: 'Material', value: 'brass' }] });
  assert.deepEqual(matches({ terms: 'brass', fields: ['attributes.material'] }, offer), [
    'attributes.Material[0-5] brass',
  ]);
  assert.equal(matches({ terms: 'brass', fields: ['title'] }, offer), null);
});

test('all, any, not, min', () => {
  assert.equal(matches({ all: [{ terms: 'lamp' }, { terms: 'brass' }] }, listing('lamp')), null);
  assert.deepEqual(matches({ all: [{ terms: 'lamp' }, { terms: 'brass' }] }, listing('brass lamp')), [
    'title[6-10] lamp',
    'title[0-5] brass',
  ]);
  assert.deepEqual(matches({ any: [{ terms: 'lamp' }, { terms: 'brass' }] }, listing('lamp')), ['title[0-4] lamp']);
  assert.equal(matches({ all: [{ terms: 'lamp' }, { not: { terms: 'brass' } }] }, listing('brass lamp')), null);
  assert.equal(matches({ terms: 'lamp', min: 2 }, listing('lamp lamp')), null);
  assert.deepEqual(matches({ terms: ['lamp', 'brass'], min: 2 }, listing('lamp brass')), [
    'title[0-4] lamp',
    'title[5-10] brass',
  ]);
});

test('an exclusion takes away what stands within it, and nothing else', () => {
  const when: Condition = { terms: 'lamps', except: 'book' };
  assert.equal(matches(when, listing('A book about lamps')), null);
  assert.deepEqual(matches(when, listing('A book about lamps, and lamps')), ['title[24-29] lamps']);
});

test('near counts words in one field', () => {
  const when: Condition = { near: [{ terms: 'lamp' }, { terms: 'brass' }], within: 2 };
  assert.deepEqual(matches(when, listing('lamp of old brass')), ['title[0-4] lamp', 'title[12-17] brass']);
  assert.equal(matches(when, listing('lamp of very old brass')), null);
  assert.equal(matches(when, listing('lamp', { description: 'brass' })), null);
  assert.deepEqual(
    matches({ near: [{ terms: 'lamp' }, { measure: 'length', below: '50 cm' }], within: 1 }, listing('lamp of 40 cm')),
    ['title[0-4] lamp', 'title[8-13] 40 cm'],
  );
});

test('a quantity that reads in several ways is found by the reading that is within bounds, which is told', () => {
  const under = (condition: Condition): Condition => ({ all: [{ terms: 'lamp' }, condition] });
  const told = (condition: Condition, title: string) =>
    screen(condition, listing(title))[0]?.matches.map(({ text, term }) => `${text}: ${term}`) ?? null;
  const below: Condition = { measure: 'weight', below: '200 kg' };
  const above: Condition = { measure: 'weight', above: '200 kg' };
  assert.deepEqual(told(under(below), 'lamp 13 110 kg'), ['lamp: lamp', '110 kg: weight 110 kg']);
  assert.deepEqual(told(under(above), 'lamp 13 110 kg'), ['lamp: lamp', '13 110 kg: weight 13110 kg']);
  const small: Condition = { measure: 'volume', atMost: '1 l' };
  assert.deepEqual(told(under(small), 'lamp 50 m l'), ['lamp: lamp', '50 m l: volume 50 ml']);
  // An exception holds by the likeliest reading alone.
  assert.equal(told(under({ not: below }), 'lamp 110 kg'), null);
  assert.notEqual(told(under({ not: below }), 'lamp 13 110 kg'), null);
  assert.equal(told(under({ not: above }), 'lamp 13 110 kg'), null);
});

test('a measure is within bounds, outside them, or unknown', () => {
  const below: Condition = { all: [{ terms: 'lamp' }, { measure: 'height', below: '1 m' }] };
  assert.deepEqual(matches(below, listing('lamp, height 90 cm')), ['title[0-4] lamp', 'title[13-18] 90 cm']);
  assert.equal(matches(below, listing('lamp, height 100 cm')), null);
  assert.equal(matches(below, listing('lamp')), null);
  const notBelow: Condition = { all: [{ terms: 'lamp' }, { not: { measure: 'height', below: '1 m' } }] };
  assert.notEqual(matches(notBelow, listing('lamp, height 100 cm')), null);
  assert.equal(matches(notBelow, listing('lamp')), null, 'not unknown is unknown');
});

test('a CEL condition is unknown where the listing does not say', () => {
  const cheap: Condition = { all: [{ terms: 'lamp' }, { cel: 'listing.price < 10.0' }] };
  assert.deepEqual(matches(cheap, listing('lamp', { price: '9.50' })), ['title[0-4] lamp', 'price[0-4] 9.50']);
  assert.equal(matches(cheap, listing('lamp', { price: '10' })), null);
  assert.equal(matches(cheap, listing('lamp')), null);
  assert.equal(matches({ all: [{ terms: 'lamp' }, { not: { cel: 'listing.price < 10.0' } }] }, listing('lamp')), null);
  assert.notEqual(
    matches({ all: [{ terms: 'lamp' }, { cel: 'listing.price < 10.0 || listing.title == "lamp"' }] }, listing('lamp')),
    null,
  );
  assert.notEqual(matches({ all: [{ terms: 'lamp' }, { cel: '!has(listing.price)' }] }, listing('lamp')), null);
});

test('what is absent is known only of a structured source', () => {
  assert.deepEqual(screen({ absent: 'manufacturer' }, listing('lamp', { structured: true }))[0]?.matches, [
    { field: 'manufacturer', start: 0, end: 0, text: '', term: 'manufacturer absent', via: 'absent' },
  ]);
  assert.equal(matches({ absent: 'manufacturer' }, listing('lamp')), null);
});

const ages: [title: string, more: Partial<Listing>, isAbsent: boolean][] = [
  ['toy train', {}, true],
  ['toy train', { description: '2 years warranty' }, true],
  ['toy train from 3 years', {}, false],
  ['toy train', { description: 'ab 18 Monaten, für Kinder ab 3 Jahren' }, false],
  ['toy train', { attributes: [{ name: 'Age', value: '3+' }] }, false],
  ['toy train', { structured: false }, false],
];
for (const [title, more, isAbsent] of ages) {
  test(`an age is absent where no field gives one: ${title} ${JSON.stringify(more)}`, () => {
    const given = listing(title, { structured: true, ...more });
    assert.equal(matches({ absent: 'age' }, given) !== null, isAbsent);
  });
}

test('a rule applies only on a date when one of its provisions is in force, and rests on those alone', () => {
  const screener = compile([
    packOf({ terms: 'lamp' }, [basis('old', '2025-01-01', '2025-09-05'), basis('new', '2025-09-06', null)]),
  ]);
  const bases = (asOf: string) =>
    screener.screen(listing('lamp'), { asOf }).map((finding) => finding.legal.map((each) => each.id));
  assert.deepEqual(bases('2024-12-31'), []);
  assert.deepEqual(bases('2025-01-01'), [['old']]);
  assert.deepEqual(bases('2025-09-05'), [['old']]);
  assert.deepEqual(bases('2025-09-06'), [['new']]);
});

test('a rule applies to offers made to its territory, or to none stated', () => {
  const screener = compile([packOf({ terms: 'lamp' })]);
  const count = (territory: string[]) => screener.screen(listing('lamp', { territory }), { asOf: '2026-01-01' }).length;
  assert.deepEqual([count([]), count(['DE', 'FR']), count(['DE'])], [1, 1, 0]);
  assert.equal(
    screener.screen(listing('lamp', { territory: ['US'] }), { asOf: '2026-01-01', territory: ['FR'] }).length,
    1,
  );
});

test('an explanation shows every part of a rule, with what is true, false and unknown', () => {
  const screener = compile([
    packOf({ all: [{ terms: 'lamp' }, { measure: 'height', below: '1 m' }, { not: { terms: 'brass' } }] }),
  ]);
  const [explanation] = screener.explain(listing('brass lamp', { territory: ['DE'] }), { asOf: '2026-01-01' });
  assert.equal(explanation?.applies, false);
  assert.equal(explanation?.outcome.value, false);
  assert.deepEqual(
    explanation?.outcome.parts.map((part) => [
      part.op,
      part.about,
      part.value,
      part.matches.map((match) => match.text),
    ]),
    [
      ['terms', 'lamp', true, ['lamp']],
      ['measure', 'height', null, []],
      ['not', '', false, []],
    ],
  );
});

test('a finding is made exactly when the explanation is true and the rule applies', () => {
  const conditions: Condition[] = [
    { terms: 'lamp' },
    { all: [{ terms: 'lamp' }, { not: { terms: 'brass' } }] },
    { any: [{ measure: 'length', below: '1 m' }, { absent: 'brand' }] },
    { not: { all: [{ cel: 'listing.price < 10.0' }, { terms: 'book' }] } },
  ];
  const screener = compile(conditions.map((when, i) => ({ ...packOf(when), id: `pack-${i}` })));
  fc.assert(
    fc.property(anyListing, (offer) => {
      const found = screener.screen(offer, { asOf: '2026-01-01' }).map((finding) => finding.pack);
      const explained = screener
        .explain(offer, { asOf: '2026-01-01' })
        .filter((each) => each.applies && each.outcome.value === true);
      assert.deepEqual(
        found,
        explained.map((each) => each.pack),
      );
    }),
    { numRuns: 300 },
  );
});

test('a finding names the pack by the digest of its content', () => {
  const screener = compile([packOf({ terms: 'lamp' })]);
  const [finding] = screener.screen(listing('lamp'), { asOf: '2026-01-01' });
  assert.match(finding?.packDigest ?? '', /^[0-9a-f]{64}$/);
  assert.equal(finding?.packDigest, screener.packs[0]?.digest);
  assert.notEqual(compile([packOf({ terms: 'brass' })]).packs[0]?.digest, finding?.packDigest);
});

const anyListing: fc.Arbitrary<Listing> = fc
  .record(
    {
      title: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('desk lamp 40 cm', 'brass 台灯', 'book about lamps'),
      ),
      description: fc.option(
        fc
          .array(fc.constantFrom('lamp', 'brass', 'book', ' ', ',', '40 cm', 'height', '\ud800', '台灯'), {
            maxLength: 60,
          })
          .map((all) => all.join(' ')),
      ),
      attributes: fc.array(
        fc.record({ name: fc.string(), value: fc.string({ unit: 'binary' }) }, { noNullPrototype: true }),
        { maxLength: 4 },
      ),
      price: fc.option(fc.constantFrom('1', '20.00', 'x', 'NaN')),
      structured: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map((parts) => ({ ...emptyListing('test', parts.title), ...parts }));

test('screening is a pure function, and every match gives the text between its offsets', () => {
  const when: Condition = {
    any: [
      { terms: ['lamp', 'brass'], except: 'book' },
      { measure: ['height', 'length'], below: '1 m' },
      { cel: 'listing.price < 10.0' },
      { absent: 'brand' },
    ],
  };
  const screener = compile([packOf(when), packOf({ near: [{ terms: 'lamp' }, { terms: 'brass' }] })]);
  fc.assert(
    fc.property(anyListing, anyListing, (a, b) => {
      const before = structuredClone(a);
      const first = screener.screen(a, { asOf: '2026-01-01' });
      screener.screen(b, { asOf: '2026-01-01' });
      assert.deepEqual(screener.screen(a, { asOf: '2026-01-01' }), first);
      assert.deepEqual(a, before);
      for (const match of first.flatMap((finding) => finding.matches)) {
        if (match.field === 'title') assert.equal(a.title.slice(match.start, match.end), match.text);
        if (match.field === 'description') assert.equal(a.description?.slice(match.start, match.end), match.text);
        if (match.via !== 'absent' && match.via !== 'attribute') assert.ok(match.text.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});
