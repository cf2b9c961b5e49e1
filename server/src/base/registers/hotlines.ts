import { join } from 'node:path';
import { z } from 'zod';
import { COUNTRY, inBothLanguages, provenance, REGISTERS_DIR, readFolder, traceable } from './read-yaml.ts';

const hotlineSchema = traceable(
  z.strictObject({
    /** ISO 3166-1 alpha-2; null: everywhere else. */
    country: COUNTRY.nullable(),
    name: inBothLanguages,
    url: z.url({ protocol: /^https$/ }),
    ...provenance,
  }),
);
export type Hotline = z.infer<typeof hotlineSchema>;

/** Where imagery of real children is reported in a country (`registers/hotlines`). */
export function findHotline(country: string, dir: string = REGISTERS_DIR): Hotline {
  const hotlines = readFolder(join(dir, 'hotlines'), hotlineSchema);
  const found = hotlines.find((one) => one.country === country) ?? hotlines.find((one) => one.country === null);
  if (!found) throw new Error('registers/hotlines has no entry without a country');
  return found;
}
