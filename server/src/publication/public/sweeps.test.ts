import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { runSweep } from '../../../testing/figures/run-sweep.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

describeStore('sweeps in a release', (make) => {
  let made: TestStore;
  let product: TestVigie;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-sweeps-'));
  before(async () => {
    made = await make();
    product = await startTestVigie(made);
    await product.add('ann', { unit: 'one', role: 'analyst' });
    await product.add('pat', { unit: 'one', role: 'publisher' });
    await product.add('zoe', { unit: 'two', role: 'analyst' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
    rmSync(folder, { recursive: true });
  });
  const call = (who: string, method: 'GET' | 'POST', path: string, body?: object, key?: string) =>
    product.call(who, method, `/v1${path}`, body, key);

  const release = (sweeps: string[], more: object = {}) => ({
    title: 'October',
    from: '2026-10-01',
    to: '2026-10-31',
    sweeps,
    ...more,
  });
  let id = '';
  let published = '';

  test('a sweep is previewed, approved by a second person, held until its embargo ends, and then public in every form', async () => {
    id = await runSweep(product, 'ann', 'How many medicines are for sale?');
    assert.equal((await call('zoe', 'POST', '/releases', release([id]))).status, 404);
    const publicFrom = new Date(product.clock().getTime() + 3_600_000).toISOString();
    const proposed = await call('ann', 'POST', '/releases', release([id], { publicFrom, licence: 'CC-BY-4.0' }));
    assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
    const preview = String((await call('pat', 'GET', `/releases/proposed/${proposed.body.id}?lang=fr`)).body);
    assert.match(preview, /How many medicines are for sale\?/);
    assert.match(preview, /Tout a été examiné/);
    published = proposed.body.summary.release;
    const decision = { decision: 'approve', reason: 'Read.' };
    const decide = (who: string) =>
      call(who, 'POST', `/proposals/${proposed.body.id}/decisions`, decision, `by-${who}`);
    assert.equal((await decide('ann')).status, 403);
    const approved = await decide('pat');
    assert.equal(approved.status, 200, JSON.stringify(approved.body));
    const get = (name: string) => product.call('ann', 'GET', `/public/releases/${published}${name}`);
    assert.equal((await get('.sweeps.csv')).status, 404, 'under its embargo');
    const coming = (who: string) => call(who, 'GET', `/releases/${published}/page?lang=fr`);
    assert.match(String((await coming('ann')).body), /Tout a été examiné/, 'its own unit looks at it meanwhile');
    assert.equal((await coming('zoe')).status, 404);
    product.at(publicFrom);
    const { status, body: csv } = await get('.sweeps.csv');
    assert.equal(status, 200);
    const lines = String(csv).trim().split('\n');
    assert.equal(lines[0], 'sweep,figure,strata,entries,drawn,seen,found,share,low,high,method');
    assert.ok(lines.includes(`${id},part,,48,48,48,12,0.25,0.25,0.25,census`), String(csv));
    const file = await product.vigie.http.inject({
      method: 'GET',
      url: `/public/releases/${published}.sweeps.parquet`,
    });
    const rows = await parquetReadObjects({ file: Uint8Array.from(file.rawPayload).buffer });
    assert.equal(rows.length, lines.length - 1);
    for (const [n, row] of rows.entries())
      assert.equal(
        Object.values(row)
          .map((cell) => String(cell ?? ''))
          .join(','),
        lines[n + 1],
        'the same figures in both forms',
      );
    const page = String((await get('?lang=en')).body);
    assert.match(page, new RegExp(`${published}\\.sweeps\\.parquet`));
    assert.match(page, /25% \(25% to 25%\)/);
    assert.match(page, /creativecommons\.org\/licenses\/by\/4\.0/);
    assert.match(page, /what the rules miss is not estimated/);
    const json = String((await product.call('ann', 'GET', `/public/releases/${published}.json`)).body);
    const text = typeof json === 'string' && json.startsWith('{') ? json : JSON.stringify((await get('.json')).body);
    for (const secret of ['Tramadol', 'Kettle', 'north.example/', 'secret-market'])
      for (const file of [String(csv), page, text]) assert.ok(!file.includes(secret), secret);
    writeFileSync(join(folder, 'release.json'), text);
    const manual = readFileSync(join(import.meta.dirname, '../../../../docs/reference/sweep.md'), 'utf8');
    writeFileSync(join(folder, 'recompute.mjs'), /## The stranger's script.*?```js\n(.*?)```/s.exec(manual)?.[1] ?? '');
    const run = spawnSync(process.execPath, [join(folder, 'recompute.mjs'), join(folder, 'release.json')], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /2 figures are the same, 0 are other/);
  });

  test('what was told is told again; another sweep of the same offers is not told beside it', async () => {
    assert.equal((await call('ann', 'POST', '/releases', release([id]), 'again')).status, 200);
    const other = await runSweep(product, 'ann', 'And now?');
    const { body } = await call('ann', 'POST', '/releases', release([other]), 'near');
    assert.equal(body.code, 'VIGIE_SWEEP_TOO_NEAR', JSON.stringify(body));
  });

  test('a question that names an offer of the record is refused, and a sweep without figures', async () => {
    const begun = await call('ann', 'POST', '/sweeps', {
      question: 'Not yet?',
      packs: ['fr-medicines'],
      source: { kind: 'addresses', name: 'list', text: 'https://shop.example/1' },
      missing: 'Others',
    });
    const early = await call('ann', 'POST', '/releases', release([begun.body.id]), 'early');
    assert.equal(early.body.code, 'VIGIE_SWEEP_NO_FIGURES');
    const named = await runSweep(product, 'ann', 'Who sells at https://shop.example/secret?', {
      packs: ['fr-medicines'],
    });
    const { body } = await call('ann', 'POST', '/releases', release([named]), 'named');
    assert.match(String(body.code), /VIGIE_PUBLICATION_IDENTIFIES|VIGIE_SWEEP_TOO_NEAR/);
  });
});
