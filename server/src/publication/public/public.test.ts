import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openNote, openProof, parseVerifierKey } from '@vigie/proof';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { PLANTED, plantCases } from '../../../testing/figures/plant-cases.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describeStore('what is published', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const { unit } = await started.add('ana', { unit: 'one' });
    await started.add('pia', { unit: 'one', role: 'publisher' });
    await made.asOwner(
      ['a.example', 'b.example']
        .map((platform, at) => plantCases(unit, { platform, count: 12 + at, on: '2026-10-05' }))
        .join('\n'),
    );
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const get = (path: string) => started.call('', 'GET', path);
  const text = async (path: string): Promise<string> => String((await get(path)).body);

  async function propose(more: object = {}): Promise<{ proposal: string; id: string }> {
    const input = { title: 'October', from: '2026-10-01', to: '2026-10-31', ...more };
    const { status, body } = await started.call('ana', 'POST', '/v1/releases', input);
    assert.equal(status, 200, JSON.stringify(body));
    return { proposal: body.id, id: body.summary.release };
  }

  async function publish(more: object = {}): Promise<string> {
    const { proposal, id } = await propose(more);
    const decision = { decision: 'approve', reason: 'read' };
    assert.equal((await started.call('pia', 'POST', `/v1/proposals/${proposal}/decisions`, decision)).status, 200);
    await started.settle();
    return id;
  }

  const ENDINGS = ['', '.json', '.csv', '.parquet', '.zip', '.note', '.proof'];

  test('has a page with its figures, and the same figures in every file', async () => {
    const id = await publish();
    const path = `/public/releases/${id}`;
    const page = await get(`${path}?lang=en`);
    assert.equal(page.status, 200);
    assert.match(
      String(page.headers['content-security-policy']),
      /default-src 'none';.*script-src 'self';.*frame-ancestors 'none'/,
    );
    assert.match(String(page.body), /Cases that stand confirmed by a person/);
    assert.ok((await text('/public?lang=fr')).includes(`href="${path}?lang=fr"`));
    const release = (await get(`${path}.json`)).body;
    const total = release.figures.find(
      (one: Record<string, unknown>) => one.platform === null && one.rule === null && one.month === null,
    );
    assert.equal(total.values.confirmed, 25);
    const expected = release.figures.flatMap(
      ({ platform, rule, month, values }: { platform: string; rule: string; month: string; values: object }) =>
        release.measures.map((figure: string) => {
          const value = new Map<string, number | null>(Object.entries(values)).get(figure) ?? null;
          return { platform, rule, month, figure, value, withheld: value === null };
        }),
    );
    const { body: parquet } = await get(`${path}.parquet`);
    assert.deepEqual(await parquetReadObjects({ file: new Uint8Array(parquet).buffer }), expected);

    const zip = new ZipReader(new BlobReader(new Blob([(await get(`${path}.zip`)).body])));
    const files = new Map<string, Uint8Array>();
    for (const entry of await zip.getEntries())
      if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
    const described = JSON.parse(new TextDecoder().decode(files.get('datapackage.json')));
    assert.equal(described.licenses[0].name, 'etalab-2.0');
    assert.equal(described.resources.length, files.size - 1);
    for (const { path: name, hash, bytes } of described.resources) {
      const file = files.get(name);
      assert.ok(file, name);
      assert.deepEqual([`sha256:${sha256(file)}`, file.length], [hash, bytes], name);
    }
    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(files.get('figures.csv')), {
      header: true,
      skipEmptyLines: true,
    });
    assert.deepEqual(
      Object.keys(data[0] ?? {}),
      described.resources[0].schema.fields.map(({ name }: { name: string }) => name),
    );
    const shown = (value: string | undefined): string | null => (value === '' || value === undefined ? null : value);
    assert.deepEqual(
      data.map((row) => ({
        platform: shown(row.platform),
        rule: shown(row.rule),
        month: shown(row.month),
        figure: row.figure,
        value: row.value === '' ? null : Number(row.value),
        withheld: row.withheld === 'true',
      })),
      expected,
    );
    assert.deepEqual(
      await get(`${path}.zip`).then(({ body }) => sha256(body)),
      sha256((await get(`${path}.zip`)).body),
    );
  });

  test('is signed and in the log, as a stranger finds', async () => {
    const { items } = (await started.call('ana', 'GET', '/v1/releases')).body;
    const [{ id, digest }] = items;
    const path = `/public/releases/${id}`;
    const { rawPayload } = await started.vigie.http.inject(`${path}.json`);
    assert.equal(sha256(rawPayload), digest, 'of the file, byte for byte');
    const key = parseVerifierKey(started.vigie.vault.verifierKey);
    const opened = openNote(await text(`${path}.note`), [key]);
    assert.deepEqual([opened.verified.length, opened.text], [1, `vigie.release\n${id}\nsha256:${digest}\n`]);
    const leaf = createHash('sha256').update(opened.text).digest();
    assert.equal(openProof(await text(`${path}.proof`), leaf, [key]).verified.length, 1);
    const page = await text(path);
    assert.ok(page.includes(digest) && page.includes(started.vigie.vault.verifierKey));
  });

  test('is nowhere before the end of its embargo, by the clock of the server', async () => {
    const id = await publish({ title: 'Embargoed', publicFrom: '2026-11-25T08:00:00Z' });
    const paths = ENDINGS.map((ending) => `/public/releases/${id}${ending}`);
    const unknown = `rel_${'0'.repeat(26)}`;
    started.at('2026-11-25T07:59:59.999Z');
    for (const path of paths) {
      const [early, none] = [await get(path), await get(path.replace(id, unknown))];
      assert.deepEqual([early.status, String(early.body)], [404, String(none.body)], path);
    }
    assert.ok(!(await text('/public')).includes('Embargoed'));
    started.at('2026-11-25T08:00:00Z');
    for (const path of paths) assert.equal((await get(path)).status, 200, path);
    assert.ok((await text('/public')).includes('Embargoed'));
  });

  test('is corrected by another that says why, and stays', async () => {
    const { items } = (await started.call('ana', 'GET', '/v1/releases')).body;
    const first = items.at(-1).id;
    const before = (await get(`/public/releases/${first}.json`)).body;
    const corrects = { release: first, reason: 'Twelve cases were imported late.' };
    const second = await publish({ title: 'October, corrected', corrects });
    const old = await text(`/public/releases/${first}?lang=en`);
    assert.match(old, /has been corrected/);
    assert.ok(old.includes(`/public/releases/${second}`));
    assert.deepEqual((await get(`/public/releases/${first}.json`)).body, before);
    const page = await text(`/public/releases/${second}?lang=en`);
    assert.ok(page.includes(`/public/releases/${first}`) && page.includes(corrects.reason));
    assert.match(page, /id="changes"/);
    const again = await started.call('ana', 'POST', '/v1/releases', {
      title: 'x',
      from: '2026-10-01',
      to: '2026-10-31',
      corrects,
    });
    assert.equal(again.body.code, 'VIGIE_PUBLICATION_CORRECTED');
    const other = { release: `rel_${'0'.repeat(26)}`, reason: 'none such' };
    const none = await started.call('ana', 'POST', '/v1/releases', {
      title: 'x',
      from: '2026-10-01',
      to: '2026-10-31',
      corrects: other,
    });
    assert.equal(none.body.code, 'VIGIE_PUBLICATION_UNKNOWN');
  });

  test('holds nothing that identifies a case', async () => {
    const { items } = (await started.call('ana', 'GET', '/v1/releases')).body;
    const digests = ['lst_', 'snp_', 'fnd_', 'cas_'].map((start) => `${start}aexample0`);
    for (const { id } of items)
      for (const ending of ENDINGS) {
        const { status, body } = await get(`/public/releases/${id}${ending}`);
        assert.equal(status, 200, ending);
        const held = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
        for (const planted of [...PLANTED, ...digests]) assert.ok(!held.includes(planted), `${ending}: ${planted}`);
      }
  });

  test('is a page at every other address too, that says there is nothing', async () => {
    for (const path of ['/public/x', '/public/releases/x', '/public/releases/', '/public/a/b', '/public?lang=xx'])
      for (const [language, words] of [
        ['en', 'Nothing has been published'],
        ['fr', 'Rien n’a été publié'],
      ] as const) {
        const reply = await started.vigie.http.inject({ url: path, headers: { 'accept-language': language } });
        assert.match(String(reply.headers['content-type']), /^text\/html/);
        if (path.startsWith('/public?')) assert.equal(reply.statusCode, 200);
        else assert.ok(reply.statusCode === 404 && reply.payload.includes(words), path);
      }
    const moved = await started.vigie.http.inject(`/releases/rel_${'0'.repeat(26)}.json`);
    assert.deepEqual([moved.statusCode, moved.headers.location], [308, `/public/releases/rel_${'0'.repeat(26)}.json`]);
    assert.match(await text('/public/method?lang=fr'), /Affaires confirmées par une personne/);
  });
});
