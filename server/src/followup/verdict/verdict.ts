import type { Visit, VisitFailure } from '../../base/fetch/fetch.ts';
import { headerOf } from '../../base/fetch/fetch.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { findPhrase, foldText, says } from '../../base/page/match-phrases.ts';
import { decodeText, type Page, readPage } from '../../base/page/read-page.ts';
import type { PageState } from '../../base/registers/registers.ts';
import { compareDestination, type JudgedListing } from './destination.ts';
import type { Judgement, Verdict, VerdictReason } from './judgement.ts';
import { type Sighting, sight } from './offer-signs.ts';
import {
  BLOCKED,
  CHALLENGE_MARKS,
  ENDED,
  GONE,
  NOT_FOUND,
  NOT_HERE,
  OUT_OF_ORDER,
  OUT_OF_STOCK,
  SIGN_IN,
} from './phrases.ts';
import { judgeLearned } from './platform-phrases.ts';
import type { ReasonCode } from './reason-words.ts';

/** A page with less text than this stands for one statement: an error, a wall, a goodbye. */
const SHORT_CHARACTERS = 1_500;
/** The part of a long page that speaks of the page as a whole. */
const OPENING_CHARACTERS = 1_200;
/** With fewer characters nothing was said. */
const EMPTY_CHARACTERS = 8;

/**
 * Says what a re-visit shows of a listing. `removed` needs a page that says so, and none of the offer's own signs against it; whatever is in doubt
 * is `indeterminate`. Pure: the same visit always has the same verdict.
 *
 * @param about `previous`: the verdict before this one, to name a return; `states`: what the platform's pages are known to say.
 */
export function judge(
  visited: Visit | VisitFailure,
  about: { listing: JudgedListing; previous?: Verdict | null; states?: readonly PageState[] },
): Judgement {
  const judgement = visited.ok
    ? judgePage(visited, about.listing, about.states ?? [])
    : unsure(visited.kind, visited.detail);
  if (judgement.verdict === 'online' && about.previous === 'removed') {
    judgement.reasons.push({ code: 'came-back', detail: 'the check before this one found it removed' });
  }
  return judgement;
}

function unsure(code: ReasonCode, detail: string): Judgement {
  return { verdict: 'indeterminate', reasons: [{ code, detail }] };
}

function judgePage(visit: Visit, listing: JudgedListing, states: readonly PageState[]): Judgement {
  const { status } = visit;
  const status451 = status === 451;
  if (status451)
    return { verdict: 'restricted', reasons: [{ code: 'status-451', detail: 'unavailable for legal reasons' }] };
  const type = headerOf(visit.responseHeaders, 'content-type') ?? 'text/html';
  if (!/html|xml|text\/plain/i.test(type)) return unsure('not-a-page', `the answer is ${type.slice(0, 80)}`);
  const html = decodeText(visit);
  const page = readPage(html, visit.finalUrl);
  const seen = sight(page, listing.title);
  const destination = compareDestination(listing, visit.finalUrl);
  const said = readStatements(page);

  if (destination === 'other-site') return unsure('left-the-site', `redirected to ${visit.finalUrl.slice(0, 200)}`);
  const answered = (status >= 200 && status < 300) || status === 404 || status === 410;
  if (answered && seen.title && seen.order) return online(visit, seen, said, destination);

  const learned = judgeLearned(states, { page, seen, opening: said.opening, mayBeGone: answered && !visit.truncated });
  if (learned) return learned;
  const wall = judgeWall(visit, html, page, seen, said);
  if (wall) return wall;
  if (!answered) return unsure(`status-${status}`, visit.statusText.slice(0, 100));
  if (page.refresh && !seen.title && new URL(page.refresh).pathname !== new URL(visit.finalUrl).pathname) {
    return unsure('sends-elsewhere', `the page goes on to ${page.refresh.slice(0, 200)}`);
  }
  if (visit.truncated || page.partial) return unsure('cut', 'the page was not read to its end');
  if (page.text.replace(/\s/g, '').length < EMPTY_CHARACTERS) return unsure('empty', 'the page has no text');
  if (status === 404 || status === 410) return judgeMissing(status, seen, said);
  if (destination === 'home') return unsure('redirected-home', `redirected to ${visit.finalUrl.slice(0, 200)}`);
  if (destination === 'elsewhere' && !seen.title) {
    if (said.headlineGone && !seen.order && !seen.price) return removed(said.headlineGone, seen);
    return unsure('redirected', `redirected to ${visit.finalUrl.slice(0, 200)}`);
  }
  return judgeOffer(visit, page, seen, said, destination);
}

interface Statements {
  /** The phrase found, null without. */
  headlineGone: string | null;
  headlineNotFound: string | null;
  ended: string | null;
  gone: string | null;
  outOfStock: string | null;
  opening: string;
  /** The page is little more than one statement. */
  short: boolean;
}

function readStatements(page: Page): Statements {
  const headline = foldText([page.title, ...page.headings.slice(0, 3)].join(' | '));
  const own = foldText(page.ownText.slice(0, OPENING_CHARACTERS));
  const opening = `${headline} | ${own}`;
  return {
    headlineGone: findPhrase(headline, ENDED) ?? findPhrase(headline, GONE),
    headlineNotFound: findPhrase(headline, NOT_FOUND),
    ended: findPhrase(opening, ENDED),
    gone: findPhrase(opening, GONE),
    outOfStock: findPhrase(foldText(page.ownText.slice(0, 20_000)), OUT_OF_STOCK),
    opening,
    short: page.text.length < SHORT_CHARACTERS,
  };
}

/** Something stands between the visitor and the offer. */
function judgeWall(visit: Visit, html: string, page: Page, seen: Sighting, said: Statements): Judgement | null {
  if (seen.order) return null;
  const notHere = said.short ? NOT_HERE.map((pattern) => pattern.exec(said.opening)?.[0]).find(Boolean) : undefined;
  if (notHere) return { verdict: 'restricted', reasons: [{ code: 'not-here', detail: notHere }] };
  const gate = said.short ? readAgeGate(page.text, visit.status, false) : null;
  if (gate === 'verified' && !seen.price) {
    return { verdict: 'restricted', reasons: [{ code: 'age-verification', detail: 'behind an age verification' }] };
  }
  if (gate === 'declared' && !seen.title) return unsure('age-wall', 'the page asks for an age and shows nothing else');
  const blocked = said.short ? findPhrase(said.opening, BLOCKED) : null;
  if (blocked && !seen.price) return unsure('challenge', blocked);
  const mark = CHALLENGE_MARKS.find((text) => html.slice(0, 200_000).toLowerCase().includes(text));
  if (mark && page.text.length < 300 && !seen.title && !said.gone && !said.ended) return unsure('challenge', mark);
  const signIn = /\/(login|log-in|signin|sign-in|connexion|anmelden|identification|auth|passport)\b/i;
  if (!seen.title && (visit.status === 401 || signIn.test(new URL(visit.finalUrl).pathname))) {
    return unsure('sign-in', visit.finalUrl.slice(0, 200));
  }
  if (!seen.title && said.short && (page.asksPassword || says(foldText(page.headings.join(' | ')), SIGN_IN))) {
    return unsure('sign-in', 'the page asks to sign in');
  }
  if (said.short && says(said.opening, OUT_OF_ORDER) && !seen.title && !said.ended) {
    return unsure('out-of-order', 'the page says that the service is out of order');
  }
  return null;
}

/** 404 or 410 with a page to it. */
function judgeMissing(status: number, seen: Sighting, said: Statements): Judgement {
  if (seen.title && seen.price) return unsure('missing-yet-shown', `status ${status}, but the offer is shown`);
  if (seen.title && said.outOfStock)
    return unsure('missing-yet-shown', `status ${status}, but the offer is said to be out of stock`);
  const phrase = said.ended ?? said.gone ?? said.headlineNotFound;
  return {
    verdict: 'removed',
    reasons: [
      { code: `status-${status}`, detail: status === 410 ? 'gone' : 'not found' },
      ...(phrase ? [{ code: 'says-gone' as const, detail: phrase }] : []),
    ],
  };
}

function removed(phrase: string, seen: Sighting): Judgement {
  return {
    verdict: 'removed',
    reasons: [
      { code: 'says-gone', detail: phrase },
      {
        code: 'offer-absent',
        detail: `${seen.title ? '' : 'no title, '}${seen.price ? '' : 'no price, '}no way to order`,
      },
    ],
  };
}

/** A page that answered 2xx where the offer was, without the offer's title and a way to order it together. */
function judgeOffer(visit: Visit, page: Page, seen: Sighting, said: Statements, destination: Destination): Judgement {
  const phrase = said.headlineGone ?? said.ended ?? said.gone;
  if (!seen.title) {
    if (phrase && ((!seen.order && !seen.price) || (said.headlineGone && !seen.product))) return removed(phrase, seen);
    if (phrase) return unsure('contradictory', `says "${phrase}", yet offers something`);
    if (said.headlineNotFound && !seen.order && !seen.price) return removed(said.headlineNotFound, seen);
    if (seen.product && seen.order && page.products.length <= 1) {
      return {
        verdict: 'online',
        reasons: [{ code: 'other-title', detail: 'an offer under another title is shown at the same address' }],
      };
    }
    return unsure('offer-not-seen', 'neither the offer nor a word about it');
  }
  const declared = (words: RegExp): boolean => page.availabilities.some((word) => words.test(word));
  const stocked = declared(/^(InStock|BackOrder|PreOrder|LimitedAvailability)$/i);
  // Out of stock is what platforms declare of an ended offer, too: it does not speak against the sentence.
  if (said.ended && !stocked && !said.outOfStock) return removed(said.ended, seen);
  if (said.outOfStock || seen.price || stocked || declared(/^(OutOfStock|SoldOut)$/i)) {
    // The sentence may be about a colour or a size: as long as it is no headline and the price stands, the offer does.
    if (said.headlineGone && !stocked && !said.outOfStock)
      return unsure('contradictory', `says "${said.headlineGone}", yet shows a price`);
    if (said.ended && !said.outOfStock)
      return unsure('contradictory', `says "${said.ended}", yet is declared to be offered`);
    return online(visit, seen, said, destination);
  }
  if (phrase) return unsure('contradictory', `says "${phrase}" under the offer's title`);
  return unsure('offer-incomplete', "the offer's title is shown, but no price and no way to order");
}

type Destination = ReturnType<typeof compareDestination>;

function online(visit: Visit, seen: Sighting, said: Statements, destination: Destination): Judgement {
  const signs = [seen.title && 'title', seen.price && 'price', seen.order && 'way to order'].filter(Boolean);
  const reasons: VerdictReason[] = [{ code: 'offer-shown', detail: signs.join(', ') }];
  if (!seen.order && said.outOfStock) reasons.push({ code: 'out-of-stock', detail: said.outOfStock });
  if (destination !== 'same') reasons.push({ code: 'moved', detail: visit.finalUrl.slice(0, 200) });
  if (visit.status === 404 || visit.status === 410) {
    reasons.push({ code: `status-${visit.status}`, detail: 'and yet the whole offer is shown' });
  }
  if (said.gone ?? said.ended)
    reasons.push({ code: 'says-gone', detail: `${said.gone ?? said.ended}; the offer is shown all the same` });
  return { verdict: 'online', reasons };
}
