/** A sign, word or code of a currency in a text: what it means by itself, and what else it is written for. */
export interface CurrencyMark {
  start: number;
  end: number;
  /** ISO 4217; null where the mark alone does not tell. */
  currency: string | null;
  /** The currencies that are written so, where there are several: what is known of the page decides. */
  among: readonly string[];
}

type Meaning = Pick<CurrencyMark, 'currency' | 'among'>;

const one = (currency: string): Meaning => ({ currency, among: [] });
const mostly = (currency: string, ...others: string[]): Meaning => ({ currency, among: [currency, ...others] });
const unclear = (...among: string[]): Meaning => ({ currency: null, among });

const DOLLARS = mostly(
  'USD',
  ...['AUD', 'BBD', 'BMD', 'BND', 'BSD', 'BZD', 'CAD', 'FJD', 'GYD', 'HKD', 'JMD', 'KYD', 'LRD', 'NAD', 'NZD', 'SBD'],
  ...['SGD', 'SRD', 'TTD', 'TWD', 'XCD', 'ARS', 'CLP', 'COP', 'CUP', 'DOP', 'MXN', 'UYU', 'BRL'],
);
const CROWNS = unclear('SEK', 'NOK', 'DKK', 'ISK');

/** Whose dollar or peso it is, by the letters at the sign. */
const DOLLAR_OF: Record<string, string> = {
  ...{ US: 'USD', 'U.S.': 'USD', CA: 'CAD', CDN: 'CAD', AU: 'AUD', NZ: 'NZD', NT: 'TWD', HK: 'HKD', SG: 'SGD' },
  ...{ MX: 'MXN', Mex: 'MXN', AR: 'ARS', CL: 'CLP', COL: 'COP', CO: 'COP', RD: 'DOP', UY: 'UYU', TT: 'TTD', BZ: 'BZD' },
  ...{
    FJ: 'FJD',
    Bds: 'BBD',
    EC: 'XCD',
    MOP: 'MOP',
    C: 'CAD',
    A: 'AUD',
    S: 'SGD',
    R: 'BRL',
    N: 'NAD',
    J: 'JMD',
    T: 'TOP',
  },
  ...{ USD: 'USD', CAD: 'CAD', AUD: 'AUD', NZD: 'NZD', HKD: 'HKD', SGD: 'SGD', TWD: 'TWD', MXN: 'MXN', ARS: 'ARS' },
  ...{ CLP: 'CLP', COP: 'COP' },
};

/** Signs as they are written, upper and lower case told apart: `A$` is Australia's, `a $` an article. */
const SIGNS: Record<string, Meaning> = {
  ...{ U$S: one('USD'), US$S: one('USD'), $U: one('UYU') },
  ...{ $: DOLLARS, '€': one('EUR'), '£': mostly('GBP', 'EGP', 'FKP', 'GIP', 'LBP', 'SHP', 'SSP', 'SDG', 'SYP') },
  ...{ 'E£': one('EGP'), 'CN¥': one('CNY'), 'JP¥': one('JPY'), '¥': mostly('JPY', 'CNY'), '￥': mostly('JPY', 'CNY') },
  ...{ 円: one('JPY'), 元: mostly('CNY', 'TWD', 'HKD', 'MOP'), '₩': one('KRW'), 원: one('KRW') },
  ...{ '₽': one('RUB'), '₹': one('INR'), '₺': one('TRY'), '₴': one('UAH'), '₪': one('ILS'), '₫': one('VND') },
  ...{ '฿': one('THB'), '₱': one('PHP'), '₦': one('NGN'), '₡': one('CRC'), '₲': one('PYG'), '₵': one('GHS') },
  ...{ '₭': one('LAK'), '₮': one('MNT'), '₸': one('KZT'), '₼': one('AZN'), '₾': one('GEL'), '֏': one('AMD') },
  ...{ '৳': one('BDT'), '₨': unclear('INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR'), '﷼': unclear('IRR', 'YER', 'SAR') },
  ...{ 'ر.س': one('SAR'), 'د.إ': one('AED'), 'د.م': one('MAD'), 'د.ج': one('DZD'), 'د.ت': one('TND') },
  ...{ 'ج.م': one('EGP'), 'د.ك': one('KWD'), 'د.ب': one('BHD'), 'ر.ع': one('OMR'), 'ر.ق': one('QAR') },
  ...{ 'د.ا': one('JOD'), 'ل.ل': one('LBP'), 'د.ع': one('IQD'), 'ש"ח': one('ILS'), 'ש״ח': one('ILS') },
  ...{ 'S/': one('PEN'), 'B/': one('PAB'), บาท: one('THB') },
};

/** Words and short forms that stand alone, in any case but those that begin with `=`. */
const WORDS: Record<string, Meaning> = {
  ...{ euro: one('EUR'), euros: one('EUR'), eur: one('EUR'), ευρώ: one('EUR'), ευρω: one('EUR'), евро: one('EUR') },
  ...{ eiro: one('EUR'), eurot: one('EUR'), euroa: one('EUR'), evro: one('EUR'), evrov: one('EUR'), eurų: one('EUR') },
  ...{ eura: one('EUR'), eurá: one('EUR'), eurů: one('EUR'), euró: one('EUR'), eurai: one('EUR'), ewro: one('EUR') },
  ...{ evra: one('EUR'), evri: one('EUR'), ksh: one('KES'), '=R': one('ZAR') },
  ...{ zł: one('PLN'), zl: one('PLN'), złotych: one('PLN'), zloty: one('PLN'), kč: one('CZK'), korun: one('CZK') },
  ...{ '=Kc': one('CZK'), '=Ft': one('HUF'), forint: one('HUF'), lei: mostly('RON', 'MDL'), leu: mostly('RON', 'MDL') },
  ...{ лв: one('BGN'), лева: one('BGN'), leva: one('BGN'), руб: mostly('RUB', 'BYN'), рублей: mostly('RUB', 'BYN') },
  ...{ рубля: mostly('RUB', 'BYN'), рубль: mostly('RUB', 'BYN'), р: mostly('RUB', 'BYN'), грн: one('UAH') },
  ...{ дин: one('RSD'), din: one('RSD'), динара: one('RSD'), ден: one('MKD'), денари: one('MKD'), '=KM': one('BAM') },
  ...{ '=kn': one('HRK'), kr: CROWNS, kroner: unclear('NOK', 'DKK'), kronor: one('SEK'), krónur: one('ISK') },
  ...{ chf: one('CHF'), sfr: one('CHF'), '=Fr': mostly('CHF', 'XOF', 'XAF', 'XPF'), franken: one('CHF') },
  ...{ dh: mostly('MAD', 'AED'), dhs: mostly('MAD', 'AED'), fcfa: unclear('XOF', 'XAF'), cfa: unclear('XOF', 'XAF') },
  ...{
    '=TL': one('TRY'),
    '=RM': one('MYR'),
    '=Rp': one('IDR'),
    '=Rs': unclear('INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR'),
  },
  ...{ '=DT': one('TND'), '=DA': one('DZD'), тг: one('KZT'), тенге: one('KZT'), ლარი: one('GEL'), lekë: one('ALL') },
  ...{ nis: one('ILS'), đ: one('VND'), vnđ: one('VND'), rmb: one('CNY'), yuan: one('CNY'), yen: one('JPY') },
  ...{ dollar: DOLLARS, dollars: DOLLARS, '=NTD': one('TWD'), '=NIO': one('NIO') },
};

const ISO = new Set([...Intl.supportedValuesOf('currency'), 'BGN', 'HRK']);
/** Codes that are words in a title. */
const ALSO_WORDS = new Set(['ALL', 'TOP', 'CUP', 'LAK', 'ANG', 'SOS', 'XXX', 'XTS']);
/** Codes that are taken in lower case too: none of them is a word. */
const ANY_CASE =
  'eur|usd|gbp|chf|pln|czk|huf|bgn|sek|nok|dkk|isk|jpy|cny|rub|inr|uah|krw|brl|mxn|cad|aud|nzd|hkd|sgd|tnd|dzd|aed|thb|vnd|idr|myr|php|clp';

const meanings = new Map<string, Meaning>(Object.entries(SIGNS));
for (const [word, meaning] of Object.entries(WORDS))
  meanings.set(word.startsWith('=') ? word.slice(1) : word.toLowerCase(), meaning);
for (const [letters, currency] of Object.entries(DOLLAR_OF)) {
  meanings.set(`${letters}$`, one(currency));
  if (letters.length > 1) meanings.set(`$${letters}`, one(currency));
}
for (const code of ISO) if (!ALSO_WORDS.has(code)) meanings.set(code, one(code));
for (const code of ANY_CASE.split('|')) meanings.set(code, one(code.toUpperCase()));

const alternatives = (texts: readonly string[]): string =>
  [...texts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.$/]/g, String.raw`\$&`))
    .join('|');
const exactWords = Object.keys(WORDS).flatMap((word) => (word.startsWith('=') ? [word.slice(1)] : []));
const anyWords = Object.keys(WORDS).filter((word) => !word.startsWith('='));
/** `C $12.99` and `US $12.34` are how large platforms write; a single other letter stands at its sign. */
const longLetters = [...Object.keys(DOLLAR_OF).filter((letters) => letters.length > 1), 'C'];
const shortLetters = Object.keys(DOLLAR_OF).filter((letters) => letters.length === 1);
const CASED = [
  String.raw`(?<!\p{L})(?:${alternatives(longLetters)})\s?\$`,
  String.raw`(?<!\p{L})(?:${alternatives(shortLetters)})\$`,
  String.raw`\$\s?(?:${alternatives(longLetters.filter((letters) => letters.length > 1))})(?!\p{L})`,
  alternatives(Object.keys(SIGNS)),
  String.raw`(?<!\p{L})(?:[A-Z]{3}|${alternatives(exactWords)})(?!\p{L})`,
].join('|');
const MARK = new RegExp(`(?:${CASED})`, 'gu');
const WORD = new RegExp(String.raw`(?<!\p{L})(?:${alternatives(anyWords)}|${ANY_CASE})(?!\p{L})`, 'giu');

/** The marks of currencies in a text, in their order, none over another. */
export function findCurrencies(text: string): CurrencyMark[] {
  const found: CurrencyMark[] = [];
  const add = (written: string, start: number, key: string): void => {
    const meaning = meanings.get(key);
    const end = start + written.length;
    if (meaning && !found.some((other) => other.start < end && start < other.end))
      found.push({ start, end, ...meaning });
  };
  for (const { 0: written, index } of text.matchAll(MARK)) add(written, index, written.replace(/\s/g, ''));
  for (const { 0: written, index } of text.matchAll(WORD)) add(written, index, written.toLowerCase());
  return found.sort((a, b) => a.start - b.start);
}

/** The mark that a text is, and nothing else. */
export function currencyNamed(text: string): CurrencyMark | null {
  const meaning = meanings.get(text) ?? meanings.get(text.toLowerCase());
  return meaning ? { start: 0, end: text.length, ...meaning } : null;
}

/** Whether a code is one of ISO 4217, in force or lately so. */
export function isCurrency(code: string): boolean {
  return ISO.has(code);
}

/** What a mark means where the page's currency may be known. */
export function meaningOf({ currency, among }: CurrencyMark, hint: string | null): string | null {
  return hint !== null && among.includes(hint) ? hint : currency;
}
