import type { Page } from '../../base/page/read-page.ts';
import { PAGE_PHRASES } from '../../base/registers/page-phrases.ts';
import { foldText, says } from '../../base/text/match-phrases.ts';

/** Which signs of the offer a page shows. */
export interface Sighting {
  /** The offer's own title, as the page's or in its own text (not merely as a link to it). */
  title: boolean;
  /** An amount of money in the page's own text. */
  price: boolean;
  /** A button or link by which to order, or structured data of this very product that says it is in stock. */
  order: boolean;
  /** The page declares to be about a product. */
  product: boolean;
}

const AMOUNT = String.raw`\d[\d.,' \u00a0\u202f]{0,12}`;
const CURRENCY = String.raw`(?:€|\$|£|¥|￥|₽|₺|₩|zł|zl|kč|kc|kr|ft|lei|元|円|원|(?:eur|usd|gbp|chf|pln|sek|dkk|nok|czk|huf|ron|jpy|cny|rmb|cad|aud|brl|mxn|mad|dhs?)\b)`;
const PRICE = new RegExp(`${CURRENCY}\\s?${AMOUNT}|${AMOUNT}\\s?${CURRENCY}`, 'iu');

/** Share of the listing's words that must be found in a headline. */
const SHARE = 0.8;
/** So much of a title, in running text, is no coincidence. */
const QUOTED_CHARACTERS = 40;

/** Looks for the signs of an offer on a page. */
export function sight(page: Page, title: string): Sighting {
  const wanted = foldText(title);
  const named = page.products.filter((product) => isTitled(product.name, wanted));
  const headlines = [page.title, ...page.headings, ...named.map((product) => product.name)];
  const quoted = wanted.slice(0, QUOTED_CHARACTERS).trim();
  const shown =
    headlines.some((headline) => isTitled(headline, wanted)) ||
    (quoted.length >= 12 && foldText(page.ownText).includes(quoted));
  return {
    title: shown,
    price: PRICE.test(page.ownText),
    order:
      page.controls.some((control) => says(foldText(control), PAGE_PHRASES.page.order)) ||
      named.some((product) => product.availability === 'InStock'),
    product: page.products.length > 0 || page.availabilities.length > 0,
  };
}

/**
 * Whether a headline carries a title: as it stands, or most of its words (a site's name, a colour or a count may have
 * been added).
 */
function isTitled(headline: string, wanted: string): boolean {
  const folded = foldText(headline);
  if (wanted === '' || folded === '') return false;
  if (wanted.length >= 4 && ` ${folded} `.includes(` ${wanted} `)) return true;
  const words = piecesOf(wanted);
  if (words.size < 3) return false;
  const there = piecesOf(folded);
  const found = [...words].filter((word) => there.has(word)).length;
  return found / words.size >= SHARE;
}

/** Words; pairs of neighbours in scripts that put no blanks between them. */
function piecesOf(folded: string): Set<string> {
  const pieces = new Set<string>();
  for (const [run] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u.test(run))
      pieces.add(run);
    else for (let at = 0; at + 1 < run.length; at++) pieces.add(run.slice(at, at + 2));
  }
  return pieces;
}
