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

/**
 * Whether some word of the vocabulary begins as plain letters and digits do from a word on; a quick look in front of
 * the reading. Where letters can be read in several ways, or a number after them says nothing, it may.
 */
export function mayBegin(
  tokens: TokenBuffer,
  vocabulary: Vocabulary,
  first: number,
  end: number,
  isOdd: boolean,
  isMixed: boolean,
): boolean {
  const { letters, from } = tokens;
  const table = symbolTable();
  let skeleton = SEED;
  let last = -1;
  let classes = 0;
  let before = 0;
  let read = 0;
  for (let word = first; ; ) {
    const wordEnd = from[word + 1] as number;
    for (let at = from[word] as number; at < wordEnd; at++) {
      const letter = letters[at] as number;
      const symbol = table[letter] as number;
      if ((symbol & LETTERS) === 0 || (symbol & AMBIGUOUS) !== 0 || read > LONGEST) return true;
      if (vocabulary.hasPointers && isPair(before, letter)) return true;
      before = letter;
      read += 1;
      const symbolClass = classOf(symbol);
      if (symbolClass === last) continue;
      last = symbolClass;
      skeleton = addClass(skeleton, symbolClass);
      classes += 1;
      if (classes !== 3 && classes !== 4 && classes !== 6) continue;
      if (vocabulary.begins(skeleton)) {
        if (classes < 6) continue;
        return true;
      }
      // The last letter may be the first of a pair.
      const isPaired =
        at + 1 < wordEnd
          ? isPair(letter, letters[at + 1] as number)
          : before === 0x63 || before === 0x72 || before === 0x76;
      return isPaired || (classes > 3 && (isMixed || vocabulary.hasShortPrefixes));
    }
    // A word may end here; the first as it stands only where it is odd.
    if (classes >= 3 && (isOdd || word > first)) return true;
    const next = nextPiece(tokens, word, end);
    if (next < 0) return false;
    if (next > word + 1 || ((tokens.flags[next] as number) & NEEDS_TEXT) !== 0) return true;
    word = next;
  }
}
