import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePack } from './parse-pack.ts';
import { formatProblem } from './problem.ts';

const good = `id: sample
version: 2026-01-01
title: { en: Sample, fr: Exemple }
territory: [FR]
legal:
  - id: law
    citation: { en: Law, fr: Loi }
    penalty: null
    from: null
    to: null
    verified: true
    note: null
    source: text
terms:
  lamp:
    en: [lamp, lamps]
rules:
  - id: lamps
    title: { en: Lamp, fr: Lampe }
    severity: low
    legal: [law]
    when:
      terms: lamp
    examples:
      - match: true
        listing: { title: A lamp }
`;

/** The problems of a pack with one piece replaced. */
function problems(from: string, to: string): string[] {
  assert.ok(good.includes(from), from);
  const result = parsePack(good.replace(from, to), 'sample.yaml');
  return 'errors' in result ? result.errors.map(formatProblem) : [];
}

test('a good pack is read', () => {
  const result = parsePack(good, 'sample.yaml');
  assert.ok('pack' in result);
  assert.equal(result.pack.rules[0]?.id, 'lamps');
});

test('an unknown key is said in one line with its place and the key that was meant', () => {
  assert.deepEqual(problems('severity: low', 'severty: low'), [
    'sample.yaml:20:5: unknown key "severty" (did you mean "severity"?)',
  ]);
  assert.deepEqual(problems('id: sample\n', 'id: sample\ncolour: red\n'), [
    'sample.yaml:2:1: unknown key "colour" (known here: id, version, title, territory, reviewed, legal, terms, products, rules)',
  ]);
});

test('languages that have been reviewed are BCP 47 codes, each once, and never "any"', () => {
  assert.deepEqual(problems('territory: [FR]', 'territory: [FR]\nreviewed: [en, pt-BR, zh-Hant]'), []);
  for (const wrong of ['[any]', '[English]', '[en, en]', 'en', '[1]'])
    assert.match(problems('territory: [FR]', `territory: [FR]\nreviewed: ${wrong}`).join(), /sample.yaml:5:/u, wrong);
});

test('what the schema cannot say has its place too', () => {
  assert.deepEqual(problems('terms: lamp\n', 'terms: lamps\n'), [
    'sample.yaml:23:14: unknown term list "lamps" (did you mean "lamp"?)',
  ]);
  assert.deepEqual(problems('legal: [law]', 'legal: [lax]'), [
    'sample.yaml:21:13: unknown legal basis "lax" (did you mean "law"?)',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'cel: listing.prize < 3.0\n'), [
    'sample.yaml:23:20: cel: No such key: prize',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'cel: listing.title.matches("(a+)+$")\n'), [
    'sample.yaml:23:12: cel: regular expressions are not taken: use terms',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'cel: listing.price + 1.0\n'), [
    'sample.yaml:23:12: cel: the condition is of type double, not bool',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'measure: height\n      below: soon\n'), [
    'sample.yaml:24:14: "soon" is not a quantity of length (such as "10 cm")',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'terms: lamp\n      within: 3\n'), [
    'sample.yaml:24:7: "within" does not go with "terms"',
  ]);
  assert.deepEqual(problems('terms: lamp\n', 'terms: lamp\n      not: { terms: lamp }\n'), [
    'sample.yaml:23:7: a condition has one operator, not terms and not (one of all, any, not, terms, measure, near, cel, product, absent)',
  ]);
  assert.deepEqual(problems('[lamp, lamps]', '[lamp, "…"]'), [
    'sample.yaml:16:16: term "…": a gap stands between two words',
  ]);
  assert.deepEqual(problems('- id: lamps', '- id: lamps\n    territory: [France]'), [
    'sample.yaml:19:17: territory[0] must match pattern "^[A-Z]{2}$"',
  ]);
});

test('broken YAML is one line with its place', () => {
  const [first] = problems('territory: [FR]', 'territory: [FR');
  assert.match(first ?? '', /^sample\.yaml:\d+:\d+: \S/);
  assert.equal(problems('version: 2026-01-01\n', 'version: 2026-01-01\nversion: 2026-01-01\n').length, 1);
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(good.length), (text, at) => {
      parsePack(text, 'x.yaml');
      parsePack(good.slice(0, at) + text + good.slice(at), 'x.yaml');
    }),
    { numRuns: 200 },
  );
});

test('an alias bomb is refused', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
    'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
    'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]',
  ].join('\n');
  const result = parsePack(bomb, 'bomb.yaml');
  assert.ok('errors' in result);
});
