import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
/** Set it to a folder to keep a picture of each screen there. */
const PICTURES = process.env.VIGIE_PICTURES;

describe('the console, in a browser', { skip: CHROMIUM ? false : 'no Chromium: apt-get install chromium' }, () => {
  const data = mkdtempSync(join(tmpdir(), 'vigie-console-'));
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let demo: ChildProcess;
  let browser: Browser;
  let entrance = '';

  before(async () => {
    demo = spawn(process.execPath, [join(ROOT, 'bin/vigie.js'), 'demo', '--no-open', '--data', data], {
      env: { ...process.env, VIGIE_PORT: '0', CI: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let progress = '';
    demo.stderr?.on('data', (piece) => {
      progress += piece;
    });
    await new Promise<void>((resolve, reject) => {
      demo.on('exit', (code) => reject(new Error(`the demo ended with ${code}: ${progress}`)));
      demo.stdout?.on('data', (piece) => {
        output += piece;
        const found = /http:\/\/[\d.:]+\/demo\/[\w-]+/.exec(output);
        if (!found || !output.includes('Ctrl+C')) return;
        entrance = found[0];
        resolve();
      });
    });
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  after(async () => {
    await browser?.close();
    if (demo.exitCode === null) {
      demo.kill('SIGTERM');
      await once(demo, 'exit');
    }
    rmSync(data, { recursive: true, force: true });
  });

  async function enter(
    scheme: 'light' | 'dark',
    width = 1280,
  ): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width, height: 900 },
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(entrance);
    await page.getByRole('heading', { level: 1, name: 'File' }).waitFor();
    return { context, page, faults };
  }

  async function look(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
    await page.evaluate(axe);
    const violations =
      await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
    assert.deepEqual(violations, [], `axe on ${name}`);
  }

  test('an offer that came back is shown with the first one, and a person decides', { timeout: 60_000 }, async () => {
    const { context, page, faults } = await enter('dark', 1280);
    await page.getByRole('row').filter({ hasText: 'revenue' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Offres et retours' }).waitFor();
    await page.getByText('Même image').waitFor();
    await look(page, 'return-dark');
    await page.getByRole('button', { name: 'C’est la même offre' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.keyboard.press('Control+Enter');
    await page.locator('strong', { hasText: /^La même offre$/ }).waitFor();
    await page.getByRole('link', { name: 'File', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'revenue' }).first().getByRole('link').click();
    await page.getByRole('button', { name: 'C’est une autre offre' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Comparées côte à côte.');
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.locator('strong', { hasText: /^Une autre offre$/ }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`an analyst reads, decides by key, writes a notice and publishes (${scheme})`, {
      timeout: 120_000,
    }, async () => {
      const { context, page, faults } = await enter(scheme);
      await page.getByRole('row').nth(2).waitFor();
      await look(page, `queue-${scheme}`);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Ce qui a été trouvé' }).first().waitFor();
      await page.locator('mark').first().waitFor();
      await page.getByRole('button', { name: 'Vérifier' }).first().click();
      await page.getByText('Le paquet tient.').waitFor();
      await look(page, `case-open-${scheme}`);
      assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /blurred/);
      await page
        .getByRole('button', { name: /Dévoiler/ })
        .first()
        .click();
      assert.match((await page.locator('.screenshot img').first().getAttribute('class')) ?? '', /revealed/);
      await page.keyboard.press('c');
      await page.getByRole('dialog').waitFor();
      await look(page, `decide-${scheme}`);
      await page.keyboard.type('Offre lue, constat exact.');
      await page.keyboard.press('Control+Enter');
      await page.getByText('État : Confirmées').waitFor();
      await page.getByText('Rédiger un acte').click();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Rédiger et envoyer' }).click();
      await page.locator('.tag.sent').first().waitFor({ timeout: 20_000 });
      await page.getByText('attente propre à l’unité').first().waitFor();
      await look(page, `case-noticed-${scheme}`);
      await page.getByRole('link', { name: 'Règles' }).click();
      await page
        .getByText(/intervalle à 95 %/)
        .first()
        .waitFor();
      await look(page, `rules-${scheme}`);
      await page.getByRole('link', { name: 'Publications' }).click();
      await page.getByRole('heading', { level: 2, name: 'Premier relevé' }).waitFor();
      await look(page, `releases-${scheme}`);
      assert.deepEqual(faults, [], 'nothing in the browser’s console');
      await context.close();
    });
  }

  test('on a phone, in English, and with an overdue case', { timeout: 60_000 }, async () => {
    const { context, page, faults } = await enter('light', 390);
    await page.getByLabel('Langue').selectOption('en');
    await page.getByRole('button', { name: 'Confirmed' }).click();
    await page.getByText('past its deadline').first().waitFor();
    await look(page, 'queue-phone');
    const overdue = page.getByRole('row').filter({ hasText: 'past its deadline' }).first().getByRole('link');
    await overdue.click();
    await page.getByText('The deadline has passed.').waitFor();
    await page.getByText('A person takes it.').waitFor();
    await look(page, 'case-phone');
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('row').nth(2).waitFor();
    await look(page, 'rules-phone');
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 390, `the page is ${width} px wide`);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('signed out, and a public release without signing in', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(new URL('/cases/cas_x', entrance).href);
    await page.getByRole('heading', { name: /Sign in/ }).waitFor();
    await look(page, 'sign-in');
    await page.getByLabel('E-mail').fill('analyst@demo.example');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    const signedIn = await enter('light');
    await signedIn.page.getByRole('link', { name: 'Publications' }).click();
    const href = await signedIn.page.getByRole('link', { name: 'Page' }).first().getAttribute('href');
    await page.goto(new URL(href ?? '', entrance).href);
    await page.getByRole('table').first().waitFor();
    await look(page, 'release');
    await signedIn.context.close();
    await context.close();
  });
});
