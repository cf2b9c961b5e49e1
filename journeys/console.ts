import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from './browser.ts';
import type { Demo } from './start-demo.ts';

/** The console's screens as one goes through them: the queue, a case, the rules, the releases, the sign-in. */
export function testConsole(demo: Demo): void {
  test('an offer that came back is shown with the first one, and a person decides', { timeout: 60_000 }, async () => {
    const { context, page, faults } = await demo.enter();
    // Both addresses before the first decision: afterwards the queue may for a moment show what it was.
    const returned = page.getByRole('row').filter({ hasText: 'revenue' }).getByRole('link');
    await returned.nth(1).waitFor();
    const other = demo.at((await returned.nth(1).getAttribute('href')) ?? '');
    await returned.first().click();
    await page.getByRole('heading', { name: 'Offres et retours' }).waitFor();
    await page.getByText('Même image').waitFor();
    await look(page, 'return');
    await page.getByRole('button', { name: 'C’est la même offre' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.keyboard.press('Control+Enter');
    await page.locator('strong', { hasText: /^La même offre$/ }).waitFor();
    await page.goto(other);
    await page.getByRole('button', { name: 'C’est une autre offre' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.locator('strong', { hasText: /^Une autre offre$/ }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('an analyst reads, decides by key, writes a notice and publishes', {
    timeout: 120_000,
  }, async () => {
    const { context, page, faults } = await demo.enter();
    await page.getByRole('row').nth(2).waitFor();
    await look(page, 'queue');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ce qui a été trouvé' }).first().waitFor();
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Vérifier' }).first().click();
    await page.getByText('Le paquet tient.').waitFor();
    await look(page, 'case-open');
    assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /blurred/);
    await page
      .getByRole('button', { name: /Dévoiler/ })
      .first()
      .click();
    assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /revealed/);
    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    await look(page, 'decide');
    await page.keyboard.type('Offre lue, constat exact.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('État : Confirmées').waitFor();
    await page.getByText('Rédiger un acte').click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Rédiger et envoyer' }).click();
    await page.locator('.tag.sent').first().waitFor({ timeout: 20_000 });
    await page.getByText('attente propre à l’unité').first().waitFor();
    await look(page, 'case-noticed');
    await page.getByRole('link', { name: 'Règles' }).click();
    await page
      .getByText(/intervalle à 95 %/)
      .first()
      .waitFor();
    await look(page, 'rules');
    await page.getByRole('link', { name: 'Publications' }).click();
    await page.getByRole('heading', { level: 2, name: 'Premier relevé' }).waitFor();
    await look(page, 'releases');
    assert.deepEqual(faults, [], 'nothing in the browser’s console');
    await context.close();
  });

  test('on a phone, in English, and with an overdue case', { timeout: 60_000 }, async () => {
    const { context, page, faults } = await demo.enter({ width: 390 });
    await page.getByLabel('Langue').selectOption('en');
    await page.getByRole('button', { name: 'Confirmed' }).click();
    await page.getByText('past its deadline').first().waitFor();
    await look(page, 'queue-phone');
    const overdue = page.getByRole('row').filter({ hasText: 'past its deadline' }).first().getByRole('link');
    await overdue.click();
    await page.getByText('The deadline has passed.').waitFor();
    await page.getByText('A person takes it.').waitFor();
    await look(page, 'case-phone');
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('row').nth(2).waitFor();
    await look(page, 'rules-phone');
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
    await look(page, 'sign-in');
    await page.getByLabel('E-mail').fill('analyst@demo.example');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    const signedIn = await demo.enter();
    await signedIn.page.getByRole('link', { name: 'Publications' }).click();
    const href = await signedIn.page.getByRole('link', { name: 'Page' }).first().getAttribute('href');
    await page.goto(demo.at(href ?? ''));
    await page.getByRole('table').first().waitFor();
    await look(page, 'release');
    await signedIn.context.close();
    await context.close();
  });
}
