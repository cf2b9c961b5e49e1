import type { Listing } from '@vigie/engine';
import { VigieError } from '../base/errors.ts';
import type { Visitor } from '../base/visit.ts';
import { decodeText } from '../base/visit-page.ts';
import { readSitemap } from './sitemap.ts';

/** A page that gave no listing, and why. */
export interface Unread {
  url: string;
  why: string;
}

const isSitemap = (url: string): boolean => /\.xml(?:\.gz)?$/i.test(new URL(url).pathname);

async function* listPages(visitor: Visitor, url: string, onUnread: (unread: Unread) => void): AsyncGenerator<string> {
  if (!isSitemap(url)) yield url;
  else yield* readSitemap(visitor, url, { onGap: (gap) => onUnread({ url, why: String(gap) }) });
}

/**
 * Visits a page, or every page of a sitemap, politely, and reads its listing. A page that cannot be had or offers nothing is told to
 * `onUnread`; the rest goes on.
 *
 * @throws VigieError when the URL is none, or the sitemap cannot be read.
 */
export async function* visitListings(
  visitor: Visitor,
  url: string,
  onUnread: (unread: Unread) => void,
): AsyncGenerator<Listing> {
  if (!URL.canParse(url)) throw new VigieError('VIGIE_LISTING_BAD_URL', `"${url}" is not a URL.`);
  const { extractHtml } = await import('./extract-html.ts');
  for await (const page of listPages(visitor, url, onUnread)) {
    const visited = await visitor.visit(page);
    if (!visited.ok) onUnread({ url: page, why: visited.detail });
    else if (visited.status !== 200) onUnread({ url: page, why: `the page answers ${visited.status}` });
    else {
      const listing = extractHtml(decodeText(visited), { url: visited.finalUrl });
      if (listing) yield listing;
      else onUnread({ url: page, why: 'the page offers nothing that could be read' });
    }
  }
}
