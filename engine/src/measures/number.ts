import { codeUnitAt } from '../fold/code-unit.ts';
import { digitAt, isLetterAt, isSpaceAt, wordAt } from './letters.ts';

/** A number in a text and where it ends. */
export interface NumberAt {
  value: number;
  end: number;
  /** A fraction without a whole number (`3/4`), which between other units is a list of two. */
  isFraction?: true;
  /** Three digits or more before a comma or space and three others, which may be a list of several. */
  isGrouped?: true;
}

/** What to take for one number; without, what looks like it is several. */
export interface Reading {
  fractions: boolean;
  groups: boolean;
}

export const USUAL: Reading = { fractions: true, groups: true };

const vulgar: Record<string, number> = {
  '¼': 1 / 4,
  '½': 1 / 2,
  '¾': 3 / 4,
  '⅐': 1 / 7,
  '⅑': 1 / 9,
  '⅒': 1 / 10,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
const denominators = new Set([2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64]);
const fractionWords = new Set(['and', 'et', 'und', 'y', 'e', 'en']);
const SLASHES = '/\u2044\u2215';

/** The fraction in one character at an offset. */
function vulgarAt(text: string, at: number): number | undefined {
  const unit = codeUnitAt(text, at);
  return (unit >= 0xbc && unit <= 0xbe) || (unit >= 0x2150 && unit <= 0x215e) ? vulgar[text.charAt(at)] : undefined;
}

/** Whether a number begins at an offset: a digit, or a fraction in one character. */
export function beginsNumber(text: string, at: number): boolean {
  return digitAt(text, at) >= 0 || vulgarAt(text, at) !== undefined;
}

/**
 * Reads the number that begins at an offset: `100`, `1,20`, `1.20`, `1.200` (thousands), `1 200`, `1'200`, `3½`, `1/2`,
 * `72 1/2`, `5-1/2`, `2 and 3/4`.
 *
 * A point or comma before exactly three digits groups thousands, unless the number begins with 0: the usual reading on
 * either side of the Channel.
 */
export function readNumber(text: string, at: number, reading: Reading = USUAL): NumberAt {
  const alone = readFraction(text, at);
  const isOne = alone !== null && alone.end === at + 1;
  if (alone && (reading.fractions || isOne)) return isOne ? alone : { ...alone, isFraction: true };
  // After a letter, as in `do11 100`, a space ends the number.
  const glued = isLetterAt(text, at - 1);
  let value = 0;
  let i = at;
  let digits = 0;
  for (let digit = digitAt(text, i); digit >= 0; digit = digitAt(text, i)) {
    value = value * 10 + digit;
    digits += 1;
    i += 1;
    if (digits > 12) break;
  }
  if (!reading.groups) return { value, end: i };
  const leadsWithZero = digitAt(text, at) === 0;
  let isGrouped = false;
  for (;;) {
    const mark = text.charAt(i);
    const run = digitRun(text, i + 1);
    const groups =
      !glued &&
      (mark === ' ' || mark === '\u00a0' || mark === '\u202f' || mark === "'" || mark === '’') &&
      run === 3 &&
      digits <= 3;
    const thousands = (mark === '.' || mark === ',') && run === 3 && digits <= 3 && !leadsWithZero;
    if (!groups && !thousands) break;
    if (digits === 3 && (mark === ',' || mark === ' ')) isGrouped = true;
    for (let k = 1; k <= 3; k++) value = value * 10 + Math.max(0, digitAt(text, i + k));
    i += 4;
    if (value > 1e12) break;
  }
  if (isGrouped) return { value, end: i, isGrouped };
  const mark = text.charAt(i);
  const run = mark === '.' || mark === ',' || mark === '，' || mark === '．' ? digitRun(text, i + 1) : 0;
  if (run > 0 && run < 10) {
    let scale = 1;
    let part = 0;
    for (let k = 1; k <= run; k++) {
      part = part * 10 + Math.max(0, digitAt(text, i + k));
      scale *= 10;
    }
    return { value: value + part / scale, end: i + run + 1 };
  }
  // `KTI22521 3/8 inch` is a model and a fraction.
  const rest = glued || digits > 3 ? null : readFraction(text, pastFractionJoint(text, i));
  return rest && rest.value < 1 ? { value: value + rest.value, end: rest.end } : { value, end: i };
}

/** Past what stands between a whole number and its fraction: nothing, a space, a hyphen, or a word such as `and`. */
function pastFractionJoint(text: string, at: number): number {
  let i = at;
  while (isSpaceAt(text, i) && i - at < 2) i += 1;
  if (i === at && text.charAt(i) === '-') return i + 1;
  if (text.charAt(i) === '&') i += 1;
  else if (i > at && isLetterAt(text, i)) {
    const { word, end } = wordAt(text, i);
    if (fractionWords.has(word)) i = end;
  }
  return isSpaceAt(text, i) ? i + 1 : i;
}

/** A fraction as people write them, reduced: `½`, `3/4`, `11/16`, `3/2`; a date, a list or a ratio is none. */
function readFraction(text: string, at: number): NumberAt | null {
  const one = vulgarAt(text, at);
  if (one !== undefined) return { value: one, end: at + 1 };
  const above = digitRun(text, at);
  if (above === 0 || above > 2 || !SLASHES.includes(text.charAt(at + above) || ' ')) return null;
  const from = at + above + 1;
  const below = digitRun(text, from);
  if (below === 0 || below > 2) return null;
  const [numerator, denominator] = [integerAt(text, at, above), integerAt(text, from, below)];
  const isSmall = numerator < denominator ? denominators.has(denominator) : numerator < 10 && denominator <= 4;
  if (numerator === 0 || denominator < 2 || !isSmall || greatestCommon(numerator, denominator) > 1) return null;
  const end = from + below;
  if ('/.,'.includes(text.charAt(end) || ' ') && digitAt(text, end + 1) >= 0) return null;
  return { value: numerator / denominator, end };
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}

function integerAt(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) value = value * 10 + Math.max(0, digitAt(text, i));
  return value;
}

/** Number of digits from an offset on, at most 13. */
function digitRun(text: string, at: number): number {
  let run = 0;
  while (run < 13 && digitAt(text, at + run) >= 0) run += 1;
  return run;
}
