import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COUNTRY, PLAIN_DATE, REGISTERS_DIR, readEntry } from './read-yaml.ts';

const workingDaysSchema = z.strictObject({
  generated: z.string(),
  country: COUNTRY,
  timeZone: z.string(),
  firstYear: z.int(),
  lastYear: z.int(),
  holidays: z.record(PLAIN_DATE, z.string()),
  /** Those of them that no second source confirms, with the one there is. */
  unverified: z.record(PLAIN_DATE, z.string()),
});

/** National public holidays of one country. */
export type WorkingDays = z.infer<typeof workingDaysSchema>;

/** The public holidays of a country (ISO 3166-1 alpha-2); `null`: the register has no such country. */
export function loadWorkingDays(country: string, dir: string = REGISTERS_DIR): WorkingDays | null {
  if (!COUNTRY.safeParse(country).success) return null;
  const folder = join(dir, 'working-days');
  if (!readdirSync(folder).includes(`${country}.json`)) return null;
  return readEntry(join(folder, `${country}.json`), workingDaysSchema);
}
