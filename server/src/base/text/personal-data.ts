import { fold, normaliseGtin, plainDigits } from '@vigie/engine';
import { findIbans } from './iban.ts';

/** The kinds that are looked for. */
export const PERSONAL_DATA = ['email', 'phone', 'iban', 'name'] as const;
/** What a text holds that may not be published (Regulation (EU) 2022/2065, art. 24(5)). */
export type PersonalData = (typeof PERSONAL_DATA)[number];

/** What stands before and after the sign of an address. */
const LOCAL = String.raw`[^\s@<>()[\]{}]{1,64}`;
const DOT = String.raw`(?:\.| ?[([{] ?(?:\.|dot|punkt|point|punto|ponto) ?[)\]}] ?| (?:dot|punkt|punto|ponto|point) )`;
const DOMAIN = String.raw`[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{1,63}){0,4}?`;
const END = String.raw`${DOT}\p{L}{2,}`;
/** The sign in words: in brackets, or a word that means nothing else. */
const AT = String.raw`(?: ?[([{<*_] ?(?:@|at|ät|à|chez|arobase|arroba|chiocciola|małpa|apenstaartje) ?[)\]}>*_] ?| (?:arobase|arroba|chiocciola|apenstaartje) )`;
/** Local parts that are addresses wherever "at" follows them, words for mail, and whose addresses are mail. */
const MAILBOX =
  '(?:info|contact|kontakt|contacto|mail|e-?mail|sales|support|service|office|admin|hello|help|orders?|shop|vente)';
const MAIL = String.raw`(?:e-?mails?|courriels?|correos?|write to|écri\p{L}+ à|contact(?: us| me)?)[ :]{1,3}`;
const PROVIDER =
  '(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|gmx|aol|live|mail|web|orange|free|laposte|wanadoo|libero|qq|163|126|yandex|seznam|wp|onet|t-online|freenet)';
const EMAILS = [
  // As it is; cut by a line's end; with blanks round the sign.
  String.raw`${LOCAL}(?:@|@ | @)[^\s@<>()]{1,190} ?\. ?\p{L}{2,}`,
  String.raw`[\p{L}\p{N}._%+-]{1,64} @ [\p{L}\p{N}.-]{1,190}\.\p{L}{2,}`,
  `${LOCAL}(?: ?@ ?|${AT})${DOMAIN}${END}`,
  // "At" alone is a word of every other sentence.
  String.raw`(?<![\p{L}\p{N}])${MAILBOX} at ${DOMAIN}${END}`,
  `${MAIL}${LOCAL} at ${DOMAIN}${END}`,
  `${LOCAL} at ${PROVIDER}${END}`,
  String.raw`${LOCAL} at [\p{L}\p{N}-]{1,63} dot \p{L}{2,}`,
].map((pattern) => new RegExp(pattern, 'iu'));
/** What each of them needs: most texts have none of it, and one look says so. */
const HOLDS_SIGN =
  /@|[([{<*_] ?(?:at|ät|à|chez|arobase|arroba|chiocciola|małpa|apenstaartje)| (?:at|arobase|arroba|chiocciola|apenstaartje) /iu;
/**
 * Days, with or without their hour, in figures: nobody's number. A year of two figures is one only where no further
 * group makes it a telephone number.
 */
const HOUR = String.raw`(?:[\sT,à@.–-]{1,4}(?:at |um |le |à |kl\.? ?)?(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:h|Uhr|[ap]\.?m\.?|Z))?)`;
const DAY = String.raw`(?:(?:19|20)\d{2}[-/.\s](?:0?[1-9]|1[0-2])[-/.\s](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])\s?[-/.\s]\s?(?:0?[1-9]|[12]\d|3[01])\s?[-/.\s]\s?(?:19|20)\d{2})`;
const SHORT_DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.]\d{2}`;
const DATES = new RegExp(`(?<!\\d)(?:${DAY}${HOUR}?|${SHORT_DAY}(?:${HOUR}|(?![-/. ]{0,3}\\d)))(?!\\d)`, 'gu');

/** Numbers that a word before them says to be another thing's: an article's, an order's, a company's. */
const OF_A_THING =
  /(?:e\.?a\.?n|gtin|u\.?p\.?c|isbn|issn|imei|bar ?-?codes?|codes?[ -]?barres?|strichcode|sku|asin|mpn|art(?:ic(?:le|ulo|olo)|ikel|\.)?(?:[ -]?n(?:r|o|um(?:mer|ber|éro)?|°|º)\.?)?|artikelnr|r[ée]f(?:\.|[ée]rences?|erencia|erenz)?|item(?: (?:no|number|id))?|model(?:l|o|e)?|modèle|lot|batch|charge|s[ée]rie|serial|order|commande|bestell(?:ung|nr|nummer)?|pedido|ordine|listing|annonce|offre?|offer|angebot|product|produit|produkt|sire[nt]|tva|vat|ust-?id\p{L}*|hrb|rcs|case|dossier|ticket|id)(?:[ -]?(?:8|12|13|14))?[\s:.#n°º=-]{0,6}$/iu;
/** And to be a telephone's. */
const OF_A_TELEPHONE =
  /(?<!\p{L})(?:t[ée]l[\p{L}.]*|phone|mobile|mob\.?|cell(?:ulare|phone)?|call(?:ed)?|appel\p{L}*|fax|whats ?app|portable|handy|ruf(?:nummer)?|anruf\p{L}*|m[óo]vil|gsm|puhelin|тел\p{L}*|моб\p{L}*|τηλ\p{L}*|κιν\p{L}*|هاتف|电话|電話|手机|手機|전화)[\s:.n°#(-]{0,5}$/iu;

/** E.164 (ITU-T, list of assigned country codes). */
const COUNTRY =
  '(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-69]|3[578]|42|5[09]|6[789]|8[578]|9[679])\\d)';
/** With its country's prefix; the trunk's 0 may stand in brackets. */
const ABROAD = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])\\+|(?<![\\p{L}\\p{N}/_.-])00)[ .(-]{0,2}(${COUNTRY})((?:[ ./)-]{0,3}\\(0\\))?(?:[ ./()_|~*-]{0,3}\\d){6,13})(?!\\d)`,
  'gu',
);
/** What stands between two groups: a sign, which may be the last of its line, or a blank. */
const GAP = '(?:[./_|~-] ?| [./_|~*-] | )';
/** As people write one at home: a 0, then groups; or, as in North America, the area in brackets or three groups. */
const AT_HOME = new RegExp(
  String.raw`(?<![\p{L}\p{N}/_.+-])(?:(?:0[1-9]\d{0,3}${GAP}|\(0[1-9]\d{0,3}\) ?|\(0\) ?[1-9]\d{0,3}${GAP})\d{2,8}(?:${GAP}\d{2,8}){0,3}|\([2-9]\d{2}\) ?[2-9]\d{2}(?: - |[ .-])\d{4}|[2-9]\d{2}(?: - |[.-])[2-9]\d{2}(?: - |[.-])\d{4})(?![\p{N}-])`,
  'gu',
);
/** Whatever stands after a word for telephones. */
const NAMED = /(?<![\p{L}\p{N}/_.+-])\(?\d(?:[ ./()_|~*-]{0,3}\d){7,14}(?!\d)/gu;

/** Barcodes in the groups that are printed below them (GS1 General Specifications, 5.2.5), and ISBN-13. */
const PRINTED_GTINS =
  /(?<![\d+] ?)(?:\d[ -]\d{6}[ -]\d{6}|\d[ -]\d{5}[ -]\d{5}[ -]\d|97[89](?:[ -]\d{1,7}){4})(?!\d)/gu;

/** Seven figures near each other, with nothing but what may stand between groups: the least of every number below. */
const HOLDS_NUMBER = /\d(?:[ ./()_|~*-]{0,4}\d){6}/;

/** Whether a number that stands in the text is that of a telephone, by the word before it; null: it does not say. */
function saidBefore(text: string, at: number): boolean | null {
  const before = text.slice(Math.max(0, at - 40), at);
  if (OF_A_TELEPHONE.test(before)) return true;
  return OF_A_THING.test(before) ? false : null;
}

/**
 * Whether a telephone number stands in a text: international ones by their assigned code, national ones by their groups
 * or the word before them. A day with its hour, a GTIN whose check digit holds, and what is called an article's number
 * are none.
 */
function hasPhone(text: string): boolean {
  if (!HOLDS_NUMBER.test(text)) return false;
  const shown = text.replace(DATES, '§').replace(PRINTED_GTINS, (gtin) => (normaliseGtin(gtin) ? '§' : gtin));
  for (const { 0: found, 1: country, 2: rest = '', index } of shown.matchAll(ABROAD)) {
    const said = saidBefore(shown, index);
    const digits = rest.replace(/\(0\)/g, '').replace(/\D/g, '');
    const isPossible =
      country === '1' ? /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) : country === '39' || !digits.startsWith('0');
    if (said === false || !isPossible) continue;
    if (said === true || found.startsWith('+') || normaliseGtin(found.replace(/\D/g, '')) === null) return true;
  }
  for (const { 0: found, index } of shown.matchAll(AT_HOME)) {
    const { length } = found.replace(/\D/g, '');
    if (length >= 9 && length <= 11 && saidBefore(shown, index) !== false) return true;
  }
  for (const { 0: found, index } of shown.matchAll(NAMED)) {
    const digits = found.replace(/\D/g, '');
    const isGtin = digits.length > 11 && normaliseGtin(digits) !== null;
    if (saidBefore(shown, index) === true && !isGtin) return true;
  }
  return false;
}

/** Forms of letters and signs for Chinese and Japanese lines (Unicode, U+3000, U+FE50 and U+FF00). */
const WIDE = /[\u3000\ufe50-\ufe6b\uff01-\uff5e]/gu;

/** Signs that show nothing: zero-width ones, soft hyphens, marks of direction (Unicode, general category Cf). */
const UNSEEN = /\p{Cf}/gu;
/** Dots, slashes and bars of other shapes, which stand between groups as the usual ones do. */
const DOTS = /[\u00b7\u0387\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\u3002]/gu;
const SLASHES = /[\u2044\u2215\u29f8\\]/gu;
const BARS = /[\u00a6\u2223\u2502\u01c0]/gu;

/** What is none of the signs below but a blank. */
const IS_USUAL = /^[\n\r\t -[\]-~\u00a0-\u00a5\u00a7-\u00ac\u00ae-\u00b6\u00b8-\u02af\u2018-\u201f\u20ac]*$/;

/** A blank that is no space, or two: most texts have neither, and stay as they are. */
const ODD_BLANK = /[^\S ]| {2}/u;

/** A text on one line, with the usual signs: what was read in a picture goes over several, and has wide ones. */
function usual(text: string): string {
  if (!IS_USUAL.test(text)) return toUsual(text);
  return ODD_BLANK.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

const toUsual = (text: string): string =>
  plainDigits(text.replace(UNSEEN, '').replace(WIDE, (sign) => sign.normalize('NFKC')))
    .replace(DOTS, '.')
    .replace(SLASHES, '/')
    .replace(BARS, '|')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ');

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
  const shown = usual(text);
  if (HOLDS_SIGN.test(shown) && EMAILS.some((email) => email.test(shown))) found.push('email');
  const ibans = findIbans(shown);
  if (hasPhone(ibans.reduce((rest, iban) => rest.replaceAll(iban, '§'), shown))) found.push('phone');
  if (ibans.length > 0) found.push('iban');
  const words = names.length > 0 ? plain(text) : '';
  if (names.some((name) => plain(name).trim().length >= 4 && words.includes(plain(name)))) found.push('name');
  return found;
}
