import { plainDigits } from './digits.ts';

/** What people write before the number of a product. */
const NAMES =
  'e\\.?a\\.?n\\.?|gtin|u\\.?p\\.?c\\.?|jan ?-?(?:code|コード)|isbn|ismn|bar ?-?codes?|codes?[ -]?(?:à |a )?barres?|strichcode|c[óo]digos? de barras?|codice a barre|kod kreskowy|streepjescode|streckkod|stregkode|strekkode|viivakoodi|čárový kód|vonalkód|штрих-?код|баркод|条形?码|條碼|バーコード|바코드';
const LENGTHS = '(?:8|10|12|13|14)(?!\\d)';
const LABEL = new RegExp(
  `^[\\s([]*(?:(?:${NAMES})(?:[ /-]?(?:codes?|nummer|number|no\\.?|nr\\.?|n°|ean|gtin|upc))*(?:[ -]?${LENGTHS})?[\\s:=#.]*)?`,
  'iu',
);

/** The last digit of a key, by those before it: from the right, weights 3 and 1 in turn (GS1 General Specifications, 7.9). */
function checkDigit(before: string): number {
  let sum = 0;
  for (let at = before.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight)
    sum += (before.charCodeAt(at) - 48) * weight;
  return (10 - (sum % 10)) % 10;
}

const PLAIN = /^(?:\d{8}|\d{12,14})$/u;
const ZEROS = /^0+$/u;

/** Whether digits, as they stand, are a GTIN-8, -12, -13 or -14 with the right check digit; zeros alone are none. */
function isGtin(digits: string): boolean {
  return (
    PLAIN.test(digits) &&
    checkDigit(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48 &&
    !ZEROS.test(digits)
  );
}

const ISBN = /^\d{9}[\dXx]$/u;

/** The GTIN of a book by its ISBN of ten characters (ISO 2108), or null. */
function gtinOfIsbn(isbn: string): string | null {
  if (!ISBN.test(isbn) || ZEROS.test(isbn)) return null;
  let sum = 0;
  for (let at = 0; at < 10; at++) sum += (10 - at) * (at === 9 && /x/iu.test(isbn) ? 10 : isbn.charCodeAt(at) - 48);
  const start = `978${isbn.slice(0, 9)}`;
  return sum % 11 === 0 ? `${start}${checkDigit(start)}` : null;
}

/**
 * The GTIN-12 behind a UPC-E of eight digits (GS1 General Specifications, 5.2.2.4.2: zeros are left out), or null. No
 * GTIN-8 begins with 0, so none is taken for one.
 */
function gtinOfUpcE(digits: string): string | null {
  const [, d = '', last = '', check = ''] = /^0(\d{5})(\d)(\d)$/u.exec(digits) ?? [];
  if (d === '') return null;
  const middle =
    last <= '2'
      ? `${d.slice(0, 2)}${last}0000${d.slice(2)}`
      : last === '3'
        ? `${d.slice(0, 3)}00000${d.slice(3)}`
        : last === '4'
          ? `${d.slice(0, 4)}00000${d.slice(4)}`
          : `${d}0000${last}`;
  const gtin = `0${middle}${check}`;
  return isGtin(gtin) ? gtin : null;
}

/** The key in bare digits: a UPC-A whose zero a spreadsheet has taken gets it back. */
function gtinOf(digits: string): string | null {
  if (digits.length === 8 && digits.startsWith('0')) return gtinOfUpcE(digits) ?? (isGtin(digits) ? digits : null);
  if (isGtin(digits)) return digits;
  if (digits.length === 11 && isGtin(`0${digits}`)) return `0${digits}`;
  return gtinOfIsbn(digits);
}

/** A GS1 Digital Link (URI syntax, 4.5): the primary key stands after `/01/` or, as once allowed, `/gtin/`. */
const DIGITAL_LINK = /^https?:\/\/\S*?\/(?:01|gtin)\/(\d{8}|\d{12,14})(?=[/?#]|$)/iu;
/** A GTIN in an EPC (GS1 EPC Tag Data Standard, 6.3.1): company prefix, then indicator and item, without check digit. */
const EPC = /^urn:epc:(?:id|idpat|class):(?:s|l)gtin:(\d{6,12})\.(\d)(\d{0,6})(?:\.|$)/iu;
/**
 * GS1 element strings (General Specifications, 3.2 and 7.8): (01) is the item, (02) what a carton contains, (03) an item
 * made to order; as printed, or as a scanner gives it, with a symbology identifier.
 */
const PRINTED_ELEMENT = /\(0[123]\)\s?(\d{14})(?!\d)/gu;
const SCANNED_ELEMENT = /^(?:\][A-Za-z]\d)?(?:~1|<GS>|FNC1)?0[123](\d{14})(?:$|(?=[~<]|[12348]\d))/u;
/** What scanners give between element strings (FNC1): the group separator, a character that shows nothing. */
const FNC1 = String.fromCharCode(29);
/** What scanners put before EAN and UPC (ISO/IEC 15424). */
const SYMBOLOGY = /^\][EIe]\d(?=\d{8,14}$)/u;

function readElements(text: string): string[] {
  const printed = [...text.matchAll(PRINTED_ELEMENT)].map(([, digits = '']) => digits).filter(isGtin);
  if (printed.length > 0) return printed;
  const scanned = SCANNED_ELEMENT.exec(text)?.[1] ?? '';
  return isGtin(scanned) ? [scanned] : [];
}

function readEpc(text: string): string | null {
  const [, company = '', indicator = '', item = ''] = EPC.exec(text) ?? [];
  const start = `${indicator}${company}${item}`;
  return start.length === 13 ? `${start}${checkDigit(start)}` : null;
}

/** `4.006381333931E+12`: a number of which no digit is lost. With fewer, the rest is not known. */
const EXPONENT = /^(\d)[.,](\d+)e\+?(\d{1,2})$/iu;
/** Of a number's writing, not of its digits: `="…"` and `'…` against spreadsheets, quotes, brackets. */
const WRAPPED = /^=?[\s"'`“”„’«([#*]+|[\s"'`“”’»)\]*.;:]+$/gu;
/** Thousands, as a spreadsheet may set them. */
const THOUSANDS = /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3}){2,3}$/u;
const SEPARATORS = /[\s\u00a0\u202f._‐-―−()-]/gu;

/** One value that is a GTIN and nothing else; null where it is not. */
function readWhole(value: string): string | null {
  const text = value.replace(WRAPPED, '').replace(LABEL, '').replace(WRAPPED, '').replace(SYMBOLOGY, '');
  const [, first = '', rest = '', places = ''] = EXPONENT.exec(text) ?? [];
  if (first !== '') return rest.length === Number(places) ? gtinOf(`${first}${rest}`) : null;
  const digits = text.replace(/^(\d{8,14})[.,]0{1,3}$/u, '$1');
  return gtinOf(THOUSANDS.test(digits) ? digits.replace(/\D/gu, '') : digits.replace(SEPARATORS, ''));
}

/** Groups as they are printed under the bars (GS1 General Specifications, 4.15 and 5.2), and of a book. */
const PRINTED =
  '\\d{12,14}|\\d[  ]\\d{6}[  ]\\d{6}|\\d[  -]\\d{5}[  -]\\d{5}[  -]\\d|\\d[  ]\\d{2}[  ]\\d{5}[  ]\\d{5}[  ]\\d|97[89](?:[  -]\\d{1,7}){3}[  -]\\d';
/** A number that stands after one of these is another one's: a batch is as long as a GTIN-8 is. */
const OTHER = /(?:lots?|batch(?:es)?|charge|serie|série|serial|vin|imei|isin|tel|tél|phone|fax)[\s.:n°#oº-]{0,6}$/iu;
const IN_TEXT = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[.,/-])(?:(?:${NAMES})(?:[ /-]?(?:codes?|ean|upc|gtin))*(?:[ -]?${LENGTHS})?[\\s:=#.]{0,3}(\\d(?:[  -]?\\d){7,13})|(${PRINTED}))(?![\\p{L}\\p{N}]|[.,/-]\\d)`,
  'giu',
);

/**
 * The GTINs in a running text: of 12 to 14 digits in one run or in the groups that are printed under the bars; of any
 * length after a word that says so (`EAN 9638 5074`). Each has its check digit right.
 */
export function findGtins(text: string): string[] {
  const found = new Set<string>();
  const plain = plainDigits(text);
  for (const { 1: labelled, 2: printed, index } of plain.matchAll(IN_TEXT)) {
    if (labelled === undefined && OTHER.test(plain.slice(Math.max(0, index - 16), index))) continue;
    const gtin = gtinOf((labelled ?? printed ?? '').replace(/\D/gu, ''));
    if (gtin !== null) found.add(gtin);
  }
  return [...found];
}

/** The shortest key has eight digits. */
const DIGITS_OF_ANY = /(?:\d\D{0,400}){8}/u;
const BETWEEN = /[,;|\n\r\t/$¤]+|\s+(?:and|et|und|or|ou|oder|y|e|en|i|\+|&)\s+/iu;
/** Longer than this a value is a text, and read as one. */
const LONGEST = 400;

/**
 * The GTINs in a field that holds such, in their order, each as long as it is written (8, 12, 13 or 14 digits) and with
 * its check digit right (GS1 General Specifications, 7.9): alone or several; in groups; after a label; guarded against
 * spreadsheets (`="…"`) or bent by them (`.00`, an exponent that lost no digit, a UPC-A without its zero); as an element
 * string, a Digital Link or an EPC; an ISBN of ten characters as the GTIN of the same book. What has no right check digit
 * is none.
 */
export function readGtins(value: unknown): string[] {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? readGtins(String(value)) : [];
  if (Array.isArray(value)) return [...new Set(value.slice(0, 200).flatMap(readGtins))];
  if (typeof value !== 'string') return [];
  if (isGtin(value) && !(value.length === 8 && value.startsWith('0'))) return [value];
  const text = plainDigits(value).replaceAll(FNC1, '~1').trim();
  if (!DIGITS_OF_ANY.test(text)) return [];
  if (text.length > LONGEST) return findGtins(text);
  const link = DIGITAL_LINK.exec(text)?.[1];
  if (link !== undefined) return isGtin(link) ? [link] : [];
  const special = text.includes('(') || /^[\]~<F0]/u.test(text) ? readElements(text) : [];
  if (special.length > 0) return special;
  const alone = readWhole(text) ?? readEpc(text);
  if (alone !== null) return [alone];
  const found = text.split(BETWEEN).flatMap((part) => readWhole(part) ?? readRuns(part));
  return [...new Set(found)];
}

/**
 * The numbers in a field of GTINs that are as long as one (8, 12, 13 or 14 digits) and whose check digit is wrong: one
 * was mistyped, and no offer bears it.
 */
export function wrongGtins(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.slice(0, 200).flatMap(wrongGtins))];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? plainDigits(value) : '';
  if (text.length > LONGEST) return [];
  const wrong = text
    .split(BETWEEN)
    .filter((part) => readGtins(part).length === 0)
    .map((part) => part.replace(WRAPPED, '').replace(LABEL, '').replace(WRAPPED, '').replace(SEPARATORS, ''))
    .filter((digits) => PLAIN.test(digits) && !ZEROS.test(digits));
  return [...new Set(wrong)];
}

/** Several numbers in one part, with blanks between: in runs of any length, or in printed groups. */
function readRuns(part: string): string[] {
  const runs = part.trim().split(/\s+/u);
  const read = runs.map(readWhole);
  return read.some((gtin) => gtin !== null) ? read.filter((gtin) => gtin !== null) : findGtins(part);
}

const NAMED = new RegExp(`(?<![\\p{L}])(?:${NAMES})(?![\\p{L}])`, 'iu');

/** What was asked before: the offers of a shop have the same names again and again. */
const asked = new Map<string, boolean>();
const MOST_ASKED = 4096;

/** Whether an attribute's name says that its value is a GTIN: `EAN`, `Variant Barcode`, `UPC code`. */
export function isGtinName(name: string): boolean {
  const before = asked.get(name);
  if (before !== undefined) return before;
  const isNamed = NAMED.test(name);
  if (asked.size >= MOST_ASKED) asked.clear();
  if (name.length <= 100) asked.set(name, isNamed);
  return isNamed;
}

/** The first GTIN of a field in its 14-digit form, or null when it holds none; see `readGtins`. */
export function normaliseGtin(text: string): string | null {
  return readGtins(text)[0]?.padStart(14, '0') ?? null;
}

/**
 * Whether a GTIN is of a range that shops number for themselves (GS1 prefixes 02, 04, 20–29): elsewhere it is another
 * product.
 */
export function isRestrictedGtin(gtin14: string): boolean {
  return /^0(?:2|02|04)/u.test(gtin14) || /^000000[02]/u.test(gtin14);
}
