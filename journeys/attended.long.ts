import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openSession } from '../server/src/people/index.ts';
import { type Follower, startFollower } from '../server/testing/follow-up.ts';
import { testStore } from '../server/testing/stores.ts';
import { collectFaults, look, noChromium, openBrowser, tabTo } from './browser.ts';
import { sayInEnglish as say } from './screens/say.ts';

const WIDTHS = [390, 900, 1440];
/** The page, once there is a picture of it. */
const SHOWN = '.attended-window img[src^=data]';
const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === element.ownerDocument.activeElement);

describe('a page that a person uses in the console', { skip: noChromium }, () => {
  let follower: Follower;
  let browser: Browser;
  let context: BrowserContext;
  let home = '';
  let caseId = '';
  before(async () => {
    follower = await startFollower(await testStore(), { browser: 'auto', port: 0 });
    caseId = await follower.notify('press-first', '20302');
    await follower.check('2026-11-25T10:00:00Z', 1);
    const person = await follower.add('Ann', { unit: 'u' });
    home = await follower.vigie.listen();
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { store, clock } = follower.vigie.context;
    const value = await openSession(store, clock, { id: person.account, unit: person.unit });
    await context.addCookies([{ name: 'vigie_session', value, url: home }]);
  });
  after(async () => {
    await browser?.close();
    await follower?.stop();
  });
  const open = async (path: string): Promise<{ page: Page; faults: string[] }> => {
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(new URL(path, home).href);
    return { page, faults };
  };
  const lookAtAll = async (page: Page, name: string): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, `${name}-${width}`);
    }
  };

  test('a check in doubt, by keyboard alone: into the page, out of it, sealed, judged', {
    timeout: 240_000,
  }, async () => {
    const { page, faults } = await open(`/cases/${caseId}?tab=follow-up`);
    const button = page.getByRole('button', { name: say('attended.beginCheck'), exact: true });
    await tabTo(button);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/attended\/vst_/, { timeout: 60_000 });
    await page.getByRole('heading', { level: 1, name: say('attended.title') }).waitFor();
    const picture = page.locator('.attended-window img');
    const shows = () => picture.evaluate((image) => image.getAttribute('src') ?? '');
    await page.locator(SHOWN).waitFor();
    assert.match((await picture.getAttribute('class')) ?? '', /blurred/, 'until a person asks');
    await lookAtAll(page, 'attended-blurred');

    const reveal = page.getByRole('button', { name: say('attended.reveal') });
    await tabTo(reveal);
    await page.keyboard.press('Enter');
    await lookAtAll(page, 'attended-revealed');
    const before = await shows();
    await tabTo(page.getByRole('application'));
    // The skip link, the name over the door, the button of the page.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.locator('.attended-at', { hasText: 'seen=1' }).waitFor({ timeout: 20_000 });
    await page.waitForTimeout(1_000);
    assert.notEqual(await shows(), before);
    await lookAtAll(page, 'attended-offer');
    await page.keyboard.press('Escape');
    assert.ok(await hasFocus(page.getByRole('application')), 'one stays');
    await page.keyboard.press('Escape');
    assert.ok(await hasFocus(page.getByRole('button', { name: say('attended.hide') })), 'two lead out');
    await tabTo(page.getByRole('button', { name: say('attended.seal') }));
    await page.keyboard.press('Enter');
    await page
      .getByText(say('attended.judged').replace('{{verdict}}', say('verdict.online')))
      .waitFor({ timeout: 60_000 });
    await follower.settle();
    await page.getByRole('link', { name: say('attended.toCase') }).click();
    await page.getByText('a person was at the keyboard').first().waitFor();
    await page.locator('#tab-evidence').click();
    await page
      .locator('.tag', { hasText: say('attended.tag') })
      .first()
      .waitFor({ state: 'attached' });
    await page.locator('details summary', { hasText: 'other capture' }).first().click();
    await lookAtAll(page, 'attended-evidence');
    assert.deepEqual(faults, []);
  });

  test('an offer of the case by mouse and touch, ended without a seal', { timeout: 120_000 }, async () => {
    const { page, faults } = await open(`/cases/${caseId}?tab=evidence`);
    await page.getByRole('button', { name: say('attended.begin'), exact: true }).click();
    await page.waitForURL(/\/attended\/vst_/, { timeout: 60_000 });
    await page.locator(SHOWN).waitFor();
    const sealed = (await follower.ask('A', 'GET', `/v1/evidence?case=${caseId}`)).body.items.length;
    // Gone and come back to, it is open still; the link is there in place of the button.
    await page.goto(new URL(`/cases/${caseId}?tab=evidence`, home).href);
    await page.getByRole('link', { name: say('attended.goOn') }).click();
    await page.locator(SHOWN).waitFor();
    await page.getByRole('button', { name: say('attended.leave') }).click();
    await page.getByText(say('attended.ended.left')).waitFor();
    assert.equal((await follower.ask('A', 'GET', `/v1/evidence?case=${caseId}`)).body.items.length, sealed);
    await page.reload();
    await page.getByText(say('attended.over')).waitFor();
    assert.deepEqual(faults, []);
  });
});
