/**
 * Signs and words of currencies, longest first where one begins another. Ambiguous ones (`kr`, `$`) give way to a hint.
 */
const SIGNS: readonly [RegExp, string][] = [
  [/US\s?\$|\$\s?US/i, 'USD'],
  [/CA\s?\$|C\$/i, 'CAD'],
  [/AU?\s?\$/i, 'AUD'],
  [/R\$/i, 'BRL'],
  [/MX\s?\$|\$\s?MX/i, 'MXN'],
  [/HK\s?\$/i, 'HKD'],
  [/€|&euro;/i, 'EUR'],
  [/£/, 'GBP'],
  [/¥|￥|円/, 'JPY'],
  [/元/, 'CNY'],
  [/₽|руб/i, 'RUB'],
  [/₹/, 'INR'],
  [/₺/, 'TRY'],
  [/₴/, 'UAH'],
  [/₩/, 'KRW'],
  [/zł/i, 'PLN'],
  [/Kč/i, 'CZK'],
  [/лв/i, 'BGN'],
  [/\bFt\b/, 'HUF'],
  [/\blei\b/i, 'RON'],
  [/\bFr\.|\bSFr\b/, 'CHF'],
  [/\bDhs?\b/i, 'MAD'],
];
const AMBIGUOUS: readonly [RegExp, string][] = [
  [/\$/, 'USD'],
  [/\bkr\b/i, 'SEK'],
];
const CODES =
  /\b(EUR|USD|GBP|CHF|PLN|CZK|HUF|RON|BGN|SEK|NOK|DKK|ISK|JPY|CNY|RMB|RUB|INR|TRY|UAH|KRW|BRL|MXN|CAD|AUD|NZD|HKD|SGD|MAD|TND|DZD|ZAR|AED|ILS|THB|VND|IDR|MYR|PHP|ARS|CLP|COP|PEN)\b/i;

/**
 * A number as prices are written: groups by space, point, comma or apostrophe; a decimal part by point or comma, or
 * `,-`.
 */
const NUMBER = /\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d[\d.,]*/;

/** Currencies without a smaller unit in prices: three digits after a point are thousands. */
function toDecimal(written: string): string | null {
  const text = written.replace(/[\s\u00a0\u202f\u2009'’]/g, '').replace(/[.,]+$/, '');
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  const last = Math.max(point, comma);
  let whole = text;
  let fraction = '';
  if (last >= 0) {
    const mark = text.charAt(last);
    const isOnly = text.indexOf(mark) === last;
    const digits = text.length - last - 1;
    const hasBoth = point >= 0 && comma >= 0;
    // Both marks: the last is the decimal one. One mark, once, without three digits behind it: decimal. Else it groups.
    if ((hasBoth && isOnly) || (!hasBoth && isOnly && (digits !== 3 || last > 3 || text.startsWith('0')))) {
      whole = text.slice(0, last);
      fraction = text.slice(last + 1);
    }
  }
  whole = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  if (!/^\d{1,15}$/.test(whole) || !/^\d{0,6}$/.test(fraction)) return null;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function currencyOf(text: string, hint: string | null): string | null {
  const code = CODES.exec(text)?.[1]?.toUpperCase();
  if (code) return code === 'RMB' ? 'CNY' : code;
  for (const [sign, currency] of SIGNS) if (sign.test(text)) return currency;
  if (hint) return hint;
  for (const [sign, currency] of AMBIGUOUS) if (sign.test(text)) return currency;
  return null;
}

/**
 * Reads a price in any European notation, and those of the larger other markets: `1.299,00 €`, `1 299,–`, `£1,299`, `12
 * 990 Kč`, `1'299.00 CHF`. Of a range the first (lowest) is taken. A single mark with three digits behind it groups
 * thousands (`1.299`), but for `0.125`.
 *
 * @param hints.currency ISO 4217, what is known of the page: decides where a sign is ambiguous, and stands in where
 *   there is none
 * @returns a decimal string with a point, and the currency; `null` where there is no number
 */
export function parsePrice(
  text: string,
  hints: { currency?: string | null } = {},
): { price: string; currency: string | null } | null {
  const short = text.slice(0, 200);
  const found = NUMBER.exec(short.replace(/(\d)\s*[,.]\s*[-–—]+/g, '$1'));
  const price = found ? toDecimal(found[0]) : null;
  return price === null ? null : { price, currency: currencyOf(short, hints.currency ?? null) };
}
