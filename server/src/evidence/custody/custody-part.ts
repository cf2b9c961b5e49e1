import { z } from 'zod';
import type { Exhibit } from './custody.ts';
import { exhibitSchema } from './custody-schema.ts';

/**
 * An exhibit in a dossier's `custody.json`. Its transfers are called `handOvers` there: the part is sealed, and a court
 * reads those of any year alike.
 */
const sealedExhibitSchema = exhibitSchema
  .omit({ transfers: true })
  .extend({ handOvers: exhibitSchema.shape.transfers });

/** Exhibits as a dossier's `custody.json` has them. */
export function toCustodyPart(exhibits: readonly Exhibit[]): z.infer<typeof sealedExhibitSchema>[] {
  return exhibits.map(({ transfers, ...exhibit }) => ({ ...exhibit, handOvers: transfers }));
}

/** The exhibits of a dossier's `custody.json`. */
export function readCustodyPart(part: unknown): Exhibit[] {
  const exhibits = z.array(sealedExhibitSchema).parse(part);
  return exhibits.map(({ handOvers, ...exhibit }) => ({ ...exhibit, transfers: handOvers }));
}
