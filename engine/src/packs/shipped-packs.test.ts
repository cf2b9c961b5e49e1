import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHIPPED as files, shippedPack as readPack, shippedScreener } from '../../testing/shipped-packs.ts';
import { fold } from '../fold/fold.ts';
import { compile, compileToBytes } from '../screen.ts';
import { openProgram } from '../screener.ts';
import { exampleListing, tryExamples } from '../try-examples.ts';
import { compileCel } from './cel/cel.ts';
import type { Pack } from './pack.ts';

test('packs are shipped', () => {
  assert.ok(files.length >= 4);
});

for (const file of files) {
  test(`${file}: its examples come out as they say`, () => {
    const failed = tryExamples(readPack(file)).filter((result) => !result.ok);
    assert.deepEqual(failed, []);
  });

  test(`${file}: at least 40 examples, half of them look-alikes, and every rule with both`, () => {
    const { rules } = readPack(file);
    const examples = rules.flatMap((rule) => rule.examples);
    assert.ok(examples.length >= 40, String(examples.length));
    assert.ok(examples.filter((example) => !example.match).length * 2 >= examples.length * 0.9);
    for (const rule of rules) assert.equal(new Set(rule.examples.map((example) => example.match)).size, 2, rule.id);
  });
}

test('compiled to bytes and opened, in memory that threads share, they find and explain the same', () => {
  const packs = files.map(readPack);
  const bytes = compileToBytes(packs);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const [compiled, opened] = [shippedScreener(), openProgram(shared, compileCel)];
  assert.deepEqual(opened.packs, compiled.packs);
  for (const pack of packs) {
    // Two of each rule's, since explaining takes its time: one that matches, where it has one, and one that does not.
    const some = pack.rules.flatMap(({ examples }) => [
      ...examples.filter(({ match }) => match).slice(0, 1),
      ...examples.filter(({ match }) => !match).slice(0, 1),
    ]);
    for (const example of some) {
      const [listing, options] = [exampleListing(example), { asOf: example.asOf ?? pack.version }];
      assert.deepEqual(opened.screen(listing, options), compiled.screen(listing, options), listing.title);
      if (example.match) assert.deepEqual(opened.explain(listing, options), compiled.explain(listing, options));
    }
  }
  assert.deepEqual(new Uint8Array(shared), bytes, 'nothing is written into what is shared');
});

/** The languages of the Union (Regulation No 1, art. 1), and those of the places where marketplaces sell from. */
const languages = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk ru tr ar zh ja ko'.split(
  ' ',
);
const inEveryLanguage = [
  'prohibited-dolls',
  'adult-goods-age-gate',
  'medicines',
  'weapons',
  'gpsr-information',
  'toys-safety',
];

for (const file of files) {
  test(`${file}: a language of one list of terms is in all of them, so that no goods are without their look-alikes`, () => {
    const lists = Object.entries(readPack(file).terms);
    const expected = inEveryLanguage.some((subject) => file.includes(subject)) ? languages : [];
    const all = new Set([...expected, ...lists.flatMap(([, terms]) => Object.keys(terms).map(primary))]);
    all.delete('any');
    for (const [list, terms] of lists) {
      const has = new Set(Object.keys(terms).map(primary));
      // What is written the same in English as in `any` needs no list of its own.
      const missing = [...all].filter((language) => !has.has(language) && !(language === 'en' && has.has('any')));
      assert.deepEqual(missing, [], list);
    }
  });
}

/**
 * Words of a list that are ordinary in another language once case and marks are gone: `pluș` (plush) is plus, `dítě`
 * (child) is the French dite. Alone they would hide goods, or mark what has no mark.
 */
const ordinaryElsewhere =
  'plus pluss carte cas tu tuk bez dite born dieta lasten lapsed minora sala soma mala polo capa iris magasin panna baba nina'.split(
    ' ',
  );

for (const file of files.filter((each) => inEveryLanguage.some((subject) => each.includes(subject)))) {
  test(`${file}: no term is a word that is ordinary in another language`, () => {
    const terms = Object.values(readPack(file).terms).flatMap((languages) => Object.values(languages).flat());
    assert.deepEqual(
      terms.filter((term) => ordinaryElsewhere.includes(fold(term).text)),
      [],
    );
  });
}

/** The language of a tag: Chinese of `zh-Hant`. */
function primary(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** The languages of terms of which no example that must match shows one. */
function languagesWithoutMatch(pack: Pack): string[] {
  const screener = compile([pack]);
  const found = new Set(
    pack.rules
      .flatMap((rule) => rule.examples)
      .filter((example) => example.match)
      .flatMap((example) => screener.screen(exampleListing(example), { asOf: example.asOf ?? pack.version }))
      .flatMap((finding) => finding.matches.map((match) => match.term)),
  );
  const lists = Object.values(pack.terms);
  return [...new Set(lists.flatMap((list) => Object.keys(list)))].filter(
    (language) => language !== 'any' && !lists.some((list) => list[language]?.some((term) => found.has(term))),
  );
}

for (const file of files.filter((each) => /weapons|toys/u.test(each))) {
  test(`${file}: an example that matches in each language`, () => {
    assert.deepEqual(languagesWithoutMatch(readPack(file)), []);
  });
}

test('an example that says the contrary fails, with the reason', () => {
  const pack = readPack(files.find((file) => file.includes('weapons')) ?? '');
  for (const rule of pack.rules) for (const example of rule.examples) example.match = !example.match;
  const results = tryExamples(pack);
  assert.ok(results.every((result) => !result.ok && result.why.startsWith('must ')));
});
