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

const hashOf = (word: string): number => {
  const letters = Uint16Array.from(word, (letter) => letter.charCodeAt(0));
  return hashLetters(letters, 0, letters.length);
};

/** Shorter pieces, both of them words, make another by chance; so do two that are not middling. */
const SHORT_PIECE = 4;
const MIDDLE_PIECE = 6;
/** Vowels are words in many languages, and the others sizes. */
const LETTER_ALONE = /^[aeiouysmlx]$/;

/** Whether a piece of a word is no word of its own, as far as a list says. */
function isNoWord(piece: string): boolean {
  return piece.length > 1 && piece.length < LONG_PIECE && !isOrdinary(hashOf(piece));
}

/**
 * Whether two pieces beside each other are one word cut, and not two: one of them is no word; or one is long, or neither
 * is short and one middling, so that they make a word of the terms by chance in hardly any text; or the first is a single
 * letter that stands for nothing by itself. The `s` after a long word tells no more than the word.
 */
export function isCut(left: string, right: string): boolean {
  if (isNoWord(left) || isNoWord(right)) return true;
  if (left.length >= LONG_PIECE || right.length >= LONG_PIECE) return right !== 's';
  if (left.length === 1) return right.length >= MIDDLE_PIECE && !LETTER_ALONE.test(left);
  return Math.min(left.length, right.length) >= SHORT_PIECE && Math.max(left.length, right.length) >= MIDDLE_PIECE;
}

/**
 * The hashes of words that point to a word of the terms in plain letters: the word with a pair of letters for one, and
 * of the word cut in two the piece that is no word. Ordinary words are none of these.
 */
export function* hashesOfPlain(word: string): Generator<number> {
  for (const spelling of paired(word)) if (!looksLikeAnother(spelling)) yield hashOf(spelling);
  if (word.length < SHORTEST_CUT) return;
  for (let at = 1; at < word.length; at++) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    if (!isCut(left, right)) continue;
    if (isNoWord(left) && (left.length >= right.length || !isNoWord(right))) yield hashOf(left);
    else yield hashOf(isNoWord(right) || right.length > left.length ? right : left);
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
