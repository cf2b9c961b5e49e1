import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openSession } from '../../server/src/people/index.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { collectFaults, findViolations, launchBrowser, noChromium, PICTURES, RULES } from '../browser.ts';
import { LAMPS } from './lamps.ts';

/** Markup that would leave an element or a mark if it were taken for markup. */
const MARKUP =
  '<b data-made>b</b><img data-made src="/made.png" onerror="globalThis.ran = true"><script data-made>globalThis.ran = true</script>" onfocus="globalThis.ran = true" autofocus="';
const SCRIPT = 'javascript:globalThis.ran=true';
const TURNED = '\u202eturned\u202c \u2066kept apart\u2069 \u200bhidden';
const WORD = 'w'.repeat(3_000);
/** A value of a field: its name first, then all that might do harm in it. */
const hostile = (name: string, max: number): string => `${name} ${TURNED} ${MARKUP} ${SCRIPT} ${WORD}`.slice(0, max);
const TITLE = `Garden lamp ${TURNED} ${MARKUP} ${SCRIPT} ${'title'.repeat(1_000)} `.padEnd(10_000, 'long ');
const CHAIR = readFileSync(join(import.meta.dirname, '../../server/src/base/picture/testdata/chair.png'));

/** What is wrong with a page as it stands: empty when nothing is. */
const FAULTS = `(() => {
  const faults = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const turning = /[\\u202a-\\u202e\\u2066-\\u2069\\u200b]/;
  const where = (node) => node.outerHTML.slice(0, 120);
  for (const made of document.querySelectorAll('[data-made], [onfocus], [onerror]')) faults.push('made: ' + where(made));
  for (const link of document.querySelectorAll('[href], [src]'))
    if (/^\\s*javascript:/i.test(link.getAttribute('href') ?? link.getAttribute('src'))) faults.push('leads to a script: ' + where(link));
  if (globalThis.ran !== undefined) faults.push('a script ran');
  while (texts.nextNode()) if (turning.test(texts.currentNode.data)) faults.push('turns: ' + where(texts.currentNode.parentElement));
  for (const element of document.querySelectorAll('[title], [aria-label]'))
    if (turning.test((element.getAttribute('title') ?? '') + (element.getAttribute('aria-label') ?? '')))
      faults.push('a label turns: ' + where(element));
  if (turning.test(document.title)) faults.push('the name of the page turns');
  if (document.title.length > 300) faults.push('the name of the page is long');
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('#content *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    faults.push('the page is ' + scrollWidth + ' px wide: ' + wide.slice(0, 3).map((one) => where(one)).join(' | '));
  }
  for (const element of document.querySelectorAll('h1, th, option, a, caption'))
    if (!element.closest('.original') && !element.closest('.address') && element.checkVisibility() && element.textContent.length > 600)
      faults.push('long: ' + element.textContent.length + ' ' + where(element));
  const { scrollHeight } = document.documentElement;
  if (scrollHeight > 15000 && !document.querySelector('details[open]')) faults.push('the page is ' + scrollHeight + ' px high');
  return [...new Set(faults)].slice(0, 12);
})()`;

describe('a hostile listing', { skip: noChromium }, () => {
  const packsDir = mkdtempSync(join(tmpdir(), 'vigie-hostile-'));
  const site = createServer(({ url }, response) => {
    if (url === '/chair.png') return response.writeHead(200, { 'content-type': 'image/png' }).end(CHAIR);
    return response.writeHead(404).end();
  });
  let made: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let home = '';
  let host = '';
  let session = '';
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  async function ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, who = 'ann'): Promise<any> {
    const answer = await product.call(who, method, path, body);
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    return answer.body;
  }
  const offer = (id: string, description: string) => ({
    id: `${id} ${hostile('id', 400)}`,
    url: `http://${host}/${id}?${encodeURIComponent(MARKUP)}${WORD.slice(0, 900)}`,
    platform: hostile('shop.example', 253),
    title: TITLE,
    description: `${description} ${hostile('description', 4_000)}`,
    category: Array.from({ length: 20 }, (_, at) => hostile(`category ${at}`, 500)),
    brand: hostile('brand', 1_000),
    sku: hostile('sku', 500),
    gtin: '4006381333931',
    mpn: hostile('mpn', 500),
    images: [`http://${host}/chair.png`],
    trader: {
      id: hostile('trader', 300),
      name: hostile('Trader', 1_000),
      address: hostile('address', 2_000),
      email: hostile('email', 320),
      url: SCRIPT,
    },
    attributes: Array.from({ length: 500 }, (_, at) => ({
      name: hostile(`name ${at}`, 500),
      value: hostile(`value ${at}`, at % 50 === 0 ? 4_000 : 400),
    })),
    manufacturer: { name: hostile('maker', 1_000), address: hostile('address', 2_000), contact: SCRIPT },
    responsiblePerson: { name: hostile('person', 1_000), address: hostile('address', 2_000), contact: SCRIPT },
    warnings: [hostile('warning', 4_000)],
  });

  before(async () => {
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    writeFileSync(join(packsDir, 'lamps.yaml'), LAMPS);
    made = await testStore();
    product = await startTestVigie(made, { settings: { packsDir, allow: [host] }, clock: () => new Date() });
    await product.add('ann', { unit: 'one' });
    const { account, unit } = await product.add('ada', { unit: 'one', role: 'administrator' });
    home = (await product.vigie.listen()).replace(/\/$/, '');
    for (const listings of [
      [offer('one', 'First.'), offer('two', 'Second.')],
      [{ ...offer('one', `Again. ${TURNED} another text`), price: '12.00', currency: 'EUR' }],
    ]) {
      await ask('POST', '/v1/listings', { listings, pictures: true });
      await product.settle();
    }
    const row = JSON.stringify({
      ...offer('three', 'Third.'),
      platform: 'shop.example',
      title: 'Garden lamp '.padEnd(1 << 20, TITLE),
    });
    const file = await product.call('ann', 'POST', '/v1/intakes/files?name=hostile.jsonl', Buffer.from(row));
    assert.equal(file.status, 200, JSON.stringify(file.body));
    await product.settle();
    await ask('PUT', '/v1/report-page', { isOpen: true }, 'ada');
    const report = await product.vigie.http.inject({
      method: 'POST',
      url: '/report/one',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ url: offer('one', '').url, what: hostile('what', 900) }).toString(),
    });
    assert.equal(report.statusCode, 200, report.body);
    const inbox = await ask(
      'POST',
      '/v1/inboxes',
      { name: hostile('inbox', 100), platform: host, language: 'en', openForm: true },
      'ada',
    );
    const form = await product.vigie.http.inject({
      method: 'POST',
      url: `/notify/${inbox.id}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        urls: offer('one', '').url,
        reasons: hostile('reasons', 3_500),
        name: hostile('Bo', 200),
        email: 'bo@people.example',
        bonaFide: 'yes',
      }).toString(),
    });
    assert.ok(form.statusCode < 400, `${form.statusCode} ${form.body.slice(-1_500)}`);
    await product.settle();
    browser = await launchBrowser();
    session = await openSession(product.vigie.context.store, product.clock, { id: account, unit });
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
    await made?.drop();
    site.close();
    rmSync(packsDir, { recursive: true, force: true });
  });

  async function checkScreens(width: number): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
    await context.addCookies([{ name: 'vigie_session', value: session, url: home }]);
    const page = await context.newPage();
    const faults = collectFaults(page);
    const wrong: Record<string, unknown> = {};
    const check = async (name: string, isRead = true): Promise<void> => {
      const found = [await page.evaluate(FAULTS), faults.splice(0)].flat();
      if (isRead) found.push(await findViolations(page, { runOnly: RULES.light }));
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `hostile-${name}-${width}.png`) });
      if (found.flat().length > 0) wrong[name] = found.flat();
    };
    const { items } = await ask('GET', '/v1/cases?limit=10');
    const found = items.find((one: { platform: string }) => one.platform.includes('<b'));
    assert.ok(found, JSON.stringify(items).slice(0, 500));
    const unfold = (): Promise<unknown> =>
      page.evaluate("document.querySelectorAll('#content details').forEach((one) => { one.open = true; })");
    for (const [name, path, shown] of await screens(page, found)) {
      await page.goto(home + path);
      await page
        .locator(shown)
        .first()
        .waitFor({ timeout: 20_000 })
        .catch(() => {
          wrong[`${name}: missing`] = shown;
        });
      await page.waitForTimeout(300);
      await check(name);
      if (/^case|^received-one/.test(name)) {
        await unfold();
        await check(`${name}-unfolded`, false);
      }
    }
    assert.deepEqual(wrong, {});
    await context.close();
  }

  async function screens(page: Page, found: Record<string, string>): Promise<[string, string, string][]> {
    const at = (...parts: (string | undefined)[]): string =>
      parts.map((part) => encodeURIComponent(part ?? '')).join('/');
    const [alert] = (await ask('GET', '/v1/alerts')).items;
    const [received] = (await ask('GET', '/v1/received', undefined, 'ada')).items;
    const [intake] = (await ask('GET', '/v1/intakes')).items;
    const { id = '', platform, traderKey } = found;
    await page.goto(`${home}/cases/${id}?tab=goods`);
    await page.locator('a[href^="/pictures/"]').first().waitFor({ timeout: 20_000 });
    const picture = (await page.locator('a[href^="/pictures/"]').first().getAttribute('href')) ?? '';
    return [
      ['worktable', '/', '.rows .title a'],
      ['search', '/?text=garden', '.rows .title a'],
      ...['evidence', 'documents', 'follow-up', 'goods', 'file'].map((tab): [string, string, string] => [
        `case-${tab}`,
        `/cases/${id}?tab=${tab}`,
        '#tab-panel',
      ]),
      ['platform', `/platforms/${at(platform)}`, 'h1'],
      ['trader', `/traders/${at(platform, traderKey)}`, '#content th a'],
      ['product', `/products/${at('gtin:04006381333931')}`, '#content th a'],
      ['picture', picture, '#content th a'],
      ['intake', '/intake', '#content a'],
      ['intake-one', `/intake/${intake.id}`, '#content tbody th'],
      ['imports', '/imports', 'h1'],
      ['alerts', '/alerts', '#content tbody th'],
      ['alert', `/alerts/${alert.id}`, 'h1'],
      ['received', '/received', '#content tbody th'],
      ['received-one', `/received/${received.id}`, 'h1'],
      ['rules', '/rules', '#content tbody th'],
      ['rule', '/rules/test-lamps/lamps', '.kept-offers li'],
      ['compliance', '/compliance-report', 'h1'],
      ['audit', '/audit', 'h1'],
      ['releases', '/releases-list', 'h1'],
    ];
  }

  for (const width of [1280, 390])
    test(`is shown safely and legibly on every screen, at ${width} px`, { timeout: 300_000 }, () =>
      checkScreens(width),
    );
});
