import { DROPPED, EXPANDED, KIND_MASK } from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { foldTable } from '../fold/table.ts';

/**
 * Whether the character at an offset is of a word's letters: no digit, no script without spaces; a mark or one without
 * width is.
 */
export function isLetterAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const entry = foldTable().units[codeUnitAt(text, at)] ?? 0;
  return (entry > 0 && !isDigit(entry)) || isDropped(entry);
}

function isDropped(entry: number): boolean {
  return entry < 0 && (entry & KIND_MASK) === DROPPED;
}

/** Whether an entry is of a digit, raised or lowered ones too. */
function isDigit(entry: number): boolean {
  return (entry & 0xffff) >= 0x30 && (entry & 0xffff) <= 0x39;
}

/** The value of the decimal digit at an offset, of any width or script, or -1. */
export function digitAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return -1;
  const unit = codeUnitAt(text, at);
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  // What is raised or lowered is a power, a footnote or part of a fraction.
  if (unit < 0x660 || (unit >= 0x2070 && unit <= 0x2089)) return -1;
  const entry = foldTable().units[unit] ?? 0;
  return entry > 0 && isDigit(entry) ? (entry & 0xffff) - 0x30 : -1;
}

/** Whether there is white space at an offset, of any width. */
export function isSpaceAt(text: string, at: number): boolean {
  const unit = codeUnitAt(text, at);
  return unit === 0x20 || unit === 0xa0 || unit === 0x202f || unit === 0x2009 || unit === 0x3000 || unit === 9;
}

/** The folded word of letters that begins at an offset, and where it ends. At most 24 letters are read. */
export function wordAt(text: string, at: number): { word: string; end: number } {
  const { units, expansions } = foldTable();
  let word = '';
  let i = at;
  for (; i < text.length && i - at < 24; i++) {
    const entry = units[codeUnitAt(text, i)] ?? 0;
    if (entry > 0) {
      if (isDigit(entry)) break;
      word += String.fromCharCode(entry & 0xffff);
    } else {
      if (isDropped(entry)) continue;
      // A ligature such as ㎝ or ß; anything else ends the word.
      const more = entry < 0 && (entry & KIND_MASK) === EXPANDED ? expansions[entry & 0xffff]?.text : undefined;
      if (more === undefined) break;
      word += more;
    }
  }
  return { word, end: i };
}

/** The folded word of letters that ends at an offset (exclusive), and where it starts. */
export function wordBefore(text: string, end: number): { word: string; start: number } {
  let start = end;
  while (start > 0 && end - start < 24 && (isLetterAt(text, start - 1) || codeUnitAt(text, start - 1) === 0xdf))
    start -= 1;
  return { word: wordAt(text, start).word, start };
}
