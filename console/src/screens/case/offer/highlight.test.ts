import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitByMarks } from './highlight.ts';

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
