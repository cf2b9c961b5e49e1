import type { Via } from '../finding.ts';
import { ALONE, DIGIT, FOREIGN, JOINED, LATIN, LOOKALIKE, SIGNED, SINGLE, STRETCHED } from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { hashLetters } from '../fold/read-words.ts';
import { NO_HASH, type Tape } from '../fold/tape.ts';
import { BETWEEN, BY_LEET, BY_LOOKS, classOf, LETTERS, NOTHING, symbolAt, symbolTable } from './symbols.ts';
import { addClass, type PlainWord, SEED, spells, type Vocabulary } from './vocabulary.ts';

/** Set on a word of the revealed tape that stands there for another spelling. */
export const REVEALED = 1 << 29;

const ODD = LOOKALIKE | STRETCHED | SIGNED;
const MIXED = DIGIT | LATIN;

/** Most letters of a disguised word, and most pieces that it is broken into. */
const LONGEST = 40;
/** Of one listing this many letters of odd words are looked at and this many words revealed: a page made of nothing else must not take time without end. */
const MOST_LETTERS = 150_000;
/** What looking at a word costs at least, in letters. */
const LEAST_COST = 8;
const MOST_REVEALED = 4_000;
/** Characters between two letters that are set apart. */
const WIDEST_GAP = 3;

/** A tape on which disguised words stand in plain letters, and the way back to the words of the tape it was made from. */
export interface Revealed {
  tape: Tape;
  /** First and last word on the original tape, by word of the revealed one. */
  firstOf: Int32Array;
  lastOf: Int32Array;
  /** How a revealed word was disguised. */
  via: Map<number, Via>;
}

interface Found {
  word: PlainWord;
  via: Via;
  /** Last word on the tape, and where the spelling begins and ends in the field's text. */
  last: number;
  start: number;
  end: number;
}

/**
 * Copies a tape with the words of the vocabulary that stand in it in disguise put in plain letters: look-alike letters, digits and signs for
 * letters, letters set apart or stretched, words grown together with a number. Null when there are none.
 *
 * Only words that could be a disguise are looked at (`tape.suspicious`), and only as far as some word of the terms begins that way.
 */
export function reveal(tape: Tape, texts: readonly string[], vocabulary: Vocabulary, into: Revealed): boolean {
  into.via.clear();
  into.tape.reset();
  let any = false;
  let copied = 0;
  spent = 0;
  for (let field = 0; field < tape.fieldCount; field++) {
    const text = texts[field] ?? '';
    const end = (field + 1 < tape.fieldCount ? (tape.fieldFirst[field + 1] as number) : tape.count) - 1;
    for (let i = tape.fieldFirst[field] as number; i < end; i++) {
      const flags = tape.flags[i] as number;
      const nextFlags = tape.flags[i + 1] as number;
      const looksOdd =
        (flags & ODD) !== 0 ||
        (flags & MIXED) === MIXED ||
        (nextFlags & JOINED) !== 0 ||
        (flags & nextFlags & SINGLE) !== 0;
      if (!looksOdd) continue;
      if (spent > MOST_LETTERS || into.via.size >= MOST_REVEALED) break;
      const found = choose(tape, text, i, end, vocabulary);
      if (!found) continue;
      if (!any) start(tape, into);
      any = true;
      copyWords(tape, into, copied, i);
      pushWord(into, found, i);
      copied = found.last + 1;
      i = found.last;
    }
  }
  if (any) copyWords(tape, into, copied, tape.count);
  return any;
}

/** The empty start for `reveal`. */
export function nothingRevealed(tape: Tape): Revealed {
  return { tape, firstOf: new Int32Array(0), lastOf: new Int32Array(0), via: new Map() };
}

function start(tape: Tape, into: Revealed): void {
  into.tape.reserve(tape.letterCount + tape.count);
  if (into.firstOf.length < tape.hash.length) {
    into.firstOf = new Int32Array(tape.hash.length);
    into.lastOf = new Int32Array(tape.hash.length);
  }
}

function copyWords(tape: Tape, into: Revealed, from: number, to: number): void {
  const copy = into.tape;
  for (let i = from; i < to; i++) {
    const at = copy.count++;
    copy.hash[at] = tape.hash[i] as number;
    copy.start[at] = tape.start[i] as number;
    copy.end[at] = tape.end[i] as number;
    copy.flags[at] = tape.flags[i] as number;
    copy.from[at] = copy.letterCount;
    for (let k = tape.from[i] as number; k < (tape.from[i + 1] as number); k++)
      copy.letters[copy.letterCount++] = tape.letters[k] as number;
    copy.from[at + 1] = copy.letterCount;
    into.firstOf[at] = i;
    into.lastOf[at] = i;
  }
}

function pushWord(into: Revealed, found: Found, first: number): void {
  const copy = into.tape;
  const at = copy.count++;
  copy.hash[at] = hashLetters(found.word.letters, 0, found.word.letters.length);
  copy.start[at] = found.start;
  copy.end[at] = found.end;
  copy.flags[at] = REVEALED;
  copy.from[at] = copy.letterCount;
  for (const letter of found.word.letters) copy.letters[copy.letterCount++] = letter;
  copy.from[at + 1] = copy.letterCount;
  into.firstOf[at] = first;
  into.lastOf[at] = found.last;
  into.via.set(at, found.via);
}

/**
 * The spelling to take among those that begin at a word: the longest after which another word begins, since letters all set apart do not
 * say where a word ends; the longest of all otherwise.
 */
function choose(tape: Tape, text: string, first: number, end: number, vocabulary: Vocabulary): Found | null {
  const found = look(tape, text, first, end, vocabulary);
  const longest = found.at(-1);
  if (longest === undefined || found.length === 1) return longest ?? null;
  for (const each of found.toReversed()) {
    const next = each.last + 1;
    if (next >= end || !follows(tape, next) || look(tape, text, next, end, vocabulary).length > 0) return each;
  }
  return longest;
}

const symbols = new Int32Array(LONGEST + 1);
/** Letters looked at since the listing began. */
let spent = 0;

/** The words of the vocabulary that begin in disguise at a word of the tape, the shortest first. */
function look(tape: Tape, text: string, first: number, end: number, vocabulary: Vocabulary): Found[] {
  const flags = tape.flags[first] as number;
  if ((flags & ALONE) !== 0 || tape.hash[first] === NO_HASH) return [];
  const mixed = (flags & DIGIT) !== 0 && (flags & LATIN) !== 0;
  const goesOn = first + 1 < end && follows(tape, first + 1);
  const isOdd = mixed || (flags & ODD) !== 0;
  if (!goesOn && !isOdd) return [];

  let at = tape.start[first] as number;
  // A sign before the word may be its first letter.
  if ((flags & SIGNED) !== 0 && (flags & JOINED) === 0 && at > 0 && (symbolAt(text, at - 1) & BY_LEET) !== 0) at -= 1;
  const start = at;
  const found: Found[] = [];
  spent += LEAST_COST;
  let count = 0;
  let classes = 0;
  let hash = SEED;
  let lastClass = -1;
  for (let word = first; ; word++) {
    const wordEnd = tape.end[word] as number;
    const read = readSymbols(tape, text, word, at);
    at = wordEnd;
    for (let k = 0; k < read; k++) {
      const symbol = incoming[k] as number;
      if ((symbol & (BETWEEN | NOTHING)) !== 0) continue;
      if (symbol === 0 || count >= LONGEST)
        return found.length > 0 ? found : split(tape, text, first, vocabulary, mixed);
      symbols[count++] = symbol;
      spent += 1;
      const symbolClass = classOf(symbol);
      if (symbolClass === lastClass) continue;
      lastClass = symbolClass;
      hash = addClass(hash, symbolClass);
      classes += 1;
      if ((classes === 3 || classes === 4) && !vocabulary.begins(hash)) {
        return found.length > 0 ? found : split(tape, text, first, vocabulary, mixed);
      }
      if (vocabulary.hasPrefixes && classes >= 3 && vocabulary.mayHave(hash)) {
        keep(found, vocabulary, hash, true, tape, first, word, start, wordEnd, count);
      }
    }
    // A first piece without anything odd is a word as it stands, and the matcher has it.
    if (classes >= 3 && (word > first || isOdd) && vocabulary.mayHave(hash)) {
      keep(found, vocabulary, hash, false, tape, first, word, start, wordEnd, count);
    }
    const next = word + 1;
    if (next >= end || !follows(tape, next)) {
      // Signs after the word may be its last letters.
      if (((tape.flags[word] as number) & SIGNED) === 0 || found.length > 0) break;
      for (
        let sign = symbolAt(text, at);
        at < text.length && (sign & BY_LEET) !== 0 && count < LONGEST;
        sign = symbolAt(text, at)
      ) {
        symbols[count++] = sign;
        if (classOf(sign) !== lastClass) hash = addClass(hash, classOf(sign));
        lastClass = classOf(sign);
        at += 1;
        if (vocabulary.mayHave(hash)) keep(found, vocabulary, hash, false, tape, first, word, start, at, count);
      }
      break;
    }
    // What joins two pieces may itself stand for a letter.
    const joint = (tape.start[next] as number) - wordEnd === 1 ? symbolAt(text, wordEnd) : 0;
    if ((joint & (BY_LEET | BY_LOOKS)) === 0) at = tape.start[next] as number;
  }
  return found.length > 0 ? found : split(tape, text, first, vocabulary, mixed);
}

const incoming = new Int32Array(LONGEST + 2);

/** Reads what the characters from an offset to a word's end can stand for into `incoming`; no more of them than any word has. */
function readSymbols(tape: Tape, text: string, word: number, from: number): number {
  let count = 0;
  if (from === tape.start[word] && ((tape.flags[word] as number) & (LOOKALIKE | FOREIGN)) === 0) {
    // Latin letters and digits alone: the tape has them folded.
    const table = symbolTable();
    const end = Math.min(tape.from[word + 1] as number, (tape.from[word] as number) + LONGEST + 1);
    for (let k = tape.from[word] as number; k < end; k++)
      incoming[count++] = table[tape.letters[k] as number] as number;
    return count;
  }
  const end = tape.end[word] as number;
  for (let at = from; at < end && count <= LONGEST; ) {
    const symbol = symbolAt(text, at);
    const unit = codeUnitAt(text, at);
    at += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
    if ((symbol & NOTHING) === 0) incoming[count++] = symbol;
  }
  return count;
}

/** Whether a word goes on with the spelling begun before it: joined to it by one character, or single letters set apart. */
function follows(tape: Tape, word: number): boolean {
  const flags = tape.flags[word] as number;
  if ((flags & ALONE) !== 0 || tape.hash[word] === NO_HASH) return false;
  if ((flags & JOINED) !== 0) return true;
  return (
    (flags & SINGLE) !== 0 &&
    ((tape.flags[word - 1] as number) & SINGLE) !== 0 &&
    (tape.start[word] as number) - (tape.end[word - 1] as number) <= WIDEST_GAP
  );
}

/** Notes the word that the symbols read so far spell, if they do. */
function keep(
  found: Found[],
  vocabulary: Vocabulary,
  hash: number,
  prefix: boolean,
  tape: Tape,
  first: number,
  last: number,
  start: number,
  end: number,
  count: number,
): void {
  for (const word of vocabulary.wordsOf(hash)) {
    if (word.prefix !== prefix || spells(symbols, count, word) === 0 || !enoughLetters(count)) continue;
    let used = 0;
    for (let i = 0; i < count; i++) used |= symbols[i] as number;
    // As it stands, undisguised, the matcher has it.
    if (first === last && start === tape.start[first] && end === tape.end[last] && isPlain(tape, first, word)) continue;
    const joined = first !== last || count !== word.letters.length;
    const via = (used & BY_LEET) !== 0 ? 'leet' : (used & BY_LOOKS) !== 0 || !joined ? 'confusable' : 'spaced';
    found.push({ word, via, last, start, end });
    return;
  }
}

/** Whether a word of the tape has the letters of a word of the terms, or begins with them where that is enough. */
function isPlain(tape: Tape, at: number, word: PlainWord): boolean {
  const from = tape.from[at] as number;
  const length = (tape.from[at + 1] as number) - from;
  if (word.prefix ? length < word.letters.length : length !== word.letters.length) return false;
  return word.letters.every((letter, i) => tape.letters[from + i] === letter);
}

/** Digits and signs alone spell nothing: half must be letters, and two at least. */
function enoughLetters(count: number): boolean {
  let letters = 0;
  for (let i = 0; i < count; i++) if (((symbols[i] as number) & BY_LEET) === 0) letters += 1;
  return letters >= 2 && letters * 2 >= count;
}

/** A word grown together with a number, `doll100cm`: its letters up to the number or after it. */
function split(tape: Tape, text: string, first: number, vocabulary: Vocabulary, mixed: boolean): Found[] {
  if (!mixed) return [];
  const start = tape.start[first] as number;
  const end = tape.end[first] as number;
  let at = start;
  let count = 0;
  let hash = SEED;
  let lastClass = -1;
  while (at < end && count < LONGEST) {
    const symbol = symbolAt(text, at);
    if ((symbol & LETTERS) === 0 || (symbol & (BY_LEET | BY_LOOKS)) !== 0) break;
    symbols[count++] = symbol;
    const symbolClass = classOf(symbol);
    if (symbolClass !== lastClass) hash = addClass(hash, symbolClass);
    lastClass = symbolClass;
    at += 1;
  }
  if (count < 3 || !vocabulary.mayHave(hash)) return [];
  for (const word of vocabulary.wordsOf(hash)) {
    if (word.letters.length === count && spells(symbols, count, word) === count)
      return [{ word, via: 'folded', last: first, start, end: at }];
  }
  return [];
}
