import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { STREAM } from '../testing/attempts.ts';
import { importPages, importSome } from '../testing/import-pages.ts';
import { describeStores, type TestStore } from '../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../testing/vigie.ts';
import { listReviewed } from './case/index.ts';

describeStores('the chain', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  async function ids(): Promise<Record<'listings' | 'snapshots' | 'findings', string[]>> {
    const [listing] = (await product.call('one', 'GET', '/v1/listings?limit=1')).body.items;
    const [finding] = (await product.call('one', 'GET', '/v1/findings?limit=1')).body.items;
    return { listings: [listing.id], snapshots: [finding.snapshot], findings: [finding.id] };
  }

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    unit = (await product.add('one')).unit;
    await product.add('pub', { unit: 'one', role: 'publisher' });
    await product.add('two', { role: 'administrator' });
    await product.add('chief', { unit: 'one', role: 'approver' });
    await product.add('otto', { unit: 'two', role: 'publisher' });
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('what is seen is found, grouped and sealed, once however often it is seen', async () => {
    await importPages(product, `${marketplace.url}/sitemap.xml`, { unit, pictures: true });
    const figures = (await product.call('one', 'GET', '/v1/figures')).body;
    assert.ok(
      figures.listings > 100 && figures.cases.open > 15 && figures.sealed === figures.cases.open,
      JSON.stringify(figures),
    );
    await importSome(product, marketplace, { unit, pictures: true });
    assert.deepEqual((await product.call('one', 'GET', '/v1/figures')).body, figures);
    const all = (await product.call('one', 'GET', '/v1/cases?limit=200')).body.items;
    const pages: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await product.call('one', 'GET', `/v1/cases?limit=7${cursor && `&cursor=${cursor}`}`);
      pages.push(...body.items.map(({ id }: { id: string }) => id));
      if (!body.next) break;
      cursor = body.next;
    }
    assert.deepEqual(
      pages,
      all.map(({ id }: { id: string }) => id),
      'pages give the same cases in the same order',
    );
    // An offer that somebody reads has its language told, in doubt none; the demo's are in those of its packs.
    const languages = new Set<string | null>();
    for (const id of pages.slice(0, 30))
      for (const { language } of (await product.call('one', 'GET', `/v1/cases/${id}`)).body.snapshots)
        languages.add(language);
    assert.ok([...languages].filter((language) => language !== null).length > 1, [...languages].join());
    const whole = (await product.call('one', 'GET', `/v1/cases/${pages[0]}`)).body;
    for (const { content, findings } of whole.snapshots) {
      for (const match of findings.flatMap((finding: { matches: object[] }) => finding.matches)) {
        if (match.field === 'title') assert.equal(content.title.slice(match.start, match.end), match.text);
      }
    }
  });

  test('a notice waits for a person; then it leaves once, is followed, and its deadline passes', async () => {
    const [found] = (await product.call('one', 'GET', '/v1/cases?state=open&limit=1')).body.items;
    const input = { case: found.id, language: 'fr', bonaFide: true };
    assert.equal((await product.call('one', 'POST', '/v1/notices', input)).body.code, 'VIGIE_NOTICE_NOT_CONFIRMED');
    assert.equal(
      (await product.call('one', 'POST', `/v1/cases/${found.id}/decisions`, { kind: 'confirm', reason: ' ' })).status,
      400,
    );
    const decide = { kind: 'confirm', reason: 'Seen and read.' };
    for (const key of ['k', 'k']) {
      const { status, body } = await product.call('one', 'POST', `/v1/cases/${found.id}/decisions`, decide, key);
      assert.deepEqual([status, body.state, body.decisions.length], [200, 'confirmed', 1]);
    }
    assert.equal(
      (await product.call('one', 'POST', `/v1/cases/${found.id}/decisions`, decide)).body.code,
      'VIGIE_CASE_DECIDED',
    );
    assert.equal((await product.call('one', 'POST', '/v1/notices', { ...input, bonaFide: false })).status, 400);
    // A pack's report has the decision with the terms it was made on.
    const reviewed = await product.vigie.context.store.inUnit(unit, (tx) => listReviewed(tx, { cursor: '', limit: 9 }));
    assert.ok(reviewed.length > 0 && reviewed.every((each) => each.case === found.id && each.state === 'confirmed'));
    assert.ok(reviewed.some(({ terms }) => terms.length > 0));
    const ids = [
      await product.call('one', 'POST', '/v1/notices', input, 'n'),
      await product.call('one', 'POST', '/v1/notices', input, 'n'),
    ];
    assert.equal(ids[0]?.body.id, ids[1]?.body.id);
    await product.settle();
    const notices = async () => (await product.call('one', 'GET', `/v1/notices?case=${found.id}`)).body.items;
    const [ready] = await notices();
    assert.deepEqual([ready.state, ready.receipt, ready.deadline, ready.sentAt], ['by-hand', null, null, null]);
    assert.match(ready.failure.fr, /n’est pas parti/);
    assert.equal((await product.call('one', 'GET', `/v1/cases/${found.id}`)).body.dueAt, null, 'no deadline runs');
    const mail = await product.call('one', 'GET', `/v1/notices/${ready.id}/message`);
    assert.match(mail.body.toString('latin1', 0, 4000), /^Subject: /m);
    await product.sendByHand('one', found.id);
    const items = await notices();
    assert.deepEqual(
      [items.length, items[0].state, items[0].receipt.channel, items[0].deadline.origin],
      [1, 'sent', 'by-hand', 'policy'],
    );
    assert.equal(
      (await product.call('one', 'GET', `/v1/notices/${items[0].id}/pdf`)).body.toString('latin1', 0, 5),
      '%PDF-',
    );
    product.at('2026-12-01T09:00:00Z');
    const { store, jobs } = product.vigie.context;
    await store.inUnit(unit, (tx) => jobs.send(tx, 'followup.check', { unit }));
    await product.settle();
    const followed = (await product.call('one', 'GET', `/v1/follow-ups?case=${found.id}`)).body;
    assert.deepEqual(
      followed.followUps.map(({ state, nextStep }: { state: string; nextStep: string }) => [state, nextStep]),
      [['overdue', 'cpp-40']],
    );
    assert.equal(followed.checks[0].verdict, 'online');
    assert.equal((await product.call('one', 'GET', `/v1/cases/${found.id}`)).body.stage, 'overdue');
  });

  test('another unit sees nothing of it, and nobody without a session sees anything', async () => {
    const [found] = (await product.call('one', 'GET', '/v1/cases?limit=1')).body.items;
    const [package_] = (await product.call('one', 'GET', `/v1/evidence?case=${found.id}`)).body.items;
    for (const url of [
      `/v1/cases/${found.id}`,
      `/v1/evidence?case=${found.id}`,
      `/v1/evidence/${package_.id}/package`,
      `/v1/follow-ups?case=${found.id}`,
    ]) {
      assert.equal((await product.call('two', 'GET', url)).status, 404, url);
      assert.equal((await product.call('nobody', 'GET', url)).status, 401, url);
    }
    assert.equal((await product.call('two', 'GET', '/v1/figures')).body.listings, 0);
    // Every reading route of the contract, with ids of the first unit in turn; isolation.test.ts has one of each kind.
    const { listings, snapshots, findings } = await ids();
    const known = [found.id, package_.id, ...listings, ...snapshots, ...findings];
    const paths = Object.entries(product.vigie.http.swagger().paths ?? {}).flatMap(([url, methods]) =>
      methods?.get && url !== STREAM ? [url] : [],
    );
    for (const [n, path] of paths.entries()) {
      for (const id of path.includes('{id}') ? known.slice(n % known.length).slice(0, 1) : ['']) {
        const { status, body } = await product.call(
          'two',
          'GET',
          `${path.replace('{id}', id).replace('{digest}', '0'.repeat(64)).replace('{number}', '1')}?case=${found.id}&url=https://shop.example/1.jpg&digest=0&rule=r&kind=new&with=${id}`,
        );
        const asked = [id, found.id]; // An error may name what was asked for.
        const told = known.filter((one) => !asked.includes(one) && JSON.stringify(body).includes(one));
        assert.ok(path === '/v1/session' || told.length === 0, `${path} told ${told}`);
        assert.ok(!path.includes('{id}') || status === 404, `${path} of another unit answers ${status}`);
      }
    }
  });

  test('a release is public, kept as made, and withholds what is small', async () => {
    const input = { title: 'Relevé', from: '2026-11-01', to: '2026-12-31' };
    const proposal = (await product.call('one', 'POST', '/v1/releases', input, 'r')).body;
    assert.equal((await product.call('one', 'POST', '/v1/releases', input, 'r')).body.id, proposal.id);
    const made = { id: proposal.summary.release };
    assert.equal(
      (await product.call('nobody', 'GET', `/public/releases/${made.id}.json`)).status,
      404,
      'not before it is approved',
    );
    assert.equal((await product.call('pub', 'POST', '/v1/releases', input)).body.code, 'VIGIE_PEOPLE_ROLE_ANALYST');
    const page = await product.call('pub', 'GET', `/v1/releases/proposed/${proposal.id}?lang=fr`);
    assert.match(page.body.toString(), /<html[^>]* lang="fr"/);
    const decide = (who: string) =>
      product.call(who, 'POST', `/v1/proposals/${proposal.id}/decisions`, { decision: 'approve', reason: 'read' });
    assert.equal((await decide('otto')).body.code, 'VIGIE_PEOPLE_NO_PROPOSAL');
    assert.equal((await decide('one')).body.code, 'VIGIE_PEOPLE_OWN_PROPOSAL');
    assert.equal((await decide('chief')).body.code, 'VIGIE_PEOPLE_ROLE_PUBLISHER');
    assert.equal((await decide('pub')).body.decision.by.name, 'pub');
    assert.equal((await decide('pub')).body.code, 'VIGIE_PEOPLE_PROPOSAL_DECIDED');
    const published = (await product.call('nobody', 'GET', `/public/releases/${made.id}.json`)).body;
    const notices = published.figures.map(({ values }: { values: { notices?: number | null } }) => values.notices);
    assert.ok(
      notices.every((value: number | null | undefined) => value === undefined || value === null || value >= 5),
      'one notice is not told',
    );
    assert.match(
      String((await product.call('nobody', 'GET', `/public/releases/${made.id}?lang=fr`)).body),
      /<html[^>]* lang="fr"/,
    );
    assert.match(
      String((await product.call('nobody', 'GET', `/public/releases/${made.id}.csv`)).body),
      /^\ufeffPlatform,Rule,Month/,
    );
    assert.equal((await product.call('one', 'POST', '/v1/releases', { ...input, to: '2026-10-01' })).status, 400);
  });

  test('rubbish gets a problem in words', async () => {
    for (const [url, payload] of [
      ['/v1/listings', { listings: [] }],
      ['/v1/listings', { listings: [{ platform: 'x', title: 'y', unknown: 1 }] }],
      ['/v1/screen', { listing: { platform: 'x' } }],
    ] as const) {
      const { status, body } = await product.call('one', 'POST', url, payload);
      assert.equal(status, 400);
      assert.equal(body.code, 'VIGIE_HTTP_INVALID');
      assert.ok(body.errors.length > 0);
    }
    const text = { platform: 'x.example', title: 'odd \u0000 \ud800 text' };
    assert.equal((await product.call('one', 'POST', '/v1/listings', { listings: [text] })).body.snapshots, 1);
    assert.equal((await product.call('one', 'POST', '/v1/listings', { listings: [text] })).body.snapshots, 0);
    assert.equal((await product.call('one', 'GET', '/v1/nothing')).body.code, 'VIGIE_HTTP_NOT_FOUND');
  });
});
