import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Act, addAct, placeOf, toAct } from './acts.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

test('a key is text, a key that writes nothing, or none of the page’s', () => {
  assert.deepEqual(toAct({ ...plain, key: 'a' }), { kind: 'text', text: 'a' });
  assert.deepEqual(toAct({ ...plain, key: '👍' }), { kind: 'text', text: '👍' });
  assert.deepEqual(toAct({ ...plain, key: '@', ctrlKey: true, altKey: true }), { kind: 'text', text: '@' }, 'AltGr');
  assert.deepEqual(toAct({ ...plain, key: 'Tab', shiftKey: true }), { kind: 'key', key: 'Tab', shift: true });
  for (const key of ['F5', 'Dead', 'Shift', 'AudioVolumeUp']) assert.equal(toAct({ ...plain, key }), null, key);
  assert.equal(toAct({ ...plain, key: 'k', ctrlKey: true }), null, 'the palette');
});

test('a place is one in the page’s window, whatever size it is shown in', () => {
  const shown = { left: 10, top: 20, width: 640, height: 450 };
  assert.deepEqual(placeOf({ clientX: 330, clientY: 245 }, shown), { x: 640, y: 450 });
  assert.deepEqual(placeOf({ clientX: 0, clientY: 9_999 }, shown), { x: 0, y: 900 });
});

test('what waits is joined: text to text, scrolling to scrolling', () => {
  const acts: Act[] = [
    { kind: 'text', text: 'a' },
    { kind: 'text', text: 'b' },
    { kind: 'key', key: 'Tab' },
    { kind: 'text', text: 'c' },
    { kind: 'scroll', x: 1, y: 1, by: 3_000 },
    { kind: 'scroll', x: 2, y: 2, by: 3_000 },
  ];
  assert.deepEqual(acts.reduce<Act[]>(addAct, []), [
    { kind: 'text', text: 'ab' },
    { kind: 'key', key: 'Tab' },
    { kind: 'text', text: 'c' },
    { kind: 'scroll', x: 2, y: 2, by: 4_000 },
  ]);
});
