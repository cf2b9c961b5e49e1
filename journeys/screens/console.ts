import assert from 'node:assert/strict';
import { test } from 'node:test';
import fr from '../../console/src/words/glossary.fr.json' with { type: 'json' };
import { look, tabTo } from '../browser.ts';
import type { Demo } from '../start-demo.ts';
import { say, sayInEnglish } from './say.ts';

/** The console's screens as one goes through them: the queue, a case, the rules, the releases, the sign-in. */
export function testConsole(demo: Demo): void {
  test('a relisting is shown with the first offer, and a person decides', { timeout: 60_000 }, async () => {
    const { page, faults } = await demo.enter();
    // Both addresses before the first decision: afterwards the queue may for a moment show what it was.
    const relisted = page
      .getByRole('row')
      .filter({ hasText: say('stage.relisted') })
      .locator('a[id^=row-]');
    await relisted.nth(1).waitFor();
    const other = demo.at((await relisted.nth(1).getAttribute('href')) ?? '');
    await relisted.first().click();
    await page.getByRole('button', { name: say('case.step.relisting') }).click();
    await page.getByRole('heading', { name: say('relisting.title') }).waitFor();
    await page.getByText(say('relisting.signal.picture')).waitFor();
    // Both captures, blurred, and both texts with what differs.
    await page.locator('.compare .screenshot img.blurred').nth(1).waitFor();
    await page.locator('.differences ins').first().waitFor();
    await look(page, 'relisting');
    await page.getByRole('button', { name: say('relisting.confirm') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.keyboard.press('Control+Enter');
    await page.locator('strong').getByText(say('relisting.confirmed'), { exact: true }).waitFor();
    await page.goto(other);
    await page.getByRole('button', { name: say('case.step.relisting') }).click();
    await page.getByRole('button', { name: say('relisting.reject') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.locator('strong').getByText(say('relisting.rejected'), { exact: true }).waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('an analyst reads, decides by key, writes a notice and publishes', {
    timeout: 120_000,
  }, async () => {
    const { page, faults } = await demo.enter();
    await page.getByRole('row').nth(2).waitFor();
    await look(page, 'queue');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: say('case.findings') })
      .first()
      .waitFor();
    await page.locator('mark').first().waitFor();
    await page
      .getByRole('button', { name: say('evidence.verify') })
      .first()
      .click();
    await page.getByText(say('evidence.holds')).waitFor();
    await look(page, 'case-open');
    assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /blurred/);
    await page
      .getByRole('button', { name: say('evidence.reveal') })
      .first()
      .click();
    assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /revealed/);
    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    await demo.lookAgain(page, 'decide');
    await page.keyboard.type('Offre lue, constat exact.');
    const decided = await page.title();
    await page.keyboard.press('Control+Enter');
    // The next case of the list is open; what was decided is a step away.
    await page.locator('.toast').getByRole('link').waitFor();
    await page.waitForFunction(`document.title !== ${JSON.stringify(decided)}`);
    await demo.lookAgain(page, 'decided');
    await page.locator('.toast').getByRole('link').click();
    await page.locator('.case-head .tag').getByText(say('decide.is.confirmed'), { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: say('decide.confirm') }).count(), 0, 'it is confirmed');
    await page.getByRole('button', { name: say('case.step.write') }).click();
    await page.locator('.detail').getByRole('checkbox').check();
    await page.getByRole('button', { name: say('notice.send') }).click();
    await page.locator('.tag.sent').first().waitFor({ timeout: 20_000 });
    await page.getByText(say('notice.policy')).first().waitFor();
    await demo.lookAgain(page, 'case-noticed');
    await page.getByRole('link', { name: say('app.rules') }).click();
    await page
      .getByText(/intervalle à 95\s%/)
      .first()
      .waitFor();
    await demo.lookAgain(page, 'rules');
    const meaning = page.getByRole('tooltip');
    const shadow = page.getByRole('button', { name: say('rules.shadow') });
    await shadow.scrollIntoViewIfNeeded();
    await shadow.hover();
    await page.getByText(fr.shadow.means).waitFor();
    await page.mouse.move(0, 0);
    await meaning.waitFor({ state: 'detached' });
    await tabTo(page.getByRole('button', { name: say('rules.title') }));
    await meaning.waitFor();
    assert.equal(await meaning.textContent(), fr.rule.means);
    await look(page, 'term');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: say('app.intake') }).click();
    await page.getByRole('link', { name: say('intake.imports') }).click();
    await page.getByRole('heading', { name: say('imports.title') }).waitFor();
    await page
      .getByText(/sitemap\.xml$/)
      .first()
      .waitFor();
    await look(page, 'imports');
    await page.getByRole('link', { name: say('app.releases') }).click();
    await page.getByRole('heading', { level: 2, name: 'Premier relevé' }).waitFor();
    await look(page, 'releases');
    assert.deepEqual(faults, [], 'nothing in the browser’s console');
    await page.close();
  });

  test('from an alert to the closed case by keyboard alone, in 25 keys besides what is typed', {
    timeout: 60_000,
  }, async () => {
    const { page, faults } = await demo.enter();
    await page.goto(demo.at('/?severity=medium'));
    await page.getByRole('row').nth(1).waitFor();
    let keys = 0;
    const press = async (chord: string): Promise<void> => {
      keys += chord.split('+').length;
      await page.keyboard.press(chord);
    };
    await press('n');
    await page.locator('.case-head .tag.sealed').waitFor();
    await press('c');
    await page.locator('.case-head textarea:focus').waitFor();
    await page.keyboard.insertText('Offre lue, constat exact.');
    // It stays with the case, and the focus goes on to what is next.
    await press('Control+Shift+Enter');
    await page.locator('.case-head .primary:focus', { hasText: say('case.step.write') }).waitFor();
    await press('Enter');
    await page.locator('[name=bonaFide]:focus').waitFor();
    await press('Space');
    await press('Control+Enter');
    await page.locator('.detail .tag.sent').waitFor({ timeout: 20_000 });
    await page.locator('.case-head button', { hasText: say('case.step.reply') }).waitFor();
    await press('s');
    await page.locator('[data-step=reply] select:focus').waitFor();
    await press('d');
    await press('Tab');
    await press('Tab');
    await page.locator('[name=explanation]:focus').waitFor();
    await page.keyboard.insertText('L’offre est retirée.');
    await press('Control+Enter');
    await page.locator('.card .card', { hasText: say('answers.via.person') }).waitFor();
    await page.locator('.case-head .primary', { hasText: say('case.step.close') }).waitFor();
    await press('s');
    await page.locator('.case-head [name=reason]:focus').waitFor();
    await page.keyboard.insertText('La réponse est acceptée.');
    await demo.lookAgain(page, 'close');
    await press('Control+Enter');
    await page.locator('.case-head .tag', { hasText: say('case.outcome.answered') }).waitFor();
    // Nobody is given a closed case, and it is not put on hold.
    for (const name of [say('case.head.handOn'), say('case.head.hold')])
      assert.equal(await page.locator('.case-head button', { hasText: name }).count(), 0, name);
    await press('Escape');
    await page.locator('.rows a:focus').waitFor();
    assert.ok(keys <= 25, `${keys} keys`);
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('one says for oneself, on one’s account too, after how much a break is suggested', {
    timeout: 60_000,
  }, async () => {
    const { page, faults } = await demo.enter();
    await page.goto(demo.at('/account'));
    await page.locator('main').getByLabel(say('pause.afterCases')).selectOption('off');
    await page.locator('[popovertarget=you]').click();
    assert.equal(await page.locator('#you').getByLabel(say('pause.afterCases')).inputValue(), 'off');
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('on a phone, in English, and with an overdue case', { timeout: 60_000 }, async () => {
    const { context, page, faults } = await demo.enter({ width: 390 });
    await page.locator('[popovertarget=you]').click();
    await page.getByLabel(say('app.language')).selectOption('en');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: sayInEnglish('worktable.states.confirmed') }).click();
    await page.getByText(sayInEnglish('stage.overdue')).first().waitFor();
    await demo.lookAgain(page, 'queue-phone');
    const overdue = page
      .getByRole('row')
      .filter({ hasText: sayInEnglish('stage.overdue') })
      .first()
      .locator('a[id^=row-]');
    await overdue.click();
    await page.locator('.case-head .clock').waitFor();
    assert.ok(await page.locator('.case-head .acts button').first().isVisible(), 'what is next is on the first screen');
    await demo.lookAgain(page, 'case-phone-first');
    await page.getByRole('tab', { name: sayInEnglish('case.tab.follow-up') }).click();
    await page.getByText('A person decides.').waitFor();
    await look(page, 'case-phone');
    await page.getByRole('button', { name: sayInEnglish('app.menu') }).click();
    await look(page, 'menu-phone');
    await page.getByRole('link', { name: sayInEnglish('app.rules') }).click();
    await page.getByRole('row').nth(2).waitFor();
    await demo.lookAgain(page, 'rules-phone');
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 390, `the page is ${width} px wide`);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('signed out, and a public release without signing in', { timeout: 60_000 }, async () => {
    const context = await demo.browser().newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(demo.at('/cases/cas_x'));
    await page.getByRole('heading', { name: /Sign in/ }).waitFor();
    await demo.lookAgain(page, 'sign-in');
    await page.getByLabel(sayInEnglish('signIn.email')).fill('analyst@demo.example');
    await page.getByLabel(sayInEnglish('signIn.password')).fill('not the password');
    await page.getByRole('button', { name: sayInEnglish('signIn.submit'), exact: true }).click();
    await page.getByRole('alert').waitFor();
    const signedIn = await demo.enter();
    await signedIn.page.getByRole('link', { name: say('app.releases') }).click();
    const href = await signedIn.page
      .getByRole('link', { name: say('releases.page') })
      .first()
      .getAttribute('href');
    await page.goto(demo.at(href ?? ''));
    await page.getByRole('table').first().waitFor();
    await demo.lookAgain(page, 'release');
    await signedIn.page.close();
    await context.close();
  });
}
