import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { plantCases } from '../../server/testing/figures/plant-cases.ts';
import { runSweep } from '../../server/testing/figures/run-sweep.ts';
import type { TestStore } from '../../server/testing/stores.ts';
import type { TestVigie } from '../../server/testing/vigie.ts';
import { collectFaults, look, noChromium } from '../browser.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { openProduct } from '../shared-product.ts';
import { buildVerifier } from './web-verifier.ts';

/** A stranger reads what was published, with a browser of each of the languages. */
export function publicPages(locales: readonly ('fr-FR' | 'en-GB')[]): void {
  describe('a stranger reads what was published', { skip: noChromium }, () => {
    let made: TestStore;
    let product: TestVigie;
    let browser: Browser;
    let url = '';
    let path = '';

    before(async () => {
      buildVerifier();
      ({ made, product, url } = await openProduct());
      const { unit } = await product.add('ana', { unit: 'paper' });
      await product.add('pia', { unit: 'paper', role: 'publisher' });
      for (const on of ['2026-10-05', '2026-11-05'])
        for (const [at, platform] of ['a.example', 'b.example', 'c.example'].entries())
          await made.asOwner(plantCases(unit, { platform, count: 7 * at + 3, on, from: on > '2026-11' ? 50 : 0 }));
      const plan = { design: 'stratified', size: { draw: 40 } };
      const sweep = await runSweep(product, 'ana', 'Which offers are medicines?', { every: 3, plan });
      const input = { title: 'Autumn', from: '2026-10-01', to: '2026-11-30', sweeps: [sweep] };
      for (const title of ['Autumn', 'Autumn, corrected']) {
        const corrects =
          title === 'Autumn' ? {} : { corrects: { release: path.split('/').at(-1), reason: 'A mistake.' } };
        const { body } = await product.call('ana', 'POST', '/v1/releases', { ...input, title, ...corrects });
        const approve = { decision: 'approve', reason: 'read' };
        await product.call('pia', 'POST', `/v1/proposals/${body.id}/decisions`, approve);
        path = `/public/releases/${body.summary.release}`;
      }
      await product.settle();
      browser = await openBrowser();
    });
    after(async () => {
      await closeWindows();
    });

    const isWithin = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

    test('in either language, on a phone, without scripts, and finds an address that is none', {
      timeout: 300_000,
    }, async () => {
      for (const locale of locales) {
        const other = locale === 'fr-FR' ? 'English' : 'Français';
        // The page's own script is not run; scripts run for axe alone.
        const context = await browser.newContext({ bypassCSP: true, locale, viewport: { width: 390, height: 800 } });
        await context.route('**/check.js', (route) => route.abort());
        const page = await context.newPage();
        await page.goto(`${url}/public`);
        await look(page, 'releases for all');
        assert.equal(await isWithin(page), true);
        await page.getByRole('link', { name: 'Autumn, corrected' }).click();
        await page.getByRole('heading', { level: 1, name: 'Autumn, corrected' }).waitFor();
        await look(page, 'release for all');
        assert.equal(await isWithin(page), true);
        assert.ok((await page.locator('svg line.axis').count()) >= 4);
        const chart = page.locator('svg').filter({ has: page.locator('line.interval') });
        assert.equal(await chart.locator('circle').count(), 3, 'two platforms and the whole, each with its interval');
        assert.match((await chart.textContent()) ?? '', /south\.example.*%/);
        assert.ok((await page.locator('abbr').count()) > 0, 'some figures are withheld');
        await page.getByRole('link', { name: other, exact: true }).click();
        assert.equal(await page.locator('html').getAttribute('lang'), locale.startsWith('fr') ? 'en' : 'fr');
        await page.goto(`${url}/public/method`);
        await look(page, 'method for all');
        assert.equal((await page.goto(`${url}/public/lost`))?.status(), 404);
        await look(page, 'nothing for all');
        assert.equal(await isWithin(page), true);
        await context.close();
      }
    });

    test('and checks the figures, which a changed page or file does not pass', { timeout: 60_000 }, async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      const page = await context.newPage();
      const faults = collectFaults(page);
      const check = () => page.getByRole('button', { name: 'Check the figures of this page' }).click();
      await page.goto(`${url}${path}`);
      await check();
      await page.getByText(/Checked in this browser: .*Figures compared: \d+\./).waitFor();
      assert.deepEqual(faults, []);
      // Somebody changed a figure of the page; then the file.
      await page.evaluate(
        `{ const cell = document.querySelector('data'); cell.value = '77'; cell.textContent = '77'; }`,
      );
      await check();
      await page.getByText(/The check failed: \w+, \d+: 77/).waitFor();
      await page.reload();
      await page.route('**/*.json', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace('"threshold":5', '"threshold":4'),
        });
      });
      await check();
      await page.getByText(/The check failed: SHA-256/).waitFor();
      await context.close();
    });
  });
}
