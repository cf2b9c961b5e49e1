import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBroker } from '../../server/src/base/stream/broker.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { type NatsServer, natsServer, noNats } from '../../server/testing/stream/nats.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { look, lookAgain, noChromium, tabTo } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { say } from '../screens/say.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';

/** A marketplace connects, and people decide before publication, in each of the languages. */
export function prepublication(languages: readonly ('en' | 'fr')[]): void {
  describe('a marketplace connects, and people decide before publication', { skip: noChromium }, () => {
    let made: TestStore;
    let product: TestVigie;
    let browser: Browser;
    let nats: NatsServer | null = null;
    let url = '';
    let unit = '';
    let ada: Person;
    const stream = () =>
      nats && { servers: [nats.url], units: [{ prefix: 'vigie.listing', unit: 'market' }], replicas: 1 };
    before(async () => {
      [made, nats] = await Promise.all([testStore(), noNats ? null : natsServer()]);
      product = await startTestVigie(made, { settings: { stream: stream() } });
      ada = await product.add('ada', { unit: 'market', role: 'administrator' });
      unit = ada.unit;
      url = await product.vigie.listen();
      browser = await openBrowser();
    });
    after(async () => {
      await closeWindows();
      await product?.stop();
      await nats?.drop();
      await made?.drop();
    });

    for (const language of languages) {
      test(`an offer is tried, held, refused by key and released by key (${language})`, {
        timeout: 120_000,
      }, async () => {
        const at = { url: `${url}/connect-marketplace`, language };
        const { context, page, faults, speak } = await enter(browser, product, ada, at);
        await page.getByRole('heading', { level: 1, name: speak('prepublication.connect.title') }).waitFor();
        for (const text of ['Poing américain en acier', 'Poing américain en laiton']) {
          await page.getByLabel(speak('prepublication.try.offer')).fill(text);
          await page.getByRole('button', { name: speak('prepublication.try.submit') }).click();
          await page.getByText(speak('prepublication.outcome.hold-for-a-person'), { exact: true }).waitFor();
          await page.getByRole('link', { name: speak('prepublication.try.toQueue') }).waitFor();
        }
        // An address in a private network is refused, and why is said.
        await page.getByLabel(speak('prepublication.webhooks.url')).fill('https://127.0.0.1/hook');
        await page.getByRole('button', { name: speak('prepublication.webhooks.add') }).click();
        await page.getByRole('alert').getByText('127.0.0.1').waitFor();
        await page.getByLabel(speak('prepublication.webhooks.url')).fill(`https://market.example/${language}`);
        await page.getByRole('button', { name: speak('prepublication.webhooks.add') }).click();
        await page.getByText(/^whsec_/).waitFor();
        await look(page, `prepublication-connect-${language}`);
        await page.getByRole('link', { name: speak('prepublication.try.toQueue') }).click();
        await page.getByRole('heading', { level: 1, name: speak('prepublication.held.title') }).waitFor();
        const cards = page.locator('main li.card, #content li.card');
        await cards.nth(1).waitFor();
        await page.locator('mark').first().waitFor();
        await look(page, `prepublication-held-${language}`);
        await page.keyboard.press('c');
        await page.getByRole('dialog').getByRole('textbox').fill('Arme de catégorie A.');
        await page.keyboard.press('Control+Enter');
        await cards.nth(1).waitFor({ state: 'detached' });
        await page.keyboard.press('d');
        await page.getByText(speak('prepublication.empty.held')).waitFor();
        await page.getByRole('button', { name: speak('prepublication.state.decided') }).click();
        await page.getByText(speak('prepublication.is.refused'), { exact: true }).first().waitFor();
        await page.getByText(speak('prepublication.is.released'), { exact: true }).first().waitFor();
        // The refused webhook is the one fault that the browser tells of.
        assert.deepEqual(
          faults.filter((fault) => !/400/.test(fault)),
          [],
        );
        await context.close();
      });
    }

    test('what could not be read of the stream is read, sent again and dropped, on a phone and by key (fr)', {
      skip: noNats,
      timeout: 120_000,
    }, async (t) => {
      const settings = stream();
      assert.ok(settings);
      const broker = await openBroker(settings);
      t.after(() => broker.close());
      await broker.ensure();
      const why = { en: 'it is not JSON', fr: 'ce n’est pas du JSON' };
      for (const [id, data] of [
        ['long', `<script>\u202e${'x'.repeat(3_000)}`],
        ['short', '{"title":'],
        ['empty', ''],
      ] as const)
        await broker.poison.add(unit, {
          id,
          subject: `vigie.listing.${id === 'long' ? `${'sub.'.repeat(40)}example` : 'shop.example'}`,
          why,
          data: Buffer.from(data),
        });
      const at = { url: `${url}/imports`, language: 'fr', width: 390 } as const;
      const { context, page, faults } = await enter(browser, product, ada, at);
      const cards = page.locator('section', { hasText: say('poison.title') }).locator('li.card');
      await cards.nth(2).waitFor();
      for (const words of [say('poison.beginning'), say('poison.drop')]) {
        await tabTo(cards.first().locator('summary', { hasText: words }));
        await page.keyboard.press('Enter');
      }
      await cards.first().getByText('‹U+202E›').waitFor();
      await look(page, 'poison-phone');
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(width <= 390, `the page is ${width} px wide`);
      const isSomewhere = async (): Promise<boolean> =>
        Boolean(await page.evaluate('document.activeElement !== document.body'));
      await tabTo(cards.first().getByLabel(say('poison.reason')));
      await page.keyboard.insertText('Une page de la boutique.');
      await page.keyboard.press('Enter');
      await cards.nth(2).waitFor({ state: 'detached' });
      assert.ok(await isSomewhere(), 'the focus goes on from what was dropped');
      for (const left of [1, 0]) {
        await tabTo(cards.first().getByRole('button', { name: say('poison.again') }));
        await page.keyboard.press('Enter');
        await cards.nth(left).waitFor({ state: 'detached' });
        assert.ok(await isSomewhere(), 'the focus goes on from what was sent again');
      }
      await page.getByText(say('poison.empty')).waitFor();
      await lookAgain(page, 'poison-none-phone');
      assert.equal((await broker.figures()).waiting, 2);
      assert.deepEqual(faults, []);
      await context.close();
    });
  });
}
