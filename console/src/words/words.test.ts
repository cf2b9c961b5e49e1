import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { ParseKeys } from 'i18next';
import { FIRST } from './first.ts';

const SOURCE = join(import.meta.dirname, '..');
const LANGUAGES = ['en', 'fr'] as const;
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text by its whole key. */
function textsOf(words: unknown, prefix = ''): [string, string][] {
  if (typeof words === 'string') return [[prefix, words]];
  if (typeof words !== 'object' || words === null) throw new Error(`${prefix} is no text`);
  return Object.entries(words).flatMap(([key, inner]) => textsOf(inner, prefix ? `${prefix}.${key}` : key));
}
const read = (language: string) =>
  new Map(textsOf(JSON.parse(readFileSync(join(import.meta.dirname, `${language}.json`), 'utf8'))));
const words = { en: read('en'), fr: read('fr') };

/** Keys without the forms of plurals. */
const keysOf = (texts: ReadonlyMap<string, string>) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')));
/** What is put into a text; how many may be said in words, as in “once”. */
const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\{(.+?)\}\}/g)].flatMap(([, name = '']) => (name === 'count' ? [] : [name])).sort();

test('English and French have the same keys', () => {
  assert.deepEqual([...keysOf(words.fr)].sort(), [...keysOf(words.en)].sort());
});

test('every text has the same placeholders in both, whatever the plural', () => {
  const places = Map.groupBy([...words.en, ...words.fr], ([key]) => key.replace(PLURAL, ''));
  for (const [key, texts] of places) {
    const [expected, ...others] = texts.map(([, text]) => placeholdersOf(text));
    for (const found of others) assert.deepEqual(found, expected, key);
  }
});

test('a plural has every form of its language', () => {
  for (const language of LANGUAGES) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const plurals = [...words[language].keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''));
    for (const key of plurals)
      for (const form of pluralCategories)
        assert.ok(words[language].has(`${key}_${form}`), `${language} ${key}_${form}`);
  }
});

test('no text is left over', () => {
  const code = globSync('**/*.{ts,tsx}', { cwd: SOURCE, exclude: ['client/schema.d.ts', '**/*.test.ts'] })
    .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
    .join('\n');
  const literals = new Set([...code.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
  // A key that is put together, as `queue.${state}`, is used in all its forms.
  const patterns = [...code.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})+)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => /^[\w-]+\./.test(template))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));
  const isUsed = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
  assert.deepEqual(
    [...keysOf(words.en)].filter((key) => !isUsed(key)),
    [],
  );
});

test('what the worktable says is there before anything else', () => {
  const read = new Set<string>();
  const follow = (path: string): void => {
    if (read.has(path) || !/\.tsx?$/.test(path)) return;
    read.add(path);
    // What is fetched later comes with all words, but what is named below.
    for (const [, to = ''] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)';$/gm))
      follow(join(dirname(path), to));
  };
  const lazily = ['sign-in/sign-in', 'worktable/worktable', 'worktable/decide-many'].map((path) => `screens/${path}`);
  for (const path of ['main', 'parts/frame/palette', 'parts/frame/keys', ...lazily])
    follow(join(SOURCE, `${path}.tsx`));
  assert.ok(read.size > 60, String(read.size));
  const names = new Set([...keysOf(words.en)].map((key) => key.split('.')[0] ?? ''));
  const said = [...read].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/['`]([A-Za-z]+)\.[\w$-]/g)].map(([, name = '']) => name),
  );
  assert.deepEqual([...new Set(said)].filter((name) => names.has(name)).sort(), FIRST);
});

test('French signs stand after a space that does not break', () => {
  for (const [key, text] of words.fr) {
    assert.doesNotMatch(text, /(?<![\u00a0\u202f\d/h])[;!?»]|«(?![\u00a0\u202f])/, `${key}: ${text}`);
    // A colon within an address or a time stands without one.
    assert.doesNotMatch(text, /(?<![\u00a0\u202f]):(?=\s|$)/, `${key}: ${text}`);
    assert.doesNotMatch(text, /'/, `${key}: ${text}`);
  }
});

test('English has its own quotes and apostrophes', () => {
  for (const [key, text] of words.en) assert.doesNotMatch(text, /['"«»]/, `${key}: ${text}`);
});

test('a key that is in no file does not compile', () => {
  // The types of these two are what is tested: were every text a key, this file would not compile.
  const typo: 'quue.title' extends ParseKeys ? never : 'refused' = 'refused';
  const known: 'worktable.title' extends ParseKeys ? 'taken' : never = 'taken';
  assert.deepEqual([typo, known], ['refused', 'taken']);
});
