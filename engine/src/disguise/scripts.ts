import { FOREIGN, LATIN, LOOKALIKE } from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import type { TokenBuffer } from '../fold/token-buffer.ts';

/**
 * Scripts of languages that are written and sold in (Greek, Cyrillic, Armenian to Arabic, Indic and Georgian,
 * Ethiopic), by the code units of their letters. Cyrillic from U+0500 on and Coptic are of no such language.
 */
const everyday: readonly (readonly [first: number, last: number])[] = [
  [0x370, 0x3e1],
  [0x3f0, 0x3ff],
  [0x400, 0x4ff],
  [0x531, 0x588],
  [0x591, 0x5ff],
  [0x600, 0x8ff],
  [0x900, 0xdff],
  [0x10a0, 0x10ff],
  [0x1200, 0x137f],
  [0x1f00, 0x1fff],
];
const OTHER = everyday.length;

/** The everyday script that a letter is of, by number; `OTHER` for Latin and the rest. */
function scriptOf(unit: number): number {
  if (unit < 0x370 || unit > 0x1fff) return OTHER;
  // Greek is in two pieces, and its accents in a third.
  for (let i = 0; i < OTHER; i++) {
    const [first, last] = everyday[i] as readonly [number, number];
    if (unit >= first && unit <= last) return i === 1 || i === OTHER - 1 ? 0 : i;
  }
  return OTHER;
}

/** Whether a word is wholly of one script that is written and sold in, other than Latin. */
export function isOfEverydayScript(word: string): boolean {
  const script = scriptOf(codeUnitAt(word, 0));
  return script !== OTHER && [...word].every((letter) => scriptOf(codeUnitAt(letter, 0)) === script);
}

/** Whether a word without Latin letters is of several scripts: no language writes so. */
export function mayBeLatin(text: string, tokens: TokenBuffer, word: number): boolean {
  const end = tokens.end[word] as number;
  const script = scriptOf(codeUnitAt(text, tokens.start[word] as number));
  if (script === OTHER) return true;
  for (let at = (tokens.start[word] as number) + 1; at < end; at++) {
    const unit = codeUnitAt(text, at);
    if (unit > 0x7f && scriptOf(unit) !== script) return true;
  }
  return false;
}

/** What stands about a word in its field, up to so many words off. */
const ABOUT = 200;

/**
 * Whether what stands from one word to another may be Latin in disguise, by the script of its letters and of the words
 * about it (after Unicode TR39, 5: mixed scripts, and whole words of another).
 *
 * Letters of Latin or of no everyday script outweigh those of an everyday one, unless other words about are of that
 * script. A word wholly of one everyday script is one of its language, unless the words about are Latin, twice as many
 * as those of that script.
 */
export function isLatinHere(tokens: TokenBuffer, text: string, first: number, last: number): boolean {
  let flags = 0;
  for (let word = first; word <= last; word++) flags |= tokens.flags[word] as number;
  if ((flags & (LOOKALIKE | FOREIGN)) === 0) return true;
  let script = OTHER;
  let theirs = 0;
  let others = 0;
  const end = tokens.end[last] as number;
  for (let at = tokens.start[first] as number; at < end; at++) {
    const unit = codeUnitAt(text, at);
    const each = scriptOf(unit);
    if (each === OTHER) others += isLetter(unit) ? 1 : 0;
    else if (script !== OTHER && each !== script) return true;
    else {
      script = each;
      theirs += 1;
    }
  }
  if (theirs === 0) return true;
  const about = countAbout(tokens, text, first, last, script);
  if (others === 0) return about.latin > 0 && about.latin >= 2 * about.theirs;
  return about.theirs === 0 || others > theirs || about.latin >= 2 * about.theirs;
}

/** Digits, signs and spaces say nothing of the script. */
function isLetter(unit: number): boolean {
  return unit > 0x7f || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function countAbout(
  tokens: TokenBuffer,
  text: string,
  first: number,
  last: number,
  script: number,
): { latin: number; theirs: number } {
  const field = tokens.fieldOf(first);
  const begin = Math.max(tokens.fieldFirst[field] as number, first - ABOUT);
  const next = field + 1 < tokens.fieldCount ? (tokens.fieldFirst[field + 1] as number) : tokens.count;
  const about = { latin: 0, theirs: 0 };
  for (let word = begin; word < Math.min(next - 1, last + ABOUT); word++) {
    if (word >= first && word <= last) continue;
    const flags = tokens.flags[word] as number;
    if ((flags & (LATIN | LOOKALIKE | FOREIGN)) === LATIN) about.latin += 1;
    else if ((flags & (LOOKALIKE | FOREIGN)) !== 0 && isOf(script, tokens, text, word)) about.theirs += 1;
  }
  return about;
}

function isOf(script: number, tokens: TokenBuffer, text: string, word: number): boolean {
  for (let at = tokens.start[word] as number; at < (tokens.end[word] as number); at++) {
    const unit = codeUnitAt(text, at);
    if (unit > 0x7f && scriptOf(unit) !== script) return false;
  }
  return true;
}
