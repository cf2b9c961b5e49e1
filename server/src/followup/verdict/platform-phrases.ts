import type { Page } from '../../base/page/read-page.ts';
import type { PageState } from '../../base/registers/platforms.ts';
import { findPhrase, foldText } from '../../base/text/match-phrases.ts';
import type { Judgement, VerdictReason } from './judgement.ts';
import type { Sighting } from './offer-signs.ts';

/**
 * What a page says in words that are known of its platform. They count where a page speaks of itself: in its headlines
 * and at the beginning of its own text, for further down a seller may have written them. Where the offer is shown, none
 * of them makes it removed.
 *
 * @param about `opening`: the folded headlines and beginning; `mayBeGone`: the page was answered and read whole.
 * @returns null where it says none of them, or too little follows from it.
 */
export function judgeLearned(
  states: readonly PageState[],
  { page, seen, opening, mayBeGone }: { page: Page; seen: Sighting; opening: string; mayBeGone: boolean },
): Judgement | null {
  for (const { state, phrase } of states) {
    if (findPhrase(opening, [foldText(phrase)]) === null) continue;
    const learned: VerdictReason = { code: `learned-${state}`, params: { quote: phrase } };
    const isOffered =
      (seen.order && seen.product) || page.availabilities.some((word) => /^(InStock|LimitedAvailability)$/i.test(word));
    switch (state) {
      case 'gone':
        if (isOffered || (seen.title && (seen.price || seen.order))) {
          return {
            verdict: 'indeterminate',
            reasons: [{ code: 'contradictory', params: { yet: 'shown' } }, learned],
          };
        }
        if (mayBeGone && !page.partial) return { verdict: 'removed', reasons: [learned] };
        break;
      case 'restricted':
        if (!isOffered) return { verdict: 'restricted', reasons: [learned] };
        break;
      case 'challenge':
        if (!seen.title) return { verdict: 'indeterminate', reasons: [learned] };
        break;
      case 'out-of-stock':
        if (seen.title && mayBeGone) return { verdict: 'online', reasons: [learned] };
    }
  }
  return null;
}
