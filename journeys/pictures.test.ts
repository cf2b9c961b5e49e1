import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { chairPack } from '../server/testing/packs/write-pack.ts';
import { type TestStore, testStore } from '../server/testing/stores.ts';
import { collectFaults, look, noChromium } from './browser.ts';
import { say } from './screens/say.ts';
import { closeWindows, openBrowser } from './shared-browser.ts';
import { startVigie, vigie } from './start-demo.ts';

const chair = readFileSync(join(import.meta.dirname, '../server/src/base/picture/testdata/chair.png'));

describe('what is written in the picture of an offer', { skip: noChromium }, () => {
  const data = mkdtempSync(join(tmpdir(), 'vigie-pictures-'));
  const packs = join(data, 'packs');
  let host = '';
  const site = createServer(({ url }, response) => {
    if (url === '/robots.txt') return response.writeHead(404).end();
    if (url === '/chair.png') return response.writeHead(200, { 'content-type': 'image/png' }).end(chair);
    const product = { '@type': 'Product', name: 'Goods', sku: '1', image: `http://${host}/chair.png` };
    response.writeHead(200, { 'content-type': 'text/html' });
    return response.end(
      `<!doctype html><html><head><title>Goods</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...product })}</script></head><body><h1>Goods</h1><img src="/chair.png" alt=""></body></html>`,
    );
  });
  let made: TestStore;
  let service: Awaited<ReturnType<typeof startVigie>>;
  let browser: Browser;
  let env: Record<string, string>;

  before(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    mkdirSync(join(packs, 'chairs'), { recursive: true });
    writeFileSync(join(packs, 'chairs', '1.yaml'), chairPack);
    made = await testStore();
    env = {
      VIGIE_DATA: made.settings.dataDir,
      DATABASE_URL: made.settings.databaseUrl ?? '',
      VIGIE_BROWSER: 'none',
      VIGIE_PASSWORD: 'a long password',
      VIGIE_PACE_MS: '0',
    };
    Object.assign(env, { VIGIE_PACKS: packs, VIGIE_ALLOW: host });
    const person = ['--unit', 'one', '--name', 'Ada', '--role', 'administrator', '--language', 'fr'];
    assert.equal(vigie(['account', 'ada@one.example', ...person], env).status, 0);
    service = await startVigie(['serve'], env, /http.*\n/);
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
    await service?.stop();
    await made?.drop();
    site.close();
    rmSync(data, { recursive: true, force: true });
  });

  test('is read, found, and shown with its place on the blurred picture', { timeout: 180_000 }, async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(`${service.output.trim()}/unit`);
    await page.getByLabel(say('signIn.email')).fill('ada@one.example');
    await page.getByLabel(say('signIn.password')).fill('a long password');
    await page.keyboard.press('Enter');
    await page.getByLabel(say('unit.picturesMode')).selectOption('new');
    await page.getByRole('button', { name: say('unit.apply') }).click();
    await page.getByText(say('unit.saved')).waitFor();
    await look(page, 'unit-pictures');
    // The site answers in this process: the command must not hold it up.
    const imported = await startVigie(['import', `http://${host}/offer`, '--unit', 'one'], env, /"listings":1|1/);
    await page.getByRole('link', { name: say('app.cases') }).click();
    await page.getByRole('link', { name: 'Goods' }).click({ timeout: 60_000 });
    await imported.stop();
    await page.getByRole('heading', { name: say('pictures.title') }).waitFor();
    await page.locator('mark', { hasText: 'Garden chair' }).waitFor();
    assert.equal(await page.locator('.places .word.found').count(), 2);
    assert.equal(await page.locator('.places .word').count(), 9, 'seven words and two codes');
    await page.getByText('https://shop.example/chair').waitFor();
    // Once the capture is sealed, the picture stands below its words, blurred.
    await page.getByText(say('evidence.sealed'), { exact: true }).first().waitFor({ timeout: 60_000 });
    const blurred = page.locator('.places image');
    await blurred.waitFor();
    const answer = await page.request.get(new URL((await blurred.getAttribute('href')) ?? '', page.url()).href);
    assert.deepEqual([answer.status(), answer.headers()['content-type']], [200, 'image/jpeg']);
    await look(page, 'case-pictures');
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360, 'a telephone shows all of it');
    await look(page, 'case-pictures-phone');
    assert.deepEqual(faults, []);
    await context.close();
  });
});
