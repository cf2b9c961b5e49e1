import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openSession } from '../../server/src/people/index.ts';
import { enterOrder } from '../../server/testing/figures/enter-order.ts';
import { type Follower, startFollower } from '../../server/testing/follow-up.ts';
import { testStore } from '../../server/testing/stores.ts';
import { collectFaults, launchBrowser, look, noChromium } from '../browser.ts';
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

/** What an order penalises, from a check that sees it to a person's word on it. */
describe('a candidate', { skip: noChromium }, () => {
  let follower: Follower;
  let browser: Browser;
  before(async () => {
    follower = await startFollower(await testStore());
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await follower?.stop();
  });

  test('an offer seen online, its page sealed, is a candidate that a person confirms; without a page it is not', {
    timeout: 240_000,
  }, async () => {
    const id = await follower.notify('unchanged', '20302');
    const platform = new URL(follower.marketplace.url).host;
    await follower.check('2026-11-25T10:00:00Z', 1);
    const obligation = await enterOrder(follower, { platform, from: '2026-11-25' });
    follower.at('2026-12-15T10:00:00Z');
    await follower.ask('A', 'POST', `/v1/cases/${id}/checks`, {});
    await follower.check('2026-12-15T10:00:00Z', 1);

    const { context } = follower.vigie;
    const person = await follower.add('Ann', { unit: 'u' });
    const home = await follower.vigie.listen();
    const visit = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const value = await openSession(context.store, context.clock, { id: person.account, unit: person.unit });
    await visit.addCookies([{ name: 'vigie_session', value, url: home }]);
    const page = await visit.newPage();
    const faults = collectFaults(page);
    await page.goto(`${home}/platforms/${encodeURIComponent(platform)}`);
    await page.getByRole('link', { name: sayInEnglish('obligations.candidates') }).click();
    const row = (exhibit: RegExp) => page.getByRole('row').filter({ hasText: exhibit });
    const sealed = row(/Sealed page of 15 Dec/);
    await sealed.waitFor();
    assert.match(await sealed.locator('code.digest').innerText(), /^[0-9a-f]{64}$/);

    const confirm = () => page.getByRole('button', { name: /^Confirm 1 candidate/ });
    const decide = async () => {
      await confirm().click();
      await page.locator('[role="dialog"] textarea:focus').waitFor();
      await page.keyboard.insertText('Compared with the sealed page.');
      await page.keyboard.press('Control+Enter');
    };
    const bare = row(new RegExp(sayInEnglish('candidates.noExhibit')));
    await bare.getByRole('checkbox').check();
    await decide();
    await page.locator('[role="dialog"] [role="alert"]').waitFor();
    await look(page, 'candidate-refused');
    await page.keyboard.press('Escape');
    await bare.getByRole('checkbox').uncheck();

    await sealed.getByRole('checkbox').check();
    await decide();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sealed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: sayInEnglish('candidates.state.confirmed'), exact: true }).click();
    await sealed.getByText(/Ann, .*Compared with the sealed page\./).waitFor();
    await look(page, 'candidate-confirmed');
    const { body } = await follower.ask(
      'A',
      'GET',
      `/v1/obligation-candidates?platform=${platform}&obligation=${obligation}&state=confirmed`,
    );
    assert.deepEqual(
      body.items.map(({ day, decision }: { day: string; decision: { by: string } }) => [day, decision.by]),
      [['2026-12-15', 'Ann']],
    );
    assert.deepEqual(
      faults.filter((fault) => !/409/.test(fault)),
      [],
    );
    await visit.close();
  });
});
