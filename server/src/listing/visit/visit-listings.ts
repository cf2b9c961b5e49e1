import type { Listing, Words } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { Visitor } from '../../base/fetch/fetch.ts';
import { decodeText } from '../../base/page/read-page.ts';
import { readSitemap } from './sitemap.ts';

/** A page that gave no listing, and why. */
export interface Unread {
  url: string;
  why: Words;
}

const isSitemap = (url: string): boolean => /\.xml(?:\.gz)?$/i.test(new URL(url).pathname);

async function* listPages(visitor: Visitor, url: string, onUnread: (unread: Unread) => void): AsyncGenerator<string> {
  if (!isSitemap(url)) yield url;
  else
    yield* readSitemap(visitor, url, {
      onGap: (gap) => onUnread({ url, why: { en: gap, fr: 'le plan du site n’a pas été lu en entier' } }),
    });
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
  const { extractHtml } = await import('../page/extract-html.ts');
  for await (const page of listPages(visitor, url, onUnread)) {
    const visited = await visitor.visit(page);
    if (!visited.ok) onUnread({ url: page, why: { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr } });
    else if (visited.status !== 200) {
      const { status } = visited;
      onUnread({ url: page, why: { en: `the page answers ${status}`, fr: `la page répond ${status}` } });
    } else {
      const listing = extractHtml(decodeText(visited), { url: visited.finalUrl });
      if (listing) yield listing;
      else {
        const why = { en: 'the page offers nothing that could be read', fr: 'la page n’offre rien qui ait pu être lu' };
        onUnread({ url: page, why });
      }
    }
  }
}
