import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeDay, writeMonth } from './write-day.ts';

test('a day and a month are written as each language writes them', () => {
  for (const [plain, language, written] of [
    ['2026-11-01', 'fr', '1er novembre 2026'],
    ['2026-11-11', 'fr', '11 novembre 2026'],
    ['2026-11-01', 'en', '1 November 2026'],
    ['2026-11-01', 'de', '1. November 2026'],
  ] as const)
    assert.equal(writeDay(plain, language), written);
  assert.equal(writeMonth('2026-02', 'fr'), 'février 2026');
  assert.equal(writeMonth('2026-02', 'en'), 'February 2026');
});
