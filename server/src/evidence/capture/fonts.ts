import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

/** Scripts that marketplaces write in and machines often have no font for: a sign of each, and its letters. */
const SCRIPTS = {
  Chinese: { sign: '的', letters: /\p{Script=Han}/u },
  Japanese: { sign: 'の', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  Korean: { sign: '한', letters: /\p{Script=Hangul}/u },
  Arabic: { sign: 'ش', letters: /\p{Script=Arabic}/u },
  Thai: { sign: 'ก', letters: /\p{Script=Thai}/u },
} as const;
export type ScriptName = keyof typeof SCRIPTS;

const isScript = (name: string): name is ScriptName => name in SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS).filter(isScript);

/** What is drawn for signs that no font can have: they are not assigned. */
const NO_SIGNS = ['\u0378', '\u{2fffd}'];

/** What each Chromium was found to lack: it takes in no fonts while it runs. */
const known = new WeakMap<Browser, Promise<ScriptName[]>>();

/** As `findMissingFonts`, once for a Chromium. */
export function recallMissingFonts(page: Page): Promise<ScriptName[]> {
  const browser = page.context().browser();
  if (!browser) return findMissingFonts(page);
  const before = known.get(browser);
  if (before) return before;
  const found = findMissingFonts(page);
  known.set(browser, found);
  found.catch(() => known.delete(browser));
  return found;
}

/**
 * Draws each sign in a page that shows nothing else, and looks whether it comes out as one that no font has.
 *
 * @returns the scripts for which this machine has no font
 */
export async function findMissingFonts(page: Page): Promise<ScriptName[]> {
  const signs = SCRIPT_NAMES.map((name) => SCRIPTS[name].sign);
  const drawn = z.array(z.string()).parse(
    await page.evaluate(`${JSON.stringify([...signs, ...NO_SIGNS])}.map((sign) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 64;
      const context = canvas.getContext('2d');
      context.font = '40px sans-serif';
      context.fillText(sign, 4, 48);
      return canvas.toDataURL();
    })`),
  );
  const none = drawn.slice(signs.length);
  return SCRIPT_NAMES.filter((_, at) => none.includes(drawn[at] ?? ''));
}

/** What is to be said of a page's text where fonts are missing that it needs; null: nothing. */
export function sayMissingFonts(missing: readonly ScriptName[], text: string): string | null {
  const needed = missing.filter((name) => SCRIPTS[name].letters.test(text));
  if (needed.length === 0) return null;
  return `this machine has no font for ${needed.join(', ')}: where the page brings none itself, the screenshot shows boxes in place of these letters`;
}
