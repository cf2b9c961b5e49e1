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

/** Nothing of this on a word, nor of the second on the next, and the word is as people write it. */
export const PERHAPS_ODD = ODD | DIGIT | SINGLE | WEDGED | FOREIGN;
export const PERHAPS_JOINED = JOINED | WEDGED | POINTS;

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
