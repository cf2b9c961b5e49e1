import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { look } from '../browser.ts';
import type { Demo } from '../start-demo.ts';
import { say, sayInEnglish } from './say.ts';

interface Looked {
  listing: string;
  verdict: string | null;
  views: { evidence: string | null }[];
}

/** The platform of a confirmed case of which a check found an offer online, and has its page sealed. */
async function findOnline({ at }: Demo, page: Page): Promise<string> {
  const read = async (path: string) => (await page.request.get(at(path))).json();
  const { items }: { items: { id: string; platform: string }[] } = await read('/v1/cases?state=confirmed&limit=200');
  for (const { id, platform } of items) {
    const { checks }: { checks: Looked[] } = await read(`/v1/follow-ups?case=${id}`);
    if (checks.some(({ verdict, views }) => verdict === 'online' && views.some(({ evidence }) => evidence !== null)))
      return platform;
  }
  throw new Error('the demo has no offer that a check found online');
}

/** An order of the unit's own, from its entering by two people to a candidate that a third look confirms. */
export function testCandidates(demo: Demo): void {
  test('an order is entered by one person and approved by another; a candidate is confirmed with its sealed page', {
    timeout: 180_000,
  }, async () => {
    const { context, page, faults } = await demo.enter();
    const platform = demo.at(`/platforms/${encodeURIComponent(await findOnline(demo, page))}`);
    await page.goto(platform);
    await page.getByText(say('obligations.enter.open')).click();
    await page.getByLabel(say('obligations.enter.what')).fill('Ne plus proposer ces offres');
    await page.getByLabel(say('obligations.enter.basis')).fill('LCEN, art. 6-3');
    await page.getByLabel(say('obligations.enter.source')).fill('Jugement de démonstration n° 1');
    for (const name of ['madeOn', 'from']) await page.locator(`form input[name=${name}]`).fill('2024-01-01');
    for (const box of await page.locator('input[name=pack]').all()) await box.check();
    await page.getByLabel(say('decide.reason')).fill('Obtenu par l’unité.');
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
    const first = page.getByRole('row').filter({ hasNotText: say('candidates.noExhibit') }).getByRole('checkbox').first();
    await first.check();
    await look(page, 'candidates');
    await page.getByRole('button', { name: say('candidates.confirm_one', { count: 1 }) }).click();
    await page.locator('[role="dialog"] textarea:focus').waitFor();
    await page.keyboard.insertText('Page scellée lue.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: say('candidates.state.confirmed'), exact: true }).click();
    await page.getByText('Page scellée lue.').waitFor();
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
}
