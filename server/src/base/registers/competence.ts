import { join } from 'node:path';
import { z } from 'zod';
import { COUNTRY, inBothLanguages, KEY, REGISTERS_DIR, readFolder, toldProvenance, traceable } from './read-yaml.ts';

/** In what capacity somebody is turned to: the prosecutor at a court, the court itself, or an authority. */
export const CAPACITIES = [
  'prosecutor',
  'court',
  'investigation-service',
  'coordinator',
  'market-surveillance',
  'customs',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** What a place is to an act; a person knows it, the record does not. */
export const PLACE_KINDS = ['offence', 'residence', 'arrest'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const ruleSchema = traceable(
  z.strictObject({
    key: KEY,
    /** Ids of legal bases, or their beginnings; null: any. */
    legal: z.array(z.string().min(1)).min(1).nullable(),
    as: z.enum(CAPACITIES),
    /** `home`: the unit's own country. `establishment`: the platform's. `national`: the court that is named. */
    by: z.enum([...PLACE_KINDS, 'home', 'establishment', 'national']),
    court: KEY.optional(),
    why: inBothLanguages,
    ...toldProvenance,
  }),
).refine(({ by, court }) => (by === 'national') === (court !== undefined), 'a national competence names its court');

const competenceSchema = z.strictObject({
  /** Where its rules hold; null: in every Member State. */
  country: COUNTRY.nullable(),
  rules: z.array(ruleSchema),
});

export type CompetenceRule = z.infer<typeof ruleSchema> & { country: string | null };

/** The rules of `registers/competence`. */
export function loadCompetenceRules(dir: string = REGISTERS_DIR): CompetenceRule[] {
  return readFolder(join(dir, 'competence'), competenceSchema).flatMap(({ country, rules }) =>
    rules.map((rule) => ({ ...rule, country })),
  );
}
