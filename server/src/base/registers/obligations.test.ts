import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clockOf, loadObligations, obligationsOfFile } from './obligations.ts';
import { loadPlatforms } from './platforms.ts';
import { namesSum, withoutSums } from './sums-of-money.ts';

const dir = mkdtempSync(join(tmpdir(), 'vigie-obligations-'));
after(() => rmSync(dir, { recursive: true }));
mkdirSync(join(dir, 'obligations'));

test('the shipped obligations are read, each once, each verified one with its source', () => {
  const own = loadPlatforms().flatMap(({ key, obligations }) => {
    const all = loadObligations(key);
    const keys = all.map((each) => each.key);
    assert.ok(keys.includes('dsa-24-5'));
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual(obligations, [], `${key}: obligations stand in registers/obligations`);
    return all.slice(loadObligations(null).length).map((each) => [key, each.kind, each.verified] as const);
  });
  assert.equal(own.length, 12);
  assert.deepEqual(
    [...new Set(own.map(([platform, kind]) => `${platform} ${kind}`))],
    ['aliexpress commitment', 'shein judgment', 'shein penalty', 'temu penalty', 'temu order', 'wish order'],
  );
  const unverified = own.filter(([, , verified]) => !verified).map(([platform]) => platform);
  assert.deepEqual(unverified, ['shein', 'temu', 'temu', 'wish'], 'what only the press has says so');
});

test('no file of the register names a sum of money, in no field and no comment', () => {
  const folder = join(import.meta.dirname, '../../../../registers/obligations');
  const files = readdirSync(folder);
  assert.ok(files.includes('temu.yaml'));
  for (const file of files)
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n'))
      assert.equal(namesSum(line), false, `${file}: ${line}`);
});

test('where each infringement is penalised, its packs are named', () => {
  const penalised = loadPlatforms().flatMap(({ key }) =>
    loadObligations(key).filter(({ eachInfringement }) => eachInfringement !== null),
  );
  assert.deepEqual(
    penalised.map(({ key, eachInfringement }) => [key, eachInfringement?.packs]),
    [['shein-penalty-payment', ['fr-adult-goods-age-gate']]],
  );
});

const entry = (key: string, members: Record<string, string> = {}) => {
  const all = {
    kind: 'judgment',
    title: '{ en: T, fr: T }',
    basis: '{ en: B, fr: B }',
    term: 'null',
    verified: 'true',
    source: 'S',
    checked: '2026-11-29',
    ...members,
  };
  const said = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `  - { key: ${key}, ${said.join(', ')} }\n`;
};
const write = (file: string, platform: string, text: string) =>
  writeFileSync(join(dir, `obligations/${file}.yaml`), `platform: ${platform}\nobligations:\n${text}`);

test('a platform has its own besides those of all', () => {
  write('a', 'null', entry('all'));
  write('b', 'temu', entry('own'));
  assert.deepEqual(
    [loadObligations('temu', dir), loadObligations('shein', dir), loadObligations(null, dir)].map((list) =>
      list.map(({ key }) => key),
    ),
    [['all', 'own'], ['all'], ['all']],
  );
});

test('what is wrong in a file is refused at the door', () => {
  write('a', 'null', entry('all'));
  for (const [wrong, said] of [
    [{ source: 'null' }, /needs its source/],
    [{ title: '{ en: "A fine of EUR 10,000", fr: T }' }, /names no sum of money/],
    [{ term: '{ en: T, fr: "10 000 euros par infraction" }' }, /names no sum of money/],
    [{ from: '2026-02-01', until: '2026-01-01' }, /ends before it begins/],
    [{ eachInfringement: '{ packs: [p] }' }, /the first day is needed/],
    [{ amount: '10000' }, /amount/],
  ] as const) {
    write('b', 'temu', entry('own', wrong));
    assert.throws(
      () => loadObligations('temu', dir),
      (error: Error & { code?: string }) => error.code === 'VIGIE_REGISTER_INVALID' && said.test(error.message),
      JSON.stringify(wrong),
    );
  }
});

test('what a user’s own file of a platform said before is read, once and without sums', () => {
  const of = (on: string, en: string) => ({
    title: { en, fr: en },
    on,
    until: null,
    verified: false,
    source: null,
    checked: null,
  });
  const file = { key: 'shein', obligations: [of('2025-12-19', 'known'), of('2026-01-01', 'Pay EUR 10,000 a day')] };
  assert.deepEqual(
    obligationsOfFile(file, loadObligations('shein')).map(({ key, from, title }) => [key, from, title.en]),
    [['shein-2', '2026-01-01', 'Pay … a day']],
  );
});

test('a sum of money is known by its currency', () => {
  for (const sum of [
    'EUR 10,000',
    '10 000 EUR',
    '10.000 €',
    '200 million euros',
    '200 millions d’euros',
    '€5',
    '1 euro',
  ])
    assert.equal(withoutSums(`pay ${sum} now`), 'pay … now', sum);
  for (const none of ['art. 22(4)', '2 working days', 'the European Union', '19 December 2025', 'Eurovision 2026'])
    assert.equal(namesSum(none), false, none);
});

test('the clock runs from the first day to the last, which counts', () => {
  const of = (day: string) => {
    const { state, daysLeft } = clockOf({ from: '2025-12-19', until: '2026-12-19', due: [] }, day);
    return { state, daysLeft };
  };
  assert.deepEqual(of('2025-12-18'), { state: 'not-begun', daysLeft: null });
  assert.deepEqual(of('2026-11-29'), { state: 'running', daysLeft: 20 });
  assert.deepEqual(of('2026-12-19'), { state: 'running', daysLeft: 0 });
  assert.deepEqual(of('2026-12-20'), { state: 'ended', daysLeft: null });
});

test('the clock says what comes next: the beginning, what falls due, the end', () => {
  const title = { en: 'report', fr: 'rapport' };
  const set = { from: '2026-01-10', until: '2026-03-01', due: [{ on: '2026-02-01', title }] };
  const next = (day: string) => clockOf(set, day).next;
  assert.deepEqual(next('2026-01-08'), { what: 'begins', on: '2026-01-10', inDays: 2, title: null });
  assert.deepEqual(next('2026-01-10'), { what: 'due', on: '2026-02-01', inDays: 22, title });
  assert.deepEqual(next('2026-02-01'), { what: 'due', on: '2026-02-01', inDays: 0, title });
  assert.deepEqual(next('2026-02-02'), { what: 'ends', on: '2026-03-01', inDays: 27, title: null });
  assert.equal(next('2026-03-02'), null);
  assert.equal(clockOf({ from: null, until: null, due: [] }, '2026-01-01').next, null);
});
