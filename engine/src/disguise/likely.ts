import type { Via } from '../finding.ts';
import { FOREIGN, LATIN, LOOKALIKE, POINTS, SINGLE } from '../fold/classes.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import { isCut } from './plain-letters.ts';
import { BY_LEET, BY_LOOKS } from './symbols.ts';
import type { PlainWord, Vocabulary } from './vocabulary.ts';

/** From so many letters on a word may be mostly digits, and all but one. */
const LONG_WORD = 6;
const VERY_LONG_WORD = 9;

/** Whether a letter is among the words: digits beside Thai or Chinese ones are numbers. */
export function isOfLetters({ flags }: TokenBuffer, first: number, last: number): boolean {
  let all = 0;
  for (let word = first; word <= last; word++) all |= flags[word] as number;
  return (all & (LATIN | LOOKALIKE | FOREIGN)) !== 0;
}

/** Whether words with nothing but a space between are one that has been cut. */
export function areCut(
  tokens: TokenBuffer,
  text: string,
  first: number,
  last: number,
  vocabulary: Vocabulary,
): boolean {
  for (let word = first; word < last; word++) {
    const gap = (tokens.start[word + 1] as number) - (tokens.end[word] as number);
    const flags = (tokens.flags[word] as number) | (tokens.flags[word + 1] as number);
    if (gap !== 1 || text.charCodeAt(tokens.end[word] as number) !== 0x20 || (flags & POINTS) === 0) continue;
    if (((tokens.flags[word] as number) & (tokens.flags[word + 1] as number) & SINGLE) !== 0) continue;
    // What is a word of the terms by itself is no piece of another.
    if (vocabulary.hasWord(tokens.hash[word] as number) || vocabulary.hasWord(tokens.hash[word + 1] as number))
      return false;
    if (!isCut(tokens.word(word), tokens.word(word + 1))) return false;
  }
  return true;
}

/** What the letters of a spelling stand for, and how, together. */
export function usedOf(symbols: Int32Array, count: number): number {
  let used = 0;
  for (let i = 0; i < count; i++) used |= symbols[i] as number;
  return used;
}

/** Whether letters stand there by their looks: no plain digit or sign, and digits that look like letters for half at most. */
export function areByLooks(symbols: Int32Array, count: number): boolean {
  let digits = 0;
  for (let i = 0; i < count; i++) {
    const how = (symbols[i] as number) & (BY_LEET | BY_LOOKS);
    if (how === BY_LEET) return false;
    if (how === (BY_LEET | BY_LOOKS)) digits += 1;
  }
  return digits * 2 <= count;
}

/** How a word is disguised, by what its letters are together (`usedOf`). */
export function viaOf(used: number, isJoined: boolean): Via {
  if ((used & BY_LEET) !== 0) return 'leet';
  return (used & BY_LOOKS) !== 0 || !isJoined ? 'confusable' : 'spaced';
}

/**
 * Whether a spelling that stands from `start` to `end` is one word with the letters of a word of the terms, or begins
 * with them where that is enough.
 */
export function isPlain(
  tokens: TokenBuffer,
  at: number,
  start: number,
  end: number,
  { letters, prefix }: PlainWord,
): boolean {
  if (start !== tokens.start[at] || end !== tokens.end[at]) return false;
  const from = tokens.from[at] as number;
  const length = (tokens.from[at + 1] as number) - from;
  if (prefix ? length < letters.length : length !== letters.length) return false;
  return letters.every((letter, i) => tokens.letters[from + i] === letter);
}

/**
 * Digits and signs alone spell nothing: half must be letters, and two at least; or more than a quarter in a longer word,
 * or one in a very long one, which are met less by chance.
 */
export function hasLetters(symbols: Int32Array, count: number): boolean {
  let letters = 0;
  for (let i = 0; i < count; i++) if (((symbols[i] as number) & (BY_LEET | BY_LOOKS)) !== BY_LEET) letters += 1;
  if (count >= VERY_LONG_WORD) return letters > 0;
  return letters >= 2 && (letters * 2 >= count || (count >= LONG_WORD && letters * 4 > count));
}
