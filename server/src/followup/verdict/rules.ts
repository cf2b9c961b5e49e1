import type { Sign, Verdict, VerdictReason } from './judgement.ts';
import type { Look } from './look.ts';

/** One way of judging a page that was answered. */
export interface Rule {
  name: string;
  /** What is seen, as docs/reference/follow-up.md prints it. */
  shows: string;
  when(look: Look): boolean;
  verdict: Verdict;
  reasons(look: Look): VerdictReason[];
}

const urlOf = (look: Look): string => look.visit.finalUrl.slice(0, 200);
const SIGNS: readonly Sign[] = ['title', 'price', 'order'];

/** Why a page stands for the offer. */
function shown({ visit, seen, said, destination, isMissing }: Look): VerdictReason[] {
  const { status } = visit;
  const reasons: VerdictReason[] = [{ code: 'offer-shown', params: { signs: SIGNS.filter((sign) => seen[sign]) } }];
  if (!seen.order && said.outOfStock) reasons.push({ code: 'out-of-stock', params: { quote: said.outOfStock } });
  if (destination !== 'same') reasons.push({ code: 'moved', params: { url: visit.finalUrl.slice(0, 200) } });
  if (isMissing) reasons.push({ code: `status-${status}`, params: { status, yet: 'shown' } });
  const quote = said.gone ?? said.ended;
  if (quote) reasons.push({ code: 'says-gone', params: { quote, yet: 'shown' } });
  return reasons;
}

/** Why a page stands for an offer that is gone: it says so, and nothing of the offer speaks against it. */
const gone = (quote: string | null, { seen }: Look): VerdictReason[] => [
  { code: 'says-gone', params: { quote: quote ?? '' } },
  { code: 'offer-absent', params: { missing: SIGNS.filter((sign) => sign === 'order' || !seen[sign]) } },
];

const byPlatformWords = (verdict: Verdict, shows: string): Rule => ({
  name: `platform-words-${verdict}`,
  shows,
  when: ({ learned }) => learned?.verdict === verdict,
  verdict,
  reasons: ({ learned }) => learned?.reasons ?? [],
});

/**
 * How a page is judged: the first rule that holds does. Their order is the algorithm: an offer that is whole comes
 * before everything that is said beside it, a wall before the status and the words behind it, and what makes an offer
 * removed after all that makes it doubtful. `tools/generate/judgement-table.ts` prints them into
 * docs/reference/follow-up.md.
 */
export const RULES: readonly Rule[] = [
  {
    name: 'withheld-by-law',
    shows: 'status 451',
    when: ({ visit }) => visit.status === 451,
    verdict: 'restricted',
    reasons: () => [{ code: 'status-451', params: { status: 451 } }],
  },
  {
    name: 'not-a-page',
    shows: 'an answer that is neither HTML, XML nor plain text',
    when: ({ type }) => !/html|xml|text\/plain/i.test(type),
    verdict: 'indeterminate',
    reasons: ({ type }) => [{ code: 'not-a-page', params: { type: type.slice(0, 80) } }],
  },
  {
    name: 'left-the-site',
    shows: 'a redirect to another site',
    when: ({ destination }) => destination === 'other-site',
    verdict: 'indeterminate',
    reasons: (look) => [{ code: 'left-the-site', params: { url: urlOf(look) } }],
  },
  {
    name: 'offer-whole',
    shows: 'the offer’s title and a way to order, with status 2xx, 404 or 410',
    when: ({ isAnswered, seen }) => isAnswered && seen.title && seen.order,
    verdict: 'online',
    reasons: shown,
  },
  byPlatformWords('removed', 'the platform’s own words for gone, and no sign of the offer'),
  byPlatformWords('restricted', 'the platform’s own words for restricted, and no offer that can be had'),
  byPlatformWords('online', 'the platform’s own words for out of stock, under the offer’s title'),
  byPlatformWords('indeterminate', 'the platform’s own words for a challenge; or for gone, beside the offer'),
  {
    name: 'not-here',
    shows: 'a short page that says it is not offered in this place, or not by this law',
    when: ({ seen, notHere }) => !seen.order && notHere !== null,
    verdict: 'restricted',
    reasons: ({ notHere }) => [{ code: 'not-here', params: { quote: notHere ?? '' } }],
  },
  {
    name: 'age-verification',
    shows: 'a short page that demands proof of age, and no price',
    when: ({ seen, ageGate }) => !seen.order && ageGate === 'verified' && !seen.price,
    verdict: 'restricted',
    reasons: () => [{ code: 'age-verification', params: {} }],
  },
  {
    name: 'age-wall',
    shows: 'a short page that asks for an age, and not the offer’s title',
    when: ({ seen, ageGate }) => !seen.order && ageGate === 'declared' && !seen.title,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'age-wall', params: {} }],
  },
  {
    name: 'challenge-words',
    shows: 'a short page that asks for a human or refuses the visit, and no price',
    when: ({ seen, barred }) => !seen.order && !seen.price && barred !== null,
    verdict: 'indeterminate',
    reasons: ({ barred }) => [{ code: 'challenge', params: { quote: barred ?? '' } }],
  },
  {
    name: 'challenge-marks',
    shows:
      'next to no text, the marks of a challenge in the source, neither the title nor a word that the offer is gone',
    when: ({ seen, said, challengeMark }) =>
      !seen.order && !seen.title && !said.gone && !said.ended && challengeMark !== null,
    verdict: 'indeterminate',
    reasons: ({ challengeMark }) => [{ code: 'challenge', params: { quote: challengeMark ?? '' } }],
  },
  {
    name: 'sign-in-address',
    shows: 'status 401, or an address for signing in, and not the offer’s title',
    when: ({ seen, isSignInAddress }) => !seen.order && !seen.title && isSignInAddress,
    verdict: 'indeterminate',
    reasons: (look) => [{ code: 'sign-in', params: { url: urlOf(look) } }],
  },
  {
    name: 'sign-in-page',
    shows: 'a short page that asks to sign in, and not the offer’s title',
    when: ({ seen, asksToSignIn }) => !seen.order && !seen.title && asksToSignIn,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'sign-in', params: {} }],
  },
  {
    name: 'out-of-order',
    shows: 'a short page that says the service is out of order, neither the title nor a word that the offer ended',
    when: ({ seen, said, isOutOfOrder }) => !seen.order && !seen.title && !said.ended && isOutOfOrder,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'out-of-order', params: {} }],
  },
  {
    name: 'other-status',
    shows: 'any status but 2xx, 404 and 410',
    when: ({ isAnswered }) => !isAnswered,
    verdict: 'indeterminate',
    reasons: ({ visit: { status, statusText } }) => [
      {
        code: `status-${status}`,
        params: { status, ...(statusText === '' ? {} : { said: statusText.slice(0, 100) }) },
      },
    ],
  },
  {
    name: 'sends-elsewhere',
    shows: 'a page that goes on by itself to another path, and not the offer’s title',
    when: ({ seen, refresh }) => refresh !== null && !seen.title,
    verdict: 'indeterminate',
    reasons: ({ refresh }) => [{ code: 'sends-elsewhere', params: { url: (refresh ?? '').slice(0, 200) } }],
  },
  {
    name: 'cut',
    shows: 'a page that was not read to its end',
    when: ({ visit, page }) => visit.truncated || page.partial,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'cut', params: {} }],
  },
  {
    name: 'empty',
    shows: 'a page without text',
    when: ({ isEmpty }) => isEmpty,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'empty', params: {} }],
  },
  {
    name: 'missing-yet-shown',
    shows: 'status 404 or 410, with the offer’s title and a price',
    when: ({ isMissing, seen }) => isMissing && seen.title && seen.price,
    verdict: 'indeterminate',
    reasons: ({ visit: { status } }) => [{ code: 'missing-yet-shown', params: { status, yet: 'shown' } }],
  },
  {
    name: 'missing-yet-out-of-stock',
    shows: 'status 404 or 410, with the offer’s title and a word that it is out of stock',
    when: ({ isMissing, seen, said }) => isMissing && seen.title && said.outOfStock !== null,
    verdict: 'indeterminate',
    reasons: ({ visit: { status } }) => [{ code: 'missing-yet-shown', params: { status, yet: 'out-of-stock' } }],
  },
  {
    name: 'missing',
    shows: 'status 404 or 410',
    when: ({ isMissing }) => isMissing,
    verdict: 'removed',
    reasons: ({ visit: { status }, said }) => {
      const quote = said.ended ?? said.gone ?? said.headlineNotFound;
      return [
        { code: `status-${status}`, params: { status } },
        ...(quote ? [{ code: 'says-gone' as const, params: { quote } }] : []),
      ];
    },
  },
  {
    name: 'redirected-home',
    shows: 'a redirect to the first page of the site',
    when: ({ destination }) => destination === 'home',
    verdict: 'indeterminate',
    reasons: (look) => [{ code: 'redirected-home', params: { url: urlOf(look) } }],
  },
  {
    name: 'redirected-and-gone',
    shows:
      'a redirect elsewhere on the site, to a page whose headline says that the offer is gone, and no sign of the offer',
    when: ({ destination, seen, said }) =>
      destination === 'elsewhere' && !seen.title && !seen.order && !seen.price && said.headlineGone !== null,
    verdict: 'removed',
    reasons: (look) => gone(look.said.headlineGone, look),
  },
  {
    name: 'redirected',
    shows: 'a redirect elsewhere on the site, and not the offer’s title',
    when: ({ destination, seen }) => destination === 'elsewhere' && !seen.title,
    verdict: 'indeterminate',
    reasons: (look) => [{ code: 'redirected', params: { url: urlOf(look) } }],
  },
  // From here on the page stands where the offer was, without the offer's title and a way to order it together.
  {
    name: 'gone',
    shows:
      'not the title, and words that the offer ended or is gone: with neither price nor way to order, or in the headline of what is no product’s page',
    when: ({ seen, said, goodbye }) =>
      !seen.title &&
      goodbye !== null &&
      ((!seen.order && !seen.price) || (said.headlineGone !== null && !seen.product)),
    verdict: 'removed',
    reasons: (look) => gone(look.goodbye, look),
  },
  {
    name: 'gone-yet-offers',
    shows: 'not the title, words that the offer is gone, and something that is offered',
    when: ({ seen, goodbye }) => !seen.title && goodbye !== null,
    verdict: 'indeterminate',
    reasons: ({ goodbye }) => [{ code: 'contradictory', params: { quote: goodbye ?? '', yet: 'offers' } }],
  },
  {
    name: 'not-found',
    shows: 'a headline that says the page is not found, and no sign of the offer',
    when: ({ seen, said }) => !seen.title && said.headlineNotFound !== null && !seen.order && !seen.price,
    verdict: 'removed',
    reasons: (look) => gone(look.said.headlineNotFound, look),
  },
  {
    name: 'other-title',
    shows: 'one product under another title, with a way to order',
    when: ({ seen, page }) => !seen.title && seen.product && seen.order && page.products.length <= 1,
    verdict: 'online',
    reasons: () => [{ code: 'other-title', params: {} }],
  },
  {
    name: 'offer-not-seen',
    shows: 'not the offer’s title',
    when: ({ seen }) => !seen.title,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'offer-not-seen', params: {} }],
  },
  {
    // Out of stock is what platforms declare of an ended offer, too: it does not speak against the sentence.
    name: 'ended',
    shows: 'the title, words that the offer ended, nothing that says it can be had or is out of stock',
    when: ({ said, isDeclaredOpen }) => said.ended !== null && !isDeclaredOpen && !said.outOfStock,
    verdict: 'removed',
    reasons: (look) => gone(look.said.ended, look),
  },
  {
    // The sentence may be about a colour or a size: as long as it is no headline and the price stands, the offer does.
    name: 'gone-yet-priced',
    shows: 'the title and a price, under a headline that the offer is gone',
    when: ({ said, isOffered, isDeclaredOpen }) =>
      isOffered && said.headlineGone !== null && !isDeclaredOpen && !said.outOfStock,
    verdict: 'indeterminate',
    reasons: ({ said }) => [{ code: 'contradictory', params: { quote: said.headlineGone ?? '', yet: 'price' } }],
  },
  {
    name: 'ended-yet-declared',
    shows: 'the title, words that the offer ended, and data that say it can be had',
    when: ({ said, isOffered }) => isOffered && said.ended !== null && !said.outOfStock,
    verdict: 'indeterminate',
    reasons: ({ said }) => [{ code: 'contradictory', params: { quote: said.ended ?? '', yet: 'declared' } }],
  },
  {
    name: 'offer-shown',
    shows: 'the title, with a price or what is said of its stock',
    when: ({ isOffered }) => isOffered,
    verdict: 'online',
    reasons: shown,
  },
  {
    name: 'gone-yet-titled',
    shows: 'words that the offer is gone, under its title',
    when: ({ goodbye }) => goodbye !== null,
    verdict: 'indeterminate',
    reasons: ({ goodbye }) => [{ code: 'contradictory', params: { quote: goodbye ?? '', yet: 'title' } }],
  },
  {
    name: 'offer-incomplete',
    shows: 'the title alone',
    when: () => true,
    verdict: 'indeterminate',
    reasons: () => [{ code: 'offer-incomplete', params: {} }],
  },
];
