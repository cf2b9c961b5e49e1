import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isMap, isScalar, parseDocument, visit } from 'yaml';

const ROOT = join(import.meta.dirname, '../../../..');
const files = (pattern: string): [string, string][] => {
  const found = globSync(pattern, { cwd: ROOT, exclude: ['**/*.test.ts', '**/testdata/**'] });
  assert.ok(found.length > 0, pattern);
  return found.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);
};
/** An apostrophe as a typewriter has it. */
const STRAIGHT = /(?<=[\p{L}\p{N}])'(?=[\p{L}\s])/u;

test('what packs, registers and the glossary say in English and French has ’; terms stay as they are looked for', () => {
  for (const pattern of ['packs/*/*/*.yaml', 'registers/**/*.yaml', 'docs/glossary.yaml'])
    for (const [path, text] of files(pattern))
      visit(parseDocument(text), {
        Map(_, { items }) {
          const said = items.filter(({ key }) => isScalar(key) && (key.value === 'en' || key.value === 'fr'));
          if (said.length < 2) return;
          for (const value of said.flatMap((one) =>
            isMap(one.value) ? one.value.items.map((in_) => in_.value) : [one.value],
          ))
            if (isScalar(value) && typeof value.value === 'string') assert.doesNotMatch(value.value, STRAIGHT, path);
        },
      });
});

test('what the server says in English and French has ’', () => {
  for (const [path, text] of files('server/src/**/*.ts'))
    for (const [said] of text.matchAll(/\b(?:en|fr|says): (?:"[^"\n]*"|`[^`]*`|'(?:[^'\\\n]|\\.)*')/g))
      assert.doesNotMatch(said.replaceAll("\\'", "'").replace(/: '(.*)'$/s, ': $1'), STRAIGHT, path);
  for (const [path, text] of files('server/src/**/{words,reasons}.{en,fr}.json'))
    assert.doesNotMatch(text, STRAIGHT, path);
});
