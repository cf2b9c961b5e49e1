import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clockOf, loadObligations } from './obligations.ts';
import { loadPlatforms } from './platforms.ts';

const dir = mkdtempSync(join(tmpdir(), 'vigie-obligations-'));
after(() => rmSync(dir, { recursive: true }));

test('the shipped obligations are read, each once, each verified one with its source', () => {
  for (const { key } of loadPlatforms()) {
    const keys = loadObligations(key).map((each) => each.key);
    assert.ok(keys.includes('dsa-24-5'));
    assert.equal(new Set(keys).size, keys.length);
  }
});

test('a platform has its own besides those of all, and a verified one without a source is refused', () => {
  mkdirSync(join(dir, 'obligations'));
  const entry = (key: string, source: string) =>
    `  - { key: ${key}, kind: judgment, title: { en: T, fr: T }, basis: { en: B, fr: B }, term: null, verified: true, source: ${source}, checked: 2026-11-29 }\n`;
  writeFileSync(join(dir, 'obligations/a.yaml'), `platform: null\nobligations:\n${entry('all', 'S')}`);
  writeFileSync(join(dir, 'obligations/b.yaml'), `platform: temu\nobligations:\n${entry('own', 'S')}`);
  assert.deepEqual(
    [loadObligations('temu', dir), loadObligations('shein', dir), loadObligations(null, dir)].map((list) =>
      list.map(({ key }) => key),
    ),
    [['all', 'own'], ['all'], ['all']],
  );
  writeFileSync(join(dir, 'obligations/b.yaml'), `platform: temu\nobligations:\n${entry('own', 'null')}`);
  assert.throws(() => loadObligations('temu', dir), { code: 'VIGIE_REGISTER_INVALID' });
});

test('the clock runs from the first day to the last, which counts', () => {
  const of = (day: string) => clockOf({ from: '2025-12-19', until: '2026-12-19' }, day);
  assert.deepEqual(of('2025-12-18'), { state: 'not-begun', daysLeft: null });
  assert.deepEqual(of('2026-11-29'), { state: 'running', daysLeft: 20 });
  assert.deepEqual(of('2026-12-19'), { state: 'running', daysLeft: 0 });
  assert.deepEqual(of('2026-12-20'), { state: 'ended', daysLeft: null });
  assert.deepEqual(clockOf({ from: null, until: null }, '2026-01-01'), { state: 'running', daysLeft: null });
});
