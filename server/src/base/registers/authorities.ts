import { join } from 'node:path';
import { z } from 'zod';
import { emailSchema } from '../core/email-address.ts';
import { COUNTRY, KEY, REGISTERS_DIR, readFolder, toldProvenance, traceable } from './read-yaml.ts';

const authoritiesSchema = z.strictObject({
  country: COUNTRY,
  authorities: z.array(
    traceable(
      z.strictObject({
        key: KEY,
        name: z.string().min(1),
        roles: z.array(KEY).min(1),
        ...toldProvenance,
        contact: emailSchema.nullable(),
      }),
    ),
  ),
});

export type Authority = z.infer<typeof authoritiesSchema>['authorities'][number] & { country: string };

/** The authorities of `registers/authorities`. */
export function loadAuthorities(dir: string = REGISTERS_DIR): Authority[] {
  return readFolder(join(dir, 'authorities'), authoritiesSchema).flatMap(({ country, authorities }) =>
    authorities.map((authority) => ({ ...authority, country })),
  );
}
