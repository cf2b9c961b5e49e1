import type { Via } from '../finding.ts';
import {
  ALONE,
  DIGIT,
  FOREIGN,
  JOINED,
  LATIN,
  LOOKALIKE,
  PICTURED,
  SIGNED,
  SINGLE,
  STRETCHED,
  WEDGED,
} from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { NO_HASH, type TokenBuffer } from '../fold/token-buffer.ts';
import { BETWEEN, BY_LEET, BY_LOOKS, classOf, LETTERS, NOTHING, symbolAt, symbolTable } from './symbols.ts';
import { addClass, type PlainWord, SEED, spells, type Vocabulary } from './vocabulary.ts';

/** Flags of a word that is odd by itself. */
const ODD = LOOKALIKE | STRETCHED | SIGNED;
const MIXED = DIGIT | LATIN;

/** Most letters of a disguised word, and most pieces that it is broken into. */
const LONGEST = 40;
/** What looking at a word costs at least, in letters. */
const LEAST_COST = 8;
/** Characters between two letters that are set apart. */
const WIDEST_GAP = 3;
/** The same with signs for the eye among them, which may take two units each; and how many of those. */
const WIDEST_PICTURE = 6;
const MOST_PICTURES = 3;

/** A word of the vocabulary that stands in a text in disguise. */
export interface Spelling {
  word: PlainWord;
  via: Via;
  /** Last word of the tokens, and where the spelling begins and ends in the field's text. */
  last: number;
  start: number;
  end: number;
}

/** Nothing of this on a word, nor of the second on the next, and the word is as people write it. */
export const PERHAPS_ODD = ODD | DIGIT | SINGLE | WEDGED;
export const PERHAPS_JOINED = JOINED | WEDGED;

/**
 * Whether a word could be another in disguise, or the beginning of one, by its flags and those of the word after it.
 */
export function looksOdd(flags: number, nextFlags: number): boolean {
  return (
    (flags & ODD) !== 0 ||
    (flags & MIXED) === MIXED ||
    (nextFlags & (JOINED | WEDGED)) !== 0 ||
    ((flags & SINGLE) !== 0 && (nextFlags & (SINGLE | PICTURED)) !== 0)
  );
}

/**
 * The word that goes on with the spelling that a word is part of: joined to it by one character, single letters set
 * apart, or either with signs for the eye (`d★e★s★k`) between. -1 where the spelling ends; `end` is the field's end.
 */
export function nextPiece(tokens: TokenBuffer, word: number, end: number): number {
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
  const areSingle = (flags & (tokens.flags[word] as number) & SINGLE) !== 0;
  const gap = (tokens.start[next] as number) - (tokens.end[word] as number);
  return areSingle && gap <= (isNext ? WIDEST_GAP : WIDEST_PICTURE) ? next : -1;
}

/**
 * Follows spellings through a text, character by character: what each can stand for (its symbol), and the skeleton that
 * they make together, as far as some word of the vocabulary begins that way. Works on one listing at a time.
 */
export class SpellingReader {
  /** Letters looked at since this was last set to 0. */
  spent = 0;
  readonly #vocabulary: Vocabulary;
  #tokens: TokenBuffer;
  #text = '';
  /** The spelling that is followed: its first word, where it begins in the text, its symbols, its skeleton. */
  #first = 0;
  #start = 0;
  readonly #symbols = new Int32Array(LONGEST + 1);
  #count = 0;
  #skeleton = SEED;
  #classes = 0;
  #lastClass = -1;
  #found: Spelling[] = [];
  /** The symbols of the piece that is being read. */
  readonly #piece = new Int32Array(LONGEST + 2);

  constructor(vocabulary: Vocabulary, tokens: TokenBuffer) {
    this.#vocabulary = vocabulary;
    this.#tokens = tokens;
  }

  /** Begins with a field's text; its words are those of the tokens. */
  open(tokens: TokenBuffer, text: string): void {
    this.#tokens = tokens;
    this.#text = text;
  }

  /**
   * The words of the vocabulary that begin in disguise at a word of the field, the shortest first; `end` is the field's
   * end.
   */
  readFrom(first: number, end: number): Spelling[] {
    const tokens = this.#tokens;
    const flags = tokens.flags[first] as number;
    if ((flags & ALONE) !== 0 || tokens.hash[first] === NO_HASH) return [];
    const isMixed = (flags & MIXED) === MIXED;
    const isOdd = isMixed || (flags & ODD) !== 0;
    if (!isOdd && nextPiece(tokens, first, end) < 0) return [];
    this.spent += LEAST_COST;
    this.#begin(first);
    // A sign before the word may be its first letter.
    if ((flags & SIGNED) !== 0 && (flags & JOINED) === 0 && this.#start > 0 && this.#isSign(this.#start - 1))
      this.#start -= 1;
    this.#follow(end, isOdd);
    if (this.#found.length === 0 && isMixed) this.#readUpToNumber();
    return this.#found;
  }

  #begin(first: number): void {
    this.#first = first;
    this.#start = this.#tokens.start[first] as number;
    this.#count = 0;
    this.#skeleton = SEED;
    this.#classes = 0;
    this.#lastClass = -1;
    this.#found = [];
  }

  #isSign(at: number): boolean {
    return (symbolAt(this.#text, at) & BY_LEET) !== 0;
  }

  /** Goes on piece by piece, as long as they belong together and some word begins that way. */
  #follow(end: number, isOdd: boolean): void {
    const tokens = this.#tokens;
    let at = this.#start;
    for (let word = this.#first; this.#addPiece(word, at); ) {
      const wordEnd = tokens.end[word] as number;
      // A first piece without anything odd is a word as it stands, and the matcher has it.
      if (this.#classes >= 3 && (word > this.#first || isOdd)) this.#addFound(word, wordEnd, false);
      const next = nextPiece(tokens, word, end);
      if (next < 0) {
        this.#addSignsAfter(word);
        return;
      }
      // What joins two pieces may itself stand for a letter.
      const nextStart = tokens.start[next] as number;
      const joint = nextStart - wordEnd === 1 ? symbolAt(this.#text, wordEnd) : 0;
      at = (joint & (BY_LEET | BY_LOOKS)) === 0 ? nextStart : wordEnd;
      word = next;
    }
  }

  /**
   * Adds what stands from an offset to a word's end to the spelling; false where no word of the vocabulary goes on so.
   */
  #addPiece(word: number, from: number): boolean {
    const vocabulary = this.#vocabulary;
    const length = this.#readPiece(word, from);
    for (let k = 0; k < length; k++) {
      const symbol = this.#piece[k] as number;
      if ((symbol & (BETWEEN | NOTHING)) !== 0) continue;
      if (symbol === 0 || this.#count >= LONGEST) return false;
      this.spent += 1;
      if (!this.#addSymbol(symbol)) continue;
      const classes = this.#classes;
      if ((classes === 3 || classes === 4) && !vocabulary.begins(this.#skeleton)) return false;
      if (vocabulary.hasPrefixes && classes >= 3) this.#addFound(word, this.#tokens.end[word] as number, true);
    }
    return true;
  }

  /** Adds a symbol; tells whether the skeleton has grown by it. */
  #addSymbol(symbol: number): boolean {
    this.#symbols[this.#count++] = symbol;
    const symbolClass = classOf(symbol);
    if (symbolClass === this.#lastClass) return false;
    this.#lastClass = symbolClass;
    this.#skeleton = addClass(this.#skeleton, symbolClass);
    this.#classes += 1;
    return true;
  }

  /** Signs after the last word may be its last letters. */
  #addSignsAfter(word: number): void {
    if (((this.#tokens.flags[word] as number) & SIGNED) === 0 || this.#found.length > 0) return;
    for (let at = this.#tokens.end[word] as number; at < this.#text.length && this.#count < LONGEST; at++) {
      if (!this.#isSign(at)) return;
      this.#addSymbol(symbolAt(this.#text, at));
      this.#addFound(word, at + 1, false);
    }
  }

  /**
   * Reads what the characters from an offset to a word's end can stand for; no more of them than any word has. Returns
   * how many.
   */
  #readPiece(word: number, from: number): number {
    const tokens = this.#tokens;
    const piece = this.#piece;
    let count = 0;
    if (from === tokens.start[word] && ((tokens.flags[word] as number) & (LOOKALIKE | FOREIGN)) === 0) {
      // Latin letters and digits alone: the tokens have them folded.
      const table = symbolTable();
      const first = tokens.from[word] as number;
      const end = Math.min(tokens.from[word + 1] as number, first + LONGEST + 1);
      for (let k = first; k < end; k++) piece[count++] = table[tokens.letters[k] as number] as number;
      return count;
    }
    const text = this.#text;
    const end = tokens.end[word] as number;
    for (let at = from; at < end && count <= LONGEST; ) {
      const symbol = symbolAt(text, at);
      const unit = codeUnitAt(text, at);
      at += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
      if ((symbol & NOTHING) === 0) piece[count++] = symbol;
    }
    return count;
  }

  /** Notes the word that the symbols read so far spell, if they do. */
  #addFound(last: number, end: number, prefix: boolean): void {
    if (!this.#vocabulary.mayHave(this.#skeleton)) return;
    for (const word of this.#vocabulary.wordsOf(this.#skeleton)) {
      if (word.prefix !== prefix || spells(this.#symbols, this.#count, word) === 0 || !this.#hasLetters()) continue;
      const isOne = last === this.#first;
      // As it stands, undisguised, the matcher has it.
      if (isOne && this.#isPlain(last, end, word)) continue;
      const isJoined = !isOne || this.#count !== word.letters.length;
      this.#found.push({ word, via: this.#viaOf(isJoined), last, start: this.#start, end });
      return;
    }
  }

  #viaOf(isJoined: boolean): Via {
    let used = 0;
    for (let i = 0; i < this.#count; i++) used |= this.#symbols[i] as number;
    if ((used & BY_LEET) !== 0) return 'leet';
    return (used & BY_LOOKS) !== 0 || !isJoined ? 'confusable' : 'spaced';
  }

  /**
   * Whether the spelling is one word with the letters of a word of the terms, or begins with them where that is enough.
   */
  #isPlain(at: number, end: number, { letters, prefix }: PlainWord): boolean {
    const tokens = this.#tokens;
    if (this.#start !== tokens.start[at] || end !== tokens.end[at]) return false;
    const from = tokens.from[at] as number;
    const length = (tokens.from[at + 1] as number) - from;
    if (prefix ? length < letters.length : length !== letters.length) return false;
    return letters.every((letter, i) => tokens.letters[from + i] === letter);
  }

  /** Digits and signs alone spell nothing: half must be letters, and two at least. */
  #hasLetters(): boolean {
    let letters = 0;
    for (let i = 0; i < this.#count; i++) if (((this.#symbols[i] as number) & BY_LEET) === 0) letters += 1;
    return letters >= 2 && letters * 2 >= this.#count;
  }

  /** A word grown together with a number, `lamp100cm`: its letters up to the number. */
  #readUpToNumber(): void {
    const first = this.#first;
    this.#begin(first);
    const end = this.#tokens.end[first] as number;
    let at = this.#start;
    for (; at < end && this.#count < LONGEST; at++) {
      const symbol = symbolAt(this.#text, at);
      if ((symbol & LETTERS) === 0 || (symbol & (BY_LEET | BY_LOOKS)) !== 0) break;
      this.#addSymbol(symbol);
    }
    const count = this.#count;
    if (count < 3 || !this.#vocabulary.mayHave(this.#skeleton)) return;
    for (const word of this.#vocabulary.wordsOf(this.#skeleton)) {
      if (word.letters.length !== count || spells(this.#symbols, count, word) !== count) continue;
      this.#found.push({ word, via: 'folded', last: first, start: this.#start, end: at });
      return;
    }
  }
}
