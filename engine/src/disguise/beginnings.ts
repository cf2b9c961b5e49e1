import { ALONE, CHANGED, FOREIGN, LATIN, LOOKALIKE, SIGNED, STRETCHED } from '../fold/classes.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import { hasLetters } from './likely.ts';
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

/** Whether two letters are one of the pairs. */
function isPair(first: number, second: number): boolean {
  return (
    (first === 0x72 && second === 0x6e) || (first === 0x76 && second === 0x76) || (first === 0x63 && second === 0x6c)
  );
}

/** Of what `lookAhead` says: the text must be read letter by letter. */
const MUST_READ = -1;

/** The class of what a letter can stand for (`classOf`); `MANY`: none, or one of several. */
let classes: Uint8Array | undefined;
const MANY = 255;

function classTable(): Uint8Array {
  if (classes) return classes;
  classes = Uint8Array.from(symbolTable(), (symbol) =>
    (symbol & LETTERS) === 0 || (symbol & AMBIGUOUS) !== 0 ? MANY : classOf(symbol),
  );
  return classes;
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
 * they can be read in one way only: how many letters the reading would look at to find nothing, 0 where no word of the
 * vocabulary begins so; `MUST_READ` where it may find one, or there are other ways.
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
  const table = classTable();
  let skeleton = SEED;
  let last = -1;
  let size = 0;
  let before = 0;
  let read = 0;
  // Whether the reading would begin.
  let begins = false;
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
      const letter = letters[at] as number;
      const letterClass = table[letter] as number;
      // No word is longer.
      if (read === LONGEST) return begins ? read : MUST_READ;
      if (letterClass === MANY) return MUST_READ;
      if (hasPointers && isPair(before, letter)) return MUST_READ;
      if (isBeforeNumber && letter <= 0x39) {
        isBeforeNumber = false;
        if (read >= 3 && vocabulary.has(skeleton, false)) return MUST_READ;
      }
      before = letter;
      read += 1;
      if (letterClass === last) continue;
      last = letterClass;
      skeleton = addClass(skeleton, letterClass);
      size += 1;
      if ((size === 3 || size === 4 || size === 6) && !vocabulary.begins(skeleton)) {
        // The last letter may be the first of a pair.
        const isPaired =
          at + 1 < wordEnd
            ? isPair(letter, letters[at + 1] as number)
            : before === 0x63 || before === 0x72 || before === 0x76;
        if (isPaired) return MUST_READ;
        return begins || (size > 3 && (isMixed || vocabulary.hasShortPrefixes)) ? read : 0;
      }
      if (size === 6) begins = true;
      if (hasPrefixes && size >= 3 && !isItself && vocabulary.mayHavePrefix(skeleton)) {
        if (spell(tokens, vocabulary, first, word, read, skeleton, true)) return MUST_READ;
      }
    }
    // A word may end here; the first as it stands only where it is odd, and of two classes by itself alone: `pilllll`.
    if (word === first ? isOdd && size >= 2 : size >= 3) {
      begins = true;
      if (!isItself && read < LONGEST && vocabulary.mayHave(skeleton)) {
        if (spell(tokens, vocabulary, first, word, read, skeleton, false)) return MUST_READ;
      }
    }
    const next = nextPiece(tokens, word, end);
    if (next < 0) return begins ? read : 0;
    if (next > word + 1 || ((tokens.flags[next] as number) & NEEDS_TEXT) !== 0) return MUST_READ;
    word = next;
    isBeforeNumber = false;
    isItself = false;
  }
}
