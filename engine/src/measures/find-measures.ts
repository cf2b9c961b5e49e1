import { type BareNumber, readBare } from './bare-numbers.ts';
import { contextOf } from './context.ts';
import { type Member, readMembers } from './expression.ts';
import { letterBefore, orderBefore } from './joints.ts';
import { betweenWords, kindBefore, kindOf, kindOfLabel } from './label.ts';
import { digitAt, isLetterAt, isSpaceAt, wordBefore } from './letters.ts';
import { type Context, dimensionOf, type Measure, type MeasureKind } from './measure.ts';
import { nextNumber, USUAL } from './number.ts';
import { lengthsInDigits } from './number-words.ts';
import { plainText } from './plain.ts';
import { metreApart } from './read-unit.ts';
import type { Text } from './text.ts';
import { isTolerance, type Tolerance } from './tolerance.ts';
import { unitOfName } from './unit-of-name.ts';
import type { UnitName } from './units.ts';

/** Of one text this many quantities are given, and this many numbers looked at. */
const MOST_MEASURES = 256;
const MOST_NUMBERS = 4000;
/** What may still be looked at in the texts of one listing. */
export interface Allowance {
  measures: number;
  numbers: number;
}

/** For a listing: eight texts full of quantities, four full of numbers. */
export function allowance(): Allowance {
  return { measures: 8 * MOST_MEASURES, numbers: 4 * MOST_NUMBERS };
}

/** A tolerance by itself is smaller than this, in cm. */
const WIDEST_TOLERANCE = 10;

/**
 * The quantities in a text: number, range, dimensions or list with a unit, of what the words around them say. One pass,
 * no backtracking.
 *
 * Each member of a list or of dimensions is a quantity of its own. One with a tolerance (`150 ± 5 cm`) is the range of
 * what it may be; a tolerance by itself is none. What may be read otherwise as well is told (`others`). `attribute` is the name of the attribute whose value the text is; it
 * tells the kind where the text does not, gives its unit to a value that is nothing but numbers (`Height (cm)`), and
 * makes bare numbers ages under a name such as `Age` or `年龄`. What is looked at is taken off `allowed`.
 */
export function findMeasures(original: string, attribute = '', allowed: Allowance = allowance()): Measure[] {
  const found: Measure[] = [];
  const most = Math.min(MOST_MEASURES, allowed.measures);
  const mostNumbers = Math.min(MOST_NUMBERS, allowed.numbers);
  if (most <= 0 || mostNumbers <= 0) return found;
  const written = lengthsInDigits(original);
  const plain = plainText(written?.text ?? original);
  if (!plain) return found;
  const { text, places } = plain;
  const context = contextOf(attribute);
  let i = nextNumber(text, 0);
  let numbers = 0;
  for (; i < text.length && found.length < most && numbers < mostNumbers; numbers++)
    i = nextNumber(text, readAt(text, i, context, found));
  allowed.measures -= found.length;
  allowed.numbers -= numbers;
  for (const origin of [places, written]) {
    if (!origin) continue;
    for (const measure of found.flatMap((each) => [each, ...(each.others ?? [])])) {
      measure.end = origin.ends[measure.end - 1] ?? original.length;
      measure.start = origin.starts[measure.start] ?? 0;
    }
  }
  return found;
}

/** Reads what begins at a number and returns where to go on. */
function readAt(text: Text, at: number, context: Context, found: Measure[]): number {
  if (isFormat(text, at)) return at + 1;
  let members = readMembers(text, at, USUAL);
  // What looked like one number may be several with one unit: `10/12 ans`, `100,120,140 cm`.
  const last = members.findLast((member) => member.unit !== null);
  if (last?.unit) {
    const { dimension } = last.unit;
    const fractions = !members.some((member) => member.isFraction && !isFractionOf(member.low, last.unit));
    const areSeveral = (dimension === 'length' || dimension === 'time') && members.some((member) => member.isGrouped);
    const groups = !areSeveral && !members.some((member) => isTooFar(text, member));
    if (!fractions || !groups) members = readMembers(text, at, { fractions, groups });
  }
  const ending = members.findLastIndex((member) => member.unit !== null);
  const [first] = members;
  if (!first) return at + 1;
  if (ending < 0) {
    const unit = unitOfWhole(text, members, context);
    const end = members.at(-1)?.end ?? at + 1;
    if (unit) {
      push(text, members, unit, context, found);
      return end;
    }
    const read = readBare(text, members.map(bareOf), context);
    found.push(...read);
    return Math.max(first.numberEnd, read.at(-1)?.end ?? 0);
  }
  const used = members.slice(0, ending + 1);
  const end = used.at(-1)?.end ?? at + 1;
  if (isTolerance(text, at)) return end;
  const begin = beginningOf(used);
  if (begin > 0) {
    // What comes before the list or the dimensions is a number by itself.
    found.push(...readBare(text, [bareOf(first)], context));
    return first.numberEnd;
  }
  // A letter right before the number is a model's name (`TX100 m`), unless it multiplies or the unit is attached.
  const isTouching = first.isAttached && digitAt(text, first.end) < 0;
  if (isModel(text, at) && !(isTouching && used.length === 1)) {
    if (used.length > 1) return first.numberEnd;
    // `RJ11 - 101 mm`: a model, and a quantity after it.
    return first.high !== null && isSpaceAt(text, first.lastStart - 1) ? first.lastStart : end;
  }
  if (used.length === 1 && first.isPrime) return end;
  push(text, used, null, context, found);
  return end;
}

function bareOf({ low, high, start, numberEnd }: Member): BareNumber {
  return { low, high: high ?? low, isRange: high !== null, start, end: numberEnd };
}

/** Formats of drives and their slots that are named like decimals: `M.2` (PCI-SIG), `U.2`, `U.3` (SFF-8639, SFF-TA-1001). */
function isFormat(text: Text, at: number): boolean {
  return (
    text.codeAt(at - 1) === 0x2e &&
    'mMuU'.includes(text.charAt(at - 2) || ' ') &&
    !isLetterAt(text, at - 3) &&
    digitAt(text, at - 3) < 0 &&
    '23'.includes(text.charAt(at) || ' ') &&
    digitAt(text, at + 1) < 0
  );
}

function isModel(text: Text, at: number): boolean {
  if (!isLetterAt(text, at - 1) || text.codeAt(at - 1) >= 0x590) return false;
  if (!isLetterAt(text, at - 2)) return !'xXhHwWlLхХ'.includes(text.charAt(at - 1));
  return kindOfLabel(wordBefore(text, at).word) === null;
}

/** A hundred metres and more, in cm, with a space among the digits: a number before `100 cm`, as in `Pro 14 100 cm`. */
function isTooFar(text: Text, { start, numberEnd, low, unit }: Member): boolean {
  if (unit?.dimension !== 'length' || unit.factor > 1 || low * unit.factor < 10_000) return false;
  return /\s/u.test(text.slice(start, numberEnd));
}

/** Whether a fraction is usual with a unit: any of an inch, halves and quarters of others, none of what is counted. */
function isFractionOf(value: number, unit: UnitName | null): boolean {
  if (unit === null) return true;
  if (unit.dimension === 'count' || unit.dimension === 'voltage') return false;
  if (unit.dimension === 'time') return value === 0.5;
  const isMetric = unit.dimension !== 'length' || Math.abs(Math.log10(unit.factor) % 1) < 1e-9;
  return !isMetric || [1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4].includes(value);
}

/** The first of the members that have a share in the unit after them: those of a list are of about one size. */
function beginningOf(members: Member[]): number {
  for (let i = members.length - 1; i > 0; i--) {
    const [before, member] = [members[i - 1], members[i]];
    if (!before || !member || before.unit) continue;
    const unit = members.slice(i).find((each) => each.unit)?.unit;
    if (member.joint === 'times') {
      // `2 x 500 g` is a number of pieces.
      if (unit && unit.dimension !== 'length') return i;
      continue;
    }
    // Two numbers with a comma between are seldom a list: `set of 3, 100 cm`, `42 x 14, 8 cm`.
    const isOnly = before.joint !== 'list' && members[i + 1]?.joint !== 'list';
    if (member.part === 'mark' && isOnly) return i;
    if (unit?.dimension === 'time' && member.part === 'sure') continue;
    const low = Math.min(before.low, member.low);
    const high = Math.max(before.high ?? before.low, member.high ?? member.low);
    if (low <= 0 || high / low > (member.part === 'sure' ? 10 : 5)) return i;
  }
  return 0;
}

/** The unit in an attribute's name, for a value that is nothing but numbers. */
function unitOfWhole(text: Text, members: Member[], context: Context): UnitName | null {
  const [first, last] = [members[0], members.at(-1)];
  if (context.unitPlace === null || !first || !last || first.start > 20 || text.length - last.end > 10) return null;
  const { word, start } = wordBefore(text, first.start - 1);
  const isWhole =
    ((start === 0 && betweenWords.has(word)) ||
      /^(?:[\s~≈≃]|ca\.?|approx\.?|env\.?)*$/iu.test(text.slice(0, first.start))) &&
    /^[\s.)]*$/u.test(text.slice(last.end, text.length));
  return isWhole ? unitOfName(context, Math.max(...members.map(({ low, high }) => Math.max(low, high ?? 0)))) : null;
}

/** Notes what members of one unit, or with units of their own, say. */
function push(text: Text, members: Member[], given: UnitName | null, context: Context, found: Measure[]): void {
  const [first] = members;
  if (!first) return;
  const order = members.some((member) => member.joint === 'times') ? orderBefore(text, first.start) : [];
  if (members[1]?.label && !first.label) first.label = letterBefore(text, first.start);
  const isList = members[1]?.joint === 'list';
  const tolerance = members.at(-1)?.tolerance ?? null;
  let unit = given;
  const measures: Measure[] = [];
  /** What the words after the last member of a list say of all. */
  let ofAll: MeasureKind | null = null;
  for (const [i, member] of [...members.entries()].reverse()) {
    if (member.unit) ofAll = null;
    unit = member.unit ?? unit;
    if (!unit) continue;
    // The words after a member without a unit are the next one's.
    const isOwn = member.unit !== null || i === members.length - 1;
    const said = kindOf(
      text,
      member.start,
      isOwn ? member.end : member.numberEnd,
      unit,
      member.high !== null || isList,
      context,
    );
    const own =
      member.label ??
      (order.length === members.length ? order[i] : null) ??
      (isOwn ? null : kindBefore(text, member.start));
    let kind = said.kind;
    if (dimensionOf[kind] === 'length') {
      const ofFirst = isList ? kindBefore(text, first.start) : null;
      if (isOwn && said.isLabelled) ofAll = said.kind;
      if (own) kind = own;
      else if (isList && !(isOwn && said.isLabelled)) kind = ofAll ?? ofFirst ?? kind;
    }
    const [min, max] = boundsOf(member, unit, member.tolerance ?? tolerance);
    if (said.isTolerance && max <= WIDEST_TOLERANCE) continue;
    // `from 3 to 5 years` says where it ends.
    const isOpen = said.openedBy === 'after' || (said.openedBy === 'before' && member.high === null);
    const measure: Measure = {
      kind,
      dimension: unit.dimension,
      min,
      max: isOpen ? null : max,
      start: member.start,
      end: isOwn ? member.end : member.numberEnd,
    };
    const others = member.unit === null ? [] : othersOf(text, member, measure, context);
    measures.push(others.length > 0 ? { ...measure, others } : measure);
  }
  found.push(...measures.reverse());
}

/** What else a member may say: its number's last group by itself, its unit with the letter after it. */
function othersOf(text: Text, member: Member, measure: Measure, context: Context): Measure[] {
  const others: Measure[] = [];
  const apart = member.unit?.factor === 100 && member.lowUnit === null ? metreApart(text, measure.end) : null;
  if (apart) {
    const [min, max] = boundsOf(member, apart.unit, null);
    const { dimension } = apart.unit;
    const kind = dimension === 'volume' ? 'volume' : measure.kind;
    others.push({ kind, dimension, min, max: measure.max === null ? null : max, start: member.start, end: apart.end });
  }
  if (member.lastGroup < 0) return others;
  const alone: Measure[] = [];
  readAt(text, member.lastGroup, context, alone);
  const group = alone.find(({ end }) => end >= measure.end);
  if (!group) return others;
  const { others: ofGroup = [], ...own } = group;
  // The words before the whole are those before its last group.
  const kind = own.dimension === measure.dimension ? measure.kind : own.kind;
  return [...others, { ...own, kind }, ...ofGroup];
}

/** The least and greatest value of a member in its dimension's unit, its tolerance counted in. */
function boundsOf({ low, high, lowUnit }: Member, unit: UnitName, tolerance: Tolerance | null): [number, number] {
  const a = low * (lowUnit ?? unit).factor;
  const b = (high ?? low) * (high === null && lowUnit ? lowUnit : unit).most;
  const [least, most] = [Math.min(a, b), Math.max(a, b)];
  if (!tolerance) return [round(least), round(most)];
  if (tolerance.unit === 'percent')
    return [round(least * Math.max(0, 1 - tolerance.below / 100)), round(most * (1 + tolerance.above / 100))];
  const { factor } = tolerance.unit ?? unit;
  return [round(Math.max(0, least - tolerance.below * factor)), round(most + tolerance.above * factor)];
}

/** Rids a value of the noise of its conversion. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
