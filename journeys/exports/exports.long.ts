import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runImport } from '../../server/src/cli/listing/import.ts';
import { writePack } from '../../server/testing/packs/write-pack.ts';
import { testStore } from '../../server/testing/stores.ts';
import { startTestVigie } from '../../server/testing/vigie.ts';
import { SHARED_DATA, unlessShared } from '../../tools/shared-data.ts';
import { runHere } from '../command-here.ts';
import { exportFiles, RECALLED, RECALLED_UPC } from './export-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const TABLES = join(ROOT, 'server/src/listing/table/testdata');
/** LibreOffice saved these. */
const WORKBOOKS = ['offers.xlsx', 'amazon-template.xlsx', 'shopify-older.xlsx'].map((name) => join(TABLES, name));

const PACK = writePack(
  { lamp: { any: ['desk lamp'], fr: ['lampe de bureau'] } },
  [
    {
      id: 'xx-low',
      when: { all: [{ terms: 'lamp' }, { measure: 'height', below: '140 cm' }] },
      finds: { title: 'desk lamp, height 100 cm' },
      passes: { title: 'desk lamp, height 150 cm' },
    },
    {
      id: 'xx-recalled',
      when: { product: 'recalled' },
      finds: { title: 'light', gtin: RECALLED },
      passes: { title: 'light', mpn: RECALLED },
    },
  ],
  {
    recalled: [
      { reference: 'Example 1', gtins: [`0${RECALLED}`], brand: null, model: null },
      { reference: 'Example 2', gtins: [`00${RECALLED_UPC}`], brand: null, model: null },
    ],
  },
);

let folder = '';
const files = (): string[] => [...exportFiles.map(({ name }) => join(folder, name)), ...WORKBOOKS];
const expected = [
  ...exportFiles.map(({ flagged }) => flagged),
  ['Desk lamp', 'xx-low'],
  ['Desk lamp', 'xx-low'],
  ['Reading light', 'xx-recalled'],
];
const offers = exportFiles.reduce((sum, each) => sum + each.offers, 0) + 5 + 2 + 2;

const vigie = (args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'bin/vigie.js'), ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('tables that programs export', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-exports-'));
    mkdirSync(join(folder, 'packs'));
    writeFileSync(join(folder, 'packs/xx.yaml'), PACK);
    for (const { name, content } of exportFiles) writeFileSync(join(folder, name), content);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('exports of seven programs in their forms, from file to finding: what is flagged is, what looks like it is not', {
    timeout: 120_000,
  }, () => {
    assert.ok(files().length >= 20);
    const screened = vigie(['screen', ...files(), '--packs', join(folder, 'packs')]);
    assert.deepEqual(
      linesOf(screened.stdout).map(({ listing, rule }) => [listing.title, rule]),
      expected,
      screened.stderr,
    );
    const last = screened.stderr.trimEnd().split('\n').at(-1);
    // One row of a workbook has no title and two sheets no offers; three rows of templates are examples.
    assert.match(
      last ?? '',
      new RegExp(`^${offers} listings screened, ${expected.length} findings, 3 rows not read, 3 passed over in`),
    );
    assert.equal(screened.status, 2);
  });

  test('the same exports, imported: a case for each finding, and nothing dropped in silence', {
    timeout: 180_000,
  }, async () => {
    const store = await testStore();
    try {
      const options = { unit: 'Exports', map: {}, allow: [], pictures: false };
      const imported = await runHere(store, (io) => runImport(files(), options, io), {
        VIGIE_PACKS: join(folder, 'packs'),
      });
      const sums = linesOf(imported.stdout);
      assert.deepEqual(
        sums.map(({ source, notRead, passedOver }) => [basename(source), notRead, passedOver]),
        files().map((path) => {
          const name = basename(path);
          return [name, name === 'offers.xlsx' ? 3 : 0, /^amazon-template/.test(name) ? 1 : 0];
        }),
        imported.stderr,
      );
      assert.equal(
        sums.reduce((sum, { listings }) => sum + listings, 0),
        offers,
      );
      const test = await startTestVigie(store);
      try {
        await test.add('ada', { unit: 'Exports' });
        const { body } = await test.call('ada', 'GET', '/v1/cases?limit=100');
        assert.deepEqual(
          body.items.map(({ title }: { title: string }) => title).sort(),
          expected.map(([title]) => title).sort(),
        );
      } finally {
        await test.stop();
      }
    } finally {
      await store.drop();
    }
  });

  const REAL = ['ebay', 'aliexpress', 'aliexpress_pt', 'jumia_ma', 'mercadolibre_mx', 'wish', 'toys_pt'].map((name) =>
    join(SHARED_DATA, name, 'listings.csv'),
  );

  test('tables that others made of real offers: every row is an offer or is named', {
    skip: unlessShared(REAL[0] ?? ''),
    timeout: 120_000,
  }, () => {
    const screened = vigie(['screen', ...REAL, '--packs', join(folder, 'packs')]);
    assert.equal(screened.stdout, '');
    assert.match(
      screened.stderr,
      /listings\.csv:231: has no title\n\d+ listings screened, 0 findings, 1 rows not read in/,
    );
  });

  const FAULTS = join(SHARED_DATA, 'faults');
  const both = ['xx-lamp', 'xx-low'];
  /** Files as they were once read wrongly, whole, and what is right for each of their offers. */
  const once: [file: string, rules: string[]][] = [
    ['24-units-of-other-scripts/m.jsonl', [...both, ...both]],
    ['25-unit-apart/attributes.jsonl', both],
    ['25-unit-apart/header.csv', both],
    ['25-unit-apart/height.html', both],
    ['25-unit-apart/unittext.html', both],
    ['26-arabic-spelling/m.jsonl', ['xx-lamp', 'xx-lamp']],
    ['27-hangul-nfd/m.jsonl', ['xx-lamp']],
    ['28-signs-between-letters/m.jsonl', ['xx-lamp', 'xx-lamp', 'xx-lamp']],
  ];

  test('files once read wrongly, as they lie there', { skip: unlessShared(FAULTS), timeout: 120_000 }, () => {
    const paths = once.map(([file]) => join(FAULTS, file));
    const screened = vigie(['screen', ...paths, '--packs', join(FAULTS, 'packs')]);
    assert.deepEqual(
      linesOf(screened.stdout).map(({ rule }) => rule),
      once.flatMap(([, rules]) => rules),
      screened.stderr,
    );
    assert.match(screened.stderr, /^12 listings screened, 18 findings in/m);
  });
});
