import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../parts/form/typed-testing.ts';
import { readTemplate } from './template-body.ts';

test('a reason to keep is for one decision, with its title and text', () => {
  const fields = { kind: 'dismiss', title: ' Kitchen knife ', text: 'A kitchen knife; no rule applies.\n' };
  const kept = { kind: 'dismiss', title: 'Kitchen knife', text: 'A kitchen knife; no rule applies.' };
  assert.deepEqual(readTemplate(typed(fields)), kept);
  assert.equal(readTemplate(typed({ ...fields, kind: 'hold' })).kind, 'hold');
  assert.throws(() => readTemplate(typed({ ...fields, kind: 'undo' })));
});
