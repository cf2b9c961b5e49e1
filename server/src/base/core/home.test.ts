import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, plainDate, startOfDay } from './clock.ts';
import { readConfig } from './config.ts';
import { readHome } from './home.ts';

test('a day begins when it does in its zone, also on the nights when the clock changes', () => {
  for (const [zone, date, begins, hours] of [
    ['Europe/Paris', '2026-01-15', '2026-01-14T23:00:00.000Z', 24],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5],
    // There the clock changes at midnight: the day begins at one.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
  ] as const) {
    const start = startOfDay(date, zone);
    assert.equal(start.toISOString(), begins, `${zone}, ${date}`);
    assert.equal(plainDate(start, zone), date);
    assert.equal(plainDate(new Date(start.getTime() - 1), zone), addDays(date, -1));
    const end = startOfDay(addDays(date, 1), zone);
    assert.equal((end.getTime() - start.getTime()) / 3_600_000, hours, `${zone}, ${date}`);
  }
});

test('home is one setting of the environment, and a wrong one is named', () => {
  assert.deepEqual(readHome({}), { country: 'FR', timeZone: 'Europe/Paris' });
  const env = { VIGIE_HOME_COUNTRY: 'PT', VIGIE_TIME_ZONE: 'Atlantic/Azores' };
  assert.deepEqual(readHome(env), { country: 'PT', timeZone: 'Atlantic/Azores' });
  assert.deepEqual(readConfig(env).home, readHome(env));
  assert.throws(() => readHome({ VIGIE_HOME_COUNTRY: 'France' }), /VIGIE_HOME_COUNTRY/);
  assert.throws(() => readHome({ VIGIE_TIME_ZONE: 'Europe/Paname' }), /VIGIE_TIME_ZONE: is no time zone/);
});
