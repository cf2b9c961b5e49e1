import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REGISTERS_DIR } from '../../server/src/base/registers/read-yaml.ts';
import { loadWorkingDays } from '../../server/src/base/registers/working-days.ts';
import { COUNTRIES, listHolidays } from './working-days.ts';

test('the working days agree with the library they were made from, for every country and year', () => {
  assert.deepEqual(
    readdirSync(join(REGISTERS_DIR, 'working-days')).sort(),
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
