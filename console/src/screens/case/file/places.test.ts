import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODES, readChosen, readCodes } from './places.ts';

test('codes are read however they are separated, each once, with their zero', () => {
  assert.deepEqual(readCodes('06, 2a;971 ie  06'), ['06', '2A', '971', 'IE']);
  assert.deepEqual(readCodes('6'), ['06']);
  assert.deepEqual(readCodes('  '), []);
});

test('what is typed in place of a code is said to be none', () => {
  const field = new RegExp(`^(?:${CODES})$`, 'v');
  for (const typed of ['', '06', '6, 2a;971 ie  06', ' 06,']) assert.match(typed, field, typed);
  for (const typed of ['Nice', '06 Nice', '0600', '06-']) assert.doesNotMatch(typed, field, typed);
});

test('who was chosen is read back with their capacity; somebody else is nobody of the list', () => {
  assert.deepEqual(readChosen('prosecutor tj-55545'), { as: 'prosecutor', recipient: 'tj-55545' });
  assert.deepEqual(readChosen('coordinator ie/cnam'), { as: 'coordinator', recipient: 'ie/cnam' });
  assert.equal(readChosen('another'), null);
  assert.equal(readChosen(''), null);
});
