import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, seededRandom } from '../../../bench/disguise/kinds.ts';
import { quantities, quantityKinds, quantityMethods } from '../../../bench/disguise/quantities.ts';
import { emptyListing } from '../listing.ts';
import { compile } from '../screen.ts';

const words = (text: string) => ({ en: text, fr: text });
const law = { id: 'law', citation: words('Law'), penalty: null, from: null, to: null, verified: true, note: null };
const hidden = [
  'machete',
  'bluetooth',
  'warfarin',
  'crossbow',
  'telescope',
  'amphetamine',
  'modem',
  'handschuh',
  'couteau',
];
const screener = compile([
  {
    id: 'sample',
    version: '2026-01-01',
    title: words('Sample'),
    territory: ['FR'],
    legal: [{ ...law, source: 'test' }],
    terms: { hidden: { any: hidden } },
    rules: [
      { id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when: { terms: 'hidden' }, examples: [] },
    ],
  },
]);
const found = (title: string) =>
  screener.screen(emptyListing('test', title), { asOf: '2026-01-01' }).flatMap(({ matches }) => matches);

/** Of each kind's hidden words at least this share is found; 0.9 where nothing is said. */
const LEAST: Record<string, number> = {
  'digits in runs: every letter that has one': 0.6,
  'a word cut by a space': 0.75,
  'quantity: letters for digits': 0.75,
  'quantity: unit in Cyrillic or Greek letters': 0.75,
  // A unit of two m, or of m and l, may be two units.
  'quantity: unit set apart by a space or a stop': 0.45,
};
for (const { name, hide } of quantityKinds) {
  test(`reads a quantity hidden by ${name.replace('quantity: ', '')}`, () => {
    const random = seededRandom(7);
    const find = quantityMethods.find((method) => method.name === 'vigie')?.prepare(quantities);
    const hiddenOnes = quantities.map((term) => [term, hide(term, random) ?? term] as const);
    const missed = hiddenOnes.filter(([term, text]) => !find?.(`new ${text} black, large`).has(term));
    assert.ok(missed.length <= quantities.length * (1 - (LEAST[name] ?? 0.95)), missed.join('; '));
  });
}
for (const { name, hide } of kinds) {
  test(`finds words hidden by ${name}`, () => {
    const random = seededRandom(7);
    let tried = 0;
    const missed: string[] = [];
    for (let round = 0; round < 8; round++) {
      for (const word of hidden) {
        const text = hide(word, random);
        if (text === null || text === word) continue;
        tried += 1;
        if (!found(`new ${text} black, large`).some(({ term }) => term === word)) missed.push(text);
      }
    }
    assert.ok(tried > 0);
    assert.ok(
      missed.length <= tried * (1 - (LEAST[name] ?? 0.9)),
      `${missed.length} of ${tried}: ${missed.join(', ')}`,
    );
  });
}

test('ordinary words are not taken for others', () => {
  const titles = [
    'modern lamp', // modem
    'tele scope of the scope',
    'cross bow tie, cross stitch',
    'hand cream, hand made',
    'a wall clock, clean and clear, club cloth',
    'corner of the barn, burn, turn, yarn',
    'in black, on the bra, the pen is blue',
  ];
  assert.deepEqual(
    titles.filter((title) => found(title).some(({ term }) => term === 'modem' || term === 'machete')),
    [],
  );
  assert.deepEqual(found(titles.slice(3).join('; ')), []);
});

// Words of the letters that look like Latin ones, and ordinary ones, of languages that are sold in.
const others: Record<string, string> = {
  ru: 'сор рост тор море сено нос рак ухо сок сон тоска кот корм мост порт роса торс хор холм вес',
  uk: 'сон море мак рис сік нір кіт хор порт око вікно рука мова тісто',
  bg: 'сок море нос рак хор пура мост вест сено кон коса рокля',
  el: 'νερό τόπος χορός ρόδα κόρη ΤΟΠΟΣ ΝΟΤΑ ΚΑΡΤΑ ΧΑΡΤΙ ΜΑΜΑ',
  ar: 'باب كتاب ماء لا هو اهو اله',
  th: 'คน ร้าน เคย ภ เรา ๓ ภาค 5คน เคย5 3ครร',
};
test('no word of another script is taken for a Latin one', () => {
  const terms =
    'cop poct top mope ceho hoc pak yxo cok coh tocka kot kopm mokt nopt xop xopa nota kapta topoc mama vepo ooh oho alo las sess ian'.split(
      ' ',
    );
  const latin = compile([
    {
      id: 'latin',
      version: '2026-01-01',
      title: words('Latin'),
      territory: ['FR'],
      legal: [{ ...law, source: 'test' }],
      terms: { hidden: { any: terms } },
      rules: [
        { id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when: { terms: 'hidden' }, examples: [] },
      ],
    },
  ]);
  const of = (title: string) => latin.screen(emptyListing('test', title), { asOf: '2026-01-01' }).length;
  for (const [language, text] of Object.entries(others)) {
    for (const word of text.split(' ')) assert.equal(of(word), 0, `${language}: ${word}`);
    assert.equal(of(`LEGO Technic ${text}`), 0, language);
  }
  // The same letters among Latin words are a disguise, and so are two scripts in one word.
  assert.equal(of('old сор car, new and large'), 1);
  assert.equal(of('сορ'), 1);
});
