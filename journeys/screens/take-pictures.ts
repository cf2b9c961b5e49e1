// The pictures of the console in docs/guide, taken on a demo of its own: node journeys/screens/take-pictures.ts [NAME…]
// Of those that are named alone, where some are.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
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

/** Asks the service as the person whose page it is. @returns what an expression of its `answer` says */
const call = async (
  page: Page,
  { path, body, says }: { path: string; body?: object; says: string },
): Promise<string> => {
  const asked = {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const answered = await page.evaluate(`fetch(${JSON.stringify(path)}, ${JSON.stringify(asked)}).then(async (reply) => {
    const answer = await reply.json();
    if (!reply.ok) throw new Error(JSON.stringify(answer));
    return String(${says});
  })`);
  return String(answered);
};

/** Measures the age gates of some of a platform's pages, and decides as it is proposed. @returns the measurement's address */
async function measureGates(page: Page, platform: string): Promise<string> {
  const name = decodeURIComponent(platform.split('/').at(-1) ?? '');
  const body = { platform: name, source: { kind: 'listings' }, draw: 6 };
  const id = await call(page, { path: '/v1/age-gates', body, says: 'answer.id' });
  const path = `/v1/age-gates/${id}`;
  while ((await call(page, { path, says: 'answer.state' })) === 'measuring') await page.waitForTimeout(SETTLED_MS);
  const says = `answer.items.filter(({ state }) => state === 'sealed').map(({ id, proposed }) => id + ' ' + proposed)`;
  const pages = (await call(page, { path: `${path}/pages?limit=50`, says })).split(',');
  // One is left to decide: so the form is in the picture.
  for (const [number, proposed] of pages.slice(1).map((one) => one.split(' '))) {
    const gate = proposed === 'declared' || proposed === 'none' ? proposed : 'unclear';
    await call(page, { path: `${path}/decisions`, body: { number: Number(number), gate }, says: 'answer.id' });
  }
  return `${platform}/age-gates/${id}`;
}

/** Notes that somebody may be heard in a case. */
async function giveHearing(page: Page, caseId: string): Promise<void> {
  const addressee = { name: 'Exemple Import SAS', role: 'importer' };
  const days = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const given = { kind: 'opportunity', case: caseId, addressee, measure: 'Retrait des offres.', means: 'letter' };
  const body = { ...given, on: days(-1), due: days(14) };
  await call(page, { path: '/v1/hearings', body, says: 'answer.id' });
}

const wanted = process.argv.slice(2);
let gates: string | null = null;
const data = mkdtempSync(join(tmpdir(), 'vigie-pictures-'));
const demo = await startVigie(['demo', '--no-open', '--data', join(data, 'demo')], {}, /Ctrl\+C/);
const browser = await launchBrowser();
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
    const take = async (name: string, heading?: string): Promise<void> => {
      if (wanted.length > 0 && !wanted.includes(name)) return;
      await page.waitForTimeout(SETTLED_MS);
      if (heading !== undefined) {
        const found = page.getByText(heading, { exact: true }).first();
        await found.evaluate((title) => title.closest('details')?.setAttribute('open', ''));
        await page.waitForTimeout(SETTLED_MS);
        await found.evaluate((title) => title.scrollIntoView());
      }
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
    const documents = screens.documents ?? '/';
    const about = documents.slice('/cases/'.length).split('?')[0] ?? '';
    if (gates === null) {
      gates = await measureGates(page, screens.platform ?? '');
      await giveHearing(page, about);
    }
    screens['age-gates'] = gates;
    for (const [name, path] of Object.entries(screens)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await page.goto(origin + path);
      await take(name);
    }
    for (const [name, tab, heading] of [
      ['hearings', 'documents', word('hearing.title')],
      ['authority-sheet', 'file', word('authoritySheet.title')],
    ] as const) {
      await page.goto(`${origin}/cases/${about}?tab=${tab}`);
      await take(name, heading);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await demo.stop();
  rmSync(data, { recursive: true, force: true });
}
