import type { BrowserContext, Frame, Page, Request, Route } from 'playwright-core';
import { type HeaderList, headerOf, type Visit } from '../../base/fetch/fetch.ts';
import type { Recorder } from './capture-record.ts';
import { type SharedBrowser, within } from './chromium.ts';
import { findMissingFonts, type ScriptName, sayMissingFonts } from './fonts.ts';

/** What a page looks like once it is shown. */
export interface Rendering {
  finalUrl: string;
  title: string;
  text: string;
  dom: string;
  screenshot: Uint8Array | null;
  missingFonts: ScriptName[];
}

/** How large the window is that a page is shown in. */
export const VIEWPORT = { width: 1280, height: 900 };
const SCREENSHOT_HEIGHT = 12_000; // Chromium's limit is 16,384
const TEXT_CHARACTERS = 500_000;
const DOM_CHARACTERS = 10_000_000;
const CALLS = 2_000; // a page that asks for the same again and again
const NAVIGATIONS = 4;
const QUIET_MS = 3_000;
const STEP_MS = 8_000;
const SCROLLS = 12;
/** Of the time; the rest is for capturing the page. */
const LOADING_SHARE = 0.6;

/** Milliseconds that are left, `most` at most. */
type Left = (most?: number) => number;

/**
 * Not for us to pass on: what the visitor sets itself, what would have the server answer in part, hints about the
 * machine.
 */
const OWN_HEADERS =
  /^(host|connection|content-length|accept-encoding|accept-language|user-agent|cookie|range|if-.*|sec-ch-.*|upgrade-insecure-requests|priority)$/;
/** Framing that no longer holds for the decoded body, and orders to the browser about other visits. */
const DROPPED_HEADERS =
  /^(content-encoding|content-length|transfer-encoding|connection|keep-alive|alt-svc|strict-transport-security|report-to|nel|reporting-endpoints)$/i;

export interface RenderOptions {
  userAgent: string;
  /** Value of `Accept-Language`. */
  language: string;
  timeZone: string;
  /** Milliseconds for everything. */
  totalMs: number;
}

/**
 * Shows a page that was already fetched in a fresh profile of Chromium and captures it. Chromium itself never reaches
 * the network: each of its requests is answered with what the recorder fetched.
 *
 * @param first The page's own answer: the first navigation gets it.
 * @throws Error when the page cannot be shown at all; the caller falls back on what was fetched.
 */
export async function render(
  browser: SharedBrowser,
  recorder: Recorder,
  first: Visit,
  options: RenderOptions,
): Promise<Rendering> {
  const started = performance.now();
  const remaining = (until: number, most: number): number =>
    Math.max(1, Math.min(most, started + until - performance.now()));
  const left: Left = (most = STEP_MS) => remaining(options.totalMs, most);
  const leftToLoad: Left = (most = STEP_MS) => remaining(options.totalMs * LOADING_SHARE, most);
  const context = await browser.openProfile({
    userAgent: options.userAgent,
    locale: options.language.split(/[,;]/)[0] ?? 'fr-FR',
    viewport: VIEWPORT,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    timezoneId: options.timeZone,
    acceptDownloads: false,
    serviceWorkers: 'block',
  });
  try {
    return await within(show(context, recorder, first, left, leftToLoad), left(options.totalMs));
  } finally {
    // A profile that does not close in time takes its Chromium with it.
    await within(context.close(), 3_000).catch(() => browser.drop());
  }
}

async function show(
  context: BrowserContext,
  recorder: Recorder,
  first: Visit,
  left: Left,
  leftToLoad: Left,
): Promise<Rendering> {
  await context.routeWebSocket(
    () => true,
    (socket) => {
      recorder.missed(`${socket.url()}: a WebSocket, closed`);
      return socket.close();
    },
  );
  // Calls between browsers are connections that nobody could answer in Chromium's place.
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    Reflect.deleteProperty(globalThis, 'webkitRTCPeerConnection');
  });
  const page = await context.newPage();
  // Before anything of the page is there, which could answer in its place.
  const missingFonts = await within(findMissingFonts(page), left());
  context.on('page', (other) => {
    if (other !== page) other.close().catch(() => {});
  });
  page.on('dialog', (dialog) => {
    recorder.missed(`the page asked by a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  const crashed = Promise.withResolvers<never>();
  crashed.promise.catch(() => {});
  page.on('crash', () => crashed.reject(new Error('the page broke down')));
  // Playwright waits in vain for a navigation that leads nowhere.
  const dropped = Promise.withResolvers<void>();
  let isDropped = false;
  await routeAll(context, page, recorder, first, () => {
    isDropped = true;
    dropped.resolve();
  });
  const late = (gap: string): void => {
    if (!isDropped) recorder.missed(gap);
  };

  // Not reached in time, or replaced by where the page goes by itself: what there is to see is captured all the same.
  const arriving = page
    .goto(first.finalUrl, { waitUntil: 'domcontentloaded', timeout: leftToLoad(20_000) })
    .catch((error: Error) => late(`loading did not end well: ${error.message.split('\n')[0]}`));
  await Promise.race([arriving, dropped.promise, crashed.promise]);
  if (!/^https?:/.test(page.url())) throw new Error('nothing was shown');
  const loaded = page
    .waitForLoadState('load', { timeout: leftToLoad(15_000) })
    .catch(() => late('the page was still loading when it was captured'));
  await Promise.race([loaded, dropped.promise, crashed.promise]);
  await scrollThrough(page, leftToLoad).catch(() => {});
  await page.waitForLoadState('networkidle', { timeout: leftToLoad(QUIET_MS) }).catch(() => {});

  // Asked from outside the page's own world: its scripts cannot answer in its place.
  const dom = await Promise.race([within(page.content(), left()), crashed.promise]);
  const title = await within(page.title(), left()).catch(() => '');
  const text = await page
    .locator('body')
    .innerText({ timeout: left() })
    .catch(() => '');
  const screenshot = await shoot(page, recorder, left).catch((error: Error) => {
    recorder.missed(`no screenshot: ${error.message.split('\n')[0]}`);
    return null;
  });
  const boxes = sayMissingFonts(missingFonts, text + title);
  if (boxes !== null) recorder.missed(boxes);
  if (dom.length > DOM_CHARACTERS) recorder.missed(`the DOM is cut at ${DOM_CHARACTERS} characters`);
  return {
    finalUrl: page.url(),
    title: title.slice(0, 1_000),
    text: text.slice(0, TEXT_CHARACTERS),
    dom: dom.slice(0, DOM_CHARACTERS),
    screenshot,
    missingFonts,
  };
}

/**
 * Images that come only when they are scrolled to are part of the page. The wheel is turned and sizes are read from
 * outside the page's own world.
 */
async function scrollThrough(page: Page, left: Left): Promise<void> {
  const height = (await page.locator('html').boundingBox({ timeout: left(2_000) }))?.height ?? 0;
  const steps = Math.min(SCROLLS, Math.ceil(height / VIEWPORT.height) - 1);
  if (steps < 1) return;
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  for (let step = 0; step < steps; step++) {
    await within(page.mouse.wheel(0, VIEWPORT.height), left(1_000));
    await page.waitForTimeout(Math.min(60, left()));
  }
  await within(page.mouse.wheel(0, -steps * VIEWPORT.height), left(1_000));
}

async function shoot(page: Page, recorder: Recorder, left: Left): Promise<Uint8Array> {
  const height = (await page.locator('html').boundingBox({ timeout: left(2_000) }))?.height ?? 0;
  if (height > SCREENSHOT_HEIGHT) {
    recorder.missed(`the screenshot ends at ${SCREENSHOT_HEIGHT} of ${Math.round(height)} pixels`);
  }
  return page.screenshot({
    type: 'png',
    fullPage: true,
    clip: { x: 0, y: 0, width: VIEWPORT.width, height: SCREENSHOT_HEIGHT },
    animations: 'disabled',
    caret: 'hide',
    timeout: left(15_000),
  });
}

async function routeAll(
  context: BrowserContext,
  page: Page,
  recorder: Recorder,
  first: Visit,
  onStay: () => void,
): Promise<void> {
  const ready = new Map([[first.finalUrl, first]]);
  let calls = 0;
  let navigations = 0;

  async function answer(route: Route, request: Request): Promise<void> {
    const url = request.url();
    if (++calls > CALLS || !/^https?:/.test(url)) return route.abort('blockedbyclient');
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
        recorder.missed(`${url}: a window of its own, not opened`);
        return route.abort('blockedbyclient');
      }
      if (method === 'GET' && frame === page.mainFrame()) {
        if (++navigations > NAVIGATIONS) return stay(route);
        return navigate(route, url);
      }
    }
    const headers = headersOf(request);
    const cookies = await context.cookies(url);
    if (cookies.length > 0) headers.push(['Cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; ')]);
    const visited = await recorder.part(url, { method, headers, body: request.postDataBuffer() });
    return visited ? fulfill(route, visited) : route.abort('failed');
  }

  /**
   * The page goes elsewhere by itself. Chromium would follow a redirect without asking us, so it is sent on by a page
   * of ours.
   */
  async function navigate(route: Route, url: string): Promise<void> {
    const here = ready.get(url.replace(/#.*$/, ''));
    if (here) return fulfill(route, here);
    const visited = await recorder.page(url);
    if (!visited.ok) {
      recorder.missed(`the page goes on to ${visited.url}: ${visited.kind}, ${visited.detail}`);
      return stay(route);
    }
    if (isDownload(visited)) {
      recorder.missed(`${visited.url}: a download, not taken`);
      return stay(route);
    }
    ready.set(visited.finalUrl, visited);
    if (visited.redirects.length === 0) return fulfill(route, visited);
    const target = visited.finalUrl.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return route.fulfill({ contentType: 'text/html', body: `<meta http-equiv="refresh" content="0;url=${target}">` });
  }

  /**
   * Answered with nothing, a navigation leaves the page as it is; refused, it would leave Chromium's own page about
   * errors.
   */
  async function stay(route: Route): Promise<void> {
    await route.fulfill({ status: 204 });
    onStay();
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

function isDownload(visited: Visit): boolean {
  const type = headerOf(visited.responseHeaders, 'content-type') ?? 'text/html';
  return (
    /^\s*attachment/i.test(headerOf(visited.responseHeaders, 'content-disposition') ?? '') ||
    !/html|xml|text/i.test(type)
  );
}

function headersOf(request: Request): HeaderList {
  return Object.entries(request.headers()).filter(([name]) => !OWN_HEADERS.test(name));
}

async function fulfill(route: Route, visited: Visit): Promise<void> {
  const headers: Record<string, string> = {};
  for (const [name, value] of visited.responseHeaders) {
    if (DROPPED_HEADERS.test(name)) continue;
    const key = name.toLowerCase();
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}${key === 'set-cookie' ? '\n' : ', '}${value}`;
  }
  await route.fulfill({ status: visited.status, headers, body: visited.body });
}
