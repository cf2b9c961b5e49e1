import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../base/core/home.ts';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { loadTransparencyChoices } from './transparency-choices.ts';

/** The ids of the packs that are shipped. */
const packIds = (): string[] =>
  globSync('*/*/*.yaml', { cwd: join(ROOT, 'packs') })
    .map((path) => /^id: (\S+)$/m.exec(readFileSync(join(ROOT, 'packs', path), 'utf8'))?.[1] ?? path)
    .sort();

test('a value of the Transparency Database that code names is one of the register', () => {
  const { enums } = loadTransparencyRegister();
  const known = new Set([...Object.keys(enums), ...Object.values(enums).flat()]);
  const room = join(import.meta.dirname, '..');
  const named = globSync('**/*.ts', { cwd: room })
    .filter((name) => !name.endsWith('.test.ts'))
    .flatMap((name) => [
      ...readFileSync(join(room, name), 'utf8').matchAll(
        /'((?:SOURCE|DECISION|AUTOMATED|KEYWORD|CONTENT_TYPE|STATEMENT_CATEGORY|ACCOUNT_TYPE)_[A-Z_]+)'/g,
      ),
    ])
    .map(([, value = '']) => value);
  assert.ok(named.includes('SOURCE_TRUSTED_FLAGGER') && named.includes('KEYWORD_OTHER'), named.join(' '));
  assert.deepEqual(
    [...new Set(named)].filter((value) => !known.has(value)),
    [],
  );
});

test('what a decision on goods chooses from stands in the register of the database’s values', () => {
  const register = loadTransparencyRegister();
  const { restrictions, categories, packs } = loadTransparencyChoices();
  const lists = {
    visibility: register.enums.DECISION_VISIBILITIES,
    monetary: register.enums.DECISION_MONETARIES,
    provision: register.enums.DECISION_PROVISIONS,
    account: register.enums.DECISION_ACCOUNTS,
  };
  for (const { part, value } of restrictions) assert.ok(lists[part]?.includes(value), value);
  for (const { value, keywords } of categories) {
    assert.ok(register.enums.STATEMENT_CATEGORIES?.includes(value), value);
    for (const keyword of keywords) assert.ok(register.keywords[value]?.includes(keyword.value), keyword.value);
  }
  for (const { pack, category, keyword, restriction } of packs) {
    assert.ok(
      categories.find(({ value }) => value === category)?.keywords.some(({ value }) => value === keyword),
      pack,
    );
    assert.ok(
      restrictions.some(({ value }) => value === restriction),
      pack,
    );
  }
  assert.deepEqual(packs.map(({ pack }) => pack).sort(), packIds(), 'every pack that is shipped has its beginning');
});
