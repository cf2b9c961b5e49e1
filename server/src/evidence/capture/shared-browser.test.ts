import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Request } from 'playwright-core';
import { useCaptureSite } from '../../../testing/capture/capture-site.ts';
import { findChromium } from './chromium.ts';
import { type SharedBrowser, shareBrowser } from './shared-browser.ts';

const { browser, skip, site, take } = useCaptureSite();

/** The same Chromium, for a page that does it harm each time it asks for `/harm`. */
function harmedBy(harm: (profile: BrowserContext, request: Request) => Promise<unknown>): SharedBrowser {
  assert.ok(browser);
  const { openProfile, drop, close } = browser;
  return {
    async openProfile(options, alone) {
      const profile = await openProfile(options, alone);
      profile.on('request', (request) => {
        if (!request.url().endsWith('/harm')) return;
        harm(profile, request)
          .catch(() => {}) // Who is harmed does not answer.
          .finally(() => site().release());
      });
      return profile;
    },
    drop,
    close,
  };
}

test('nothing goes from one page to the next, or to one beside it', { skip }, async () => {
  site().seen.length = 0;
  const both = await Promise.all([take('/leaves'), take('/leaves')]);
  for (const taken of [...both, await take('/leaves')]) {
    assert.equal(taken.by, 'browser', taken.gaps.join('\n'));
    assert.match(taken.text, /Trouvé : rien/);
  }
  assert.equal(site().seen.filter((path) => path === 'GET /grey-once.png').length, 3, 'no cache is shared');
});

test('a page that breaks down costs its own capture alone', { skip }, async () => {
  const breaking = harmedBy(async (profile, request) => {
    const session = await profile.newCDPSession(request.frame().page());
    await session.send('Page.crash');
  });
  const [beside, harmful] = await Promise.all([take('/waits'), take('/harms', { browser: breaking })]);
  assert.equal(harmful.by, 'http');
  assert.match(harmful.gaps.join('\n'), /the page broke down/);
  assert.deepEqual([beside.by, beside.gaps], ['browser', []]);
});

test('a page that ends Chromium costs its own capture alone, and what follows is shown', { skip }, async () => {
  const ending = harmedBy(async (profile) => {
    const session = await profile.browser()?.newBrowserCDPSession();
    await session?.send('Browser.crash');
  });
  const [beside, harmful] = await Promise.all([take('/waits'), take('/harms', { browser: ending })]);
  assert.equal(harmful.by, 'http');
  assert.match(harmful.gaps.join('\n'), /Chromium ended again/);
  assert.equal(beside.by, 'browser', beside.gaps.join('\n'));
  assert.ok(beside.screenshot);
  assert.match(beside.gaps.join('\n'), /shown once more, alone/);
  const next = await take('/gate');
  assert.deepEqual([next.by, next.gaps], ['browser', []]);
});

test('after many profiles another Chromium takes its place, and the old one ends with its last', {
  skip,
}, async (t) => {
  const own = shareBrowser(findChromium() ?? '', 2);
  t.after(own.close);
  const [first, second] = [await own.openProfile({}), await own.openProfile({})];
  const third = await own.openProfile({});
  assert.equal(first.browser(), second.browser());
  assert.notEqual(first.browser(), third.browser());
  await first.close();
  assert.equal(second.browser()?.isConnected(), true);
  const ended = new Promise<void>((done) => second.browser()?.once('disconnected', () => done()));
  await second.close();
  await ended;
  assert.equal(third.browser()?.isConnected(), true);
  await own.close();
  assert.equal(third.browser()?.isConnected(), false);
});
