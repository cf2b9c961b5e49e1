import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { showInvisible, splitByMarks } from './highlight.ts';

test('marks cut the text, overlaps are shared, nothing is lost', () => {
  const text = 'abcdefgh';
  const pieces = splitByMarks(text, [
    { start: 1, end: 4, label: 'x' },
    { start: 3, end: 6, label: 'y' },
    { start: 7, end: 99, label: 'z' },
    { start: 5, end: 5, label: 'empty' },
  ]);
  assert.deepEqual(
    pieces.map(({ text: part, labels }) => [part, labels.join()]),
    [
      ['a', ''],
      ['bc', 'x'],
      ['d', 'x,y'],
      ['ef', 'y'],
      ['g', ''],
      ['h', 'z'],
    ],
  );
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(splitByMarks('', [{ start: 0, end: 3, label: 'x' }]), []);
});

test('characters that hide are shown', () => {
  assert.equal(showInvisible('a\u202eb\u200b'), 'a‹U+202E›b‹U+200B›');
});

test('English and French have the same words', () => {
  const keysOf = (value: unknown, prefix = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${prefix}.${key}`))
      : [prefix];
  const read = (language: string) =>
    keysOf(JSON.parse(readFileSync(new URL(`../../words/${language}.json`, import.meta.url), 'utf8')))
      // A form that French alone has, for millions.
      .filter((key) => !key.endsWith('_many'))
      .sort();
  assert.deepEqual(read('fr'), read('en'));
});
