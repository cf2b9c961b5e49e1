import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding, Match, Severity, Via } from './finding.ts';
import { scoreFinding } from './rank.ts';

const match = (term: string, via: Via, field = 'title'): Match => ({ field, start: 0, end: 1, text: 'x', term, via });
const finding = (severity: Severity, matches: Match[]): Finding => ({
  rule: 'rule',
  title: { en: 'Rule', fr: 'Règle' },
  pack: 'pack',
  packDigest: '',
  engine: '0',
  severity,
  legal: [],
  matches,
});

test('severity weighs most, and every point has its reason', () => {
  const score = scoreFinding(finding('critical', [match('a', 'literal'), match('b', 'leet')]), {
    confirmed: 2,
    dismissed: 0,
  });
  assert.deepEqual(
    score.parts.map((part) => [part.points, part.reason.en]),
    [
      [100, 'critical severity'],
      [4, '2 different matches'],
      [5, 'in the title'],
      [20, 'digits or signs for letters'],
      [12, 'trader: 2 confirmed before'],
    ],
  );
  assert.equal(score.points, 141);
});

test('evasion raises the score of the same finding', () => {
  const vias: Via[] = ['spaced', 'confusable', 'leet'];
  fc.assert(
    fc.property(
      fc.constantFrom<Severity>('low', 'medium', 'high', 'critical'),
      fc.constantFrom(...vias),
      (severity, via) => {
        assert.ok(
          scoreFinding(finding(severity, [match('a', via)])).points >
            scoreFinding(finding(severity, [match('a', 'literal')])).points,
        );
      },
    ),
  );
});

test('a record of dismissals lowers, one of confirmations raises', () => {
  const plain = scoreFinding(finding('high', [match('a', 'literal')])).points;
  assert.ok(scoreFinding(finding('high', [match('a', 'literal')]), { confirmed: 0, dismissed: 5 }).points < plain);
  assert.ok(scoreFinding(finding('high', [match('a', 'literal')]), { confirmed: 1, dismissed: 5 }).points > plain);
});
