import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../../parts/form/typed-testing.ts';
import { readAnswer } from './answer-body.ts';

const at = '2026-01-06T10:00';
const instant = new Date(2026, 0, 6, 10).toISOString();

test('a receipt holds no decision, even where one was typed before', () => {
  const said = typed({ at, reference: 'D-1', foundIn: '', outcome: 'acted', explanation: 'x' });
  assert.deepEqual(readAnswer(said, 'receipt'), { kind: 'receipt', at: instant, reference: 'D-1' });
});

test('a decision holds its outcome and explanation, and redress where it was given', () => {
  const fields = { at, foundIn: 'ans_1', outcome: 'partly', explanation: 'Une offre retirée.' };
  const decision = { outcome: 'partly', explanation: 'Une offre retirée.' };
  const expected = { kind: 'decision', at: instant, foundIn: 'ans_1' };
  assert.deepEqual(readAnswer(typed({ ...fields, redress: '' }), 'decision'), { ...expected, decision });
  assert.deepEqual(readAnswer(typed({ ...fields, redress: 'Appel' }), 'decision'), {
    ...expected,
    decision: { ...decision, redress: 'Appel' },
  });
});
