import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleOfRule } from './title-of-rule.ts';

test('a rule is called by its title, and by its id once it is no longer in force', () => {
  const rules = [{ pack: 'weapons', rule: 'knives', title: { en: 'Knife', fr: 'Couteau' } }];
  assert.equal(titleOfRule(rules, 'weapons/knives', 'fr'), 'Couteau');
  assert.equal(titleOfRule(rules, 'knives/weapons', 'fr'), 'knives/weapons');
});
