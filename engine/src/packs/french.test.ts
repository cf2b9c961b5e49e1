import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inFrench } from './french.ts';
import { parsePack } from './parse-pack.ts';

/** Whatever says that something is wrong in a pack. */
const SOURCES = ['check-pack.ts', 'lint-pack.ts', 'parse-pack.ts', 'bounds.ts', 'cel/cel.ts', '../terms/pattern.ts'];

/** Put together of parts, which the next test has. */
const IN_PARTS = /\$\{(?:same|kind|key|error\.message \?\? 'is wrong')\}/;

test('whatever the engine says of a pack is said in French', () => {
  let found = 0;
  for (const name of SOURCES) {
    const source = readFileSync(new URL(name, import.meta.url), 'utf8');
    const said = /(?:\b(?:message|hint|problem):\s+(?:[\w.> ]+\? )?|\brefuse\()(['`])((?:(?!\1).)+)\1/g;
    for (const [, , text = ''] of source.matchAll(said)) {
      if (IN_PARTS.test(text)) continue;
      found += 1;
      const english = text.replaceAll(/\$\{[^}]*\}/g, 'x');
      assert.notEqual(inFrench(english), null, `${name}: ${text}`);
    }
  }
  assert.ok(found > 45, String(found));
});

test('with what is put in, names of places and one message in another', () => {
  for (const [english, french] of [
    ['term "a … b": a gap is of 1 to 9 words', 'terme «\u00a0a … b\u00a0»\u00a0: un intervalle est de 1 à 9 mots'],
    ['brand: a gap stands between two words', 'marque\u00a0: un intervalle se place entre deux mots'],
    ['term "a" stands twice', 'le terme «\u00a0a\u00a0» figure deux fois'],
    ['term "a" folds to the same as "b"', 'le terme «\u00a0a\u00a0» se réduit à la même forme que «\u00a0b\u00a0»'],
    ['rule "r" has no example that must match', 'la règle «\u00a0r\u00a0» n’a pas d’exemple à signaler'],
    ['the pack must be object', 'le paquet de règles doit avoir des clés'],
    ['one of all, any', 'l’un de\u00a0: all, any'],
    ['a condition has one operator, not all and any', 'une condition a un seul opérateur, et non all and any'],
    ['did you mean "severity"?', 'vouliez-vous dire «\u00a0severity\u00a0»\u202f?'],
    ['Something that nobody translated', null],
  ] as const)
    assert.equal(inFrench(english), french);
});

test('faults of YAML as the reader says them', () => {
  for (const yaml of [
    'a: 1\na: 2',
    'a: b: c',
    'a:\n\t- b',
    'a: "b',
    'a: [b',
    'a: {b: c',
    'a: @b',
    '- a\nb',
    ' a: 1\nb: 2',
    'a: *b',
  ]) {
    const read = parsePack(yaml, 'x.yaml');
    assert.ok('errors' in read);
    for (const { message } of read.errors) assert.notEqual(inFrench(message), null, message);
  }
});
