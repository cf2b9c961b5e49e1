import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openSession } from '../server/src/people/index.ts';
import type { TestVigie } from '../server/testing/vigie.ts';
import { collectFaults } from './browser.ts';
import { say, sayInEnglish } from './screens/say.ts';

/** A person of the product under test. */
export interface Person {
  account: string;
  unit: string;
}

/** Opens an address of the console as somebody who has signed in, in a window of their own. */
export async function enter(
  browser: Browser,
  product: TestVigie,
  who: Person | undefined,
  at: { url: string; language?: 'en' | 'fr'; width?: number } & Pick<BrowserContextOptions, 'timezoneId'>,
): Promise<{ context: BrowserContext; page: Page; faults: string[]; speak: typeof say | typeof sayInEnglish }> {
  if (!who) throw new Error('nobody of that name was added');
  const { url, language = 'en', width = 1280, ...more } = at;
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ viewport, locale: language === 'fr' ? 'fr-FR' : 'en-GB', ...more });
  const { store } = product.vigie.context;
  const value = await openSession(store, product.clock, { id: who.account, unit: who.unit });
  await context.addCookies([{ name: 'vigie_session', value, url: new URL('/', url).href }]);
  await context.addInitScript(`localStorage.setItem('vigie.language', '${language}')`);
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(url);
  return { context, page, faults, speak: language === 'fr' ? say : sayInEnglish };
}
