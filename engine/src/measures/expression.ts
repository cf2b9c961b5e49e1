import { type Joint, joinAfter, letterAfter, rangeOf } from './joints.ts';
import { digitAt, isLetterAt, isSpaceAt } from './letters.ts';
import type { MeasureKind } from './measure.ts';
import { type NumberAt, type Reading, readNumber } from './number.ts';
import { readUnit, skipStop, type UnitAt } from './read-unit.ts';
import type { Text } from './text.ts';
import { readTolerance, type Tolerance } from './tolerance.ts';
import type { UnitName } from './units.ts';

/** A number or range among those that stand together. */
export interface Member {
  start: number;
  /** Where the number ends, and where the unit, tolerance and all do. */
  numberEnd: number;
  end: number;
  low: number;
  high: number | null;
  /** The unit after it; null: that of the next member. */
  unit: UnitName | null;
  /** The first unit of a range that has two. */
  lowUnit: UnitName | null;
  /** The unit touches the number. */
  isAttached: boolean;
  isPrime: boolean;
  isFraction: boolean;
  isGrouped: boolean;
  /** Where the number begins that its last group is by itself, if it may be one; else -1. */
  lastGroup: number;
  /** Where the number with the unit begins: at the second of a range. */
  lastStart: number;
  tolerance: Tolerance | null;
  label: MeasureKind | null;
  /** How it is joined to the member before; null for the first. */
  joint: 'times' | 'list' | null;
  part: Joint['part'];
}

/** Of a list so many members are read together. */
const MOST_MEMBERS = 12;
const MOST_DIMENSIONS = 4;

/** Reads the numbers that belong together from one on: a quantity, dimensions, or a list with one unit. */
export function readMembers(text: Text, at: number, reading: Reading): Member[] {
  const members: Member[] = [];
  let member = readMember(text, at, reading);
  for (;;) {
    members.push(member);
    const joint = joinAfter(text, member.end, reading);
    if (!joint || joint.kind === 'to') return members;
    // What has its unit goes on as dimensions alone, of the same kind.
    if (member.unit && joint.kind === 'list') return members;
    if (members.length >= (joint.kind === 'times' ? MOST_DIMENSIONS : MOST_MEMBERS)) return members;
    const next = readMember(text, joint.at, reading, joint.kind === 'times');
    if (member.unit && next.unit?.dimension !== member.unit.dimension) return members;
    member = { ...next, joint: joint.kind, part: joint.part, label: joint.label ?? next.label };
  }
}

function readMember(text: Text, at: number, reading: Reading, isBeside = false): Member {
  const decimal = decimalAt(text, at);
  let number = decimal ?? readNumber(text, at, reading);
  let low: number | null = null;
  let lowUnit: UnitName | null = null;
  let isFraction = number.isFraction === true;
  let isGrouped = number.isGrouped === true;
  let lastStart = at;
  let joint = rangeOf(text, at, joinAfter(text, number.end, reading));
  let unit: UnitAt | null = null;
  if (joint?.kind === 'to' && isOfData(text, number, joint)) joint = null;
  if (joint?.kind !== 'to') {
    unit = readUnit(text, number);
    joint = unit && rangeOf(text, at, joinAfter(text, unit.end, reading));
    // `80 cm à 120 cm`: the unit stands twice.
    if (unit && joint?.kind === 'to') {
      const high = readNumber(text, joint.at, reading);
      const other = readUnit(text, high);
      // A smaller one in another unit is something else: `18 cm - 5 inch`.
      const isSame = other?.unit.dimension === unit.unit.dimension;
      const isSmaller = isSame && high.value * other.unit.factor < number.value * unit.unit.factor;
      if (!isSame || (isSmaller && other.unit.factor !== unit.unit.factor)) joint = null;
      else lowUnit = unit.unit;
    }
  }
  if (joint?.kind === 'to') {
    low = number.value;
    lastStart = joint.at;
    number = readNumber(text, joint.at, reading);
    isFraction ||= number.isFraction === true;
    isGrouped ||= number.isGrouped === true;
    unit = readUnit(text, number);
  }
  const letter = unit ? null : letterAfter(text, number.end, isBeside);
  if (letter) unit = readUnit(text, { value: number.value, end: letter.end });
  let { value } = number;
  let end = unit?.end ?? letter?.end ?? number.end;
  let isPrime = unit?.isPrime === true;
  if (unit) {
    const rest = readRest(text, unit, value);
    if (rest) {
      value += rest.value;
      end = rest.end;
      isPrime = false;
    }
  }
  const after = unit?.unit.dimension === 'length' ? letterAfter(text, end, true) : null;
  if (after) end = after.end;
  const tolerance = readTolerance(text, end);
  const toleranceUnit = tolerance?.unit === 'percent' ? null : (tolerance?.unit ?? null);
  return {
    start: decimal ? at - 1 : at,
    numberEnd: number.end,
    end: tolerance?.end ?? end,
    low: low ?? value,
    high: low === null ? null : value,
    unit: unit?.unit ?? toleranceUnit,
    lowUnit,
    isAttached: unit !== null && unit.end === number.end + unit.width,
    isPrime,
    isFraction,
    isGrouped,
    // The first end of a range is none with the second's unit.
    lastGroup: low === null ? (number.lastGroup ?? -1) : -1,
    lastStart,
    tolerance,
    label: letter?.kind ?? after?.kind ?? null,
    joint: null,
    part: 'sure',
  };
}

/** `4 To 75 cm`: what looks like a range's `to` is the French terabyte, where its ends are of no one size. */
function isOfData(text: Text, low: NumberAt, joint: Joint): boolean {
  if (text.slice(low.end, joint.at).trim() !== 'To') return false;
  const high = readNumber(text, joint.at);
  return high.value > 10 * low.value && readUnit(text, high)?.unit.dimension !== 'time';
}

/** `.5 in`: a decimal without its zero. */
function decimalAt(text: Text, at: number): NumberAt | null {
  if (text.codeAt(at - 1) !== 0x2e) return null;
  const isApart = at === 1 || text.charAt(at - 2) === '(' || (isSpaceAt(text, at - 2) && digitAt(text, at - 3) < 0);
  if (!isApart) return null;
  let i = at;
  while (digitAt(text, i) >= 0 && i - at < 6) i += 1;
  if (i === at) return null;
  let value = 0;
  for (let k = at; k < i; k++) value = value * 10 + digitAt(text, k);
  return { value: value / 10 ** (i - at), end: i };
}

/** What follows a unit in a smaller one: `5 ft 6 in`, `5'6`, `1 m 20`, `3尺5寸`; as a part of the first. */
function readRest(text: Text, { unit, end }: UnitAt, value: number): NumberAt | null {
  if (unit.dimension !== 'length' && unit.dimension !== 'mass') return null;
  if (unit.factor === 100) return Number.isInteger(value) ? readCentimetres(text, end) : null;
  const i = skipStop(text, end);
  if (digitAt(text, i) < 0) return null;
  const number = readNumber(text, i);
  const next = readUnit(text, number);
  if (unit.factor === 30.48) {
    if (next && next.unit.dimension === 'length' && next.unit.factor === 2.54)
      return { value: number.value / 12, end: next.end };
    return number.value < 12 && text.charAt(end - 1) !== 't' && i === end && isFootMark(text, end)
      ? { value: number.value / 12, end: number.end }
      : null;
  }
  const isSmaller = next && next.unit.dimension === unit.dimension && next.unit.factor < unit.factor;
  const last = text.charAt(end - 1);
  // Ten 寸 are a 尺, whichever is meant.
  if (last === '尺' && next && text.startsWith('寸', next.end - 1)) return { value: number.value / 10, end: next.end };
  const isPounds = unit.factor === 0.45359237 && next?.unit.factor === 0.028349523;
  if (!next || !isSmaller || !isPounds) return null;
  return { value: (number.value * next.unit.factor) / unit.factor, end: next.end };
}

function isFootMark(text: Text, end: number): boolean {
  return "'′’".includes(text.charAt(end - 1) || ' ');
}

/** The centimetres after metres: `1m20`, `1 m 20`, `1 meter 20 cm`, `1米2`; as a part of a metre. */
function readCentimetres(text: Text, at: number): NumberAt | null {
  const i = isSpaceAt(text, at) ? at + 1 : at;
  if (digitAt(text, i) < 0) return null;
  const isOneDigit = digitAt(text, i + 1) < 0;
  // One digit is tenths, where the metre is 米.
  if (isOneDigit && (i !== at || !'米尺터'.includes(text.charAt(at - 1) || ' '))) return null;
  if (!isOneDigit && digitAt(text, i + 2) >= 0) return null;
  const number = readNumber(text, i);
  const unit = readUnit(text, number);
  const part = { value: number.value / (isOneDigit && !unit ? 10 : 100), end: unit?.end ?? number.end };
  if (unit) return unit.unit.dimension === 'length' && unit.unit.factor === 1 ? part : null;
  const isAlone =
    number.end === i + (isOneDigit ? 1 : 2) &&
    !isLetterAt(text, number.end) &&
    joinAfter(text, number.end, { fractions: true, groups: true }) === null;
  return isAlone ? part : null;
}
