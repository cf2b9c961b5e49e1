import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openCases } from '../../server/src/case/group-store.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { look, lookAgain, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { say, sayInEnglish } from './say.ts';

describe('who may see a case, on its screen', { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let url = '';
  let ann: Person;
  let ben: Person;

  before(async () => {
    made = await testStore();
    // By the clock of the browser, which says until when.
    product = await startTestVigie(made, { clock: () => new Date() });
    ann = await product.add('ann', { unit: 'u', role: 'approver' });
    const { unit } = ann;
    ben = await product.add('ben', { unit: 'u' });
    const about = {
      platform: 'shop.example',
      trader: 't',
      product: 'p',
      title: 'Desk lamp',
      severity: 'high',
    } as const;
    await product.vigie.context.store.inUnit(unit, (tx) =>
      openCases(tx, unit, [{ ...about, id: 'cas_1' }], product.clock()),
    );
    url = `${(await product.vigie.listen()).replace(/\/$/, '')}/cases/cas_1`;
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
    await product?.stop();
    await made?.drop();
  });

  test('an approver seals it until a day, with the order, and names a colleague', { timeout: 180_000 }, async () => {
    const { context, page, faults } = await enter(browser, product, ann, { url, language: 'fr' });
    await page.getByRole('button', { name: say('case.head.more') }).click();
    await page.getByRole('button', { name: say('case.access.title') }).click();
    const panel = page.getByRole('dialog', { name: say('case.access.title') });
    await panel.getByText(say('case.access.never')).waitFor();
    await panel.getByLabel(say('case.access.level')).selectOption('sealed');
    await panel.getByLabel(say('case.access.hasEnd')).check();
    await panel.getByLabel(say('case.access.until')).fill('2099-01-31T12:00');
    await panel.getByLabel(say('decide.reason')).fill('Ordonnance n° 12 du juge.');
    await lookAgain(page, 'access-change');
    await panel.getByRole('button', { name: say('case.access.change') }).click();
    await panel.getByRole('cell', { name: /Ordonnance n° 12 du juge/ }).waitFor();
    const names = panel.locator('details', { hasText: say('case.access.people') });
    await names.locator('summary').click();
    await names.getByLabel('ben').selectOption('reads');
    await names.getByLabel(say('decide.reason')).fill('Il travaille sur l’affaire.');
    await panel.getByRole('button', { name: say('case.access.name') }).click();
    await panel.getByRole('cell', { name: /Il travaille sur l’affaire/ }).waitFor();
    // What is chosen to begin with is how it stands: what is sent next takes nothing away unasked.
    assert.equal(await panel.getByLabel('ben').inputValue(), 'reads');
    assert.equal(await panel.getByLabel(say('case.access.until')).inputValue(), '2099-01-31T12:00');
    await look(page, 'access-named');
    assert.equal((await product.call('ben', 'GET', '/v1/cases/cas_1')).body.visibility, 'sealed');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('whoever is named reads who sees it and why, on a phone, and changes nothing', {
    timeout: 180_000,
  }, async () => {
    const { context, page, faults } = await enter(browser, product, ben, { url, width: 390 });
    await page.getByRole('button', { name: new RegExp(sayInEnglish('worktable.visibility.sealed')) }).click();
    const panel = page.getByRole('dialog', { name: sayInEnglish('case.access.title') });
    await panel.getByText(sayInEnglish('case.access.notKeeper')).waitFor();
    assert.equal(await panel.locator('form').count(), 0);
    await look(page, 'access-read-phone');
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
