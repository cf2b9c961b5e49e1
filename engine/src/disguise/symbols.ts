import { DROPPED, EXPANDED, JAMO, KIND_MASK } from '../fold/classes.ts';
import { codeUnitAt } from '../fold/code-unit.ts';
import { foldTable } from '../fold/table.ts';

/** What a character can stand for: a bit a Latin letter, and above them how. */
export const LETTERS = (1 << 26) - 1;
/** A letter of another script, by its looks (Unicode TR39). */
export const BY_LOOKS = 1 << 26;
/** A digit or sign. */
export const BY_LEET = 1 << 27;
/** Takes no room and is passed over. */
export const NOTHING = 1 << 28;
/** Stands between letters. */
export const BETWEEN = 1 << 29;

/** The letters that a look-alike stands for: one of i or l is one of the other, as a stroke is. */
function lookalikeBits(like: string): number {
  return lettersOf(like === 'i' || like === 'l' ? 'il' : like) | BY_LOOKS;
}

/** The bits of some Latin letters. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = codeUnitAt(text, i) - 0x61;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
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
const leetBits = new Map(
  Object.entries(leet).map(([sign, letters]) => [sign.charCodeAt(0), lettersOf(letters) | BY_LEET]),
);

let bits: Int32Array | undefined;

/** What each BMP character can stand for; 0: a letter that is none of these. */
export function symbolTable(): Int32Array {
  if (bits) return bits;
  const { units, expansions, lookalikes } = foldTable();
  const table = new Int32Array(0x10000);
  const likeBits = (point: number): number => {
    const like = lookalikes.get(point);
    return like?.length === 1 ? lookalikeBits(like) : 0;
  };
  for (let unit = 0; unit < 0x10000; unit++) {
    const entry = units[unit] ?? 0;
    const folded = entry & 0xffff;
    const kind = entry & KIND_MASK;
    const sign = leetBits.get(entry > 0 ? folded : unit) ?? 0;
    // An upper-case letter of another script looks otherwise than its small one: both count.
    const like = unit < 0x80 ? 0 : likeBits(unit) | (entry > 0 ? likeBits(folded) : 0);
    if (sign !== 0) table[unit] = sign | like;
    else if (entry > 0 && folded >= 0x61 && folded <= 0x7a) table[unit] = (1 << (folded - 0x61)) | like;
    else if (entry > 0) table[unit] = like;
    else if (entry < 0 && kind === DROPPED) table[unit] = NOTHING;
    else if (entry < 0 && kind === EXPANDED && expansions[folded]?.text.length === 1)
      table[unit] = lettersOf(expansions[folded]?.text ?? '');
    else if (entry < 0 && kind === JAMO) table[unit] = like;
    else table[unit] = like || BETWEEN;
  }
  // A capital I among small letters is an l to the eye.
  table[0x49] = lettersOf('il');
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
  const like = lookalikes.get(point);
  if (entry > 0 && (entry & 0xffff) >= 0x61 && (entry & 0xffff) <= 0x7a)
    return (1 << ((entry & 0xffff) - 0x61)) | BY_LOOKS;
  if (like !== undefined) return lookalikeBits(like);
  return entry < 0 && (entry & KIND_MASK) === DROPPED ? NOTHING : 0;
}

/** The class of what a symbol can stand for: letters that one sign can mean share one (i and l, b and g). */
export function classOf(symbol: number): number {
  const letter = 31 - Math.clz32(symbol & -symbol & LETTERS);
  if (letter === 11) return 8;
  return letter === 6 ? 1 : letter;
}
