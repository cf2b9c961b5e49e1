import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';
import { Hits } from './hits.ts';
import { compileTerms } from './matcher.ts';
import { readPattern } from './pattern.ts';

/** What terms find in a text, as `term number: original text`. */
function findAll(terms: string[], ...texts: string[]): string[] {
  const tokens = new TokenBuffer();
  const hits = new Hits();
  for (const text of texts) tokenize(text, tokens);
  compileTerms(terms).find(tokens, hits);
  const found: string[] = [];
  for (let i = 0; i < hits.count; i++) {
    const first = hits.first[i] ?? 0;
    const text = texts[tokens.fieldOf(first)] ?? '';
    found.push(`${hits.pattern[i]}: ${text.slice(tokens.start[first], tokens.end[hits.last[i] ?? 0])}`);
  }
  return found;
}

test('words match whole words only', () => {
  assert.deepEqual(findAll(['doll'], 'Doll, dollar, DOLL! rag-doll'), ['0: Doll', '0: DOLL', '0: doll']);
});

test('phrases match over any separators but not over fields', () => {
  assert.deepEqual(findAll(['rag doll'], 'rag-doll; Rag  DOLL', 'rag', 'doll'), ['0: rag-doll', '0: Rag  DOLL']);
});

test('a prefix takes any ending, also within a phrase', () => {
  assert.deepEqual(findAll(['poupée*', 'rag doll*'], 'Poupées poupe poupee; rag dolls'), [
    '0: Poupées',
    '0: poupee',
    '1: rag dolls',
  ]);
});

test('a gap lets a few words stand between', () => {
  assert.deepEqual(findAll(['doll … adults'], 'doll for tall adults; doll a b c d adults'), [
    '0: doll for tall adults',
  ]);
  assert.deepEqual(findAll(['doll …1 adults'], 'doll for tall adults; doll for adults'), ['0: doll for adults']);
});

test('Chinese, Japanese and Thai terms match as parts', () => {
  assert.deepEqual(findAll(['娃娃', 'ドール', 'ตุ๊กตา'], '成人娃娃娃 ラブドール ตุ๊กตายาง'), [
    '0: 娃娃',
    '0: 娃娃',
    '1: ドール',
    '2: ตุ๊กตา',
  ]);
});

test('one pattern may be the beginning of another: both are found', () => {
  assert.deepEqual(findAll(['rag', 'rag doll', 'rag doll house'], 'a rag doll house').sort(), [
    '0: rag',
    '1: rag doll',
    '2: rag doll house',
  ]);
});

test('terms that say nothing are refused with the reason', () => {
  for (const [term, reason] of [
    ['', /nothing is left/],
    ['…', /between two words/],
    ['a …', /between two words/],
    ['po*', /at least 3/],
    ['a …99 b', /1 to 10/],
  ] as const) {
    const read = readPattern(term);
    assert.ok('problem' in read && reason.test(read.problem), term);
  }
});

test('finds what a plain search over the words finds', () => {
  const word = fc.constantFrom('a', 'b', 'ab', 'ba', 'aba', '娃', 'é', '10', 'a1');
  const words = fc.array(word, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.uniqueArray(words, { selector: (each) => each.join(' '), minLength: 1, maxLength: 20 }),
      fc.array(word, { maxLength: 40 }),
      (terms, text) => {
        const expected: string[] = [];
        for (let at = 0; at < text.length; at++) {
          terms.forEach((term, number) => {
            if (term.every((each, i) => text[at + i] === each)) expected.push(`${number}: ${term.join(' ')}`);
          });
        }
        const found = findAll(
          terms.map((term) => term.join(' ')),
          text.join(' '),
        );
        assert.deepEqual(found.sort(), expected.sort());
      },
    ),
    { numRuns: 500 },
  );
});

test('where nearly every word begins a term, finds what a plain search finds', () => {
  const number = fc.nat(9_000);
  // Of three numbers the first has a term, the second one with the next word, the third one of three words.
  const words = (n: number): string[] => Array.from({ length: 1 + (n % 3) }, (_, i) => `w${n + i}`);
  const terms = Array.from({ length: 9_000 }, (_, n) => words(n));
  const matcher = compileTerms(terms.map((term) => term.join(' ')));
  const tokens = new TokenBuffer();
  const hits = new Hits();
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.nat(4)), { maxLength: 30 }), (runs) => {
      const text = runs.flatMap(([from, length]) => Array.from({ length }, (_, i) => `w${from + i}`));
      const expected = text.flatMap((word, at) => {
        const n = Number(word.slice(1));
        return terms[n]?.every((each, i) => text[at + i] === each) ? [`${n} at ${at}`] : [];
      });
      tokens.reset();
      hits.count = 0;
      tokenize(text.join(' '), tokens);
      matcher.find(tokens, hits);
      assert.deepEqual(
        Array.from(hits.pattern.subarray(0, hits.count), (pattern, i) => `${pattern} at ${hits.first[i]}`),
        expected,
      );
    }),
    { numRuns: 200 },
  );
});

test('a hundred thousand terms compile at once and find their own', () => {
  const terms = Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? `word${i}` : `word${i} next${i % 97}`));
  const start = process.cpuUsage().user;
  const matcher = compileTerms(terms);
  const seconds = (process.cpuUsage().user - start) / 1e6;
  assert.ok(seconds < 5, `${seconds} s`);
  const tokens = new TokenBuffer();
  const hits = new Hits();
  tokenize(`x ${terms[99_999]} y ${terms[500]}`, tokens);
  matcher.find(tokens, hits);
  assert.deepEqual([...hits.pattern.slice(0, hits.count)], [99_999, 500]);
});
