import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf } from './clock.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const entry = (act: string, at: string) => ({ act, at, by: null, reason: null, content: {} });
const sent = entry('notice.sent', '2026-03-05T12:00:00Z');

test('the time of a case is a term to come, an answer that does not come, or a term that passed', () => {
  for (const [about, stage, dueAt, timeline, expected] of [
    ['no term', 'sealed', null, [], null],
    ['to come', 'noticed', '2026-03-12T12:00:00Z', [sent], ['due', '2026-03-12T12:00:00Z']],
    [
      'decided before the term',
      'noticed',
      '2026-03-12T12:00:00Z',
      [sent, { ...entry('notice.answered', '2026-03-06T12:00:00Z'), content: { outcome: 'acted' } }],
      null,
    ],
    [
      'decided, and corrected after',
      'noticed',
      '2026-03-12T12:00:00Z',
      [
        sent,
        { ...entry('notice.answered', '2026-03-06T12:00:00Z'), content: { outcome: 'acted' } },
        { ...entry('notice.written', '2026-03-07T12:00:00Z'), content: { notice: 'ntc_2', kind: 'correction' } },
        { ...entry('notice.sent', '2026-03-07T12:00:00Z'), content: { notice: 'ntc_2' } },
      ],
      null,
    ],
    [
      'acknowledged only',
      'noticed',
      '2026-03-12T12:00:00Z',
      [sent, entry('notice.answered', '2026-03-06T12:00:00Z')],
      ['due', '2026-03-12T12:00:00Z'],
    ],
    ['not answered', 'overdue', '2026-03-08T12:00:00Z', [sent], ['unanswered', sent.at]],
    ['passed, not told yet', 'noticed', '2026-03-08T12:00:00Z', [sent], ['unanswered', sent.at]],
    [
      'answered',
      'overdue',
      '2026-03-08T12:00:00Z',
      [sent, entry('notice.answered', '2026-03-06T12:00:00Z')],
      ['late', '2026-03-08T12:00:00Z'],
    ],
    [
      'answered before it was asked again',
      'overdue',
      '2026-03-08T12:00:00Z',
      [entry('notice.answered', '2026-03-01T12:00:00Z'), sent],
      ['unanswered', sent.at],
    ],
    [
      'asked today',
      'overdue',
      '2026-03-08T12:00:00Z',
      [entry('notice.sent-by-hand', '2026-03-10T09:00:00Z')],
      ['late', '2026-03-08T12:00:00Z'],
    ],
  ] satisfies [string, Parameters<typeof clockOf>[0]['stage'], string | null, (typeof sent)[], unknown][]) {
    const clock = clockOf({ dueAt, stage, timeline }, NOW);
    assert.deepEqual(clock && [clock.kind, clock.at], expected, about);
  }
});
