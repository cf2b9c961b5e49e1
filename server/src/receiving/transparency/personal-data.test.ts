import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { findPersonalData } from './personal-data.ts';

/** Numbers of the registers' own examples (SWIFT IBAN Registry; ranges that regulators keep for films). */
const PERSONAL: [string, string[]][] = [
  ['Call 06 12 34 56 78.', ['phone']],
  ['06.12.34.56.78', ['phone']],
  ['01-23-45-67-89', ['phone']],
  ['030/12345678 (Büro)', ['phone']],
  ['+33 6 39 98 12 34', ['phone']],
  ['+33 (0)1 99 00 12 34', ['phone']],
  ['+44 20 7946 0123', ['phone']],
  ['tel:+33639981234', ['phone']],
  ['0033639981234 (seller)', ['phone']],
  ['0039 06 1234567', ['phone']],
  ['+1 212 555 0123', ['phone']],
  ['(212) 555-0123', ['phone']],
  ['212-555-0123', ['phone']],
  ['Tél. : 0639981234', ['phone']],
  ['Telefon: 612345678', ['phone']],
  ['móvil 612 345 678', ['phone']],
  ['тел. 89161234567', ['phone']],
  ['WhatsApp 8613812345678', ['phone']],
  ['Τηλ.: 6912345678', ['phone']],
  ['Tel. ０６３９９８１２３４', ['phone']],
  // As it is read in pictures: over several lines, with wide signs and whichever dash.
  ['Tel: +33 6 39\n98 12 34', ['phone']],
  ['ＴＥＬ：＋３３ ６ ３９ ９８ １２ ３４', ['phone']],
  ['+33‑6‑39‑98‑12‑34', ['phone']],
  ['seller＠shop．example', ['email']],
  ['FR14\n2004 1010 0505\n0001 3M02 606', ['iban']],
  ['Called 05/11/2026 10:30 from 06 39 98 12 34', ['phone']],
  ['Pay to FR14 2004 1010 0505 0001 3M02 606', ['iban']],
  ['DE89370400440532013000', ['iban']],
  ['gb82 west 1234 5698 7654 32', ['iban']],
  ['NO93 8601 1117 947.', ['iban']],
  ['MT84MALT011000012345MTLCAST001S', ['iban']],
  ['IBAN: BE68-5390-0754-7034, sent', ['iban']],
  ['NL91 ABNA 0417 1643 00 AND MORE', ['iban']],
];

/** Days, barcodes, numbers of articles, laws and companies: what the facts of a decision consist of. */
const OTHER = [
  'Seen on 05/11/2026 10:30, removed the same day.',
  'Removed 01.11.2026 10:00.',
  'Removed on 01.11.2026 at 10.00',
  'vu le 05/11/2026 à 10h30',
  'am 05.11.2026 um 10:30 Uhr',
  'am 05. 11. 2026, 10:30',
  '2026-11-05T10:30:00Z',
  '2026-11-05 10:30',
  '05-11-2026 10:30:45',
  '05/11/26 10:30',
  '05.11.26',
  '05 11 2026 10:30',
  'from 01/02/2025 to 03/04/2026',
  'GTIN 0036000291452.',
  'EAN 0012345678905',
  '0012345678905',
  'UPC 036000291452',
  'EAN 0 012345 678905',
  'SKU 0123 456 789',
  'Art.-Nr. 0123-456-789',
  'ref. 06 12 34 56 78',
  'article 0145.67.89.12',
  'order 0212-345-6789',
  'SIRET 732 829 320 00074',
  'listing 0612345678901234',
  'https://shop.example/item/0612345678',
  'Regulation (EU) 2022/2065, 2001/95/EC',
  'SKU FR76ABCD1234EFGH5678',
  'AB12 3456 7890 1234',
  'FR14 2004 1010 0505 0001 3M02 607',
  'DE8937040044053201300',
  'GB82 WEST 1234 5698 7654 33',
  '+100 000 000 views',
  'phone 4006381333931',
  'iPhone 12345678',
  '100 cm x 20 cm, 12 V',
];

test('telephone and account numbers are found by their form and check digits', () => {
  for (const [text, kinds] of PERSONAL) assert.deepEqual(findPersonalData(text), kinds, text);
});

test('no day, barcode, article or company is taken for a person', () => {
  for (const text of OTHER) assert.deepEqual(findPersonalData(text), [], text);
});

const facts = `${SHARED_DATA}/faults/31-dates-as-phones/facts.txt`;

test('the facts of a decision are no personal data', { skip: unlessShared(facts) }, () => {
  for (const line of readFileSync(facts, 'utf8').trim().split('\n')) assert.deepEqual(findPersonalData(line), [], line);
});
