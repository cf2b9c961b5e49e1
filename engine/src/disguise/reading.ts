import {
  ALONE,
  CHANGED,
  FOREIGN,
  JOINED,
  LOOKALIKE,
  PICTURED,
  POINTS,
  SIGNED,
  SINGLE,
  WEDGED,
} from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { NO_HASH, type TokenBuffer } from '../fold/token-buffer.ts';
import {
  BETWEEN,
  BY_LOOKS,
  LETTERS,
  lettersOf,
  lettersOfSign,
  NOTHING,
  signAfter,
  signBefore,
  symbolAt,
  symbolTable,
} from './symbols.ts';

/** Most letters of a disguised word. */
export const LONGEST = 40;
/** Characters between two letters that are set apart. */
const WIDEST_GAP = 3;
/** The same with signs for the eye among them, which may take two units each; and how many of those. */
const WIDEST_PICTURE = 6;
const MOST_PICTURES = 3;
/** Signs that stand for letters running, between two pieces and at either end. */
const MOST_SIGNS = 8;

/**
 * The word that goes on with the spelling that a word is part of: joined to it by one character, single letters set
 * apart, or either with signs for the eye (`d★e★s★k`) between; or,
 * with `mayBeCut`, apart by a space where one of the two points to a word. -1 where the spelling ends; `end` is the field's end.
 */
export function nextPiece(tokens: TokenBuffer, word: number, end: number, mayBeCut = true): number {
  let next = word + 1;
  let isWedged = true;
  for (; next < end && next - word <= MOST_PICTURES; next++) {
    const flags = tokens.flags[next] as number;
    if ((flags & PICTURED) === 0) break;
    if ((flags & WEDGED) === 0) isWedged = false;
  }
  if (next >= end || tokens.hash[next] === NO_HASH) return -1;
  const flags = tokens.flags[next] as number;
  if ((flags & ALONE) !== 0) return -1;
  const isNext = next === word + 1;
  if (isNext ? (flags & JOINED) !== 0 : isWedged) return next;
  const together = flags | (tokens.flags[word] as number);
  // A word cut by a space.
  if (mayBeCut && isNext && (together & POINTS) !== 0 && (together & PICTURED) === 0 && gapBefore(tokens, next) === 1)
    return next;
  const areSingle = (flags & (tokens.flags[word] as number) & SINGLE) !== 0;
  const gap = (tokens.start[next] as number) - (tokens.end[word] as number);
  return areSingle && gap <= (isNext ? WIDEST_GAP : WIDEST_PICTURE) ? next : -1;
}

function gapBefore(tokens: TokenBuffer, word: number): number {
  return (tokens.start[word] as number) - (tokens.end[word - 1] as number);
}

/**
 * What stands in a text from a word on, letter by letter, as far as its pieces belong together: read piece by piece,
 * when it is asked for.
 */
export class Reading {
  /** What each letter can stand for. */
  readonly symbols: Int32Array = new Int32Array(LONGEST + 1);
  /** Where it begins and ends in the text, and its word among the tokens. */
  readonly starts: Int32Array = new Int32Array(LONGEST + 1);
  readonly ends: Int32Array = new Int32Array(LONGEST + 1);
  readonly words: Int32Array = new Int32Array(LONGEST + 1);
  /** Whether a word may end after it. */
  readonly isLast: Uint8Array = new Uint8Array(LONGEST + 1);
  /** So many letters from here on may as well be none: a sign that is read as letters, or parts them. */
  readonly leftOut: Uint8Array = new Uint8Array(LONGEST + 1);
  count = 0;
  tokens: TokenBuffer;
  text = '';
  #word = -1;
  #end = 0;

  constructor(tokens: TokenBuffer) {
    this.tokens = tokens;
  }

  /** Begins at a word of the field that ends before word `end`. */
  begin(word: number, end: number): void {
    this.count = 0;
    this.#word = word;
    this.#end = end;
    const { tokens } = this;
    const start = tokens.start[word] as number;
    if (((tokens.flags[word] as number) & SIGNED) !== 0) {
      // Signs before the word may be its first letters.
      let from = start;
      for (let k = 0; k < MOST_SIGNS; k++) {
        const before = signBefore(this.text, from);
        if (before < 0) break;
        from = before;
      }
      this.#addSigns(from, start, word);
    }
    this.#addWord();
  }

  /** Reads on; false where the spelling ends. */
  readOn(): boolean {
    const { tokens } = this;
    const word = this.#word;
    if (word < 0) return false;
    const wordEnd = tokens.end[word] as number;
    const isSigned = ((tokens.flags[word] as number) & SIGNED) !== 0;
    let next = nextPiece(tokens, word, this.#end);
    if (next < 0 && isSigned) next = this.#afterSigns(word);
    const before = this.count;
    if (next >= 0) {
      const nextStart = tokens.start[next] as number;
      if (isSigned) this.#addOwnSigns(wordEnd, nextStart, word);
      else if (next > word + 1) this.#addSigns(wordEnd, nextStart, word);
      this.#word = next;
      this.#addWord();
      return this.count > before;
    }
    this.#word = -1;
    if (isSigned) this.#addOwnSigns(wordEnd, wordEnd, word);
    return this.count > before;
  }

  /** Adds the signs that touch a word's end, and those up to the next; the word may end after the first where it is apart. */
  #addOwnSigns(wordEnd: number, nextStart: number, word: number): void {
    const signsEnd = this.#endOfSigns(wordEnd);
    const before = this.count;
    this.#addSigns(wordEnd, signsEnd, word);
    if (nextStart !== signsEnd) this.isLast.fill(1, before, this.count);
    this.#addSigns(signsEnd, nextStart, word);
  }

  /** The next word, where nothing but signs that stand for letters is between; such signs may be words by themselves. */
  #afterSigns(word: number): number {
    const { tokens } = this;
    const signsEnd = this.#endOfSigns(tokens.end[word] as number);
    let next = word + 1;
    while (next < this.#end && (tokens.start[next] as number) < signsEnd) next += 1;
    if (next >= this.#end || tokens.hash[next] === NO_HASH) return -1;
    if (((tokens.flags[next] as number) & (SIGNED | ALONE)) !== SIGNED) return -1;
    return tokens.start[next] === signsEnd ? next : -1;
  }

  /** Where the signs end that begin at an offset. */
  #endOfSigns(start: number): number {
    let at = start;
    for (let k = 0; k < MOST_SIGNS; k++) {
      const end = signAfter(this.text, at);
      if (end < 0) break;
      at = end;
    }
    return at;
  }

  /** Adds the signs between two offsets that can be read as letters. */
  #addSigns(from: number, to: number, word: number): void {
    const { text } = this;
    for (let at = from; at < to; ) {
      const unit = codeUnitAt(text, at);
      const width = unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
      const picture = lettersOfSign(text, at);
      const symbol = picture === '' ? symbolAt(text, at) : 0;
      if (picture !== '' && this.count + picture.length <= LONGEST) {
        for (let k = 0; k < picture.length; k++) {
          const letter = lettersOf(picture.charAt(k)) | BY_LOOKS;
          this.#add(letter, at, at + width, word, k === 0 ? picture.length : 0);
        }
      } else if ((symbol & LETTERS) !== 0) {
        this.#add(symbol, at, at + width, word, 1);
      }
      at += width;
    }
  }

  /** Adds the letters of the word, no more of them than any word has. */
  #addWord(): void {
    const { tokens, text } = this;
    const word = this.#word;
    const start = tokens.start[word] as number;
    const end = tokens.end[word] as number;
    const first = this.count;
    const letters = tokens.from[word] as number;
    const length = (tokens.from[word + 1] as number) - letters;
    if (((tokens.flags[word] as number) & (LOOKALIKE | FOREIGN | CHANGED)) === 0 && length === end - start) {
      // Latin letters and digits alone: the tokens have them folded.
      const table = symbolTable();
      const most = Math.min(length, LONGEST - first);
      for (let k = 0; k < most; k++) {
        const to = first + k;
        this.symbols[to] = table[tokens.letters[letters + k] as number] as number;
        this.starts[to] = start + k;
        this.ends[to] = start + k + 1;
        this.words[to] = word;
        this.isLast[to] = 0;
        this.leftOut[to] = 0;
      }
      this.count = first + most;
    } else {
      for (let at = start; at < end && this.count < LONGEST; ) {
        const symbol = symbolAt(text, at);
        const unit = codeUnitAt(text, at);
        const width = unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
        if ((symbol & (NOTHING | BETWEEN)) === 0) this.#add(symbol, at, at + width, word, 0);
        at += width;
      }
    }
    // What is longer than any word ends nowhere.
    if (this.count > first && this.count < LONGEST) {
      this.isLast[this.count - 1] = 1;
      this.ends[this.count - 1] = end;
    }
  }

  #add(symbol: number, start: number, end: number, word: number, leftOut: number): void {
    const at = this.count;
    if (at >= LONGEST) return;
    this.symbols[at] = symbol;
    this.leftOut[at] = leftOut;
    this.starts[at] = start;
    this.ends[at] = end;
    this.words[at] = word;
    this.isLast[at] = 0;
    this.count += 1;
  }
}
