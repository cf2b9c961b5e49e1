import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openSession } from '../../server/src/people/index.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { launchBrowser, noChromium } from '../browser.ts';

const CASES = Number(process.env.VIGIE_MANY ?? 100_000);
const DECISIONS = Number(process.env.VIGIE_DECISIONS ?? 500);
/** Heap after garbage collection is read at these. */
const READ_AT = [0.2, 0.6, 1].map((share) => Math.round(DECISIONS * share));

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
const said = (times: number[]): string => `p50 ${median(times).toFixed(0)} ms, p95 ${p95(times).toFixed(0)} ms`;

/** Milliseconds from the key until the next row has the focus. */
const NEXT_ROW = `(async () => {
  const { id } = document.activeElement;
  const began = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  while (document.activeElement.id === id && performance.now() - began < 5000) await new Promise(requestAnimationFrame);
  return performance.now() - began;
})()`;

describe(`a worktable of ${CASES} open cases in a browser`, { skip: noChromium }, () => {
  let made: TestStore;
  let product: TestVigie;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;
  let home = '';

  before(async () => {
    made = await testStore();
    product = await startTestVigie(made, { clock: () => new Date() });
    const { account, unit } = await product.add('ann', { unit: 'one' });
    await made.asOwner(`select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
      insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, score, score_parts, is_text_read)
        select 'cas_' || lpad(n::text, 26, '0'), '${unit}', 'market-' || n % 40 || '.example', 'name:trader ' || n % 700, 'title:' || n, 'An offer of ' || n,
          'high', 'open', 'opened', now() - n * interval '97 seconds', now() - n * interval '61 seconds', n % 150, '[]', true from generate_series(1, ${CASES}) n;
      analyze "case"`);
    home = (await product.vigie.listen()).replace(/\/$/, '');
    browser = await launchBrowser();
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const session = await openSession(product.vigie.context.store, product.clock, { id: account, unit });
    await context.addCookies([{ name: 'vigie_session', value: session, url: home }]);
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
    await made?.drop();
  });

  test('shows its first rows within a second, and the next row within 50 ms of a key', async (t) => {
    const first: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      await page.goto(`${home}/`, { waitUntil: 'commit' });
      await page.locator('a[id^=row-]').nth(5).waitFor();
      first.push(await page.evaluate(() => performance.now()));
    }
    t.diagnostic(`first rows: ${said(first.slice(1))} after the address was asked for`);
    await page.keyboard.press('j');
    const keys: number[] = [];
    for (let turn = 0; turn < 300; turn++) keys.push(await page.evaluate<number>(NEXT_ROW));
    t.diagnostic(
      `a key to the next row, 300 times: ${said(keys)}; ${await page.locator('a[id^=row-]').count()} rows are made`,
    );
    assert.ok(median(first) < 1_000, said(first));
    assert.ok(median(keys) < 50, said(keys));
  });

  test(`takes no more memory after ${DECISIONS} decisions`, { timeout: 1_800_000 }, async (t) => {
    await page.goto(`${home}/`);
    await page.locator('a[id^=row-]').first().click();
    const heaps: number[] = [];
    for (let done = 1; done <= DECISIONS; done++) {
      const address = page.url();
      await page.locator('.case-head .acts button').first().waitFor();
      await page.keyboard.press('d');
      await page.locator('.acts [aria-expanded="true"]').waitFor();
      await page.keyboard.type('Seen and read.');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL((url) => url.href !== address);
      if (!READ_AT.includes(done)) continue;
      await devtools.send('HeapProfiler.collectGarbage');
      heaps.push((await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6);
      t.diagnostic(`after ${done} decisions: ${heaps.at(-1)?.toFixed(1)} MB`);
    }
    // What is kept for half a minute is all there by the second.
    const [, early = 0, late = 0] = heaps;
    assert.ok(late < early * 1.1, `${early} MB, then ${late} MB`);
  });
});
