import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { importListings } from '../../server/src/listing/index.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { look, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { sayInEnglish as say } from './say.ts';

const RULE = '/rules/test-lamps/lamps';
const OFFERS = ['Garden lamp, brass', 'Chair, 30 cm', 'Gardem lamp, steel'];
const PACK = `# Lamps
id: test-lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
reviewed: [en]
legal:
  - { id: law, citation: { en: Article 1, fr: Article 1 }, penalty: null, from: null, to: null, verified: false, note: { en: To be checked., fr: À vérifier. }, source: t }
terms:
  lamp: { en: [garden lamp, torch], fr: [lampe de jardin] }
  shade: { en: [lamp shade], fr: [abat-jour] }
rules:
  - id: lamps
    title: { en: Lamp, fr: Lampe }
    severity: high
    legal: [law]
    when: { all: [{ terms: lamp, fields: [title] }, { not: { terms: shade } }] }
    examples:
      - { match: true, listing: { title: A garden lamp } }
      - { match: false, listing: { title: A garden lamp with lamp shade } }
  - id: shades
    title: { en: Lamp shade, fr: Abat-jour }
    severity: low
    legal: [law]
    when: { terms: shade }
    examples: []
`;

describe('the rule studio', { skip: noChromium }, () => {
  let made: TestStore;
  let started: TestVigie;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let address = '';
  let packsDir = '';
  const people = new Map<string, Person>();

  async function openAs(name: string): Promise<Page> {
    const at = { url: address + RULE, width: 1440 };
    const { page: opened, faults: found } = await enter(browser, started, people.get(name), at);
    faults.push(...found);
    opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    opened.on('pageerror', (error) => faults.push(error.message));
    return opened;
  }

  before(async () => {
    faults = [];
    made = await testStore();
    packsDir = mkdtempSync(join(tmpdir(), 'vigie-studio-'));
    writeFileSync(join(packsDir, 'lamps.yaml'), PACK);
    // The console proposes from today on: the service has the browser’s day.
    started = await startTestVigie(made, { settings: { packsDir }, clock: () => new Date() });
    for (const [name, role] of [
      ['ana', 'analyst'],
      ['ada', 'approver'],
      ['eve', 'auditor'],
    ] as const)
      people.set(name, await started.add(name, { unit: 'one', role }));
    const by = { unit: people.get('ana')?.unit ?? '', account: null, source: 'test', pictures: false };
    const listings = OFFERS.map((title) => ({ title, id: title, platform: 'shop.example' }));
    const { emptyListing } = await import('@vigie/engine');
    await importListings(
      started.vigie.context,
      by,
      listings.map(({ title, id, platform }) => ({ ...emptyListing(platform, title), id })),
    );
    await started.settle();
    address = (await started.vigie.listen()).replace(/\/$/, '');
    browser = await openBrowser();
    page = await openAs('ana');
  });
  after(async () => {
    await closeWindows();
    await started?.stop();
    await made?.drop();
    rmSync(packsDir, { recursive: true, force: true });
  });

  test('says a rule in words, runs its examples, and tries it on offers in the browser', {
    timeout: 120_000,
  }, async () => {
    await page.getByText(/all as expected/).waitFor({ timeout: 20_000 });
    await page.getByRole('heading', { level: 1, name: 'Lamp', exact: true }).waitFor();
    assert.match(await page.locator('.rule-tree').first().innerText(), /it has a term of the list “lamp”, in: title/);
    await page.getByRole('textbox', { name: say('studio.paste') }).fill('Gardem lamp, steel');
    await page.getByText(say('studio.noHit'), { exact: true }).first().waitFor();
    await page
      .getByText(/is close to the term “garden lamp/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: say('studio.paste') }).fill('Garden lamp, brass');
    await page.locator('strong.is-true').waitFor();
    await page.locator('.kept-offers .is-true').first().waitFor();
    assert.equal(await page.locator('.kept-offers .is-true').count(), 1);
    await look(page, 'studio-words');
    assert.deepEqual(faults, []);
  });

  test('shows what is wrong in the text as it is typed, keeps a draft, and compares it with what is in force', {
    timeout: 120_000,
  }, async () => {
    await page.getByRole('button', { name: say('studio.tab.yaml') }).click();
    const editor = page.locator('.cm-content').first();
    await editor.waitFor();
    const wrapped = await page.evaluate("getComputedStyle(document.querySelector('.cm-content')).whiteSpace");
    assert.equal(wrapped, 'pre', 'its styles are let in');
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.insertText('colour: red\n');
    await page.getByText('unknown key "colour"').first().waitFor();
    await look(page, 'studio-yaml');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(PACK.replace('torch', 'gardem lamp'));
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByText(/Draft saved by ana/).waitFor();
    await page.getByRole('button', { name: say('studio.askBacktest') }).click();
    await page.getByText(/3 offers compared/).waitFor();
    const added = page.getByRole('region', { name: say('studio.hits.new') });
    await added.getByText('Gardem lamp, steel').waitFor();
    await page.getByLabel(say('decide.reason')).fill('As was agreed.');
    await page.getByRole('button', { name: say('studio.propose') }).click();
    await page.getByText(say('proposal.waits')).waitFor();
    await page.getByText(say('studio.compare')).first().click();
    await page.locator('.cm-changedLine').first().waitFor();
    await look(page, 'studio-life');
    assert.deepEqual(faults, []);
  });

  test('is shown to who only reads with nothing that they may not do', { timeout: 120_000 }, async () => {
    page = await openAs('eve');
    await page.getByText(say('studio.readOnly')).waitFor();
    for (const path of ['/rules', '/intake', '/releases-list', '/received', '/?view=approve']) {
      await page.goto(address + path);
      await page.locator('#content h1').waitFor();
      await page.waitForLoadState('networkidle');
      const commands = page.locator('#content :is(button[type=submit], button.primary, input[type=file])');
      assert.deepEqual(await commands.allTextContents(), [], path);
    }
    await page.getByText(say('document.notApprover')).waitFor();
    assert.deepEqual(faults, []);
  });

  test('waits among what is to be approved, and is put in force by another person', { timeout: 120_000 }, async () => {
    page = await openAs('ada');
    await page.goto(`${address}/?view=approve`);
    await page.getByText(say('proposal.of.pack.activated')).waitFor();
    await look(page, 'approve-acts');
    const height = await page.evaluate('document.documentElement.scrollHeight - innerHeight');
    assert.equal(height, 0, 'what scrolls is the list, not the page');
    await page.getByRole('link', { name: say('proposal.look') }).click();
    await page.getByRole('button', { name: say('proposal.approve') }).click();
    await page
      .getByRole('textbox', { name: say('decide.reason') })
      .last()
      .fill('Looked at.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/Proposed by ana, approved by ada/).waitFor();
    // The button that opened the dialog is gone with the proposal.
    await page.waitForFunction("document.activeElement?.matches('h1, h2, h3')");
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, 'studio-phone');
    assert.deepEqual(faults, []);
  });

  test('is rolled back by two people: who proposed it and who approves are told', { timeout: 120_000 }, async () => {
    const openVersions = async (): Promise<void> => {
      const versions = page.locator('details.panel', {
        has: page.getByRole('heading', { name: say('studio.versions') }),
      });
      // They are open where there is a draft.
      if (!(await versions.evaluate('(panel) => panel.open'))) await versions.locator('summary').first().click();
    };
    page = await openAs('ana');
    await openVersions();
    const installed = page.locator('.card', { hasText: say('studio.asInstalled') }).last();
    await installed.getByRole('button', { name: say('studio.goBack') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('It flagged chairs.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(say('proposal.waits')).waitFor();
    page = await openAs('ada');
    await page.goto(`${address}/?view=approve`);
    const waiting = page.locator('.waiting-acts .card', { hasText: 'It flagged chairs.' });
    await waiting.getByText(/back to the installed version from/).waitFor();
    await look(page, 'roll-back');
    await waiting.getByRole('button', { name: say('proposal.approve') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Looked at.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await waiting.waitFor({ state: 'detached' });
    page = await openAs('ana');
    await openVersions();
    const first = page.locator('.card', { hasText: 'It flagged chairs.' });
    await first.getByText(say('studio.isInForce')).waitFor();
    assert.deepEqual(faults, []);
  });
});
