/** The 14-digit form of a GTIN (GS1 General Specifications, 7.9: check digit), or null when it is none. */
export function normaliseGtin(text: string): string | null {
  const digits = text.replace(/[\s-]/gu, '');
  if (!/^(?:\d{8}|\d{12,14})$/u.test(digits)) return null;
  const padded = digits.padStart(14, '0');
  let sum = 0;
  for (let i = 0; i < 13; i++) sum += Number(padded[i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === Number(padded[13]) && !/^0+$/u.test(padded) ? padded : null;
}

/** Whether a GTIN is of a range that shops number for themselves (GS1 prefixes 02, 04, 20–29): elsewhere it is another product. */
export function isRestrictedGtin(gtin14: string): boolean {
  return /^0(?:2|02|04)/u.test(gtin14) || /^000000[02]/u.test(gtin14);
}
