import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { live } from '../../server/testing/figures/history.ts';
import type { TestStore } from '../../server/testing/stores.ts';
import type { TestVigie } from '../../server/testing/vigie.ts';
import { look, lookAgain, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { openProduct } from '../shared-product.ts';
import { say, sayInEnglish } from './say.ts';

const now = { minutes: 1, other: 0 };

describe('a trusted flagger reads its yearly report', { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let url = '';
  let ada: Person;
  let rea: Person;

  before(async () => {
    let home = '';
    ({ made, product, url: home } = await openProduct());
    const { store } = product.vigie.context;
    // Three notices on two platforms: one withdrawn as wrong, one rejected, one without an answer.
    await live(store, 'flagger', [
      ...[0, 1, 2].map((n) => ({ ...now, which: n, other: n, act: 'find', severity: 'medium' }) as const),
      ...[0, 1, 2].map((n) => ({ ...now, which: n, act: 'decide', kind: 'confirm', waits: false }) as const),
      ...[0, 1, 2].map((n) => ({ ...now, which: n, act: 'send', kind: 'dsa-16' }) as const),
      { ...now, which: 2, act: 'withdraw' },
    ]);
    await made.asOwner(`select set_config('vigie.unit', 'flagger', false), set_config('vigie.reader', '*', false);
      insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, decision, digest)
      select unit_id, id, 'ans_' || id, 'decision', 'person', sent_at, sent_at, '{"outcome":"no-action"}', id
      from notice where withdrawn_at is null order by id limit 1`);
    ada = await product.add('ada', { unit: 'flagger', role: 'administrator' });
    rea = await product.add('rea', { unit: 'flagger', role: 'auditor' });
    url = `${home}/releases-list`;
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
  });

  async function open(who: Person, language: 'en' | 'fr', width = 1280) {
    const entered = await enter(browser, product, who, { url, language, width });
    const { page, speak } = entered;
    await page.getByRole('heading', { level: 1, name: speak('releases.title') }).waitFor();
    await page
      .getByRole('navigation', { name: speak('flagger.nav') })
      .getByRole('link')
      .nth(1)
      .click();
    await page.getByRole('heading', { level: 1, name: speak('flagger.title') }).waitFor();
    await page.locator('.chart-figure svg.plot').waitFor();
    return entered;
  }

  /** The figure of a line of the error rate. */
  const figureOf = (page: Page, name: RegExp) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .locator('td')
      .first()
      .innerText();

  test('an administrator enters how the unit stays independent, which the PDF then prints', {
    timeout: 120_000,
  }, async () => {
    const { context, page, faults } = await open(ada, 'fr');
    await page.getByText(say('flagger.missing')).waitFor();
    assert.equal(await figureOf(page, /Rejetées par le fournisseur/), '1');
    assert.equal(await figureOf(page, /Retirées comme fautives/), '1');
    await page.getByText(/Taux d’erreur\s:\s33/).waitFor();
    await page.getByText(say('flagger.firstVersion')).click();
    await look(page, 'flagger-enter');
    await page.getByLabel(say('flagger.since')).fill('2026-01-01');
    await page.getByLabel(say('flagger.text.fr')).fill('Aucun financement ne vient d’un fournisseur.');
    await page.getByRole('button', { name: say('flagger.keep') }).click();
    await page.getByText(say('flagger.isPrinted')).waitFor();
    await page.getByText(/saisie par ada/).waitFor();
    assert.equal(await page.getByText(say('flagger.missing')).count(), 0);
    await lookAgain(page, 'flagger-fr');
    const pdf = await page.request.get(
      new URL((await page.getByRole('link', { name: say('flagger.pdf.fr') }).getAttribute('href')) ?? '', url).href,
    );
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('who only reads sees it in English, on a phone, year by year, and takes its files', {
    timeout: 120_000,
  }, async () => {
    const { context, page, faults } = await open(rea, 'en', 390);
    await page.getByText(sayInEnglish('flagger.adminOnly')).waitFor();
    for (const summary of await page.getByText(sayInEnglish('figures.counts')).all()) await summary.click();
    await page.getByText('it alone makes no notice imprecise or wrong').waitFor();
    await look(page, 'flagger-en-phone');
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390);
    for (const [name, ending] of [
      ['flagger.csv', 'csv'],
      ['flagger.json', 'json'],
    ] as const) {
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: sayInEnglish(name), exact: true }).click();
      const saved = await saving;
      assert.equal(saved.suggestedFilename(), `trusted-flagger-report-2026.${ending}`);
      assert.match(readFileSync(await saved.path(), 'utf8'), /last decided not to act/);
    }
    await page.getByRole('button', { name: '2025', exact: true }).click();
    await page.getByText(sayInEnglish('flagger.none')).first().waitFor();
    await page.getByText(sayInEnglish('flagger.noRate')).waitFor();
    assert.match(page.url(), /\?year=2025$/);
    await lookAgain(page, 'flagger-en-empty');
    assert.deepEqual(faults, []);
    await context.close();
  });
});
