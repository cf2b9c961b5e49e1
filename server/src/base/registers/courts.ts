import { join } from 'node:path';
import { z } from 'zod';
import { COUNTRY, KEY, REGISTERS_DIR, readFolder, toldProvenance, traceable } from './read-yaml.ts';

const courtsSchema = traceable(
  z.strictObject({
    country: COUNTRY,
    licence: z.string().min(1),
    ...toldProvenance,
    courts: z.array(
      z.strictObject({
        key: KEY,
        /** The town it sits in, and that town's INSEE code. */
        seat: z.string().min(1),
        insee: z.string().regex(/^\d[\dAB]\d{3}$/),
        department: z.strictObject({ code: z.string().regex(/^\d[\dAB]\d?$/), name: z.string().min(1) }),
        /** Seat of the court of appeal. */
        appeal: z.string().min(1),
      }),
    ),
  }),
);

/** A judicial court of first instance, with the provenance of the list that it stands in. */
export type Court = z.infer<typeof courtsSchema>['courts'][number] &
  Pick<z.infer<typeof courtsSchema>, 'country' | 'verified' | 'source' | 'checked'>;

/** The courts of `registers/courts`. */
export function loadCourts(dir: string = REGISTERS_DIR): Court[] {
  return readFolder(join(dir, 'courts'), courtsSchema).flatMap(({ courts, country, verified, source, checked }) =>
    courts.map((court) => ({ ...court, country, verified, source, checked })),
  );
}

/** A town's name after `de`: `de Verdun`, `d’Évreux`, `du Mans`, `des Sables-d’Olonne`, `de La Rochelle`. */
export function ofTown(town: string): string {
  if (town.startsWith('Le ')) return `du ${town.slice(3)}`;
  if (town.startsWith('Les ')) return `des ${town.slice(4)}`;
  return /^[AEIOUÂÉÈÊÎÔ]/.test(town) ? `d’${town}` : `de ${town}`;
}
