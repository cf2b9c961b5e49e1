import { type Answer, answerPage } from './answer.ts';
import { behaviourPath, behaviours, findBehaviour, type Visit } from './behaviours.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { categories, categoryPath } from './catalogue/categories.ts';
import { languages, type SampleListing } from './catalogue/sample.ts';
import { traders } from './catalogue/traders.ts';
import { flatten, writeCsv, writeJsonLines } from './export.ts';
import { html } from './html.ts';
import { offersOn, showingOf } from './life.ts';
import { formatOf, type Offer, pathOf, picturePaths } from './offer.ts';
import { frame, homePage, plainPage, shelfPage } from './pages.ts';
import { drawPicture } from './pictures.ts';
import { styleSheet } from './style.ts';
import { say } from './words.ts';

/** What a request is answered from. */
export interface Site {
  readonly origin: string;
  readonly day: number;
  readonly images: boolean;
  readonly slowMs: number;
}

type Route = readonly [
  pattern: RegExp,
  answer: (site: Site, parts: readonly string[], query: URLSearchParams) => Answer | Promise<Answer>,
];

/** Finds the answer to a request for a path; the proper 404 page when the marketplace has nothing there. */
export async function resolveRequest(site: Site, path: string, query: URLSearchParams): Promise<Answer> {
  for (const [pattern, answer] of routes) {
    const match = pattern.exec(path);
    if (match) return answer(site, match.slice(1), query);
  }
  return notFound();
}

const routes: readonly Route[] = [
  [/^\/$/, (site) => answerPage(homePage(offersOn(site.day), site.images))],
  [/^\/c\/([a-z]+)$/, answerCategory],
  [/^\/seller\/([\w-]+)$/, answerSeller],
  [/^\/item\/(\d+)(?:\/([a-z0-9-]*))?$/, answerItem],
  [/^\/b\/?$/, answerBehaviours],
  [/^\/b\/([a-z0-9-]+)\/(\d+)(?:\/([a-z0-9-]*))?$/, answerBehaviour],
  [/^\/img\/(\d+)-(\d)(-b)?\.(png|jpg)$/, answerPicture],
  [/^\/style\.css$/, () => answerText(styleSheet, 'text/css')],
  [
    /^\/robots\.txt$/,
    ({ origin }) => answerText(`User-agent: *\nDisallow: /basket\n\nSitemap: ${origin}/sitemap.xml\n`, 'text/plain'),
  ],
  [/^\/sitemap\.xml$/, (site) => answerText(writeSitemap(site), 'application/xml')],
  [/^\/export\.csv$/, (site) => answerText(writeCsv(exportRows(site)), 'text/csv')],
  [/^\/export\.jsonl$/, (site) => answerText(writeJsonLines(exportRows(site)), 'application/jsonl')],
  [/^\/login$/, answerLogin],
];

function answerText(text: string, type: string): Answer {
  return answerPage(text, 200, { 'content-type': `${type}; charset=utf-8` });
}

function notFound(): Answer {
  const others = html`<p lang="en">${say('notFound', 'en')}</p><p><a href="/">${say('home', 'fr')}</a></p>`;
  return answerPage(plainPage('fr', say('notFound', 'fr'), 'Cette adresse ne mène à aucune page.', others), 404);
}

function answerCategory(site: Site, [key = '']: readonly string[]): Answer {
  if (!categories.includes(key)) return notFound();
  const listings = offersOn(site.day).filter((listing) => listing.category === key);
  return answerPage(shelfPage(categoryPath(key, 'fr').join(' › '), listings, site.images));
}

function answerSeller(site: Site, [id]: readonly string[]): Answer {
  const key = Object.keys(traders).find((name) => traders[name]?.id === id);
  const trader = key === undefined ? undefined : traders[key];
  if (!trader) return notFound();
  const listings = offersOn(site.day).filter((listing) => listing.trader === key);
  return answerPage(shelfPage(`${trader.name} (${trader.address})`, listings, site.images));
}

function answerItem(site: Site, [id = '', slug]: readonly string[], query: URLSearchParams): Answer {
  const showing = showingOf(id, site.day);
  if (!showing) return notFound();
  const path = pathOf(showing.listing);
  if (showing.behaviour === 'unchanged' && path !== `/item/${id}/${slug}`)
    return { kind: 'redirect', status: 301, to: site.origin + path };
  return behaveAs(site, showing.behaviour, showing.listing, { path, slug: slug ?? '', query });
}

function answerBehaviour(
  site: Site,
  [name = '', id = '', slug = '']: readonly string[],
  query: URLSearchParams,
): Answer {
  const listing = catalogue.find((candidate) => candidate.id === id);
  if (!listing || !findBehaviour(name)) return notFound();
  const asked = { path: behaviourPath(name, listing), slug, query };
  return behaveAs(site, site.day < 1 ? 'unchanged' : name, listing, asked);
}

function behaveAs(
  site: Site,
  name: string,
  listing: SampleListing,
  { path, slug, query }: { path: string; slug: string; query: URLSearchParams },
): Answer {
  const behaviour = findBehaviour(name);
  if (!behaviour) throw new Error(`no behaviour ${JSON.stringify(name)} in the sample marketplace`);
  const lawful = offersOn(site.day).filter(
    (other) => other.expect === 'ordinary' && other.language === listing.language,
  );
  const near = lawful.filter((other) => other.category === listing.category);
  const visit: Visit = {
    offer: offerOf(site, listing, path),
    day: site.day,
    origin: site.origin,
    images: site.images,
    neighbours: near.length > 0 ? near : lawful,
    slug,
    answerAfterMs: site.slowMs,
    query,
  };
  return behaviour.answer(visit);
}

function offerOf(site: Site, listing: SampleListing, path: string): Offer {
  const images = site.images ? picturePaths(listing).map((picture) => site.origin + picture) : [];
  return { listing, url: site.origin + path, images, availability: 'InStock' };
}

/** A page that links each behaviour on an offer of each language; not in the sitemap. */
function answerBehaviours(): Answer {
  const samples = languages.flatMap((language) =>
    catalogue.filter((listing) => listing.language === language).slice(-1),
  );
  const links = behaviours.map(
    ({ name }) =>
      html`<li>${name} ${samples.map((listing) => html`<a href="${behaviourPath(name, listing)}">${listing.language}</a> `)}</li>`,
  );
  return answerPage(frame('en', 'Behaviours', html`<h1>Behaviours</h1><ul>${links}</ul>`));
}

async function answerPicture(
  site: Site,
  [id = '', number = '', replaced, extension]: readonly string[],
): Promise<Answer> {
  const showing = site.images ? (showingOf(id, site.day) ?? null) : null;
  if (!showing || Number(number) < 1 || Number(number) > showing.listing.pictures) return notFound();
  const format = formatOf(showing.listing);
  if (extension !== (format === 'png' ? 'png' : 'jpg')) return notFound();
  const bytes = await drawOnce(showing.listing, Number(number), replaced !== undefined);
  return { kind: 'bytes', type: `image/${format}`, bytes };
}

const drawn = new Map<string, Promise<Buffer>>();

/** Pictures depend on nothing but the catalogue, so one drawing serves every marketplace of this program. */
function drawOnce(listing: SampleListing, number: number, replaced: boolean): Promise<Buffer> {
  const key = `${listing.id}-${number}-${replaced}`;
  const picture = drawn.get(key) ?? drawPicture(listing, number, replaced);
  drawn.set(key, picture);
  return picture;
}

function answerLogin(_site: Site, _parts: readonly string[], query: URLSearchParams): Answer {
  const language = languages.find((code) => code === query.get('lang')) ?? 'fr';
  const form = html`<form><p><label>E-mail <input type="email" name="email" autocomplete="username"></label></p>
<p><label>•••• <input type="password" name="password" autocomplete="current-password"></label></p></form>`;
  return answerPage(plainPage(language, say('signIn', language), '', form));
}

function exportRows(site: Site): Record<string, string>[] {
  return offersOn(site.day).map((listing) => flatten(offerOf(site, listing, pathOf(listing))));
}

function writeSitemap(site: Site): string {
  const urls = offersOn(site.day).map((listing) => `<url><loc>${site.origin}${pathOf(listing)}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
