import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';

const csv = (count: number, from = 0): string =>
  `title,url,price,currency\n${Array.from({ length: count }, (_, n) => `Kettle ${from + n},https://shop.example/${from + n},${n},EUR`).join('\n')}\n`;

describeStore('the intake', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    ({ unit } = await product.add('ann', { unit: 'one' }));
    await product.add('bob', { unit: 'two' });
    await product.add('eve', { unit: 'one', role: 'auditor' });
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });
  const giveFile = (name: string, content: string | Buffer, key?: string) =>
    product.call('ann', 'POST', `/v1/intakes/files?name=${encodeURIComponent(name)}`, Buffer.from(content), key);
  const give = async (name: string, content: string | Buffer): Promise<string> => {
    const { status, body } = await giveFile(name, content);
    assert.equal(status, 200, JSON.stringify(body));
    return body.id;
  };
  const get = async (path: string) => (await product.call('ann', 'GET', `/v1/intakes/${path}`)).body;
  const folder = () => join(made.settings.dataDir, 'intake', unit);
  const told = ({ state, rows }: { state: string; rows: Record<string, number> }) =>
    [state, rows.total, rows.read, rows.kept, rows.known, rows.notRead].join(' ');

  test('a table is read row by row; what was known, what could not be read and what was said are told', async () => {
    const id = await give('first.csv', csv(230));
    await product.settle();
    assert.equal(told(await get(id)), 'done 230 230 230 0 0');
    const again = await give('again.csv', `${csv(3, 228)}Lid,https://shop.example/lid,1,EUR,too,many\n`);
    await product.settle();
    const shown = await get(again);
    assert.equal(told(shown), 'done 4 4 3 2 1');
    assert.deepEqual([shown.steps.screened, shown.steps.cases, shown.isFileKept], [3, 0, false]);
    assert.equal(shown.steps.offers, 3);
    const twice = await give('twice.csv', `${csv(3, 228)}${csv(3, 228).replace(/^.*\n/, '')}`);
    await product.settle();
    const { rows: read, steps } = await get(twice);
    assert.deepEqual([read.kept, steps.offers, steps.screened], [6, 3, 3], 'an offer that two rows are about is one');
    const { items } = await get(`${again}/gaps`);
    assert.deepEqual([items[0].place, items[0].isLost], ['again.csv:5', true]);
    const known = await get(`${again}/rows?only=known`);
    assert.deepEqual(
      known.items.map(({ listing }: { listing: { title: string } }) => listing.title),
      ['Kettle 228', 'Kettle 229'],
    );
    const page = await get(`${id}/rows?limit=2&cursor=2`);
    assert.deepEqual([page.next, page.items[0].place], ['4', 'first.csv:4']);
    assert.ok(!existsSync(folder()) || readdirSync(folder()).length === 0, 'the files are erased');
    const list = await product.call('bob', 'GET', '/v1/intakes');
    assert.deepEqual(list.body.items, []);
    for (const path of ['', '/rows', '/gaps'])
      assert.equal((await product.call('bob', 'GET', `/v1/intakes/${id}${path}`)).status, 404);
  });

  test('addresses in a text are visited; each that is not taken is said', async () => {
    const html = await (await fetch(`${marketplace.url}/sitemap.xml`)).text();
    const pages = [...html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
    const flagged = pages.find((page) => page.includes('20302'));
    const text = `Dear all,\nI saw ${pages[0]}.\nand ${flagged}, again ${pages[0]}\n${marketplace.url}/nowhere`;
    const { body } = await product.call('ann', 'POST', '/v1/intakes', { text });
    await product.settle();
    const shown = await get(body.id);
    assert.equal(told(shown), 'done  3 3 0 0');
    assert.deepEqual([shown.name, shown.kind, shown.steps.visited], ['Dear all,', 'text', 3]);
    const casesOf = async (who: string, search: string): Promise<string[]> =>
      (await product.call(who, 'GET', `/v1/cases?${search}`)).body.items.map((one: { id: string }) => one.id).sort();
    const { items } = await get(`${body.id}/rows?limit=50`);
    const its = items.flatMap(({ cases }: { cases: { id: string }[] }) => cases.map(({ id }) => id));
    assert.ok(its.length > 0);
    const search = `intake=${body.id}&intake=none`;
    assert.deepEqual(await casesOf('ann', search), [...new Set(its)].sort());
    const counted = await product.call('ann', 'GET', `/v1/cases/counts?${search}`);
    const facet = await product.call('ann', 'GET', `/v1/cases/facets?of=platform&${search}`);
    assert.deepEqual([counted.body.total, facet.body.items[0].count], [shown.steps.cases, shown.steps.cases]);
    assert.deepEqual(await casesOf('ann', 'intake=none'), []);
    assert.deepEqual(await casesOf('bob', search), []);
    const rows = (await get(`${body.id}/rows`)).items;
    assert.deepEqual(
      rows.map(({ place, isRead, failure }: { place: string; isRead: boolean; failure: unknown }) => [
        place,
        isRead,
        failure === null,
      ]),
      [
        ['2', true, true],
        ['3', true, true],
        ['4', false, false],
      ],
    );
    assert.match((await get(`${body.id}/gaps`)).items[0].reason.en, /same address/);
    const unread = (await get(`${body.id}/rows?only=unread`)).items;
    assert.match(unread[0].failure.en, /404/);
  });

  test('a mail gives the addresses of its text and its links, and says what it carries besides', async () => {
    const mail = [
      'From: a@x.example',
      'Subject: An offer',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      `<p>Look <a href="${marketplace.url}/no-1">here</a></p>`,
      '--b',
      'Content-Type: image/png; name=a.png',
      'Content-Disposition: attachment; filename=a.png',
      '',
      'x',
      '--b--',
      '',
    ].join('\r\n');
    const id = await give('alert.eml', mail);
    await product.settle();
    assert.equal(told(await get(id)), 'done  1 1 0 0');
    assert.match((await get(`${id}/gaps`)).items[0].reason.en, /a\.png/);
    assert.equal((await get(`${id}/rows`)).items[0].listing.url, `${marketplace.url}/no-1`);
  });

  test('a saved page is read as an import reads it', async () => {
    const page =
      '<h1>Kettle</h1><script type="application/ld+json">{"@type":"Product","name":"Saved kettle","offers":{"@type":"Offer","price":"1"}}</script>';
    const id = await give('page.html', page);
    await product.settle();
    assert.equal((await get(`${id}/rows`)).items[0].listing.title, 'Saved kettle');
  });

  test('a table of unknown names asks which column is which, and goes on with the answer', async () => {
    const id = await give('odd.csv', 'a1,b2,c3\nGreen kettle of steel,12,https://shop.example/odd\n');
    await product.settle();
    const { state, columns, isFileKept } = await get(id);
    assert.deepEqual([state, isFileKept], ['waiting', true]);
    assert.deepEqual(
      [columns.names, columns.rows[0][1], columns.guess],
      [['a1', 'b2', 'c3'], '12', { title: 'a1', url: 'c3' }],
    );
    const name = (map: object) => product.call('ann', 'PUT', `/v1/intakes/${id}/columns`, { columns: map });
    for (const [map, code] of [
      [{ title: 'zz' }, 'VIGIE_INTAKE_COLUMN'],
      [{ titel: 'a1' }, 'VIGIE_INTAKE_FIELD'],
      [{ price: 'b2' }, 'VIGIE_INTAKE_NO_TITLE'],
    ] as const)
      assert.equal((await name(map)).body.code, code);
    assert.equal((await name({ title: 'a1', price: 'b2' })).status, 200);
    await product.settle();
    assert.equal(told(await get(id)), 'done 1 1 1 0 0');
    assert.equal((await name({ title: 'a1' })).body.code, 'VIGIE_INTAKE_NO_COLUMNS_ASKED');
  });

  test('what cannot be read ends with its reason, and what stood before is kept', async () => {
    const zip = await give('a.xlsx', Buffer.from('PK\u0003\u0004 xl/workbook broken', 'latin1'));
    await product.settle();
    const failed = await get(zip);
    assert.deepEqual([failed.state, failed.isFileKept], ['failed', false]);
    assert.match(failed.failure.fr, /classeur/);
    assert.equal((await giveFile('nothing.csv', '')).body.code, 'VIGIE_INTAKE_EMPTY');
    const { status } = await product.call('ann', 'POST', '/v1/intakes/files?name=a.csv', { text: 'x' });
    assert.ok(status === 400 || status === 415, String(status));
  });

  test('the same request again is the same intake, and another file under its key is refused', async () => {
    const [first, second] = [await giveFile('k.csv', csv(1), 'k'), await giveFile('k.csv', csv(1), 'k')];
    assert.equal(first.body.id, second.body.id);
    assert.equal((await giveFile('k.csv', csv(2), 'k')).status, 409);
    await product.settle();
  });

  test('paused, it reads no further; it goes on where it was', async () => {
    const { vigie } = product;
    const id = await give('long.csv', csv(2_000, 10_000));
    const put = (state: string) => product.call('ann', 'PUT', `/v1/intakes/${id}/state`, { state });
    assert.equal((await put('paused')).body.state, 'paused');
    await product.settle();
    const { rows, isFileKept } = await get(id);
    assert.ok(rows.kept < 2_000 && isFileKept, `${rows.kept} rows were read before the pause`);
    assert.equal((await put('reading')).status, 200);
    // A second job of the same intake keeps nothing twice.
    await vigie.context.store.inUnit(unit, (tx) => vigie.context.jobs.send(tx, 'intake.read', { unit, intake: id }));
    await product.settle();
    assert.equal(told(await get(id)), 'done 2000 2000 2000 0 0');
    assert.equal((await put('paused')).body.code, 'VIGIE_INTAKE_NOT_READING');
    assert.equal((await put('reading')).body.code, 'VIGIE_INTAKE_NOT_PAUSED');
    const { items } = (await product.call('eve', 'GET', '/v1/audit?limit=200')).body;
    const acts = items.flatMap((entry: { act: string; subject: string }) => (entry.subject === id ? [entry.act] : []));
    assert.deepEqual(acts.sort(), ['intake.file-erased', 'intake.given', 'intake.paused', 'intake.resumed']);
  });
});
