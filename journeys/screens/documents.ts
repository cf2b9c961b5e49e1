import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { look } from '../browser.ts';
import type { Demo } from '../start-demo.ts';
import { say, sayStart } from './say.ts';

/** Opens the first confirmed case, on a tab by its key. */
async function openConfirmed(page: Page, tab: '2' | '5'): Promise<void> {
  await page.getByRole('link', { name: say('worktable.states.confirmed') }).click();
  await page.locator('.views [aria-current]', { hasText: say('worktable.states.confirmed') }).waitFor();
  await page.locator('.rows a[id^=row-]').first().click();
  await page.locator('.case-head .tag').getByText(say('decide.is.confirmed'), { exact: true }).waitFor();
  await page.keyboard.press(tab);
  await page.locator(`[role=tab]:nth-child(${tab})[aria-selected=true]`).waitFor();
}

/** What follows a confirmed case: documents, answers, objects, the dossier, the compliance report. */
export function testDocuments(demo: Demo): void {
  test('a document that binds is written by one person and approved by another, by keyboard', {
    timeout: 120_000,
  }, async () => {
    const { context, page, faults } = await demo.enter();
    await openConfirmed(page, '2');
    await page.locator('summary', { hasText: say('document.write') }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(say('document.kind')).selectOption('coordinator');
    await page.getByText(say('document.two')).first().waitFor();
    await page.getByRole('button', { name: say('document.preview') }).click();
    await page.getByRole('alert').getByText('Qui signale').waitFor();
    await demo.lookAgain(page, 'document-refused');
    for (const label of ['Qui signale', 'Les faits', 'Obligations du fournisseur', 'Ce qui est demandé au']) {
      await page.getByRole('textbox', { name: label }).fill('Lu et comparé avec les preuves.');
    }
    await page.getByRole('button', { name: say('document.preview') }).click();
    await page.locator('pre').getByText('SIGNALEMENT AU COORDINATEUR').waitFor();
    assert.match(
      (await page.getByRole('link', { name: say('document.previewPdf') }).getAttribute('href')) ?? '',
      /^blob:/,
    );
    await page.locator('summary', { hasText: say('hearing.title') }).click();
    await page.getByText(say('hearing.note'), { exact: true }).click();
    await look(page, 'document-preview');
    await page.getByRole('button', { name: say('document.propose') }).click();
    await page.getByText(say('document.notOwn')).waitFor();
    const address = page.url();
    await context.clearCookies();
    await page.goto(address);
    await demo.signIn(page);
    await page.getByRole('button', { name: say('document.approve'), exact: true }).waitFor();
    await demo.lookAgain(page, 'document-to-approve');
    await page.getByRole('button', { name: say('document.approve'), exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('Relu, conforme au dossier.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/approuvé par Dominique Exemple/).waitFor();
    // What the browser noted is the session that ended.
    assert.deepEqual(
      faults.filter((fault) => !/ 401 /.test(fault)),
      [],
    );
    await page.close();
  });

  const testAtLength = demo.isLong ? test : () => {};
  testAtLength('a letter is noted with its proof, and the answer to it typed', { timeout: 60_000 }, async () => {
    const { page, faults } = await demo.enter();
    await openConfirmed(page, '2');
    const sending = page
      .locator('details', { has: page.locator('> summary', { hasText: say('delivery.note') }) })
      .first();
    // Each document is asked for by itself; the first form is that of the first card only when all are there.
    await sending.waitFor({ state: 'attached' });
    await page.getByText(say('state.loading')).first().waitFor({ state: 'detached' });
    // It stands open where a document waits for it.
    if ((await sending.getAttribute('open')) === null) await sending.locator('summary').click();
    await sending.locator('[name=recipient]').fill('Service juridique');
    await sending.locator('[name=reference]').fill('RK 123 456 789 FR');
    await sending
      .locator('[name=proof]')
      .setInputFiles({ name: 'avis.txt', mimeType: 'text/plain', buffer: Buffer.from('Avis de réception') });
    await sending.getByRole('button', { name: say('delivery.save') }).click();
    await page.getByText('RK 123 456 789 FR').waitFor();
    const proof = (await page.getByRole('link', { name: /avis\.txt/ }).getAttribute('href')) ?? '';
    assert.equal(await (await page.request.get(demo.at(proof))).text(), 'Avis de réception');
    await page.getByText(say('answers.type')).first().click();
    const answer = page.locator('details[open]', { has: page.getByRole('button', { name: say('answers.save') }) });
    await answer.locator('select').first().selectOption('decision');
    await answer.locator('[name=explanation]').fill('L’offre est retirée.');
    await look(page, 'answer-form');
    await answer.getByRole('button', { name: say('answers.save') }).click();
    await page
      .locator('.card', { hasText: say('answers.via.person') })
      .getByText('L’offre est retirée.')
      .waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('an object is registered and transferred, and the case goes into a dossier', { timeout: 120_000 }, async () => {
    const { page, faults } = await demo.enter();
    await openConfirmed(page, '5');
    await page.getByText(say('exhibit.register')).first().click();
    const take = page.locator('details.card', { hasText: say('exhibit.kind') });
    await take.getByLabel(say('exhibit.description')).fill('Achat de contrôle, un colis');
    await take.getByLabel(say('exhibit.quantity')).fill('1');
    await take.getByLabel(say('exhibit.sealNumber')).fill('S-4711');
    await take.getByLabel(say('exhibit.collectedAt')).fill('2026-01-05T10:00');
    await take.getByLabel(say('exhibit.collectedPlace')).fill('Centre de tri');
    await take.getByLabel(say('exhibit.collectedName')).fill('Dominique Exemple');
    await take.getByLabel(say('exhibit.organisation')).fill('Douanes');
    await page.keyboard.press('Enter');
    await page.getByText(say('exhibit.heldBy')).waitFor();
    await page.getByText(sayStart('exhibit.transfer')).click();
    const give = page.locator('details.card', { hasText: say('exhibit.toName') });
    await give.getByLabel(say('exhibit.toName')).fill('Alix Modèle');
    await give.getByLabel(say('exhibit.organisation')).fill('Laboratoire central');
    await give.getByLabel(say('exhibit.at'), { exact: true }).fill('2026-01-06T10:00');
    await give.getByLabel(say('exhibit.reason')).fill('Examen');
    await give.getByLabel(say('exhibit.condition')).fill('Colis fermé');
    await give.getByLabel(say('exhibit.intact')).check();
    await demo.lookAgain(page, 'custody-form');
    await give.getByRole('button', { name: say('exhibit.record') }).click();
    await page
      .getByText(/Alix Modèle \(Laboratoire central\)/)
      .nth(1)
      .waitFor();
    const label = (await page.getByRole('link', { name: sayStart('exhibit.label') }).getAttribute('href')) ?? '';
    const exhibit = label.split('/')[3];
    const refused = await page.request.post(demo.at(`/v1/exhibits/${exhibit}/custody-transfers`), {
      headers: { 'idempotency-key': crypto.randomUUID(), origin: new URL(demo.at('/')).origin },
      data: {
        from: { name: 'Dominique Exemple', organisation: 'Douanes' },
        to: { name: 'Cy', organisation: 'Parquet' },
        at: '2026-01-07T10:00:00Z',
        reason: 'Examen',
        condition: 'Colis fermé',
        sealIntact: true,
        newSeal: null,
      },
    });
    assert.equal(refused.status(), 409, await refused.text());
    await page.getByText(say('dossier.ask')).click();
    await page
      .getByLabel(say('dossier.recipients'))
      .fill('age1hkn6y3hyuzyvn79zpy83rkv7c2598e06l63n7d3d2whs9gr5j43qyuxa50');
    await page
      .locator('details.card', { hasText: say('dossier.recipients') })
      .getByLabel(say('dossier.reason'))
      .fill('Article 40');
    await page.getByRole('button', { name: say('dossier.make') }).click();
    const download = page.getByRole('link', { name: say('dossier.download') });
    await download.waitFor({ timeout: 60_000 });
    await page.locator('summary', { hasText: say('laboratory.title') }).click();
    await page.getByText(say('laboratory.enter'), { exact: true }).click();
    await page.locator('summary', { hasText: say('authoritySheet.title') }).click();
    await page.getByText(say('authoritySheet.from.person')).first().waitFor();
    await look(page, 'custody-dossier');
    const file = await page.request.get(demo.at((await download.getAttribute('href')) ?? ''));
    assert.match((await file.body()).toString('latin1', 0, 30), /^age-encryption\.org\/v1/);
    await page.goto(demo.at(`/exhibits/${exhibit}#sha256:${'0'.repeat(64)}`));
    await page.getByText(say('exhibit.labelBroken')).waitFor();
    await look(page, 'exhibit');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByText(sayStart('exhibit.transfer')).isVisible(), false, 'on paper there are no forms');
    assert.deepEqual(faults, []);
    await page.close();
  });
}
