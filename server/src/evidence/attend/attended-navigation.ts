import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import { explainFailure } from '../../base/fetch/failure-words.ts';
import { type Hop, headerOf, type Visit, type VisitFailure } from '../../base/fetch/fetch.ts';
import { fulfill, headersOf, isDownload, routeRequests, sendOn } from '../capture/answer-requests.ts';
import type { Recorder } from '../capture/capture-record.ts';
import { say } from '../words.ts';
import type { Seen } from './attended-acts.ts';

const CALLS = 10_000;
const REDIRECTS = 10;

/** What became of the page's last going somewhere. */
export interface Arrival {
  visit: Visit | null;
  failure: VisitFailure | null;
}

/** Where an answer sends on to; null: nowhere, it is the page. */
function targetOf(hop: Hop): string | null {
  const location = headerOf(hop.responseHeaders, 'location');
  // Header fields are Latin-1 to Node, UTF-8 to most of those who write them.
  const target = location === null ? '' : Buffer.from(location, 'latin1').toString();
  return URL.canParse(target, hop.url) ? new URL(target, hop.url).href : null;
}

/**
 * Lets a person go from page to page: each address by itself, a redirect's too, passes the visitor's guard, its
 * robots.txt and the host's turn, with the cookies that were set before.
 *
 * @param tell what the person is told
 */
export async function routeAttended(
  context: BrowserContext,
  page: Page,
  recorder: Recorder,
  tell: (seen: Seen) => void,
): Promise<Arrival> {
  const arrival: Arrival = { visit: null, failure: null };
  let redirected = 0;

  /** Answered with nothing, a navigation leaves the page as it is. */
  async function stay(route: Route, url: string, why: { en: string; fr: string }): Promise<void> {
    recorder.missed(`${url}: ${why.en}`);
    tell({ kind: 'refused', url, why });
    await route.fulfill({ status: 204 });
  }

  async function navigate(route: Route, request: Request): Promise<void> {
    const url = request.url();
    if (recorder.isSpent()) return stay(route, url, say('attendedSpent'));
    const visited = await recorder.page(url, {
      method: request.method() === 'POST' ? 'POST' : 'GET',
      headers: await headersOf(context, request),
      body: request.postDataBuffer(),
      limits: { redirects: 0 },
    });
    const hop = visited.redirects.at(-1);
    if (!visited.ok && visited.kind === 'too-many-redirects' && hop) {
      const target = targetOf(hop);
      // What was sent is not sent again to another address.
      const isAsked = request.method() === 'POST' && (hop.status === 307 || hop.status === 308);
      if (target !== null && !isAsked && ++redirected <= REDIRECTS) return sendOn(route, target, hop.responseHeaders);
    }
    redirected = 0;
    if (!visited.ok) {
      arrival.failure = visited;
      return stay(route, visited.url, explainFailure(visited));
    }
    if (isDownload(visited)) return stay(route, url, say('attendedDownload'));
    arrival.visit = visited;
    return fulfill(route, visited);
  }

  await routeRequests(context, page, recorder, {
    calls: CALLS,
    methods: ['GET', 'POST'],
    navigate,
    // There is one window to see: what wants another opens in it.
    openWindow(url, method) {
      // The person is told when it comes.
      if (method !== 'GET') return recorder.missed(`${url}: ${method} in a window of its own, not sent`);
      page.goto(url, { waitUntil: 'commit' }).catch(() => {});
    },
    isFresh: true,
  });
  return arrival;
}
