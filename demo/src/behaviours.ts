import { type Answer, answerPage } from './answer.ts';
import type { Language, SampleListing } from './catalogue/sample.ts';
import { html } from './html.ts';
import { type Offer, pathOf, slugOf } from './offer.ts';
import { frame, grid, offerPage, plainPage } from './pages.ts';
import { say, type Word } from './words.ts';

/** What a person who looks at the page would say: the four results of a check. */
export type Verdict = 'online' | 'removed' | 'restricted' | 'indeterminate';

/** One visit to an offer that behaves in some way. */
export interface Visit {
  readonly offer: Offer;
  /** Days since the marketplace's first. */
  readonly day: number;
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  readonly images: boolean;
  /** Lawful offers of the same category or, if there are none, any. */
  readonly neighbours: readonly SampleListing[];
  /** The path after the behaviour's name and the listing's id. */
  readonly slug: string;
  readonly answerAfterMs: number;
  /** What the address asks besides. */
  readonly query: URLSearchParams;
}

/** A way a page can be after a notice. */
export interface Behaviour {
  readonly name: string;
  /** What a person would say of the page on `fromDay` and later. */
  readonly expectVerdict: Verdict;
  /** First day on which the verdict holds; before day 1 every page is online. */
  readonly fromDay: number;
  readonly why: string;
  readonly answer: (visit: Visit) => Answer;
}

function behave(
  name: string,
  expectVerdict: Verdict,
  why: string,
  answer: (visit: Visit) => Answer,
  fromDay = 1,
): Behaviour {
  return { name, expectVerdict, why, answer, fromDay };
}

const languageOf = (visit: Visit): Language => visit.offer.listing.language;

/** A page that says one sentence in the offer's language. */
function sayPage(status: number, title: Word, text: Word, headers: Readonly<Record<string, string>> = {}) {
  return (visit: Visit): Answer => {
    const language = languageOf(visit);
    return answerPage(plainPage(language, say(title, language), say(text, language)), status, headers);
  };
}

/** Says that the offer has gone, and shows others. */
function goneAmongOthers(visit: Visit): Answer {
  const language = languageOf(visit);
  const others = html`<h2>${say('similar', language)}</h2>${grid(visit.neighbours.slice(0, 4), visit.images)}`;
  return answerPage(plainPage(language, say('gone', language), say('goneWhy', language), others));
}

/** The offer's page with changes to its listing. */
function changed(visit: Visit, change: Partial<SampleListing>, offer: Partial<Offer> = {}): Answer {
  return answerPage(offerPage({ ...visit.offer, ...offer, listing: { ...visit.offer.listing, ...change } }));
}

const shown = (visit: Visit): Answer => answerPage(offerPage(visit.offer));

/** Every way a page of the sample marketplace can be, each with the verdict of a person. */
export const behaviours: readonly Behaviour[] = [
  behave('unchanged', 'online', 'the page is as before', shown),
  behave('gone-410', 'removed', '410, and the page says that the offer has gone', sayPage(410, 'gone', 'goneWhy')),
  behave('missing-404', 'removed', '404 of the marketplace for this offer', sayPage(404, 'notFound', 'goneWhy')),
  behave(
    'soft-404',
    'removed',
    '200, and the page says that the offer is no longer available',
    sayPage(200, 'gone', 'goneWhy'),
  ),
  behave('soft-404-similar', 'removed', '200: the offer has gone, others are shown', goneAmongOthers),
  behave(
    'ended',
    'removed',
    '200: title and picture stay, the page says that the offer has ended and cannot be ordered',
    (visit) =>
      answerPage(
        offerPage(
          { ...visit.offer, availability: 'Discontinued' },
          { banner: say('ended', languageOf(visit)), orderable: false },
        ),
      ),
  ),
  behave('out-of-stock', 'online', 'still offered, out of stock for now', (visit) =>
    changed(visit, {}, { availability: 'OutOfStock' }),
  ),
  behave('price-change', 'online', 'the price alone changed', (visit) =>
    changed(visit, { price: (Number(visit.offer.listing.price) * 0.8).toFixed(2) }),
  ),
  behave('title-change', 'online', 'the title alone changed', (visit) =>
    changed(visit, { title: `${visit.offer.listing.title} (${visit.offer.listing.id})` }),
  ),
  behave('image-change', 'online', 'the picture alone changed', (visit) =>
    changed(visit, {}, { images: visit.offer.images.map((image) => image.replace(/\.(png|jpg)$/, '-b.$1')) }),
  ),
  behave('ab-layout', 'online', 'the layout changes from day to day', (visit) =>
    answerPage(offerPage(visit.offer, { layout: visit.day % 2 === 0 ? 'a' : 'b' })),
  ),
  behave('words-in-text', 'online', 'the description says that a colour is no longer available', (visit) => {
    const { listing } = visit.offer;
    return changed(visit, { description: `${listing.description} ${say('colourGone', listing.language)}` });
  }),
  behave('renamed', 'online', '301 to the same offer under a new slug', (visit) => {
    const { listing, url } = visit.offer;
    const slug = `${slugOf(listing.title)}-2`;
    if (visit.slug === slug) return shown({ ...visit, offer: { ...visit.offer, url: url.replace(/[^/]*$/, slug) } });
    return { kind: 'redirect', status: 301, to: url.replace(/[^/]*$/, slug) };
  }),
  behave('moved', 'online', '301 to the same offer at another address', (visit) => ({
    kind: 'redirect',
    status: 301,
    to: visit.origin + behaviourPath('unchanged', visit.offer.listing),
  })),
  behave('missing-but-shown', 'online', '404 by mistake: the whole offer is shown and can be ordered', (visit) =>
    answerPage(offerPage(visit.offer), 404),
  ),
  behave(
    'missing-once',
    'online',
    '404 on day 1 alone',
    (visit) => (visit.day === 1 ? sayPage(404, 'notFound', 'goneWhy')(visit) : shown(visit)),
    2,
  ),
  behave('geo-block-451', 'restricted', '451 in this country', sayPage(451, 'legalReasons', 'notHere')),
  behave('geo-block-page', 'restricted', '200: not available in your country', sayPage(200, 'notHere', 'legalReasons')),
  behave('geo-block-403', 'restricted', '403: not available in your country', sayPage(403, 'notHere', 'legalReasons')),
  behave('age-verification', 'restricted', 'behind an age verification by a third party', (visit) =>
    changed(visit, { ageGate: 'verified' }),
  ),
  behave('captcha', 'indeterminate', '200: verify you are a human', sayPage(200, 'captcha', 'captchaHow')),
  behave('captcha-403', 'indeterminate', '403: verify you are a human', sayPage(403, 'captcha', 'captchaHow')),
  behave('login-wall', 'indeterminate', '302 to the sign-in page', (visit) => ({
    kind: 'redirect',
    status: 302,
    to: `${visit.origin}/login?lang=${languageOf(visit)}`,
  })),
  behave(
    'login-401',
    'indeterminate',
    '401',
    sayPage(401, 'signIn', 'signIn', { 'www-authenticate': 'Basic realm="Bazar Exemple"' }),
  ),
  behave('redirect-home', 'indeterminate', '302 to the home page', ({ origin }) => ({
    kind: 'redirect',
    status: 302,
    to: `${origin}/`,
  })),
  behave('redirect-category', 'indeterminate', '302 to the category, without a word', ({ origin, offer }) => ({
    kind: 'redirect',
    status: 302,
    to: `${origin}/c/${offer.listing.category}`,
  })),
  behave('redirect-loop', 'indeterminate', '302 to itself for ever', ({ offer }) => ({
    kind: 'redirect',
    status: 302,
    to: offer.url,
  })),
  behave('refresh-home', 'indeterminate', '200 that sends the browser to the home page', (visit) => {
    const language = languageOf(visit);
    return answerPage(plainPage(language, '…', '…', html``, html`<meta http-equiv="refresh" content="0; url=/">`));
  }),
  behave('other-offer', 'indeterminate', '302 to another offer', ({ origin, neighbours, offer }) => ({
    kind: 'redirect',
    status: 302,
    to: origin + pathOf(neighbours[0] ?? offer.listing),
  })),
  behave('error-500', 'indeterminate', '500', sayPage(500, 'busy', 'busy')),
  behave('error-502', 'indeterminate', '502', sayPage(502, 'busy', 'busy')),
  behave('error-503', 'indeterminate', '503 with Retry-After', sayPage(503, 'busy', 'busy', { 'retry-after': '3600' })),
  behave('maintenance', 'indeterminate', '200: the service is unavailable for now', sayPage(200, 'busy', 'busy')),
  behave('forbidden', 'indeterminate', '403 without a reason', () => answerPage('Forbidden\n', 403)),
  behave(
    'too-many',
    'indeterminate',
    '429 with Retry-After',
    sayPage(429, 'busy', 'captchaHow', { 'retry-after': '600' }),
  ),
  behave(
    'cookie-wall',
    'indeterminate',
    '200: a choice of cookies in place of the offer',
    sayPage(200, 'consent', 'consent'),
  ),
  behave('press-first', 'indeterminate', '200: the offer is shown once somebody presses a button', (visit) => {
    if (visit.query.has('seen')) return shown(visit);
    const language = languageOf(visit);
    const button = html`<form><button name="seen" value="1">${say('goOn', language)}</button></form>`;
    return answerPage(plainPage(language, say('consent', language), say('consent', language), button));
  }),
  behave(
    'seller-away',
    'indeterminate',
    '200: the seller is on holiday, the offer is not shown',
    sayPage(200, 'holiday', 'holiday'),
  ),
  behave('empty', 'indeterminate', '200 without content', () => answerPage('')),
  behave('script-shell', 'indeterminate', '200: nothing without JavaScript', (visit) =>
    answerPage(frame(languageOf(visit), '…', html`<div id="app"></div><noscript>JavaScript</noscript>`)),
  ),
  behave('truncated', 'indeterminate', 'the connection ends within the head of the page', (visit) => ({
    kind: 'cut',
    page: offerPage(visit.offer),
  })),
  behave('reset', 'indeterminate', 'the connection is closed without an answer', () => ({ kind: 'reset' })),
  behave('slow', 'indeterminate', 'no answer for a minute', (visit) => ({
    kind: 'late',
    delayMs: visit.answerAfterMs,
    page: offerPage(visit.offer),
  })),
  behave('endless', 'indeterminate', 'a page without end', (visit) => ({
    kind: 'endless',
    page: plainPage(languageOf(visit), '…', '…'),
  })),
  behave('tls-error', 'indeterminate', '302 to an address whose TLS handshake fails', ({ offer }) => ({
    kind: 'redirect',
    status: 302,
    to: offer.url.replace(/^http:/, 'https:'),
  })),
];

const byName = new Map(behaviours.map((behaviour) => [behaviour.name, behaviour]));

/** The behaviour of that name, if there is one. */
export function findBehaviour(name: string): Behaviour | undefined {
  return byName.get(name);
}

/** Path of an offer that behaves in that way from day 1 on. */
export function behaviourPath(name: string, listing: SampleListing): string {
  return `/b/${name}/${listing.id}/${slugOf(listing.title)}`;
}
