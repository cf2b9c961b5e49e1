import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draws } from '../../../tools/draws.ts';
import { CHANGED, FOREIGN, LATIN, LOOKALIKE } from '../fold/classes.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { tokenize } from '../fold/tokenize.ts';
import { Matcher } from '../terms/matcher.ts';
import { readPattern } from '../terms/pattern.ts';
import { isNumbers } from './beginnings.ts';
import { Deobfuscator } from './deobfuscate.ts';
import { FirstLook } from './first-look.ts';
import { HomeScripts } from './home-script.ts';
import { Reading } from './reading.ts';
import { Vocabulary } from './vocabulary.ts';

function vocabularyOf(words: string): Vocabulary {
  return new Vocabulary(
    words.split(' ').map((word) => {
      const read = readPattern(word);
      assert.ok('pattern' in read, word);
      return read.pattern;
    }),
  );
}

const mixed = vocabularyOf('pill lamp doll dolls corn llave silicone giocattolo filtteri booklet box* illumin* clock');
const ofBeginnings = vocabularyOf('lamp* illumin* cook* giocat*');

/** What is read of a text; `fully`: its words said to need their text, so that no look ahead is enough. */
function spellingsOf(text: string, vocabulary: Vocabulary, fully = false): unknown {
  const tokens = new TokenBuffer();
  tokenize(text, tokens);
  const look = new FirstLook(new Matcher([]), vocabulary);
  look.look(tokens);
  if (fully) for (let i = 0; i + 1 < tokens.count; i++) tokens.flags[i] = (tokens.flags[i] as number) | CHANGED;
  const reader = new Deobfuscator(vocabulary, new HomeScripts([]));
  if (!reader.deobfuscate(tokens, look, [text])) return null;
  const { count, start, end, hash } = reader.tokens;
  const columns = [hash, start, end, reader.firstOf, reader.lastOf];
  return { via: [...reader.via], columns: columns.map((column) => [...column.subarray(0, count)]) };
}

for (const text of [
  'pilllll',
  'piiiill',
  'larnp',
  'clolls',
  'do11',
  'booklet100cm',
  'giocatto lo',
  'd.o.l.l',
  'b-oxes',
  'b-oxppill',
]) {
  test(`${text} is read, whatever a look ahead says`, () => assert.notEqual(spellingsOf(text, mixed), null));
}

const word = fc.constantFrom(
  ...'pill lamp doll dolls corn llave silicone giocattolo filtteri booklet box illumin clock cook till mug'.split(' '),
);
const letter = fc.constantFrom(...'0 1 3 4 5 7 8 9 i l o rn vv cl r c v s x aaa lll 100 cm é ß $ @ . - ★ о'.split(' '));
const gap = fc.constantFrom('', '', ' ', '.', '-');
/** A word with a letter put in, drawn out or taken away. */
const hidden = fc
  .tuple(word, fc.nat(10), fc.nat(1), fc.option(letter), fc.constantFrom(1, 1, 3, 4))
  .map(([whole, at, taken, put, times]) => {
    const between = (put ?? whole.charAt(at)).repeat(times);
    return whole.slice(0, at) + between + whole.slice(at + taken);
  });
const texts = fc
  .array(fc.oneof(fc.tuple(hidden, gap), fc.tuple(word, gap), fc.tuple(letter, gap)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''));

test('a look ahead passes over nothing that a full reading finds', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(mixed, ofBeginnings), (text, vocabulary) =>
      assert.deepEqual(spellingsOf(text, vocabulary), spellingsOf(text, vocabulary, true)),
    ),
    { numRuns: draws(500, 3000) },
  );
});

test('from what is taken for numbers no reading comes to letters', () => {
  const part = fc.constantFrom(...'0 1 100 12 5 . - $ @ ★ ⭕ 🔥 人 ٣ | o lamp о'.split(' '), ' ');
  const taken = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const tokens = new TokenBuffer();
      tokenize(text, tokens);
      const reading = new Reading(tokens);
      reading.text = text;
      const end = tokens.count - 1;
      for (let first = 0; first < end; first++) {
        const areNumbers = isNumbers(tokens, first, end);
        taken.add(areNumbers);
        if (!areNumbers) continue;
        reading.begin(first, end);
        while (reading.readOn());
        for (const each of reading.words.subarray(0, reading.count))
          assert.equal((tokens.flags[each] as number) & (LATIN | LOOKALIKE | FOREIGN), 0, text);
      }
    }),
    { numRuns: draws(500, 3000) },
  );
  assert.equal(taken.size, 2);
});
