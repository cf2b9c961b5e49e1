import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { readArchive } from '@vigie/proof';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openSession } from '../server/src/people/index.ts';
import { type Follower, startFollower } from '../server/testing/follow-up.ts';
import { type TestStore, testStore } from '../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../server/testing/vigie.ts';
import { collectFaults, launchBrowser, look, noChromium, tabTo } from './browser.ts';
import { sayInEnglish as say } from './screens/say.ts';

const WIDTHS = [390, 900, 1440];
/** The page, once there is a picture of it. */
const SHOWN = '.attended-window img[src^=data]';
const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === element.ownerDocument.activeElement);

describe('a page that a person uses in the console', { skip: noChromium }, () => {
  let follower: Follower;
  let browser: Browser;
  let context: BrowserContext;
  let home = '';
  let caseId = '';
  before(async () => {
    follower = await startFollower(await testStore(), { browser: 'auto', port: 0 });
    caseId = await follower.notify('press-first', '20302');
    await follower.check('2026-11-25T10:00:00Z', 1);
    const person = await follower.add('Ann', { unit: 'u' });
    home = await follower.vigie.listen();
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { store, clock } = follower.vigie.context;
    const value = await openSession(store, clock, { id: person.account, unit: person.unit });
    await context.addCookies([{ name: 'vigie_session', value, url: home }]);
  });
  after(async () => {
    await browser?.close();
    await follower?.stop();
  });
  const open = async (path: string): Promise<{ page: Page; faults: string[] }> => {
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(new URL(path, home).href);
    return { page, faults };
  };
  const lookAtAll = async (page: Page, name: string): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, `${name}-${width}`);
    }
  };

  test('a check in doubt, by keyboard alone: into the page, out of it, sealed, judged', {
    timeout: 240_000,
  }, async () => {
    const { page, faults } = await open(`/cases/${caseId}?tab=follow-up`);
    const button = page.getByRole('button', { name: say('attended.beginCheck'), exact: true });
    await tabTo(button);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/attended\/vst_/, { timeout: 60_000 });
    await page.getByRole('heading', { level: 1, name: say('attended.title') }).waitFor();
    const picture = page.locator('.attended-window img');
    const shows = () => picture.evaluate((image) => image.getAttribute('src') ?? '');
    await page.locator(SHOWN).waitFor();
    assert.match((await picture.getAttribute('class')) ?? '', /blurred/, 'until a person asks');
    await lookAtAll(page, 'attended-blurred');

    const reveal = page.getByRole('button', { name: say('attended.reveal') });
    await tabTo(reveal);
    await page.keyboard.press('Enter');
    await lookAtAll(page, 'attended-revealed');
    const before = await shows();
    await tabTo(page.getByRole('application'));
    // The skip link, the name over the door, the button of the page.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.locator('.attended-at', { hasText: 'seen=1' }).waitFor({ timeout: 20_000 });
    await page.waitForTimeout(1_000);
    assert.notEqual(await shows(), before);
    await lookAtAll(page, 'attended-offer');
    await page.keyboard.press('Escape');
    assert.ok(await hasFocus(page.getByRole('application')), 'one stays');
    await page.keyboard.press('Escape');
    assert.ok(await hasFocus(page.getByRole('button', { name: say('attended.hide') })), 'two lead out');
    await tabTo(page.getByRole('button', { name: say('attended.seal') }));
    await page.keyboard.press('Enter');
    await page
      .getByText(say('attended.judged').replace('{{verdict}}', say('verdict.online')))
      .waitFor({ timeout: 60_000 });
    await follower.settle();
    await page.getByRole('link', { name: say('attended.toCase') }).click();
    await page.getByText('a person was at the keyboard').first().waitFor();
    await page.locator('#tab-evidence').click();
    await page
      .locator('.tag', { hasText: say('attended.tag') })
      .first()
      .waitFor({ state: 'attached' });
    await page.locator('details summary', { hasText: 'other capture' }).first().click();
    await lookAtAll(page, 'attended-evidence');
    assert.deepEqual(faults, []);
  });

  test('an offer of the case by mouse and touch, ended without a seal', { timeout: 120_000 }, async () => {
    const { page, faults } = await open(`/cases/${caseId}?tab=evidence`);
    await page.getByRole('button', { name: say('attended.begin'), exact: true }).click();
    await page.waitForURL(/\/attended\/vst_/, { timeout: 60_000 });
    await page.locator(SHOWN).waitFor();
    const sealed = (await follower.ask('A', 'GET', `/v1/evidence?case=${caseId}`)).body.items.length;
    // Gone and come back to, it is open still; the link is there in place of the button.
    await page.goto(new URL(`/cases/${caseId}?tab=evidence`, home).href);
    await page.getByRole('link', { name: say('attended.goOn') }).click();
    await page.locator(SHOWN).waitFor();
    await page.getByRole('button', { name: say('attended.leave') }).click();
    await page.getByText(say('attended.ended.left')).waitFor();
    assert.equal((await follower.ask('A', 'GET', `/v1/evidence?case=${caseId}`)).body.items.length, sealed);
    await page.reload();
    await page.getByText(say('attended.ended.left')).waitFor();
    assert.deepEqual(faults, []);
    await page.goto(new URL('/attended/vst_unknown', home).href);
    await page.getByText(say('attended.over')).waitFor();
  });
});

/** A shop whose page asks in every way that no picture shows. */
const ASKING = `<!doctype html><html lang="en"><title>Offer</title><body style="margin:0"><h1 style="margin-top:300px">Lamp</h1>
  <select style="position:absolute;left:0;top:0;width:300px;height:60px" onchange="document.title = this.value">
    <option>Choose<option>France<option>Belgium</select>
  <input type="date" style="position:absolute;left:0;top:70px;width:300px;height:60px" onchange="document.title = this.value">
  <button style="position:absolute;left:0;top:140px;width:300px;height:60px" onclick="document.title = prompt('Year?')">Year</button>
  <input type="file" style="position:absolute;left:0;top:210px;width:300px;height:60px">`;

describe('a page that asks what no picture shows', { skip: noChromium }, () => {
  let site: http.Server;
  let started: TestVigie;
  let made: TestStore;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let caseId = '';
  before(async () => {
    site = http.createServer(({ url }, response) => {
      if (url === '/robots.txt') response.writeHead(404).end();
      else response.setHeader('content-type', 'text/html').end(ASKING);
    });
    await once(site.listen(0, '127.0.0.1'), 'listening');
    const address = site.address();
    const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    made = await testStore();
    started = await startTestVigie(made, { settings: { allow: [host], browser: 'auto', port: 0 } });
    const { account, unit } = await started.add('Ann', { unit: 'u' });
    const offer = { platform: 'shop.example', id: '1', url: `http://${host}/offer`, title: 'Tramadol tablets' };
    await started.call('Ann', 'POST', '/v1/listings', { listings: [{ ...offer, trader: { name: 'T' } }] });
    await started.settle();
    caseId = (await started.call('Ann', 'GET', '/v1/cases?state=open')).body.items[0].id;
    const home = await started.vigie.listen();
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const { store, clock } = started.vigie.context;
    const value = await openSession(store, clock, { id: account, unit });
    await context.addCookies([{ name: 'vigie_session', value, url: home }]);
    page = await context.newPage();
    faults = collectFaults(page);
    await page.goto(new URL(`/cases/${caseId}?tab=evidence`, home).href);
  });
  after(async () => {
    await browser?.close();
    await started?.stop();
    await made?.drop();
    site?.close();
  });

  test('lists, dates, texts and files are answered beside the picture, or said to be impossible', {
    timeout: 240_000,
  }, async () => {
    await page.getByRole('button', { name: say('attended.begin'), exact: true }).click({ timeout: 90_000 });
    await page.locator(SHOWN).waitFor({ timeout: 60_000 });
    const picture = page.locator('.attended-window img');
    /** Presses the page at a place of its own. */
    const press = async (y: number): Promise<void> => {
      const box = await picture.boundingBox();
      assert.ok(box);
      await picture.click({ position: { x: (20 / 1280) * box.width, y: (y / 900) * box.height } });
    };
    await press(30);
    const list = page.getByLabel(say('attended.list'));
    await list.waitFor();
    await look(page, 'attended-list');
    await list.selectOption('Belgium');
    await press(100);
    const date = page.getByLabel(say('attended.value'));
    await date.fill('1970-05-04');
    await look(page, 'attended-date');
    await page.getByRole('button', { name: say('attended.set') }).click();
    await press(240);
    await page.getByText('The page asks for a file').waitFor();
    await press(170);
    const answer = page.getByLabel(say('attended.answer'));
    await answer.fill('1984');
    await look(page, 'attended-prompt');
    await page.getByRole('button', { name: say('attended.accept') }).click();
    await answer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('attended.seal') }).click();
    await page.getByText(say('attended.ended.sealed')).waitFor({ timeout: 60_000 });
    await started.settle();
    const { items } = (await started.call('Ann', 'GET', `/v1/evidence?case=${caseId}`)).body;
    const sealed = items.find((one: { attended: unknown }) => one.attended);
    const bytes = readArchive(await started.vigie.vault.readPackage(sealed.id));
    const text = Array.isArray(bytes) ? bytes.map((file) => Buffer.from(file.bytes).toString()).join('\n') : '';
    assert.match(text, /"1984"|<title>1984</, 'the answer reached the page');
    assert.deepEqual(faults, []);
  });

  test('where the access is lost, the picture goes at once and the screen says why', { timeout: 120_000 }, async () => {
    await page.getByRole('link', { name: say('attended.toCase') }).click();
    await page.getByRole('button', { name: say('attended.begin'), exact: true }).click();
    await page.locator(SHOWN).waitFor({ timeout: 60_000 });
    await started.add('Boss', { unit: 'u', role: 'approver' });
    const body = { visibility: 'named', reason: 'For the test.' };
    const { status } = await started.call('Boss', 'PUT', `/v1/cases/${caseId}/visibility`, body);
    assert.equal(status, 200);
    await page.locator('.attended-window').waitFor({ state: 'detached' });
  });
});
