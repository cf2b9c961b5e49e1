import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VigieError } from '../base/errors.ts';
import { loadDeadlineTerms, loadWorkingDays } from '../base/registers.ts';
import { deadlineOf, isPast } from './deadline.ts';

test('deadlines are right across week-ends, public holidays of FR, IE and LU, and clock changes', () => {
  const table: [kind: string, country: string, sent: string, due: string, why: string][] = [
    [
      'gpsr-22-order',
      'FR',
      '2026-01-06T09:00:00Z',
      '2026-01-08',
      'Tuesday → Thursday: the day of the event is not counted',
    ],
    ['gpsr-22-order', 'FR', '2026-01-02T09:00:00Z', '2026-01-06', 'Friday → Tuesday: over the week-end'],
    ['gpsr-22-order', 'FR', '2026-01-03T09:00:00Z', '2026-01-06', 'Saturday → Tuesday'],
    ['gpsr-22-order', 'FR', '2026-04-02T09:00:00Z', '2026-04-07', 'Good Friday works, Easter Monday does not'],
    ['gpsr-22-order', 'FR', '2026-05-13T09:00:00Z', '2026-05-18', 'Ascension'],
    ['gpsr-22-order', 'FR', '2027-07-13T09:00:00Z', '2027-07-16', '14 July'],
    ['gpsr-22-order', 'FR', '2026-03-16T09:00:00Z', '2026-03-18', '17 March works in France'],
    ['gpsr-22-order', 'IE', '2026-03-16T09:00:00Z', '2026-03-19', "Saint Patrick's Day"],
    ['gpsr-22-order', 'IE', '2026-07-31T09:00:00Z', '2026-08-05', 'first Monday of August'],
    ['gpsr-22-order', 'FR', '2026-06-22T09:00:00Z', '2026-06-24', '23 June works in France'],
    ['gpsr-22-order', 'LU', '2026-06-22T09:00:00Z', '2026-06-25', 'national day of Luxembourg'],
    ['gpsr-22-order', 'LU', '2025-05-08T09:00:00Z', '2025-05-13', 'Europe Day, Friday 9 May'],
    ['gpsr-22-order', 'FR', '2025-05-07T09:00:00Z', '2025-05-12', 'Thursday 8 May'],
    ['gpsr-22-notice', 'FR', '2025-12-24T09:00:00Z', '2025-12-30', '26 December works in France'],
    ['gpsr-22-notice', 'IE', '2025-12-24T09:00:00Z', '2025-12-31', 'and does not in Ireland'],
    ['gpsr-22-notice', 'LU', '2025-12-24T09:00:00Z', '2025-12-31', 'nor in Luxembourg'],
    ['gpsr-22-notice', 'FR', '2025-12-30T09:00:00Z', '2026-01-05', 'over New Year'],
    [
      'gpsr-22-notice',
      'FR',
      '2026-03-27T22:59:59Z',
      '2026-04-01',
      'the last second of Friday; summer time begins on Sunday',
    ],
    ['gpsr-22-notice', 'FR', '2026-03-30T21:59:59Z', '2026-04-02', 'the last second of Monday, summer time'],
    ['gpsr-22-notice', 'FR', '2026-03-30T22:00:00Z', '2026-04-03', 'the first of Tuesday'],
    ['gpsr-22-notice', 'IE', '2026-03-30T22:00:00Z', '2026-04-02', 'and still Monday in Ireland'],
    ['gpsr-22-notice', 'FR', '2026-10-23T21:59:59Z', '2026-10-28', 'Friday; winter time begins on Sunday'],
    ['gpsr-22-notice', 'FR', '2026-10-26T22:59:59Z', '2026-10-29', 'the last second of Monday, winter time'],
    ['dsa-16', 'FR', '2026-01-05T23:30:00Z', '2026-01-09', 'already Tuesday in Paris'],
    ['fr-l521-3-1', 'FR', '2026-03-28T09:30:00Z', '2026-03-30', '48 hours, and the hour of the event is not counted'],
    ['fr-l521-3-1', 'FR', '2026-01-05T22:10:00Z', '2026-01-07', 'ends at midnight, so on the day before'],
  ];
  for (const [kind, country, sent, due, why] of table) {
    assert.equal(deadlineOf(kind, new Date(sent), country).due, due, `${kind} ${country} ${sent}: ${why}`);
  }
});

test('a deadline ends with the last hour of its day where the platform is, on both sides of a clock change', () => {
  const ends = (sent: string, country = 'FR', kind = 'gpsr-22-order') =>
    deadlineOf(kind, new Date(sent), country).dueAt;
  assert.equal(ends('2026-03-25T09:00:00Z'), '2026-03-27T23:00:00.000Z');
  assert.equal(ends('2026-03-26T09:00:00Z'), '2026-03-30T22:00:00.000Z');
  assert.equal(ends('2026-10-22T09:00:00Z'), '2026-10-26T23:00:00.000Z');
  assert.equal(ends('2026-03-26T09:00:00Z', 'IE'), '2026-03-30T23:00:00.000Z');
  assert.equal(ends('2026-03-28T09:30:00Z', 'FR', 'fr-l521-3-1'), '2026-03-30T10:00:00.000Z');
  const deadline = deadlineOf('gpsr-22-order', new Date('2026-03-25T09:00:00Z'), 'FR');
  assert.equal(isPast(deadline, new Date('2026-03-27T22:59:59.999Z')), false);
  assert.equal(isPast(deadline, new Date('2026-03-27T23:00:00Z')), true);
});

test('what is law and what is the house’s own is told apart', () => {
  const sent = new Date('2026-01-06T09:00:00Z');
  assert.equal(deadlineOf('gpsr-22-notice', sent, 'IE').origin, 'law');
  assert.equal(deadlineOf('gpsr-22-notice', sent, 'IE').article, 'Regulation (EU) 2023/988, art. 22(8)');
  const house = deadlineOf('dsa-16', sent, 'IE');
  assert.equal(house.origin, 'house');
  assert.match(house.rule.en, /not law/);
  assert.match(house.rule.fr, /non la loi/);
});

test('a period in calendar days ends on a working day and has at least two (Regulation 1182/71, art. 3(4), 3(5))', () => {
  const [base] = [...loadDeadlineTerms().values()];
  assert(base);
  const due = (amount: number, sent: string) => {
    const terms = new Map([['x', { ...base, term: { amount, unit: 'days' as const } }]]);
    return deadlineOf('x', new Date(sent), 'FR', { terms, workingDays: loadWorkingDays }).due;
  };
  assert.equal(due(7, '2026-01-02T09:00:00Z'), '2026-01-09');
  assert.equal(due(7, '2026-01-03T09:00:00Z'), '2026-01-12', 'a Saturday goes to Monday');
  assert.equal(
    due(2, '2026-01-02T09:00:00Z'),
    '2026-01-06',
    'Sunday would do for art. 3(4), but two working days are due',
  );
  assert.equal(due(1, '2026-01-02T09:00:00Z'), '2026-01-05');
});

test('an unknown kind, country or year is said, not guessed', () => {
  const fails = (kind: string, sent: string, country: string) => {
    try {
      deadlineOf(kind, new Date(sent), country);
    } catch (error) {
      assert(error instanceof VigieError);
      return error.code;
    }
    return null;
  };
  assert.equal(fails('dsa-99', '2026-01-06T09:00:00Z', 'FR'), 'VIGIE_NOTICE_NO_TERM');
  assert.equal(fails('dsa-16', '2026-01-06T09:00:00Z', 'XX'), 'VIGIE_NOTICE_NO_CALENDAR');
  assert.equal(fails('dsa-16', '2026-01-06T09:00:00Z', '../../x'), 'VIGIE_NOTICE_NO_CALENDAR');
  assert.equal(fails('dsa-16', '2035-12-31T09:00:00Z', 'FR'), 'VIGIE_NOTICE_NO_CALENDAR');
});
