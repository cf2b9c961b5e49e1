import { isOfEverydayScript } from '../disguise/scripts.ts';
import { lettersOf, symbolTable } from '../disguise/symbols.ts';
import { followsInch } from './label.ts';
import { digitAt, isLetterAt, isSpaceAt, wordAt } from './letters.ts';
import { codesOf, type Text } from './text.ts';
import { type UnitName, unitAt, unitOfWord } from './units.ts';

/** A unit after a number, where it ends, and how many characters it takes. */
export interface UnitAt {
  unit: UnitName;
  end: number;
  width: number;
  /** A single prime: feet only where more speaks for it. */
  isPrime?: true;
}

const INCH: UnitName = { dimension: 'length', factor: 2.54, most: 2.54, age: false };
const FOOT: UnitName = { dimension: 'length', factor: 30.48, most: 30.48, age: false };

/** What stands for feet and, twice, for inches; and what stands for inches by itself. */
const primes = codesOf("'′’");
const doublePrimes = codesOf('″"”״');
const METRE = codesOf('m');
const PLUS = 0x2b;
const HYPHEN = 0x2d;
/** Folded units of one letter, whose capital is something else: a size, a network. */
const smallOnly = new Set(['m', 'g', 'м', 'г', 'л']);

/** The unit after a number: attached, or after one space or hyphen. */
export function readUnit(text: Text, number: { value: number; end: number }): UnitAt | null {
  let i = number.end;
  const mark = text.codeAt(i);
  if (doublePrimes.has(mark)) return { unit: INCH, end: i + 1, width: 1 };
  if (primes.has(mark)) {
    if (text.codeAt(i + 1) === mark) return { unit: INCH, end: i + 2, width: 2 };
    return { unit: FOOT, end: i + 1, width: 1, isPrime: true };
  }
  if (mark === PLUS || isSpaceAt(text, i) || mark === HYPHEN) i += 1;
  if (mark === PLUS && isSpaceAt(text, i)) i += 1;
  const alone = unitAt(text, i);
  if (alone)
    return alone.unit.dimension === 'time' && !alone.unit.age && number.value >= 1000
      ? null
      : powerOf({ ...alone, width: alone.end - i }, text);
  const { word, end } = unitWordAt(text, i);
  if (word === '') return null;
  if (word === 'fl') {
    const ounces = wordAt(text, skipStop(text, end));
    const unit = ounces.word === 'oz' ? unitOfWord('floz') : null;
    return unit ? { unit, end: ounces.end, width: ounces.end - i } : null;
  }
  const unit = unitOfWord(word) ?? unitOfWord(lookalike(word));
  if (!unit || isAnotherWord(text, word, i, end, number)) return null;
  if (unit.dimension === 'time' && number.value >= 1000) return null;
  return powerOf({ unit, end, width: end - i }, text);
}

/** The word at an offset; of a unit set apart (`c m`, `k.g`) both letters: no other stands so behind a number. */
function unitWordAt(text: Text, at: number): { word: string; end: number } {
  const first = wordAt(text, at);
  const gap = text.charAt(first.end);
  if ((first.word !== 'c' && first.word !== 'k') || (gap !== ' ' && gap !== '.')) return first;
  const second = wordAt(text, first.end + 1);
  const word = first.word + second.word;
  return word === 'cm' || word === 'kg' ? { word, end: second.end } : first;
}

const METRE_APART = /[ .](?<letter>[ml])(?![\p{L}\d])/uy;

/**
 * What a metre is with the letter after it, as millimetre or millilitre set apart: `31 m m`, `31 m.l`. The metre may also
 * stand by itself.
 */
export function metreApart(text: Text, end: number): UnitAt | null {
  if (!METRE.has(text.codeAt(end - 1)) || isLetterAt(text, end - 2)) return null;
  METRE_APART.lastIndex = end;
  const letter = METRE_APART.exec(text.string)?.groups?.letter;
  const unit = letter === undefined ? null : unitOfWord(`m${letter}`);
  return unit && { unit, end: end + 2, width: 3 };
}

/** Whether a word that is written as a unit is something else where it stands. */
function isAnotherWord(
  text: Text,
  word: string,
  at: number,
  end: number,
  number: { value: number; end: number },
): boolean {
  // `8x108-Pk10`: the pieces are those of the number after.
  if (text.codeAt(number.end) === HYPHEN && digitAt(text, end) >= 0 && unitOfWord(word)?.dimension === 'count')
    return true;
  // `3er-Set`, `3er Pack`; `er` apart is a word of its own.
  if (word === 'er') return at > number.end;
  // Capital M is a size, G a network, and `in` a preposition more often than not.
  if (smallOnly.has(word) && text.charAt(at) !== word) return true;
  // The format M.2.
  if (word === 'm' && text.charAt(end) === '.' && digitAt(text, end + 1) >= 0) return true;
  if (word === 'in') return at > number.end && !isInch(text, end);
  // `2024 г.` is a year; `5 в 1` is five in one.
  if (word === 'г') return number.value >= 1900 && number.value < 2100 && at > number.end;
  return word === 'в' && (text.charAt(at) !== 'В' || digitAt(text, isSpaceAt(text, end) ? end + 1 : end) >= 0);
}

/** Latin units that are looked for in letters like theirs; one letter says too little. */
const symbols = 'cm mm kg ml mg dm cl dl lb lbs oz ft in yd cms kgs mtr kilo inch feet volt'.split(' ');
const FOREIGN = /[^a-z]/;
const SIGMA = 0x3c3;
/** A letter of the Caucasus, an l to the eye, that ends no unit of theirs. */
const PALOCHKA = '\u04cf';
const C = lettersOf('c');

/**
 * A short unit with letters that look like Latin ones: `сm`, `ᴄᴍ`. What is wholly of one everyday script is none, nor is
 * a millionth (`μm`).
 */
function lookalike(word: string): string {
  if (word.length > 4 || !FOREIGN.test(word) || word.startsWith('μ')) return '';
  if (isOfEverydayScript(word) && !word.endsWith(PALOCHKA)) return '';
  const table = symbolTable();
  return (
    symbols.find(
      (name) =>
        name.length === word.length &&
        [...name].every((letter, i) => {
          const other = word.charCodeAt(i);
          // The lunate sigma, a c to the eye, is folded to the other one.
          return (((table[other] ?? 0) | (other === SIGMA ? C : 0)) & lettersOf(letter)) !== 0;
        }),
    ) ?? ''
  );
}

/** Cubic units are volumes; square ones are of nothing that is read. */
function powerOf(found: UnitAt, text: Text): UnitAt | null {
  if (found.unit.dimension !== 'length') return found;
  const mark = text.charAt(found.end);
  const power = mark === '²' || mark === '2' ? 2 : mark === '³' || mark === '3' ? 3 : 0;
  if (power === 0 || digitAt(text, found.end + 1) >= 0) return found;
  // After a script without spaces a digit goes on with the number: 1米2.
  if ('23'.includes(mark) && found.end - found.width > 0 && !isLetterAt(text, found.end - 1)) return found;
  if (power === 2) return null;
  const factor = found.unit.factor ** 3;
  return {
    unit: { dimension: 'volume', factor, most: factor, age: false },
    end: found.end + 1,
    width: found.width + 1,
  };
}

/** Past a full stop and a space: `fl. oz`, `5 ft. 6 in`. */
export function skipStop(text: Text, at: number): number {
  const i = text.codeAt(at) === 0x2e ? at + 1 : at;
  return isSpaceAt(text, i) ? i + 1 : i;
}

function isInch(text: Text, end: number): boolean {
  let i = end;
  while (isSpaceAt(text, i) && i - end < 2) i += 1;
  if (digitAt(text, i) >= 0) return false;
  return !isLetterAt(text, i) || followsInch(wordAt(text, i).word);
}
