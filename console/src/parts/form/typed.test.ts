import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTyped } from './typed.ts';

/** What a form with these fields says. */
function type(fields: [string, string | File][]) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return readTyped(data);
}

test('a text is trimmed; a field that is not there is empty', () => {
  const { text } = type([['name', '  Ada \n']]);
  assert.deepEqual([text('name'), text('other')], ['Ada', '']);
});

test('what was left empty is left out', () => {
  const { some } = type([
    ['reference', ' RK 1 '],
    ['note', '   '],
  ]);
  assert.deepEqual(some('reference', 'note', 'other'), { reference: 'RK 1' });
});

test('one of several values, and no other', () => {
  const { one } = type([['how', 'web-form']]);
  assert.equal(one('how', ['e-mail', 'web-form']), 'web-form');
  assert.throws(() => one('how', ['e-mail']), /how: web-form/);
});

test('an instant of the reader’s clock is sent in universal time', () => {
  const { instant } = type([['at', '2026-01-05T10:00']]);
  assert.equal(instant('at'), new Date(2026, 0, 5, 10).toISOString());
});

test('ticked boxes, all values of a name, and a file where one was chosen', () => {
  const { isTicked, all, file } = type([
    ['url', 'a'],
    ['url', 'b'],
    ['proof', new File(['x'], 'proof.txt')],
    ['none', new File([], '')],
  ]);
  assert.deepEqual([isTicked('url'), isTicked('alike'), all('url')], [true, false, ['a', 'b']]);
  assert.deepEqual([file('proof')?.name, file('none'), file('url')], ['proof.txt', undefined, undefined]);
});
