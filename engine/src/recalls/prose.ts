import { findGtins } from '../gtin.ts';
import { isModel } from './models.ts';

/** What a notice that is prose says of its product. */
export interface Told {
  brands: string[];
  models: string[];
  lots: string[];
  gtins: string[];
}

/** A text longer than this is an article. */
const LONGEST = 20_000;
const MOST = 50;
const MARK =
  '(?:\\s*(?:n[°ºo]\\.?|no\\.?|nos\\.?|nr\\.?|numbers?|num[ée]ros?|nummern?|#)\\s*)?(?:\\(s\\)\\s*)?\\s*[:：=-]?\\s*';
/** What is written before the designation of a model. */
const MODEL = new RegExp(
  `(?<!\\p{L})(?:models?|mod[èe]les?|modell[eo]?|item|style|part|article|artikel|art\\.?|sku|r[ée]f(?:[ée]rences?)?\\.?|product code|code produit|type)(?!\\p{L})${MARK}`,
  'giu',
);
const LOT = new RegExp(
  `(?<!\\p{L})(?:lots?|batch(?:es)?|charge[n]?(?:nummern?)?|partie|lotto|lote|num[ée]ros? de (?:lot|s[ée]rie)|serial|s[ée]rie|seriennummern?)(?!\\p{L})${MARK}`,
  'giu',
);
/** Designations that follow one another: with a digit each, commas and words for *and* between. */
const CODES = /^(?:(?:(?:,|;|\/|&|\band\b|\bet\b|\bund\b|\bor\b|\bou\b|\boder\b)\s*)*([\p{L}\d][\p{L}\d./_-]*))/iu;
const BRAND =
  /(?<!\p{L})(?:brand(?: name)?|marque(?: commerciale)?|marke|marca|merk|m[æa]rke)\s*[:：=]\s*([^\n;,.|]{2,60})/giu;
/** `Acme Recalls Fans Due to Fire Hazard`: how authorities head a notice (CPSC, Health Canada, the FDA). */
const HEADED =
  /^(.{2,60}?)\s+(?:voluntarily\s+)?(?:recalls?|is recalling|expands recall|rappelle|ruft)\s+(?:about\s+[\d,.]+\s+)?(.+)$/iu;
/** What comes after the product in such a heading. */
const REASON = /\s+(?:due to|because|after|over|following|en raison|à cause|suite à|wegen|auf ?grund|;|\(recall).*$/iu;
/** Words of a heading that are about the act, and none of the product. */
const ACT =
  /(?:(?:product )?(?:safety )?(?:recall|alert|warning)s?(?!\p{L})(?: of| for| notice)?|rappel(?: de)?(?!\p{L})|r[uü]ckruf(?:aktion)?(?: von)?|vorsorglicher|aufruf zur?m?|[uü]e?berpr[uü]e?fung(?: von)?|sicherheitsu?e?berpr[uü]e?fung(?: der)?|sicherheitshinweis|hinweis|stellungnahmen?|nachr[uü]e?stung(?: von)?|austausch|instructions? for use)\s*[:：–-]?\s*/giu;

function listed(text: string, label: RegExp, take: (code: string) => boolean): string[] {
  const found = new Set<string>();
  for (const { 0: match, index } of text.matchAll(label)) {
    let rest = text.slice(index + match.length, index + match.length + 600);
    while (found.size < MOST) {
      const next = CODES.exec(rest);
      const code = next?.[1]?.replace(/[./_-]+$/u, '') ?? '';
      if (!next || !/\d/u.test(code) || !take(code)) break;
      found.add(code);
      rest = rest.slice(next[0].length).trimStart();
    }
  }
  return [...found];
}

/** The brand and the product of a heading: `Acme Recalls Fans Due to …`; null where it is no such heading. */
export function readHeading(title: string): { brand: string; product: string } | null {
  const [, brand = '', rest = ''] = HEADED.exec(title.trim()) ?? [];
  return rest === '' ? null : { brand: brand.trim(), product: rest.replace(REASON, '').trim() };
}

/** When a notice was written, at the head of its title. */
const DATED = /^(?:\d{1,2}\.?\s+)?\p{L}{3,}\s+\d{4}\s+/u;

/** A heading without its date and the words for the act itself: what is left is of the product. */
export const withoutAct = (title: string): string =>
  title.replace(DATED, '').replace(ACT, ' ').replace(REASON, '').replaceAll(/\s+/gu, ' ').trim();

/** Two digits and three other letters at least: `GS123X`; `2-in-1` and `500W` are none. */
const DESIGNATION =
  /(?<![\p{L}\d./_-])(?=[\p{L}\d./_-]*\d[\p{L}./_-]*\d)(?=[\p{L}\d./_-]*\p{Lu})[\p{Lu}\d][\p{Lu}\d./_-]{3,}[\p{Lu}\d](?![\p{L}\d])/gu;

/** The designations in a product's name. */
export const designationsOf = (name: string): string[] =>
  [...name.matchAll(DESIGNATION)].map(([code]) => code).filter(isModel);

/** What a text says by itself of brand, models, lots and GTINs. */
export function readProse(given: string): Told {
  const text = given.slice(0, LONGEST);
  return {
    brands: [...text.matchAll(BRAND)].map(([, brand = '']) => brand.trim()),
    // A number alone is a model only where it is said to be one, and long enough to be no year.
    models: listed(text, MODEL, isModel),
    lots: listed(text, LOT, (lot) => lot.length > 1),
    gtins: findGtins(text),
  };
}
