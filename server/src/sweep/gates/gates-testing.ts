import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { verifyPackage } from '@vigie/proof';
import type { TestStore } from '../../../testing/stores.ts';
import type { TestVigie } from '../../../testing/vigie.ts';
import { interval } from '../estimate/intervals.ts';

const page = (body: string): string => `<!doctype html><html lang="en"><title>Lamp</title><body>${body}</body></html>`;
const offer = `<h1>Lamp</h1>${'<p>A plain lamp for a desk, sent within three days.</p>'.repeat(6)}`;
const proof = '<p>For adults only.</p><p>Verify your age with a payment card or an identity wallet.</p>';
const PAGES: Record<string, { status: number; body: string; to?: string }> = {
  '/open-1': { status: 200, body: page(offer) },
  '/open-2': { status: 200, body: page(`${offer}${offer}`) },
  '/click': { status: 200, body: page(`<p>Are you over 18?</p><button>Yes</button>${offer}`) },
  '/sent-on': { status: 302, body: '', to: '/verify' },
  '/verify': { status: 200, body: page(proof) },
  // A wall that answers as an error is what was to be seen.
  '/wall': { status: 403, body: page('<p>Your age must be verified by a third party.</p>') },
  '/person': { status: 200, body: page('<p>Checking your browser. Are you human?</p>') },
};
const ADDRESSES = ['/open-1', '/open-2', '/click', '/sent-on', '/wall', '/person', '/gone'];

/** A site whose pages have gates of each kind, and one that is gone. */
export async function startGateSite(): Promise<{ host: string; url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const found = PAGES[request.url ?? ''];
    if (!found) return response.writeHead(404, { 'content-type': 'text/html' }).end(page('<p>Not found</p>'));
    const { status, body, to } = found;
    return response.writeHead(status, { 'content-type': 'text/html', ...(to ? { location: to } : {}) }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: `http://${host}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

type Shown = { id: string; address: string; state: string; proposed: string | null; [name: string]: unknown };
const at =
  (path: string) =>
  ({ address }: Shown): boolean =>
    address.endsWith(path);

/** The age gates of a platform, from a plan to shares over time: in the store and service that the sweep's tests started. */
export function testGates(started: () => { product: TestVigie; made: TestStore; site: { host: string; url: string } }) {
  const ask = async (who: string, method: 'GET' | 'POST', path: string, body?: object) => {
    const reply = await started().product.call(who, method, `/v1/age-gate${path}`, body);
    return { status: reply.status, body: reply.body, code: reply.body?.code };
  };
  const look = async (id: string) => (await ask('ann', 'GET', `s/${id}`)).body;
  const pagesOf = async (id: string): Promise<Shown[]> => (await ask('ann', 'GET', `s/${id}/pages`)).body.items;
  const given = () => ADDRESSES.map((path) => `${started().site.url}${path}`);
  let id = '';

  test('pages are planned, seen signed out and sealed; a wall is evidence, and what was not captured is counted apart', async () => {
    const { product, site } = started();
    const plan = (text: string) => ({ platform: site.host, source: { kind: 'addresses', text } });
    const wrong = await ask('ann', 'POST', 's', plan(`${site.url}/open-1\nhttps://elsewhere.example/`));
    assert.deepEqual([wrong.status, wrong.code], [400, 'VIGIE_SWEEP_GATE_ADDRESS']);
    assert.match(JSON.stringify(wrong.body), /Line 2 /);
    assert.equal((await ask('aud', 'POST', 's', plan(site.url))).status, 403);
    const planned = await ask('ann', 'POST', 's', plan([...given(), `${site.url}/click#top`].join('\n')));
    assert.equal(planned.status, 200, JSON.stringify(planned.body));
    id = planned.body.id;
    assert.deepEqual([planned.body.frame, planned.body.repeated, planned.body.pages.drawn], [7, 1, 7]);
    await product.settle();
    const { state, pages, shares } = await look(id);
    assert.deepEqual([state, shares], ['review', null]);
    assert.deepEqual(pages, { drawn: 7, toVisit: 0, seen: 0, toDecide: 6, unclear: 0, failed: 1 });
    const seen = await pagesOf(id);
    const proposed = Object.fromEntries(
      seen.map((one) => [new URL(one.address).pathname, [one.state, one.proposed, one.proposedKinds]]),
    );
    assert.deepEqual(proposed, {
      // No browser showed them: that no gate stands there is not the machine's to say.
      '/open-1': ['sealed', null, []],
      '/open-2': ['sealed', null, []],
      '/click': ['sealed', 'declared', []],
      '/sent-on': ['sealed', 'verified', ['wallet', 'payment']],
      '/wall': ['sealed', 'verified', ['third-party']],
      '/person': ['sealed', null, []],
      '/gone': ['failed', null, []],
    });
    const wall = seen.find(at('/wall'));
    assert.deepEqual([wall?.status, wall?.phrase], [403, 'age must be verified']);
    assert.match(String(seen.find(at('/sent-on'))?.finalAddress), /\/verify$/);
    const { body } = await product.call('aud', 'GET', `/v1/age-gates/${id}/pages/${wall?.id}/package`);
    const report = verifyPackage(body, { trustedKeys: [product.vigie.vault.verifierKey] });
    assert.deepEqual([report.ok, report.digest, report.logIndex], [true, wall?.digest, wall?.logIndex]);
  });

  test('a person decides each sealed page; shares come when all are decided, of the pages that were seen', async () => {
    const { product } = started();
    const pages = await pagesOf(id);
    const decide = (path: string, gate: string, more: object = {}, who = 'ann') =>
      ask(who, 'POST', `s/${id}/decisions`, { number: Number(pages.find(at(path))?.id), gate, ...more });
    assert.equal((await decide('/gone', 'none')).code, 'VIGIE_SWEEP_GATE_NOT_SEALED');
    assert.equal((await decide('/wall', 'verified')).status, 400, 'by what is said');
    assert.equal((await decide('/wall', 'verified', { kinds: ['other'] })).code, 'VIGIE_SWEEP_GATE_WHY');
    assert.equal((await decide('/wall', 'none', {}, 'aud')).status, 403);
    await decide('/open-1', 'none');
    await decide('/open-2', 'declared');
    assert.equal((await decide('/open-2', 'none')).code, 'VIGIE_SWEEP_GATE_WHY', 'it was decided before');
    await decide('/open-2', 'none', { reason: 'The question is of another page.' });
    await decide('/click', 'declared');
    await decide('/sent-on', 'verified', { kinds: ['wallet', 'payment'] });
    await decide('/wall', 'verified', { kinds: ['third-party'] });
    assert.equal((await look(id)).shares, null, 'one is left');
    const done = (await decide('/person', 'unclear')).body;
    assert.equal(done.state, 'done');
    assert.deepEqual(done.pages, { drawn: 7, toVisit: 0, seen: 5, toDecide: 0, unclear: 1, failed: 1 });
    const share = (gate: string, kind: string | null = null) =>
      done.shares.find((one: { gate: string; kind: string | null }) => one.gate === gate && one.kind === kind);
    for (const [gate, kind, found] of [
      ['none', null, 2],
      ['declared', null, 1],
      ['verified', null, 2],
      ['verified', 'wallet', 1],
      ['verified', 'third-party', 1],
      ['verified', 'other', 0],
    ] as const) {
      const told = share(gate, kind);
      assert.equal(told.pages, found, `${gate} ${kind}`);
      assert.deepEqual(told.estimate, interval({ found, drawn: 5, population: 7 }), `${gate} ${kind}`);
      const [least, most] = [found / 7, (found + 2) / 7];
      assert.deepEqual(told.widest, { low: least, high: most }, 'all seven were drawn: two are not known');
    }
    const entries: { act: string }[] = (await product.call('aud', 'GET', '/v1/audit?limit=200')).body.items;
    const verbs = entries.map(({ act }) => act.split('.')).filter(([noun]) => noun === 'gate');
    const noted = new Set(verbs.map(([, verb]) => verb));
    assert.deepEqual([...noted].sort(), ['decided', 'package-downloaded', 'planned', 'visited']);
  });

  test('it is measured again on the same pages, or on offers of the unit; a report tells of it over time; no other unit sees it', async () => {
    const { product, made, site } = started();
    product.pass(86_400);
    const again = await ask('ann', 'POST', 's', { platform: site.host, source: { kind: 'again', of: id } });
    assert.deepEqual([again.status, again.body.againOf, again.body.frame], [200, id, 7]);
    const other = await ask('ann', 'POST', 's', { platform: 'other.example', source: { kind: 'again', of: id } });
    assert.equal(other.code, 'VIGIE_SWEEP_GATE_OTHER');
    await product.settle();
    assert.deepEqual((await pagesOf(again.body.id)).map(({ address }) => address).sort(), given().sort());
    const empty = await ask('ann', 'POST', 's', { platform: 'none.example', source: { kind: 'listings' } });
    assert.equal(empty.code, 'VIGIE_SWEEP_GATE_EMPTY');
    const [{ unit }] = [await product.add('amy', { unit: 'one' })];
    await made.asOwner(
      [1, 2, 3]
        .map(
          (n) =>
            `insert into listing (id, unit_id, platform, key, url, title, first_seen, last_seen) values ('lst_g${n}', '${unit}', '${site.host}', 'g${n}', '${site.url}/${n === 3 ? 'click' : `open-${n}`}', 'Lamp', now(), now())`,
        )
        .join(';'),
    );
    product.pass(86_400);
    const drawn = await ask('ann', 'POST', 's', { platform: site.host, source: { kind: 'listings' }, draw: 2 });
    assert.deepEqual([drawn.body.frame, drawn.body.pages.drawn, drawn.body.source], [3, 2, 'listings']);
    await product.settle();
    const { items } = (await ask('aud', 'GET', `s?platform=${site.host}`)).body;
    assert.deepEqual(
      items.map((one: { id: string; state: string }) => [one.id, one.state]),
      [
        [drawn.body.id, 'review'],
        [again.body.id, 'review'],
        [id, 'done'],
      ],
    );
    for (const language of ['en', 'fr']) {
      const report = await ask('aud', 'GET', `-report?platform=${site.host}&language=${language}`);
      assert.deepEqual([report.status, Buffer.from(report.body).subarray(0, 5).toString()], [200, '%PDF-']);
    }
    assert.equal((await ask('aud', 'GET', '-report?platform=other.example')).code, 'VIGIE_SWEEP_GATE_NONE');
    assert.deepEqual((await ask('zoe', 'GET', 's')).body.items, []);
    for (const path of ['', '/pages', '/pages/0/package'])
      assert.equal((await ask('zoe', 'GET', `s/${id}${path}`)).status, 404, path);
    assert.equal((await ask('zoe', 'POST', `s/${id}/decisions`, { number: 0, gate: 'none' })).status, 404);
    assert.equal((await ask('zoe', 'GET', `-report?platform=${site.host}`)).status, 404);
  });
}
