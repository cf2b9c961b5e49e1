import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { VigieError } from '../core/errors.ts';
import { loadAuthorities } from './authorities.ts';
import { loadDeadlineTerms } from './deadlines.ts';
import { findPlatform, loadPlatforms } from './platforms.ts';
import { REGISTERS_DIR } from './read-yaml.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vigie-registers-'));
after(() => rmSync(scratch, { recursive: true }));

test('every shipped register reads, and no platform has a contact that somebody invented', () => {
  const platforms = loadPlatforms();
  assert.deepEqual(platforms.map(({ key }) => key).sort(), ['aliexpress', 'shein', 'temu', 'wish']);
  for (const { key, contacts } of platforms) {
    assert.deepEqual(contacts, { notices: null, orders: null, productSafety: null }, key);
  }
  assert.deepEqual([...loadDeadlineTerms().keys()].sort(), [
    'dsa-10',
    'dsa-16',
    'dsa-9',
    'fr-l521-3-1',
    'gpsr-22-notice',
    'gpsr-22-order',
    'msr-18-hearing',
    'reminder',
  ]);
  assert(loadAuthorities().some(({ key, country }) => key === 'arcom' && country === 'FR'));
});

test('a host finds its platform by its domain and by nothing that only looks like it', () => {
  const platforms = loadPlatforms();
  assert.equal(findPlatform(platforms, 'us.shein.com')?.key, 'shein');
  assert.equal(findPlatform(platforms, 'shein.com')?.key, 'shein');
  assert.equal(findPlatform(platforms, 'us.shein.com:8443')?.key, 'shein');
  assert.equal(findPlatform(platforms, 'notshein.com'), null);
  assert.equal(findPlatform(platforms, 'shein.com.evil.example'), null);
});

test('a user’s own file replaces the shipped one of its key', () => {
  const own = join(scratch, 'own');
  mkdirSync(own);
  const fact = '{ value: null, verified: false, source: null, checked: null }';
  writeFileSync(
    join(own, 'wish.yaml'),
    `key: wish\nname: Wish\nhosts: [wish.com]\noperator: ${fact}\ncountry: ${fact}\nveryLargeSince: ${fact}\ncontacts: { notices: a@b.example, orders: null, productSafety: null }\n`,
  );
  const platforms = loadPlatforms(own);
  assert.equal(platforms.length, 4);
  assert.equal(findPlatform(platforms, 'wish.com')?.contacts.notices, 'a@b.example');
});

test('a wrong register is refused with its file and its place', () => {
  const dir = join(scratch, 'wrong');
  cpSync(join(REGISTERS_DIR, 'deadlines'), join(dir, 'deadlines'), { recursive: true });
  const refuses = (text: string, expected: RegExp) => {
    writeFileSync(join(dir, 'deadlines', 'zz.yaml'), text);
    assert.throws(
      () => loadDeadlineTerms(dir),
      (error) => error instanceof VigieError && error.code === 'VIGIE_REGISTER_INVALID' && expected.test(error.message),
    );
  };
  refuses('kind: [', /zz\.yaml, line \d/);
  refuses('kind: x\n', /zz\.yaml, \/article/);
  refuses(
    'kind: x\narticle: { en: a, fr: b }\norigin: law\nterm: { amount: 2, unit: working-days }\nrule: { en: a, fr: b }\nverified: true\nsource: null\nchecked: null\nnote: null\n',
    /a verified fact needs its source/,
  );
  refuses('a: &a [x]\nb: [*a, *a]\n', /zz\.yaml/);
});
