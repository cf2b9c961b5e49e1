import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { look } from '../browser.ts';
import { type Demo, VIGIE } from '../start-demo.ts';
import { say } from './say.ts';

/** The address of a page made long, as marketplaces have them: it must break anywhere on a phone. */
const LONG = `?from=${'search-results-'.repeat(20)}`;

/** The console's page as the browser itself saves it ("Web page, single file"). */
async function saveAsMhtml(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
  return data;
}

async function isWiderThan(page: Page, width: number): Promise<boolean> {
  return Number(await page.evaluate('document.documentElement.scrollWidth')) > width;
}

/** What others captured, and what imports did not read: entered, and looked at on a desk and on a phone. */
export function testArchives(demo: Demo, data: () => string): void {
  test('an archive of another program is adopted in the console', { timeout: 120_000 }, async () => {
    const { context, page, faults } = await demo.enter();
    await page.getByRole('row').nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.case-head').waitFor();
    const inCase = page.url();
    await page.keyboard.press('5');
    await page
      .getByRole('heading', { name: say('exhibit.title') })
      .first()
      .waitFor();
    const other = await context.newPage();
    await other.goto(demo.at(`/verify${LONG}`));
    const saved = await saveAsMhtml(other);
    await other.close();
    const adopt = async (name: string, content: string) => {
      await page.getByText(say('exhibit.register'), { exact: true }).first().click();
      await page.getByLabel(say('exhibit.kind')).selectOption('archive');
      await page
        .getByLabel(say('exhibit.archive'))
        .setInputFiles({ name, mimeType: 'multipart/related', buffer: Buffer.from(content) });
      for (const [label, text] of [
        [say('exhibit.description'), 'Page enregistrée par un partenaire'],
        [say('exhibit.collectedPlace'), 'Par courriel'],
        [say('exhibit.collectedName'), 'Dominique Exemple'],
        [say('exhibit.organisation'), 'Organisme partenaire'],
      ] as const)
        await page.getByLabel(label, { exact: true }).first().fill(text);
      await page.getByLabel(say('exhibit.collectedAt')).first().fill('2026-11-20T09:00');
      await page.getByRole('button', { name: say('exhibit.register') }).click();
    };
    await adopt('page.mhtml', saved);
    const adopted = page.locator('.card').filter({ hasText: say('evidence.adopted.proves') });
    await page.getByRole('tab', { name: say('case.tab.evidence') }).click();
    await adopted.first().waitFor({ timeout: 30_000 });
    await adopted.first().locator('summary').first().click();
    await look(page, 'adopted');
    assert.deepEqual(faults, []);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(inCase);
    await adopted.first().waitFor();
    await adopted.first().locator('summary').first().click();
    await look(page, 'adopted-phone');
    assert.equal(await isWiderThan(page, 390), false, 'an adopted archive fits on a phone');
    await context.close();
  });

  test('what an import did not read is shown, on a phone too', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-gaps-'));
    try {
      const file = join(folder, `${'export-of-a-marketplace-'.repeat(6)}.csv`);
      writeFileSync(file, `title,price\nDesk lamp,19.90\n,9.90\na,b,c,d,"${LONG}"\n`);
      const unit = 'Unité de démonstration';
      const done = spawnSync(process.execPath, [VIGIE, 'import', file, '--unit', unit], {
        encoding: 'utf8',
        env: { ...process.env, VIGIE_DATA: data() },
      });
      assert.equal(done.status, 2, done.stderr);
      const { context, page, faults } = await demo.enter({ width: 390 });
      await page.goto(demo.at('/imports'));
      const made = page.locator('.card').filter({ hasText: 'export-of-a-marketplace-' }).first();
      await made.locator('summary').click();
      await look(page, 'imports-phone');
      assert.equal(await isWiderThan(page, 390), false, 'the imports fit on a phone');
      assert.deepEqual(faults, []);
      await context.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
