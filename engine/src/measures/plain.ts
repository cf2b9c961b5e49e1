import { foldTable } from '../fold/table.ts';
import { isNumberUnit } from './number.ts';
import { roomFor, Text } from './text.ts';

/** A text in which quantities are written plainly, and where each of its characters comes from. */
export interface PlainText {
  text: Text;
  /** UTF-16 offsets in the original of a character's beginning and end; null: the text is the original. */
  places: { starts: number[]; ends: number[] } | null;
}

const NUMERALS = '〇零一二两兩三四五六七八九十百千';
const numeralDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  两: '2',
  兩: '2',
  三: '3',
  四: '4',
};
Object.assign(numeralDigits, { 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' });
const numeralPowers: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Keycaps, strokes, marks of direction. */
const NO_ROOM =
  '\\u00ad\\u034f\\u0334-\\u0338\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\u20e3\\ufe0e\\ufe0f\\ufeff';

/** Units after which letters among digits can only stand for digits. */
const UNITS = '(?:cm|mm|kg|ml|inch|inches|см|мм|кг|厘米|公分|岁)(?!\\p{L})';
const DRAWN = `(?<![\\p{L}\\d.,|])(?<drawn>(?=[Il|]{1,2}[OoОоΟο])[Il|][Il|OoОоΟο]{1,2})(?=[ -]?${UNITS})`;
const DRAWN_HERE = new RegExp(DRAWN, 'uy');
/** What is read otherwise than it is written, the commonest reasons first; no part repeats without bound. */
const ODD = new RegExp(
  [
    // Squared units and forms of other widths: ㎝, ㌢, ｃ, ｾ.
    '(?<form>[\\uff01-\\uff5e]{1,64}|[\\u3300-\\u33ff]|[\\uff66-\\uff9d][\\uff9e\\uff9f]?)',
    // Hangul in pieces.
    '(?<hangul>[\\u1100-\\u1112][\\u1161-\\u1175][\\u11a8-\\u11c2]?)',
    // What takes no room, after a digit.
    `(?<=\\p{Nd})(?<nothing>[${NO_ROOM}]{1,4})`,
    // Digits beyond the first plane: mathematical and segmented ones.
    '(?<digit>[\\u{1d7ce}-\\u{1d7ff}\\u{1fbf0}-\\u{1fbf9}])',
    // Circled ones; right before a plain digit they number the points of a list.
    '(?<circled>[\\u2460-\\u2468\\u24ea\\u24f5-\\u24fd\\u24ff\\u2776-\\u277e\\u2780-\\u2788\\u278a-\\u2792])',
    '(?<fraction>[\\u00b2\\u00b3\\u00b9\\u2070\\u2074-\\u2079]{1,2}[\\u2044/][\\u2080-\\u2089]{1,2})',
    '(?<=[\\u0660-\\u0669\\u06f0-\\u06f9])(?<mark>[\\u066b\\u066c])',
    `(?<![\\p{L}\\d.,])(?<run>(?=[OoОоΟοIl|]{0,3}\\d)[\\dOoОоΟοIl|]{2,5})(?=[ -]?${UNITS})`,
    `(?<=\\d)(?<o>[OoОоΟο〇○◯]{1,3})(?=[\\dOoОо]{0,3}[ -]?${UNITS})`,
    // A number of strokes and rings alone: `|O ml`, `lo kg`, `llO cm`.
    DRAWN,
    `(?<![\\p{L}\\d])(?<i>[I|]|l(?=[0Oo]))(?=[\\dOoОо]{1,3}[ -]?${UNITS})`,
    `(?<![\\d${NUMERALS}])(?<numeral>[${NUMERALS}]{1,8})(?= ?(?:厘米|釐米|公分|毫米|公尺|米|市尺|市寸|英尺|英寸|尺|寸|周?岁|歲|歳|公斤|千克|市斤|斤|克))`,
    `(?<=[\\d${NUMERALS}](?:米|公尺))(?<rest>[〇零一二三四五六七八九]{1,2})(?![${NUMERALS}])`,
  ].join('|'),
  'gu',
);
/** What a code unit may be part of: a number; or what is read otherwise, by itself, after a digit or before one. */
const NUMBER = 1;
const ODD_AFTER = 2;
const ODD_BEFORE = 4;
const ALWAYS_ODD = 8;
/** A one to the eye, a nought to the eye, and what may stand before a number that is made of such alone: `lO ml`. */
const STROKE = 16;
const RING = 32;
const EDGE = 64;
const perhaps = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) if (isNumberUnit(unit)) perhaps[unit] = NUMBER;
const mark = (flag: number, pattern: RegExp) => {
  for (let unit = 0; unit < 0x10000; unit++)
    if (pattern.test(String.fromCharCode(unit))) perhaps[unit] = (perhaps[unit] as number) | flag;
};
// The last of these are second halves of what is beyond the first plane.
mark(
  ALWAYS_ODD,
  /[\u1100-\u1112\u2080-\u2089\u2460-\u2468\u24ea\u24f5-\u24ff\u2776-\u2792\u3300-\u33ff\uff01-\uffdc\u066b\u066c\udfce-\udfff]/,
);
mark(ALWAYS_ODD, new RegExp(`[${NUMERALS}]`));
mark(ODD_AFTER, new RegExp(`[OoОоΟο〇○◯Il|${NO_ROOM}]`));
mark(ODD_BEFORE, /[I|lOoОоΟο]/);

mark(STROKE, /[Il|]/);
mark(RING, /[OoОоΟο]/);
mark(EDGE, /[^\p{L}\d.,|]/u);

const { charCodeAt } = String.prototype;

/** In so many places a text is put plainly: a page made of nothing else must not take time without end. */
const MOST_ODD = 16_384;

/**
 * Puts a text's numbers and units plainly: digits of any plane and make (circled, keycaps, crossed out), letters that
 * stand for digits before a unit, squared and full-width units, Hangul in pieces, Chinese numerals before a unit.
 *
 * Null where it holds no number, as most texts: one look at each character tells.
 */
export function plainText(string: string): PlainText | null {
  const { length } = string;
  const units = roomFor(length);
  let seen = 0;
  let before = EDGE;
  let strokes = 0;
  let pairs = 0;
  for (let i = 0; i < length; i++) {
    const unit = charCodeAt.call(string, i);
    units[i] = unit;
    const kind = perhaps[unit] as number;
    pairs |= (before & NUMBER & (kind >> 1)) | ((before >> 2) & kind & NUMBER);
    // A word that begins with `lo` is looked at whole: few are a number before a unit.
    if ((strokes & kind) !== 0 && isDrawn(string, i)) pairs |= RING;
    strokes = (((before & EDGE) >> 1) | strokes) & ((kind & STROKE) << 1);
    seen |= kind;
    before = kind;
  }
  if (((seen & (NUMBER | ALWAYS_ODD)) | (pairs & RING)) === 0) return null;
  return (
    (pairs === 0 && (seen & ALWAYS_ODD) === 0 ? null : rewritten(string)) ?? {
      text: new Text(string, units),
      places: null,
    }
  );
}

/** Whether a number of strokes and rings alone has its first ring at an offset. */
function isDrawn(string: string, at: number): boolean {
  DRAWN_HERE.lastIndex = at - 1;
  if (DRAWN_HERE.test(string)) return true;
  DRAWN_HERE.lastIndex = Math.max(0, at - 2);
  return DRAWN_HERE.test(string);
}

/** A text with what is odd in it put plainly; null where nothing is. */
function rewritten(text: string): PlainText | null {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let copied = 0;
  let places = 0;
  const copy = (to: number) => {
    for (let i = copied; i < to; i++) {
      starts.push(i);
      ends.push(i + 1);
    }
    plain += text.slice(copied, to);
  };
  for (const match of text.matchAll(ODD)) {
    const put = plainForm(match.groups ?? {}, text, match.index, match.index + match[0].length);
    if (put === null) continue;
    copy(match.index);
    copied = match.index + match[0].length;
    const number = beginOfDisguised(text, match.index, put);
    if (number >= 0) {
      // A wider space than one between a number's groups.
      const at = plain.length - (match.index - number);
      plain = `${plain.slice(0, at)} ${plain.slice(at)}`;
      starts.splice(at, 0, number);
      ends.splice(at, 0, number);
    }
    // As many as there were: each stands for one.
    const isEach = put.length === match[0].length;
    for (let i = 0; i < put.length; i++) {
      starts.push(isEach ? match.index + i : match.index);
      ends.push(isEach ? match.index + i + 1 : copied);
    }
    plain += put;
    places += 1;
    if (places === MOST_ODD) break;
  }
  if (copied === 0) return null;
  copy(text.length);
  return { text: new Text(plain), places: { starts, ends } };
}

type Found = Record<string, string | undefined>;

/** What stands for a piece of a text; null: it stays. */
function plainForm(found: Found, text: string, start: number, end: number): string | null {
  const { form, hangul, nothing, digit, circled, fraction, mark, run, o, i, numeral, rest, drawn } = found;
  if (form !== undefined) return form.normalize('NFKC');
  if (hangul !== undefined) return hangul.normalize('NFC');
  if (nothing !== undefined) return '';
  if (digit !== undefined) return digitOf(digit);
  if (circled !== undefined)
    return isPlainDigit(text, start - 1) || isPlainDigit(text, end) ? ' ' : circledDigit(circled);
  if (fraction !== undefined)
    return ` ${[...fraction].map((each) => (each === '\u2044' ? '/' : each.normalize('NFKC'))).join('')}`;
  if (mark !== undefined) return mark === '\u066b' ? '.' : ',';
  const strokes = run ?? drawn;
  if (strokes !== undefined) return strokes.replace(/[Il|]/g, '1').replace(/\D/g, '0');
  if (o !== undefined) return '0'.repeat(o.length);
  if (i !== undefined) return '1';
  if (numeral !== undefined) return numeralOf(numeral);
  if (rest !== undefined) return [...rest].map((each) => numeralDigits[each] ?? '').join('');
  return null;
}

/**
 * Where a disguised number begins, if it comes after a plain one and a space: nobody writes the groups of one number in
 * two ways. What takes no room disguises the digits before it. -1: no such number.
 */
function beginOfDisguised(text: string, at: number, put: string): number {
  let begin = at;
  if (put === '') while (isPlainDigit(text, begin - 1)) begin -= 1;
  else if (!isPlainDigit(put, 0)) return -1;
  return /[\s'\u2019]/u.test(text.charAt(begin - 1)) && isPlainDigit(text, begin - 2) ? begin : -1;
}

function isPlainDigit(text: string, at: number): boolean {
  return /^\d$/.test(text.charAt(at));
}

function digitOf(char: string): string {
  const entry = foldTable().beyond[(char.codePointAt(0) ?? 0) & 0xffff] ?? 0;
  return String.fromCharCode(entry & 0xffff);
}

/** Circled digits stand in rows from one to nine; zeros by themselves. */
function circledDigit(char: string): string {
  const point = char.charCodeAt(0);
  for (const one of [0x2460, 0x24f5, 0x2776, 0x2780, 0x278a])
    if (point >= one && point <= one + 8) return String(point - one + 1);
  return '0';
}

/** A Chinese numeral: with powers (一百二十) or digit by digit (一二〇). Null where it is neither. */
function numeralOf(text: string): string | null {
  const chars = [...text];
  if (!chars.some((char) => numeralPowers[char])) return chars.map((char) => numeralDigits[char] ?? '').join('');
  let value = 0;
  let digit = -1;
  let last = 10_000;
  for (const char of chars) {
    const power = numeralPowers[char];
    if (power === undefined) {
      if (digit > 0) return null;
      digit = Number(numeralDigits[char]);
    } else {
      // Powers go down, and none stands after a zero.
      if (power >= last || digit === 0) return null;
      value += (digit < 0 ? 1 : digit) * power;
      last = power;
      digit = -1;
    }
  }
  return String(value + Math.max(0, digit));
}
