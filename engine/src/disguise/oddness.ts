import {
  DIGIT,
  FOREIGN,
  JOINED,
  LATIN,
  LOOKALIKE,
  PICTURED,
  POINTS,
  SIGNED,
  SINGLE,
  STRETCHED,
  WEDGED,
} from '../fold/classes.ts';

/** Flags of a word that is odd by itself. */
const ODD = LOOKALIKE | STRETCHED | SIGNED | POINTS;
/** Of letters and digits. */
export const MIXED = DIGIT | LATIN;
export const MIXED_SCRIPTS = FOREIGN | LATIN;

/** On the next word: it may go on with the word before. */
const PERHAPS_JOINED = JOINED | WEDGED | POINTS;

/**
 * Any bit where `looksOdd` is true of a word's flags and the next one's, or the word is a sign wedged in: no branch, for
 * the look at every word.
 */
export function oddBits(flags: number, nextFlags: number): number {
  return (
    (flags & (ODD | WEDGED)) |
    (nextFlags & PERHAPS_JOINED) |
    // Latin letters beside digits, and beside those of other scripts, by the places of their bits.
    (flags & ((flags >>> 1) | (flags >>> 3)) & LATIN) |
    (flags & (nextFlags | (nextFlags << 1)) & SINGLE)
  );
}

/** Whether a word could be another in disguise by its own flags. */
export function isOddAlone(flags: number): boolean {
  return (flags & ODD) !== 0 || (flags & MIXED) === MIXED || (flags & MIXED_SCRIPTS) === MIXED_SCRIPTS;
}

/**
 * Whether a word could be another in disguise, or the beginning of one, by its flags and those of the word after it.
 */
export function looksOdd(flags: number, nextFlags: number): boolean {
  return (
    isOddAlone(flags) ||
    (nextFlags & PERHAPS_JOINED) !== 0 ||
    ((flags & SINGLE) !== 0 && (nextFlags & (SINGLE | PICTURED)) !== 0)
  );
}
