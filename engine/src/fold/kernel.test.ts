import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { Kernel, STATE_OF } from './kernel.ts';
import { TokenBuffer } from './token-buffer.ts';
import { readByUnit, tokenize, tokenizeAll } from './tokenize.ts';

/** Everything that a buffer says of its texts. */
function wordsOf(tokens: TokenBuffer): unknown {
  const { count, letterCount, fieldCount, suspicious } = tokens;
  const columns = [tokens.hash, tokens.start, tokens.end, tokens.from, tokens.flags];
  return {
    count,
    letterCount,
    suspicious,
    columns: columns.map((column) => [...column.subarray(0, count)]),
    letters: [...tokens.letters.subarray(2, letterCount)],
    fields: [...tokens.fieldFirst.subarray(0, fieldCount)],
  };
}

/** A buffer that has read enough to have a kernel, and one that has none. */
const quick = new TokenBuffer();
tokenize('x'.repeat(10_000), quick);
const plain = new TokenBuffer();

function assertSame(texts: readonly string[]): void {
  plain.reset();
  for (const text of texts) {
    plain.reserve(text.length);
    readByUnit(text, plain);
  }
  const right = wordsOf(plain);
  const said = JSON.stringify(texts).slice(0, 500);
  quick.reset();
  for (const text of texts) tokenize(text, quick);
  assert.deepEqual(wordsOf(quick), right, said);
  quick.reset();
  tokenizeAll(texts, texts.length, quick);
  assert.deepEqual(wordsOf(quick), right, `at once: ${said}`);
}

test('the kernel is there, takes what it knows, and leaves a part of the rest', () => {
  const kernel = Kernel.withRoom(100, 100);
  assert.ok(kernel);
  const { state } = kernel;
  const left = (text: string): number[] | number => {
    state[STATE_OF.word] = 0;
    state[STATE_OF.out] = 2;
    state[STATE_OF.joined] = -1;
    state[STATE_OF.isClear] = 1;
    assert.equal(kernel.begin(text, 0, true), text.length);
    return kernel.go(0, 0) === 1 ? [state[STATE_OF.leftFrom] ?? -1, state[STATE_OF.leftUntil] ?? -1] : 0;
  };
  assert.equal(left('Une lampe à poser, 12,5 cm'), 0);
  assert.equal(state[STATE_OF.word], 7);
  assert.deepEqual(left('une lampe (20\u00b0) à poser'), [10, 13]);
  assert.equal(state[STATE_OF.word], 2);
  assert.deepEqual(left('🔥🔥 lampe'), [0, 2]);
  assert.deepEqual(left('a lone \ud800 half'), [7, 7]);
});

test('there is no kernel where there is no memory for it', () => {
  assert.equal(Kernel.withRoom(2 ** 28, 2 ** 28), null);
});

test('every code unit is read alike, alone, within a word and beside one', () => {
  for (let first = 0; first < 0x10000; first += 64)
    assertSame(
      Array.from({ length: 64 }, (_, i) => String.fromCharCode(first + i)).map(
        (unit) => `lamp ${unit} la${unit}mp ${unit}lamp${unit} II`,
      ),
    );
});

test('texts are read alike by the kernel and by unit', () => {
  const piece = fc.oneof(
    fc.constantFrom('a', 'b', 'I', 'l', 'aaa', '0', '100', ' ', ' ', '.', '-', '@', '$', '\n', 'é', 'ı', 'о', 'я', 'º'),
    fc.constantFrom(
      'dolI',
      'Lampe de chevet',
      '\u00a0',
      '\u3000',
      '…',
      '’',
      'ß',
      '\u0301',
      '\u200b',
      '人',
      '🔥',
      '\u00b0',
      '\u3099',
      'か',
      '㎡',
      '\ufdfa',
      '\u1100',
      '\u1161',
      '𝐝𝐨𝐥𝐥',
      'لِلأطفال',
      'שלום',
      '\u{20000}',
      '\u{e0041}',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  );
  const known = fc.constantFrom('a', 'bb', 'I', 'x'.repeat(17), '0', ' ', ' ', '.', '!', 'é', 'о', '\u00a0', '–');
  const text = fc.oneof(fc.array(piece, { maxLength: 30 }), fc.array(known, { maxLength: 80 }));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) =>
      assertSame(texts.map((each) => each.join(''))),
    ),
    { numRuns: draws(300, 2000) },
  );
});

test('a text of several pieces is read alike, wherever they part', () => {
  const units = ['lamp ', 'é', 'a-b.c ', 'I', '$', '  ', ' – ', 'à côté, ', '12 000 000 ', 'aa a ', 'x', '🔥', ' 20 ℃'];
  fc.assert(
    fc.property(fc.array(fc.nat(units.length - 1), { minLength: 1, maxLength: 12 }), fc.nat(40), (places, shift) => {
      const unit = places.map((place) => units[place]).join('');
      assertSame(['x'.repeat(shift) + unit.repeat(Math.ceil(20_000 / unit.length)), unit]);
    }),
    { numRuns: draws(15, 60) },
  );
});

test('a megabyte of all there is is read alike', () => {
  const unit = `Une lampe à poser, 12,5 cm. ${'à '.repeat(40)}20 ℃ d★e 人人 \u{20000} لِلأطفال a\u0301 \udc00\ud800 \u{e0041}\u{1f525}`;
  assertSame([unit.repeat(Math.ceil(2 ** 20 / unit.length)), '']);
});
