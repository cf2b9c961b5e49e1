import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { collectFaults, findViolations, noChromium, PICTURES, RULES } from '../browser.ts';
import { shareDemo } from '../start-demo.ts';

/** In the language that the page or the reader's browser chooses. */
const PUBLIC = ['/report', '/docs', '/verify', '/public'];
const FIXED = [
  ...['/', '/?view=unassigned', '/?text=lampe', '/alerts', '/rules', '/compliance-report', '/releases-list', '/unit'],
  '/trusted-flagger-report',
  ...[
    '/imports',
    '/intake',
    '/sweeps',
    '/inquiries',
    '/inquiries/unit',
    '/inquiries/review',
    '/people',
    '/account',
    '/audit',
    '/operations',
    '/data-requests',
  ],
  ...['/received', '/statements', '/complaints', '/misuse', '/transparency-report', '/senders'],
  ...['/handovers', '/joint-operations', '/referrals', '/referrals?waits=all', '/courts', '/courts?department=06'],
  ...['/courts?list=authorities', '/before-publication', '/before-publication?state=decided', '/connect-marketplace'],
];
/** Of these the first that a screen leads to is looked at. */
const LINKED: [screen: string, start: string][] = [
  ['/rules', '/rules/'],
  ['/received', '/received/'],
  ['/intake', '/intake/'],
  ['/alerts', '/alerts/'],
  ['/joint-operations', '/joint-operations/'],
];
const OF_CASE = ['/platforms/', '/traders/', '/products/', '/pictures/'];
const TABS = ['evidence', 'documents', 'follow-up', 'goods', 'file'];

/** Until nothing has changed on a page for so long: what it asked for is there. */
const SETTLED = `new Promise((resolve) => {
  const most = setTimeout(resolve, 8_000);
  let quiet;
  const wait = () => { clearTimeout(quiet); quiet = setTimeout(() => { watch.disconnect(); clearTimeout(most); resolve(); }, 400); };
  const watch = new MutationObserver(wait);
  watch.observe(document, { subtree: true, childList: true, characterData: true });
  wait();
})`;

/** Opens the page of reports, reports an offer, asks about one before publication and imports a table; the addresses of the forms for anybody. */
const FILL = `(async () => {
  const ask = async (path, method, type, body) => {
    const answer = await fetch(path, { method, headers: { 'content-type': type }, body });
    if (!answer.ok) throw new Error(path + ': ' + answer.status + ' ' + (await answer.text()).slice(0, 300));
    return answer;
  };
  const { path } = await (await ask('/v1/report-page', 'PUT', 'application/json', JSON.stringify({ isOpen: true }))).json();
  await ask(path, 'POST', 'application/x-www-form-urlencoded', new URLSearchParams({ url: 'http://shop.example/1', what: 'A lamp.' }));
  const held = { platform: 'market.example', title: 'Knuckle duster, steel', description: 'Call +33 6 39 98 12 34' };
  await ask('/v1/screenings', 'POST', 'application/json', JSON.stringify(held));
  await ask('/v1/intakes/files?name=lamps.csv', 'POST', 'application/octet-stream', 'id,title,url\\n1,A lamp,http://shop.example/2\\n');
  const { items } = await (await fetch('/v1/inboxes')).json();
  return [path, ...items.filter(({ openForm }) => openForm).slice(0, 1).map(({ id }) => '/notify/' + id)];
})()`;

/** What the API does is told behind each of its lines. */
const OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })";

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(SETTLED);
}

/** The first address on a page that begins so, in full. */
async function firstLink(page: Page, start: string): Promise<string | null> {
  const found: string[] = await page
    .locator(`#content a[href^="${start}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return found.find((href) => href.length > start.length) ?? null;
}

describe('every screen', { skip: noChromium }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-everywhere-'));
  const demo = shareDemo(() => join(folder, 'demo'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Every address there is something to see at. */
  async function addresses(page: Page): Promise<string[]> {
    const found = [...FIXED];
    const add = async (screen: string, starts: string[]): Promise<void> => {
      await open(page, demo.at(screen));
      for (const start of starts) {
        const link = await firstLink(page, start);
        if (link !== null) found.push(link);
      }
    };
    for (const [screen, start] of LINKED) await add(screen, [start]);
    for (const screen of ['/', '/?state=confirmed']) {
      await open(page, demo.at(screen));
      const id = /^\/cases\/[\w-]+/.exec((await firstLink(page, '/cases/')) ?? '')?.[0];
      assert.ok(id, `no case at ${screen}`);
      for (const tab of TABS) found.push(`${id}?tab=${tab}`);
      found.push(`/handovers?case=${id.slice('/cases/'.length)}`);
      await add(`${id}?tab=goods`, OF_CASE);
      await add(`${id}?tab=file`, ['/exhibits/']);
    }
    return [...new Set(found)];
  }

  for (const language of ['en', 'fr'])
    for (const width of [390, 900, 1440])
      test(`passes axe and the page's own policy in both schemes, ${language}, ${width} px`, {
        timeout: 900_000,
      }, async (t) => {
        const { context, page } = await demo.enter({ isAdmin: true, width });
        const faults = collectFaults(page);
        await page.evaluate(`localStorage.setItem('vigie.language', '${language}')`);
        const forms: string[] = await page.evaluate(FILL);
        const wrong: Record<string, unknown[]> = {};
        const note = (address: string, ...found: unknown[]): void => {
          wrong[address] = [...(wrong[address] ?? []), ...found];
        };
        const anybody = [...PUBLIC, ...forms];
        const all = [...(await addresses(page)), ...anybody];
        for (const address of all) {
          await page.emulateMedia({ colorScheme: 'light' });
          await open(page, demo.at(address));
          if (address === '/docs') await page.evaluate(OPEN_ALL);
          if ((await page.locator('html').getAttribute('lang')) !== language && !anybody.includes(address))
            note(address, `not in ${language}`);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const name = `${address.replace(/[^a-z]+/g, '-').slice(0, 40)}-${language}-${width}-${colorScheme}`;
            if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: false });
            const found = [await findViolations(page, { runOnly: RULES.light })].flat();
            if (found.length > 0) note(address, colorScheme, ...found);
          }
          const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          if (isWide) note(address, 'wider than the window');
          if (faults.length > 0) note(address, ...faults.splice(0));
        }
        t.diagnostic(`${all.length} screens, twice each`);
        assert.deepEqual(wrong, {});
        await context.close();
      });
});
