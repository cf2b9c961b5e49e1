import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepWords, readWords } from './bilingual-column.ts';

test('a sentence is kept in both languages; what was kept in one, or looks like it, is the same in both', () => {
  const words = { en: 'It says "no".', fr: 'Il dit « non ».' };
  assert.deepEqual(readWords(keepWords(words)), words);
  for (const kept of ['The capture broke off.', '', '250 OK', '{"en":', '{"en":"x"}', '{"en":"x","fr":1}'])
    assert.deepEqual(readWords(keepWords(kept)), { en: kept, fr: kept });
});
