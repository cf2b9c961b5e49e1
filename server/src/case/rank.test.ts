import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Match, Severity } from '@vigie/engine';
import { bestScore } from './rank.ts';

const match: Match = { field: 'description', start: 0, end: 4, text: 'lamp', term: 'lamp', via: 'literal' };
const finding = (severity: Severity, matches: Partial<Match>[] = [{}]): Finding => ({
  rule: 'r',
  title: { en: 'r', fr: 'r' },
  pack: 'p',
  packDigest: 'd',
  engine: 'e',
  severity,
  legal: [],
  matches: matches.map((about) => ({ ...match, ...about })),
});

test('a case stands where its finding with the most points stands, however many it has', () => {
  const worst = bestScore([finding('high')], null);
  assert.deepEqual(bestScore([finding('medium'), finding('high'), finding('medium')], null), worst);
  assert.ok(bestScore([finding('high', [{ field: 'title', via: 'confusable' }])], null).points > worst.points);
  assert.deepEqual(bestScore([], null), { points: 0, parts: [] });
});

test("the trader's record moves a case, and says why in both languages", () => {
  const of = (confirmed: number, dismissed: number) => bestScore([finding('high')], { confirmed, dismissed });
  const none = bestScore([finding('high')], null).points;
  assert.ok(of(2, 0).points > none);
  assert.ok(of(0, 3).points < none);
  assert.equal(of(0, 0).points, none);
  const { points, parts } = of(2, 0);
  assert.equal(
    points,
    parts.reduce((sum, part) => sum + part.points, 0),
    'every point has its reason',
  );
  assert.ok(parts.every(({ reason }) => reason.en && reason.fr));
});
