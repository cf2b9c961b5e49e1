import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sampleOf } from '../../../testing/notice-inputs.ts';
import { composeNotice } from '../compose/compose.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { fillForm } from './fill-form.ts';
import { formsOf, loadPlatformForms, type PlatformForm } from './platform-forms.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vigie-forms-'));
after(() => rmSync(scratch, { recursive: true }));

const [GENERAL] = loadPlatformForms();
assert.ok(GENERAL);
const notice = composeNotice(sampleOf('dsa-16', 'en'));
const [listing] = notice.listings;
const [reason] = notice.reasons;
assert.ok(listing && reason);
const two: Notice = {
  ...notice,
  listings: [listing, { ...listing, url: 'https://market.example/b', id: 'b', title: 'Second' }],
  reasons: [
    { ...reason, listingUrl: listing.url },
    { ...reason, number: 2, title: 'Other', explanation: 'Another reason.', listingUrl: 'https://market.example/b' },
  ],
};
const filled = (of: Notice, form: PlatformForm = GENERAL) => new Map(fillForm(form, of).map((one) => [one.key, one]));
const formWith = (change: Partial<PlatformForm['fields'][number]>): PlatformForm => {
  const [field] = GENERAL.fields;
  assert.ok(field);
  return { ...GENERAL, fields: [{ ...field, key: 'one', ...change }] };
};

test('the fields stand in the order of article 16(2), each with what the document says', () => {
  assert.deepEqual(
    fillForm(GENERAL, notice).map(({ point, key }) => `${point} ${key}`),
    [
      '16(2)(a) reasons',
      '16(2)(b) locations',
      '16(2)(b) identifiers',
      '16(2)(c) name',
      '16(2)(c) email',
      '16(2)(d) statement',
    ],
  );
  const fields = filled(notice);
  assert.equal(fields.get('locations')?.text, listing.url);
  assert.equal(fields.get('name')?.text, notice.notifier?.name);
  assert.equal(fields.get('email')?.text, notice.notifier?.email);
  assert.equal(fields.get('statement')?.text, notice.statement);
  for (const said of [reason.explanation, 'CSI, art. R311-2', 'five years', 'UNVERIFIED', 'Brass ring'])
    assert.ok(fields.get('reasons')?.text?.includes(said), said);
});

test('of several offers each field is there as a whole and for each offer alone', () => {
  const fields = filled(two);
  assert.deepEqual(
    fields.get('locations')?.text?.split('\n'),
    two.listings.map(({ url }) => url),
  );
  const parts = fields.get('reasons')?.parts ?? [];
  assert.deepEqual(
    parts.map(({ url }) => url),
    two.listings.map(({ url }) => url),
  );
  assert.ok(parts[1]?.text.startsWith('Another reason.') && !parts[0]?.text.includes('Another reason.'));
  assert.ok(fields.get('reasons')?.text?.includes('https://market.example/b'), 'the whole says which offer');
  assert.deepEqual(fields.get('name')?.parts, []);
});

test('nothing is invented and nothing is cut', () => {
  for (const [of, field, text, excess] of [
    [{ ...notice, notifier: null }, { value: 'name' }, null, 0],
    [{ ...notice, statement: null }, { value: 'statement' }, null, 0],
    [{ ...notice, trader: null }, { value: 'trader' }, null, 0],
    [notice, { value: 'locations', maxLength: 10 }, listing.url, listing.url.length - 10],
    [notice, { value: 'reference', maxLength: 10 }, 'ntc_1', 0],
    [two, { value: 'legal-basis' }, 'CSI, art. R311-2', 0],
  ] as const) {
    const [one] = fillForm(formWith(field), of);
    assert.deepEqual([one?.text, one?.excess], [text, excess], JSON.stringify(field));
  }
});

test('a platform’s own form is a file of the user’s register, and stands before the general one', () => {
  const own = join(scratch, 'forms');
  mkdirSync(own);
  const form = { ...formWith({ value: 'whole' }), key: 'market', platform: 'market', verified: false };
  writeFileSync(join(own, 'market.yaml'), JSON.stringify(form));
  const forms = loadPlatformForms(own);
  assert.deepEqual(
    formsOf(forms, 'market').map(({ key }) => key),
    ['market', 'dsa-16-2'],
  );
  assert.deepEqual(
    formsOf(forms, null).map(({ key }) => key),
    ['dsa-16-2'],
  );
  writeFileSync(join(own, 'market.yaml'), JSON.stringify({ ...form, verified: true, source: null }));
  assert.throws(() => loadPlatformForms(own), /a verified fact needs its source/);
});
