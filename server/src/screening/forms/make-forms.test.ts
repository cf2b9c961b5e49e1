import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDictionary } from './dictionary.ts';
import { makeForms } from './make-forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-forms-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, aff: string, words: readonly string[], encoding: BufferEncoding = 'utf8'): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, aff, encoding);
  writeFileSync(file.replace(/\.aff$/u, '.dic'), [String(words.length), ...words, ''].join('\n'), encoding);
  return file;
}

const aff =
  'SET UTF-8\nSFX N Y 2\nSFX N 0 s [^x]\nSFX N 0 n .\nSFX A Y 2\nSFX A 0 e .\nSFX A 0 es .\nPFX U Y 1\nPFX U 0 un .\n';
const german = put('de_DE.aff', aff, ['Messer/N', 'messer/U', 'Stock/NU', 'rot/A', 'Stockwerk', 'Stöckchen', 'Ring']);
put('de_AT.aff', aff, ['Messer']);
put('index.aff', aff, ['x']);
put('dictionary-pl/index.aff', 'SET ISO8859-2\nSFX N Y 1\nSFX N 0 \xe1 .\n', ['pa\xb3ka/N'], 'latin1');
put('sv_SE.aff', 'SET UTF-8\n', ['kniv']);
put('sv_FI.aff', 'SET UTF-8\n', ['kniv']);
put('pt_BR.aff', 'SET UTF-8\n', ['faca']);
put('pt_XX.aff', 'SET KLINGON-1\n', ['faca']);
put('el.aff', 'SET UTF-8\n', ['μαχαίρι', 'μαχαίρια', 'μαχαιριού', 'μάχη']);

const dictionary = openDictionary(german, 'de');
const one = (term: string, known = [term]) => {
  const [[made] = []] = makeForms([{ terms: [term], known }], dictionary);
  assert.ok(made);
  return made;
};

test('forms that the terms do not find are missing; a form that folds to a known one is none', () => {
  assert.deepEqual(one('Messer').missing, ['Messers', 'Messern']);
  assert.deepEqual(one('MESSER', ['messer', 'MESSERN']).missing, ['Messers']);
  assert.deepEqual(one('Messer', ['messer*']).missing, []);
  assert.deepEqual(one('Stock').words[0]?.prefixed, ['unStock', 'unStocks', 'unStockn']);
});

test('a word is looked for as it is, as a form of another, and by its last part', () => {
  const as = (term: string) => one(term).words.map((word) => word.as);
  assert.deepEqual(as('Messer'), ['Messer']);
  assert.deepEqual(as('Messern'), ['Messer']);
  assert.deepEqual(as('Klappmesser'), ['…messer']);
  assert.deepEqual(one('Klappmesser').missing, ['Klappmessers', 'Klappmessern']);
  assert.deepEqual(as('Xyzzy'), [null]);
  assert.deepEqual(one('Xyzzy').missing, []);
});

test('the forms of a term of several words are combined, unless they are too many to look at', () => {
  assert.deepEqual(one('rot Messer').missing?.slice(0, 4), [
    'rot Messers',
    'rot Messern',
    'rote Messer',
    'rote Messers',
  ]);
  assert.equal(one('rot Messer').missing?.length, 8);
  assert.equal(one('rot rote rotes Stock Messer').missing, null);
  assert.deepEqual(
    one('rot* … Stock').words.map(({ word }) => word),
    ['Stock'],
  );
  assert.deepEqual(one('9 mm-Messer').missing, ['9 mm-Messers', '9 mm-Messern']);
});

test('of a prefix that has all forms it is told what else it would take', () => {
  assert.deepEqual(one('Stock').words[0]?.prefix, { term: 'Stock*', others: 2, samples: ['Stockwerk', 'Stöckchen'] });
  assert.deepEqual(one('Messer').words[0]?.prefix, { term: 'Messer*', others: 0, samples: [] });
  const [[greek] = []] = makeForms([{ terms: ['μαχαίρι'], known: ['μαχαίρι'] }], openDictionary(folder, 'el'));
  assert.deepEqual(greek?.words[0]?.prefix, { term: 'μαχαί*', others: 2, samples: ['μαχαίρια', 'μαχαιριού'] });
});

test('a dictionary is found by its language, in the layouts of Debian and npm', () => {
  assert.equal(openDictionary(folder, 'sv').file, join(folder, 'sv_SE.dic'));
  assert.equal(openDictionary(folder, 'de-AT').file, join(folder, 'de_AT.dic'));
  const polish = openDictionary(folder, 'pl');
  assert.deepEqual([...polish.words()], ['pałka']);
  assert.deepEqual([...polish.find(new Set(['pałka'])).keys()], ['pałka']);
  const refused = (path: string, language: string) => {
    try {
      openDictionary(path, language);
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
    return null;
  };
  assert.equal(refused(folder, 'hu'), 'VIGIE_SCREENING_NO_DICTIONARY');
  assert.equal(refused(join(folder, 'none'), 'de'), 'VIGIE_SCREENING_NO_DICTIONARY');
  assert.equal(refused(join(folder, 'pt_XX.aff'), 'pt'), 'VIGIE_SCREENING_BAD_DICTIONARY');
  rmSync(join(folder, 'pt_BR.dic'));
  assert.equal(refused(join(folder, 'pt_BR.aff'), 'pt'), 'VIGIE_SCREENING_BAD_DICTIONARY');
});
