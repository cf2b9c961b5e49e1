import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { parsePack, tryExamples } from '@vigie/engine';
import { runFeed } from './packs-feed.ts';

const PACK = join(import.meta.dirname, '../../../../packs/eu/recalled-products/2024-12-13.yaml');

test('a pack is fed from exports, fed again in their place, and left as it was when one cannot be read', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-recalls-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);
  const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal: false };
  const feed = (...files: string[]) => runFeed(at('pack.yaml'), files.map(at), { list: 'recalled' }, io);
  const products = (): string[] => {
    const parsed = parsePack(readFileSync(at('pack.yaml'), 'utf8'), 'pack.yaml');
    assert.ok('pack' in parsed);
    assert.ok(tryExamples(parsed.pack).every(({ ok }) => ok));
    return (parsed.pack.products?.recalled ?? []).map(({ reference, gtins }) => `${reference}: ${gtins.join(' ')}`);
  };
  writeFileSync(at('pack.yaml'), readFileSync(PACK));
  const own = products();
  const notice = { numero_fiche: '2026-01-0001', marque_produit: 'Exludik', identification_produits: '4006381333931' };
  writeFileSync(at('fr.json'), JSON.stringify({ results: [notice] }));
  const product = { brands: [{ brand: 'Exludik' }], modelTypes: [{ modelType: '362558' }] };
  writeFileSync(at('eu.json'), JSON.stringify([{ reference: 'SR/1/26', product }]));
  writeFileSync(at('bad.json'), '{');
  assert.equal(await feed('fr.json', 'eu.json'), 0);
  assert.match(String(io.stderr.read()), /pack\.yaml: \d+ products, \d+ GTINs\n$/);
  assert.deepEqual(products(), [...own, 'RappelConso 2026-01-0001: 04006381333931', 'Safety Gate SR/1/26: ']);
  // A brand alone finds nothing; a record without a reference is no notice.
  const passedOver = { numero_fiche: '2026-01-0002', marque_produit: 'Exludik' };
  writeFileSync(at('more.json'), JSON.stringify([passedOver, { marque_produit: 'Exludik' }]));
  assert.equal(await feed('fr.json', 'eu.json', 'more.json'), 2);
  const said = String(io.stderr.read());
  assert.match(said, /more\.json: record 2\n.*passed over.*: RappelConso 2026-01-0002\n/s);
  assert.match(said, /GTINs, 1 notices passed over, 1 records not read\n$/);
  // A row for each product of a recall: none is lost, and what is said twice is said once.
  const second = { ...notice, marque_produit: 'Marbella', identification_produits: '3760001234565' };
  writeFileSync(at('rows.json'), JSON.stringify([notice, second, notice]));
  assert.equal(await feed('rows.json'), 0);
  assert.match(String(io.stderr.read()), /1 references stand in several records; .*: RappelConso 2026-01-0001\n/);
  const both = ['RappelConso 2026-01-0001: 04006381333931', 'RappelConso 2026-01-0001 (2): 03760001234565'];
  assert.deepEqual(products(), [...own, ...both]);
  // The later file counts, for all records of a reference, and it is said.
  writeFileSync(at('later.json'), JSON.stringify([second]));
  assert.equal(await feed('rows.json', 'later.json'), 0);
  assert.match(String(io.stderr.read()), /1 notices stand otherwise in a later file, which counts: RappelConso/);
  assert.deepEqual(products(), [...own, 'RappelConso 2026-01-0001: 03760001234565']);
  assert.equal(await feed('fr.json', 'fr.json'), 0);
  assert.doesNotMatch(String(io.stderr.read()), /stand/, 'the same twice is no news');
  // An export that went wrong takes nothing away.
  const fed = products();
  for (const [name, content] of [
    ['header.csv', 'reference,brand,model\n'],
    ['none.json', '[]'],
    ['results.json', '{"results":[]}'],
    ['wide.json', Buffer.from('\ufeff[]', 'utf16le')],
  ] as const) {
    writeFileSync(at(name), content);
    await assert.rejects(feed(name), { code: 'VIGIE_LISTING_EMPTY', exit: 2 }, name);
  }
  assert.deepEqual(products(), fed);
  await feed('eu.json');
  assert.deepEqual(products(), [...own, 'Safety Gate SR/1/26: ']);
  await assert.rejects(feed('fr.json', 'bad.json'), { code: 'VIGIE_SCREENING_BAD_EXPORT' });
  await assert.rejects(runFeed(at('none.yaml'), [], { list: 'recalled' }, io), { code: 'VIGIE_SCREENING_NO_PACKS' });
  await assert.rejects(runFeed(at('pack.yaml'), [], { list: 'other' }, io), { code: 'VIGIE_SCREENING_NO_LIST' });
  // A folder with one pack is that pack.
  assert.equal(await runFeed(folder, [at('eu.json')], { list: 'recalled' }, io), 0);
  writeFileSync(at('second.yaml'), readFileSync(PACK));
  await assert.rejects(runFeed(folder, [at('eu.json')], { list: 'recalled' }, io), {
    code: 'VIGIE_SCREENING_BAD_PACK',
  });
  assert.deepEqual(products(), [...own, 'Safety Gate SR/1/26: ']);
});
