import type { Listing, Words } from '@vigie/engine';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { decodeText } from '../../base/page/read-page.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { readSitemap } from './sitemap.ts';

/** A page that gave no listing, and why. */
export interface Unread {
  url: string;
  why: Words;
  /** It was visited, and offers nothing: nothing is lost. */
  isNoOffer?: true;
}

const isSitemap = (url: string): boolean => /\.xml(?:\.gz)?$/i.test(new URL(url).pathname);

async function* listPages(visitor: Visitor, url: string, onUnread: (unread: Unread) => void): AsyncGenerator<string> {
  if (!isSitemap(url)) yield url;
  else
    yield* readSitemap(visitor, url, {
      onGap: (gap) => onUnread({ url, why: say('sitemapGap', { gap }) }),
    });
}

/**
 * Visits a page, or every page of a sitemap, politely, and reads its listing. A page that cannot be had or offers
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
  const { extractHtml } = await import('../page/extract-html.ts');
  for await (const page of listPages(visitor, url, onUnread)) {
    const visited = await visitor.visit(page);
    if (!visited.ok) onUnread({ url: page, why: { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr } });
    else if (visited.status !== 200) onUnread({ url: page, why: say('pageAnswers', { status: visited.status }) });
    else {
      const listing = extractHtml(decodeText(visited), { url: visited.finalUrl });
      if (listing) yield listing;
      else onUnread({ url: page, why: say('noOffer'), isNoOffer: true });
    }
  }
}
