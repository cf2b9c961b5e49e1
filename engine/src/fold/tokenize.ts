import {
  ALONE,
  CAPITAL_I,
  DIGIT,
  DROPPED,
  EXPANDED,
  FOREIGN,
  JAMO,
  JOINED,
  KIND_MASK,
  LATIN,
  LIKE,
  LOOKALIKE,
  PICTURE,
  PICTURED,
  SIGN,
  SIGNED,
  SINGLE,
  SPECIAL,
  STRETCHED,
  SURROGATE,
  VOICING,
  WEDGED,
} from './classes.ts';
import { codeUnitAt } from './code-unit.ts';
import { readByKernel } from './read-by-kernel.ts';
import { type FoldTable, foldedUnit, foldTable } from './table.ts';
import { NO_HASH, type TokenBuffer } from './token-buffer.ts';

/** Of what is a word by itself that which may stand for a letter. */
const READ_AS_LETTER = PICTURE | LIKE;
const SUSPICIOUS = LOOKALIKE | STRETCHED | SIGNED | JOINED;

/** As in `codeUnitAt`, which is not always taken into the loop below. */
const { charCodeAt } = String.prototype;

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

/** A letter of Hangul with the one after it in one syllable (Unicode, 3.12), or 0. */
function syllable(letter: number, jamo: number): number {
  const isVowel = jamo < 0x1176;
  if (isVowel) return letter >= 0x1100 && letter <= 0x1112 ? 0xac00 + ((letter - 0x1100) * 21 + jamo - 0x1161) * 28 : 0;
  const isOpen = letter >= 0xac00 && letter <= 0xd7a3 && (letter - 0xac00) % 28 === 0;
  return isOpen ? letter + jamo - 0x11a7 : 0;
}

/** Whether something other than a separator stands at an offset, what shows a sign as an emoji left aside. */
function isWordAt(text: string, at: number, units: Int32Array): boolean {
  const unit = codeUnitAt(text, at);
  const next = unit === 0xfe0f ? codeUnitAt(text, at + 1) : unit;
  return Number.isNaN(next) ? false : units[next] !== 0;
}

/** Whether the word right before an offset has Latin letters, or such as look so. */
function isAmongLatin(tokens: TokenBuffer, count: number, first: number, contact: number, at: number): boolean {
  if (contact !== at || count === first) return false;
  return ((tokens.flags[count - 1] as number) & (LATIN | LOOKALIKE | PICTURED)) !== 0;
}

/** Of the letters at two places the first and the second half; nothing beyond the end. */
function twoLetters(letters: ArrayLike<number>, at: number, to: number): number {
  if (at + 1 < to) return (letters[at] as number) | ((letters[at + 1] as number) << 16);
  return at < to ? (letters[at] as number) : 0;
}

/** The hash of folded letters, as `tokenize` gives it to a word: four sums side by side, as words.wat has them. */
export function hashLetters(letters: ArrayLike<number>, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = from; at < to; at += 8) {
    a = Math.imul(a + twoLetters(letters, at, to), 0x9e3779b1);
    b = Math.imul(b + twoLetters(letters, at + 2, to), 0x85ebca6b);
    c = Math.imul(c + twoLetters(letters, at + 4, to), 0xc2b2ae35);
    d = Math.imul(d + twoLetters(letters, at + 6, to), 0x27d4eb2f);
  }
  let h = (a + b + c + d) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === NO_HASH ? 1 : h;
}

/** Whether a word of these flags is looked at again by `Deobfuscator`. */
function isSuspicious(flags: number): boolean {
  return (flags & SUSPICIOUS) !== 0 || ((flags & LATIN) !== 0 && (flags & (DIGIT | FOREIGN)) !== 0);
}

function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x3000;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The letters that an entry stands for, and what they are made of. */
function lettersOf(entry: number, expansions: FoldTable['expansions']): { text: string; flags: number } {
  const expansion = (entry & KIND_MASK) === EXPANDED ? expansions[entry & 0xffff] : undefined;
  return expansion ?? { text: String.fromCharCode(entry & 0xffff), flags: entry };
}

/**
 * What a pair of surrogates folds to, as an entry of the table. Planes 2 and 3 hold Han alone; plane 14 tags and
 * variation selectors, which have no width. 0 for half a pair.
 */
function entryOfPair(high: number, low: number, beyond: Int32Array): number {
  if (!isLowSurrogate(low)) return 0;
  const point = ((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
  if (point <= 0x1ffff) return beyond[point & 0xffff] as number;
  return SPECIAL | (point < 0xe0000 ? ALONE | foldedUnit(point) : DROPPED);
}

/**
 * Joins a voicing mark to the kana right before it, the last word and letter so far; false where the two are no
 * character.
 */
function joinVoicing(tokens: TokenBuffer, word: number, letter: number, at: number, mark: number): boolean {
  const voiced = tokens.end[word] === at ? voicedKana(tokens.letters[letter] as number, mark) : 0;
  if (voiced === 0) return false;
  tokens.letters[letter] = voiced;
  tokens.hash[word] = hashLetters(tokens.letters, letter, letter + 1);
  tokens.end[word] = at + 1;
  return true;
}

/**
 * Appends a field to the tokens: one pass over the text, a table look-up a character. Any string is taken, broken
 * surrogates too.
 *
 * A word is a run of letters and digits; a character of a script without spaces, or an emoji, is a word by itself.
 */
export function tokenize(text: string, tokens: TokenBuffer): void {
  tokens.reserve(text.length);
  const kernel = text.length < SHORT ? null : tokens.kernel(text.length);
  one[0] = text;
  if (!kernel || !readByKernel(kernel, one, 1, tokens, readPart)) readByUnit(text, tokens);
}
const one = [''];

/** Appends the first so many texts as fields, as `tokenize` does one after the other. */
export function tokenizeAll(texts: readonly string[], count: number, tokens: TokenBuffer): void {
  let length = count;
  for (let i = 0; i < count; i++) length += (texts[i] as string).length;
  tokens.reserve(length, count);
  const kernel = tokens.kernel(length);
  if (!kernel || !readByKernel(kernel, texts, count, tokens, readPart))
    for (let i = 0; i < count; i++) tokenize(texts[i] as string, tokens);
}

/** A shorter text is read sooner than it is handed over. */
const SHORT = 14;

/** The same for any text, character by character: where there is no words.wat, or a text is too odd for it. */
export function readByUnit(text: string, tokens: TokenBuffer): void {
  const first = tokens.count;
  tokens.fieldFirst[tokens.fieldCount++] = first;
  tokens.singles = 0;
  readPart(text, tokens, 0, text.length + 1, first);
  // The word between two fields.
  const { count, letterCount } = tokens;
  tokens.set(count, NO_HASH, text.length, text.length, letterCount, 0);
  tokens.from[count + 1] = letterCount;
  tokens.count = count + 1;
}

/**
 * Reads a part of a field whose first word is `first`: from a place with a space or nothing before it up to the first
 * space from `until` on, or the end. Gives where that is.
 */
function readPart(text: string, tokens: TokenBuffer, from: number, until: number, first: number): number {
  const { units, beyond, expansions } = foldTable();
  const length = text.length;
  const { hash: hashes, start: starts, end: ends, from: froms, flags: allFlags } = tokens;
  let letters = tokens.letters;
  let { count } = tokens;
  let out = tokens.letterCount;
  let wordOut = out;
  let wordStart = -1;
  let flags = 0;
  // Where the next word begins if one character that is no space stands between it and the last.
  let joinedStart = -1;
  let signEnd = -1;
  let { singles } = tokens;
  // Where the last word ends, with what has no width after it.
  let contact = -1;
  let suspicious = tokens.suspicious;

  // The step beyond the end is a separator that ends the last word.
  let i = from;
  for (; i <= length; i++) {
    let unit = i < length ? charCodeAt.call(text, i) : 0x20;
    let entry = units[unit] as number;
    if (entry > 0) {
      if (wordStart < 0) wordStart = i;
      // Nearly all time is spent here.
      do {
        const letter = entry & 0xffff;
        flags |= entry;
        letters[out] = letter;
        // Three of one letter running.
        if (letter === letters[out - 1] && letter === letters[out - 2] && out - wordOut > 1) flags |= STRETCHED;
        out += 1;
        i += 1;
        unit = i < length ? charCodeAt.call(text, i) : 0x20;
        entry = units[unit] as number;
      } while (entry > 0);
    }
    let width = 1;
    let kind = 0;
    if (entry !== 0) {
      if ((entry & KIND_MASK) === SURROGATE) {
        const low = codeUnitAt(text, i + 1);
        width = isLowSurrogate(low) ? 2 : 1;
        entry = entryOfPair(unit, low, beyond);
      }
      kind = entry & KIND_MASK;
      if (kind === DROPPED) {
        if (contact === i) contact = i + width;
        if (signEnd === i) signEnd = i + width;
        i += width - 1;
        continue;
      }
      if (kind === JAMO) {
        const jamo = entry & 0xffff;
        const before = wordStart < 0 ? 0 : (letters[out - 1] as number);
        const joined = syllable(before, jamo);
        if (wordStart < 0) wordStart = i;
        if (joined !== 0) out -= 1;
        flags |= FOREIGN;
        letters[out++] = joined || jamo;
        continue;
      }
      if (entry > 0 || kind === EXPANDED) {
        const folded = lettersOf(entry, expansions);
        letters = tokens.reserveLetters(out + folded.text.length + length - i);
        if (wordStart < 0) wordStart = i;
        flags |= folded.flags;
        for (let k = 0; k < folded.text.length; k++) letters[out++] = folded.text.charCodeAt(k);
        i += width - 1;
        continue;
      }
      if (
        kind === VOICING &&
        wordStart < 0 &&
        count > first &&
        joinVoicing(tokens, count - 1, out - 1, i, entry & 0xffff)
      )
        continue;
    }
    if (wordStart >= 0) {
      const isSingle = out - wordOut === 1;
      singles = isSingle ? singles + 1 : 0;
      if (isSingle) flags |= SINGLE;
      if ((flags & CAPITAL_I) !== 0 && hasInnerI(text, wordStart, i)) flags |= LOOKALIKE;
      if (wordStart === joinedStart) flags |= JOINED;
      if (wordStart === signEnd || kind === SIGN || (kind === ALONE && (entry & READ_AS_LETTER) !== 0)) flags |= SIGNED;
      if (singles > 2 || isSuspicious(flags)) suspicious = true;
      // As by `set`, which costs a twentieth more here.
      hashes[count] = hashLetters(letters, wordOut, out);
      starts[count] = wordStart;
      ends[count] = i;
      froms[count] = wordOut;
      allFlags[count] = flags & ~(CAPITAL_I | 0xffff);
      count += 1;
      contact = i;
      wordOut = out;
      wordStart = -1;
      flags = 0;
      joinedStart = isSpace(unit) ? -1 : i + width;
    }
    if (kind === ALONE) {
      letters[out++] = entry & 0xffff;
      let wordFlags = ALONE;
      if ((entry & PICTURE) === 0) singles = 0;
      if (
        (entry & READ_AS_LETTER) !== 0 &&
        ((entry & PICTURE) !== 0 || isAmongLatin(tokens, count, first, contact, i))
      ) {
        wordFlags |= PICTURED;
        if (contact === i && isWordAt(text, i + width, units)) {
          wordFlags |= WEDGED;
          suspicious = true;
        }
      }
      tokens.set(count, hashLetters(letters, wordOut, out), i, i + width, wordOut, wordFlags);
      count += 1;
      wordOut = out;
      joinedStart = -1;
      contact = i + width;
      if ((entry & READ_AS_LETTER) !== 0) signEnd = i + width;
    } else if (kind === SIGN) {
      signEnd = i + width;
      if (contact === i) contact = signEnd;
    }
    if (entry < 0) i += width - 1;
    else if (i >= until && isSpace(unit)) break;
  }
  tokens.suspicious = suspicious;
  tokens.singles = singles;
  tokens.count = count;
  tokens.letterCount = out;
  return Math.min(i, length);
}
