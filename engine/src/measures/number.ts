import { digitAt, digitOf, isLetterAt, isSpaceAt, wordAt } from './letters.ts';
import { codesOf, type Text } from './text.ts';

/** A number in a text and where it ends. */
export interface NumberAt {
  value: number;
  end: number;
  /** A fraction without a whole number (`3/4`), which between other units is a list of two. */
  isFraction?: true;
  /** Three digits or more before a comma or space and three others, which may be a list of several. */
  isGrouped?: true;
  /** Where the last of its groups begins, if it may be a number of its own: `110` of `13 110`. */
  lastGroup?: number;
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
/** What groups digits of a number that is not glued to a letter: spaces and apostrophes. */
const isGap = (unit: number) => unit === 0x20 || unit === 0xa0 || unit === 0x202f || unit === 0x27 || unit === 0x2019;
const POINT = 0x2e;
const COMMA = 0x2c;
const SLASH = 0x2f;
const isSlash = (unit: number) => unit === SLASH || unit === 0x2044 || unit === 0x2215;

/** The fraction in one character at an offset. */
function vulgarAt(text: Text, at: number): number | undefined {
  const unit = text.codeAt(at);
  return (unit >= 0xbc && unit <= 0xbe) || (unit >= 0x2150 && unit <= 0x215e) ? vulgar[text.charAt(at)] : undefined;
}

/** One for the code units that begin a number. */
const begins = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) if (digitOf(unit) >= 0) begins[unit] = 1;
for (const unit of codesOf(Object.keys(vulgar).join(''))) begins[unit] = 1;

/** Whether a number begins with a code unit: a digit, or a fraction in one character. */
export function isNumberUnit(unit: number): boolean {
  return begins[unit] === 1;
}

/** Where the first number from an offset on begins; the text's length where there is none. */
export function nextNumber({ units, length }: Text, from: number): number {
  let i = from;
  while (i < length && begins[units[i] as number] === 0) i += 1;
  return i;
}

/** Whether a number begins at an offset: a digit, or a fraction in one character. */
export function beginsNumber(text: Text, at: number): boolean {
  return begins[text.codeAt(at)] === 1;
}

/**
 * Reads the number that begins at an offset: `100`, `1,20`, `1.20`, `1.200` (thousands), `1 200`, `1'200`, `3½`, `1/2`,
 * `72 1/2`, `5-1/2`, `2 and 3/4`.
 *
 * A point or comma before exactly three digits groups thousands, unless the number begins with 0: the usual reading on
 * either side of the Channel.
 */
export function readNumber(text: Text, at: number, reading: Reading = USUAL): NumberAt {
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
  // The groups of one number are of one script.
  const zero = text.codeAt(at) - digitAt(text, at);
  let isGrouped = false;
  let lastGroup = -1;
  for (;;) {
    const mark = text.codeAt(i);
    const isPart = isGap(mark) ? !glued : (mark === POINT || mark === COMMA) && !leadsWithZero;
    if (!isPart || digits > 3 || digitRun(text, i + 1) !== 3) break;
    if (isGap(mark) && text.codeAt(i + 1) - digitAt(text, i + 1) !== zero) break;
    if (digits === 3 && (mark === COMMA || mark === 0x20)) isGrouped = true;
    // A space that does not break is one between groups, and no number begins with 0.
    lastGroup = mark === 0x20 && digitAt(text, i + 1) > 0 ? i + 1 : -1;
    for (let k = 1; k <= 3; k++) value = value * 10 + Math.max(0, digitAt(text, i + k));
    i += 4;
    if (value > 1e12) break;
  }
  if (isGrouped) return lastGroup < 0 ? { value, end: i, isGrouped } : { value, end: i, isGrouped, lastGroup };
  const mark = text.codeAt(i);
  const run = mark === POINT || mark === COMMA || mark === 0xff0c || mark === 0xff0e ? digitRun(text, i + 1) : 0;
  if (run > 0 && run < 10) {
    let scale = 1;
    let part = 0;
    for (let k = 1; k <= run; k++) {
      part = part * 10 + Math.max(0, digitAt(text, i + k));
      scale *= 10;
    }
    const whole = { value: value + part / scale, end: i + run + 1 };
    return lastGroup < 0 ? whole : { ...whole, lastGroup };
  }
  if (lastGroup >= 0) return { value, end: i, lastGroup };
  // `KTI22521 3/8 inch` is a model and a fraction.
  const rest = glued || digits > 3 ? null : readFraction(text, pastFractionJoint(text, i));
  return rest && rest.value < 1 ? { value: value + rest.value, end: rest.end } : { value, end: i };
}

/** Past what stands between a whole number and its fraction: nothing, a space, a hyphen, or a word such as `and`. */
function pastFractionJoint(text: Text, at: number): number {
  let i = at;
  while (isSpaceAt(text, i) && i - at < 2) i += 1;
  const mark = text.codeAt(i);
  if (i === at && mark === 0x2d) return i + 1;
  if (mark === 0x26) i += 1;
  else if (i > at && isLetterAt(text, i)) {
    const { word, end } = wordAt(text, i);
    if (fractionWords.has(word)) i = end;
  }
  return isSpaceAt(text, i) ? i + 1 : i;
}

/** A fraction as people write them, reduced: `½`, `3/4`, `11/16`, `3/2`; a date, a list or a ratio is none. */
function readFraction(text: Text, at: number): NumberAt | null {
  const one = vulgarAt(text, at);
  if (one !== undefined) return { value: one, end: at + 1 };
  const above = digitRun(text, at);
  if (above === 0 || above > 2 || !isSlash(text.codeAt(at + above))) return null;
  const from = at + above + 1;
  const below = digitRun(text, from);
  if (below === 0 || below > 2) return null;
  const [numerator, denominator] = [integerAt(text, at, above), integerAt(text, from, below)];
  const isSmall = numerator < denominator ? denominators.has(denominator) : numerator < 10 && denominator <= 4;
  if (numerator === 0 || denominator < 2 || !isSmall || greatestCommon(numerator, denominator) > 1) return null;
  const end = from + below;
  const after = text.codeAt(end);
  if ((after === SLASH || after === POINT || after === COMMA) && digitAt(text, end + 1) >= 0) return null;
  return { value: numerator / denominator, end };
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}

function integerAt(text: Text, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) value = value * 10 + Math.max(0, digitAt(text, i));
  return value;
}

/** Number of digits from an offset on, at most 13. */
function digitRun(text: Text, at: number): number {
  let run = 0;
  while (run < 13 && digitAt(text, at + run) >= 0) run += 1;
  return run;
}
