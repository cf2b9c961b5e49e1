import { createHash } from 'node:crypto';
import { fold, type Listing, SEVERITIES, type Severity } from '@vigie/engine';
import { gtinKey, modelKey } from '../listing/index.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/**
 * Whether a finding goes to a person. A `low` one (information missing on an offer) is counted and published; a queue
 * of them would hide what cannot wait.
 */
export function needsReview(severity: Severity): boolean {
  return rank(severity) >= rank('medium');
}

/** The worse of two. */
export const worse = (a: Severity, b: Severity): Severity => (rank(b) > rank(a) ? b : a);

/** What makes two listings one product: the GTIN, else brand and model, else the words of the title in any order. */
export function productKey(listing: Listing): string {
  const gtin = gtinKey(listing);
  if (gtin) return `gtin:${gtin}`;
  const model = modelKey(listing);
  if (model) return `mpn:${model}`;
  const words = fold(listing.title)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return `title:${createHash('sha256')
    .update([...new Set(words)].sort().join(' '))
    .digest('hex')
    .slice(0, 32)}`;
}

/**
 * What makes two listings one trader's on a platform: its identifier there, else its folded name. Empty: the offer
 * names none.
 */
export function traderKey(listing: Listing): string {
  const { trader } = listing;
  if (trader?.id) return `id:${trader.id}`;
  return trader?.name ? `name:${fold(trader.name).text.trim()}` : '';
}
