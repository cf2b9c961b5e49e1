import { CHANGED, FOREIGN, LOOKALIKE, SIGNED } from '../fold/classes.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import { LONGEST, nextPiece } from './reading.ts';
import { AMBIGUOUS, classOf, LETTERS, symbolTable } from './symbols.ts';
import { addClass, SEED, type Vocabulary } from './vocabulary.ts';

/** What the folded letters of a word do not say: its text is read. */
export const NEEDS_TEXT = LOOKALIKE | FOREIGN | CHANGED | SIGNED;

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
  // Whether the reading would begin, and may find a word.
  let begins = false;
  let finds = false;
  // Whether the letters before a number were a word by themselves: `lamp100cm`.
  let isBeforeNumber = isMixed;
  for (let word = first; ; ) {
    const wordEnd = from[word + 1] as number;
    for (let at = from[word] as number; at < wordEnd; at++) {
      const letter = letters[at] as number;
      const letterClass = table[letter] as number;
      if (letterClass === MANY || read > LONGEST || (begins && read >= LONGEST - 1)) return MUST_READ;
      if (hasPointers && isPair(before, letter)) return MUST_READ;
      if (isBeforeNumber && letter <= 0x39) {
        isBeforeNumber = false;
        if (read >= 3 && vocabulary.has(skeleton, false)) finds = true;
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
        begins ||= size > 3 && (isMixed || vocabulary.hasShortPrefixes);
        return begins ? (finds ? MUST_READ : read) : 0;
      }
      if (size === 6) begins = true;
      if (hasPrefixes && size >= 3 && vocabulary.has(skeleton, true)) finds = true;
    }
    // A word may end here; the first as it stands only where it is odd.
    if (size >= 3 && (isOdd || word > first)) {
      begins = true;
      if (vocabulary.has(skeleton, false)) finds = true;
    }
    const next = nextPiece(tokens, word, end);
    if (next < 0) return begins ? (finds ? MUST_READ : read) : 0;
    if (next > word + 1 || ((tokens.flags[next] as number) & NEEDS_TEXT) !== 0) return MUST_READ;
    word = next;
    isBeforeNumber = false;
  }
}
