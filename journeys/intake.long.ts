import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { catalogue, startMarketplace } from '@vigie/demo';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openSession } from '../server/src/people/index.ts';
import { type TestStore, testStore } from '../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../server/testing/vigie.ts';
import { SHARED_DATA, unlessShared } from '../tools/shared-data.ts';
import { collectFaults, launchBrowser, look, noChromium, PICTURES, tabTo } from './browser.ts';
import { sayInEnglish } from './screens/say.ts';

const EXPORT = join(SHARED_DATA, 'shein-products.csv');
const WIDTHS = [390, 900, 1440];
/** An offer of the sample marketplace on which a rule of a pack makes a finding. */
const PROHIBITED = mustFind(catalogue.find(({ expect, packs }) => expect === 'prohibited' && packs.length > 0));

function mustFind<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the sample marketplace offers nothing prohibited');
  return found;
}

/** The records of a table, as they stand in it: a line end within quotes ends none. */
function recordsOf(csv: string): string[] {
  const records: string[] = [];
  let open = '';
  for (const line of csv.split('\n')) {
    open += open === '' ? line : `\n${line}`;
    if (open.split('"').length % 2 === 0) continue;
    if (open !== '') records.push(open);
    open = '';
  }
  return records;
}

describe('the intake desk, in a browser', { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let browser: Browser;
  let context: BrowserContext;
  let person = { account: '', unit: '' };
  let home = '';
  before(async () => {
    made = await testStore();
    marketplace = await startMarketplace({});
    const settings = { allow: [new URL(marketplace.url).host], browser: 'auto' as const, port: 0 };
    product = await startTestVigie(made, { settings, clock: () => new Date() });
    person = await product.add('ann');
    home = await product.vigie.listen();
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const value = await openSession(product.vigie.context.store, product.clock, {
      id: person.account,
      unit: person.unit,
    });
    await context.addCookies([{ name: 'vigie_session', value, url: home }]);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
    await marketplace?.stop();
    await made?.drop();
  });
  async function open(path: string): Promise<{ page: Page; faults: string[] }> {
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(new URL(path, home).href);
    return { page, faults };
  }
  const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const answer = await product.call('ann', method, path, body);
    assert.ok(answer.status < 300, `${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const only = async () => (await ask('GET', '/v1/intakes?limit=1')).items[0];
  const lookAtAll = async (page: Page, name: string): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, `${name}-${width}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  test('a pasted address becomes sealed evidence and a drafted notice, by keyboard', {
    timeout: 300_000,
  }, async (t) => {
    const sitemap = await (await fetch(`${marketplace.url}/sitemap.xml`)).text();
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
    const address = addresses.find((url) => url.includes(PROHIBITED.id));
    assert.ok(address, `no page of ${PROHIBITED.id}`);
    const { page, faults } = await open('/intake');
    await page.getByRole('heading', { name: sayInEnglish('intake.title'), level: 1 }).waitFor();
    await lookAtAll(page, 'intake-empty');
    const box = page.getByLabel(sayInEnglish('intake.box'));
    await tabTo(box);
    const began = Date.now();
    const seconds = (): string => ((Date.now() - began) / 1000).toFixed(1);
    await page.keyboard.insertText(`Dear all, I saw this: ${address}`);
    await page.keyboard.press('Control+Enter');
    const link = page.getByRole('rowheader').getByRole('link').first();
    await link.waitFor({ timeout: 120_000 });
    const inCase = seconds();
    await page.locator('td .tag.sealed').first().waitFor({ timeout: 120_000 });
    const sealed = seconds();
    await lookAtAll(page, 'intake-one');
    const id = ((await link.getAttribute('href')) ?? '').replace('/cases/', '');
    const decided = Date.now();
    await ask('POST', `/v1/cases/${id}/decisions`, { kind: 'confirm', reason: 'Seen and read.' });
    await ask('POST', '/v1/notices/preview', { case: id, language: 'fr', bonaFide: true });
    t.diagnostic(
      `case after ${inCase} s, sealed after ${sealed} s, decided and drafted in ${(Date.now() - decided) / 1000} s more`,
    );
    assert.ok(Number(sealed) < 60, `sealed after ${sealed} s`);
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('a table of unknown columns is asked about, and read with the answer', { timeout: 120_000 }, async () => {
    const { page, faults } = await open('/intake');
    const rows = [
      'a1,b2,c3',
      'Green kettle of steel,12,https://shop.example/odd',
      'Red kettle of steel,14,https://shop.example/red',
    ];
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByRole('heading', { name: sayInEnglish('intake.columns') }).waitFor();
    await lookAtAll(page, 'intake-columns');
    assert.equal(await page.getByLabel(sayInEnglish('intake.field.title')).inputValue(), 'a1');
    await page.getByRole('button', { name: sayInEnglish('intake.columnsSubmit') }).click();
    await page.getByRole('rowheader', { name: 'Red kettle of steel' }).waitFor({ timeout: 60_000 });
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('a thousand rows of a real export, dropped: findings show while it goes on, with the page closed too', {
    timeout: 600_000,
    skip: unlessShared(EXPORT),
  }, async (t) => {
    const [header = '', ...rows] = recordsOf(readFileSync(EXPORT, 'utf8'));
    const names = header.split(',');
    // Nothing in it is prohibited: every hundredth row is followed by one that is.
    const found = (n: number): string =>
      names
        .map((name) => {
          if (name === 'product_name') return `${PROHIBITED.title} ${n}`;
          if (name === 'description') return PROHIBITED.description;
          if (name === 'url') return `${marketplace.url}/none-${n}`;
          return name === 'product_id' ? `none-${n}` : '';
        })
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(',');
    const dropped = [header, ...rows.flatMap((row, n) => (n % 100 === 50 ? [row, found(n)] : [row]))].join('\n');
    const { page, faults } = await open('/intake');
    await page.getByLabel(sayInEnglish('intake.box')).waitFor();
    const began = Date.now();
    const transfer = await page.evaluateHandle(
      `(() => { const all = new DataTransfer(); all.items.add(new File([${JSON.stringify(dropped)}], 'export.csv')); return all; })()`,
    );
    await page.dispatchEvent('.give', 'drop', { dataTransfer: transfer });
    await page.getByRole('heading', { name: 'export.csv' }).waitFor();
    await page.getByRole('button', { name: sayInEnglish('intake.only.cases') }).click();
    await page.locator('main:has(.tag.reading) tbody th a').first().waitFor({ timeout: 120_000 });
    const then = await only();
    const at = (Date.now() - began) / 1000;
    t.diagnostic(`a case is shown after ${at} s, while it is read: ${then.rows.read} of ${then.rows.total} just after`);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, 'intake-reading.png') });
    await page.close();
    const again = await open(`/intake/${then.id}`);
    await again.page.getByRole('heading', { name: 'export.csv' }).waitFor();
    const reopened = await only();
    assert.ok(reopened.rows.read >= then.rows.read);
    await again.page.locator('.tag.done').waitFor({ timeout: 300_000 });
    const seconds = (Date.now() - began) / 1000;
    const ended = await only();
    t.diagnostic(
      `reopened at ${reopened.rows.read} (${reopened.state}), all ${ended.rows.read} rows read after ${seconds} s: ${JSON.stringify([ended.rows, ended.steps])}`,
    );
    assert.deepEqual([ended.rows.kept, ended.rows.notRead], [rows.length + 10, 0]);
    await lookAtAll(again.page, 'intake-done');
    await again.page.goto(new URL('/intake', home).href);
    await again.page.getByRole('link', { name: 'export.csv' }).waitFor();
    await lookAtAll(again.page, 'intake-list');
    // A busy machine may refuse for a moment (503): it is asked again.
    assert.deepEqual(
      [...faults, ...again.faults].filter((text) => !/\b503\b/.test(text)),
      [],
    );
    await again.page.close();
  });
});
