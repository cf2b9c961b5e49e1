/** What people write before or around the number. */
const LABEL =
  /^\s*\(?\s*(?:(?:e\.?a\.?n|gtin|u\.?p\.?c|isbn|ismn|barcode|code[ -]?barres)[ -]?(?:8|10|12|13|14)?\s*[:#]?\s*)?/iu;

/**
 * The 14-digit form of a GTIN (GS1 General Specifications, 7.9: check digit), or null when it is none. An ISBN of ten
 * characters is the GTIN of the same book (ISO 2108).
 */
export function normaliseGtin(text: string): string | null {
  const digits = text.replace(LABEL, '').replace(/[\s()-]/gu, '');
  if (/^\d{9}[\dXx]$/u.test(digits)) return gtinOfIsbn(digits);
  if (!/^(?:\d{8}|\d{12,14})$/u.test(digits)) return null;
  const padded = digits.padStart(14, '0');
  return checkDigit(padded) === Number(padded[13]) && !/^0+$/u.test(padded) ? padded : null;
}

/** The last digit of a GTIN of 14, by its first 13. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 13; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

function gtinOfIsbn(isbn: string): string | null {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (10 - i) * (isbn[i]?.toUpperCase() === 'X' ? 10 : Number(isbn[i]));
  const start = `0978${isbn.slice(0, 9)}`;
  return sum % 11 === 0 && !/^0+$/u.test(isbn) ? `${start}${checkDigit(start)}` : null;
}

/**
 * Whether a GTIN is of a range that shops number for themselves (GS1 prefixes 02, 04, 20–29): elsewhere it is another
 * product.
 */
export function isRestrictedGtin(gtin14: string): boolean {
  return /^0(?:2|02|04)/u.test(gtin14) || /^000000[02]/u.test(gtin14);
}
