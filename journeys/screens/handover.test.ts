import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import type { Browser } from 'playwright-core';
import type { TestVigie } from '../../server/testing/vigie.ts';
import { look, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { openProduct } from '../shared-product.ts';
import { say, sayInEnglish } from './say.ts';

const TITLE = 'Coup-de-poing américain';

describe('a case goes from one unit to another', { skip: noChromium }, () => {
  let product: TestVigie;
  let browser: Browser;
  let url = '';
  let nina: Person;
  let luc: Person;
  let caseId = '';

  before(async () => {
    ({ product, url } = await openProduct());
    nina = await product.add('nina', { unit: 'Nice', role: 'approver' });
    luc = await product.add('luc', { unit: 'Lyon', role: 'approver' });
    const listings = [{ ...emptyListing('shop.example', TITLE), id: 'o1', url: 'https://shop.example/o1' }];
    await product.call('nina', 'POST', '/v1/listings', { listings }, 'k');
    await product.settle();
    caseId = (await product.call('nina', 'GET', '/v1/cases')).body.items[0].id;
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
  });

  test('it is offered from the case, accepted in the other unit, and read there as it was', {
    timeout: 240_000,
  }, async () => {
    const nice = await enter(browser, product, nina, { url: `${url}/cases/${caseId}` });
    await nice.page.getByRole('button', { name: sayInEnglish('case.head.more') }).click();
    await nice.page.getByRole('button', { name: sayInEnglish('case.head.handOver') }).click();
    await nice.page.getByRole('heading', { name: sayInEnglish('handover.offer') }).waitFor();
    await nice.page.getByLabel(sayInEnglish('handover.to'), { exact: true }).selectOption('Lyon');
    await nice.page.getByLabel(sayInEnglish('handover.levelLabel')).selectOption('give');
    await nice.page.getByLabel(sayInEnglish('handover.reason'), { exact: true }).fill('Its seller is in Lyon.');
    await look(nice.page, 'handover-offer');
    await nice.page.getByRole('button', { name: sayInEnglish('handover.submit'), exact: true }).click();
    await nice.page.getByText(sayInEnglish('handover.offered')).waitFor();
    await nice.page.getByRole('button', { name: sayInEnglish('handover.withdraw') }).waitFor();

    const lyon = await enter(browser, product, luc, { url: `${url}/handovers`, language: 'fr', width: 390 });
    await lyon.page.getByRole('button', { name: say('handover.accept') }).click();
    await lyon.page.getByText(say('handover.state.taken'), { exact: true }).waitFor();
    await lyon.page.getByRole('button', { name: say('handover.record') }).click();
    await lyon.page.getByRole('heading', { name: say('handover.offers') }).waitFor();
    await look(lyon.page, 'handover-taken-fr-phone');
    assert.ok(Number(await lyon.page.evaluate('document.documentElement.scrollWidth')) <= 390);
    await lyon.page.getByRole('link', { name: TITLE }).click();
    await lyon.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();

    await nice.page.goto(`${url}/cases/${caseId}`);
    await nice.page.getByText(sayInEnglish('case.head.away'), { exact: true }).waitFor();
    assert.equal(await nice.page.getByRole('button', { name: sayInEnglish('decide.confirm') }).count(), 0);
    assert.deepEqual([...nice.faults, ...lyon.faults], []);
    await nice.context.close();
    await lyon.context.close();
  });
});
