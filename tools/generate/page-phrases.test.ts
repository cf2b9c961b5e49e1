import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pagePhrasesSchema } from '../../server/src/base/registers/page-phrases-schema.ts';
import { REGISTERS_DIR, readEntry } from '../../server/src/base/registers/read-yaml.ts';
import { makePagePhrases } from './page-phrases.ts';

const SHIPPED = join(REGISTERS_DIR, 'page-phrases');
const scratch = mkdtempSync(join(tmpdir(), 'vigie-page-phrases-'));
after(() => rmSync(scratch, { recursive: true }));

test('the phrases that are read are those of the languages’ files', () => {
  for (const [name, content] of Object.entries(makePagePhrases()))
    assert.deepEqual(
      JSON.parse(readFileSync(join(REGISTERS_DIR, name), 'utf8')),
      JSON.parse(JSON.stringify(content)),
      'run node tools/generate/page-phrases.ts',
    );
  for (const name of readdirSync(SHIPPED)) {
    const { language } = readEntry(join(SHIPPED, name), pagePhrasesSchema);
    assert.equal(name, `${language}.yaml`);
  }
});

test('a language is added by a file, without code; what is wrong in it is said with its place', () => {
  const folder = join(scratch, 'page-phrases');
  cpSync(SHIPPED, folder, { recursive: true });
  const add = (text: string) => writeFileSync(join(folder, 'xx.yaml'), text);
  add('language: xx\npage:\n  gone: [Už Není Na Prodej*]\ncolumn:\n  yes: [ano]\n');
  const made = makePagePhrases(folder)['page-phrases.json'];
  assert.ok(made.page.gone.includes('uz neni na prodej*'));
  assert.ok(made.column.yes.includes('ano'));
  for (const [text, expected] of [
    ['language: xx\npage:\n  wrong: [a]\n', /xx\.yaml, \/page/],
    ['language: xx\npage:\n  gone: [a*b]\n', /xx\.yaml, \/page\/gone\/0/],
    ['language: xx\ncolumn:\n  yes: ["(a"]\n', /\/column\/yes\/0: no regular expression/],
    ['language: xx\npage:\n  notHere: ["není.*zde"]\n', /repeats without bounds/],
    ['language: xx\npage:\n  notHere: ["není zde"]\n', /without accents/],
  ] as const) {
    add(text);
    assert.throws(() => makePagePhrases(folder), { code: 'VIGIE_REGISTER_INVALID', message: expected });
  }
});
