import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layStory } from './lay-story.ts';

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T12:00:00Z`;
const happened = (act: string, at: number, isPlanned = false) => ({ at: day(at), act, words: act, isPlanned });

test('what happened lies on its lane in time, and what is too near is one mark', () => {
  const { marks, now, from, to } = layStory(
    [
      happened('case.opened', 1),
      happened('evidence.sealed', 1),
      happened('evidence.sealed', 1),
      happened('case.decided', 2),
      happened('notice.sent', 3),
      happened('deadline.passed', 6),
      happened('check.done', 11, true),
      happened('something.new', 6),
    ],
    Date.parse(day(6)),
  );
  assert.deepEqual(
    marks.map(({ lane, x, happenings, isPlanned, isAlarm }) => [lane, x, happenings.length, isPlanned, isAlarm]),
    [
      ['case', 0, 1, false, false],
      ['case', 10, 1, false, false],
      ['case', 50, 1, false, false],
      ['evidence', 0, 2, false, false],
      ['documents', 20, 1, false, false],
      ['documents', 50, 1, false, true],
      ['follow-up', 100, 1, true, false],
    ],
  );
  assert.deepEqual([now, from, to], [50, Date.parse(day(1)), Date.parse(day(11))]);
});

test('a story of one moment lies at its beginning', () => {
  const { marks, now } = layStory([happened('case.opened', 1)], Date.parse(day(1)));
  assert.deepEqual([marks[0]?.x, now], [0, 0]);
});
