// An operation of several units as people of two of them work with it, in a browser, in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { live } from '../../server/testing/figures/history.ts';
import { type TestStore, testStore } from '../../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../server/testing/vigie.ts';
import { look, lookAgain, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { sayInEnglish as say, say as sayInFrench } from '../screens/say.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';

/** A drawing that fits into its place again. */
const DRAWN = `(() => {
  const svg = document.querySelector('.drawing svg');
  return svg !== null && svg.clientWidth > 200 && svg.clientWidth <= svg.parentElement.clientWidth;
})()`;
const OFFERS = { north: 6, south: 6, east: 5 };

/** Two units work together in an operation; its screens are looked at in each of the widths. */
export function operation(widths: readonly number[]): void {
  describe('an operation of several units, in a browser', { skip: noChromium }, () => {
    let made: TestStore;
    let product: TestVigie;
    let browser: Browser;
    let home = '';
    const people = new Map<string, Person>();
    before(async () => {
      made = await testStore();
      product = await startTestVigie(made, { now: '2026-09-20T09:00:00Z' });
      for (const [unit, offers] of Object.entries(OFFERS)) {
        await live(product.vigie.context.store, unit, [
          ...Array.from(
            { length: offers },
            (_, other) => ({ minutes: 1, other, which: 0, act: 'find', severity: 'high' }) as const,
          ),
          { minutes: 1, other: 0, which: 0, act: 'decide', kind: 'confirm', waits: false },
        ]);
        people.set(unit, await product.add(unit, { unit, role: 'approver' }));
      }
      home = (await product.vigie.listen()).replace(/\/$/, '');
      browser = await openBrowser();
    });
    after(async () => {
      await closeWindows();
      await product?.stop();
      await made?.drop();
    });
    const open = (who: string, path: string, language: 'en' | 'fr' = 'en') =>
      enter(browser, product, people.get(who), { url: home + path, language, width: 1440, timezoneId: 'UTC' });
    async function lookAtAll(page: Page, name: string, as = look): Promise<void> {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await as(page, `${name}-${width}`);
      }
    }
    /** Texts of the drawing that lie over one another, or are cut off, at every width. */
    async function mustBeReadable(page: Page): Promise<void> {
      for (const width of new Set([390, ...widths])) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(DRAWN);
        const faults = await page
          .locator('.drawing svg')
          .first()
          .evaluate((svg) => {
            const frame = svg.getBoundingClientRect();
            const texts = [...svg.querySelectorAll('text')].filter((each) => (each.textContent ?? '').length > 1);
            const boxes = texts.map((each) => ({ says: each.textContent, box: each.getBoundingClientRect() }));
            const over = boxes.flatMap((one, at) =>
              boxes
                .slice(at + 1)
                .filter(
                  ({ box }) =>
                    one.box.left < box.right &&
                    box.left < one.box.right &&
                    one.box.top < box.bottom - 1 &&
                    box.top < one.box.bottom - 1,
                )
                .map(({ says }) => `${one.says} / ${says}`),
            );
            const cut = boxes.filter(
              ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1,
            );
            return [...over, ...cut.map(({ says }) => `${says} is cut off`)];
          });
        assert.deepEqual(faults, [], `at ${width} pixels`);
      }
    }
    const answer = (who: string, id: string) =>
      product.call(who, 'POST', `/v1/operations/${id}/answers`, { answer: 'join' });

    test('one unit plans, another joins; who is late is marked; it ends with sums and a report', {
      timeout: 600_000,
    }, async () => {
      const { page, faults } = await open('north', '/joint-operations');
      await page.getByRole('heading', { name: say('jointOperation.title'), level: 1 }).waitFor();
      await page.getByText(say('jointOperation.form.plan'), { exact: true }).click();
      await page.getByLabel(say('jointOperation.form.title')).fill('A week on one market');
      await page.getByLabel(say('jointOperation.form.purpose')).fill('All look on the same day');
      await page.getByLabel(say('jointOperation.actsAt')).fill('2026-09-01T08:00');
      await page.getByLabel(say('jointOperation.reportsBy')).fill('2026-10-01T08:00');
      for (const unit of ['south', 'east']) await page.getByLabel(unit, { exact: true }).check();
      await page.getByLabel(say('jointOperation.form.platform')).fill('p0');
      await lookAtAll(page, 'operation-plan');
      await page.getByRole('button', { name: say('jointOperation.form.submit') }).click();
      await page.getByRole('heading', { name: 'A week on one market', level: 1 }).waitFor();
      const path = new URL(page.url()).pathname;
      const id = path.split('/').at(-1) ?? '';
      await page.getByText(say('jointOperation.form.add'), { exact: true }).click();
      await page.getByLabel(say('jointOperation.unit'), { exact: true }).selectOption('south');
      await page.getByLabel(say('jointOperation.form.says')).fill('Look at the first half');
      await page.getByLabel(say('jointOperation.form.dueAt')).fill('2026-09-10T08:00');
      await page.getByRole('button', { name: say('jointOperation.form.addSubmit'), exact: true }).click();
      // Nobody has answered, and all were to act: both are late.
      await page.getByText(say('jointOperation.isLate'), { exact: true }).first().waitFor();
      await page.locator('.drawing svg').first().waitFor();

      const south = await open('south', path, 'fr');
      await south.page.getByText('Look at the first half').waitFor();
      assert.equal(await south.page.getByText('p0', { exact: true }).count(), 0, 'targets are for who has joined');
      await lookAtAll(south.page, 'operation-invited', lookAgain);
      await south.page.getByRole('button', { name: sayInFrench('jointOperation.join') }).click();
      await south.page.getByText('p0', { exact: true }).first().waitFor();
      await south.page.locator('.drawing svg').first().waitFor();
      await mustBeReadable(south.page);
      await lookAtAll(south.page, 'operation-late-fr');
      const { unit = '' } = people.get('south') ?? {};
      await made.asOwner(`select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
      insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, url, state, digest, log_index, made_at, sealed_at)
      select 'evd_south', '${unit}', cf.case_id, f.listing_id, f.snapshot_id, 'https://p0.example/1', 'sealed', '${'ab'.repeat(32)}', 7, now(), now()
      from case_finding cf join finding f on f.id = cf.finding_id join "case" c on c.id = cf.case_id where c.platform = 'p0' and c.unit_id = '${unit}' limit 1`);
      await south.page.reload();
      await south.page.locator('summary', { hasText: sayInFrench('jointOperation.captures') }).focus();
      await south.page.keyboard.press('Enter');
      const list = south.page.getByLabel(sayInFrench('jointOperation.capture.listed'));
      await list.focus();
      await south.page.keyboard.press('Control+Enter');
      await south.page.getByText(sayInFrench('jointOperation.capture.noneListed')).waitFor();
      await south.page.getByRole('button', { name: sayInFrench('jointOperation.markDone') }).click();
      await south.page.getByText(sayInFrench('jointOperation.stands.doneLate')).first().waitFor();
      await south.page.getByText(sayInFrench('jointOperation.counts.title'), { exact: true }).click();
      await south.page.getByRole('button', { name: sayInFrench('jointOperation.counts.give') }).click();
      await south.page.getByText(sayInFrench('jointOperation.counts.given')).waitFor();
      await south.page.getByText(sayInFrench('jointOperation.lessons'), { exact: true }).click();
      await south.page.getByLabel(sayInFrench('jointOperation.lesson.says')).fill('Agree on the hour earlier');
      await south.page.getByRole('button', { name: sayInFrench('jointOperation.lesson.add'), exact: true }).click();
      await south.page.getByText('Agree on the hour earlier').first().waitFor();

      assert.equal((await answer('east', id)).status, 200);
      for (const unit of ['north', 'east'])
        assert.equal((await product.call(unit, 'POST', `/v1/operations/${id}/counts`)).status, 200);
      await page.goto(new URL(path, home).href);
      await page.getByText(say('jointOperation.end.title'), { exact: true }).click();
      await page.getByLabel(say('jointOperation.end.conclusion')).fill('Offers were found.');
      await page.getByRole('button', { name: say('jointOperation.end.submit'), exact: true }).click();
      await page.getByRole('heading', { name: say('jointOperation.results') }).waitFor({ timeout: 120_000 });
      await page.getByText('17 offers of confirmed cases, in 3 units together', { exact: true }).waitFor();
      await page.locator('.drawing svg').first().waitFor();
      await lookAtAll(page, 'operation-ended');
      const report = await page.request.get(new URL(`/v1/operations/${id}/report?language=fr`, home).href);
      assert.equal(report.headers()['content-type'], 'application/pdf');
      await page.goto(new URL('/joint-operations', home).href);
      await page.getByRole('link', { name: 'A week on one market' }).waitFor();
      await lookAtAll(page, 'operation-list', lookAgain);
      assert.deepEqual([...faults, ...south.faults], []);
    });
  });
}
