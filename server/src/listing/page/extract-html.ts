import { emptyListing, type Listing, type Operator, type Words } from '@vigie/engine';
import { type CheerioAPI, load } from 'cheerio';
import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { VigieError } from '../../base/core/errors.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { foldText } from '../../base/text/match-phrases.ts';
import { say } from '../file/words.ts';
import { bounds, keepWithin } from '../values/bounds.ts';
import { availabilityOf } from '../values/read-codes.ts';
import { type FromText, readText } from './extract-text.ts';
import { type Item, isItem, itemsOf, MOST_ITEMS, textOf } from './item.ts';
import { readJsonLd } from './read-json-ld.ts';
import { readMicrodata, readRdfa } from './read-marked.ts';
import { addressOf, formatPrice, offersOf, parseMachinePrice, readOffer, traderOf } from './read-offer.ts';
import { readGtin, readProperties, readVariantGtins } from './read-properties.ts';

/** No page of an offer is nested as deep, or has as many elements. */
const DEEPEST = 1_000;
const MOST_ELEMENTS = 400_000;

const PRODUCT = /^(?:Product|IndividualProduct|ProductModel|ProductGroup|SomeProducts|Book|Vehicle|Car)$/;

/** Parses a page within bounds. @throws VigieError `VIGIE_LISTING_PAGE_TOO_DEEP` for one made to exhaust the reader. */
function parse(html: string): CheerioAPI {
  let depth = 0;
  let elements = 0;
  const handler = new DomHandler();
  const open = handler.onopentag.bind(handler);
  const close = handler.onclosetag.bind(handler);
  handler.onopentag = (name, attributes) => {
    depth += 1;
    elements += 1;
    if (depth > DEEPEST || elements > MOST_ELEMENTS) {
      throw new VigieError('VIGIE_LISTING_PAGE_TOO_DEEP', say('htmlTooDeep'));
    }
    open(name, attributes);
  };
  handler.onclosetag = () => {
    depth -= 1;
    close();
  };
  const parser = new Parser(handler, { decodeEntities: true });
  parser.end(html);
  return load(handler.dom);
}

const clean = (text: string | null | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;
const cut = (text: string | null, max: number): string | null =>
  text !== null && text.length > max ? text.slice(0, max).toWellFormed() : text;

/** The `content` of the first meta element with one of these names, in the order of the names. */
function metaOf($: CheerioAPI, ...names: string[]): string | null {
  for (const name of names) {
    const content = clean($(`meta[property="${name}" i],meta[name="${name}" i]`).first().attr('content'));
    if (content) return content;
  }
  return null;
}

/** An offer that names its product is that product's offer (schema.org: `itemOffered` is the inverse of `offers`). */
function joinOffers(items: readonly Item[]): void {
  for (const offer of items) {
    for (const product of itemsOf(offer, 'itemOffered')) product.add('offers', offer);
  }
}

/**
 * The main product of the page: the one named like its heading, with an offer, early; and the others that are the same
 * offer: of its name, or variants of one group.
 */
function mainProduct(
  items: readonly Item[],
  heading: string,
): { product: Item | undefined; siblings: Item[]; listed: number } {
  const wanted = foldText(heading);
  const nameOf = (item: Item): string => foldText(textOf(item, 'name') ?? '');
  const score = (item: Item, place: number): number => {
    const name = nameOf(item);
    const isNamed = name !== '' && wanted !== '' && (name.includes(wanted) || wanted.includes(name));
    return (
      (isNamed ? 3 : 0) +
      (offersOf(item).length > 0 ? 2 : 0) +
      Math.min(2, item.props.size / 5) -
      Math.min(1, place / 10)
    );
  };
  const products = items.filter((item) => item.is(PRODUCT));
  const product = products
    .map((item, place) => ({ item, score: score(item, place) }))
    .sort((a, b) => b.score - a.score)[0]?.item;
  if (!product) return { product, siblings: [], listed: 0 };
  const name = nameOf(product);
  const groups = [product, ...itemsOf(product, 'isVariantOf')];
  const isSibling = (other: Item): boolean =>
    (name !== '' && nameOf(other) === name) ||
    groups.includes(other) ||
    groups.some((group) => itemsOf(group, 'hasVariant').includes(other)) ||
    itemsOf(other, 'hasVariant').includes(product) ||
    products.some((group) => {
      const variants = itemsOf(group, 'hasVariant');
      return variants.includes(product) && variants.includes(other);
    });
  // Beside the product that a page is of stand others; of several none of which is named like the heading, it is a list.
  const offered = new Set(products.filter((each) => offersOf(each).length > 0).map(nameOf));
  offered.delete('');
  const isOfOne = wanted === '' || [...offered].some((each) => each.includes(wanted) || wanted.includes(each));
  return {
    product,
    siblings: products.filter((other) => other !== product && isSibling(other)),
    listed: isOfOne ? 0 : offered.size,
  };
}

function operatorOf(item: Item | undefined, text: string | null): Operator | null {
  if (!item) return text === null ? null : { name: text.slice(0, bounds.name), address: null, contact: null };
  const name = textOf(item, 'name', 'legalName');
  if (name === null) return null;
  return {
    name: name.slice(0, bounds.name),
    address: addressOf(item),
    contact:
      textOf(item, 'email', 'telephone', 'url') ??
      textOf(itemsOf(item, 'contactPoint')[0], 'email', 'url', 'telephone'),
  };
}

const RESPONSIBLE =
  /responsible person|personne responsable|verantwortliche (?:person|wirtschaftsakteur)|persona responsable|persona responsabile|responsabile ue|verantwoordelijke (?:persoon)?|osoba odpowiedzialna|pessoa responsavel|欧盟负责人|负责人/;
const WARNING =
  /^(?:safety )?warnings?$|avertissements?|warnhinweise?|sicherheitshinweise?|advertencias?|avvertenze|waarschuwing|ostrzezeni|avisos?$|警告/;
const MAKER =
  /^(?:manufacturer|fabricante?|fabricant|hersteller|produttore|fabbricante|fabrikant|producent|制造商|生产商)$/;

function territoryOf(product: Item | undefined, offer: Item | undefined): string[] {
  const found = new Set<string>();
  const add = (text: string | null): void => {
    for (const code of text?.split(/[\s,|]+/) ?? []) if (/^[A-Z]{2}$/.test(code)) found.add(code);
  };
  for (const details of [...itemsOf(offer, 'shippingDetails'), ...itemsOf(product, 'shippingDetails')]) {
    for (const place of itemsOf(details, 'shippingDestination')) {
      for (const country of place.props.get('addressCountry') ?? [])
        add(isItem(country) ? textOf(country, 'name') : country);
    }
  }
  for (const area of [...(offer?.props.get('areaServed') ?? []), ...(offer?.props.get('eligibleRegion') ?? [])]) {
    add(isItem(area) ? textOf(area, 'addressCountry', 'identifier', 'name') : area);
  }
  return [...found];
}

function categoryOf($: CheerioAPI, items: Item[], product: Item | undefined): string[] {
  const list = items.find((item) => item.types.includes('BreadcrumbList'));
  const fromList = itemsOf(list, 'itemListElement')
    .map((entry) => textOf(entry, 'name') ?? textOf(itemsOf(entry, 'item')[0], 'name'))
    .filter((name) => name !== null);
  if (fromList.length > 0) return fromList;
  const stated = textOf(product, 'category');
  if (stated) return stated.split(/\s*[>/›»]\s*/).filter(Boolean);
  return $('[class*="breadcrumb" i] a, nav[aria-label*="breadcrumb" i] a')
    .toArray()
    .flatMap((link) => clean($(link).text()) ?? []);
}

function imagesOf($: CheerioAPI, product: Item | undefined, base: string | null): string[] {
  const listed = (product?.props.get('image') ?? []).flatMap((image) =>
    isItem(image) ? (textOf(image, 'url', 'contentUrl', '@id') ?? []) : image,
  );
  const og = metaOf($, 'og:image:secure_url', 'og:image', 'twitter:image');
  const absolute = [...listed, ...(og ? [og] : [])].flatMap((image) => {
    const url = URL.parse(image, base ?? undefined);
    return url && /^https?:$/.test(url.protocol) ? [url.href.slice(0, bounds.url)] : [];
  });
  return [...new Set(absolute)].slice(0, bounds.images);
}

/**
 * The page's text as a visitor meets it, without its title and breadcrumb: a product called "for adults" is no gate.
 * Takes them out of the page: asked for last.
 */
function takeGateText($: CheerioAPI): string {
  $('noscript, template, h1, title, nav, [class*="breadcrumb" i]').remove();
  return $('body').text().replace(/\s+/g, ' ');
}

/**
 * The article's number: as shown, as stated, as labelled; of several the one that is part of the page's address, since
 * the shop itself finds the article by it. At last the long number that ends the address.
 */
function skuOf(
  $: CheerioAPI,
  product: Item | undefined,
  offer: Item | undefined,
  text: FromText,
  url: string | null,
): string | null {
  const path = url === null ? '' : (URL.parse(url)?.pathname ?? '');
  const codes = [
    text.shownSku,
    textOf(product, 'sku'),
    textOf(offer, 'sku'),
    metaOf($, 'product:retailer_item_id', 'product:sku'),
    text.sku,
    textOf(product, 'productID', 'mpn'),
  ].filter((code) => code !== null);
  const [first = null] = codes;
  const inPath = codes.find((code) => /\d{4}/.test(code) && path.split(/[/_.]/).includes(code));
  // What has spaces is a name rather than a number.
  if (inPath && first !== null && /\s/.test(first)) return inPath;
  return first ?? /(?:^|[/_-])(\d{5,14})(?:\.html?)?\/?$/.exec(path)?.[1] ?? null;
}

/** Whether the page has scripts that run: without them it shows itself as it was sent, with them a gate may come later. */
function runsScripts($: CheerioAPI): boolean {
  return $('script')
    .toArray()
    .some((script) => !/json/i.test($(script).attr('type') ?? ''));
}

/** What relative addresses start from (HTML standard, 4.2.3 `base`). */
function baseOf($: CheerioAPI, url: string | null): string | null {
  return URL.parse($('base[href]').first().attr('href') ?? '', url ?? undefined)?.href ?? url;
}

/** Properties that a page's makers name in words of the trade, and that a listing has a place of its own for. */
const OWN_PLACES = [RESPONSIBLE, WARNING, MAKER];

/**
 * Reads the offer of a product page: JSON-LD, microdata and RDFa first, then meta elements, then the page's own text.
 * No rule is made for one site.
 *
 * @param about.url where the page was; makes addresses absolute and names the platform
 * @param about.onGap told of structured data that is too broken to be read
 * @param about.onCut told of what is longer, or more, than is kept
 * @returns `null` for a page that offers nothing
 * @throws VigieError `VIGIE_LISTING_PAGE_TOO_DEEP`
 */
export function extractHtml(
  html: string,
  about: { url?: string | null; onGap?: (gap: string) => void; onCut?: (why: Words) => void } = {},
): Listing | null {
  const $ = parse(html);
  const base = baseOf($, about.url ?? null);
  const canonical = URL.parse($('link[rel="canonical"]').attr('href') ?? metaOf($, 'og:url') ?? '', base ?? undefined);
  const url = about.url ?? (canonical && /^https?:$/.test(canonical.protocol) ? canonical.href : null);
  const heading = clean($('h1').first().text()) ?? '';
  const language = clean($('html').attr('lang') ?? $('html').attr('xml:lang'));
  const page = { base: baseOf($, url), language: language ?? metaOf($, 'og:locale') };
  const jsonLd = readJsonLd($, page);
  if (jsonLd.broken > 0) about.onGap?.('JSON-LD');
  const hasScripts = runsScripts($);
  // What scripts and styles say is no text of the page, nor what a template holds until a script copies it (HTML standard,
  // 4.12.3); but for a shadow root's, which is shown (and which browsers and SingleFile save so).
  $('script, style').remove();
  $('template:not([shadowrootmode], [shadowroot], [shadowmode])').remove();
  const items = [...jsonLd.items, ...readMicrodata($, page.language), ...readRdfa($, page)];
  joinOffers(items);
  const { product, siblings, listed } = mainProduct(items, heading);
  const onCut = about.onCut ?? (() => {});
  const offer = readOffer(product, siblings);
  const metaPrice = metaOf(
    $,
    'product:sale_price:amount',
    'product:price:amount',
    'og:price:amount',
    'og:price',
    'twitter:data1',
    'price',
  );
  const metaCurrency = metaOf($, 'product:price:currency', 'og:price:currency', 'currency')?.toUpperCase() ?? null;
  const text = readText($, offer.currency ?? metaCurrency);
  const fromMeta = metaPrice && /\d/.test(metaPrice) ? parseMachinePrice(metaPrice, metaCurrency) : null;
  const title =
    textOf(product, 'name') ?? metaOf($, 'og:title', 'twitter:title') ?? (heading || clean($('title').first().text()));
  const hasOffer =
    product !== undefined ||
    fromMeta !== null ||
    text.price !== null ||
    (text.sku !== null && text.availability !== null) ||
    /product/i.test(metaOf($, 'og:type') ?? '');
  if (title === null || !hasOffer) return null;
  if (listed > 1) onCut(say('otherProducts', { count: listed }));
  if (items.length >= MOST_ITEMS) onCut(say('moreItems', { count: MOST_ITEMS }));
  const price = offer.price ?? fromMeta?.price ?? text.price?.price ?? null;
  const currency = offer.currency ?? fromMeta?.currency ?? text.price?.currency ?? null;
  const properties = readProperties(product);
  const named = (pattern: RegExp) => properties.find(({ name }) => pattern.test(foldText(name)))?.value ?? null;
  const { gtin, unread } = readGtin([product, offer.item], text.labels);
  const saidOfStock = offer.otherAvailability?.replace(/^https?:\/\/schema\.org\//i, '') ?? null;
  const kept = [
    ...properties.filter(({ name }) => !OWN_PLACES.some((own) => own.test(foldText(name)))),
    ...(unread ? [unread] : []),
    ...readVariantGtins([...siblings, ...[product, ...siblings].flatMap(offersOf)], gtin),
    ...(saidOfStock === null ? [] : [{ name: 'availability', value: saidOfStock }]),
  ];
  const listing = emptyListing(url ? new URL(url).host.replace(/^www\./, '') : '', title.slice(0, bounds.title));
  const maker = itemsOf(product, 'manufacturer')[0];
  const read = {
    ...listing,
    id: cut(textOf(product, 'productID', 'sku') ?? text.sku, bounds.id),
    url: cut(url, bounds.url),
    description: cut(textOf(product, 'description') ?? metaOf($, 'og:description', 'description'), bounds.description),
    category: categoryOf($, items, product)
      .slice(0, bounds.categories)
      .map((name) => name.slice(0, bounds.category)),
    brand: cut(textOf(product, 'brand') ?? metaOf($, 'product:brand', 'og:brand'), bounds.name),
    sku: cut(skuOf($, product, offer.item, text, url), bounds.id),
    gtin,
    mpn: cut(textOf(product, 'mpn', 'model'), bounds.id),
    price: formatPrice(price),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
    availability:
      offer.availability ??
      (saidOfStock === null
        ? (availabilityOf(metaOf($, 'product:availability', 'og:availability')) ?? text.availability)
        : null),
    images: imagesOf($, product, page.base),
    trader: traderOf(offer.item),
    territory: territoryOf(product, offer.item).slice(0, 250),
    language: cut(language, 35),
    attributes: kept.slice(0, bounds.attributes).map(({ name, value }) => ({
      name: name.slice(0, bounds.attributeName),
      value: value.slice(0, bounds.attributeValue),
    })),
    manufacturer: operatorOf(maker, maker ? null : (textOf(product, 'manufacturer') ?? named(MAKER))),
    responsiblePerson: operatorOf(undefined, named(RESPONSIBLE)),
    warnings: properties
      .filter(({ name }) => WARNING.test(foldText(name)))
      .map(({ value }) => value.slice(0, bounds.warning)),
    ageGate: readAgeGate(takeGateText($), 200, !hasScripts),
    structured: product !== undefined,
  };
  return keepWithin(read, onCut);
}
