import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { readNotices } from '@vigie/engine';
import { readNoticeFile, sourceOf } from '../../screening/recalls/index.ts';
import { tellPassedOver } from './tell-passed-over.ts';

const GOOD = { numero_fiche: '2026-01-0001', marque_produit: 'Exludik', identification_produits: '4006381333931' };
const NOTHING = { numero_fiche: '2026-01-0003' };
const BRAND_ALONE = { numero_fiche: '2026-01-0002', marque_produit: 'Exludik' };

test('what of an export is no notice, or can find nothing, is counted and named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-notices-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'export.json');
  const read = async (content: unknown) => {
    await writeFile(file, JSON.stringify(content));
    const { notices, ...passed } = await readNoticeFile(file);
    const stderr = new PassThrough();
    await tellPassedOver({ notices, ...passed }, 'pack', { stdout: new PassThrough(), stderr, isTerminal: false });
    stderr.end();
    return { notices: notices.length, ...passed, said: await text(stderr) };
  };
  const found = await read({ results: [GOOD, { marque_produit: 'Exludik' }, BRAND_ALONE, 'text', null, NOTHING] });
  assert.equal(found.notices, 3);
  assert.deepEqual(
    found.unread,
    [2, 4, 5].map((at) => `${file}: record ${at}`),
  );
  assert.deepEqual(found.byWords, ['RappelConso 2026-01-0002']);
  assert.deepEqual(found.unmatchable, ['RappelConso 2026-01-0003']);
  assert.match(
    found.said,
    /^vigie: 3 not read, without a reference .*: \S+export\.json: record 2, \S+export\.json: record 4/,
  );
  assert.match(
    found.said,
    /1 notices passed over, with neither a GTIN nor a brand and a model or name: RappelConso 2026-01-0002\nvigie: 1 notices passed over, that say nothing of a product: RappelConso 2026-01-0003\n$/,
  );
  assert.deepEqual(await read([GOOD]), {
    notices: 1,
    unread: [],
    wrongGtins: [],
    byWords: [],
    unmatchable: [],
    repeated: [],
    said: '',
  });
  assert.deepEqual((await read(GOOD)).notices, 1);
  const wrong = await read([{ id: 'R 1', name: 'Lamp', ean: '4006381333932; 4006381333931' }]);
  assert.deepEqual(wrong.wrongGtins, ['R 1 (4006381333932)']);
  assert.match(wrong.said, /1 numbers of products not looked for, since their check digit is wrong: R 1 \(4006/);
  const many = await read(Array.from({ length: 30 }, () => ({})));
  assert.equal(many.unread.length, 30);
  assert.match(many.said, /^vigie: 30 not read.*record 20, …\n$/);
});

test('the records of a table are of its source: what two authorities number alike is two', async () => {
  for (const [file, source] of [
    ['/a/recalls-2026-11-29.csv', 'recalls'],
    ['weekly_report 48 (2).xlsx', 'weekly_report'],
    ['Marktaufsicht Berlin.csv.gz', 'Marktaufsicht Berlin'],
    ['2026.json', 'table'],
  ] as const)
    assert.equal(sourceOf(file), source, file);
  const row = { id: '1', title: 'Lamp', brand: 'Lumo' };
  const reference = (record: object, source?: string) => readNotices(record, source)[0]?.reference;
  assert.deepEqual([reference(row, 'Berlin'), reference(row, 'Wien'), reference(row)], ['Berlin 1', 'Wien 1', '1']);
  const own = { numero_fiche: '2026-01-0001', marque_produit: 'Lumo' };
  assert.equal(reference(own, 'Berlin'), 'RappelConso 2026-01-0001', 'what says whose it is stays its own');
});
