import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { runImport } from '../server/src/cli/listing/import.ts';
import { chairPack } from '../server/testing/packs/write-pack.ts';
import { type TestStore, testStore } from '../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../server/testing/vigie.ts';
import { look, noChromium } from './browser.ts';
import { runHere } from './command-here.ts';
import { enter, type Person } from './enter.ts';
import { say } from './screens/say.ts';
import { closeWindows, openBrowser } from './shared-browser.ts';

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
  let product: TestVigie;
  let url = '';
  let ada: Person;
  let browser: Browser;

  before(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    mkdirSync(join(packs, 'chairs'), { recursive: true });
    writeFileSync(join(packs, 'chairs', '1.yaml'), chairPack);
    made = await testStore();
    product = await startTestVigie(made, { settings: { packsDir: packs, allow: [host] } });
    ada = await product.add('ada', { unit: 'one', role: 'administrator' });
    url = (await product.vigie.listen()).replace(/\/$/, '');
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
    await product?.stop();
    await made?.drop();
    site.close();
    rmSync(data, { recursive: true, force: true });
  });

  test('is read, found, and shown with its place on the blurred picture', { timeout: 180_000 }, async () => {
    const { context, page, faults } = await enter(browser, product, ada, { url: `${url}/unit`, language: 'fr' });
    await page.getByLabel(say('unit.picturesMode')).selectOption('new');
    await page.getByRole('button', { name: say('unit.apply') }).click();
    await page.getByText(say('unit.saved')).waitFor();
    await look(page, 'unit-pictures');
    const options = { unit: 'one', map: {}, allow: [], pictures: false };
    const imported = await runHere(made, (io) => runImport([`http://${host}/offer`], options, io), {
      VIGIE_PACKS: packs,
      VIGIE_ALLOW: host,
      VIGIE_PACE_MS: '0',
    });
    assert.match(imported.stdout, /"listings":1/, imported.stderr);
    await page.getByRole('link', { name: say('app.cases') }).click();
    await page.getByRole('link', { name: 'Goods' }).click({ timeout: 60_000 });
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
