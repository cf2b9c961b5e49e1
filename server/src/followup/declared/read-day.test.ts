import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sampleRows, writeDailyFile } from '@vigie/demo';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { columnsOf, readFileName } from './daily-file.ts';
import { readDay } from './read-day.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-day-test-'));
after(() => rmSync(folder, { recursive: true }));
const register = loadTransparencyRegister();
const day = '2026-11-28';
const columns = columnsOf('light');
const [first] = [...sampleRows(day, 1)];
assert.ok(first);

/** A ZIP of texts and of ZIPs. */
async function zip(files: Record<string, string | Uint8Array>, level = 5): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files))
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content), {
      level,
    });
  return writer.close();
}

/** Writes a daily file with its digest. */
function keep(octets: Uint8Array, name = `sor-global-${day}-light.zip`): string {
  const path = join(folder, name);
  writeFileSync(path, octets);
  writeFileSync(`${path}.sha1`, `${createHash('sha1').update(octets).digest('hex')}  ${name}`);
  return path;
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lineOf = (change: Record<string, string> = {}): string =>
  columns.map((name) => quote({ ...first, ...change }[name] ?? '')).join(',');

test('the fixed names, and nothing else', () => {
  assert.deepEqual(readFileName('sor-global-2026-06-01-light.zip'), {
    slug: 'global',
    day: '2026-06-01',
    variant: 'light',
  });
  assert.deepEqual(readFileName('sor-a-b-2026-06-01-full.csv.zip'), {
    slug: 'a-b',
    day: '2026-06-01',
    variant: 'full',
  });
  for (const name of [
    'sor-global-2026-02-30-light.zip',
    'sor-global-2026-06-01-medium.zip',
    'aggregates-2026-06-01.csv',
  ])
    assert.equal(readFileName(name), null, name);
});

for (const variant of ['light', 'full'] as const)
  test(`a ${variant} day of several ZIPs and tables is counted to the last statement`, async () => {
    const rows = [...sampleRows(day, 250)];
    const path = await writeDailyFile(folder, {
      ...{ slug: 'global', day, variant, rows, perTable: 40, perZip: 100 },
      columns: columnsOf(variant),
    });
    const wanted = new Set([rows[7]?.platform_uid ?? '', rows[100]?.uuid ?? '', rows[240]?.content_id_ean ?? '']);
    const read = await readDay(path, register, wanted);
    assert.deepEqual([read.rows, read.statements, read.passedOver, read.unknown], [250, 250, [], []]);
    assert.deepEqual(read.drift, { missing: [], added: [] });
    assert.equal(read.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
    const key = (row: Readonly<Record<string, string | undefined>>): string =>
      [
        row.platform_name,
        row.category,
        row.decision_ground,
        row.source_type,
        row.automated_detection,
        row.automated_decision,
      ].join();
    const expected = Object.entries(Object.groupBy(rows, key)).map(([name, group]) => `${name}: ${group?.length}`);
    const counted = read.counts.map(
      ({ platform, category, ground, source, detection, decision, statements }) =>
        `${[platform, category, ground, source, detection, decision].join()}: ${statements}`,
    );
    assert.deepEqual(counted.sort(), expected.sort());
    assert.deepEqual(
      read.found.map(({ uuid }) => uuid),
      [7, 100, 240].map((n) => rows[n]?.uuid),
    );
    assert.equal(read.found[0]?.appliedOn, day);
  });

test('what cannot be counted is passed over and named; what is unknown elsewhere is counted and named', async () => {
  const table = [
    columns.join(','),
    lineOf(),
    lineOf({ category: 'STATEMENT_CATEGORY_NEW' }),
    lineOf({ category: 'STATEMENT_CATEGORY_NEW' }),
    lineOf({ automated_decision: '' }),
    lineOf({ platform_name: ' ' }),
    lineOf({ created_at: '2026-11-27 23:59:59' }),
    'a,b',
    lineOf({ category_specification: '["KEYWORD_NEW"]', content_date: '2026-02-30' }),
    lineOf({ category_specification: 'no list' }),
  ].join('\n');
  const read = await readDay(keep(await zip({ 'a.csv.zip': await zip({ 'a.csv': table }) })), register);
  assert.deepEqual([read.rows, read.statements], [9, 3]);
  assert.deepEqual(read.passedOver, [
    { column: 'category', rows: 2, values: ['STATEMENT_CATEGORY_NEW'] },
    { column: 'automated_decision', rows: 1, values: [''] },
    { column: 'cells', rows: 1, values: ['2'] },
    { column: 'created_at', rows: 1, values: ['2026-11-27 23:59:59'] },
    { column: 'platform_name', rows: 1, values: [''] },
  ]);
  assert.deepEqual(read.unknown, [
    { column: 'category_specification', rows: 2, values: ['["KEYWORD_NEW"]', 'no list'] },
    { column: 'content_date', rows: 1, values: ['2026-02-30'] },
  ]);
});

test('an identifier is found as it is written: in quotes, with quotes in it, in letters of any script', async () => {
  const given = ['case 12', 'plain-1', 'réf-7', 'a,"b"', '商品 9'];
  const lines = given.map((platform_uid) => lineOf({ platform_uid }));
  lines.push(
    columns
      .map((name) => ({ ...first, platform_uid: 'bare-é' })[name] ?? '')
      .map((cell) => (/[,"]/.test(cell) ? quote(cell) : cell))
      .join(','),
  );
  const path = keep(await zip({ 'a.csv.zip': await zip({ 'a.csv': [columns.join(','), ...lines].join('\n') }) }));
  const { found } = await readDay(path, register, new Set([...given, 'bare-é', '"quoted"']));
  assert.deepEqual(
    found.map(({ puid }) => puid),
    [...given, 'bare-é'],
  );
});

test('columns that moved are read by their names; those that are missing or new are named', async () => {
  const moved = ['new_column', ...columns.filter((name) => name !== 'content_id_ean').reverse()];
  const row = moved.map((name) => quote(first[name] ?? '')).join(',');
  const read = await readDay(
    keep(await zip({ 'a.csv.zip': await zip({ 'a.csv': `${moved.join(',')}\n${row}` }) })),
    register,
  );
  assert.deepEqual([read.statements, read.drift], [1, { missing: ['content_id_ean'], added: ['new_column'] }]);
  const without = columns.filter((name) => name !== 'category').join(',');
  const broken = keep(await zip({ 'a.csv.zip': await zip({ 'a.csv': `${without}\n` }) }));
  await assert.rejects(readDay(broken, register), { code: 'VIGIE_FOLLOWUP_DAY_BROKEN', message: /no column category/ });
});

test('a table of a header alone, one without a header, an empty one, a table beside the ZIPs, a packed ZIP in the ZIP', async () => {
  const inner = await zip({
    '0.csv': `${columns.join(',')}\n`,
    '1.csv': `${columns.join(',')}\n${lineOf()}`,
    '2.csv': `${lineOf()}\n`,
    '3.csv': '',
    'note.txt': 'x',
  });
  for (const level of [0, 9]) {
    const read = await readDay(keep(await zip({ 'a.zip': inner, 'b.csv': `${lineOf()}\n` }, level)), register);
    assert.deepEqual([read.rows, read.statements], [3, 3], `level ${level}`);
  }
});

test('a file that is not the published one, or is broken inside, is refused', async () => {
  const octets = await zip({ 'a.zip': await zip({ 'a.csv': `${columns.join(',')}\n${lineOf()}\n` }) }, 0);
  const path = keep(octets);
  writeFileSync(`${path}.sha1`, 'x');
  await assert.rejects(readDay(path, register), { code: 'VIGIE_FOLLOWUP_DAY_NO_DIGEST' });
  writeFileSync(`${path}.sha1`, '0'.repeat(40));
  await assert.rejects(readDay(path, register), { code: 'VIGIE_FOLLOWUP_DAY_DIGEST' });
  const other = join(folder, 'export.zip');
  await assert.rejects(readDay(other, register), { code: 'VIGIE_FOLLOWUP_DAY_NAME' });
  const bad = Buffer.from(octets);
  // Inside the packed table, which takes most of the file.
  const middle = Math.floor(bad.length / 3);
  bad.writeUInt8((bad[middle] ?? 0) ^ 0xff, middle);
  // A letter of a table that is stored as it is: every row can still be read.
  const letter = Buffer.from(
    await zip({ 'a.zip': await zip({ 'a.csv': `${columns.join(',')}\n${lineOf()}\n` }, 0) }, 0),
  );
  const at = letter.indexOf('00:00:00');
  assert.ok(at > 0);
  letter.write('9', at);
  const all = {
    letter,
    bad,
    cut: octets.subarray(0, octets.length - 30),
    none: await zip({ 'a.txt': 'x' }),
    noZip: Buffer.from('x'),
  };
  for (const [name, broken] of Object.entries(all))
    await assert.rejects(readDay(keep(broken), register), { code: 'VIGIE_FOLLOWUP_DAY_BROKEN' }, name);
});
