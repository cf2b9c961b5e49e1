import type { Listing } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { capture } from './capture.ts';
import type { SharedBrowser } from './shared-browser.ts';

/**
 * Reads the offer of a page as a browser shows it: for pages that show nothing without their scripts. Nothing is kept of
 * it but the offer.
 *
 * @returns null where it shows none, cannot be had, or there is no browser
 */
export function readShown(browser: SharedBrowser | 'none'): (context: Context, url: string) => Promise<Listing | null> {
  return async ({ visitor }, url) => {
    if (browser === 'none') return null;
    const { extractHtml } = await import('../../listing/page/extract-html.ts');
    let listing: Listing | null = null;
    try {
      await capture(visitor, url, {
        browser,
        readListing(html, seenAt) {
          listing = extractHtml(html, { url: seenAt });
          return listing;
        },
      });
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      return null;
    }
    return listing;
  };
}
