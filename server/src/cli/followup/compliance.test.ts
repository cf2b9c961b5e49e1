import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Declared } from '../../followup/index.ts';
import { layOutDeclared } from './compliance.ts';

const file: Declared['files'][number] = {
  day: '2026-11-20',
  slug: 'temu',
  variant: 'light',
  name: 'sor-temu-2026-11-20-light.zip',
  sha1: 'a',
  sha256: 'b',
  rows: 60,
  statements: 60,
  passedOver: [],
  unknown: [],
  drift: { missing: [], added: [] },
  readAt: '2026-11-21T08:00:00Z',
  replacedSha1: null,
  replacedAt: null,
};
const declared: Declared = {
  platform: 'temu.com',
  from: '2026-11-01',
  to: '2026-11-24',
  names: ['Temu'],
  days: 24,
  files: [file],
  statements: 60,
  byCategory: [{ key: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS', statements: 60 }],
  byGround: [{ key: '', statements: 60 }],
  bySource: [],
  byDetection: [],
  byDecision: [],
  notices: { sent: 9, puid: 1, permalink: 2, possible: 3, unmatched: 4 },
  matched: [],
  definition: { en: 'What is counted.', fr: 'Ce qui est compté.' },
  limits: [{ en: 'Statements carry no address.', fr: 'Sans adresse.' }],
  notes: [{ key: 'n', text: { en: 'A known error.', fr: 'Une erreur.' }, source: 'The database', verified: false }],
};
const seen = { counts: { asked: 12, decided: 7, done: 5 } };

test('what a platform declared stands beside what it was asked and what was seen, with its limits and notes', () => {
  const said = layOutDeclared(declared, seen).join('\n');
  for (const [count, name] of [
    [60, 'statements of reasons declared (1 of 24 daily files read)'],
    [12, 'offers asked about'],
    [5, 'offers done with'],
    [9, 'documents sent'],
    [1, 'statement found again by the number'],
    [2, 'statement found again by the link'],
    [3, 'statement possible'],
    [4, 'cannot be matched'],
    [60, 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS'],
    [60, '(not stated)'],
  ] as const)
    assert.match(said, new RegExp(`^ +${count}  ${name.replace(/[()]/g, '\\$&')}`, 'm'), name);
  for (const line of ['What is counted.', 'Statements carry no address.', 'A known error. (The database; unverified)'])
    assert.ok(said.includes(line), line);
});

test('without a daily file that was read, how to read one is said', () => {
  const said = layOutDeclared({ ...declared, files: [], statements: 0 }, seen).join('\n');
  assert.match(said, /0 of 24 daily files read.*vigie declared import/s);
});
