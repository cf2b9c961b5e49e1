import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { PAGE_PHRASES } from '../../base/registers/page-phrases.ts';
import { foldText } from '../../base/text/match-phrases.ts';
import { readStockWords, saysBuy } from '../values/availability.ts';
import { parsePrice } from '../values/price.ts';
import { shownPrice } from './shown-price.ts';

const { articleNumber } = PAGE_PHRASES;

/** What a page says of its main product in its own text, where it has no structured data for it. */
export interface FromText {
  price: { price: string; currency: string | null } | null;
  availability: 'InStock' | 'OutOfStock' | null;
  /** The article's number as the page shows it in an element named so. */
  shownSku: string | null;
  /** The same by a label in the text, or an attribute: less sure. */
  sku: string | null;
  labels: { name: string; value: string }[];
}

const MOST_ELEMENTS = 60_000;
const PRICE_NAME = /price|prix|preis|precio|prezz|prijs|cena\b|preco|amount|pricing|cost/i;
/** Prices that are not the one to pay now. */
const OTHER_PRICE =
  /old|was\b|was-|strike|strik|regular|list-?price|before|cross|rrp|msrp|uvp|original|save|saving|discount|shipping|delivery|unit-?price|per-?unit|base-?price|grundpreis|install|month|finance|compare|range|filter|total|cart|basket|mini|coupon|prev|std|retail|subscri|abonn|swatch|twister/i;
/** Parts of a page about other products, or about none. */
const ASIDE =
  'nav, header, footer, aside, [class*="relat" i], [class*="recommend" i], [class*="similar" i], [class*="also" i], [class*="carousel" i], [class*="upsell" i], [class*="cross" i], [class*="recent" i], [class*="minicart" i], [class*="mini-cart" i], [id*="recommend" i], [id*="relat" i], [class*="accessor" i], [class*="footer" i], [class*="suggest" i]';

const STRUCK = 's, del, strike';

/** Where things are in the page: found once, since a selector that is asked of every element is parsed every time. */
interface Ground {
  /** Places in the document's order, so that "near the title" has a measure. */
  places: Map<unknown, number>;
  asides: ReadonlySet<AnyNode>;
  struck: ReadonlySet<AnyNode>;
}

/** Whether a node is one of these or stands in one. */
function isWithin(node: AnyNode | undefined, those: ReadonlySet<AnyNode>): boolean {
  if (those.size === 0) return false;
  for (let at: AnyNode | null | undefined = node; at; at = at.parent) if (those.has(at)) return true;
  return false;
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

function nameOf(element: Cheerio<AnyNode>): string {
  return `${element.attr('class') ?? ''} ${element.attr('id') ?? ''} ${element.attr('data-testid') ?? ''} ${element.attr('data-automation-id') ?? ''}`;
}

function groundOf($: CheerioAPI): Ground {
  return {
    places: new Map(
      $('*')
        .toArray()
        .slice(0, MOST_ELEMENTS)
        .map((element, place) => [element, place]),
    ),
    asides: new Set($(ASIDE).toArray()),
    struck: new Set($(STRUCK).toArray()),
  };
}

interface Candidate {
  score: number;
  price: { price: string; currency: string | null };
  element: Cheerio<AnyNode>;
}

/** How likely an element's text is the price of the main product: by its names, its sign, its place after the title. */
function ratePrice(
  { asides, struck }: Ground,
  element: Cheerio<AnyNode>,
  distance: number | null,
  currency: string | null,
): Candidate | null {
  const name = nameOf(element);
  if (!PRICE_NAME.test(name)) return null;
  // What is struck out is no longer true (HTML standard, 4.5.5 `s`): the price is what stands beside it.
  const holdsStruck = struck.size > 0 && element.find(STRUCK).length > 0;
  const written = clean(shownPrice(element, holdsStruck ? STRUCK : null));
  if (written.length === 0 || written.length > 60 || !/\d/.test(written)) return null;
  const price = parsePrice(written, { currency });
  if (!price || Number(price.price) === 0) return null;
  const around = `${name} ${nameOf(element.parent())} ${nameOf(element.parent().parent())}`;
  const isStruck = isWithin(element.get(0), struck);
  let score = /\p{Sc}|zł|kč|\bkr\b|\bft\b|lei|eur|usd|gbp|chf|pln/iu.test(written) ? 4 : 0;
  if (OTHER_PRICE.test(around) || isStruck) score -= 6;
  if (OTHER_PRICE.test(name)) score -= 3;
  if (/sale|current|final|special|now|our|product|offer|actual|buy/i.test(around)) score += 2;
  if (isWithin(element.get(0), asides)) score -= 6;
  if (distance !== null) score += distance > 0 ? Math.max(-4, 4 - distance / 80) : Math.max(-4, 2 + distance / 40);
  if (/[.,]\d{2}(?!\d)/.test(written)) score += 1;
  // An id is given to what there is one of on a page: the price of the main product.
  if (PRICE_NAME.test(element.attr('id') ?? '')) score += 3;
  return { score, price, element };
}

/** Below this, a price is more likely another product's. */
const LEAST_SCORE = -2;
/** A price from here on is likely the product's; said a second time, elsewhere in the page, it is likelier still. */
const LIKELY_SCORE = 4;
const SAID_AGAIN = 2;

/** The likeliest of the prices. */
function likeliest(rated: readonly Candidate[]): Candidate | null {
  const likely = new Map<string, Candidate[]>();
  for (const one of rated) {
    if (one.score < LIKELY_SCORE) continue;
    likely.set(one.price.price, [...(likely.get(one.price.price) ?? []).slice(0, 20), one]);
  }
  const contains = (a: Candidate, b: Candidate): boolean => a.element.is(b.element.parents());
  const isSaidAgain = (one: Candidate): boolean =>
    (likely.get(one.price.price) ?? []).some(
      (other) => other !== one && !contains(one, other) && !contains(other, one),
    );
  let best: Candidate | null = null;
  for (const one of rated) {
    const score = one.score + (one.score >= LIKELY_SCORE && isSaidAgain(one) ? SAID_AGAIN : 0);
    if (best === null || score > best.score) best = { ...one, score };
  }
  return best;
}

function findPrice($: CheerioAPI, ground: Ground, title: number, currency: string | null): FromText['price'] {
  const rated = $('[class],[id],[data-price],[data-testid]')
    .toArray()
    .flatMap((node) => {
      const place = ground.places.get(node);
      if (place === undefined) return [];
      return ratePrice(ground, $(node), title < 0 ? null : place - title, currency) ?? [];
    });
  const best = likeliest(rated);
  return best !== null && best.score > LEAST_SCORE ? best.price : null;
}

const STOCK_PLACES =
  '[class*="stock" i], [class*="avail" i], [id*="avail" i], [id*="stock" i], [class*="dispo" i], [class*="liefer" i], [class*="lager" i]';
const BUTTONS =
  'button, input[type=submit], input[type=button], a, [role=button], [class*="add-to" i], [class*="addto" i], [id*="addto" i], [class*="buy" i]';

/** What is missing may be a picture, or an option of the shop. */
const OF_SOMETHING_ELSE =
  /\b(?:image|bild|abbildung|immagine|imagen|imagem|foto|photo|picture|afbeelding|zdjecie|video|option|in-store)\b/;

/** What a short text says of stock, or a button of buying: refusals are asked first. */
function stockOf(text: string): FromText['availability'] {
  return readStockWords(text) ?? (saysBuy(text) ? 'InStock' : null);
}

/**
 * The place that speaks of stock nearest to the title; else whether the offer can be bought; else any refusal near it.
 */
function findAvailability($: CheerioAPI, title: number, { places, asides }: Ground): FromText['availability'] {
  const said = (selector: string) =>
    $(selector)
      .toArray()
      .flatMap((node) => {
        const element = $(node);
        const text = foldText(clean(element.attr('value') ?? element.text()));
        const place = places.get(node);
        if (text === '' || text.length > 160 || place === undefined || isWithin(node, asides)) return [];
        if (OF_SOMETHING_ELSE.test(text)) return [];
        if (/swatch|variant|option|size|color|colour|twister/i.test(nameOf(element))) return [];
        const verdict = stockOf(text);
        return verdict === null ? [] : [{ verdict, distance: place > title ? place - title : 4 * (title - place) }];
      })
      .sort((a, b) => a.distance - b.distance);
  const stated = said(STOCK_PLACES)[0];
  const buttons = said(BUTTONS).filter(({ distance }) => distance < 4_000);
  const canBuy = buttons.some(({ verdict }) => verdict === 'InStock');
  if (stated && (stated.verdict === 'InStock' || !canBuy || stated.distance < 300)) return stated.verdict;
  if (canBuy) return 'InStock';
  return buttons[0]?.verdict ?? null;
}

/** Names and values side by side: tables of two columns, definition lists, and `Label: value`. */
function findLabels($: CheerioAPI): FromText['labels'] {
  const labels: FromText['labels'] = [];
  const add = (name: string, value: string): void => {
    const short = clean(name).replace(/\s*[:：]\s*$/, '');
    const said = clean(value);
    if (short !== '' && said !== '' && short.length <= 80 && said.length <= 500 && labels.length < 300)
      labels.push({ name: short, value: said });
  };
  $('tr').each((_, row) => {
    const cells = $(row).children('th, td');
    if (cells.length === 2) add(cells.eq(0).text(), cells.eq(1).text());
  });
  $('dt').each((_, term) => add($(term).text(), $(term).next('dd').text()));
  $('li, p, span, div, small, strong, b, label, td, h6').each((index, node) => {
    if (index > MOST_ELEMENTS || labels.length >= 300) return false;
    const element = $(node);
    const children = element.children().length;
    if (children > 4) return undefined;
    const text = clean(element.text());
    if (text.length > 100 || text.length < 4) return undefined;
    const [, name, value] = /^([^:：#]{2,40})\s*[:：#]\s*(\S.*)$/.exec(text) ?? [];
    if (name && value) add(name, value);
    else if (articleNumber.test(foldText(text)) && children === 0)
      add(text, element.next().text() || element.parent().next().text());
    else {
      const [, label, code] =
        /^((?:sku|ref\.?|art\.?-?nr\.?|item|model|réf\.?|référence|référencia|código|codice)\s*(?:#|no\.?|n[°º]|number)?)\s+([\w./-]{3,40})$/i.exec(
          text,
        ) ?? [];
      if (label && code && /\d/.test(code)) add(label, code);
    }
    return undefined;
  });
  return labels;
}

/** Attributes by which a page's makers call an element the article's number. */
const SKU_NAME =
  /(?:^|[\s_-])(?:sku|(?:product|item|article|artikel|art|style|part)[_-]?(?:code|ref(?:erence)?|no|nr|num(?:ber)?)|(?:cat|catalog(?:ue)?)[_-]?num(?:ber)?|catNumber|reference|element-article)(?:$|[\s_-])/i;

/** A short code that stands in an element called the article's number. */
function findMarkedSku($: CheerioAPI, { asides }: Ground): string | null {
  const marked = $('[class],[id],[itemprop],[data-test],[data-testid],[data-qa],[data-qa-qualifier],[data-automation]')
    .toArray()
    .slice(0, MOST_ELEMENTS)
    .flatMap((node) => {
      const element = $(node);
      const names = Object.entries(node.attribs).filter(([name]) =>
        /^(?:class|id|itemprop|data-(?:test|testid|qa|qa-qualifier|automation))$/.test(name),
      );
      if (!names.some(([, value]) => SKU_NAME.test(value)) || isWithin(node, asides)) return [];
      const text = clean(element.text()).replace(/^[^:：#]{2,40}[:：#]\s*/, '');
      return text !== '' && isCode(text) ? [firstCode(text)] : [];
    });
  return marked[0] ?? null;
}

function findLabelledSku($: CheerioAPI, labels: FromText['labels']): string | null {
  const candidates = labels.filter(({ name, value }) => articleNumber.test(foldText(name)) && isCode(value));
  const ranks = [
    /^(?:sku|asin)/,
    /^(?:item(?! model)|product|artikel|art|ref|bestell|prod|cod|kod|код|num|ind|арт)/,
    /./,
  ];
  for (const rank of ranks) {
    const best = candidates.find(({ name }) => rank.test(foldText(name)));
    if (best) return firstCode(best.value);
  }
  const marked = $('[data-sku],[data-product-sku],[data-product-id],[data-productid]').first();
  const value = ['data-sku', 'data-product-sku', 'data-product-id', 'data-productid']
    .map((name) => marked.attr(name))
    .find(Boolean);
  return value && isCode(value) ? value : null;
}

const isCode = (value: string): boolean => value.length <= 40 && /^[\w./-]*\d[\w./ -]*$/.test(value);
const firstCode = (value: string): string => (value.split(/\s/)[0] ?? value).replace(/^(?:art|ref|nr|no)\.(?=\w)/i, '');

/** Reads a page's own text. `currency`: what is known of the page, for prices without a sign. */
export function readText($: CheerioAPI, currency: string | null): FromText {
  const ground = groundOf($);
  const heading = $('h1')
    .filter((_, node) => clean($(node).text()) !== '')
    .first()
    .get(0);
  const title = heading ? (ground.places.get(heading) ?? -1) : -1;
  const labels = findLabels($);
  return {
    price: findPrice($, ground, title, currency),
    availability: findAvailability($, title, ground),
    shownSku: findMarkedSku($, ground),
    sku: findLabelledSku($, labels),
    labels,
  };
}
