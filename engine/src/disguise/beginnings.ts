import { ALONE, CHANGED, FOREIGN, JOINED, LATIN, LOOKALIKE, SIGNED, STRETCHED } from '../fold/classes.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import { hasLetters } from './likely.ts';
import { PAIRS } from './plain-letters.ts';
import { LONGEST, nextPiece } from './reading.ts';
import { AMBIGUOUS, classOf, LETTERS, symbolTable } from './symbols.ts';
import { addClass, SEED, spells, type Vocabulary } from './vocabulary.ts';

/** What the folded letters of a word do not say: its text is read. */
export const NEEDS_TEXT = LOOKALIKE | FOREIGN | CHANGED | SIGNED;

const OF_LETTERS = LATIN | LOOKALIKE | FOREIGN;

/** Whether nothing but numbers stands from a word on, as far as pieces belong together: those spell nothing. */
export function isNumbers(tokens: TokenBuffer, first: number, end: number): boolean {
  for (let word = first; word < first + LONGEST; word++) {
    const flags = tokens.flags[word] as number;
    if ((flags & OF_LETTERS) !== 0) return false;
    const next = nextPiece(tokens, word, end);
    // Signs after it may lead on.
    if (next < 0)
      return (flags & SIGNED) === 0 || word + 1 >= end || ((tokens.flags[word + 1] as number) & (SIGNED | ALONE)) === 0;
    if (next > word + 1) return false;
  }
  return true;
}

/** Of what `lookAhead` says: the text must be read letter by letter. */
const MUST_READ = -1;

/** What a letter is to a look ahead: the class of what it can stand for (`classOf`), and bits above it. */
const CLASS = 31;
/** It stands for nothing, or for letters of several classes. */
const MANY = 1 << 5;
const IS_DIGIT = 1 << 6;
/** The second letter of a pair, a bit each; the first's are three bits below. */
const PAIR_SECOND = 7 << 10;

let letterKinds: Uint16Array | undefined;

function kindsOfLetters(): Uint16Array {
  if (letterKinds) return letterKinds;
  const kinds = Uint16Array.from(symbolTable(), (symbol) =>
    (symbol & LETTERS) === 0 || (symbol & AMBIGUOUS) !== 0 ? MANY : classOf(symbol),
  );
  const put = (letter: number, bit: number) => {
    kinds[letter] = (kinds[letter] as number) | bit;
  };
  for (let digit = 0x30; digit <= 0x39; digit++) put(digit, IS_DIGIT);
  PAIRS.forEach(([two], pair) => {
    put(two.charCodeAt(0), 1 << (7 + pair));
    put(two.charCodeAt(1), 1 << (10 + pair));
  });
  letterKinds = kinds;
  return kinds;
}

/** Whether two letters, by what they are, are one of the pairs. */
function isPair(first: number, second: number): boolean {
  return ((first << 3) & second & PAIR_SECOND) !== 0;
}

/**
 * Whether no word of the vocabulary begins as a word does, with one that is joined to it, told by the first three letters
 * or four where each is of another class than the one before: most words are looked at no further.
 */
export function beginsNone({ letters, from, flags }: TokenBuffer, vocabulary: Vocabulary, word: number): boolean {
  if (((flags[word] as number) & NEEDS_TEXT) !== 0) return false;
  const begin = from[word] as number;
  let length = (from[word + 1] as number) - begin;
  if (length < 5) {
    if (((flags[word + 1] as number) & (JOINED | ALONE | NEEDS_TEXT)) === JOINED)
      length = (from[word + 2] as number) - begin;
    if (length < 3) return false;
  }
  const kinds = kindsOfLetters();
  const a = kinds[letters[begin] as number] as number;
  const b = kinds[letters[begin + 1] as number] as number;
  const c = kinds[letters[begin + 2] as number] as number;
  // What comes after these letters may be the second of a pair.
  const d = length > 3 ? (kinds[letters[begin + 3] as number] as number) : PAIR_SECOND;
  if (((a | b | c) & MANY) !== 0 || isPair(a, b) || isPair(b, c) || isPair(c, d)) return false;
  if (((a ^ b) & CLASS) === 0 || ((b ^ c) & CLASS) === 0) return false;
  const code = ((a & CLASS) << 10) | ((b & CLASS) << 5) | (c & CLASS);
  if (!vocabulary.beginsWithThree(code)) return true;
  if (length === 3 || (d & (MANY | IS_DIGIT)) !== 0 || ((c ^ d) & CLASS) === 0) return false;
  if (isPair(d, length > 4 ? (kinds[letters[begin + 4] as number] as number) : PAIR_SECOND)) return false;
  return !vocabulary.beginsWithFour((code << 5) | (d & CLASS));
}

const symbols = new Int32Array(LONGEST + 1);

/**
 * Whether so many letters from the first of a word on, which have this skeleton, spell a word of the vocabulary. Where
 * the text has characters that are none of the letters, it may.
 */
function spell(
  { letters, from, start, end }: TokenBuffer,
  vocabulary: Vocabulary,
  first: number,
  last: number,
  count: number,
  skeleton: number,
  prefix: boolean,
): boolean {
  const table = symbolTable();
  const begin = from[first] as number;
  let isFilled = false;
  for (const word of vocabulary.wordsOf(skeleton)) {
    if (word.prefix !== prefix) continue;
    for (let each = first; each <= last; each++)
      if ((from[each + 1] as number) - (from[each] as number) !== (end[each] as number) - (start[each] as number))
        return true;
    if (!isFilled) for (let k = 0; k < count; k++) symbols[k] = table[letters[begin + k] as number] as number;
    isFilled = true;
    if (spells(symbols, count, word) !== 0 && hasLetters(symbols, count)) return true;
  }
  return false;
}

/**
 * A quick look in front of `SpellingReader`'s reading, over words of plain letters and digits from one on, as long as
 * they can be read in one way only: at how many letters, where the reading finds nothing; `MUST_READ` where it may find
 * a word, or there are other ways.
 */
export function lookAhead(
  tokens: TokenBuffer,
  vocabulary: Vocabulary,
  first: number,
  end: number,
  isOdd: boolean,
  isMixed: boolean,
): number {
  const { letters, from } = tokens;
  const { hasPrefixes, hasPointers } = vocabulary;
  const kinds = kindsOfLetters();
  let skeleton = SEED;
  let last = -1;
  let size = 0;
  /** The classes, five bits each. */
  let code = 0;
  let before = 0;
  let read = 0;
  // Whether the letters before a number were a word by themselves: `lamp100cm`.
  let isBeforeNumber = isMixed;
  // A first word of letters alone that spells a word is that word, which the matcher has.
  let isItself =
    !isMixed &&
    ((tokens.flags[first] as number) & STRETCHED) === 0 &&
    (from[first + 1] as number) - (from[first] as number) ===
      (tokens.end[first] as number) - (tokens.start[first] as number);
  for (let word = first; ; ) {
    const wordEnd = from[word + 1] as number;
    for (let at = from[word] as number; at < wordEnd; at++) {
      const kind = kinds[letters[at] as number] as number;
      // No word is longer.
      if (read === LONGEST) return read;
      if ((kind & MANY) !== 0 || (hasPointers && isPair(before, kind))) return MUST_READ;
      if (isBeforeNumber && (kind & IS_DIGIT) !== 0) {
        isBeforeNumber = false;
        if (read >= 3 && vocabulary.has(skeleton, false)) return MUST_READ;
      }
      before = kind;
      read += 1;
      const letterClass = kind & CLASS;
      if (letterClass === last) continue;
      last = letterClass;
      skeleton = addClass(skeleton, letterClass);
      code = (code << 5) | letterClass;
      size += 1;
      if (!vocabulary.begins(size, code, skeleton)) {
        // The last letter may be the first of a pair, which goes on in the next piece.
        if (!hasPointers || !isPair(kind, PAIR_SECOND)) return read;
        if (at + 1 === wordEnd) {
          const next = nextPiece(tokens, word, end);
          if (next < 0) return read;
          if (next > word + 1 || ((tokens.flags[next] as number) & NEEDS_TEXT) !== 0) return MUST_READ;
        }
        return isPair(kind, kinds[letters[at + 1] as number] as number) ? MUST_READ : read;
      }
      if (hasPrefixes && size >= 3 && !isItself && vocabulary.mayHavePrefix(skeleton)) {
        if (spell(tokens, vocabulary, first, word, read, skeleton, true)) return MUST_READ;
      }
    }
    // A word may end here; the first as it stands only where it is odd, and of two classes by itself alone: `pilllll`.
    if (word === first ? isOdd && size >= 2 : size >= 3) {
      if (!isItself && read < LONGEST && vocabulary.mayHave(skeleton)) {
        if (spell(tokens, vocabulary, first, word, read, skeleton, false)) return MUST_READ;
      }
    }
    const next = nextPiece(tokens, word, end);
    if (next < 0) return read;
    if (next > word + 1 || ((tokens.flags[next] as number) & NEEDS_TEXT) !== 0) return MUST_READ;
    word = next;
    isBeforeNumber = false;
    isItself = false;
  }
}
