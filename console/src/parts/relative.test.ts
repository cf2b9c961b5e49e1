import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAge, formatDuration, formatRelative } from './relative.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

test('an age is said in the largest unit that it fills', () => {
  for (const [iso, en, fr] of [
    ['2026-03-07T12:00:00Z', '3d', '3 j'],
    ['2026-03-10T07:30:00Z', '4h', '4 h'],
    ['2026-03-10T11:59:30Z', '0m', '0 min'],
    ['2026-03-12T12:00:30Z', '0m', '0 min'],
  ] as const) {
    assert.equal(plain(formatAge(iso, NOW, 'en')), en, iso);
    assert.equal(plain(formatAge(iso, NOW, 'fr')), fr, iso);
  }
});

test('a term is said from now', () => {
  for (const [iso, en, fr] of [
    ['2026-03-12T13:00:00Z', 'in 2 days', 'dans 2 j'],
    ['2026-03-11T13:00:00Z', 'in 1 day', 'dans 1 j'],
    ['2026-03-10T09:00:00Z', '3 hr. ago', 'il y a 3 h'],
  ] as const) {
    assert.equal(plain(formatRelative(iso, NOW, 'en')), en, iso);
    assert.equal(plain(formatRelative(iso, NOW, 'fr')), fr, iso);
  }
});

test('a duration is said in the largest unit that it fills', () => {
  for (const [seconds, en, fr] of [
    [40, '40 sec', '40 s'],
    [119, '1 min', '1 min'],
    [7_300, '2 hr', '2 h'],
    [200_000, '2 days', '2 j'],
  ] as const) {
    assert.equal(plain(formatDuration(seconds, 'en')), en, String(seconds));
    assert.equal(plain(formatDuration(seconds, 'fr')), fr, String(seconds));
  }
});
