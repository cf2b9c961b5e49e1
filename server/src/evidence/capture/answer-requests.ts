import type { BrowserContext, Frame, Page, Request, Route } from 'playwright-core';
import { type HeaderList, headerOf, type Visit } from '../../base/fetch/fetch.ts';
import type { Recorder } from './capture-record.ts';

/**
 * Not for us to pass on: what the visitor sets itself, what would have the server answer in part, hints about the
 * machine.
 */
const OWN_HEADERS =
  /^(host|connection|content-length|accept-encoding|accept-language|user-agent|cookie|range|if-.*|sec-ch-.*|upgrade-insecure-requests|priority)$/;
/** Framing that no longer holds for the decoded body, and orders to the browser about other visits. */
const DROPPED_HEADERS =
  /^(content-encoding|content-length|transfer-encoding|connection|keep-alive|alt-svc|strict-transport-security|report-to|nel|reporting-endpoints)$/i;

/** What differs between a page that is captured by itself and one that a person uses. */
export interface Answering {
  /** Requests that are answered: a page may ask for the same again and again. */
  calls: number;
  /** How the page itself may go elsewhere. */
  methods: readonly ('GET' | 'POST')[];
  /** The page goes elsewhere. */
  navigate(route: Route, request: Request): Promise<void>;
  /** It wants a window of its own; the request for it is not sent. */
  openWindow(url: string, method: string): void;
  /** The same address may answer otherwise the second time. */
  isFresh: boolean;
}

/** Answers every request of a page with what the recorder fetches: Chromium itself reaches no network. */
export async function routeRequests(
  context: BrowserContext,
  page: Page,
  recorder: Recorder,
  { calls: most, methods, navigate, openWindow, isFresh }: Answering,
): Promise<void> {
  let calls = 0;

  async function answer(route: Route, request: Request): Promise<void> {
    const url = request.url();
    if (++calls > most || !/^https?:/.test(url)) return route.abort('blockedbyclient');
    if (request.resourceType() === 'media') {
      recorder.missed(`${url}: sound or film, not fetched`);
      return route.abort('blockedbyclient');
    }
    const method = request.method();
    if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') {
      recorder.missed(`${url}: ${method}, not sent`);
      return route.abort('blockedbyclient');
    }
    if (request.isNavigationRequest()) {
      const frame = frameOf(request);
      if (!frame) {
        openWindow(url, method);
        return route.abort('blockedbyclient');
      }
      if (frame === page.mainFrame() && methods.some((one) => one === method)) return navigate(route, request);
    }
    const headers = await headersOf(context, request);
    const visited = await recorder.part(url, { method, headers, body: request.postDataBuffer() }, isFresh);
    return visited ? fulfill(route, visited) : route.abort('failed');
  }

  await context.route(
    () => true,
    async (route, request) => {
      try {
        await answer(route, request);
      } catch (error) {
        // The page is being closed, or a header cannot be passed on.
        recorder.missed(
          `${request.url()}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed'}`,
        );
        await route.abort('failed').catch(() => {});
      }
    },
  );
}

/** Null for a window that the page opens: its frame is not there yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

export function isDownload(visited: Visit): boolean {
  const type = headerOf(visited.responseHeaders, 'content-type') ?? 'text/html';
  return (
    /^\s*attachment/i.test(headerOf(visited.responseHeaders, 'content-disposition') ?? '') ||
    !/html|xml|text/i.test(type)
  );
}

/** What a request says of itself, with the profile's cookies for its address. */
export async function headersOf(context: BrowserContext, request: Request): Promise<HeaderList> {
  const headers: HeaderList = Object.entries(request.headers()).filter(([name]) => !OWN_HEADERS.test(name));
  const cookies = await context.cookies(request.url());
  if (cookies.length > 0) headers.push(['Cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; ')]);
  return headers;
}

/** The header fields of an answer as Playwright takes them. */
function toFields(headers: HeaderList): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (DROPPED_HEADERS.test(name)) continue;
    const key = name.toLowerCase();
    const before = fields[key];
    fields[key] = before === undefined ? value : `${before}${key === 'set-cookie' ? '\n' : ', '}${value}`;
  }
  return fields;
}

export async function fulfill(route: Route, { status, responseHeaders, body }: Visit): Promise<void> {
  await route.fulfill({ status, headers: toFields(responseHeaders), body });
}

/**
 * Chromium would follow a redirect without asking us, so it is sent on by a page of ours.
 *
 * @param cookies header fields of the redirecting answer: what it sets is set
 */
export async function sendOn(route: Route, to: string, cookies: HeaderList = []): Promise<void> {
  const target = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await route.fulfill({
    headers: {
      ...toFields(cookies.filter(([name]) => name.toLowerCase() === 'set-cookie')),
      'content-type': 'text/html',
    },
    body: `<meta http-equiv="refresh" content="0;url=${target}">`,
  });
}
