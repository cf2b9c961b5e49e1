import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinNotices } from './join-notices.ts';
import { productsOf, type RecallNotice, readNotices } from './read-recalls.ts';
import { isSearchable } from './recall-index.ts';

const read = (...records: object[]): RecallNotice[] => readNotices(records);

test('what no store keeps is read as what it can be: no half character, no character zero, no day that is none', () => {
  const dates: [given: string, read: string | null][] = [
    ['2026-01-14', '2026-01-14'],
    ['20260114', '2026-01-14'],
    ['2026-01-14T10:00:00.5+01:00', '2026-01-14T10:00:00.5+01:00'],
    ['2026-01-14T10:00:00+25:00', '2026-01-14'],
    ['2026-01-14 (second version)', '2026-01-14'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['0000-01-01', null],
    ['03/04/2026', null],
    ['2026-01-145', null],
  ];
  for (const [date, right] of dates)
    assert.equal(read({ reference: 'R', title: 'Fan', date })[0]?.publishedAt, right, date);
  const long = `${'x'.repeat(499)}😀 fan`;
  const texts = read(
    { reference: 'R 1', title: 'Fan \0 \ud83d', brand: 'Exlu\0dik' },
    { reference: 'R 2', title: long, description: `${'y'.repeat(3_498)}😀` },
    { numero_fiche: `1${'0'.repeat(198)}😀`, libelle: long, modeles_ou_references: 'z'.repeat(5_000) },
    { reference: `${'9'.repeat(300)}`, product: { nameSpecific: long } },
  );
  assert.equal(texts.length, 4);
  for (const { pictures, publishedAt, ...notice } of texts)
    for (const text of Object.values(notice).flat())
      assert.ok(text === null || (text.isWellFormed() && !text.includes('\0')), JSON.stringify(text));
  for (const { reference } of texts) assert.ok(reference.length <= 220, 'an index holds no longer one');
  assert.deepEqual(read({ reference: ' ', title: 'Fan' }), []);
});

test('a company is the brand that its goods bear, without its form and its place; the heading names one too', () => {
  const cases: [record: object, right: string[]][] = [
    [{ Manufacturers: [{ Name: 'Exludik Industries Inc., of Medina, Minnesota' }] }, ['Exludik Industries']],
    [{ Importers: [{ Name: 'Marbella Corp., d/b/a Exludik, of China' }] }, ['Exludik']],
    [{ brand: 'Exludik GmbH & Co. KG' }, ['Exludik']],
    [{ brand: 'Exludik, Ltd.' }, ['Exludik']],
    [{ brand: 'Exludik / Exludik Extra' }, ['Exludik', 'Exludik Extra']],
    [{ brand: 'Exludik¤Marbella' }, ['Exludik', 'Marbella']],
    [{ brand: 'Unknown; Exludik' }, ['Exludik']],
    [{ brand: 'AC/DC' }, ['AC/DC']],
    [{ brand: 'Co' }, ['Co']],
    [
      {
        Title: 'Exludik Recalls Fans Due to Fire Hazard',
        Importers: [{ Name: 'Marbella LLC, of Irvine, California' }],
      },
      ['Marbella', 'Exludik'],
    ],
  ];
  for (const [record, right] of cases)
    assert.deepEqual(read({ reference: 'R', title: 'Fan', ...record })[0]?.brands, right, JSON.stringify(record));
});

test('the rows of a recall are one notice with all of their products, and a newer version takes the place of an older', () => {
  const row = { reference: 'R 1', brand: 'Exludik', date: '2026-01-08' };
  const [one, two] = joinNotices(
    read(
      { ...row, title: 'Robot', model: 'ZX-1001', gtin: '4006381333931' },
      { reference: 'R 2', title: 'Boat' },
      { ...row, title: 'Rover', model: 'ZX-3003', lot: 'B7', url: 'https://recalls.example/1' },
      { ...row, title: 'Rover', model: 'ZX-3003' },
    ),
  );
  assert.ok(one);
  assert.equal(one.title, 'Robot; Rover');
  assert.deepEqual(one.models, ['ZX-1001', 'ZX-3003']);
  assert.deepEqual([one.gtins, one.lots, one.url], [['04006381333931'], ['B7'], 'https://recalls.example/1']);
  assert.equal(two?.reference, 'R 2');

  const versions = read(
    { ...row, title: 'Robot', model: 'ZX-1001' },
    { ...row, title: 'Robot', model: 'ZX-2002', date: '2026-02-01' },
    { ...row, title: 'Robot', model: 'ZX-3003', date: null },
  );
  assert.deepEqual(joinNotices(versions)[0]?.models, ['ZX-2002']);

  const [brands] = joinNotices(
    read(
      { ...row, title: 'Tornado fan', model: 'Tornado fan' },
      { ...row, title: 'Heater', brand: 'Marbella', model: 'MA-2210' },
    ),
  );
  assert.ok(brands);
  assert.deepEqual(
    productsOf(brands).map(({ brand, model }) => `${brand} ${model}`),
    ['Exludik MA-2210', 'Marbella MA-2210'],
    'a name of one brand is not looked for with the other',
  );
  assert.match(brands.description, /Tornado fan/);
});

test('a notice is left out where nothing of a product is said, and there alone', () => {
  const cases: [record: object, right: boolean][] = [
    [{ model: 'TX-450' }, true],
    [{ brand: 'Exludik' }, true],
    [{ title: '玩具' }, true],
    [{ title: 'TV' }, true],
    [{ ean: '4006381333931' }, true],
    [{ title: '?', brand: 'unknown', model: 'n/a', ean: '0' }, false],
    [{ lot: 'B7' }, false],
  ];
  for (const [record, right] of cases) {
    const [notice] = read({ reference: 'R', ...record });
    assert.equal(notice && isSearchable(notice), right, JSON.stringify(record));
  }
});
