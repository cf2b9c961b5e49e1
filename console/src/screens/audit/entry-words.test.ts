import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayValue, screenOf, tellContent } from './entry-words.ts';

const NAMES = new Map([['acc_1', 'Ada']]);

test('what an entry holds is told one thing after the other, of a change both sides', () => {
  assert.deepEqual(
    tellContent(
      {
        role: { from: 'analyst', to: 'auditor' },
        period: { amount: 2, unit: 'years' },
        readers: ['acc_1', 'acc_2'],
        why: null,
      },
      NAMES,
      'en',
    ),
    [
      { name: 'role', before: 'analyst', value: 'auditor' },
      { name: 'period.amount', before: null, value: '2' },
      { name: 'period.unit', before: null, value: 'years' },
      { name: 'readers', before: null, value: 'Ada, acc_2' },
      { name: 'why', before: null, value: '–' },
    ],
  );
});

test('a value is said as its reader writes it', () => {
  for (const [value, said] of [
    ['2026-03-01', '1er mars 2026'],
    ['2026-03-02', '2 mars 2026'],
    ['acc_1', 'Ada'],
    [true, 'true'],
    [3, '3'],
    [[], '–'],
    ['2026-99-99T99:99', '2026-99-99T99:99'],
  ] as const)
    assert.equal(sayValue(value, NAMES, 'fr'), said, String(value));
  assert.match(sayValue('2026-03-01T10:00:00.000Z', NAMES, 'fr'), /1er mars 2026/);
});

test('what has a screen is led to, and nothing else', () => {
  for (const [id, screen] of [
    ['cas_1', '/cases/cas_1'],
    ['acc_1', '/people?account=acc_1'],
    ['ntc_1', null],
    ['cas_1/../x', null],
    ['audit', null],
    ['', null],
  ] as const)
    assert.equal(screenOf(id), screen, id);
});
