import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { look, noChromium } from '../browser.ts';
import { type Demo, shareDemo } from '../start-demo.ts';
import { say, sayInEnglish } from './say.ts';

/** The platform of a confirmed case. */
async function findPlatform({ at }: Demo, page: Page): Promise<string> {
  const answer = await page.request.get(at('/v1/cases?state=confirmed&limit=1'));
  const { items }: { items: { platform: string }[] } = await answer.json();
  const [first] = items;
  if (!first) throw new Error('the demo has no confirmed case');
  return first.platform;
}

/** An order of the unit's own, from its entering by two people to the list of its candidates. */
describe('candidates', { skip: noChromium }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-candidates-'));
  const demo = shareDemo(() => join(folder, 'demo'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('an order is entered by one person and approved by another, and has its list of candidates', {
    timeout: 180_000,
  }, async () => {
    const { context, page, faults } = await demo.enter();
    const platform = demo.at(`/platforms/${encodeURIComponent(await findPlatform(demo, page))}`);
    await page.goto(platform);
    await page.getByText(say('obligations.enter.open')).click();
    await page.getByRole('textbox', { name: say('obligations.enter.what') }).fill('Ne plus proposer ces offres');
    await page.getByRole('textbox', { name: say('obligations.enter.basis') }).fill('LCEN, art. 6-3');
    await page.getByRole('textbox', { name: say('obligations.enter.source') }).fill('Jugement de démonstration n° 1');
    for (const name of ['madeOn', 'from']) await page.locator(`form input[name=${name}]`).fill('2024-01-01');
    for (const box of await page.locator('input[name=pack]').all()) await box.check();
    await page.getByRole('textbox', { name: say('decide.reason') }).fill('Obtenu par l’unité.');
    await look(page, 'obligation-form');
    await page.getByRole('button', { name: say('obligations.enter.submit'), exact: true }).click();
    await page.getByText(say('obligations.enter.proposed')).waitFor();

    const admin = await demo.enter({ isAdmin: true });
    await admin.page.goto(platform);
    await admin.page.getByRole('button', { name: say('proposal.approve') }).click();
    await admin.page.locator('[role="dialog"] textarea:focus').waitFor();
    await admin.page.keyboard.insertText('Jugement lu.');
    await admin.page.keyboard.press('Control+Enter');
    await admin.page.getByRole('link', { name: say('obligations.candidates') }).waitFor();
    await look(admin.page, 'obligations');

    await page.reload();
    await page.getByRole('link', { name: say('obligations.candidates') }).click();
    await page.getByText('revient au juge').first().waitFor();
    await look(page, 'candidates');
    await page.locator('[popovertarget=you]').click();
    await page.getByLabel(say('app.language')).selectOption('en');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: sayInEnglish('candidates.title') }).waitFor();
    await look(page, 'candidates-english');
    assert.doesNotMatch(await page.locator('main').innerText(), /€|\bEUR\b|euro/i);
    await page.locator('[popovertarget=you]').click();
    await page.getByLabel(sayInEnglish('app.language')).selectOption('fr');
    assert.deepEqual([...faults, ...admin.faults], []);
    await Promise.all([context.close(), admin.context.close()]);
  });
});
