import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import type { Visit } from '../../base/fetch/fetch.ts';
import { fulfill, isDownload, routeRequests, sendOn } from './answer-requests.ts';
import type { Recorder } from './capture-record.ts';
import { recallMissingFonts } from './fonts.ts';
import { openGuardedProfile, type ShownAs, VIEWPORT } from './guarded-profile.ts';
import { type SharedBrowser, watchEnd, within } from './shared-browser.ts';
import { crashOf, type Left, type Rendering, takePage } from './take-page.ts';

const CALLS = 2_000; // a page that asks for the same again and again
const NAVIGATIONS = 4;
const QUIET_MS = 3_000;
const STEP_MS = 8_000;
const SCROLLS = 12;
/** Of the time; the rest is for capturing the page. */
const LOADING_SHARE = 0.6;

/**
 * Shows a page that was already fetched in a fresh profile of Chromium and captures it. Chromium itself never reaches
 * the network: each of its requests is answered with what the recorder fetched.
 *
 * @param first The page's own answer: the first navigation gets it.
 * @param options `totalMs`: milliseconds for everything
 * @throws Error when the page cannot be shown at all; the caller falls back on what was fetched.
 */
export async function render(
  browser: SharedBrowser,
  recorder: Recorder,
  first: Visit,
  options: ShownAs & { totalMs: number },
): Promise<Rendering> {
  const started = performance.now();
  const remaining = (until: number, most: number): number =>
    Math.max(1, Math.min(most, started + until - performance.now()));
  const left: Left = (most = STEP_MS) => remaining(options.totalMs, most);
  const leftToLoad: Left = (most = STEP_MS) => remaining(options.totalMs * LOADING_SHARE, most);
  const once = async (alone?: 'alone'): Promise<Rendering | 'ended'> => {
    const context = await openGuardedProfile(browser, recorder, options, alone);
    const { ended, isEnded } = watchEnd(context);
    const shown = show(context, recorder, first, left, leftToLoad);
    let hasEnded = false;
    try {
      const rendering = await within(Promise.race([shown, ended]), left(options.totalMs));
      hasEnded = !rendering || (rendering.screenshot === null && (await isEnded(null)));
      return rendering && !hasEnded ? rendering : 'ended';
    } catch (error) {
      hasEnded = await isEnded(error);
      if (hasEnded) return 'ended';
      throw error;
    } finally {
      shown.catch(() => {});
      // A profile that does not close in time takes its Chromium with it.
      if (!hasEnded) await within(context.close(), 3_000).catch(() => browser.drop(context));
    }
  };
  const shared = await once();
  if (shared !== 'ended') return shared;
  // By this page or by another that was shown beside it: alone, it breaks nobody's capture but its own.
  recorder.missed('Chromium ended while it showed the page, which was shown once more, alone');
  const alone = await once('alone');
  if (alone === 'ended') throw new Error('Chromium ended again');
  return alone;
}

async function show(
  context: BrowserContext,
  recorder: Recorder,
  first: Visit,
  left: Left,
  leftToLoad: Left,
): Promise<Rendering> {
  const page = await context.newPage();
  // Before anything of the page is there, which could answer in its place.
  const missingFonts = await within(recallMissingFonts(page), left());
  context.on('page', (other) => {
    if (other !== page) other.close().catch(() => {});
  });
  page.on('dialog', (dialog) => {
    recorder.missed(`the page asked by a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  const crashed = crashOf(page);
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
  await Promise.race([arriving, dropped.promise, crashed]);
  if (!/^https?:/.test(page.url())) throw new Error('nothing was shown');
  const loaded = page
    .waitForLoadState('load', { timeout: leftToLoad(15_000) })
    .catch(() => late('the page was still loading when it was captured'));
  await Promise.race([loaded, dropped.promise, crashed]);
  await scrollThrough(page, leftToLoad).catch(() => {});
  await page.waitForLoadState('networkidle', { timeout: leftToLoad(QUIET_MS) }).catch(() => {});
  return takePage(page, recorder, { left, missingFonts, crashed });
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

async function routeAll(
  context: BrowserContext,
  page: Page,
  recorder: Recorder,
  first: Visit,
  onStay: () => void,
): Promise<void> {
  const ready = new Map([[first.finalUrl, first]]);
  let navigations = 0;

  /** The page goes elsewhere by itself. */
  async function navigate(route: Route, request: Request): Promise<void> {
    if (++navigations > NAVIGATIONS) return stay(route);
    const url = request.url();
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
    return visited.redirects.length === 0 ? fulfill(route, visited) : sendOn(route, visited.finalUrl);
  }

  /**
   * Answered with nothing, a navigation leaves the page as it is; refused, it would leave Chromium's own page about
   * errors.
   */
  async function stay(route: Route): Promise<void> {
    await route.fulfill({ status: 204 });
    onStay();
  }

  await routeRequests(context, page, recorder, {
    calls: CALLS,
    methods: ['GET'],
    navigate,
    openWindow: (url) => recorder.missed(`${url}: a window of its own, not opened`),
    isFresh: false,
  });
}
