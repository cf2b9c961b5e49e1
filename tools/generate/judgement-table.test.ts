import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RULES } from '../../server/src/followup/verdict/rules.ts';
import { PAGE, printRules } from './judgement-table.ts';

test('the reference prints the rules of judgement in their order', () => {
  const page = readFileSync(PAGE, 'utf8');
  assert.equal(page, printRules(page), 'run node tools/generate/judgement-table.ts');
  assert.equal(new Set(RULES.map(({ name }) => name)).size, RULES.length, 'two rules of one name');
});
