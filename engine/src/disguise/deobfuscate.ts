import type { Via } from '../finding.ts';
import { FOREIGN, LATIN, LOOKALIKE, WEDGED } from '../fold/classes.ts';
import { NO_HASH, TokenBuffer } from '../fold/token-buffer.ts';
import { hashLetters } from '../fold/tokenize.ts';
import type { FirstLook } from './first-look.ts';
import type { HomeScripts } from './home-script.ts';
import { looksOdd } from './oddness.ts';
import { nextPiece } from './reading.ts';
import { type Spelling, SpellingReader } from './spelling.ts';
import type { PlainWord, Vocabulary } from './vocabulary.ts';

/** Set on a word that stands there for another spelling. */
export const DEOBFUSCATED = 1 << 29;
/** Set on a word before which a sign for the eye is left out there (`台🔥灯`). */
export const CLOSED_UP = 1 << 30;

/**
 * Of one listing this many letters of odd words are looked at and this many words put in plain letters: a page made of
 * nothing else must not take time without end.
 */
const MOST_LETTERS = 150_000;
const MOST_WORDS = 4_000;
/** Of one listing so many words that are spelled as well are put in too, each with so many words on either side. */
const MOST_OTHERS = 64;
const AROUND = 12;
/** So many words are copied sooner at once than one by one. */
const MANY = 32;

/**
 * Copies a listing's tokens with the words of a vocabulary that stand in them in disguise put in plain letters:
 * look-alike letters, digits and signs for letters, letters set apart or stretched, words grown together with a number;
 * and without the signs for the eye that are wedged between letters.
 *
 * Only words that could be a disguise are looked at (`TokenBuffer.suspicious`), and only as far as some word of the
 * terms begins that way. What was found of one listing holds until the next.
 */
export class Deobfuscator {
  readonly tokens: TokenBuffer = new TokenBuffer();
  /** First and last word among the original tokens, by word of the copy. */
  firstOf: Int32Array = new Int32Array(0);
  lastOf: Int32Array = new Int32Array(0);
  /** How a word of the copy was disguised. */
  readonly via: Map<number, Via> = new Map();
  /** Whether the listing had more than is looked at. */
  isCutShort = false;
  readonly #spellings: SpellingReader;
  readonly #homes: HomeScripts;
  /** Of the original tokens the one before which a sign was left out last. */
  #closedUp = -1;
  /** What words of the copy, by their number, spell as well. */
  #others: { at: number; word: PlainWord }[] = [];

  constructor(vocabulary: Vocabulary, homes: HomeScripts) {
    this.#spellings = new SpellingReader(vocabulary, this.tokens);
    this.#homes = homes;
  }

  /**
   * Takes a listing's tokens, the first look at them and its fields' texts; false where nothing stands in disguise, and
   * there is no copy.
   *
   * @param isOneEnough to tell whether anything does, and make no copy
   */
  deobfuscate(original: TokenBuffer, look: FirstLook, texts: readonly string[], isOneEnough = false): boolean {
    if (this.via.size > 0) this.via.clear();
    this.tokens.reset();
    this.#spellings.spent = 0;
    this.isCutShort = false;
    this.#closedUp = -1;
    if (this.#others.length > 0) this.#others = [];
    let copied = 0;
    let field = -1;
    /** Where the field ends that has the word. */
    let end = -1;
    for (let k = 0; k < look.oddCount; k++) {
      const i = look.odd[k] as number;
      if (i < copied) continue;
      if (i > end) {
        do {
          field += 1;
          const isLast = field + 1 === original.fieldCount;
          end = (isLast ? original.count : (original.fieldFirst[field + 1] as number)) - 1;
        } while (i > end);
        this.#spellings.open(original, texts[field] ?? '');
      }
      // The word between two fields.
      if (i === end) continue;
      const flags = original.flags[i] as number;
      const isSign =
        (flags & WEDGED) !== 0 && i + 1 < end && (original.start[i + 1] as number) - (original.end[i] as number) <= 1;
      if (!isSign && !looksOdd(flags, original.flags[i + 1] as number)) continue;
      this.isCutShort = this.#spellings.spent > MOST_LETTERS || this.via.size >= MOST_WORDS;
      if (this.isCutShort) break;
      if (isSign) {
        if (isOneEnough) return true;
        if (this.via.size === 0) this.#makeRoom(original);
        this.#copy(original, copied, i);
        this.#closedUp = i + 1;
        this.via.set(this.tokens.count, 'spaced');
        copied = i + 1;
        continue;
      }
      const atHome =
        (flags & LATIN) !== 0 && (flags & (LOOKALIKE | FOREIGN)) !== 0 ? this.#readAtHome(original, i) : null;
      if (!atHome && this.#spellings.beginsNone(i)) continue;
      const spelling = atHome ?? this.#choose(original, i, end);
      if (!spelling) continue;
      if (isOneEnough) return true;
      if (this.via.size === 0) this.#makeRoom(original);
      // Signs read as its first letters are words by themselves, and part of it.
      let first = i;
      while (first > copied && (original.start[first - 1] as number) >= spelling.start) first -= 1;
      this.#copy(original, copied, first);
      this.#push(spelling, first);
      copied = spelling.last + 1;
    }
    if (this.via.size === 0) return false;
    this.#copy(original, copied, original.count);
    for (const { at, word } of this.#others) this.#putBeside(at, word);
    return true;
  }

  /**
   * The spelling to take among those that begin at a word: the longest after which another word begins, since letters
   * all set apart do not say where a word ends; the longest of all otherwise.
   */
  #choose(original: TokenBuffer, first: number, end: number): Spelling | null {
    const found = this.#spellings.readFrom(first, end);
    const longest = found.at(-1);
    if (longest === undefined || found.length === 1) return longest ?? null;
    for (const each of found.toReversed()) {
      const next = nextPiece(original, each.last, end, false);
      if (next < 0 || this.#spellings.readFrom(next, end).length > 0) return each;
    }
    return longest;
  }

  /** A word of another script that stands there with Latin letters among its own. */
  #readAtHome(original: TokenBuffer, at: number): Spelling | null {
    const word = this.#homes.spelledBy(original.letters, original.from[at] as number, original.from[at + 1] as number);
    const [start, end] = [original.start[at] as number, original.end[at] as number];
    return word && { word, others: [], count: word.letters.length, via: 'confusable', last: at, start, end };
  }

  #makeRoom(original: TokenBuffer): void {
    this.tokens.reserve(original.letterCount + original.count);
    if (this.firstOf.length >= original.hash.length) return;
    this.firstOf = new Int32Array(original.hash.length);
    this.lastOf = new Int32Array(original.hash.length);
  }

  #copy(original: TokenBuffer, from: number, to: number): void {
    const copy = this.tokens;
    const { count: at, letterCount } = copy;
    const first = original.from[from] as number;
    const last = original.from[to] as number;
    const closedUp = this.#closedUp - from + at;
    copy.reserveLetters(letterCount + last - first);
    if (to - from > MANY) {
      copy.hash.set(original.hash.subarray(from, to), at);
      copy.start.set(original.start.subarray(from, to), at);
      copy.end.set(original.end.subarray(from, to), at);
      copy.flags.set(original.flags.subarray(from, to), at);
      copy.letters.set(original.letters.subarray(first, last), letterCount);
    } else {
      for (let i = from, k = at; i < to; i++, k++) {
        copy.hash[k] = original.hash[i] as number;
        copy.start[k] = original.start[i] as number;
        copy.end[k] = original.end[i] as number;
        copy.flags[k] = original.flags[i] as number;
      }
      for (let i = first, k = letterCount; i < last; i++, k++) copy.letters[k] = original.letters[i] as number;
    }
    for (let i = from, k = at; i < to; i++, k++) {
      copy.from[k] = (original.from[i] as number) - first + letterCount;
      this.firstOf[k] = i;
      this.lastOf[k] = i;
    }
    copy.count = at + to - from;
    copy.letterCount = letterCount + last - first;
    copy.from[copy.count] = copy.letterCount;
    if (closedUp >= at && closedUp < copy.count) copy.flags[closedUp] = (copy.flags[closedUp] as number) | CLOSED_UP;
  }

  /**
   * Another word that one of the copy spells as well, at the copy's end, among the words that stand around it: those of
   * terms that both words are in. Only what has the other word in it is found there.
   */
  #putBeside(at: number, { letters }: PlainWord): void {
    const copy = this.tokens;
    let first = at;
    while (first > 0 && at - first < AROUND && copy.hash[first - 1] !== NO_HASH) first -= 1;
    let last = at;
    while (last - at < AROUND && copy.hash[last + 1] !== NO_HASH) last += 1;
    copy.reserve((copy.from[last + 1] as number) - (copy.from[first] as number) + letters.length);
    if (this.firstOf.length < copy.hash.length) {
      this.firstOf = enlarge(this.firstOf, copy.hash.length);
      this.lastOf = enlarge(this.lastOf, copy.hash.length);
    }
    for (let i = first; i <= last; i++) {
      const put = copy.count++;
      const spelled = i === at ? letters : copy.letters.slice(copy.from[i], copy.from[i + 1]);
      copy.set(
        put,
        i === at ? hashLetters(letters, 0, letters.length) : (copy.hash[i] as number),
        copy.start[i] as number,
        copy.end[i] as number,
        copy.letterCount,
        i === at ? DEOBFUSCATED : 0,
      );
      copy.letters.set(spelled, copy.letterCount);
      copy.letterCount += spelled.length;
      this.firstOf[put] = this.firstOf[i] as number;
      this.lastOf[put] = this.lastOf[i] as number;
      const via = this.via.get(i);
      if (via) this.via.set(put, via);
    }
    copy.set(copy.count, NO_HASH, 0, 0, copy.letterCount, 0);
    copy.count += 1;
    copy.from[copy.count] = copy.letterCount;
  }

  #push({ word, others, via, start, end, last }: Spelling, first: number): void {
    const copy = this.tokens;
    const at = copy.count++;
    for (const other of others) if (this.#others.length < MOST_OTHERS) this.#others.push({ at, word: other });
    copy.hash[at] = hashLetters(word.letters, 0, word.letters.length);
    copy.start[at] = start;
    copy.end[at] = end;
    copy.flags[at] = DEOBFUSCATED;
    copy.from[at] = copy.letterCount;
    copy.reserveLetters(copy.letterCount + word.letters.length);
    for (const letter of word.letters) copy.letters[copy.letterCount++] = letter;
    copy.from[at + 1] = copy.letterCount;
    this.firstOf[at] = first;
    this.lastOf[at] = last;
    this.via.set(at, via);
  }
}

function enlarge(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}
