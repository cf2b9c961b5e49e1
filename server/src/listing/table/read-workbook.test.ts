import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { readFileAt, readText } from '../../../testing/read-files.ts';
import { UNPACKED_MAX } from './read-workbook.ts';

const OFFERS = join(import.meta.dirname, 'testdata/offers.xlsx');

test('A workbook of LibreOffice: all sheets, dates and long numbers, what is passed over is said.', async () => {
  const { listings, rejected, lines } = await readFileAt(OFFERS);
  const attributes = (at: number) => listings[at]?.attributes.map(({ name, value }) => `${name}=${value}`);
  assert.deepEqual(
    listings.map(({ title, price, availability }) => [title, price, availability]),
    [
      ['Desk lamp', '19.9', 'InStock'],
      ['Floor lamp', '0.3', 'OutOfStock'],
      ['Lampshade', '1299', null],
      ['Bulb', null, null],
      ['Chaise', '39.90', null],
    ],
  );
  assert.deepEqual(lines, [4, 5, 7, 8, 2]);
  // As a number, as one that is shown as 1.06E+13, as one that is shown with twelve digits, as a text.
  assert.equal(listings[0]?.gtin, '4006381333931');
  assert.equal(listings[1]?.gtin, '10614141000415');
  assert.equal(listings[2]?.gtin, '614141000036');
  assert.equal(listings[3]?.gtin, '0012345678905');
  assert.deepEqual(attributes(0), ['Height=95 cm', 'Seen=2026-11-29', 'Note=One', 'Note=two']);
  assert.deepEqual(attributes(1), ['Height=150.5 cm', 'Seen=2026-11-29T10:30:00']);
  assert.deepEqual(attributes(2), ['Seen=10:30:00', 'Note=0.25']);
  assert.deepEqual(attributes(3), ['Seen=26:30:15', 'Note=0.00000012']);
  assert.deepEqual(
    rejected.map(({ line, code, message }) => [line, code, message.en]),
    [
      [9, 'VIGIE_LISTING_ROW_TITLE', 'has no title (sheet "Lamps")'],
      [1, 'VIGIE_LISTING_SHEET', 'the sheet "Notes" has no column known as the title: passed over'],
      [1, 'VIGIE_LISTING_SHEET', 'the sheet "Old" is hidden: passed over'],
    ],
  );
});

const PARTS = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Offers" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};

/** A workbook of one sheet with these rows: `<c>` elements. */
async function workbookOf(rows: string[], more: Record<string, string> = {}): Promise<Buffer> {
  const sheet = rows.map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join('');
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries({ ...PARTS, 'xl/worksheets/sheet1.xml': xml, ...more }))
    await zip.add(name, new TextReader(content), { level: 1 });
  return Buffer.from(await zip.close());
}

const text = (place: string, content: string): string => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;
const number = (place: string, written: string): string => `<c r="${place}"><v>${written}</v></c>`;

/** How programs write a number, and the number. */
const numbers: [written: string, read: string][] = [
  ['4006381333931', '4006381333931'],
  ['4.006381333931E+12', '4006381333931'],
  ['4.006381333931E12', '4006381333931'],
  ['10614141000415', '10614141000415'],
  ['123456789012345678', '123456789012345678'],
  ['1E+21', '1000000000000000000000'],
  ['19.899999999999999', '19.9'],
  ['0.30000000000000004', '0.30000000000000004'],
  ['1299', '1299'],
  ['1.2E-007', '0.00000012'],
  ['-5', '-5'],
  ['0', '0'],
];

for (const [written, read] of numbers) {
  test(`A number in a workbook: ${written}`, async () => {
    const book = await workbookOf([
      text('A1', 'title') + text('B1', 'Note'),
      text('A2', 'Lamp') + number('B2', written),
    ]);
    const { listings } = await readText(book, 'offers.xlsx');
    assert.deepEqual(listings[0]?.attributes, [{ name: 'Note', value: read }]);
  });
}

test('A workbook is known by what it holds, and refused where it is broken, empty or has no offers.', async () => {
  const book = await workbookOf([text('A1', 'title'), text('A2', 'Lamp')]);
  assert.equal((await readText(book, 'offers.bin')).listings[0]?.title, 'Lamp');
  await assert.rejects(readText(book.subarray(0, book.length - 40), 'offers.xlsx'), {
    code: 'VIGIE_LISTING_XLSX',
    exit: 2,
  });
  await assert.rejects(readText(await workbookOf([]), 'offers.xlsx'), { code: 'VIGIE_LISTING_EMPTY', exit: 2 });
  await assert.rejects(readText(await workbookOf([text('A1', 'foo'), text('A2', '1')]), 'offers.xlsx'), {
    code: 'VIGIE_LISTING_NO_TITLE',
    exit: 2,
  });
  await assert.rejects(
    readText(await workbookOf([text('A1', 'title')], { 'xl/workbook.xml': '<workbook/>' }), 'offers.xlsx'),
    {
      code: 'VIGIE_LISTING_XLSX',
    },
  );
});

test('A workbook that unpacks to more than is held in memory is refused, whatever it states.', async () => {
  const book = await workbookOf([text('A1', 'title')], { 'xl/media/large.bin': ' '.repeat(UNPACKED_MAX) });
  assert.ok(book.length < UNPACKED_MAX / 100);
  await assert.rejects(readText(book, 'offers.xlsx'), { code: 'VIGIE_LISTING_XLSX_TOO_LARGE', exit: 2 });
});
