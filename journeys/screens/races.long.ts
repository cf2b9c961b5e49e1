import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openSession } from '../../server/src/people/index.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { launchBrowser, noChromium } from '../browser.ts';
import { LAMPS } from './lamps.ts';

const RACES = Number(process.env.VIGIE_RACES ?? 200);

describe('two people on one case, each in a browser of their own', { skip: noChromium }, () => {
  const packsDir = mkdtempSync(join(tmpdir(), 'vigie-races-'));
  const browsers: Browser[] = [];
  const pages: Page[] = [];
  let made: TestStore;
  let product: TestVigie;
  let home = '';

  before(async () => {
    writeFileSync(join(packsDir, 'lamps.yaml'), LAMPS);
    made = await testStore();
    product = await startTestVigie(made, { settings: { packsDir, undoSeconds: 60 }, clock: () => new Date() });
    const people = [await product.add('ann', { unit: 'one' }), await product.add('bob', { unit: 'one' })];
    home = (await product.vigie.listen()).replace(/\/$/, '');
    const listings = Array.from({ length: RACES }, (_, at) => ({
      id: String(at),
      url: `https://shop.example/${at}`,
      platform: 'shop.example',
      title: `A garden lamp, kind ${at}`,
      trader: { id: String(at), name: `Trader ${at}` },
    }));
    for (let at = 0; at < RACES; at += 100)
      assert.ok(
        (await product.call('ann', 'POST', '/v1/listings', { listings: listings.slice(at, at + 100) })).status < 300,
      );
    await product.settle();
    for (const { account, unit } of people) {
      const browser = await launchBrowser();
      browsers.push(browser);
      const context = await browser.newContext({ locale: 'en-GB' });
      const session = await openSession(product.vigie.context.store, product.clock, { id: account, unit });
      await context.addCookies([{ name: 'vigie_session', value: session, url: home }]);
      pages.push(await context.newPage());
    }
  });
  after(async () => {
    for (const browser of browsers) await browser.close();
    await product?.stop();
    await made?.drop();
    rmSync(packsDir, { recursive: true, force: true });
  });

  /** Decides as fast as a person could; how far they came. */
  async function decide(page: Page, key: string): Promise<'told before' | 'tried'> {
    const panel = page.locator('.acts [aria-expanded="true"]');
    await page.locator('.case-head .acts button').first().waitFor();
    if ((await page.locator('.case-head .locked').count()) > 0) return 'told before';
    await page.keyboard.press(key);
    await panel.waitFor({ timeout: 2_000 }).catch(() => {});
    if ((await panel.count()) === 0) return 'told before';
    await page.keyboard.type('Seen and read.');
    await page.keyboard.press('Control+Enter');
    return 'tried';
  }

  test(`decide each of ${RACES} cases once`, { timeout: 1_800_000 }, async (t) => {
    const { body } = await product.call('ann', 'GET', '/v1/cases?limit=100&state=open');
    const ids: string[] = body.items.map(({ id }: { id: string }) => id);
    for (let cursor = body.next; cursor; ) {
      const more = await product.call(
        'ann',
        'GET',
        `/v1/cases?limit=100&state=open&cursor=${encodeURIComponent(cursor)}`,
      );
      ids.push(...more.body.items.map(({ id }: { id: string }) => id));
      cursor = more.body.next;
    }
    assert.equal(ids.length, RACES);
    let both = 0;
    let none = 0;
    for (const [at, id] of ids.entries()) {
      await Promise.all(pages.map((page) => page.goto(`${home}/cases/${id}`)));
      const came = await Promise.all(pages.map((page, who) => decide(page, (at + who) % 2 === 0 ? 'c' : 'd')));
      if (came.every((one) => one === 'tried')) both += 1;
      const decisions = await until(id);
      assert.ok(decisions <= 1, `${id} was decided ${decisions} times`);
      if (decisions === 0) none += 1;
    }
    t.diagnostic(`${RACES} races: in ${both} both pressed Decide, in ${none} neither came through`);
    assert.ok(both > 0, 'there was a race');
    assert.equal(none, 0);
  });

  /** How often a case is decided, once what was asked for has been answered. */
  async function until(id: string): Promise<number> {
    for (let turns = 0; ; turns++) {
      const { body } = await product.call('ann', 'GET', `/v1/cases/${id}`);
      const decisions: number = body.decisions.length;
      if (decisions > 0 || turns > 50) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return (await product.call('ann', 'GET', `/v1/cases/${id}`)).body.decisions.length;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
});
