import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { findHotline } from '../base/registers/hotlines.ts';

const offerPage = (title: string): string =>
  `<html lang="fr"><script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    offers: { '@type': 'Offer', price: '10.00', priceCurrency: 'EUR' },
  })}</script><body>${title}</body></html>`;

/** A site whose pages are offers, and which notes what it was asked for. */
async function startSite(pages: Record<string, string>): Promise<{ host: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages[path];
    if (page === undefined) response.writeHead(404).end();
    else if (page.startsWith('http')) response.writeHead(302, { location: page }).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, asked, server };
}

const REGISTERED = (host: string): string => `
key: market
name: Market
hosts: ["${host}"]
operator: { value: null, verified: false, source: null, checked: null }
country: { value: null, verified: false, source: null, checked: null }
veryLargeSince: { value: null, verified: false, source: null, checked: null }
contacts: { notices: null, orders: null, productSafety: null }
`;

describeStore('reports of the public', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let market: Awaited<ReturnType<typeof startSite>>;
  let other: Awaited<ReturnType<typeof startSite>>;
  const weapon = 'Poing américain en acier';

  const get = (path: string) => product.vigie.http.inject({ method: 'GET', url: path });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    product.vigie.http.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
      remoteAddress: '192.0.2.1',
    });
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  async function ask(who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<any> {
    const reply = await product.call(who, method, url, body);
    assert.ok(reply.status < 300, `${method} ${url}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
  async function report(url: string, what = 'A knuckle-duster'): Promise<string> {
    const sent = await post('/report/watch', { url, what });
    assert.equal(sent.statusCode, 200, sent.body);
    const [code] = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(sent.body) ?? [];
    assert.ok(code, sent.body);
    await product.settle();
    return code;
  }
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  const list = async (state = 'unread'): Promise<any[]> => (await ask('ann', 'GET', `/v1/alerts?state=${state}`)).items;
  async function follow(code: string): Promise<string> {
    const { body } = await post('/report/follow?lang=en', { code });
    return /<strong>([^<]+)|class="problem" id="code-problem">([^<]+)/.exec(body)?.slice(1).find(Boolean) ?? body;
  }

  before(async () => {
    made = await make();
    other = await startSite({ '/x': offerPage(weapon) });
    market = await startSite({
      '/1': offerPage(weapon),
      '/2': offerPage('Garden gloves'),
      '/elsewhere': `http://${other.host}/x`,
      '/sitemap.xml': '<?xml version="1.0"?><urlset><url><loc>/1</loc></url></urlset>',
    });
    const folder = join(made.settings.dataDir, 'registers/platforms');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'market.yaml'), REGISTERED(market.host));
    const settings = { allow: [market.host, other.host], publicUrl: 'https://vigie.example' };
    product = await startTestVigie(made, { settings });
    await product.add('ann', { unit: 'watch' });
    await product.add('ada', { unit: 'watch', role: 'administrator' });
    await product.add('zoe', { unit: 'unit /é', role: 'administrator' });
  });
  after(async () => {
    await product.stop();
    market.server.close();
    other.server.close();
    await made.drop();
  });

  test('nobody takes reports until an administrator says so', async () => {
    for (const path of ['/report', '/report/watch']) assert.equal((await get(path)).statusCode, 404, path);
    assert.equal((await post('/report/watch', { url: 'https://a.example/1', what: 'thing' })).statusCode, 404);
    const path = '/report/watch';
    assert.deepEqual(await ask('ann', 'GET', '/v1/report-page'), {
      isOpen: false,
      path,
      url: `https://vigie.example${path}`,
    });
    const page = { isOpen: true };
    assert.equal((await product.call('ann', 'PUT', '/v1/report-page', page)).status, 403);
    assert.equal((await ask('ada', 'PUT', '/v1/report-page', page)).isOpen, true);
    const only = await get('/report?lang=fr');
    assert.deepEqual([only.statusCode, only.headers.location], [303, '/report/watch?lang=fr']);
    await ask('zoe', 'PUT', '/v1/report-page', { isOpen: true });
    assert.match((await get('/report?lang=fr')).body, /report\/unit%20%2F%C3%A9\?lang=fr[\s\S]*report\/watch\?lang=fr/);
    assert.equal((await get('/report/unit%20%2F%C3%A9')).statusCode, 200);
    await ask('zoe', 'PUT', '/v1/report-page', { isOpen: false });
    assert.equal((await get('/report/unit%20%2F%C3%A9')).statusCode, 404);
  });

  test('the form asks for little, sets nothing, and says where imagery of real children goes', async () => {
    const hotline = findHotline('FR');
    for (const [language, words] of [
      ['en', ['do not tell us what you bought', 'Imagery of real children', hotline.name.en, 'We do not set cookies']],
      [
        'fr',
        [
          'ne nous dites pas ce que vous avez acheté',
          'images de vrais enfants',
          hotline.name.fr.slice(0, 6),
          'cookies',
        ],
      ],
    ] as const) {
      const { body, headers, statusCode } = await get(`/report/watch?lang=${language}`);
      assert.equal(statusCode, 200);
      for (const word of [...words, `<html lang="${language}">`, hotline.url]) assert.ok(body.includes(word), word);
      assert.doesNotMatch(body, /<script|type="(?:file|email|password)"|\bsrc=|@import/);
      assert.equal(headers['set-cookie'], undefined);
      assert.equal(headers['cache-control'], 'no-store');
      assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    }
    const bad = await post('/report/watch?lang=en', { url: '<b>x</b>', what: '', website: 'bot' });
    assert.equal(bad.statusCode, 422);
    for (const part of [
      'href="#url"',
      'href="#what"',
      'aria-invalid="true"',
      'hidden field',
      '&lt;b&gt;x',
      '<title>Error:',
    ])
      assert.ok(bad.body.includes(part), part);
    const foreign = { url: 'https://a.example/1', what: 'thing' };
    assert.equal((await post('/report/watch', foreign, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.deepEqual(await list(), []);
  });

  test('from report to outcome: the code tells three things, the desk all of it', async () => {
    const first = await report(`http://${market.host}/1?utm_source=mail`);
    const again = await report(`http://${market.host}/1`, 'The same thing again');
    assert.notEqual(first, again);
    const [alert, ...none] = await list();
    assert.deepEqual(none, [], 'one address is one alert');
    assert.deepEqual(
      [alert.reports, alert.state, alert.visit.state, alert.url],
      [2, 'unread', 'read', `http://${market.host}/1`],
    );
    assert.deepEqual(alert.platform, { key: 'market', name: 'Market' });
    assert.equal(alert.listing.title, weapon);
    assert.ok(alert.case.id, 'its finding is in a case before anybody has looked');
    for (const code of [first, again, first.toLowerCase().replaceAll('-', ' ')])
      assert.equal(await follow(code), 'We have received your report. Nobody has looked at it yet.');
    product.pass(25 * 3600);
    assert.deepEqual(await ask('ann', 'GET', '/v1/alerts/counts'), { unread: 1, late: 1, lookedAt: 0, closed: 0 });
    assert.equal((await list())[0].isLate, true);
    const waiting = { medianSeconds: null, p90Seconds: null, waiting: 1 };
    assert.deepEqual(await ask('ann', 'GET', '/v1/alerts/figures'), {
      alerts: 1,
      reports: 2,
      toLook: waiting,
      toOutcome: waiting,
    });
    await ask('ann', 'POST', `/v1/alerts/${alert.id}/take`);
    assert.equal(await follow(first), 'A person has looked at your report.');
    product.pass(3600);
    await ask('ann', 'POST', `/v1/cases/${alert.case.id}/decisions`, { kind: 'dismiss', reason: 'A toy.' });
    await product.settle();
    const [closed] = await list('closed');
    assert.deepEqual(
      [closed.id, closed.outcome, closed.account.name, closed.isLate],
      [alert.id, 'dismissed', 'ann', false],
    );
    assert.equal(await follow(first), 'We have finished with your report.');
    const { toLook, toOutcome } = await ask('ann', 'GET', '/v1/alerts/figures');
    const seconds = (hours: number) => ({ medianSeconds: hours * 3600, p90Seconds: hours * 3600, waiting: 0 });
    assert.deepEqual([toLook, toOutcome], [seconds(25), seconds(26)]);
    const later = await report(`http://${market.host}/1`, 'It is still there');
    assert.equal(await follow(later), 'We have received your report. Nobody has looked at it yet.');
    const [anew] = await list();
    const detail = await ask('ann', 'GET', `/v1/alerts/${anew.id}`);
    assert.deepEqual(
      detail.said.map(({ what }: { what: string }) => what),
      ['It is still there'],
    );
    assert.deepEqual(
      detail.before.map(({ id }: { id: string }) => id),
      [alert.id],
    );
    await ask('ann', 'POST', `/v1/alerts/${anew.id}/close`, { as: 'done' });
    assert.equal((await product.call('ann', 'POST', `/v1/alerts/${anew.id}/take`)).body.code, 'VIGIE_ALERT_CLOSED');
  });

  test('a case that is decided on the worktable says that a person has looked', async () => {
    const code = await report(`http://${market.host}/1`);
    const [alert] = await list();
    await ask('ann', 'POST', `/v1/cases/${alert.case.id}/decisions`, { kind: 'confirm', reason: 'Seen and read.' });
    await product.settle();
    assert.equal(await follow(code), 'A person has looked at your report.');
    const [looked] = await list('looked-at');
    assert.deepEqual([looked.outcome, looked.closed], ['confirmed', null]);
    await ask('ann', 'POST', `/v1/alerts/${alert.id}/close`, { as: 'done' });
  });

  test('by itself Vigie goes to registered platforms alone, and no further than the page', async () => {
    const unknown = `http://${other.host}/x`;
    const pages = [
      unknown,
      `http://${market.host}/elsewhere`,
      `http://${market.host}/sitemap.xml`,
      `http://${market.host}/gone`,
    ];
    other.asked.length = 0;
    market.asked.length = 0;
    for (const url of pages) await report(url);
    assert.deepEqual(other.asked, [], 'neither reported nor led to by a redirect');
    assert.ok(!market.asked.includes('/1'), 'a sitemap leads nowhere');
    const found = new Map((await list()).map((each) => [each.url, each]));
    assert.deepEqual(
      pages.map((url) => [found.get(url).visit.state, found.get(url).listing]),
      [
        ['asks', null],
        ['not-read', null],
        ['not-read', null],
        ['not-read', null],
      ],
    );
    assert.match(found.get(pages[1] ?? '').visit.note.en, /another site/);
    assert.match(found.get(pages[3] ?? '').visit.note.en, /404/);
    const { id } = found.get(unknown);
    await ask('ann', 'POST', `/v1/alerts/${id}/visit`);
    await product.settle();
    const seen = await ask('ann', 'GET', `/v1/alerts/${id}`);
    assert.deepEqual([seen.state, seen.visit.state, seen.listing.title], ['looked-at', 'read', weapon]);
    for (const { id } of [...(await list()), seen])
      await ask('ann', 'POST', `/v1/alerts/${id}/close`, { as: 'not-for-us', reason: 'No offer.' });
  });

  test('of a case that not all may see, its alert tells others nothing', async () => {
    const url = `http://${other.host}/x?sealed`;
    await report(url);
    const [{ id }] = await list();
    const offer = { platform: other.host, title: weapon, url };
    await ask('ada', 'POST', '/v1/listings', { listings: [offer] });
    await product.settle();
    const before = await ask('ann', 'GET', `/v1/alerts/${id}`);
    assert.ok(before.case, 'it is there for all');
    await product.add('eve', { unit: 'watch', role: 'approver' });
    await ask('eve', 'PUT', `/v1/cases/${before.case.id}/visibility`, {
      visibility: 'sealed',
      reason: 'Order no. 12.',
    });
    const [hidden, kept] = [await ask('ann', 'GET', `/v1/alerts/${id}`), await ask('eve', 'GET', `/v1/alerts/${id}`)];
    assert.deepEqual([hidden.listing, hidden.case, hidden.visit.state], [null, null, 'asks']);
    assert.deepEqual([kept.listing.title, kept.case.id], [weapon, before.case.id]);
    await ask('eve', 'POST', `/v1/cases/${before.case.id}/decisions`, { kind: 'dismiss', reason: 'A toy.' });
    await product.settle();
    const after = await ask('ann', 'GET', `/v1/alerts/${id}`);
    assert.deepEqual([after.state, after.outcome, after.outcomeAt], ['unread', null, null]);
    const close = () => product.call('ann', 'POST', `/v1/alerts/${id}/close`, { as: 'done' });
    const closed = (await Promise.all([close(), close(), close()])).map(({ status }) => status);
    assert.deepEqual(closed.toSorted(), [200, 409, 409], 'of several at once one closes it');
  });

  test('a wrong code is answered as an unknown one, as slowly, and no code is kept', async () => {
    const code = await report('https://a.example/1');
    const time = async (typed: string): Promise<{ body: string; ms: number }> => {
      const from = performance.now();
      const { body } = await post('/report/follow', { code: typed });
      return { body, ms: performance.now() - from };
    };
    const [known, unknown, wrong] = [await time(code), await time('0000-0000-0000-0000'), await time("' or 1=1")];
    assert.equal(unknown.body, wrong.body);
    assert.ok(!known.body.includes(code) && !wrong.body.includes('1=1'), 'a code stands on no page but the first');
    for (const { ms } of [known, unknown, wrong]) assert.ok(ms >= 390, `${ms}`);
    const { unit } = await product.add('kim', { unit: 'watch' });
    const kept = await product.vigie.context.store.inUnit(unit, async (tx) => {
      const tables = [sql`alert`, sql`alert_report`, sql`audit`, sql`event`];
      const texts = await Promise.all(
        tables.map((table) => sql`select coalesce(jsonb_agg(t), '[]')::text as all from ${table} t`.execute(tx)),
      );
      return JSON.stringify(texts.map(({ rows }) => rows));
    });
    assert.ok(kept.includes('a.example'));
    assert.ok(!kept.includes(code) && !kept.includes('192.0.2.1'), 'neither the code nor who sent it');
  });

  test('who comes too often is told to wait in words; others are not', async () => {
    const send = (remoteAddress: string) =>
      product.vigie.http.inject({
        method: 'POST',
        url: '/report/watch?lang=en',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ url: 'https://a.example/1', what: 'thing' }).toString(),
        remoteAddress,
      });
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) statuses.push((await send('2001:db8::1')).statusCode);
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.at(-1)], [10, 429]);
    assert.match((await send('2001:db8::2')).body, /Try again in 1\u00a0min/, 'its network is one');
    assert.equal((await send('2001:db8:0:1::1')).statusCode, 200);
  });
});
