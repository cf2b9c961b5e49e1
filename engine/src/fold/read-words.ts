import { ALONE, DROPPED, EXPANDED, KIND_MASK, SIGN, SPECIAL, STRETCHED, SURROGATE, THINNED } from './classes.ts';
import { foldedUnit, foldTable } from './table.ts';
import { NO_HASH, type Tape } from './tape.ts';

const SEED = 0x2f0b4c47;
const PRIME = 0x01000193;

/** The hash of a word after its last letter; never `NO_HASH`. */
export function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === NO_HASH ? 1 : h;
}

/** The hash of folded letters, as `readWords` gives it to a word. */
export function hashLetters(letters: ArrayLike<number>, from: number, to: number): number {
  let h = SEED;
  for (let i = from; i < to; i++) h = Math.imul(h ^ (letters[i] ?? 0), PRIME);
  return finishHash(h);
}

/**
 * Appends a field to the tape: one pass over the text, a table look-up a character. Any string is taken, broken surrogates too.
 *
 * A word is a run of letters and digits; a character of a script without spaces, or an emoji, is a word by itself.
 */
export function readWords(text: string, tape: Tape): void {
  const { units, beyond, expansions } = foldTable();
  const length = text.length;
  tape.reserve(length);
  let { letters, hash: hashes, start: starts, end: ends, from: froms, flags: allFlags } = tape;
  tape.fieldFirst[tape.fieldCount++] = tape.count;
  let count = tape.count;
  let out = tape.letterCount;
  let wordOut = out;
  let wordStart = -1;
  let h = SEED;
  let flags = 0;
  let last = -1;
  let secondLast = -1;

  for (let i = 0; i < length; i++) {
    const entry = units[text.charCodeAt(i)] as number;
    if (entry > 0) {
      const letter = entry & 0xffff;
      if (wordStart < 0) wordStart = i;
      else if (letter === last && letter === secondLast) flags |= STRETCHED;
      secondLast = last;
      last = letter;
      flags |= entry;
      h = Math.imul(h ^ letter, PRIME);
      letters[out++] = letter;
      continue;
    }
    const kind = entry & KIND_MASK;
    if (entry < 0 && kind === DROPPED) {
      if (wordStart >= 0) flags |= THINNED;
      continue;
    }
    let wide = entry;
    let width = 1;
    if (entry < 0 && kind === SURROGATE) {
      const low = text.charCodeAt(i + 1);
      const point =
        low >= 0xdc00 && low <= 0xdfff ? ((text.charCodeAt(i) - 0xd800) << 10) + (low - 0xdc00) + 0x10000 : 0;
      if (point >= 0xe0000) {
        // Tags and variation selectors, which have no width.
        i += 1;
        continue;
      }
      // Planes 2 and 3 hold Han alone.
      wide = point > 0x1ffff ? SPECIAL | ALONE | foldedUnit(point) : point > 0 ? (beyond[point & 0xffff] as number) : 0;
      width = point > 0 ? 2 : 1;
      if (wide < 0 && (wide & KIND_MASK) === DROPPED) {
        i += 1;
        continue;
      }
    }
    if (wide > 0 || (wide < 0 && (wide & KIND_MASK) === EXPANDED)) {
      if (wordStart < 0) wordStart = i;
      if (wide > 0) {
        flags |= wide;
        h = Math.imul(h ^ (wide & 0xffff), PRIME);
        letters[out++] = wide & 0xffff;
      } else {
        const expansion = expansions[wide & 0xffff];
        const more = expansion?.text ?? '';
        flags |= expansion?.flags ?? 0;
        if (out + more.length + (length - i) + 64 > letters.length) {
          tape.letterCount = out;
          tape.reserve(length - i + more.length);
          letters = tape.letters;
        }
        for (let k = 0; k < more.length; k++) {
          h = Math.imul(h ^ more.charCodeAt(k), PRIME);
          letters[out++] = more.charCodeAt(k);
        }
      }
      last = -1;
      i += width - 1;
      continue;
    }
    if (wordStart >= 0) {
      hashes[count] = finishHash(h);
      starts[count] = wordStart;
      ends[count] = i;
      froms[count] = wordOut;
      allFlags[count] = flags & ~0xffff;
      count += 1;
      wordOut = out;
      wordStart = -1;
      h = SEED;
      flags = 0;
      last = -1;
    }
    if (wide < 0 && (wide & KIND_MASK) === ALONE) {
      const letter = wide & 0xffff;
      letters[out++] = letter;
      hashes[count] = finishHash(Math.imul(SEED ^ letter, PRIME));
      starts[count] = i;
      ends[count] = i + width;
      froms[count] = wordOut;
      allFlags[count] = ALONE;
      count += 1;
      wordOut = out;
      i += width - 1;
    } else if (wide < 0 && (wide & KIND_MASK) === SIGN) {
      // Noted by the word before or after it; a sign itself is no word.
    }
  }
  if (wordStart >= 0) {
    hashes[count] = finishHash(h);
    starts[count] = wordStart;
    ends[count] = length;
    froms[count] = wordOut;
    allFlags[count] = flags & ~0xffff;
    count += 1;
    wordOut = out;
  }
  hashes[count] = NO_HASH;
  starts[count] = length;
  ends[count] = length;
  froms[count] = wordOut;
  allFlags[count] = 0;
  count += 1;
  froms[count] = wordOut;
  tape.count = count;
  tape.letterCount = out;
}
