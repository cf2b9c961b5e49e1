import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';

/** The browser of the tests of this process, which run one after another. */
let browser: Promise<Browser> | null = null;
after(async () => (await browser)?.close());

/** Opens the browser that the tests of this process share. */
export function openBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

/** Closes every window that a suite has opened, with what it kept: the next one begins anew. */
export async function closeWindows(): Promise<void> {
  for (const context of (await browser)?.contexts() ?? []) await context.close();
}
