/**
 * Writes registers/working-days/*.json: `node tools/generate/working-days.ts`. A test tells when they no longer agree
 * with the library.
 *
 * One file for each Member State of the Union and of the EEA: its national public holidays. Dated files, reviewed when
 * they change, so that a deadline counted once is counted the same way after an update of the library.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { default as Holidays } from 'date-holidays';

export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2035;

/** Member States of the Union, then the EEA's. */
export const COUNTRIES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(' ');

export interface WorkingDayRegister {
  generated: string;
  country: string;
  /** IANA name of the capital's time zone: a day of the law is a day there. */
  timeZone: string;
  firstYear: number;
  lastYear: number;
  /** Plain date → name, in date order: national public holidays of the whole day. */
  holidays: Record<string, string>;
}

/**
 * National public holidays of a country, from date-holidays. Half days and regional days are not public holidays of the
 * Member State.
 */
export function listHolidays(country: string): WorkingDayRegister {
  const calendar = new Holidays(country);
  const found = new Map<string, string>();
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR; year++) {
    for (const day of calendar.getHolidays(year)) {
      const startsAtMidnight = day.date.slice(11, 19) === '00:00:00';
      if (day.type !== 'public' || !startsAtMidnight) continue;
      // A holiday of several days is one entry of the library. Rounded: a day of a clock change has 23 or 25 hours.
      const days = Math.round((day.end.getTime() - day.start.getTime()) / 86_400_000);
      for (let offset = 0; offset < days; offset++) {
        const date = new Date(`${day.date.slice(0, 10)}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + offset);
        const plain = date.toISOString().slice(0, 10);
        if (Number(plain.slice(0, 4)) >= FIRST_YEAR && Number(plain.slice(0, 4)) <= LAST_YEAR)
          found.set(plain, day.name);
      }
    }
  }
  const [timeZone] = calendar.getTimezones();
  if (!timeZone) throw new Error(`date-holidays has no time zone for ${country}`);
  return {
    generated: 'by tools/generate/working-days.ts from date-holidays; national public holidays',
    country,
    timeZone,
    firstYear: FIRST_YEAR,
    lastYear: LAST_YEAR,
    holidays: Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

if (import.meta.main) {
  const folder = new URL('../../registers/working-days/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const country of COUNTRIES) {
    writeFileSync(
      fileURLToPath(new URL(`${country}.json`, folder)),
      `${JSON.stringify(listHolidays(country), null, 2)}\n`,
    );
  }
}
