import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generate } from './generate.ts';
import { generateModules } from './generate-modules.ts';

const bare = (text: string) => text.replace(/\s+/gu, '');

test('the generated files are those that the generator makes', () => {
  for (const { path, text } of generate()) {
    const file = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    assert.equal(bare(file), bare(text), `${path}: run node engine/tables/generate.ts`);
  }
});

test('the modules of WebAssembly are those that their texts make', async () => {
  for (const { url, text } of await generateModules())
    assert.equal(readFileSync(url, 'utf8'), text, `${url.pathname}: run node engine/tables/generate-modules.ts`);
});
