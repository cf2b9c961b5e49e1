import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldPlan } from './fold-plan.ts';

test('a plan is folded: long lists are cut, long lines go on at a condition', () => {
  const plan = [
    '  ->  Index Scan on "case" c',
    "        Index Cond: (id = ANY ('{a,b,c,d,e}'::text[]))",
    "        Filter: ((joined_to IS NULL) AND (state = 'open'::text) AND (compartment IS NULL))",
    '        Word: abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  ].join('\n');
  assert.equal(
    foldPlan(plan, 60),
    [
      '  ->  Index Scan on "case" c',
      "        Index Cond: (id = ANY ('{a,b,c, … 2 more}'::text[]))",
      '        Filter: ((joined_to IS NULL)',
      "              AND (state = 'open'::text)",
      '              AND (compartment IS NULL))',
      '        Word: abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
    ].join('\n'),
  );
});
