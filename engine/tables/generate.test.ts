import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generate } from './generate.ts';
import { generateSearch } from './generate-search.ts';

const bare = (text: string) => text.replace(/\s+/gu, '');

test('the generated files are those that the generator makes', () => {
  for (const { path, text } of generate()) {
    const file = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    assert.equal(bare(file), bare(text), `${path}: run node engine/tables/generate.ts`);
  }
});

test('the module that searches hashes is the one that search.wat makes', async () => {
  const made = readFileSync(new URL('../src/images/search.generated.ts', import.meta.url), 'utf8');
  assert.equal(made, await generateSearch(), 'run node engine/tables/generate-search.ts');
});
