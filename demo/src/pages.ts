import { categories, categoryPath } from './catalogue/categories.ts';
import type { Language, SampleListing } from './catalogue/sample.ts';
import { type Html, html, jsonLd } from './html.ts';
import { brandOf, type Offer, pathOf, picturePaths, productOf, safetyOf, traderOf } from './offer.ts';
import { say } from './words.ts';

/** The name over the door. */
const marketplaceName = 'Bazar Exemple';

/** A whole page: the frame of the marketplace round a content. */
export function frame(language: Language, title: string, content: Html, head: Html = html``): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${marketplaceName}</title>
<link rel="stylesheet" href="/style.css">
${head}
</head>
<body>
<a class="skip" href="#content">${say('skip', language)}</a>
<header><a href="/">${marketplaceName}</a></header>
<main id="content">
${content}
</main>
<footer><p>${marketplaceName}: place de marché d’exemple, offres et vendeurs inventés. Sample marketplace, invented offers and sellers.</p></footer>
</body>
</html>
`.text;
}

/** A page that shows only a heading and a sentence: errors, walls, goodbyes. */
export function plainPage(
  language: Language,
  title: string,
  text: string,
  more: Html = html``,
  head: Html = html``,
): string {
  return frame(language, title, html`<div class="panel"><h1>${title}</h1><p>${text}</p>${more}</div>`, head);
}

function card(listing: SampleListing, images: boolean): Html {
  const picture = images ? picturePaths(listing)[0] : undefined;
  return html`<li class="card" lang="${listing.language}">${picture ? html`<img src="${picture}" alt="" width="240" height="240" loading="lazy">` : null}
<p><a href="${pathOf(listing)}">${listing.title}</a></p><p>${showPrice(listing)}</p></li>`;
}

/** Offers as a grid of cards. */
export function grid(listings: readonly SampleListing[], images: boolean): Html {
  return html`<ul class="grid">${listings.map((listing) => card(listing, images))}</ul>`;
}

/** The price as the offer's readers write it. */
function showPrice({ price, currency, language }: Pick<SampleListing, 'price' | 'currency' | 'language'>): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-IE' : language, { style: 'currency', currency }).format(
    Number(price),
  );
}

/** The home page. */
export function homePage(listings: readonly SampleListing[], images: boolean): string {
  const shown = listings.filter((listing) => listing.category !== 'adult').slice(0, 24);
  const links = categories.map((key) => html`<li><a href="/c/${key}">${categoryPath(key, 'fr').join(' › ')}</a></li>`);
  return frame(
    'fr',
    say('home', 'fr'),
    html`<h1>${marketplaceName}</h1><nav aria-label="Catégories"><ul class="links">${links}</ul></nav><h2>Offres</h2>${grid(shown, images)}`,
  );
}

/** A page that lists the offers of a category or a trader. */
export function shelfPage(title: string, listings: readonly SampleListing[], images: boolean): string {
  return frame('fr', title, html`<h1>${title}</h1>${grid(listings, images)}`);
}

/** What a behaviour changes on an offer's page. */
export interface Variation {
  readonly layout?: 'a' | 'b';
  /** A sentence above the offer, such as that it has ended. */
  readonly banner?: string;
  /** False: no button to order. */
  readonly orderable?: boolean;
}

/** The page of an offer, in the markup of its listing. */
export function offerPage(offer: Offer, variation: Variation = {}): string {
  const { listing } = offer;
  if (listing.ageGate === 'verified') return verifiedGatePage(offer);
  const body = html`${breadcrumb(listing)}
${listing.ageGate === 'declared' ? clickGate(listing.language) : null}
${variation.banner ? html`<p class="panel" role="status">${variation.banner}</p>` : null}
${article(offer, variation)}`;
  return frame(listing.language, listing.title, body, headOf(offer));
}

function headOf(offer: Offer): Html {
  const { listing, url, images } = offer;
  const rating = listing.category === 'adult' ? html`<meta name="rating" content="adult">` : null;
  const canonical = html`<link rel="canonical" href="${url}">${rating}`;
  if (listing.markup === 'json-ld') return html`${canonical}${jsonLd(productOf(offer))}`;
  if (listing.markup === 'microdata') return canonical;
  const brand = brandOf(listing);
  const meta = (property: string, content: string) => html`<meta property="${property}" content="${content}">\n`;
  return html`${canonical}
${meta('og:type', 'product')}${meta('og:site_name', marketplaceName)}${meta('og:url', url)}${meta('og:title', listing.title)}
${meta('og:description', listing.description)}${images.map((image) => meta('og:image', image))}
${meta('product:price:amount', listing.price)}${meta('product:price:currency', listing.currency)}
${meta('product:availability', offer.availability === 'InStock' ? 'in stock' : 'out of stock')}
${meta('product:retailer_item_id', listing.id)}${brand ? meta('product:brand', brand.name) : null}
${meta('product:category', categoryPath(listing.category, listing.language).join(' > '))}`;
}

function breadcrumb(listing: SampleListing): Html {
  const path = categoryPath(listing.category, listing.language);
  return html`<nav class="breadcrumb" aria-label="${say('home', listing.language)}"><ol><li><a href="/">${say('home', listing.language)}</a></li>${path.map(
    (name) => html`<li><a href="/c/${listing.category}">${name}</a></li>`,
  )}</ol></nav>`;
}

function clickGate(language: Language): Html {
  return html`<div class="age-gate panel" role="dialog" aria-labelledby="age-gate"><p id="age-gate">${say('gateQuestion', language)}</p>
<button type="button">${say('gateYes', language)}</button></div>`;
}

/** What a visitor sees who has not proved an age: the title and the way in, nothing of the offer. */
function verifiedGatePage({ listing, url }: Offer): string {
  const gate = html`<div class="age-verification panel"><h1>${listing.title}</h1><p>${say('gateVerified', listing.language)}</p></div>`;
  const head = html`<link rel="canonical" href="${url}">
<meta name="rating" content="adult">
<meta property="og:type" content="product">
<meta property="og:url" content="${url}">
<meta property="og:title" content="${listing.title}">`;
  return frame(listing.language, listing.title, gate, head);
}

/** The offer itself. With microdata the elements carry `itemprop`; without, the same elements are plain. */
function article(offer: Offer, { layout = 'a', orderable = true }: Variation): Html {
  const { listing, url, images, availability } = offer;
  const { language } = listing;
  const micro = listing.markup === 'microdata';
  const on = (attributes: Html) => (micro ? attributes : null);
  const trader = traderOf(listing);
  const brand = brandOf(listing);
  const category = categoryPath(listing.category, language).join(' > ');
  return html`<article class="offer ${layout}"${on(html` itemscope itemtype="https://schema.org/Product"`)}>
<div class="pictures">${images.map((image) => html`<img${on(html` itemprop="image"`)} src="${image}" alt="${listing.title}" width="480" height="480">`)}</div>
<div>
<h1${on(html` itemprop="name"`)}>${listing.title}</h1>
${on(html`<link itemprop="url" href="${url}"><meta itemprop="productID" content="${listing.id}"><meta itemprop="sku" content="BX-${listing.id}"><meta itemprop="category" content="${category}">${listing.gtin ? html`<meta itemprop="gtin13" content="${listing.gtin}">` : null}`)}
<div${on(html` itemprop="offers" itemscope itemtype="https://schema.org/Offer"`)}>
${on(html`<link itemprop="url" href="${url}"><meta itemprop="price" content="${listing.price}"><meta itemprop="priceCurrency" content="${listing.currency}"><link itemprop="availability" href="https://schema.org/${availability}">`)}
${on(html`${listing.shipsTo.map((country) => html`<meta itemprop="areaServed" content="${country}">`)}`)}
<p class="price"><span class="visually-hidden">${say('price', language)}</span> ${showPrice(listing)}</p>
${availability === 'Discontinued' ? null : html`<p class="badge stock">${say(availability === 'InStock' ? 'inStock' : 'outOfStock', language)}</p>`}
${orderable && availability === 'InStock' ? html`<p><button type="button" class="order">${say('basket', language)}</button></p>` : null}
<p class="seller"${on(html` itemprop="seller" itemscope itemtype="https://schema.org/Organization"`)}>${say('soldBy', language)} <a href="/seller/${trader.id}"><span${on(html` itemprop="name"`)}>${trader.name}</span></a>${on(html`<meta itemprop="identifier" content="${trader.id}"><meta itemprop="address" content="${trader.address}"><meta itemprop="email" content="${trader.email}">`)}</p>
</div>
<div class="description"${on(html` itemprop="description"`)}>${listing.description}</div>
<h2>${say('details', language)}</h2>
<table><tbody>
${row(say('reference', language), html`BX-${listing.id}`)}
${brand ? row(say('brand', language), html`<span${on(html` itemprop="brand"`)}>${brand.name}</span>`) : null}
${listing.attributes.map(([name, value]) => property(name, value, micro))}
${row(say('shipsTo', language), html`${listing.shipsTo.join(', ')}`)}
</tbody></table>
${safetySection(listing, micro)}
<h2>${say('delivery', language)}</h2>
<p>${say('deliveryHow', language)}</p>
</div>
</article>`;
}

function row(name: string, value: Html): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function property(name: string, value: string, micro: boolean): Html {
  if (!micro) return row(name, html`${value}`);
  return html`<tr itemprop="additionalProperty" itemscope itemtype="https://schema.org/PropertyValue"><th scope="row" itemprop="name">${name}</th><td itemprop="value">${value}</td></tr>`;
}

function safetySection(listing: SampleListing, micro: boolean): Html | null {
  const { language } = listing;
  const { maker, responsible, warning } = safetyOf(listing);
  if (!maker) return null;
  const makerLine = micro
    ? html`<span itemprop="manufacturer" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">${maker.name}</span>, <span itemprop="address">${maker.address}</span>, <span itemprop="email">${maker.email}</span></span>`
    : html`${maker.name}, ${maker.address}, ${maker.email}`;
  return html`<h2>${say('safety', language)}</h2><table><tbody>
${row(say('maker', language), makerLine)}
${responsible ? property(say('responsible', language), `${responsible.name}, ${responsible.address}, ${responsible.email}`, micro) : null}
${warning ? property(say('warnings', language), warning, micro) : null}
</tbody></table>`;
}
