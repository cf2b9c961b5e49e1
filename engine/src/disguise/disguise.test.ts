import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { SHIPPED, shippedPack, shippedScreener } from '../../testing/shipped-packs.ts';
import { emptyListing } from '../listing.ts';
import type { Pack } from '../packs/pack.ts';
import { compile } from '../screen.ts';
import { exampleListing } from '../try-examples.ts';
import { classOf } from './symbols.ts';

const words = (text: string) => ({ en: text, fr: text });
const law = {
  id: 'law',
  citation: words('Law'),
  penalty: null,
  from: null,
  to: null,
  verified: true,
  note: null,
  source: 'test',
};
/** A pack with one rule over the terms. */
const packOf = (goods: Record<string, string[]>): Pack => ({
  id: 'sample',
  version: '2026-01-01',
  title: words('Sample'),
  territory: ['FR'],
  legal: [law],
  terms: { goods },
  rules: [
    { id: 'rule', title: words('Rule'), severity: 'low', legal: ['law'], when: { terms: 'goods' }, examples: [] },
  ],
});
const screener = compile([
  packOf({
    en: ['desk lamp', 'doll', 'balloon*', 'silicone', 'fill'],
    fr: ['poupée', 'poupées'],
    ru: ['кукла'],
    zh: ['台灯', '手电筒'],
    it: ['giocattolo', 'pill'],
    fi: ['filtteri'],
    any: ['🔦 set'],
  }),
]);
/** What is found in a title, as `text (term, via)`. */
function found(title: string): string {
  const [finding] = screener.screen(emptyListing('test', title), { asOf: '2026-01-01' });
  return finding?.matches.map((match) => `${match.text} (${match.term}, ${match.via})`).join('; ') ?? '';
}

test('a letter drawn out may stand there once or twice, whichever word the terms name first', () => {
  for (const terms of [
    ['lama blanket', 'toy llama', 'llama'],
    ['llama', 'toy llama', 'lama blanket'],
  ]) {
    const [finding] = compile([packOf({ en: terms })]).screen(
      emptyListing('test', 'Plain llllama blanket, tooooy lllama, lllllama'),
      { asOf: '2026-01-01' },
    );
    const read = finding?.matches.map(({ text, term, via }) => `${text} (${term}, ${via})`).sort();
    assert.deepEqual(read, [
      'llllama blanket (lama blanket, spaced)',
      'lllllama (llama, spaced)',
      'tooooy lllama (toy llama, spaced)',
    ]);
  }
});

test('a letter that is like two others stands for either, whatever words the terms have', () => {
  const [finding] = compile([packOf({ en: ['house', 'mouse pad', 'tiny mouse'] })]).screen(
    emptyListing('test', 'Mouse-grey 𝛭ouse pad for a tiny 𝛭ouse, 𝛭ouse'),
    { asOf: '2026-01-01' },
  );
  const read = finding?.matches.map(({ text, term }) => `${text} (${term})`).sort();
  assert.deepEqual(read, ['tiny 𝛭ouse (tiny mouse)', '𝛭ouse (house)', '𝛭ouse pad (mouse pad)']);
});

const cases: [title: string, expected: string][] = [
  ['doll', 'doll (doll, literal)'],
  ['DOLL', 'DOLL (doll, folded)'],
  ['a d0ll', 'd0ll (doll, leet)'],
  ['do11', 'do11 (doll, leet)'],
  // i and l are one in the skeleton, and two letters are too few to look for.
  ['f1ll', ''],
  // A digit of another style that Unicode takes for a letter is one by its looks, for half of a word at most.
  ['fil🯱', 'fil🯱 (fill, leet)'],
  ['f𝟏𝟙l', 'f𝟏𝟙l (fill, leet)'],
  ['f𝟏𝟏𝟏, 𝟏𝟎𝟎l, 🯱🯰🯱 l', ''],
  ['5ilic0ne', '5ilic0ne (silicone, leet)'],
  ['$ilicone', '$ilicone (silicone, leet)'],
  ['d@ll', ''],
  ['p0upée', 'p0upée (poupée, leet)'],
  ['a dоll', 'dоll (doll, confusable)'],
  ['ԁоӏӏ', 'ԁоӏӏ (doll, confusable)'],
  ['DОLL', 'DОLL (doll, confusable)'],
  ['a dolI', 'dolI (doll, confusable)'],
  ['DOLL FILL Silicone', 'DOLL (doll, folded); FILL (fill, folded); Silicone (silicone, folded)'],
  ['ᴅᴏʟʟ', 'ᴅᴏʟʟ (doll, confusable)'],
  ['𝐝𝐨𝐥𝐥', '𝐝𝐨𝐥𝐥 (doll, confusable)'],
  ['🅳🅾🅻🅻', '🅳🅾🅻🅻 (doll, confusable)'],
  ['ⓓⓞⓛⓛ', 'ⓓⓞⓛⓛ (doll, confusable)'],
  ['d o l l', 'd o l l (doll, spaced)'],
  ['d . o . l . l', 'd . o . l . l (doll, spaced)'],
  ['d.o.l.l, d-o-l-l', 'd.o.l.l (doll, spaced); d-o-l-l (doll, spaced)'],
  ['do-ll', 'do-ll (doll, spaced)'],
  ['d 0 l l', 'd 0 l l (doll, leet)'],
  ['dooooll', 'dooooll (doll, spaced)'],
  ['d\u200bo\u200bll', 'd\u200bo\u200bll (doll, spaced)'],
  ['d\u0336o\u0336l\u0336l\u0336', 'd\u0336o\u0336l\u0336l\u0336 (doll, spaced)'],
  ['do\u00adll', 'do\u00adll (doll, folded)'],
  ['d e s k l a m p', 'd e s k l a m p (desk lamp, spaced)'],
  ['d3sk lamp', 'd3sk lamp (desk lamp, leet)'],
  ['p o u p é e s i l i c o n e', 'p o u p é e (poupée, spaced); s i l i c o n e (silicone, spaced)'],
  ['ball00ns', 'ball00ns (balloon*, leet)'],
  ['doll100cm', 'doll (doll, folded)'],
  // Signs for the eye between letters, each alone or several.
  ['d★e★s★k lamp', 'd★e★s★k lamp (desk lamp, spaced)'],
  ['des🔥k lamp', 'des🔥k lamp (desk lamp, spaced)'],
  ['台🔥灯', '台🔥灯 (台灯, spaced)'],
  ['d❤️o❤️l❤️l', 'd❤️o❤️l❤️l (doll, spaced)'],
  ['d ★ o ★ l ★ l', 'd ★ o ★ l ★ l (doll, spaced)'],
  ['手✦电✦筒', '手✦电✦筒 (手电筒, spaced)'],
  ['sili👍🏻cone', 'sili👍🏻cone (silicone, spaced)'],
  ['do★★ll', 'do★★ll (doll, spaced)'],
  ['d●o●l●l', 'd●o●l●l (doll, spaced)'],
  ['p🌸oup🌸ée', 'p🌸oup🌸ée (poupée, spaced)'],
  ['d♥0♥l♥l', 'd♥0♥l♥l (doll, leet)'],
  ['台❤️灯', '台❤️灯 (台灯, spaced)'],
  ['new★doll', 'doll (doll, literal)'],
  ['★doll★', 'doll (doll, literal)'],
  ['🔦 set', '🔦 set (🔦 set, literal)'],
  // A sign with spaces about it parts the words of a list.
  ['desk ★ lamp', ''],
  ['desk ★lamp', ''],
  ['desk★ lamp', ''],
  ['台 ★ 灯', ''],
  ['手 ❤️ 电 ❤️ 筒', ''],
  ['size S ★ M ★ L', ''],
  ['do ★ ll', ''],
  // Signs and letters of scripts without spaces at a word's edge, several running, and in each word of a phrase.
  ['desⲕ ɭคмק', 'desⲕ ɭคмק (desk lamp, confusable)'],
  ['desк ɭคм₱', 'desк ɭคм₱ (desk lamp, confusable)'],
  ['x ₴łⱠł₵Ø₦Ɇ x', '₴łⱠł₵Ø₦Ɇ (silicone, confusable)'],
  ['๔esк ɭคmק', '๔esк ɭคmק (desk lamp, leet)'],
  ['de🔥s乇k ᒪⱥm尸, new', ''],
  ['giocat⟙〇lo', 'giocat⟙〇lo (giocattolo, confusable)'],
  ['Ŧiltteri', 'Ŧiltteri (filtteri, confusable)'],
  ['siıicone', 'siıicone (silicone, confusable)'],
  // Two letters are too few to be met by chance, unless all are look-alikes of one word.
  ['ᴘɪʟʟ', 'ᴘɪʟʟ (pill, confusable)'],
  ['p1ll, p i l l, pi.ll', ''],
  // Of a very long word one letter is enough.
  ['610(4++010', ''],
  ['91oc4++01o', '91oc4++01o (giocattolo, leet)'],
  ['giocatto lo', 'giocatto lo (giocattolo, spaced)'],
  // What only looks like a disguise.
  ['dollar dol dooll idol', ''],
  ['100 1010 0011 d011ar', ''],
  ['d0!! 5111c0n3', ''],
  // Two of a letter are no stretching, five spaces no setting apart.
  ['dооll', ''],
  ['d     o     l     l', ''],
  ['size S M L XL', ''],
  ['d1l l', ''],
  ['кукла дом рост', 'кукла (кукла, literal)'],
  ['do ll', ''],
  ['A/B/C tests, e.g. T-shirts', ''],
];
for (const [title, expected] of cases) {
  test(`in ${JSON.stringify(title)} finds ${expected || 'nothing'}`, () => {
    assert.equal(found(title), expected);
  });
}

const leet: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', l: '1', b: '8' };
const homoglyphs: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  i: 'і',
  s: 'ѕ',
  j: 'ј',
};
const tricks: Record<string, (word: string, at: number) => string> = {
  leet: (word, at) => replaceOne(word, at, leet),
  homoglyph: (word, at) => replaceOne(word, at, homoglyphs),
  allHomoglyphs: (word) => [...word].map((char) => homoglyphs[char] ?? char).join(''),
  zeroWidth: (word, at) => `${word.slice(0, at)}\u200b${word.slice(at)}`,
  overlay: (word) => [...word].map((char) => `${char}\u0336`).join(''),
  spaces: (word) => [...word].join(' '),
  dots: (word) => [...word].join('.'),
  spacedDots: (word) => [...word].join(' . '),
  stretched: (word, at) => word.slice(0, at) + (word[at] ?? '').repeat(4) + word.slice(at + 1),
  fullWidth: (word) => word.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  bold: (word) => word.replace(/[a-z]/gu, (char) => String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 0x61)),
  circled: (word) => word.replace(/[a-z]/gu, (char) => String.fromCodePoint(0x24d0 + char.charCodeAt(0) - 0x61)),
  upperCase: (word) => word.toUpperCase(),
};
function replaceOne(word: string, at: number, table: Record<string, string>): string {
  for (let i = 0; i < word.length; i++) {
    const k = (at + i) % word.length;
    const other = table[word[k] ?? ''];
    if (other !== undefined) return word.slice(0, k) + other + word.slice(k + 1);
  }
  return word;
}

const packs = SHIPPED.map(shippedPack);
const shipped = shippedScreener();
/** Different letters of a word, those that one sign can mean counted once: `til` has two, too few to be known by. */
function kindsOfLetter(word: string): number {
  return new Set([...word.toLowerCase()].map((letter) => classOf(1 << (letter.charCodeAt(0) - 0x61)))).size;
}
/** Every word of a matched Latin term in the title of an example that must match. */
const targets = packs.flatMap((pack) =>
  pack.rules.flatMap((rule) =>
    rule.examples.flatMap((example) => {
      const listing = exampleListing(example);
      const options = { asOf: example.asOf ?? pack.version };
      const finding = shipped.screen(listing, options).find((each) => each.rule === rule.id);
      const matches =
        finding?.matches.filter(
          (match) => match.field === 'title' && (match.via === 'literal' || match.via === 'folded'),
        ) ?? [];
      return matches.flatMap((match) =>
        [...match.text.matchAll(/[a-z]{3,}/giu)]
          .filter(
            (word) =>
              !/\p{L}/u.test(match.text.charAt(word.index - 1)) &&
              !/\p{L}/u.test(match.text.charAt(word.index + word[0].length)) &&
              kindsOfLetter(word[0]) > 2,
          )
          .map((word) => ({ rule: rule.id, listing, options, start: match.start + word.index, word: word[0] })),
      );
    }),
  ),
);

test('a positive example of a shipped pack stays found under every supported disguise', () => {
  assert.ok(targets.length > 100);
  fc.assert(
    fc.property(
      fc.constantFrom(...targets),
      fc.constantFrom(...Object.keys(tricks)),
      fc.nat(20),
      (target, trick, at) => {
        const disguised = tricks[trick]?.(target.word.toLowerCase(), at % target.word.length) ?? '';
        const title =
          target.listing.title.slice(0, target.start) +
          disguised +
          target.listing.title.slice(target.start + target.word.length);
        const finding = shipped
          .screen({ ...target.listing, title }, target.options)
          .find((each) => each.rule === target.rule);
        assert.ok(finding, `${trick}: ${title}`);
        for (const match of finding.matches)
          if (match.field === 'title') assert.equal(title.slice(match.start, match.end), match.text);
      },
    ),
    { numRuns: draws(500, 3000) },
  );
});
