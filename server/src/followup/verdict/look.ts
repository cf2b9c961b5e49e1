import { headerOf, type Visit } from '../../base/fetch/fetch.ts';
import { readAgeGate } from '../../base/page/age-gate.ts';
import { decodeText, type Page, readPage } from '../../base/page/read-page.ts';
import { PAGE_PHRASES } from '../../base/registers/page-phrases.ts';
import type { PageState } from '../../base/registers/platforms.ts';
import { findPhrase, foldText, says } from '../../base/text/match-phrases.ts';
import { compareDestination, type JudgedListing } from './destination.ts';
import type { Judgement } from './judgement.ts';
import { type Sighting, sight } from './offer-signs.ts';
import { judgeLearned } from './platform-phrases.ts';

/** A page with less text than this stands for one statement: an error, a wall, a goodbye. */
const SHORT_CHARACTERS = 1_500;
/** The part of a long page that speaks of the page as a whole. */
const OPENING_CHARACTERS = 1_200;
/** With fewer characters nothing was said. */
const EMPTY_CHARACTERS = 8;

/**
 * What challenges leave in a page's source; telling only on a page without much else, since shops load some of them for
 * their forms.
 */
const CHALLENGE_MARKS = [
  ...['captcha-delivery.com', '/cdn-cgi/challenge-platform', 'cf-chl-', 'px-captcha', '_incapsula_resource'],
  ...['sec-if-cpt-container', '_____tmd_____', 'nocaptcha', 'hcaptcha.com/1/api', 'recaptcha/api', 'aws-waf-token'],
];

const { page: PHRASES, notHere: NOT_HERE } = PAGE_PHRASES;

/** What a page says of itself: the phrase found, null without. */
interface Statements {
  headlineGone: string | null;
  headlineNotFound: string | null;
  ended: string | null;
  gone: string | null;
  outOfStock: string | null;
  /** The page is little more than one statement. */
  short: boolean;
  /** The folded headlines and beginning. */
  opening: string;
}

function readStatements(page: Page): Statements {
  const headline = foldText([page.title, ...page.headings.slice(0, 3)].join(' | '));
  const own = foldText(page.ownText.slice(0, OPENING_CHARACTERS));
  const opening = `${headline} | ${own}`;
  return {
    headlineGone: findPhrase(headline, PHRASES.ended) ?? findPhrase(headline, PHRASES.gone),
    headlineNotFound: findPhrase(headline, PHRASES.notFound),
    ended: findPhrase(opening, PHRASES.ended),
    gone: findPhrase(opening, PHRASES.gone),
    outOfStock: findPhrase(foldText(page.ownText.slice(0, 20_000)), PHRASES.outOfStock),
    short: page.text.length < SHORT_CHARACTERS,
    opening,
  };
}

/** Facts of a page that was answered; the rules ask for them. The page is read when the first of them asks for it. */
export class Look {
  readonly visit: Visit;
  readonly destination: ReturnType<typeof compareDestination>;
  readonly #listing: JudgedListing;
  readonly #states: readonly PageState[];
  #learned: Judgement | null | undefined;
  #read: { html: string; page: Page; seen: Sighting; said: Statements } | undefined;

  constructor(visit: Visit, listing: JudgedListing, states: readonly PageState[]) {
    this.visit = visit;
    this.#listing = listing;
    this.#states = states;
    this.destination = compareDestination(listing, visit.finalUrl);
  }

  get type(): string {
    return headerOf(this.visit.responseHeaders, 'content-type') ?? 'text/html';
  }

  /** Answered with a page of its own: the offer, or that it is missing. */
  get isAnswered(): boolean {
    return (this.visit.status >= 200 && this.visit.status < 300) || this.isMissing;
  }

  get isMissing(): boolean {
    return this.visit.status === 404 || this.visit.status === 410;
  }

  get #facts() {
    if (!this.#read) {
      const html = decodeText(this.visit);
      const page = readPage(html, this.visit.finalUrl);
      this.#read = { html, page, seen: sight(page, this.#listing.title), said: readStatements(page) };
    }
    return this.#read;
  }
  get page(): Page {
    return this.#facts.page;
  }
  get seen(): Sighting {
    return this.#facts.seen;
  }
  get said(): Statements {
    return this.#facts.said;
  }

  /** What follows from words that are known of the platform. */
  get learned(): Judgement | null {
    if (this.#learned === undefined) {
      const { page, seen, said } = this.#facts;
      const mayBeGone = this.isAnswered && !this.visit.truncated;
      this.#learned = judgeLearned(this.#states, { page, seen, opening: said.opening, mayBeGone });
    }
    return this.#learned;
  }

  get isEmpty(): boolean {
    return this.page.text.replace(/\s/g, '').length < EMPTY_CHARACTERS;
  }

  /** The page goes on by itself to another path. */
  get refresh(): string | null {
    const { refresh } = this.page;
    return refresh && new URL(refresh).pathname !== new URL(this.visit.finalUrl).pathname ? refresh : null;
  }

  /** That the offer ended or is gone, in the headline or the beginning. */
  get goodbye(): string | null {
    return this.said.headlineGone ?? this.said.ended ?? this.said.gone;
  }

  /** Structured data that says the offer can be had. */
  get isDeclaredOpen(): boolean {
    return this.#declares(/^(InStock|BackOrder|PreOrder|LimitedAvailability)$/i);
  }

  /** The offer's title stands with something that makes it an offer still: a price, or what is said of its stock. */
  get isOffered(): boolean {
    const { seen, said } = this.#facts;
    return seen.price || said.outOfStock !== null || this.isDeclaredOpen || this.#declares(/^(OutOfStock|SoldOut)$/i);
  }

  #declares(words: RegExp): boolean {
    return this.page.availabilities.some((word) => words.test(word));
  }

  // What may stand between the visitor and the offer. On a long page such words are about something else.

  get notHere(): string | null {
    return this.said.short ? (NOT_HERE.exec(this.said.opening)?.[0] ?? null) : null;
  }

  get ageGate(): ReturnType<typeof readAgeGate> {
    return this.said.short ? readAgeGate(this.page.text, this.visit.status, false) : null;
  }

  get barred(): string | null {
    return this.said.short ? findPhrase(this.said.opening, PHRASES.barred) : null;
  }

  /** In the source of a page with next to no text. */
  get challengeMark(): string | null {
    const { html, page } = this.#facts;
    if (page.text.length >= 300) return null;
    const source = html.slice(0, 200_000).toLowerCase();
    return CHALLENGE_MARKS.find((text) => source.includes(text)) ?? null;
  }

  get isSignInAddress(): boolean {
    const signIn = /\/(login|log-in|signin|sign-in|connexion|anmelden|identification|auth|passport)\b/i;
    return this.visit.status === 401 || signIn.test(new URL(this.visit.finalUrl).pathname);
  }

  get asksToSignIn(): boolean {
    const { page, said } = this.#facts;
    return said.short && (page.asksPassword || says(foldText(page.headings.join(' | ')), PHRASES.signIn));
  }

  get isOutOfOrder(): boolean {
    return this.said.short && says(this.said.opening, PHRASES.outOfOrder);
  }
}
