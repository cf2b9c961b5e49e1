import { DROPPED, EXPANDED, KIND_MASK, SURROGATE } from '../fold/classes.ts';
import { foldTable } from '../fold/table.ts';
import type { Text } from './text.ts';

const { units: entries, beyond, expansions } = foldTable();

/** What a code unit is to a reader of quantities, as bits. */
const LETTER = 1;
const DIGIT = 2;
const SPACE = 4;
const classes = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) {
  const entry = entries[unit] as number;
  if ((entry > 0 && !isDigit(entry)) || isDropped(entry)) classes[unit] = LETTER;
  // What is raised or lowered is a power, a footnote or part of a fraction.
  else if (isDigit(entry) && entry > 0 && (unit < 0x80 || (unit >= 0x660 && (unit < 0x2070 || unit > 0x2089))))
    classes[unit] = DIGIT;
}
for (const unit of [0x20, 0xa0, 0x202f, 0x2009, 0x3000, 9]) classes[unit] = SPACE | (classes[unit] as number);

/**
 * Whether the character at an offset is of a word's letters: no digit, no script without spaces; a mark or one without
 * width is.
 */
export function isLetterAt(text: Text, at: number): boolean {
  return ((classes[text.codeAt(at)] as number) & LETTER) !== 0;
}

function isDropped(entry: number): boolean {
  return entry < 0 && (entry & KIND_MASK) === DROPPED;
}

/** Whether an entry is of a digit, raised or lowered ones too. */
function isDigit(entry: number): boolean {
  return (entry & 0xffff) >= 0x30 && (entry & 0xffff) <= 0x39;
}

/** The value of the decimal digit at an offset, of any width or script, or -1. */
export function digitAt(text: Text, at: number): number {
  return digitOf(text.codeAt(at));
}

/** The same of a code unit. */
export function digitOf(unit: number): number {
  return ((classes[unit] as number) & DIGIT) === 0 ? -1 : ((entries[unit] as number) & 0xffff) - 0x30;
}

/** Whether there is white space at an offset, of any width. */
export function isSpaceAt(text: Text, at: number): boolean {
  return ((classes[text.codeAt(at)] as number) & SPACE) !== 0;
}

const LONGEST_WORD = 24;
const { toLowerCase } = String.prototype;

/** The folded word of letters that begins at an offset, and where it ends. At most 24 letters are read. */
export function wordAt(text: Text, at: number): { word: string; end: number } {
  // Words of ASCII letters, which are most, only lose their capitals.
  const { units } = text;
  const most = Math.min(text.length, at + LONGEST_WORD);
  let i = at;
  let small = 0x20;
  for (; i < most; i++) {
    const unit = units[i] as number;
    if (unit >= 0x80 || ((classes[unit] as number) & LETTER) === 0) break;
    small &= unit;
  }
  if (i >= most || (units[i] as number) < 0x80) {
    if (i <= at) return { word: '', end: at };
    const word = text.slice(at, i);
    return { word: small === 0 ? toLowerCase.call(word) : word, end: i };
  }
  return foldedWordAt(text, at, most);
}

function foldedWordAt(text: Text, at: number, most: number): { word: string; end: number } {
  let word = '';
  let i = at;
  for (; i < most; i++) {
    const entry = entries[text.codeAt(i)] as number;
    if (entry > 0) {
      if (isDigit(entry)) break;
      word += String.fromCharCode(entry & 0xffff);
    } else {
      if (isDropped(entry)) continue;
      // A letter beyond the first plane: 𝐜𝐦.
      const low = text.codeAt(i + 1);
      const beyondEntry = (entry & KIND_MASK) === SURROGATE && low >= 0xdc00 ? letterOfPair(text.codeAt(i), low) : 0;
      if (beyondEntry > 0) {
        if (isDigit(beyondEntry)) break;
        word += String.fromCharCode(beyondEntry & 0xffff);
        i += 1;
        continue;
      }
      // A ligature such as ㎝ or ß; anything else ends the word.
      const more = entry < 0 && (entry & KIND_MASK) === EXPANDED ? expansions[entry & 0xffff]?.text : undefined;
      if (more === undefined) break;
      word += more;
    }
  }
  return { word, end: i };
}

/** The entry of a letter or digit beyond the first plane by its two halves; 0 where it is none of the second. */
function letterOfPair(high: number, low: number): number {
  const point = ((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
  return point <= 0x1ffff ? (beyond[point & 0xffff] as number) : 0;
}

/** The folded word of letters that ends at an offset (exclusive), and where it starts. */
export function wordBefore(text: Text, end: number): { word: string; start: number } {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && (isLetterAt(text, start - 1) || text.codeAt(start - 1) === 0xdf))
    start -= 1;
  return { word: wordAt(text, start).word, start };
}
