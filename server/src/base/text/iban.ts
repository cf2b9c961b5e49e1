/** How long an account's number is in each country (SWIFT IBAN Registry, ISO 13616-2). */
const LENGTHS: Record<string, number> = {
  ...{ AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22 },
  ...{ CY: 28, CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FK: 18, FO: 18, FR: 27, GB: 22 },
  ...{ GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HN: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30 },
  ...{ KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20 },
  ...{ MR: 27, MT: 31, MU: 30, NI: 28, NL: 18, NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22 },
  ...{ RU: 33, SA: 24, SC: 31, SD: 18, SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26 },
  ...{ UA: 29, VA: 22, VG: 24, XK: 20, YE: 30 },
};

/** Whether a number of digits and letters leaves 1 when divided by 97 (ISO/IEC 7064, MOD 97-10; A is 10, Z is 35). */
export function leavesOneOf97(number: string): boolean {
  let rest = 0;
  for (const sign of number) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Whether a text is an IBAN, with or without blanks: its country's length, its check digits (ISO 13616-1). */
export function isIban(text: string): boolean {
  const account = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(account) || account.length !== LENGTHS[account.slice(0, 2)]) return false;
  return leavesOneOf97(`${account.slice(4)}${account.slice(0, 4)}`);
}

const START = /(?<=(?<![\p{L}\p{N}])(?:IBAN)?)[A-Z]{2}[ ./_|~*:,-]{0,3}\d{2}(?=[ ./_|~*:,-]{0,3}[A-Z0-9])/giu;
/** What may stand between the signs of one, three of them at most. */
const BETWEEN = ' ./_|~*:,-';
const MOST_BETWEEN = 3;

const isSign = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Reads so many letters and digits from a place on; null: there are fewer in a row. `end`: behind the last. */
function readAccount(text: string, from: number, length: number): { account: string; end: number } | null {
  if (length === 0) return null;
  let account = '';
  let between = 0;
  for (let at = from; at < text.length; at++) {
    if (isSign(text.charCodeAt(at))) {
      account += text[at];
      if (account.length === length) return { account, end: at + 1 };
      between = 0;
    } else if (++between > MOST_BETWEEN || !BETWEEN.includes(text[at] ?? '')) return null;
  }
  return null;
}

/** What each begins with: most texts have nothing of the kind, and one look says so. */
const HOLDS_START = /[A-Z]{2}[ ./_|~*:,-]{0,3}\d{2}/iu;

/** The IBANs of a text as they are written: in one, or in groups set apart by blanks, dots, dashes and the like. */
export function findIbans(text: string): string[] {
  if (!HOLDS_START.test(text)) return [];
  const found: string[] = [];
  for (const { 0: start, index } of text.matchAll(START)) {
    const read = readAccount(text, index, LENGTHS[start.slice(0, 2).toUpperCase()] ?? 0);
    if (read !== null && !/^[\p{L}\p{N}]/u.test(text.slice(read.end)) && isIban(read.account))
      found.push(text.slice(index, read.end));
  }
  return found;
}
