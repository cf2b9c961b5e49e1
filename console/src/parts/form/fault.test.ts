import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf } from './fault.ts';

test('each fault of a field has words in the language of the screen', () => {
  const of = (type: string, wrong: keyof ValidityState, more = {}) =>
    faultOf({ type, validity: { [wrong]: true }, ...more }, 'fr');
  assert.deepEqual(of('text', 'valueMissing'), { key: 'missing' });
  assert.deepEqual(of('text', 'tooShort', { minLength: 15 }), { key: 'tooShort', count: 15 });
  assert.deepEqual(of('email', 'typeMismatch'), { key: 'email' });
  assert.deepEqual(of('number', 'badInput'), { key: 'number' });
  assert.deepEqual(of('number', 'stepMismatch'), { key: 'whole' });
  assert.deepEqual(of('number', 'rangeOverflow', { max: '366' }), { key: 'most', bound: '366' });
  assert.deepEqual(of('date', 'rangeUnderflow', { min: '2026-12-01' }), {
    key: 'earliest',
    bound: '1er décembre 2026',
  });
  assert.deepEqual(of('text', 'patternMismatch'), { key: 'format' });
});

test('half a date is said to be half, not to be missing', () => {
  const validity = { badInput: true, valueMissing: true };
  assert.deepEqual(faultOf({ type: 'datetime-local', validity }, 'fr'), { key: 'date' });
});
