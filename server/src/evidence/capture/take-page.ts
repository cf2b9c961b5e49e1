import type { Page } from 'playwright-core';
import type { Recorder } from './capture-record.ts';
import { type ScriptName, sayMissingFonts } from './fonts.ts';
import { VIEWPORT } from './guarded-profile.ts';
import { type OutsidePage, openOutside, type ReadPage } from './outside-page.ts';
import { within } from './shared-browser.ts';

/** What a page looks like once it is shown. */
export interface Rendering {
  finalUrl: string;
  title: string;
  text: string;
  dom: string;
  screenshot: Uint8Array | null;
  missingFonts: ScriptName[];
}

/** Milliseconds that are left, `most` at most. */
export type Left = (most?: number) => number;

const SCREENSHOT_HEIGHT = 12_000; // Chromium's limit is 16,384
const TEXT_CHARACTERS = 500_000;
const DOM_CHARACTERS = 10_000_000;

/**
 * Takes a page as it is shown. It is asked from outside the page's own world: its scripts cannot answer in its place.
 *
 * @param crashed rejects where the page breaks down
 * @throws Error where the page does not answer in time
 */
export async function takePage(
  page: Page,
  recorder: Recorder,
  { left, missingFonts, crashed }: { left: Left; missingFonts: ScriptName[]; crashed: Promise<never> },
): Promise<Rendering> {
  const outside = await Promise.race([within(openOutside(page, VIEWPORT), left()), crashed]);
  const read = await Promise.race([within(outside.read(), left()), crashed]);
  const { dom, title, text } = read;
  const screenshot = await within(shoot(outside, recorder, read), left(15_000)).catch((error: Error) => {
    recorder.missed(`no screenshot: ${error.message.split('\n')[0]}`);
    return null;
  });
  await within(outside.close(), left(1_000)).catch(() => {});
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

/** Rejects once a page breaks down. */
export function crashOf(page: Page): Promise<never> {
  const crashed = Promise.withResolvers<never>();
  crashed.promise.catch(() => {});
  page.on('crash', () => crashed.reject(new Error('the page broke down')));
  return crashed.promise;
}

function shoot(outside: OutsidePage, recorder: Recorder, { height, full }: ReadPage): Promise<Uint8Array> {
  if (height > SCREENSHOT_HEIGHT) {
    recorder.missed(`the screenshot ends at ${SCREENSHOT_HEIGHT} of ${Math.round(height)} pixels`);
  }
  return outside.draw(full, { width: VIEWPORT.width, height: SCREENSHOT_HEIGHT });
}
