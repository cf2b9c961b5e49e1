import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { look, noChromium, tabTo } from '../browser.ts';
import { shareDemo } from '../start-demo.ts';
import { say, sayInEnglish } from './say.ts';

/** From the map of courts to what became of a case at the one that a person chose. */
describe('courts and referrals', { skip: noChromium }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-courts-'));
  const demo = shareDemo(() => join(folder, 'demo'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const checked = (page: Page): Promise<string | null> =>
    page.locator('[role=radio][aria-checked=true]').getAttribute('data-code');

  test('the map is gone through by key, and the lists are searched', { timeout: 240_000 }, async () => {
    const { context, page, faults } = await demo.enter();
    await page.goto(demo.at('/courts'));
    await page.getByRole('radiogroup').waitFor();
    assert.equal(await page.getByRole('radio').count(), 101);
    await look(page, 'courts');
    // One stop of the Tab key, then arrows: Ain, and its neighbour to the east.
    await tabTo(page.locator('[data-code="01"]'));
    await page.keyboard.press('Space');
    assert.equal(await checked(page), '01');
    await page.keyboard.press('ArrowRight');
    assert.equal(await checked(page), '74');
    await page.getByRole('heading', { name: '74 Haute-Savoie' }).waitFor();
    assert.equal(await page.locator('tbody tr').count(), 3);
    // By mouse: Paris in its inset, and an overseas tile.
    for (const [code, courts] of [
      ['75', 1],
      ['971', 2],
    ] as const) {
      await page.locator(`[data-code="${code}"]`).click();
      assert.equal(await checked(page), code);
      assert.equal(await page.locator('tbody tr').count(), courts);
    }
    await page.getByRole('button', { name: say('courts.showAll') }).click();
    await page.getByLabel(say('courts.search')).fill('nancy verdun');
    assert.deepEqual(await page.locator('tbody th').allInnerTexts(), ['Tribunal judiciaire de Verdun']);
    await page.getByRole('button', { name: say('courts.authorities') }).click();
    await page.getByLabel(say('courts.search')).fill('irlande coordinateur');
    assert.deepEqual(await page.locator('tbody th').allInnerTexts(), ['Coimisiún na Meán']);
    await page.getByLabel(say('courts.search')).fill('');
    await look(page, 'authorities');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('a unit says where it sits, and is on the map', { timeout: 180_000 }, async () => {
    const { context, page, faults } = await demo.enter({ isAdmin: true });
    await page.goto(demo.at('/courts'));
    await page.getByText(say('courts.own.title')).click();
    await page.getByRole('combobox', { name: say('courts.own.department') }).selectOption('55');
    await page.getByRole('button', { name: say('courts.own.save') }).click();
    await page.locator('[data-code="55"] circle').waitFor();
    await look(page, 'courts-own');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('a person chooses a court and says why; what became of it waits for whom it says', {
    timeout: 240_000,
  }, async () => {
    const { context, page, faults } = await demo.enter();
    const answer = await page.request.get(demo.at('/v1/cases?state=confirmed&limit=1'));
    const [{ id }]: [{ id: string }] = (await answer.json()).items;
    await page.goto(demo.at(`/cases/${id}?tab=file`));
    await page.getByText(say('recipients.open')).click();
    await page.getByLabel(say('recipients.place.offence')).fill('55, 06');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: say('recipients.another') }).check();
    await page.getByLabel(say('recipients.who')).selectOption('tj-55545');
    await page.getByLabel(say('recipients.reason')).fill('L’acheteur y a été entendu.');
    await look(page, 'recipients');
    await page.getByRole('button', { name: say('recipients.choose'), exact: true }).click();
    await page.getByText('près le tribunal judiciaire de Verdun').first().waitFor();

    await page.getByText(say('referrals.note'), { exact: true }).click();
    await page.getByRole('button', { name: say('referrals.noteSent') }).click();
    await page.getByText(say('referrals.add'), { exact: true }).click();
    await page.getByLabel(say('referrals.what')).selectOption('request');
    await page.getByLabel(say('referrals.said')).fill('Joindre les captures.');
    await page.getByLabel(say('referrals.due')).fill('2030-01-01');
    await look(page, 'referral-entry');
    await page.getByRole('button', { name: say('referrals.addIt'), exact: true }).click();
    await page.getByText(say('referrals.state.asked')).first().waitFor();

    await page.goto(demo.at('/referrals'));
    await page.getByText('tribunal judiciaire de Verdun').waitFor();
    await look(page, 'referrals');
    await page.locator('[popovertarget=you]').click();
    await page.getByLabel(say('app.language')).selectOption('en');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: sayInEnglish('referrals.waits.nobody') }).click();
    await page.getByText(sayInEnglish('referrals.empty')).waitFor();
    await look(page, 'referrals-english');
    assert.deepEqual(faults, []);
    await context.close();
  });
});
