import type { Notice } from '../../notice/index.ts';
import { LONGEST_REASONS, MOST_URLS, type NoticeElements } from './received-schema.ts';

/** Fewer characters substantiate nothing. */
const SHORTEST_REASONS = 20;

/** An element of art. 16(2) by its point. */
export type Element = '16(2)(a)' | '16(2)(b)' | '16(2)(c)' | '16(2)(d)';

/**
 * The elements of Regulation (EU) 2022/2065, art. 16(2), that a notice lacks. Point (c) is not needed for an offence of
 * Directive 2011/93/EU, art. 3 to 7.
 */
export function missingElements(
  notice: Pick<NoticeElements, 'reasons' | 'urls' | 'notifier' | 'childOffence' | 'bonaFide'>,
): Element[] {
  const missing: Element[] = [];
  if (notice.reasons.trim().length < SHORTEST_REASONS) missing.push('16(2)(a)');
  if (notice.urls.length === 0) missing.push('16(2)(b)');
  if (!notice.childOffence && (!notice.notifier?.name || !notice.notifier.email)) missing.push('16(2)(c)');
  if (!notice.bonaFide) missing.push('16(2)(d)');
  return missing;
}

/** The elements of a notice as data. It was composed with every one of them, and its schema says so. */
export function elementsOf(notice: Notice, replyTo: string | null): NoticeElements {
  const { notifier } = notice;
  return {
    // The inbox answers in French or English, as the version that governs does.
    language: (notice.governing ?? notice.language) === 'fr' ? 'fr' : 'en',
    reasons: notice.reasons
      .map((reason) => reason.explanation)
      .join('\n')
      .slice(0, LONGEST_REASONS),
    urls: [...new Set(notice.listings.map((listing) => listing.url))].slice(0, MOST_URLS),
    notifier: notifier && { name: notifier.name, email: notifier.email, organisation: notifier.organisation },
    childOffence: notifier === null,
    bonaFide: true,
    notice,
    replyTo,
  };
}
