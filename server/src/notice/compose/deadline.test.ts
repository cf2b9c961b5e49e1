import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { VigieError } from '../../base/core/errors.ts';
import { loadDeadlineTerms } from '../../base/registers/deadlines.ts';
import { loadWorkingDays } from '../../base/registers/working-days.ts';
import { deadlineOf, readDeadline } from './deadline.ts';

/**
 * Worked out by hand with a calendar: kind, country, when it was sent, the last day, and why. `order` has two working
 * days, `notice` three (Regulation (EU) 2023/988, art. 22(4) and 22(8)); `48-hours` is Code de la consommation, art.
 * L521-3-1; `N-days` are calendar days.
 */
const TABLE = `
order    FR 2026-01-06T09:00:00Z 2026-01-08 Tuesday to Thursday: the day of the event is not counted
order    FR 2026-01-02T09:00:00Z 2026-01-06 Friday to Tuesday: over the week-end
order    FR 2026-01-03T09:00:00Z 2026-01-06 Saturday to Tuesday
order    FR 2026-01-04T09:00:00Z 2026-01-06 Sunday to Tuesday
dsa-16   FR 2026-01-05T23:30:00Z 2026-01-09 already Tuesday in Paris

order    FR 2025-12-30T09:00:00Z 2026-01-02 over New Year
notice   FR 2025-12-30T09:00:00Z 2026-01-05 over New Year and a week-end
notice   IE 2025-12-30T09:00:00Z 2026-01-05 the same in Ireland: 2 January works
order    FR 2026-12-30T09:00:00Z 2027-01-04 Thursday, then Monday: New Year is a Friday
order    IE 2026-01-30T09:00:00Z 2026-02-04 Saint Brigid on the first Monday of February
order    IE 2030-01-30T09:00:00Z 2030-02-04 and on the 1st itself where that is a Friday
order    FR 2026-01-30T09:00:00Z 2026-02-03 which works in France

order    FR 2028-02-28T09:00:00Z 2028-03-01 29 February is a working day
order    IE 2024-02-28T09:00:00Z 2024-03-01 29 February, a Thursday
order    FR 2027-02-26T09:00:00Z 2027-03-02 no 29 February in 2027: Monday 1 March, Tuesday
48-hours FR 2028-02-28T09:30:00Z 2028-03-01 29 February has its 24 hours
30-days  FR 2028-01-30T09:00:00Z 2028-02-29 the thirtieth day is 29 February
30-days  FR 2026-01-30T09:00:00Z 2026-03-02 the thirtieth day is 1 March, a Sunday

order    FR 2026-03-16T09:00:00Z 2026-03-18 17 March works in France
order    IE 2026-03-16T09:00:00Z 2026-03-19 Saint Patrick

order    FR 2026-04-02T09:00:00Z 2026-04-07 Good Friday works, Easter Monday does not
order    IE 2026-04-02T09:00:00Z 2026-04-07 the same in Ireland
order    LU 2026-04-02T09:00:00Z 2026-04-07 and in Luxembourg
order    FR 2027-03-25T09:00:00Z 2027-03-30 Easter Monday is the day after the clock goes forward
7-days   FR 2026-03-27T23:30:00Z 2026-04-07 Saturday in Paris already: the seventh day is a Saturday before Easter Monday

order    FR 2026-04-29T09:00:00Z 2026-05-04 1 May, a Friday
order    IE 2026-04-29T09:00:00Z 2026-05-01 which works in Ireland
order    LU 2026-04-29T09:00:00Z 2026-05-04 and does not in Luxembourg
order    IE 2026-05-01T09:00:00Z 2026-05-06 first Monday of May
order    FR 2026-05-01T09:00:00Z 2026-05-05 sent on a public holiday: Monday, Tuesday
order    FR 2025-05-07T09:00:00Z 2025-05-12 8 May, a Thursday
order    FR 2026-05-06T09:00:00Z 2026-05-11 8 May, a Friday
order    LU 2026-05-06T09:00:00Z 2026-05-08 which works in Luxembourg
order    LU 2025-05-08T09:00:00Z 2025-05-13 Europe Day, Friday 9 May
7-days   FR 2026-05-01T09:00:00Z 2026-05-11 the seventh day is 8 May, so the next working day
7-days   LU 2026-05-01T09:00:00Z 2026-05-08 the same day works in Luxembourg

order    FR 2026-05-13T09:00:00Z 2026-05-18 Ascension
notice   LU 2026-05-13T09:00:00Z 2026-05-19 Ascension: Friday, Monday, Tuesday
order    IE 2026-05-13T09:00:00Z 2026-05-15 Ascension works in Ireland
order    FR 2026-05-22T09:00:00Z 2026-05-27 Whit Monday
order    LU 2026-05-22T09:00:00Z 2026-05-27 Whit Monday
order    IE 2026-05-22T09:00:00Z 2026-05-26 works in Ireland
order    IE 2026-05-29T09:00:00Z 2026-06-03 first Monday of June

order    FR 2026-06-22T09:00:00Z 2026-06-24 23 June works in France
order    LU 2026-06-22T09:00:00Z 2026-06-25 national day of Luxembourg
order    LU 2024-06-21T09:00:00Z 2024-06-25 on a Sunday it takes no working day
1-days   LU 2026-06-22T09:00:00Z 2026-06-24 one day ends on the national day, so the day after
order    FR 2027-07-13T09:00:00Z 2027-07-16 14 July
order    IE 2026-07-31T09:00:00Z 2026-08-05 first Monday of August
order    FR 2026-07-31T09:00:00Z 2026-08-04 which works in France
order    FR 2025-08-14T09:00:00Z 2025-08-19 15 August, a Friday
order    IE 2025-08-14T09:00:00Z 2025-08-18 which works in Ireland

order    IE 2026-10-23T09:00:00Z 2026-10-28 last Monday of October
order    FR 2026-10-23T09:00:00Z 2026-10-27 which works in France
7-days   IE 2026-10-19T09:00:00Z 2026-10-27 the seventh day is that Monday
order    FR 2027-10-29T09:00:00Z 2027-11-03 All Saints, the day after the clock goes back
order    IE 2027-10-29T09:00:00Z 2027-11-02 works in Ireland
order    FR 2026-11-09T09:00:00Z 2026-11-12 11 November
order    LU 2026-11-09T09:00:00Z 2026-11-11 works in Luxembourg

notice   FR 2025-12-24T09:00:00Z 2025-12-30 26 December works in France
notice   IE 2025-12-24T09:00:00Z 2025-12-31 Saint Stephen: it does not in Ireland
notice   LU 2025-12-24T09:00:00Z 2025-12-31 nor in Luxembourg
order    FR 2026-12-23T09:00:00Z 2026-12-28 Thursday, then Monday: Christmas is a Friday
order    IE 2026-12-23T09:00:00Z 2026-12-28 Saint Stephen on a Saturday takes no working day
2-days   FR 2026-12-24T09:00:00Z 2026-12-29 the second day is a Saturday, and two working days are due

notice   FR 2026-03-27T22:59:59Z 2026-04-01 the last second of Friday; summer time begins on Sunday
notice   FR 2026-03-27T23:00:00Z 2026-04-01 the first of Saturday
order    FR 2026-03-29T22:30:00Z 2026-04-01 Monday in Paris since summer time began
order    IE 2026-03-29T22:30:00Z 2026-03-31 still Sunday in Ireland
notice   FR 2026-03-30T21:59:59Z 2026-04-02 the last second of Monday, summer time
notice   FR 2026-03-30T22:00:00Z 2026-04-03 the first of Tuesday
notice   IE 2026-03-30T22:00:00Z 2026-04-02 and still Monday in Ireland
48-hours FR 2026-03-28T09:30:00Z 2026-03-30 the hour of the event is not counted; a night of 23 hours is no day less
notice   FR 2026-10-23T21:59:59Z 2026-10-28 the last second of Friday; winter time begins on Sunday
notice   FR 2026-10-26T22:59:59Z 2026-10-29 the last second of Monday, winter time
order    FR 2026-10-25T23:30:00Z 2026-10-28 Monday in Paris, which is not counted
order    IE 2026-10-25T23:30:00Z 2026-10-28 Sunday in Ireland, and Monday is a public holiday
48-hours FR 2026-10-24T09:30:00Z 2026-10-26 a day of 25 hours is no day more
48-hours FR 2026-12-31T10:00:00Z 2027-01-02 hours run on over New Year
48-hours FR 2026-01-05T22:10:00Z 2026-01-07 ends at midnight, so on the day before
`;

/** The same for every other country: a movable feast, and a day off for a weekend where its law has one. */
const COUNTRIES = `
order    AT 2026-04-02T09:00:00Z 2026-04-07 Good Friday works, Easter Monday does not
order    BE 2026-04-02T09:00:00Z 2026-04-07 the same in Belgium
order    HR 2026-04-02T09:00:00Z 2026-04-07 in Croatia
order    IT 2026-04-02T09:00:00Z 2026-04-07 in Italy
order    LT 2026-04-02T09:00:00Z 2026-04-07 in Lithuania
order    PL 2026-04-02T09:00:00Z 2026-04-07 in Poland
order    SI 2026-04-02T09:00:00Z 2026-04-07 and in Slovenia
order    EE 2026-04-02T09:00:00Z 2026-04-07 Good Friday does not work, Easter Monday does
order    ES 2026-04-02T09:00:00Z 2026-04-07 the same in Spain
order    MT 2026-04-02T09:00:00Z 2026-04-07 in Malta
order    PT 2026-04-02T09:00:00Z 2026-04-07 and in Portugal
order    CZ 2026-04-02T09:00:00Z 2026-04-08 neither works
order    DE 2026-04-02T09:00:00Z 2026-04-08 nor in Germany
order    DK 2026-04-02T09:00:00Z 2026-04-08 in Denmark
order    FI 2026-04-02T09:00:00Z 2026-04-08 in Finland
order    HU 2026-04-02T09:00:00Z 2026-04-08 in Hungary
order    IS 2026-04-02T09:00:00Z 2026-04-08 in Iceland
order    LI 2026-04-02T09:00:00Z 2026-04-08 in Liechtenstein, for time limits
order    LV 2026-04-02T09:00:00Z 2026-04-08 in Latvia
order    NL 2026-04-02T09:00:00Z 2026-04-08 in the Netherlands, for time limits
order    NO 2026-04-02T09:00:00Z 2026-04-08 in Norway
order    SE 2026-04-02T09:00:00Z 2026-04-08 in Sweden
order    SK 2026-04-02T09:00:00Z 2026-04-08 nor in Slovakia
order    BG 2026-04-09T09:00:00Z 2026-04-15 Orthodox Good Friday and Easter Monday
order    CY 2026-04-09T09:00:00Z 2026-04-15 the same in Cyprus
order    GR 2026-04-09T09:00:00Z 2026-04-15 in Greece
order    RO 2026-04-09T09:00:00Z 2026-04-15 and in Romania
notice   CY 2026-02-18T10:00:00Z 2026-02-24 Green Monday, 23 February
notice   CY 2026-05-27T10:00:00Z 2026-06-02 Kataklysmos, Monday 1 June
order    CY 2025-02-28T10:00:00Z 2025-03-05 Green Monday, 3 March
order    CY 2027-06-18T10:00:00Z 2027-06-23 Kataklysmos, 21 June
order    GR 2026-02-20T09:00:00Z 2026-02-25 Clean Monday in Greece
order    GR 2026-05-29T09:00:00Z 2026-06-03 Monday of the Holy Spirit
order    GR 2024-05-02T09:00:00Z 2024-05-09 Good Friday, Easter Monday, and Labour Day moved to Tuesday 7 May
order    RO 2026-05-29T09:00:00Z 2026-06-03 Monday of Pentecost, which is 1 June as well
order    BG 2026-05-22T09:00:00Z 2026-05-27 24 May, a Sunday, gives its Monday
order    BG 2026-12-23T09:00:00Z 2026-12-30 24 and 25 December, and Monday for the 26th
order    BG 2027-12-23T09:00:00Z 2027-12-30 Friday 24, and Monday and Tuesday for the 25th and 26th
order    BG 2028-12-22T09:00:00Z 2028-12-29 Sunday the 24th gives Wednesday, after the 25th and 26th
order    BG 2027-04-29T09:00:00Z 2027-05-07 Good Friday, Easter Monday, Tuesday for Saturday 1 May; the 6th
order    BG 2025-12-30T09:00:00Z 2026-01-06 31 December and 2 January off for the euro
order    LV 2024-05-03T09:00:00Z 2024-05-08 4 May, a Saturday, gives its Monday
order    LV 2028-11-17T09:00:00Z 2028-11-22 18 November, a Saturday, gives its Monday
order    NL 2025-04-25T09:00:00Z 2025-04-29 27 April, a Sunday: the King's Day is Saturday 26
order    NL 2026-05-04T09:00:00Z 2026-05-07 5 May, every year for time limits
order    LI 2026-02-16T09:00:00Z 2026-02-19 Shrove Tuesday
order    LI 2026-05-13T09:00:00Z 2026-05-18 Ascension, and the Friday after it works
order    IS 2024-04-17T09:00:00Z 2024-04-19 Thursday 18 April works
order    IS 2024-04-24T09:00:00Z 2024-04-29 the First Day of Summer is the 25th
order    SE 2026-06-18T09:00:00Z 2026-06-23 midsummer eve, a Friday, for time limits
order    FI 2026-06-18T09:00:00Z 2026-06-23 the same in Finland
order    DK 2026-05-13T09:00:00Z 2026-05-18 Ascension in Denmark
order    DE 2026-05-22T09:00:00Z 2026-05-27 Whit Monday in Germany
order    NO 2026-05-15T09:00:00Z 2026-05-19 17 May on a Sunday takes no working day
order    SK 2026-09-14T09:00:00Z 2026-09-16 15 September works in 2026
order    SK 2027-09-14T09:00:00Z 2027-09-17 and does not in 2027
order    HU 2026-05-22T09:00:00Z 2026-05-27 Whit Monday in Hungary
order    HR 2026-06-03T09:00:00Z 2026-06-08 Corpus Christi in Croatia
order    PT 2026-06-03T09:00:00Z 2026-06-08 and in Portugal
order    PL 2026-06-03T09:00:00Z 2026-06-08 and in Poland
order    PL 2026-12-23T09:00:00Z 2026-12-29 24 December, since 2025
order    IT 2027-10-01T09:00:00Z 2027-10-06 4 October, a Monday: Saint Francis, since 2026
`;

const shipped = loadDeadlineTerms();

/** Terms of the shipped register, and of calendar days, which no shipped one has. */
function findTerm(kind: string): { kind: string; terms: typeof shipped } {
  const known: Record<string, string> = { order: 'gpsr-22-order', notice: 'gpsr-22-notice', '48-hours': 'fr-l521-3-1' };
  const base = shipped.get('gpsr-22-order');
  const amount = Number(/^(\d+)-days$/.exec(kind)?.[1] ?? 0);
  if (!base || amount === 0) return { kind: known[kind] ?? kind, terms: shipped };
  return { kind, terms: new Map([[kind, { ...base, term: { amount, unit: 'days' } }]]) };
}

test('deadlines are right across week-ends, public holidays of every country, and clock changes', () => {
  const rows = `${TABLE}\n${COUNTRIES}`
    .trim()
    .split(/\n+/)
    .map((row) => /^(\S+) +(\S+) (\S+) (\S+) (.+)$/.exec(row));
  assert(rows.length >= 140, `${rows.length} rows`);
  const named = new Set(rows.map((row) => row?.[2]));
  assert.equal(named.size, 30, [...named].join(' '));
  for (const row of rows) {
    assert(row);
    const [, name = '', country = '', sent = '', due, why] = row;
    const { kind, terms } = findTerm(name);
    const counted = deadlineOf(kind, new Date(sent), country, { terms, workingDays: loadWorkingDays });
    assert.equal(counted.due, due, `${name} ${country} ${sent}: ${why}`);
  }
});

const REPORTED = join(SHARED_DATA, 'faults/32-holidays/deadlines.mjs');

test('the deadlines that were reported as wrong are right', { skip: unlessShared(REPORTED) }, () => {
  const rows = readFileSync(REPORTED, 'utf8').matchAll(/\['([A-Z]{2})', '([^']+)', '([^']+)'\]/g);
  let counted = 0;
  for (const [, country = '', sent = '', due] of rows) {
    assert.equal(deadlineOf('gpsr-22-notice', new Date(sent), country).due, due, `${country} ${sent}`);
    counted += 1;
  }
  assert.ok(counted >= 2);
});

test('a deadline that leans on a public holiday which one source alone names is not verified', () => {
  const notice = (sent: string) => deadlineOf('gpsr-22-notice', new Date(sent), 'GR');
  assert.deepEqual(
    [notice('2027-04-29T09:00:00Z').due, notice('2027-04-29T09:00:00Z').verified],
    ['2027-05-07', false],
  );
  assert.equal(notice('2026-04-29T09:00:00Z').verified, true);
});

test('a deadline ends with the last hour of its day where the platform is, on both sides of a clock change', () => {
  const ends = (sent: string, country = 'FR', kind = 'gpsr-22-order') =>
    deadlineOf(kind, new Date(sent), country).dueAt;
  assert.equal(ends('2026-03-25T09:00:00Z'), '2026-03-27T23:00:00.000Z');
  assert.equal(ends('2026-03-26T09:00:00Z'), '2026-03-30T22:00:00.000Z');
  assert.equal(ends('2026-10-22T09:00:00Z'), '2026-10-26T23:00:00.000Z');
  assert.equal(ends('2026-03-26T09:00:00Z', 'IE'), '2026-03-30T23:00:00.000Z');
  assert.equal(ends('2026-03-28T09:30:00Z', 'FR', 'fr-l521-3-1'), '2026-03-30T10:00:00.000Z');
});

test('what is law and what is the unit’s own policy is told apart', () => {
  const sent = new Date('2026-01-06T09:00:00Z');
  assert.equal(deadlineOf('gpsr-22-notice', sent, 'IE').origin, 'law');
  const deadline = deadlineOf('gpsr-22-notice', sent, 'IE');
  assert.equal(deadline.article.en, 'Regulation (EU) 2023/988, art. 22(8)');
  assert.deepEqual(
    readDeadline({ ...deadline, article: deadline.article.en }),
    deadline,
    'one kept with its English article alone',
  );
  const policy = deadlineOf('dsa-16', sent, 'IE');
  assert.equal(policy.origin, 'policy');
  assert.match(policy.rule.en, /not law/);
  assert.match(policy.rule.fr, /non la loi/);
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
