import { hashLetters } from '../fold/tokenize.ts';
import { isOrdinary, looksLikeAnother } from './ordinary.ts';

/** Two Latin letters that are one to the eye. */
export const PAIRS = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
] as const;

/** Shorter words are met by chance. */
const SHORTEST_CUT = 5;
const SHORTEST_PAIRED = 4;
/** From so many letters on no list says whether a piece is a word. */
const LONG_PIECE = 7;
/** Of a word with many such letters these many spellings are made. */
const MOST_SPELLINGS = 16;

function lettersOf(word: string): Uint16Array {
  const letters = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at++) letters[at] = word.charCodeAt(at);
  return letters;
}

/** Shorter pieces, both of them words, make another by chance; so do two that are not middling. */
const SHORT_PIECE = 4;
const MIDDLE_PIECE = 6;
/** Vowels are words in many languages, and the others sizes. */
const LETTER_ALONE = /^[aeiouysmlx]$/;

/** Whether a piece of a word is no word of its own, as far as a list says. */
function isNoWord(letters: Uint16Array, from: number, to: number): boolean {
  return to - from > 1 && to - from < LONG_PIECE && !isOrdinary(letters, from, to);
}

/**
 * Whether two pieces beside each other are one word cut, and not two: one of them is no word; or one is long, or neither
 * is short and one middling, so that they make a word of the terms by chance in hardly any text; or the first is a single
 * letter that stands for nothing by itself. The `s` after a long word tells no more than the word.
 */
export function isCut(left: string, right: string): boolean {
  return (
    isNoWord(lettersOf(left), 0, left.length) || isNoWord(lettersOf(right), 0, right.length) || areOne(left, right)
  );
}

/** The same of two words. */
function areOne(left: string, right: string): boolean {
  if (left.length >= LONG_PIECE || right.length >= LONG_PIECE) return right !== 's';
  if (left.length === 1) return right.length >= MIDDLE_PIECE && !LETTER_ALONE.test(left);
  return Math.min(left.length, right.length) >= SHORT_PIECE && Math.max(left.length, right.length) >= MIDDLE_PIECE;
}

/**
 * The hashes of words that point to a word of the terms in plain letters: the word with a pair of letters for one, and
 * of the word cut in two the piece that is no word. Ordinary words are none of these.
 */
export function* hashesOfPlain(word: string): Generator<number> {
  for (const spelling of paired(word))
    if (!looksLikeAnother(spelling)) yield hashLetters(lettersOf(spelling), 0, spelling.length);
  if (word.length < SHORTEST_CUT) return;
  const letters = lettersOf(word);
  const size = word.length;
  for (let at = 1; at < size; at++) {
    const isLeftNone = isNoWord(letters, 0, at);
    const isRightNone = isNoWord(letters, at, size);
    if (!isLeftNone && !isRightNone && !areOne(word.slice(0, at), word.slice(at))) continue;
    const isLeft = isLeftNone === isRightNone ? at >= size - at : isLeftNone;
    yield isLeft ? hashLetters(letters, 0, at) : hashLetters(letters, at, size);
  }
}

/** A word with pairs in place of some of the letters that they look like. */
function paired(word: string): string[] {
  if (word.length < SHORTEST_PAIRED) return [];
  let spellings = [''];
  for (const letter of word) {
    const pair = PAIRS.find(([, one]) => one === letter)?.[0];
    const longer = spellings.map((spelling) => spelling + letter);
    spellings =
      pair && spellings.length < MOST_SPELLINGS ? [...longer, ...spellings.map((each) => each + pair)] : longer;
  }
  return spellings.filter((spelling) => spelling !== word);
}
