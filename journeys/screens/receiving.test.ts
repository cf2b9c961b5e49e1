import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runInboxOpen, runInboxTake } from '../../server/src/cli/service/inbox.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { collectFaults, look, lookAgain, noChromium } from '../browser.ts';
import { runHere } from '../command-here.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { say, sayStart } from './say.ts';

describe('a marketplace receives', { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let url = '';
  let inbox = '';
  /** Where the decision can be complained of, as its text says. */
  let complaint = '';
  let page: Page;
  let faults: string[];

  before(async () => {
    made = await testStore();
    const about = { unit: 'shop', platform: 'shop.example', language: 'fr', form: true } as const;
    const opened = await runHere(made, (io) => runInboxOpen('Signalements', about, io));
    inbox = JSON.parse(opened.stdout).id;
    const mail = join(made.settings.dataDir, 'notice.eml');
    writeFileSync(
      mail,
      'From: Cy <cy@home.example>\r\nMessage-ID: <1@home.example>\r\nSubject: Offre\r\n\r\nhttp://127.0.0.1:9/2 est interdit.',
    );
    const taken = await runHere(made, (io) => runInboxTake([mail], { inbox }, io));
    assert.deepEqual(JSON.parse(taken.stdout).urls, ['http://127.0.0.1:9/2'], taken.stderr);
    product = await startTestVigie(made, { clock: () => new Date(), settings: { publicUrl: 'https://vigie.example' } });
    await product.add('ada', { unit: 'shop', role: 'administrator' });
    url = (await product.vigie.listen()).replace(/\/$/, '');
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
    await product?.stop();
    await made?.drop();
  });

  test('somebody fills in the form without script or mouse', { timeout: 60_000 }, async () => {
    // Scripts run in this page for axe alone: the page has none, and its policy lets none in.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${url}/notify/${inbox}?lang=fr`);
    await lookAgain(page, 'form');
    assert.equal(await page.locator('script').count(), 0);
    await page.getByLabel('Adresses des offres').fill('http://127.0.0.1:9/1');
    await page.getByLabel('Pourquoi vous').fill('Une offre que la loi interdit, visible sur cette page.');
    await page.getByLabel('Je crois de bonne foi').press('Space');
    await page.getByRole('button', { name: 'Envoyer le signalement' }).press('Enter');
    await page.getByText('le nom et l’adresse électronique').waitFor();
    await look(page, 'form with a problem');
    await page.getByLabel('Votre nom').fill('Bo');
    await page.getByLabel('Votre adresse électronique').fill('bo@people.example');
    await page.getByRole('button', { name: 'Envoyer le signalement' }).press('Enter');
    await page.getByText(/Son numéro est rcv_/).waitFor();
    await lookAgain(page, 'form done');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= 390'), true);
    await context.close();
  });

  test('a person reads, decides with reasons, and sees what left', { timeout: 120_000 }, async () => {
    page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    await page.addInitScript("localStorage.setItem('vigie.language', 'fr')");
    faults = collectFaults(page);
    await page.goto(`${url}/received`);
    await page.getByLabel(say('signIn.email')).fill('ada@test.example');
    await page.getByLabel(say('signIn.password')).fill('a long password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: say('receiving.received.title') }).waitFor();
    await page.getByRole('row').nth(2).waitFor();
    await look(page, 'received');
    await page.getByRole('row').filter({ hasText: '127.0.0.1:9/2' }).getByRole('link').click();
    await page.getByText(sayStart('receiving.one.missing')).getByText(say('receiving.element.d')).waitFor();
    await page.getByRole('heading', { level: 1, name: /127\.0\.0\.1:9\/2/ }).waitFor();
    await lookAgain(page, 'received notice');
    await page.getByLabel(say('receiving.decide.facts')).fill('Vendu par ada@shop.example.');
    await page.getByLabel(say('receiving.decide.reference')).fill('Code de la sécurité intérieure, art. R311-2');
    await page.getByLabel(say('receiving.decide.why')).fill('Arme de catégorie A1.');
    await page.getByLabel(say('receiving.decide.explanation')).fill('Nous avons retiré l’offre.');
    await page.getByRole('button', { name: say('receiving.decide.send') }).click();
    await page.getByText(/personal-email.*contient une donnée personnelle/).waitFor();
    await page.getByLabel(say('receiving.decide.facts')).fill('Offre lue par une personne.');
    await page.getByRole('button', { name: say('receiving.decide.send') }).click();
    await page.getByRole('heading', { name: say('receiving.outcome.acted') }).waitFor();
    await look(page, 'decided');
    complaint = /\/complain\/[\w-]{22}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
    for (const [link, heading] of [
      [say('receiving.statements.title'), say('receiving.statements.title')],
      [say('receiving.complaints.title'), say('receiving.complaints.title')],
      [say('receiving.misuse.title'), say('receiving.misuse.title')],
      [say('receiving.report.title'), say('receiving.report.title')],
      [say('receiving.senders.title'), say('receiving.senders.title')],
    ] as const) {
      await page.goto(`${url}/received`);
      await page.getByRole('link', { name: link }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      if (link === say('receiving.statements.title')) {
        await page.getByText(say('receiving.statements.more')).click();
        await page.getByText(say('receiving.statements.buyers')).waitFor();
      }
      if (link === say('receiving.report.title'))
        await page.getByRole('link', { name: 'Part_4_notices.csv' }).waitFor();
      if (link === say('receiving.senders.title')) await page.getByText(say('receiving.senders.add')).click();
      // The complaints are looked at below, where there is one.
      await (link === say('receiving.complaints.title') ? lookAgain : look)(page, heading);
    }
    await page.getByLabel(say('receiving.senders.name'), { exact: true }).last().fill('Association');
    await page.getByLabel(say('receiving.senders.trustedBy')).fill('Arcom');
    await page.getByLabel(say('receiving.senders.since')).fill('2026-01-01');
    await page.getByRole('button', { name: say('receiving.senders.submit') }).click();
    await page.getByText('Statut attribué par Arcom').waitFor();
    // The browser notes the answer 400 to what was refused.
    assert.deepEqual(
      faults.splice(0).filter((fault) => !/ 400 /.test(fault)),
      [],
    );
  });

  test('who was told of it complains without an account; a person decides, and the answer is seen to wait for its sending', {
    timeout: 120_000,
  }, async () => {
    const outside = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    const form = await outside.newPage();
    await form.goto(`${url}${complaint}?lang=fr`);
    await look(form, 'complaint form');
    await form.locator('[name=reasons]').fill('La photographie montre un objet de décoration.');
    await form.locator('[name=email]').fill('cy@home.example');
    await form.locator('[name=email]').press('Enter');
    await form.getByText('Nous avons reçu votre réclamation').waitFor();
    await outside.close();

    await page.goto(`${url}/received`);
    await page.getByRole('link', { name: say('receiving.complaints.title') }).click();
    await page.getByText('La photographie montre un objet de décoration.').waitFor();
    await page.getByRole('button', { name: say('receiving.complaints.reject'), exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('L’objet est une arme.');
    await page.keyboard.press('Control+Enter');
    const card = page.locator('.card', { hasText: 'L’objet est une arme.' });
    await card.getByText(say('receiving.complaints.rejected'), { exact: true }).waitFor();
    // No mail server: nobody but a person sends it, who must see that.
    await card.getByText('cy@home.example').waitFor();
    await card.getByText(say('receiving.outgoing.by-hand'), { exact: true }).waitFor();
    await look(page, 'complaint decided');
    assert.deepEqual(faults, []);
  });
});
