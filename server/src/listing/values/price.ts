import { plainDigits } from '@vigie/engine/screening';
import { type CurrencyMark, currencyNamed, findCurrencies, meaningOf } from './currencies.ts';
import {
  COUNTED,
  COUNTING,
  EXCLUDING_TAX,
  IS_LOWEST_OF_30_DAYS,
  LOWEST_OF_30_DAYS,
  MINOR,
  NOW,
  OLD,
  OTHER_AMOUNT,
  OTHER_AMOUNT_AFTER,
  PER_UNIT,
  TIMES,
} from './price-words.ts';

export interface Price {
  /** A decimal string with a point. */
  price: string;
  /** ISO 4217. */
  currency: string | null;
}

/** Longer than this a text is no price. */
const LONGEST = 200;

const GROUPING = " \u00a0\u202f\u2009'’";
/**
 * A number as prices are written: groups by space, point, comma or apostrophe; a decimal part by point, comma or middle
 * dot; before crowns by colon; the decimal part alone.
 */
const NUMBER = new RegExp(
  String.raw`(?<![\d.,])(?:\d{1,3}(?:[${GROUPING}]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+:\d\d(?=\s?kr)|\d+(?:[.,·]\d+)*|[.,]\d{1,2}(?!\d))`,
  'giu',
);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const RAISED_CENTS = new RegExp(`(\\d)\\s?([${SUPERSCRIPTS}]{2})(?![${SUPERSCRIPTS}\\d])`, 'gu');
/** A dash in the place of cents or of the whole: `49,-`, `1 299,–`, `299:-`, `-,89`. */
const NO_CENTS = /(\d)\s*[.,:]\s*[-–—−=]+/g;
const NO_WHOLE = /[-–—−]\s?[.,](?=\d\d(?!\d))/g;

/** The text with the digits of all scripts and the decimal marks of Arabic and of wide type as those of Latin. */
function normalise(text: string): string {
  return plainDigits(text.slice(0, LONGEST))
    .replaceAll('&euro;', '€')
    .replace(/[\u066b．]/g, '.')
    .replace(/[\u066c]/g, "'")
    .replaceAll('，', ',')
    .replaceAll('＄', '$')
    .replace(
      RAISED_CENTS,
      (_all, digit: string, cents: string) =>
        `${digit}.${[...cents].map((each) => SUPERSCRIPTS.indexOf(each)).join('')}`,
    )
    .replace(NO_CENTS, '$1')
    .replace(NO_WHOLE, ' 0.');
}

/** Three digits of a smaller unit (ISO 4217): `12.500` is twelve and a half. */
const THREE_PLACES = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
const GROUPS = new RegExp(`[${GROUPING}]`, 'g');

function toDecimal(written: string, currency: string | null): string | null {
  const text = written.replace(GROUPS, '').replace(/[·:]/g, '.');
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  const last = Math.max(point, comma);
  let whole = text;
  let fraction = '';
  if (last >= 0) {
    const mark = text.charAt(last);
    const isOnly = text.indexOf(mark) === last;
    const digits = text.length - last - 1;
    const hasBoth = point >= 0 && comma >= 0;
    const isGroup = digits === 3 && last > 0 && last <= 3 && !text.startsWith('0') && !THREE_PLACES.has(currency ?? '');
    // Both marks: the last is the decimal one. One mark, once, without three digits behind it: decimal. Else it groups.
    if ((hasBoth && isOnly) || (!hasBoth && isOnly && !isGroup)) {
      whole = text.slice(0, last);
      fraction = text.slice(last + 1);
    }
  }
  whole = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  if (!/^\d{1,15}$/.test(whole) || !/^\d{0,6}$/.test(fraction)) return null;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A number of the text with what stands around it. */
interface Amount {
  start: number;
  /** Behind the number and its mark. */
  end: number;
  written: string;
  marks: CurrencyMark[];
  /** Hundredths of the smaller unit alone: `99 ct`. */
  isMinor: boolean;
}

const isWhole = ({ written }: Amount): boolean => /^\d+$/.test(written);
const hasCents = ({ written }: Amount): boolean => /[.,·:]\d{1,2}$/.test(written);

const BEFORE = /^[\s\u00a0\u202f.:]{0,3}$/;
const AFTER = /^[\s\u00a0\u202f([]{0,3}$/;

/** Gives each mark to the number that it stands at: the nearer one, and where both are as near, see below. */
function assignMarks(text: string, amounts: Amount[]): void {
  for (const mark of findCurrencies(text)) {
    const left = amounts.findLast(({ end }) => end <= mark.start);
    const right = amounts.find(({ start }) => start >= mark.end);
    const leftGap = left ? text.slice(left.start + left.written.length, mark.start) : '';
    const rightGap = right ? text.slice(mark.end, right.start) : '';
    const atLeft = left !== undefined && AFTER.test(leftGap);
    const atRight = right !== undefined && BEFORE.test(rightGap);
    // `12 € 15 €`: the sign follows; `2 € 34.90`: a count, the sign leads.
    const leads =
      atRight &&
      (!atLeft ||
        rightGap.length < leftGap.length ||
        (rightGap.length === leftGap.length && left.marks.length > 0) ||
        (rightGap.length === leftGap.length && hasCents(right) && !hasCents(left) && !hasMarkAfter(text, right)));
    if (leads) right.marks.push(mark);
    else if (atLeft) {
      left.marks.push(mark);
      left.end = Math.max(left.end, mark.end);
    }
  }
}

function hasMarkAfter(text: string, amount: Amount): boolean {
  const [next] = findCurrencies(text.slice(amount.end, amount.end + 12));
  return next !== undefined && AFTER.test(text.slice(amount.end, amount.end + next.start));
}

/** `12€90`, `12 € 90`, `5 руб. 50 коп.`: the second number is the first one's cents. */
function joinCents(text: string, amounts: Amount[]): Amount[] {
  const joined: Amount[] = [];
  for (const amount of amounts) {
    const before = joined.at(-1);
    const after = text.slice(amount.start + amount.written.length);
    const minor = MINOR.exec(after);
    if (before && before.marks.length > 0 && isWhole(before) && amount.marks.length === 0 && isWhole(amount)) {
      const gap = text.slice(before.end, amount.start);
      const isTight = gap === '' && /^\d\d$/.test(amount.written);
      const isApart = /^[\s\u00a0]$/.test(gap) && /^\d\d$/.test(amount.written) && /^\s*(?:$|[-,;)/|])/.test(after);
      const isNamed =
        minor !== null && /^[.\s\u00a0]*(?:and|und|et|e|y|i)?[\s\u00a0]*$/.test(gap) && amount.written.length <= 2;
      if ((isTight && !/^[.,\d]|^\s*%/.test(after)) || isApart || isNamed) {
        before.written = `${before.written}.${amount.written.padStart(2, '0')}`;
        before.end = amount.start + amount.written.length + (minor?.[0].length ?? 0);
        continue;
      }
    }
    if (amount.marks.length === 0 && minor !== null && /^\d{1,2}$/.test(amount.written)) {
      joined.push({ ...amount, written: `0.${amount.written.padStart(2, '0')}`, isMinor: true });
    } else joined.push(amount);
  }
  return joined;
}

/** `10 - 15 €`: the mark of the upper end is the lower one's too. */
const RANGE = /^\s*(?:[-–—~〜～]|to|bis|à|a|au|до|do|até|tot|till?|έως)\s*$/iu;

function joinRanges(text: string, amounts: Amount[]): void {
  for (const [at, upper] of amounts.entries()) {
    const lower = amounts[at - 1];
    if (!lower || lower.marks.length > 0 || upper.marks.length === 0) continue;
    const from = Math.min(upper.start, ...upper.marks.map(({ start }) => start));
    if (RANGE.test(text.slice(lower.end, from))) lower.marks = upper.marks;
  }
}

const PERCENT = /^\s*[%‰٪％]/;

/** How likely an amount is the price to pay now; null: it is a share or a count. */
function rate(text: string, amounts: Amount[], at: number, hint: string | null): number | null {
  const amount = amounts[at];
  if (!amount) return null;
  const first = Math.min(amount.start, ...amount.marks.map(({ start }) => start));
  const before = text.slice(amounts[at - 1]?.end ?? 0, first);
  const after = text.slice(amount.end, amounts[at + 1]?.start ?? text.length);
  if (PERCENT.test(after)) return null;
  const isMoney = amount.marks.length > 0 || amount.isMinor;
  if (!isMoney && !hasCents(amount) && (COUNTED.test(after) || COUNTING.test(before))) return null;
  let score = amount.marks.length > 0 ? 100 : amount.isMinor ? 50 : 0;
  if (hint !== null && amount.marks.some((mark) => meaningOf(mark, hint) === hint)) score += 10;
  if (OLD.test(before)) score -= 40;
  // What stands before it up to the last sum of money: counts between are part of what is said, a bracket behind that
  // sum is of that sum.
  const money = amounts.slice(0, at).findLast(({ marks }) => marks.length > 0);
  const said = text.slice(money?.end ?? 0, first).replace(money ? /^\s*\([^)]*\)/ : /^$/, '');
  if (LOWEST_OF_30_DAYS.test(said) || IS_LOWEST_OF_30_DAYS.test(after)) score -= 45;
  if (TIMES.test(said)) score -= 20;
  if (NOW.test(before)) score += 20;
  if (OTHER_AMOUNT.test(before) || OTHER_AMOUNT_AFTER.test(after)) score -= 45;
  if (PER_UNIT.test(after)) score -= 30;
  if (EXCLUDING_TAX.test(after)) score -= 5;
  return score;
}

/** Most prices are a number with a sign before or behind it, or without one. */
const SIMPLE =
  /^([^\d\s.,'’·+-]{0,4})[ \u00a0]?(\d+(?:[.,]\d+)*|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d\d)?)[ \u00a0]?([^\d\s.,'’·%-]{0,4})$/;

function parseSimple(text: string, hint: string | null): Price | null {
  const [, before = '', written = '', after = ''] = SIMPLE.exec(text) ?? [];
  if (written === '' || (before !== '' && after !== '')) return null;
  const mark = currencyNamed(before + after);
  if (mark === null && before + after !== '') return null;
  const currency = mark ? meaningOf(mark, hint) : hint;
  const price = toDecimal(written, currency);
  return price === null ? null : { price, currency };
}

/** A number as programs write large or small ones (`1e+05`); digits alone are moved, nothing is computed. */
function plainNumber(text: string): string {
  const [, whole = '', fraction = '', sign, power = ''] =
    /^\s*(\d{1,15})(?:[.,](\d{1,15}))?e([+-]?)(\d{1,2})\s*$/i.exec(text) ?? [];
  if (power === '') return text;
  const digits = whole + fraction;
  const point = whole.length + (sign === '-' ? -1 : 1) * Number(power);
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return padded.length === at ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
}

/**
 * Reads a price in any European notation, and those of the larger other markets: `1.299,00 €`, `1 299,–`, `12€90`,
 * `,89 €`, `£1,299`, `12 990 Kč`, `1'299.00 CHF`. Of several numbers it is the one that the currency stands at: what is
 * paid now rather than what was, no share, count, saving, postage or price of a unit. Of a range the first (lowest) is
 * taken. A single mark with three digits behind it groups thousands (`1.299`), but for `0.125` and currencies of three
 * places (ISO 4217).
 *
 * @param hints.currency ISO 4217, what is known of the page: decides where a sign is ambiguous, and stands in where
 *   there is none
 * @returns the price with the sign's own currency, null where that does not tell (`kr`); `null` where there is no price
 */
export function parsePrice(text: string, hints: { currency?: string | null } = {}): Price | null {
  const hint = hints.currency ?? null;
  const simple = parseSimple(plainNumber(text), hint);
  if (simple !== null) return simple;
  const plain = normalise(text);
  const numbers = [...plain.matchAll(NUMBER)].map(
    ({ 0: written, index }): Amount => ({
      start: index,
      end: index + written.length,
      written,
      marks: [],
      isMinor: false,
    }),
  );
  if (numbers.length === 0) return null;
  assignMarks(plain, numbers);
  const amounts = joinCents(plain, numbers);
  joinRanges(plain, amounts);
  let best: { amount: Amount; score: number } | null = null;
  for (const [at, amount] of amounts.entries()) {
    const score = rate(plain, amounts, at, hint);
    if (score !== null && (best === null || score > best.score)) best = { amount, score };
  }
  if (best === null) return null;
  const { amount } = best;
  const marks = amount.marks.length > 0 ? amount.marks : amount.isMinor ? [] : findCurrencies(plain);
  const mark = marks.find(({ among, currency }) => among.length === 0 && currency !== null) ?? marks[0];
  const currency = mark ? meaningOf(mark, hint) : hint;
  const price = toDecimal(amount.written, currency);
  return price === null ? null : { price, currency };
}

/** The currency that a sign, word or code names; null where it names none, or does not tell which. */
export function readCurrency(text: string): string | null {
  const plain = normalise(text);
  const marks = findCurrencies(plain);
  const mark = marks.find(({ among }) => among.length === 0) ?? marks[0];
  return mark?.currency ?? null;
}
