import {
  ALONE,
  CAPITAL_I,
  DIGIT,
  DROPPED,
  EXPANDED,
  JOINED,
  KIND_MASK,
  LATIN,
  LOOKALIKE,
  SIGN,
  SIGNED,
  SINGLE,
  SPECIAL,
  STRETCHED,
  SURROGATE,
  VOICING,
} from './classes.ts';
import { codeUnitAt } from './code-unit.ts';
import { foldedUnit, foldTable } from './table.ts';
import { NO_HASH, type TokenBuffer } from './token-buffer.ts';

const SEED = 0x2f0b4c47;
/** Any of these, and the word is looked at again by `Deobfuscator`. */
const SUSPICIOUS = LOOKALIKE | STRETCHED | SIGNED | JOINED;
const MIXED = DIGIT | LATIN;

/** As in `codeUnitAt`, which is not always taken into the loop below. */
const { charCodeAt } = String.prototype;

/** A turn and an exclusive or: less to wait for than a multiplication; `finishHash` spreads the bits. */
function addLetter(hash: number, letter: number): number {
  return ((hash << 7) | (hash >>> 25)) ^ letter;
}

/** Whether a capital I follows a small letter: `dolI`. */
function hasInnerI(text: string, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) {
    if (codeUnitAt(text, i) === 0x49 && codeUnitAt(text, i - 1) >= 0x61 && codeUnitAt(text, i - 1) <= 0x7a) return true;
  }
  return false;
}

/** Kana with its voicing mark in one character (half-width forms have none of their own), or 0. */
function voicedKana(kana: number, mark: number): number {
  const composed = String.fromCharCode(kana, mark).normalize('NFC');
  return composed.length === 1 ? composed.charCodeAt(0) : 0;
}

/** The hash of a word after its last letter; never `NO_HASH`. */
function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === NO_HASH ? 1 : h;
}

/** The hash of folded letters, as `tokenize` gives it to a word. */
export function hashLetters(letters: ArrayLike<number>, from: number, to: number): number {
  let h = SEED;
  for (let i = from; i < to; i++) h = addLetter(h, letters[i] ?? 0);
  return finishHash(h);
}

/**
 * Appends a field to the tokens: one pass over the text, a table look-up a character. Any string is taken, broken surrogates too.
 *
 * A word is a run of letters and digits; a character of a script without spaces, or an emoji, is a word by itself.
 */
export function tokenize(text: string, tokens: TokenBuffer): void {
  const { units, beyond, expansions } = foldTable();
  const length = text.length;
  tokens.reserve(length);
  const { hash: hashes, start: starts, end: ends, from: froms, flags: allFlags } = tokens;
  let letters = tokens.letters;
  tokens.fieldFirst[tokens.fieldCount++] = tokens.count;
  let count = tokens.count;
  let out = tokens.letterCount;
  let wordOut = out;
  let wordStart = -1;
  let h = SEED;
  let flags = 0;
  // Where the next word begins if one character that is no space stands between it and the last.
  let joinedStart = -1;
  let signEnd = -1;
  let singles = 0;
  let suspicious = tokens.suspicious;

  // The step beyond the end is a separator that ends the last word.
  for (let i = 0; i <= length; i++) {
    let unit = i < length ? charCodeAt.call(text, i) : 0x20;
    let entry = units[unit] as number;
    if (entry > 0) {
      if (wordStart < 0) wordStart = i;
      // Nearly all time is spent here.
      do {
        const letter = entry & 0xffff;
        flags |= entry;
        h = ((h << 7) | (h >>> 25)) ^ letter;
        letters[out] = letter;
        // Three of one letter running; what stands before a word's first is the last of the word before, which does no harm.
        if (letter === letters[out - 1] && letter === letters[out - 2]) flags |= STRETCHED;
        out += 1;
        i += 1;
        unit = i < length ? charCodeAt.call(text, i) : 0x20;
        entry = units[unit] as number;
      } while (entry > 0);
    }
    let width = 1;
    if (entry !== 0) {
      if ((entry & KIND_MASK) === SURROGATE) {
        const low = codeUnitAt(text, i + 1);
        if (low >= 0xdc00 && low <= 0xdfff) {
          const point = ((unit - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
          width = 2;
          // Planes 2 and 3 hold Han alone; plane 14 tags and variation selectors, which have no width.
          if (point <= 0x1ffff) entry = beyond[point & 0xffff] as number;
          else entry = SPECIAL | (point < 0xe0000 ? ALONE | foldedUnit(point) : DROPPED);
        } else entry = 0;
      }
      const kind = entry < 0 ? entry & KIND_MASK : 0;
      if (kind === DROPPED) {
        i += width - 1;
        continue;
      }
      if (kind === VOICING) {
        const voiced =
          count > tokens.count && ends[count - 1] === i ? voicedKana(letters[out - 1] as number, entry & 0xffff) : 0;
        if (voiced !== 0 && wordStart < 0) {
          letters[out - 1] = voiced;
          hashes[count - 1] = finishHash(addLetter(SEED, voiced));
          ends[count - 1] = i + 1;
          continue;
        }
        entry = 0;
      }
      if (entry > 0) {
        if (wordStart < 0) wordStart = i;
        flags |= entry;
        h = addLetter(h, entry & 0xffff);
        letters[out++] = entry & 0xffff;
        i += width - 1;
        continue;
      }
      if (kind === EXPANDED) {
        if (wordStart < 0) wordStart = i;
        const expansion = expansions[entry & 0xffff];
        const more = expansion?.text ?? '';
        flags |= expansion?.flags ?? 0;
        if (out + more.length + (length - i) + 64 > letters.length) {
          tokens.letterCount = out;
          tokens.reserve(length - i + more.length);
          letters = tokens.letters;
        }
        for (let k = 0; k < more.length; k++) {
          h = addLetter(h, more.charCodeAt(k));
          letters[out++] = more.charCodeAt(k);
        }
        i += width - 1;
        continue;
      }
    }
    if (wordStart >= 0) {
      if (out - wordOut === 1) {
        flags |= SINGLE;
        singles += 1;
      } else singles = 0;
      if ((flags & CAPITAL_I) !== 0 && hasInnerI(text, wordStart, i)) flags |= LOOKALIKE;
      if (wordStart === joinedStart) flags |= JOINED;
      if (wordStart === signEnd || (entry < 0 && (entry & KIND_MASK) === SIGN)) flags |= SIGNED;
      if ((flags & SUSPICIOUS) !== 0 || (flags & MIXED) === MIXED || singles > 2) suspicious = true;
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
      joinedStart = unit > 0x20 && unit !== 0xa0 && unit !== 0x3000 ? i + width : -1;
    }
    if (entry < 0) {
      if ((entry & KIND_MASK) === ALONE) {
        const letter = entry & 0xffff;
        letters[out++] = letter;
        hashes[count] = finishHash(addLetter(SEED, letter));
        starts[count] = i;
        ends[count] = i + width;
        froms[count] = wordOut;
        allFlags[count] = ALONE;
        count += 1;
        wordOut = out;
        joinedStart = -1;
        singles = 0;
      } else signEnd = i + width;
      i += width - 1;
    }
  }
  hashes[count] = NO_HASH;
  starts[count] = length;
  ends[count] = length;
  froms[count] = wordOut;
  allFlags[count] = 0;
  count += 1;
  froms[count] = wordOut;
  tokens.count = count;
  tokens.letterCount = out;
  tokens.suspicious = suspicious;
}
