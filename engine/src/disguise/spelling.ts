import type { Via } from '../finding.ts';
import { ALONE, FOREIGN, SIGNED } from '../fold/classes.ts';
import { NO_HASH, type TokenBuffer } from '../fold/token-buffer.ts';
import { beginsNone, isNumbers, lookAhead, NEEDS_TEXT } from './beginnings.ts';
import { areByLooks, areCut, hasLetters, isOfLetters, isPlain, usedOf, viaOf } from './likely.ts';
import { isOddAlone, MIXED, MIXED_SCRIPTS } from './oddness.ts';
import { looksLikeAnother } from './ordinary.ts';
import { PAIRS } from './plain-letters.ts';
import { LONGEST, nextPiece, Reading } from './reading.ts';
import { isLatinHere, mayBeLatin } from './scripts.ts';
import { AMBIGUOUS, BY_LEET, BY_LOOKS, classOf, firstClass, LETTERS, lettersOf } from './symbols.ts';
import { addClass, type PlainWord, SEED, spells, type Vocabulary } from './vocabulary.ts';

/** What looking at a word costs at least, in letters. */
const LEAST_COST = 8;
/** Of what one word can be read as, so many ways are followed. */
const MOST_WAYS = 48;

/** A word of the vocabulary that stands in a text in disguise. */
export interface Spelling {
  word: PlainWord;
  /** What the same letters spell as well. */
  others: PlainWord[];
  /** How many letters. */
  count: number;
  via: Via;
  /** Last word of the tokens, and where the spelling begins and ends in the field's text. */
  last: number;
  start: number;
  end: number;
}

const pairs = PAIRS.map(([two, one]) => ({
  first: lettersOf(two.charAt(0)),
  second: lettersOf(two.charAt(1)),
  one: lettersOf(one) | BY_LOOKS,
}));

const none: readonly Spelling[] = [];

const PAIR_FIRST = lettersOf('rvc');

/** A way of reading that has been left for another: where it goes on, and what had been read by then. */
interface Way {
  at: number;
  /** The symbol to take there, in place of the reading's own, and how many of its letters that is; 0: none is taken. */
  symbol: number;
  letters: number;
  count: number;
  skeleton: number;
  code: number;
  classes: number;
  lastClass: number;
  start: number;
  isPaired: boolean;
}

/**
 * Follows spellings through a text, letter by letter: what each can stand for (its symbol), and the skeleton that they
 * make together, as far as some word of the vocabulary begins that way. Where a letter can be read in several ways
 * (`ρ` as p and o, `rn` as m, `⭕` as o or as nothing), each is followed. Works on one listing at a time.
 */
export class SpellingReader {
  /** Letters looked at since this was last set to 0. */
  spent = 0;
  readonly #vocabulary: Vocabulary;
  readonly #reading: Reading;
  /** The spelling that is followed: its first word, the field's end, where it begins in the text, its symbols, its skeleton. */
  #first = 0;
  #end = 0;
  #start = 0;
  readonly #symbols = new Int32Array(LONGEST + 1);
  #count = 0;
  #skeleton = SEED;
  /** Its classes, five bits each: the last six of them. */
  #code = 0;
  #classes = 0;
  #lastClass = -1;
  #isPaired = false;
  #found: Spelling[] = [];
  readonly #ways: Way[] = [];
  #followed = 0;

  constructor(vocabulary: Vocabulary, tokens: TokenBuffer) {
    this.#vocabulary = vocabulary;
    this.#reading = new Reading(tokens);
  }

  /** Begins with a field's text; its words are those of the tokens. */
  open(tokens: TokenBuffer, text: string): void {
    this.#reading.tokens = tokens;
    this.#reading.text = text;
  }

  /** Whether no word of the vocabulary begins so, at first sight. */
  beginsNone(first: number): boolean {
    const isNone = beginsNone(this.#reading.tokens, this.#vocabulary, first);
    if (isNone) this.spent += LEAST_COST;
    return isNone;
  }

  /**
   * The words of the vocabulary that begin in disguise at a word of the field, the shortest first; `end` is the field's
   * end.
   */
  readFrom(first: number, end: number): readonly Spelling[] {
    const { tokens } = this.#reading;
    const flags = tokens.flags[first] as number;
    if ((flags & ALONE) !== 0 || tokens.hash[first] === NO_HASH) return none;
    const isMixed = (flags & MIXED) === MIXED;
    const isOdd = isOddAlone(flags);
    if (!isOdd && nextPiece(tokens, first, end) < 0) return none;
    // A word of another script with letters that are like no Latin ones is what it seems.
    if ((flags & (MIXED_SCRIPTS | SIGNED)) === FOREIGN && !mayBeLatin(this.#reading.text, tokens, first)) return none;
    this.spent += LEAST_COST;
    if (isNumbers(tokens, first, end)) return none;
    if ((flags & NEEDS_TEXT) === 0) {
      const letters = lookAhead(tokens, this.#vocabulary, first, end, isOdd, isMixed);
      if (letters >= 0) {
        this.spent += Math.max(0, letters - LEAST_COST);
        return none;
      }
    }
    this.#found = [];
    this.#first = first;
    this.#end = end;
    this.#reading.begin(first, end);
    this.#follow(isOdd);
    if (this.#found.length === 0 && isMixed) this.#readUpToNumber();
    if (this.#found.length > 1) this.#found.sort((a, b) => a.end - b.end);
    return this.#found;
  }

  #begin(): void {
    this.#start = -1;
    this.#count = 0;
    this.#skeleton = SEED;
    this.#code = 0;
    this.#classes = 0;
    this.#lastClass = -1;
    this.#isPaired = false;
  }

  /** Follows every way of reading, as long as some word begins so. */
  #follow(isOdd: boolean): void {
    this.#followed = 0;
    this.#begin();
    this.#goOn(0, 0, 0, isOdd);
    for (let way = this.#ways.pop(); way; way = this.#ways.pop()) {
      this.#count = way.count;
      this.#skeleton = way.skeleton;
      this.#code = way.code;
      this.#classes = way.classes;
      this.#lastClass = way.lastClass;
      this.#start = way.start;
      this.#isPaired = way.isPaired;
      this.#goOn(way.at, way.symbol, way.letters, isOdd);
    }
  }

  /**
   * Goes on letter by letter from a place of the reading, there with a symbol in place of so many letters; notes what
   * ends on the way, and leaves other ways for later. Ends where no word of the vocabulary goes on so.
   */
  #goOn(from: number, instead: number, letters: number, isOdd: boolean): void {
    const reading = this.#reading;
    const vocabulary = this.#vocabulary;
    const symbols = this.#symbols;
    const { hasPrefixes, hasPointers } = vocabulary;
    let symbol = instead;
    let at = symbol === 0 ? from + letters : from + letters - 1;
    for (; ; at++, symbol = 0) {
      if (symbol === 0) {
        if (at >= reading.count && !reading.readOn()) return;
        symbol = reading.symbols[at] as number;
        if ((symbol & LETTERS) === 0) return;
        if ((reading.leftOut[at] as number) !== 0) this.#leave(at, 0, reading.leftOut[at] as number);
        if ((symbol & AMBIGUOUS) !== 0) symbol = this.#chooseClass(symbol, at);
        else if (hasPointers && (symbol & PAIR_FIRST) !== 0 && at + 1 < reading.count) this.#leavePair(symbol, at);
      }
      if (this.#count >= LONGEST) return;
      this.spent += 1;
      if (this.#count === 0) this.#start = reading.starts[instead === 0 ? at : from] as number;
      symbols[this.#count++] = symbol;
      const symbolClass = classOf(symbol);
      if (symbolClass !== this.#lastClass) {
        this.#lastClass = symbolClass;
        this.#skeleton = addClass(this.#skeleton, symbolClass);
        const classes = ++this.#classes;
        this.#code = (this.#code << 5) | symbolClass;
        if (!vocabulary.begins(classes, this.#code, this.#skeleton)) return;
        if (hasPrefixes && classes >= 3 && vocabulary.mayHavePrefix(this.#skeleton)) {
          const word = reading.words[at] as number;
          this.#addFound(word, reading.tokens.end[word] as number, true);
        }
      }
      // A first piece without anything odd is a word as it stands, and the matcher has it.
      if (reading.isLast[at] === 1 && this.#classes > 1) {
        const word = reading.words[at] as number;
        if (isOdd || word > this.#first) this.#addFound(word, reading.ends[at] as number, false);
      }
    }
  }

  /** The first class of a symbol's letters; the others are left for later. */
  #chooseClass(symbol: number, at: number): number {
    const how = symbol & (BY_LEET | BY_LOOKS);
    const first = firstClass(symbol);
    for (let rest = symbol & LETTERS & ~first; rest !== 0; rest &= ~firstClass(rest))
      this.#leave(at, firstClass(rest) | how, 1);
    return first | how;
  }

  /** Leaves a pair that begins at a letter to be read as one. */
  #leavePair(symbol: number, at: number): void {
    const second = this.#reading.symbols[at + 1] as number;
    for (const pair of pairs) if (symbol === pair.first && second === pair.second) this.#leave(at, pair.one, 2);
  }

  #leave(at: number, symbol: number, letters: number): void {
    if (this.#followed >= MOST_WAYS) return;
    this.#followed += 1;
    this.#ways.push({
      at,
      symbol,
      letters,
      count: this.#count,
      skeleton: this.#skeleton,
      code: this.#code,
      classes: this.#classes,
      lastClass: this.#lastClass,
      start: this.#start,
      isPaired: this.#isPaired || letters === 2,
    });
  }

  /** Notes the word that the symbols read so far spell, if they do. */
  #addFound(last: number, end: number, prefix: boolean): void {
    if (!this.#vocabulary.mayHave(this.#skeleton)) return;
    const { tokens, text } = this.#reading;
    // A letter drawn out may stand there once or twice: `llllave` spells `lave` as well as `llave`.
    let found: Spelling | undefined;
    for (const word of this.#vocabulary.wordsOf(this.#skeleton)) {
      if (
        word.prefix !== prefix ||
        spells(this.#symbols, this.#count, word) === 0 ||
        !hasLetters(this.#symbols, this.#count)
      )
        continue;
      const isOne = last === this.#first;
      // Of two classes it is met by chance, unless by the looks of one word's letters alone.
      if (this.#classes < 3 && !(isOne && areByLooks(this.#symbols, this.#count))) continue;
      // As it stands, undisguised, the matcher has it.
      if (isOne && isPlain(tokens, last, this.#start, end, word)) continue;
      if (this.#isPaired && (prefix || (isOne && looksLikeAnother(tokens.word(last))))) continue;
      if (!isOne && !areCut(tokens, text, this.#first, last, this.#vocabulary)) continue;
      if (!isOfLetters(tokens, this.#first, last) || !isLatinHere(tokens, text, this.#first, last)) continue;
      if (found) {
        found.others.push(word);
        continue;
      }
      const isJoined = !isOne || this.#count !== word.letters.length;
      // The first way of reading leaves nothing out; another of as many letters spells a word as well.
      const known = this.#found.find((each) => each.end === end);
      if (known) {
        if (known.count === this.#count && known.word !== word && !known.others.includes(word)) known.others.push(word);
        continue;
      }
      // Signs read as its last letters are words by themselves, and part of it.
      let lastPart = last;
      while (lastPart + 1 < this.#end && (tokens.start[lastPart + 1] as number) < end) lastPart += 1;
      found = {
        word,
        others: [],
        count: this.#count,
        via: viaOf(usedOf(this.#symbols, this.#count), isJoined),
        last: lastPart,
        start: this.#start,
        end,
      };
      this.#found.push(found);
    }
  }

  /** A word grown together with a number, `lamp100cm`: its letters up to the number. */
  #readUpToNumber(): void {
    const reading = this.#reading;
    const first = this.#first;
    this.#begin();
    this.#start = reading.tokens.start[first] as number;
    let end = this.#start;
    for (let at = 0; at < reading.count && this.#count < LONGEST && reading.words[at] === first; at++) {
      const symbol = reading.symbols[at] as number;
      if ((reading.starts[at] as number) < this.#start) continue;
      if ((symbol & LETTERS) === 0 || (symbol & (BY_LEET | BY_LOOKS)) !== 0) break;
      this.#symbols[this.#count++] = symbol;
      const symbolClass = classOf(symbol);
      if (symbolClass !== this.#lastClass) this.#skeleton = addClass(this.#skeleton, symbolClass);
      this.#lastClass = symbolClass;
      end = reading.ends[at] as number;
    }
    const count = this.#count;
    if (count < 3 || !this.#vocabulary.mayHave(this.#skeleton)) return;
    for (const word of this.#vocabulary.wordsOf(this.#skeleton)) {
      if (word.letters.length !== count || spells(this.#symbols, count, word) !== count) continue;
      this.#found.push({ word, others: [], count, via: 'folded', last: first, start: this.#start, end });
      return;
    }
  }
}
