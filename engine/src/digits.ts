const OUTSIDE_ASCII = /[^\p{ASCII}]/u;
const DIGIT = /\p{Nd}/gu;
const IS_DIGIT = /\p{Nd}/u;
/** Five alphabets of digits stand here one after the other, each of ten. */
const MATHEMATICAL = 0x1d7ce;

function toAscii(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  if (code >= MATHEMATICAL && code <= 0x1d7ff) return String((code - MATHEMATICAL) % 10);
  // Every other script's ten digits begin at a code that ends in 0 or in 6 (hexadecimal).
  const last = code % 16;
  return String(IS_DIGIT.test(String.fromCodePoint(code - last)) ? last : last - 6);
}

/**
 * A text with the decimal digits of every script (Unicode, general category Nd: `１`, `١`, `१`) as 0 to 9, and without
 * the characters that only steer how it is shown (joiners, marks of direction, byte order mark).
 */
export function plainDigits(text: string): string {
  return OUTSIDE_ASCII.test(text) ? text.replace(DIGIT, toAscii).replace(/\p{Cf}|\ufe0f/gu, '') : text;
}
