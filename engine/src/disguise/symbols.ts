import { ALONE, DROPPED, EXPANDED, JAMO, KIND_MASK, LIKE, PICTURE, SIGN } from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { foldTable } from '../fold/table.ts';

/** What a character can stand for: a bit a Latin letter, and above them how. */
export const LETTERS = (1 << 26) - 1;
/** Another letter, by its looks. */
export const BY_LOOKS = 1 << 26;
/** A digit or sign. */
export const BY_LEET = 1 << 27;
/** Takes no room and is passed over. */
export const NOTHING = 1 << 28;
/** Stands between letters. */
export const BETWEEN = 1 << 29;
/** The letters are of several classes (`classOf`). */
export const AMBIGUOUS = 1 << 30;

/** The bits of some Latin letters. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = codeUnitAt(text, i) - 0x61;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

const IL = lettersOf('il');

/** The letters that a look-alike stands for: one of i or l is one of the other, as a stroke is. */
function lookalikeBits(like: string | undefined): number {
  if (!like) return 0;
  const bits = lettersOf(like);
  return bits | ((bits & IL) === 0 ? 0 : IL) | BY_LOOKS;
}

/** The letter that a character folds to; one of i or l with something on it is read as either. */
function latinBits(folded: number, point: number): number {
  const bit = 1 << (folded - 0x61);
  return point > 0x7f && (bit & IL) !== 0 ? IL : bit;
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '+': 't',
  '€': 'e',
  '£': 'l',
  '¥': 'y',
  '¢': 'c',
};
/** Signs of other currencies: letters with a bar, and read as those. */
const currencies: Record<string, string> = {
  '฿': 'b',
  '₡': 'c',
  '₣': 'f',
  '₤': 'l',
  '₥': 'm',
  '₦': 'n',
  '₩': 'w',
  '₭': 'k',
  '₮': 't',
  '₱': 'p',
  '₲': 'g',
  '₳': 'a',
  '₴': 's',
  '₵': 'c',
  '₸': 't',
  '₺': 't',
  '₽': 'p',
  '₿': 'b',
};
const signBits = new Map([
  ...Object.entries(leet).map(([sign, letters]) => [sign.charCodeAt(0), lettersOf(letters) | BY_LEET] as const),
  ...Object.entries(currencies).map(([sign, letter]) => [sign.charCodeAt(0), lettersOf(letter) | BY_LOOKS] as const),
]);

/** Signs for the eye by the letters that they are read as, one after the other. */
const pictures: Record<string, string> = {
  o: '⭕🔴🟠🟡🟢🔵🟣🟤⚫⚪⚽🏀🏐🎾🎱🍩🍪🌕🌑🌐🔘💿📀◯○●◉◎⏺☉☯🟡🧿👁⚙',
  x: '❌❎✖✗✘☒⨯',
  t: '✝➕✚☦',
  s: '💲💰⚡',
  i: '🕯📍❗❕ℹ',
  a: '🔺△▲⛺🗼',
  v: '🔻▽▼✔✓☑✅',
  w: '〰',
  u: '🧲⛎',
  c: '🌙🌜☪',
  d: '🌛',
  y: '🏆',
  h: '♓⛩',
  m: '♏♍',
  p: '🚩🏳',
  e: '📧',
  b: '🐝',
  ab: '🆎',
  cl: '🆑',
  cool: '🆒',
  free: '🆓',
  id: '🆔',
  new: '🆕',
  ng: '🆖',
  ok: '🆗',
  sos: '🆘',
  up: '🆙',
  vs: '🆚',
};
const lettersOfPicture = new Map(
  Object.entries(pictures).flatMap(([letters, signs]) =>
    [...signs].map((sign) => [sign.codePointAt(0) ?? 0, letters] as const),
  ),
);

/** The Latin letters that the sign for the eye at an offset is read as: `''` for most. */
export function lettersOfSign(text: string, at: number): string {
  return lettersOfPicture.get(text.codePointAt(at) ?? 0) ?? '';
}

let bits: Int32Array | undefined;

/** What each BMP character can stand for; 0: a letter that is none of these. */
export function symbolTable(): Int32Array {
  if (bits) return bits;
  const { units, expansions, lookalikes } = foldTable();
  const table = new Int32Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const entry = units[unit] ?? 0;
    const folded = entry & 0xffff;
    const kind = entry & KIND_MASK;
    const sign = signBits.get(entry > 0 ? folded : unit) ?? 0;
    // An upper-case letter of another script looks otherwise than its small one: both count.
    const like =
      unit < 0x80 ? 0 : lookalikeBits(lookalikes.get(unit)) | (entry > 0 ? lookalikeBits(lookalikes.get(folded)) : 0);
    let symbol = like;
    if (sign !== 0) symbol = sign | like;
    else if (entry > 0 && folded >= 0x61 && folded <= 0x7a) symbol = latinBits(folded, unit) | like;
    else if (entry < 0 && kind === DROPPED) symbol = NOTHING;
    else if (entry < 0 && kind === EXPANDED && expansions[folded]?.text.length === 1)
      symbol = lettersOf(expansions[folded]?.text ?? '');
    else if (entry <= 0 && kind !== JAMO) symbol = like || BETWEEN;
    table[unit] = markAmbiguous(symbol);
  }
  // A capital I among small letters is an l to the eye.
  table[0x49] = IL;
  bits = table;
  return table;
}

/** What the character at an offset can stand for; it takes two units beyond the BMP. */
export function symbolAt(text: string, at: number): number {
  const unit = codeUnitAt(text, at);
  if (unit < 0xd800 || unit > 0xdfff) return (bits ?? symbolTable())[unit] ?? 0;
  const point = text.codePointAt(at) ?? 0;
  if (point < 0x10000) return BETWEEN;
  const { beyond, lookalikes } = foldTable();
  const entry = point <= 0x1ffff ? (beyond[point & 0xffff] ?? 0) : 0;
  const folded = entry & 0xffff;
  const own = lookalikeBits(lookalikes.get(point));
  if (entry > 0 && folded >= 0x61 && folded <= 0x7a) return markAmbiguous(latinBits(folded, point) | own | BY_LOOKS);
  const like = own | (entry > 0 ? lookalikeBits(lookalikes.get(folded)) | (signBits.get(folded) ?? 0) : 0);
  if (like !== 0) return markAmbiguous(like);
  return entry < 0 && (entry & KIND_MASK) === DROPPED ? NOTHING : 0;
}

/** Where the sign begins that ends at an offset and may stand for a letter, `$` or `⭕`; -1: there is none. */
export function signBefore(text: string, at: number): number {
  const end = codeUnitAt(text, at - 1) === 0xfe0f ? at - 1 : at;
  const unit = codeUnitAt(text, end - 1);
  const start = unit >= 0xdc00 && unit <= 0xdfff ? end - 2 : end - 1;
  return start >= 0 && signAfter(text, start) >= end ? start : -1;
}

/** Where the sign ends that begins at an offset and may stand for a letter; -1: there is none. */
export function signAfter(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  const { units, beyond } = foldTable();
  const entry = (point > 0xffff ? (point > 0x1ffff ? 0 : beyond[point & 0xffff]) : units[point]) ?? 0;
  const kind = entry & KIND_MASK;
  if (entry >= 0 || !(kind === SIGN || (kind === ALONE && (entry & (PICTURE | LIKE)) !== 0))) return -1;
  const end = at + (point > 0xffff ? 2 : 1);
  return codeUnitAt(text, end) === 0xfe0f ? end + 1 : end;
}

/** The class of what a symbol can stand for: letters that one sign can mean share one (i and l, b and g). */
export function classOf(symbol: number): number {
  const letter = 31 - Math.clz32(symbol & -symbol & LETTERS);
  if (letter === 11) return 8;
  return letter === 6 ? 1 : letter;
}

/** The letters of a symbol's first class. */
export function firstClass(symbol: number): number {
  const lowest = symbol & -symbol & LETTERS;
  const whole = (lowest & IL) !== 0 ? IL : (lowest & BG) !== 0 ? BG : lowest;
  return symbol & whole;
}
const BG = lettersOf('bg');

function markAmbiguous(symbol: number): number {
  return (symbol & LETTERS) === firstClass(symbol) ? symbol : symbol | AMBIGUOUS;
}
