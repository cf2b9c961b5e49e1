import { emptyListing, isGtinName, type Listing, type Operator, readGtins, type Trader } from '@vigie/engine';
import { type CheerioAPI, load } from 'cheerio';
import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { VigieError } from '../../base/core/errors.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { foldText } from '../../base/text/match-phrases.ts';
import { parsePrice } from '../values/price.ts';
import { bounds } from '../values/read-cells.ts';
import { availabilityOf } from '../values/read-codes.ts';
import { type Item, isItem, itemsOf, readJsonLd, readMarked, textOf } from './extract-data.ts';
import { type FromText, readText } from './extract-text.ts';

/** No page of an offer is nested as deep, or has as many elements. */
const DEEPEST = 1_000;
const MOST_ELEMENTS = 400_000;

const isProduct = (item: Item): boolean =>
  item.types.some((type) =>
    /^(?:Product|IndividualProduct|ProductModel|ProductGroup|SomeProducts|Book|Vehicle|Car)$/.test(type),
  );

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
      throw new VigieError(
        'VIGIE_LISTING_PAGE_TOO_DEEP',
        'The page is nested too deeply, or has too many elements: no page of an offer has as many.',
      );
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

/** The main product of the page: the one named like its heading, with an offer, early. */
function mainProduct(items: Item[], heading: string): Item | undefined {
  const wanted = foldText(heading);
  const score = (item: Item, place: number): number => {
    const name = foldText(textOf(item, 'name') ?? '');
    const isNamed = name !== '' && wanted !== '' && (name.includes(wanted) || wanted.includes(name));
    return (
      (isNamed ? 3 : 0) +
      (item.props.has('offers') ? 2 : 0) +
      Math.min(2, item.props.size / 5) -
      Math.min(1, place / 10)
    );
  };
  return items
    .filter(isProduct)
    .map((item, place) => ({ item, score: score(item, place) }))
    .sort((a, b) => b.score - a.score)[0]?.item;
}

interface Offer {
  price: string | null;
  currency: string | null;
  availability: Listing['availability'];
  item: Item | undefined;
}

function readOffer(product: Item | undefined): Offer {
  const offers = itemsOf(product, 'offers', 'offer').flatMap((offer) => [offer, ...itemsOf(offer, 'offers')]);
  const currencyOf = (item: Item): string | null =>
    textOf(item, 'priceCurrency') ?? textOf(itemsOf(item, 'priceSpecification')[0], 'priceCurrency');
  const read = offers.map((item): Offer => {
    const currency = currencyOf(item)?.toUpperCase() ?? null;
    const written =
      textOf(item, 'price', 'lowPrice') ?? textOf(itemsOf(item, 'priceSpecification')[0], 'price', 'minPrice');
    const price = written === null ? null : parseMachinePrice(written, currency);
    const availability = availabilityOf(textOf(item, 'availability'));
    return { price: price?.price ?? null, currency: price?.currency ?? currency, availability, item };
  });
  const best = read.find(({ price }) => price !== null) ?? read[0];
  const availability = best?.availability ?? read.find((offer) => offer.availability !== null)?.availability ?? null;
  return best
    ? { ...best, availability }
    : { price: null, currency: null, availability: availabilityOf(textOf(product, 'availability')), item: undefined };
}

/** A price in a machine's field: `1299.5` is read as it stands; else as people write. Zero is "not stated". */
function parseMachinePrice(text: string, currency: string | null): { price: string; currency: string | null } | null {
  const plain = /^\s*(\d{1,15}(?:\.\d{1,6})?)\s*$/.exec(text)?.[1];
  const read = plain ? { price: plain.replace(/^0+(?=\d)/, ''), currency } : parsePrice(text, { currency });
  if (!read || Number(read.price) === 0) return null;
  return { price: read.price, currency: read.currency && /^[A-Z]{3}$/.test(read.currency) ? read.currency : null };
}

/** Prices as compared: `12.90` and `12.9` are one, and cents are kept as two digits. */
function formatPrice(price: string | null): string | null {
  if (price === null) return null;
  const [whole = '0', fraction = ''] = price.split('.');
  const short = fraction.replace(/0+$/, '');
  return short === '' && fraction === '' ? whole : `${whole}.${short.padEnd(2, '0')}`;
}

function operatorOf(item: Item | undefined, text: string | null): Operator | null {
  if (!item) return text === null ? null : { name: text.slice(0, bounds.name), address: null, contact: null };
  const name = textOf(item, 'name', 'legalName');
  if (name === null) return null;
  const address = itemsOf(item, 'address')[0];
  const parts = address
    ? ['streetAddress', 'postalCode', 'addressLocality', 'addressCountry'].map((part) => textOf(address, part))
    : [];
  return {
    name: name.slice(0, bounds.name),
    address: parts.filter(Boolean).join(', ') || textOf(item, 'address'),
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

function pairsOf(product: Item | undefined): { name: string; value: string }[] {
  return itemsOf(product, 'additionalProperty').flatMap((item) => {
    const [name, value] = [textOf(item, 'name', 'propertyID'), textOf(item, 'value')];
    return name !== null && value !== null
      ? [{ name: name.slice(0, bounds.attributeName), value: value.slice(0, bounds.attributeValue) }]
      : [];
  });
}

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
    isItem(image) ? (textOf(image, 'url', 'contentUrl') ?? []) : image,
  );
  const og = metaOf($, 'og:image:secure_url', 'og:image', 'twitter:image');
  const absolute = [...listed, ...(og ? [og] : [])].flatMap((image) => {
    const url = URL.parse(image, base ?? undefined);
    return url && /^https?:$/.test(url.protocol) ? [url.href.slice(0, bounds.url)] : [];
  });
  return [...new Set(absolute)].slice(0, bounds.images);
}

function traderOf(offer: Item | undefined): Trader | null {
  const seller = itemsOf(offer, 'seller', 'offeredBy')[0];
  const name = textOf(seller, 'name') ?? (seller ? null : textOf(offer, 'seller'));
  const id = textOf(seller, 'identifier', 'sku');
  if (name === null && id === null) return null;
  const { address = null } = operatorOf(seller, null) ?? {};
  return { id, name, address, email: textOf(seller, 'email'), url: textOf(seller, 'url') };
}

/** The first number with a right check digit: what a field says in words ("N/A") hides none beside it. */
const gtinOf = (product: Item | undefined, labels: FromText['labels']): string | null =>
  readGtins([
    ...['gtin13', 'gtin', 'gtin14', 'gtin12', 'gtin8', 'ean', 'isbn'].map((name) => textOf(product, name)),
    ...labels.filter(({ name }) => isGtinName(name)).map(({ value }) => value),
  ])[0] ?? null;

/**
 * The page's text as a visitor meets it, without its title and breadcrumb: a product called "for adults" is no gate.
 */
function gateText($: CheerioAPI): string {
  const copy = load($.root().html() ?? '');
  copy('script, style, noscript, template, h1, title, nav, [class*="breadcrumb" i]').remove();
  return copy('body').text().replace(/\s+/g, ' ');
}

/** The article's number: as shown, as stated, as labelled; at last the long number that ends the address. */
function skuOf(
  $: CheerioAPI,
  product: Item | undefined,
  offer: Item | undefined,
  text: FromText,
  url: string | null,
): string | null {
  return (
    text.shownSku ??
    textOf(product, 'sku') ??
    textOf(offer, 'sku') ??
    metaOf($, 'product:retailer_item_id', 'product:sku') ??
    text.sku ??
    textOf(product, 'productID', 'mpn') ??
    (url === null ? null : (/(?:^|[/_-])(\d{5,14})(?:\.html?)?\/?$/.exec(new URL(url).pathname)?.[1] ?? null))
  );
}

/** A page without scripts shows itself as it was sent; with them, a gate may come later. */
function ageGateOf($: CheerioAPI): Listing['ageGate'] {
  const hasScripts = $('script')
    .toArray()
    .some((script) => !/json/i.test($(script).attr('type') ?? ''));
  return readAgeGate(gateText($), 200, !hasScripts);
}

/**
 * Reads the offer of a product page: JSON-LD, microdata and RDFa first, then meta elements, then the page's own text.
 * No rule is made for one site.
 *
 * @param about.url where the page was; makes addresses absolute and names the platform
 * @returns `null` for a page that offers nothing
 * @throws VigieError `VIGIE_LISTING_PAGE_TOO_DEEP`
 */
export function extractHtml(html: string, about: { url?: string | null } = {}): Listing | null {
  const $ = parse(html);
  const canonical = $('link[rel="canonical"]').attr('href') ?? metaOf($, 'og:url');
  const url = about.url ?? (canonical && /^https?:/.test(canonical) ? canonical : null);
  const heading = clean($('h1').first().text()) ?? '';
  const items = [...readJsonLd($), ...readMarked($, 'microdata'), ...readMarked($, 'rdfa')];
  const product = mainProduct(items, heading);
  const offer = readOffer(product);
  const metaPrice = metaOf(
    $,
    'product:price:amount',
    'og:price:amount',
    'og:price',
    'product:sale_price:amount',
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
  const price = offer.price ?? fromMeta?.price ?? text.price?.price ?? null;
  const currency = offer.currency ?? fromMeta?.currency ?? text.price?.currency ?? null;
  const pairs = pairsOf(product);
  const named = (pattern: RegExp) => pairs.find(({ name }) => pattern.test(foldText(name)))?.value ?? null;
  const listing = emptyListing(url ? new URL(url).host.replace(/^www\./, '') : '', title.slice(0, bounds.title));
  const maker = itemsOf(product, 'manufacturer')[0];
  return {
    ...listing,
    id: cut(textOf(product, 'productID', 'sku') ?? text.sku, bounds.id),
    url: cut(url, bounds.url),
    description: cut(textOf(product, 'description') ?? metaOf($, 'og:description', 'description'), bounds.description),
    category: categoryOf($, items, product)
      .slice(0, bounds.categories)
      .map((name) => name.slice(0, bounds.category)),
    brand: cut(textOf(product, 'brand') ?? metaOf($, 'product:brand', 'og:brand'), bounds.name),
    sku: cut(skuOf($, product, offer.item, text, url), bounds.id),
    gtin: gtinOf(product, text.labels),
    mpn: cut(textOf(product, 'mpn', 'model'), bounds.id),
    price: formatPrice(price),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
    availability:
      offer.availability ??
      availabilityOf(metaOf($, 'product:availability', 'og:availability')) ??
      text.availability ??
      (price === null ? null : 'InStock'),
    images: imagesOf($, product, url),
    trader: traderOf(offer.item),
    territory: territoryOf(product, offer.item).slice(0, 250),
    language: cut(clean($('html').attr('lang')), 35),
    attributes: pairs
      .filter(({ name }) => ![RESPONSIBLE, WARNING, MAKER].some((own) => own.test(foldText(name))))
      .slice(0, bounds.attributes),
    manufacturer: operatorOf(maker, maker ? null : (textOf(product, 'manufacturer') ?? named(MAKER))),
    responsiblePerson: operatorOf(undefined, named(RESPONSIBLE)),
    warnings: pairs
      .filter(({ name }) => WARNING.test(foldText(name)))
      .map(({ value }) => value.slice(0, bounds.warning)),
    ageGate: ageGateOf($),
    structured: product !== undefined,
  };
}
