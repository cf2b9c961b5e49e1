import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPack } from './new-pack.ts';

test('a new pack names no law: whoever writes it does', () => {
  const text = newPack('lamps', 'lamps-rule');
  assert.match(text, /\n {4}citation: \{ en: "", fr: "" \}\n/);
  assert.match(text, /\n {4}source: ""\n/);
});
