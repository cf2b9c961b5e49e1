import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile } from '../screen.ts';
import { exampleListing, tryExamples } from '../try-examples.ts';
import type { Pack } from './pack.ts';
import { parsePack } from './parse-pack.ts';
import { formatProblem } from './problem.ts';

const root = new URL('../../../', import.meta.url).pathname;
const files = globSync('packs/*/*/*.yaml', { cwd: root }).sort();

function readPack(file: string): Pack {
  const result = parsePack(readFileSync(`${root}${file}`, 'utf8'), file);
  assert.ok('pack' in result, 'errors' in result ? result.errors.map(formatProblem).join('\n') : '');
  return result.pack;
}

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
  test(`${file}: an example that matches in every language of the Union and seven others`, () => {
    const pack = readPack(file);
    assert.deepEqual(languagesWithoutMatch(pack), []);
    for (const list of Object.values(pack.terms)) assert.ok(Object.keys(list).length >= 31);
  });
}

test('an example that says the contrary fails, with the reason', () => {
  const pack = readPack(files.find((file) => file.includes('weapons')) ?? '');
  for (const rule of pack.rules) for (const example of rule.examples) example.match = !example.match;
  const results = tryExamples(pack);
  assert.ok(results.every((result) => !result.ok && result.why.startsWith('must ')));
});
