import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shorten, showInvisible } from './show-invisible.ts';

test('characters that hide are shown, and those that do not stay as they are', () => {
  for (const [text, shown] of [
    ['a\u202eb\u200b', 'a‹U+202E›b‹U+200B›'],
    ['\u061c\u2066\u3164\u{e0041}', '‹U+061C›‹U+2066›‹U+3164›‹U+E0041›'],
    ['a\u0000b\u009c', 'a‹U+0000›b‹U+009C›'],
    ['one\n\ttwo ❤\ufe0f é 灯 مصباح', 'one\n\ttwo ❤\ufe0f é 灯 مصباح'],
  ] as const)
    assert.equal(showInvisible(text), shown);
});

test('a long text is cut, a short one is not', () => {
  assert.equal(shorten('x'.repeat(200)), 'x'.repeat(200));
  assert.equal(shorten(`${'x'.repeat(199)}😀`), `${'x'.repeat(199)}…`);
  assert.equal(shorten('x'.repeat(1_000_000)), `${'x'.repeat(200)}…`);
});
