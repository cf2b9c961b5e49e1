import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctCodes, foundWords } from './picture-words.ts';

const line = (text: string) => text.split(' ').map((word) => ({ text: word }));
const LINES = [line('Garden chair blue'), line('folding'), line('20 EUR')];
const match = (field: string, start: number, end: number) => ({
  field,
  start,
  end,
  text: '',
  term: '',
  via: 'literal',
});

const CASES: [string, ReturnType<typeof match>[], number[]][] = [
  ['the words that a match covers', [match('picture.1', 0, 12)], [0, 1]],
  ['a word in part', [match('picture.1', 14, 16)], [2]],
  ['a word of a later line', [match('picture.1', 18, 25)], [3]],
  ['words of two lines', [match('picture.1', 18, 28)], [3, 4]],
  ['none of another picture', [match('picture.0', 0, 12), match('title', 0, 12)], []],
];

for (const [name, matches, words] of CASES)
  test(`of what stands in a picture are marked: ${name}`, () => {
    assert.deepEqual([...foundWords(LINES, [{ matches }], 1)], words);
  });

test('a code that stands twice in a picture is told once, and one text in two kinds of code twice', () => {
  const codes = [
    { kind: 'EAN13', text: '4006381333931', box: 1 },
    { kind: 'EAN13', text: '4006381333931', box: 2 },
    { kind: 'QRCode', text: '4006381333931', box: 3 },
  ];
  assert.deepEqual(
    distinctCodes(codes).map(({ kind }) => kind),
    ['EAN13', 'QRCode'],
  );
});
