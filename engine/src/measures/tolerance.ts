import { pastSpaces } from './joints.ts';
import { isSpaceAt } from './letters.ts';
import { beginsNumber, readNumber } from './number.ts';
import { readUnit } from './read-unit.ts';
import { codesOf, type Text } from './text.ts';
import type { UnitName } from './units.ts';

/** By how much a quantity may be off. */
export interface Tolerance {
  below: number;
  above: number;
  /** What both are in; a part of the quantity itself where it is `percent`. */
  unit: UnitName | 'percent' | null;
  end: number;
}

const SIGN =
  /±|∓|\+ ?[/\\]? ?[-–−]|[-–−] ?[/\\] ?\+|士|正负|(?:plus ?(?:\/|or|ou|oder)? ?(?:minus|moins)|m[áa]s ?[ou] ?menos|più ?o ?meno|mais ?ou ?menos)(?!\p{L})/iuy;

const begins = codesOf('±∓+-–−士正pPmM');

function signAt(text: Text, at: number): number {
  SIGN.lastIndex = at;
  const found = SIGN.exec(text.string);
  return found ? at + found[0].length : at;
}

/** The tolerance after a quantity: `± 5 cm`, `+/-5 mm`, `(± 2 %)`, `+5/-3 cm`. */
export function readTolerance(text: Text, at: number): Tolerance | null {
  let i = pastSpaces(text, at);
  const open = text.codeAt(i);
  if (open === 0x28 || open === 0xff08) i = pastSpaces(text, i + 1);
  // Nearly always it is none by its first character.
  if (!begins.has(text.codeAt(i))) return null;
  const sign = signAt(text, i);
  if (sign > i) {
    const from = pastSpaces(text, sign);
    if (!beginsNumber(text, from)) return null;
    const number = readNumber(text, from);
    return { below: number.value, above: number.value, ...unitOf(text, number) };
  }
  if (text.charAt(i) !== '+' || !beginsNumber(text, i + 1)) return null;
  // `+5/-3 cm`: each side by itself.
  const above = readNumber(text, i + 1, { fractions: false, groups: true });
  const aboveUnit = unitOf(text, above);
  const other = /^ ?[/,]? ?[-–−] ?(?=\d)/u.exec(text.slice(aboveUnit.end, aboveUnit.end + 6));
  if (!other) return null;
  const below = readNumber(text, aboveUnit.end + other[0].length);
  const belowUnit = unitOf(text, below);
  return { above: above.value, below: below.value, unit: belowUnit.unit, end: belowUnit.end };
}

function unitOf(text: Text, number: { value: number; end: number }): Pick<Tolerance, 'unit' | 'end'> {
  const percent = /^ ?[%％٪]/u.exec(text.slice(number.end, number.end + 2));
  if (percent) return { unit: 'percent', end: number.end + percent[0].length };
  const unit = readUnit(text, number);
  return { unit: unit?.unit ?? null, end: unit?.end ?? number.end };
}

const SIGN_BEFORE = /(?:±|∓|\+ ?[/\\]? ?[-–−]|[-–−] ?[/\\] ?\+|正负)\s?$/u;

const ends = codesOf('±∓-–−+负');

/** Whether the number at an offset is a tolerance by itself, of a quantity that stands elsewhere. */
export function isTolerance(text: Text, at: number): boolean {
  let i = at - 1;
  if (isSpaceAt(text, i)) i -= 1;
  return ends.has(text.codeAt(i)) && SIGN_BEFORE.test(text.slice(Math.max(0, at - 6), at));
}
