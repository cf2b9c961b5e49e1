/** VAT numbers of persons, in the forms that `stdnum` 1.12.0 does not know. */

const sumOf = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** Whether six digits are a day; the month says the century: 20 more for the nineteenth, 40 more for the twenty-first. */
function isBulgarianDay(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const [century, added] = month > 40 ? [2000, 40] : month > 20 ? [1800, 20] : [1900, 0];
  const year = century + Number(digits.slice(0, 2));
  const at = new Date(Date.UTC(year, month - added - 1, Number(digits.slice(4, 6))));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - added - 1;
}

/**
 * A Bulgarian number of ten digits: a citizen's (EGN, with a day of birth of any of three centuries), a foreigner's
 * (LNCh), or another person's. Ordinance no. RD-02-20-9/2012 on the civil register; the check digits as in VIES.
 */
export function isBulgarianPerson(number: string): boolean {
  if (!/^\d{10}$/.test(number)) return false;
  const check = Number(number[9]);
  const citizen = sumOf(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11;
  if (citizen % 10 === check && isBulgarianDay(number)) return true;
  if (sumOf(number, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === check) return true;
  return (11 - (sumOf(number, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === check;
}

/** A Czech number of nine digits that begins with 6, given to persons without a number of birth (VIES). */
export function isCzechPersonWithoutDate(number: string): boolean {
  if (!/^6\d{8}$/.test(number)) return false;
  const rest = sumOf(number.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11;
  return 8 - ((10 - rest) % 11) === Number(number[8]);
}

/**
 * A Latvian personal code as given since July 2017: 32 and nine digits that say nothing (Fizisko personu reģistra
 * likums). Its check digit is not published, so it is taken by its form.
 */
export function isLatvianPersonWithoutDate(number: string): boolean {
  return /^32\d{9}$/.test(number);
}
