/**
 * Writes registers/working-days/*.json: `node tools/generate/working-days.ts`. A test tells when they no longer agree
 * with the library, corrected by registers/working-days/corrections.yaml, and with a second source.
 *
 * One file for each Member State of the Union and of the EEA: its national public holidays. Dated files, reviewed when
 * they change, so that a deadline counted once is counted the same way after an update of the library.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { default as Holidays } from 'date-holidays';
import { parse } from 'yaml';
import { z } from 'zod';

export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2035;
/** The year before the first too: a holiday of several days may reach over New Year. */
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, index) => FIRST_YEAR - 1 + index);

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
  /** Those of them that no second source confirms, with the one there is. */
  unverified: Record<string, string>;
}

const correctionSchema = z.strictObject({
  country: z.string(),
  name: z.string().optional(),
  /** Names of date-holidays that are taken out. */
  replaces: z.array(z.string()).default([]),
  replacesDays: z.array(z.iso.date()).default([]),
  rules: z.array(z.string()).default([]),
  days: z.array(z.iso.date()).default([]),
  /** Month and day of holidays that move to a working day where they fall on a Saturday or Sunday. */
  substitutesFor: z.array(z.string()).default([]),
  /** Days of the second source that are no public holidays. */
  leavesOut: z.array(z.iso.date()).default([]),
  /** The first year of the rules. */
  from: z.int().default(0),
  source: z.string(),
  checked: z.union([z.iso.date(), z.date()]),
  verified: z.boolean(),
});

/** Reads registers/working-days/corrections.yaml. */
export const readCorrections = (): z.output<typeof correctionSchema>[] =>
  z
    .array(correctionSchema)
    .parse(parse(readFileSync(new URL('../../registers/working-days/corrections.yaml', import.meta.url), 'utf8')));

const isWeekend = (plain: string): boolean => [0, 6].includes(new Date(`${plain}T00:00:00Z`).getUTCDay());

function dayAfter(plain: string): string {
  const date = new Date(`${plain}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Plain date → name of what date-holidays has as public holidays of the whole day, the year before the first too. */
function listPublic(calendar: Holidays): Map<string, string> {
  const found = new Map<string, string>();
  for (const year of YEARS) {
    for (const day of calendar.getHolidays(year)) {
      const startsAtMidnight = day.date.slice(11, 19) === '00:00:00';
      if (day.type !== 'public' || !startsAtMidnight) continue;
      // A holiday of several days is one entry of the library. Rounded: a day of a clock change has 23 or 25 hours.
      const days = Math.round((day.end.getTime() - day.start.getTime()) / 86_400_000);
      let plain = day.date.slice(0, 10);
      for (let offset = 0; offset < days; offset++) {
        found.set(plain, day.name);
        plain = dayAfter(plain);
      }
    }
  }
  return found;
}

/** The days of rules in the grammar of date-holidays. */
function listByRules(country: string, rules: readonly string[]): string[] {
  const calendar = new Holidays(country);
  for (const rule of rules) calendar.setHoliday(rule, { name: { en: rule }, type: 'public' });
  return YEARS.flatMap((year) => calendar.getHolidays(year))
    .filter(({ rule }) => rules.includes(rule))
    .map(({ date }) => date.slice(0, 10));
}

/** Moves each of them that falls on a Saturday or Sunday to the next working day that no other has taken. */
function addSubstitutes(found: Map<string, string>, monthDays: readonly string[], name: string): void {
  for (const [plain] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!monthDays.includes(plain.slice(5)) || !isWeekend(plain)) continue;
    let free = plain;
    while (isWeekend(free) || found.has(free)) free = dayAfter(free);
    found.set(free, name);
  }
}

/**
 * National public holidays of a country, from date-holidays, with what corrections.yaml says otherwise. Half days and
 * regional days are not public holidays of the Member State.
 */
export function listHolidays(country: string): WorkingDayRegister {
  const calendar = new Holidays(country);
  const found = listPublic(calendar);
  const unverified: Record<string, string> = {};
  for (const correction of readCorrections().filter((each) => each.country === country)) {
    const { name = '', replaces, replacesDays, rules, days, substitutesFor, from, verified, source } = correction;
    for (const [plain, known] of found) {
      if (replaces.includes(known) || replacesDays.includes(plain)) found.delete(plain);
    }
    const ruled = listByRules(country, rules).filter((plain) => Number(plain.slice(0, 4)) >= from);
    for (const plain of [...ruled, ...days]) {
      if (!verified) unverified[plain] = source;
      found.set(plain, found.get(plain) ?? name);
    }
    addSubstitutes(found, substitutesFor, name);
  }
  const [timeZone] = calendar.getTimezones();
  if (!timeZone) throw new Error(`date-holidays has no time zone for ${country}`);
  const inRange = [...found].filter(([plain]) => plain >= `${FIRST_YEAR}` && plain < `${LAST_YEAR + 1}`);
  return {
    generated: 'by tools/generate/working-days.ts from date-holidays and corrections.yaml; national public holidays',
    country,
    timeZone,
    firstYear: FIRST_YEAR,
    lastYear: LAST_YEAR,
    holidays: Object.fromEntries(inRange.sort(([a], [b]) => (a < b ? -1 : 1))),
    unverified,
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
