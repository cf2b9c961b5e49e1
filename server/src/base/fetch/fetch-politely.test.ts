import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome, PAGE, resolveForTests, serveSite, site, visitor } from '../../../testing/visited-site.ts';

serveSite();

const good = `200 ${PAGE.length}`;

test('robots.txt is asked once, obeyed, and obeyed after a redirect', async () => {
  site.robots = { status: 200, body: 'User-agent: Vigie\nDisallow: /closed/\n' };
  const polite = visitor();
  site.seen = [];
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), good);
  assert.equal(outcome(await polite.visit(`${site.at}/closed/page`)), 'robots');
  assert.equal(outcome(await polite.visit(`${site.at}/to-closed`)), 'robots');
  assert.deepEqual(site.seen, ['/robots.txt', '/page', '/to-closed']);
});

test('robots.txt: missing lets in, out of order keeps out and is asked again later, stale is read again', async () => {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const polite = visitor({ clock: () => new Date(now) });
  site.robots = { status: 500, body: '' };
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), 'robots');
  site.robots = { status: 404, body: 'User-agent: *\nDisallow: /' };
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), 'robots');
  now += 11 * 60_000;
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), good);
  site.robots = { status: 200, body: 'User-agent: *\nDisallow: /' };
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), good);
  now += 25 * 3600_000;
  assert.equal(outcome(await polite.visit(`${site.at}/page`)), 'robots');
  site.robots = { status: 429, body: '' };
  assert.equal(outcome(await visitor().visit(`${site.at}/page`)), 'robots');
});

test('a failure to reach robots.txt is that failure', async () => {
  assert.equal(outcome(await visitor({ resolve: resolveForTests }).visit('http://nowhere.test/')), 'dns');
  assert.equal(outcome(await visitor({ resolve: resolveForTests }).visit('http://mixed.test/')), 'refused-address');
});

test('one turn per request and host, redirects and robots.txt included; crawl-delay is honoured', async () => {
  const turns: [string, number][] = [];
  const pacer = {
    async turn(host: string, paceMs: number) {
      turns.push([host, paceMs]);
    },
  };
  site.robots = { status: 200, body: 'User-agent: *\nCrawl-delay: 0.2\n' };
  const polite = visitor({ paceMs: 100, pacer });
  await Promise.all([polite.visit(`${site.at}/page`), polite.visit(`${site.at}/to-page`)]);
  assert.deepEqual(
    turns,
    [100, 200, 200, 200].map((paceMs) => ['127.0.0.1', paceMs]),
    'robots.txt, then three requests',
  );
  for (let again = 0; again < 3; again++) await polite.visit(`${site.at}/page`, { pace: false });
  assert.equal(turns.length, 4);
});

test('who gives up before it is the turn does not visit', async () => {
  const polite = visitor({ paceMs: 3_600_000 });
  assert.equal(outcome(await polite.visit(`${site.at}/page`, { robots: false })), good);
  site.seen = [];
  const signal = AbortSignal.timeout(20);
  assert.equal(outcome(await polite.visit(`${site.at}/page`, { robots: false, signal })), 'timeout');
  assert.deepEqual(site.seen, []);
});
