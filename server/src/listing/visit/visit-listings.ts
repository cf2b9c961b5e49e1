import { Buffer } from 'node:buffer';
import type { Listing, Words } from '@vigie/engine';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import { headerOf, type Visit, type VisitFailure, type Visitor } from '../../base/fetch/fetch.ts';
import { decodeText } from '../../base/page/read-page.ts';
import { say as sayOfFile } from '../file/words.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { readSitemap } from './sitemap.ts';

/** A page that gave no listing, or not a whole one, and why. */
export interface Unread {
  url: string;
  why: Words;
  /** How many, where it is not one: addresses that a sitemap leaves out. */
  count?: number;
  /** It was visited, and offers nothing: nothing is lost. */
  isNoOffer?: true;
  /** It gave a listing, but not all of it. */
  isPartly?: true;
  /** The page was there. */
  isAnswered?: true;
}

/** Names that sitemaps and feeds have: they may be larger than a page. */
const isNamedSitemap = (url: string): boolean =>
  /(?:\.(?:xml|txt|rss|atom)(?:\.gz)?|\/(?:feed|rss|atom)\/?)$/i.test(new URL(url).pathname);

/** A page, visited already or not yet. */
interface Listed {
  url: string;
  visited?: Visit | VisitFailure;
}

/** The pages that an address leads to: those that it names where it is a sitemap or feed, else itself. */
async function* listPages(
  visitor: Visitor,
  url: string,
  onUnread: (unread: Unread) => void,
): AsyncGenerator<Listed, void, void> {
  if (isNamedSitemap(url)) {
    for await (const page of readSitemap(visitor, url, { onGap: onUnread })) yield { url: page };
    return;
  }
  const visited = await visitor.visit(url);
  if (!visited.ok || visited.status !== 200 || !isXml(visited)) yield { url, visited };
  else for await (const page of readSitemap(visitor, url, { onGap: onUnread, visited })) yield { url: page };
}

/** An answer that is an XML document, and no page in XML. */
function isXml({ body, responseHeaders }: Visit): boolean {
  const type = headerOf(responseHeaders, 'content-type') ?? '';
  const start = Buffer.from(body.subarray(0, 2_000)).toString('latin1');
  return /^\s*(?:application|text)\/(?:(?:rss|atom|rdf)\+)?xml\b/i.test(type) && !/<html[\s>]/i.test(start);
}

/**
 * Visits a page and reads its listing. null: it cannot be had or offers nothing, as is told to `onUnread`.
 *
 * @param known its answer, where it was visited already
 */
export async function visitPage(
  visitor: Visitor,
  page: string,
  onUnread: (unread: Unread) => void,
  known?: Visit | VisitFailure,
): Promise<Listing | null> {
  const { extractHtml } = await import('../page/extract-html.ts');
  const visited = known ?? (await visitor.visit(page));
  const unread = (why: Words, more: Partial<Unread> = {}): null => {
    onUnread({ url: page, why, ...more });
    return null;
  };
  if (!visited.ok) return unread({ en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr });
  if (visited.status !== 200) return unread(say('pageAnswers', { status: visited.status }));
  const partly: Words[] = [];
  let broken: string | null = null;
  const listing = extractHtml(decodeText(visited), {
    url: visited.finalUrl,
    onGap: (gap) => {
      broken = gap;
    },
    onCut: (why) => partly.push(why),
  });
  if (!listing && broken === null) return unread(say('noOffer'), { isNoOffer: true, isAnswered: true });
  if (!listing) return unread(say('noOfferBroken', { what: broken ?? '' }), { isAnswered: true });
  if (broken !== null) partly.push(sayOfFile('pageBroken', { what: broken }));
  for (const why of partly) unread(why, { isPartly: true });
  return listing;
}

/**
 * Visits a page, or every page of a sitemap or feed, politely, and reads its listing. A page that cannot be had or offers
 * nothing is told to `onUnread`; the rest goes on.
 *
 * @throws VigieError when the URL is none, or the sitemap cannot be read.
 */
export async function* visitListings(
  visitor: Visitor,
  url: string,
  onUnread: (unread: Unread) => void,
): AsyncGenerator<Listing> {
  if (!URL.canParse(url)) throw refusal('VIGIE_LISTING_BAD_URL', { url });
  for await (const { url: page, visited } of listPages(visitor, url, onUnread)) {
    const listing = await visitPage(visitor, page, onUnread, visited);
    if (listing) yield listing;
  }
}
