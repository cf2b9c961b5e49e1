// A sweep as people work with it: from the question to its figures, by form and key, in a browser.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { catalogue, pathOf, startMarketplace } from '@vigie/demo';
import type { Browser, Page } from 'playwright-core';
import { openSession } from '../../server/src/people/index.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { collectFaults, launchBrowser, look, noChromium } from '../browser.ts';
import { sayInEnglish as say, say as sayInFrench } from './say.ts';

describe('a sweep, in a browser', { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let browser: Browser;
  let home = '';
  const people = new Map<string, { account: string; unit: string }>();
  before(async () => {
    made = await testStore();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, {
      settings: { allow: [new URL(marketplace.url).host] },
      clock: () => new Date(),
    });
    for (const name of ['ann', 'bob']) people.set(name, await product.add(name, { unit: 'one', role: 'approver' }));
    home = await product.vigie.listen();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
    await marketplace?.stop();
    await made?.drop();
  });
  async function open(who: string, path: string, locale = 'en-GB'): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
    const { account: id = '', unit = '' } = people.get(who) ?? {};
    const value = await openSession(product.vigie.context.store, product.clock, { id, unit });
    await context.addCookies([{ name: 'vigie_session', value, url: home }]);
    await context.addInitScript(`localStorage.setItem('vigie.language', '${locale.slice(0, 2)}')`);
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(new URL(path, home).href);
    return { page, faults };
  }
  async function lookAtAll(page: Page, name: string): Promise<void> {
    for (const width of [390, 900, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, `${name}-${width}`);
    }
  }

  test('a question is put, planned, drawn, visited, reviewed by two by key, and answered', {
    timeout: 600_000,
  }, async () => {
    const { page, faults } = await open('ann', '/sweeps');
    await page.getByRole('heading', { name: say('sweep.title'), level: 1 }).waitFor();
    await page.getByText(say('sweep.form.begin')).click();
    await page.getByLabel(say('sweep.form.question')).fill('Which offers are prohibited?');
    await page.getByLabel(say('sweep.form.url')).fill(`${marketplace.url}/sitemap.xml`);
    await page.getByLabel(say('sweep.form.missing')).fill('Other shops');
    await lookAtAll(page, 'sweep-begin');
    await page.getByRole('button', { name: say('sweep.form.submit') }).click();
    await page.getByRole('heading', { name: say('sweep.plan.title') }).waitFor({ timeout: 120_000 });
    await page.getByLabel(say('sweep.plan.size'), { exact: true }).selectOption('draw');
    await page.getByLabel(say('sweep.plan.draw')).fill('8');
    await page.getByLabel(say('sweep.plan.secondReview')).fill('8');
    await page.getByLabel(say('sweep.plan.elusion')).fill('8');
    await page.getByLabel(say('sweep.plan.outside')).selectOption('unit');
    await lookAtAll(page, 'sweep-plan');
    await page.getByRole('button', { name: say('sweep.plan.submit') }).click();
    await page.getByRole('button', { name: say('sweep.seed.submit') }).click({ timeout: 120_000 });
    const go = page.getByRole('link', { name: say('sweep.review.go') });
    await go.waitFor({ timeout: 240_000 });
    await lookAtAll(page, 'sweep-review-to-come');
    await go.click();
    const bob = await open('bob', `${new URL(page.url()).pathname}`);
    let seen = 0;
    for (const at of [page, bob.page]) {
      const none = at.getByText(say('sweep.review.none'));
      const offer = at.getByRole('heading', { level: 2 }).first();
      await none.or(offer).first().waitFor();
      if (at === page) await lookAtAll(page, 'sweep-review');
      for (; !(await none.isVisible()); seen++) {
        const left = (await at.getByRole('status').textContent()) ?? '';
        await at.keyboard.press('d');
        await at.getByRole('status').filter({ hasText: left }).waitFor({ state: 'hidden' });
      }
    }
    assert.ok(seen >= 8 && seen <= 16 && seen % 2 === 0, `${seen} reviews`);
    const path = new URL(page.url()).pathname.replace('/review', '');
    await page.goto(new URL(path, home).href);
    await page.getByRole('heading', { name: say('sweep.figure.title') }).waitFor({ timeout: 120_000 });
    await page.locator('.drawing svg').first().waitFor();
    await page.getByRole('link', { name: say('sweep.figure.csv') }).waitFor();
    const report = await page.request.get(new URL(`/v1${path}/report?language=en`, home).href);
    assert.equal(report.headers()['content-type'], 'application/pdf');
    await page.getByText(say('sweep.compare.title')).click();
    await page.getByText(say('sweep.compare.none')).waitFor();
    await lookAtAll(page, 'sweep-figures');
    const french = await open('bob', path, 'fr-FR');
    await french.page.locator('.drawing svg').first().waitFor();
    await lookAtAll(french.page, 'sweep-figures-fr');
    assert.deepEqual([...faults, ...bob.faults, ...french.faults], []);
  });

  test('the age gates of a platform are measured from its page, decided, and drawn over time', {
    timeout: 600_000,
  }, async () => {
    const folder = join(made.settings.dataDir, 'registers/platforms');
    const none = '{ value: null, verified: false, source: null, checked: null }';
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'market.yaml'),
      `key: market\nname: Market\nhosts: ['${new URL(marketplace.url).host}']\noperator: ${none}\ncountry: ${none}\nveryLargeSince: ${none}\ncontacts: { notices: null, orders: null, productSafety: null }\n`,
    );
    const { page, faults } = await open('ann', '/platforms/market');
    await page.getByText(say('gates.form.open')).click();
    await page.getByLabel(say('gates.form.source'), { exact: true }).selectOption('addresses');
    const offers = catalogue.filter(({ ageGate }) => ageGate === 'declared' || ageGate === 'verified').slice(0, 3);
    const addresses = [...offers.map((offer) => `${marketplace.url}${pathOf(offer)}`), `${marketplace.url}/none`];
    await page.getByLabel(say('gates.form.text')).fill(addresses.join('\n'));
    await lookAtAll(page, 'gates-plan');
    await page.getByRole('button', { name: say('gates.form.submit') }).click();
    await page.getByText(say('gates.state.review'), { exact: true }).waitFor({ timeout: 120_000 });
    await lookAtAll(page, 'gates-review');
    for (let left = offers.length; left > 0; left--) {
      const card = page
        .locator('li.card')
        .filter({ has: page.locator(':scope > form') })
        .first();
      await card.getByLabel(say('gates.kind.third-party')).check();
      await card.getByRole('button', { name: say('gates.decide.verified'), exact: true }).click();
      await page
        .locator('li.card > form')
        .nth(left - 1)
        .waitFor({ state: 'detached' });
    }
    await page.getByText(say('gates.state.done'), { exact: true }).waitFor();
    await lookAtAll(page, 'gates-done');
    await page.locator('.trail a').click();
    await page.locator('section[aria-labelledby=gates-title] .drawing svg').waitFor();
    await lookAtAll(page, 'gates-platform');
    const french = await open('bob', '/platforms/market', 'fr-FR');
    await french.page.getByRole('heading', { name: sayInFrench('gates.title') }).waitFor();
    await french.page.locator('section[aria-labelledby=gates-title] .drawing svg').waitFor();
    await lookAtAll(french.page, 'gates-platform-fr');
    assert.deepEqual([...faults, ...french.faults], []);
  });
});
