import { fold } from '@vigie/engine';

/** What a text holds that may not be published (Regulation (EU) 2022/2065, art. 24(5)). */
export type PersonalData = 'email' | 'phone' | 'iban' | 'name';

const EMAIL = /[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[\p{L}]{2,}/u;
/** International, with its prefix. */
const PHONE_ABROAD = /(?<![\p{L}\p{N}/_.-])(?:\+|00)[1-9](?:[ ./()-]{0,2}\d){7,13}(?!\d)/u;
/**
 * National: in groups, or after a word that says what it is. A row of ten digits alone is more often an offer's number.
 */
const PHONE_AT_HOME =
  /(?<![\p{L}\p{N}/_.-])0[1-9]\d{0,3}(?:[ ./-]\d{2,7}){1,4}(?![\p{N}-])|\b(?:t[ée]l\p{L}*|phone|mobile|call(?:ed)?|appel\p{L}*)\W{0,3}0\d{8,10}(?!\d)/giu;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/u;

/** Nine to eleven digits: fewer is a date, more an article's number. */
const nationalNumbers = (text: string): string[] =>
  [...text.matchAll(PHONE_AT_HOME)]
    .map(([found]) => found.replace(/\D/g, ''))
    .filter(({ length }) => length >= 9 && length <= 11);

const plain = (text: string): string =>
  ` ${fold(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `;

/**
 * The kinds of personal data in a text: an e-mail address, a telephone number, an account number, or one of the names
 * given (of the trader as a person, of the notifier). It finds what has a shape or is named; that nothing else personal
 * is in the text remains the writer's to see.
 */
export function findPersonalData(text: string, names: readonly string[] = []): PersonalData[] {
  const found: PersonalData[] = [];
  if (EMAIL.test(text)) found.push('email');
  if (PHONE_ABROAD.test(text) || nationalNumbers(text).length > 0) found.push('phone');
  if (IBAN.test(text)) found.push('iban');
  const words = plain(text);
  if (names.some((name) => plain(name).trim().length >= 4 && words.includes(plain(name)))) found.push('name');
  return found;
}
