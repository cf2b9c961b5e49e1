import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const CHROMIUM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));
/** Why journeys in a browser are left out; false: they are not. */
export const noChromium = CHROMIUM ? false : 'no Chromium: apt-get install chromium';
/** Set it to a folder to keep a picture of each screen there. */
export const PICTURES = process.env.VIGIE_PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts a browser that whoever asks for it closes. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What the browser complains of on a page, from now on. */
export function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    // A capture may hold no picture, and who has no session is told so: the screens say it, the browser notes a 404 or
    // a 401.
    const isExpected = /\/screenshot$|\/v1\/session$/.test(message.location().url);
    if (message.type() === 'error' && !isExpected) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

/** What stays in view lies upon what scrolls under it, which axe takes for a button too small to hit: let it scroll too. */
const LET_SCROLL = `document.querySelectorAll('*').forEach((element) => {
  if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
})`;

/** What axe has against a page as it stands. */
export async function findViolations(page: Page, options: object = {}): Promise<unknown> {
  // Given back, axe itself would be spelled out to us each time, which takes longer than its rules.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(`(() => {${axe}})()`);
  await page.evaluate(LET_SCROLL);
  // Of all that holds, the places are of no use to anybody here.
  const asked = JSON.stringify({ resultTypes: ['violations'], ...options });
  return page.evaluate(`axe.run(document, ${asked}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
}

/** All that axe knows of WCAG 2.2 AA in light; in dark, what colours can change. */
export const RULES = {
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};

/** Looks at a screen as it stands, in dark and in light. */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`), fullPage: true });
    assert.deepEqual(
      await findViolations(page, { runOnly: RULES[colorScheme] }),
      [],
      `axe on ${name} (${colorScheme})`,
    );
  }
}

let isEveryState = false;
/** From now on `lookAgain` looks too. */
export function lookAtEveryState(): void {
  isEveryState = true;
}

/** Looks at a screen of which another state is looked at every day: in the long run alone. */
export async function lookAgain(page: Page, name: string): Promise<void> {
  if (isEveryState) await look(page, name);
}

/** Goes to an element as somebody without a mouse does: it must be on the way of the Tab key. */
export async function tabTo(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const isThere = () => wanted.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let steps = 0; !(await isThere()); steps++) {
    assert.ok(steps < 100, `Tab does not lead to ${wanted}`);
    await wanted.page().keyboard.press('Tab');
  }
}
