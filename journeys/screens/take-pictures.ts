// The pictures of the console in docs/guide, taken on a demo of its own: node journeys/screens/take-pictures.ts
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { startVigie } from '../start-demo.ts';
import { say, sayInEnglish } from './say.ts';

const GUIDE = join(import.meta.dirname, '../../docs/guide/screens');
const SIZE = { width: 1280, height: 800 };
/** Long enough for what a screen asks for, and for the engine in the browser. */
const SETTLED_MS = 2_500;

/** The address of the first link of a screen that begins so. */
async function firstLink(page: Page, screen: string, start: string): Promise<string> {
  await page.goto(new URL(screen, page.url()).href);
  const link = page.locator(`a[href^="${start}"]:visible`).first();
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}

const data = mkdtempSync(join(tmpdir(), 'vigie-pictures-'));
const demo = await startVigie(['demo', '--no-open', '--data', join(data, 'demo')], {}, /Ctrl\+C/);
const browser = await openBrowser();
try {
  const origin = new URL(/http:\/\/[\d.:]+\/demo\/[\w-]+/.exec(demo.output)?.[0] ?? '').origin;
  const password = /password ([\w-]+)/.exec(demo.output)?.[1] ?? '';
  for (const { locale, folder, word } of [
    { locale: 'en-GB', folder: 'en', word: sayInEnglish },
    { locale: 'fr-FR', folder: 'fr', word: say },
  ]) {
    mkdirSync(join(GUIDE, folder), { recursive: true });
    const context = await browser.newContext({ viewport: SIZE, locale, colorScheme: 'light' });
    const page = await context.newPage();
    const take = async (name: string): Promise<void> => {
      await page.waitForTimeout(SETTLED_MS);
      await page.screenshot({ path: join(GUIDE, folder, `${name}.png`) });
    };
    await page.goto(origin);
    await page.getByLabel(word('signIn.email')).waitFor();
    // Chosen, it goes before the account's own.
    await page.getByLabel(word('app.language')).selectOption(folder);
    await take('sign-in');
    await page.getByLabel(word('signIn.email')).fill('admin@demo.example');
    await page.getByLabel(word('signIn.password')).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: word('worktable.title') }).waitFor();
    const first = await firstLink(page, '/', '/cases/');
    const screens: Record<string, string> = {
      worktable: '/',
      case: first,
      documents: `${(await firstLink(page, '/?state=confirmed', '/cases/')).split('?')[0]}?tab=documents`,
      trader: await firstLink(page, first, '/traders/'),
      platform: await firstLink(page, first, '/platforms/'),
      product: await firstLink(page, `${first.split('?')[0]}?tab=goods`, '/products/'),
      rule: await firstLink(page, '/rules', '/rules/'),
    };
    for (const name of ['intake', 'alerts', 'rules', 'received', 'people', 'account', 'audit', 'operations', 'unit'])
      screens[name] = `/${name}`;
    for (const name of ['handovers', 'inquiries', 'courts', 'referrals', 'joint-operations', 'before-publication'])
      screens[name] = `/${name}`;
    for (const name of ['imports', 'sweeps', 'statements', 'complaints', 'misuse', 'senders', 'public', 'verify'])
      screens[name] = `/${name}`;
    screens['joint-operation'] = await firstLink(page, '/joint-operations', '/joint-operations/');
    screens['hand-over'] = `/handovers?case=${first.split('?')[0]?.slice('/cases/'.length)}`;
    screens['inquiry-unit'] = '/inquiries/unit';
    screens['connect-marketplace'] = '/connect-marketplace';
    screens.requests = '/data-requests';
    screens.compliance = '/compliance-report';
    screens.releases = '/releases-list';
    screens.transparency = '/transparency-report';
    screens.flagger = '/trusted-flagger-report';
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(origin + path);
      await take(name);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await demo.stop();
  rmSync(data, { recursive: true, force: true });
}
