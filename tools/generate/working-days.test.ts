import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { REGISTERS_DIR } from '../../server/src/base/registers/read-yaml.ts';
import { loadWorkingDays } from '../../server/src/base/registers/working-days.ts';
import { COUNTRIES, FIRST_YEAR, LAST_YEAR, listHolidays, readCorrections } from './working-days.ts';

test('the working days agree with the library they were made from, for every country and year', () => {
  assert.deepEqual(
    readdirSync(join(REGISTERS_DIR, 'working-days'))
      .filter((name) => name.endsWith('.json'))
      .sort(),
    COUNTRIES.map((key) => `${key}.json`).sort(),
  );
  for (const country of COUNTRIES) {
    assert.deepEqual(
      loadWorkingDays(country),
      listHolidays(country),
      `${country}: run node tools/generate/working-days.ts`,
    );
  }
  const romania = loadWorkingDays('RO')?.holidays;
  assert(romania?.['2025-01-01'] && romania['2025-01-02'], 'a holiday of two days');
  assert.equal(loadWorkingDays('FR')?.holidays['2026-05-25'], 'Lundi de Pentecôte');
  assert.equal(Object.keys(loadWorkingDays('FR')?.holidays ?? {}).filter((date) => date.startsWith('2026')).length, 11);
  assert.equal(loadWorkingDays('IE')?.holidays['2026-04-03'], undefined, 'Good Friday is no public holiday in Ireland');
  assert.equal(loadWorkingDays('XX'), null);
});

const secondSourceSchema = z.object({
  source: z.string(),
  days: z.record(z.string(), z.record(z.string(), z.string())),
});

test('every country and year agrees with a second source from Monday to Friday, but for what a correction explains', () => {
  const file = join(import.meta.dirname, 'testdata/working-days-second-source.json');
  const second = secondSourceSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).days;
  const corrections = readCorrections();
  let compared = 0;
  for (const country of COUNTRIES) {
    const register = loadWorkingDays(country);
    assert.ok(register);
    const own = corrections.filter((each) => each.country === country);
    const leftOut = own.flatMap(({ leavesOut }) => leavesOut);
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      const theirs = new Set(second[country]?.[year]?.split(' ').map((day) => `${year}-${day}`));
      assert.ok(theirs.size >= 4, `${country} ${year}`);
      for (const date of theirs) {
        compared += 1;
        assert.notEqual(
          date in register.holidays,
          leftOut.includes(date),
          `${country}: ${date} is in the second source`,
        );
      }
      for (const [date, name] of Object.entries(register.holidays)) {
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        if (!date.startsWith(`${year}`) || weekday === 0 || weekday === 6 || theirs.has(date)) continue;
        const isExplained = own.some((each) => each.name === name);
        assert.ok(isExplained, `${country}: ${date} ${name} is in date-holidays alone`);
      }
    }
  }
  assert.ok(compared > 3000, `${compared} days`);
});

test('what is corrected names its source, and what nobody else confirms is marked', () => {
  for (const { country, source } of readCorrections()) assert.ok(source.length > 20, `${country}: ${source}`);
  assert.deepEqual(Object.keys(loadWorkingDays('GR')?.unverified ?? {}), ['2027-05-04', '2032-05-04', '2033-05-02']);
  assert.deepEqual(loadWorkingDays('CY')?.unverified, {});
});
