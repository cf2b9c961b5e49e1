import { ageContext, followsInch, kindOf } from './label.ts';
import { digitAt, isLetterAt, isSpaceAt, wordAt, wordBefore } from './letters.ts';
import type { Measure } from './measure.ts';
import { type NumberAt, readNumber } from './number.ts';
import { type UnitName, unitAt, unitOfWord } from './units.ts';

/** Of one text this many quantities are given, and this many numbers looked at. */
const MOST_MEASURES = 256;
const MOST_NUMBERS = 4000;
const INCH: UnitName = { dimension: 'length', factor: 2.54, age: false };
const FOOT: UnitName = { dimension: 'length', factor: 30.48, age: false };
const YEAR: UnitName = { dimension: 'time', factor: 1, age: true };
const rangeWords = new Set(['to', 'bis', 'a', 'al', 'tot', 'do', 'ate', 'till', 'until', 'til', 'la', 'az', 'εωσ']);
const agePrefixes = new Set(['age', 'aged', 'ages', 'edad', 'eta', 'idade', 'alter', 'leeftijd', 'wiek', 'age']);

/**
 * The quantities in a text: number, range or dimensions with a unit, of what the words around them say. One pass, no
 * backtracking.
 *
 * `context` is the name of the attribute whose value the text is; it tells the kind where the text does not, and
 * makes bare numbers ages under a name such as `Age` or `年龄`.
 */
export function findMeasures(text: string, context = ''): Measure[] {
  const found: Measure[] = [];
  let numbers = 0;
  let i = 0;
  while (i < text.length && found.length < MOST_MEASURES && numbers < MOST_NUMBERS) {
    if (digitAt(text, i) < 0) {
      i += 1;
      continue;
    }
    numbers += 1;
    i = readAt(text, i, context, found);
  }
  return found;
}

/** Reads what begins at a digit and returns where to go on. */
function readAt(text: string, at: number, context: string, found: Measure[]): number {
  const numbers: { value: number; start: number; end: number }[] = [];
  let number = readNumber(text, at);
  let start = at;
  let low: number | null = null;
  let lowUnit: UnitName | null = null;
  for (;;) {
    const joined = joinAfter(text, number.end);
    if (joined?.kind === 'times' && numbers.length < 3) {
      numbers.push({ value: number.value, start, end: number.end });
      start = joined.at;
      number = readNumber(text, joined.at);
      continue;
    }
    if (joined?.kind === 'to' && low === null) {
      low = number.value;
      number = readNumber(text, joined.at);
      continue;
    }
    const unit = readUnit(text, number);
    if (unit && low === null) {
      // `80 cm à 120 cm`: the unit stands twice.
      const next = joinAfter(text, unit.end);
      if (next?.kind === 'to') {
        const high = readNumber(text, next.at);
        const highUnit = readUnit(text, high);
        if (highUnit && highUnit.unit.dimension === unit.unit.dimension) {
          low = number.value;
          lowUnit = unit.unit;
          number = high;
        }
      } else if (next?.kind === 'times' && numbers.length < 3) {
        const after = readNumber(text, next.at);
        const afterUnit = readUnit(text, after);
        if (afterUnit && afterUnit.unit.dimension === unit.unit.dimension) {
          // What has no unit of its own has that of the next: `2 x 3' x 4"`.
          for (const each of [...numbers.splice(0), { value: number.value, start, end: unit.end }])
            pushMeasure(text, found, each.value, null, unit.unit, unit.unit, each.start, each.end, context);
          start = next.at;
          number = after;
          continue;
        }
      }
    }
    break;
  }
  const unit = readUnit(text, number);
  if (!unit) {
    if (!readPack(text, at, low, number, found) && !readSize(text, at, low, number, found))
      readBareAge(text, at, low, number, context, found);
    return number.end;
  }
  // A letter right before the number is a model's name (`TX100 m`), unless it multiplies or the unit is attached.
  const glued = isLetterAt(text, at - 1) && (isLetterAt(text, at - 2) || !'xXhHwWlL'.includes(text.charAt(at - 1)));
  if (glued && unit.end !== number.end + unit.width) return number.end;
  for (const each of numbers)
    pushMeasure(text, found, each.value, null, unit.unit, unit.unit, each.start, each.end, context);
  let value = number.value;
  let end = unit.end;
  if (unit.unit === FOOT || unit.unit.factor === FOOT.factor) {
    const inches = readInches(text, unit.end);
    if (inches) {
      value += inches.value / 12;
      end = inches.end;
    } else if (unit.isPrime) return number.end;
  } else if (unit.unit.dimension === 'length' && unit.unit.factor === 100) {
    const rest = readCentimetres(text, end);
    value += (rest?.value ?? 0) / 100;
    end = rest?.end ?? end;
  }

  pushMeasure(
    text,
    found,
    low ?? value,
    low === null ? null : value,
    lowUnit ?? unit.unit,
    unit.unit,
    start,
    end,
    context,
  );
  return end;
}

function pushMeasure(
  text: string,
  found: Measure[],
  low: number,
  high: number | null,
  lowUnit: UnitName,
  unit: UnitName,
  start: number,
  end: number,
  context: string,
): void {
  const { kind, open } = kindOf(text, start, end, unit, high !== null, context);
  const a = round(low * lowUnit.factor);
  const b = high === null ? a : round(high * unit.factor);
  found.push({ kind, dimension: unit.dimension, min: Math.min(a, b), max: open ? null : Math.max(a, b), start, end });
}

/** Rids a value of the noise of its conversion. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** `ages 3+`, `âge 8-12`, or a bare number under an attribute named `Age`. */
function readBareAge(
  text: string,
  start: number,
  low: number | null,
  number: NumberAt,
  context: string,
  found: Measure[],
): void {
  const at = endBefore(text, start);
  const named =
    agePrefixes.has(wordBefore(text, at).word) ||
    /(?:年龄|年齢|年齡)[:：]?$/u.test(text.slice(Math.max(0, at - 4), at));
  if (!named && !(ageContext(context) && start < 12)) return;
  if (number.value > 120 || isLetterAt(text, number.end)) return;
  const open = text.charAt(number.end) === '+';
  const min = low ?? number.value;
  found.push({
    kind: 'age',
    dimension: YEAR.dimension,
    min: Math.min(min, number.value),
    max: open ? null : Math.max(min, number.value),
    start,
    end: open ? number.end + 1 : number.end,
  });
}

/**
 * What joins a number to the next: a range's dash or word, or the `x` of dimensions; `at` is where the next number
 * begins.
 */
function joinAfter(text: string, end: number): { kind: 'to' | 'times'; at: number } | null {
  let i = end;
  while (isSpaceAt(text, i) && i - end < 3) i += 1;
  const mark = text.charAt(i);
  let kind: 'to' | 'times' | null = null;
  if ('-–—~～'.includes(mark) && mark !== '') kind = 'to';
  else if ('xX×*✕'.includes(mark) && mark !== '') kind = 'times';
  if (kind) i += 1;
  else if (isLetterAt(text, i)) {
    const { word, end: wordEnd } = wordAt(text, i);
    if (!rangeWords.has(word)) return null;
    kind = 'to';
    i = wordEnd;
  } else if (mark === '到' || mark === '至') {
    kind = 'to';
    i += 1;
  } else return null;
  const gap = i;
  while (isSpaceAt(text, i) && i - gap < 3) i += 1;
  return digitAt(text, i) >= 0 ? { kind, at: i } : null;
}

/** What stands for feet and, twice, for inches; and what stands for inches by itself. */
const PRIMES = ["'", '′', '’'];
const DOUBLE_PRIMES = ['″', '"', '”', '＂'];

/** The unit after a number: attached, or after one space or hyphen. */
function readUnit(
  text: string,
  number: NumberAt,
): { unit: UnitName; end: number; width: number; isPrime?: true } | null {
  let i = number.end;
  const mark = text.charAt(i);
  if (DOUBLE_PRIMES.includes(mark)) return { unit: INCH, end: i + 1, width: 1 };
  if (PRIMES.includes(mark)) {
    if (text.charAt(i + 1) === mark) return { unit: INCH, end: i + 2, width: 2 };
    return { unit: FOOT, end: i + 1, width: 1, isPrime: true };
  }
  if (mark === '+' || isSpaceAt(text, i) || mark === '-') i += 1;
  if (mark === '+' && isSpaceAt(text, i)) i += 1;
  const alone = unitAt(text, i);
  if (alone)
    return alone.unit.dimension === 'time' && !alone.unit.age && number.value >= 1000
      ? null
      : { ...alone, width: alone.end - i };
  const { word, end } = wordAt(text, i);
  if (word === '') return null;
  if (word === 'fl') {
    const ounces = wordAt(text, skipStop(text, end));
    const unit = ounces.word === 'oz' ? unitOfWord('floz') : null;
    return unit ? { unit, end: ounces.end, width: ounces.end - i } : null;
  }
  const unit = unitOfWord(word);
  if (!unit) return null;
  // `3er-Set`, `3er Pack`; `er` apart is a word of its own.
  if (word === 'er' && i > number.end) return null;
  // Capital M is a size, G a network, and `in` a preposition more often than not.
  if ((word === 'm' || word === 'g') && text.charAt(i) !== word) return null;
  if (word === 'in' && i > number.end && !isInch(text, end)) return null;
  if (unit.dimension === 'time' && number.value >= 1000) return null;
  return { unit, end, width: end - i };
}

/** Past a full stop and a space: `fl. oz`, `5 ft. 6 in`. */
function skipStop(text: string, at: number): number {
  const i = text.charAt(at) === '.' ? at + 1 : at;
  return isSpaceAt(text, i) ? i + 1 : i;
}

function isInch(text: string, end: number): boolean {
  let i = end;
  while (isSpaceAt(text, i) && i - end < 2) i += 1;
  if (digitAt(text, i) >= 0) return false;
  return !isLetterAt(text, i) || followsInch(wordAt(text, i).word);
}

/** The centimetres after metres: `1m20`, `1 m 20`, `1 meter 20 cm`. */
function readCentimetres(text: string, at: number): NumberAt | null {
  const i = isSpaceAt(text, at) ? at + 1 : at;
  if (digitAt(text, i) < 0 || digitAt(text, i + 1) < 0 || digitAt(text, i + 2) >= 0) return null;
  const number = readNumber(text, i);
  const unit = readUnit(text, number);
  if (unit) return unit.unit.dimension === 'length' && unit.unit.factor === 1 ? { ...number, end: unit.end } : null;
  const isAlone = number.end === i + 2 && !isLetterAt(text, number.end) && joinAfter(text, number.end) === null;
  return isAlone ? number : null;
}

const packWords = new Set(
  'lot pack packs set box boite paquet coffret conjunto juego caja lote confezione scatola verpakking doos zestaw opakowanie sada balik paket packung satz karton'.split(
    ' ',
  ),
);
const packLinks = new Set('of de da van mit z di con met'.split(' '));
const sizeWords = new Set(
  'size sizes taille tailles pointure grosse schuhgrosse konfektionsgrosse talla tallas talle taglia taglie maat maten schoenmaat rozmiar rozmiary tamanho tamanhos numeracao storlek velikost marime meret koko μεγεθοσ'.split(
    ' ',
  ),
);
const sizeSystems = new Set(['eu', 'eur', 'uk', 'us', 'fr', 'it', 'de']);
const sizeMarks = ['尺码', '尺碼', '码数', '鞋码', 'サイズ'];

/** Where what stands right before a number ends, over a space and a colon. */
function endBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < 3 && (isSpaceAt(text, at - 1) || text.charAt(at - 1) === ':')) at -= 1;
  return at;
}

/** `lot de 3`, `pack of 12`: a number of pieces without a unit. */
function readPack(text: string, start: number, low: number | null, number: NumberAt, found: Measure[]): boolean {
  if (low !== null || number.value > 10_000 || isLetterAt(text, number.end)) return false;
  const link = wordBefore(text, endBefore(text, start));
  if (!packLinks.has(link.word) || !packWords.has(wordBefore(text, endBefore(text, link.start)).word)) return false;
  found.push({ kind: 'quantity', dimension: 'count', min: number.value, max: number.value, start, end: number.end });
  return true;
}

/** `size 38`, `taille 36-38`, `EU 42`: the number of a clothing or shoe size. */
function readSize(text: string, start: number, low: number | null, number: NumberAt, found: Measure[]): boolean {
  if (number.value > 250 || number.value === 0 || isLetterAt(text, number.end)) return false;
  const at = endBefore(text, start);
  const label = wordBefore(text, at);
  if (packLinks.has(wordBefore(text, endBefore(text, label.start)).word)) return false; // `tour de taille 60`
  // Names of countries are words elsewhere: they speak of sizes in capitals, before the numbers that sizes have.
  const isSystem =
    sizeSystems.has(label.word) &&
    number.value >= 15 &&
    number.value <= 60 &&
    text.charAt(label.start) !== text.charAt(label.start).toLowerCase();
  if (!isSystem && !sizeWords.has(label.word) && !sizeMarks.some((mark) => text.endsWith(mark, at))) return false;
  const first = low ?? number.value;
  const [min, max] = [Math.min(first, number.value), Math.max(first, number.value)];
  found.push({ kind: 'size', dimension: 'size', min, max, start, end: number.end });
  return true;
}

/** The inches after feet: `3 in`, `3″`, `3` right after a prime. */
function readInches(text: string, at: number): NumberAt | null {
  const i = skipStop(text, at);
  if (digitAt(text, i) < 0) return null;
  const number = readNumber(text, i);
  const unit = readUnit(text, number);
  if (unit && unit.unit.factor === INCH.factor && unit.unit.dimension === 'length')
    return { value: number.value, end: unit.end };
  return number.value < 12 && text.charAt(at - 1) !== 't' && i === at ? number : null;
}
