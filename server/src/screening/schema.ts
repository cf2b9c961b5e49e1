import { z } from 'zod';

const words = z.object({ en: z.string(), fr: z.string() });

const legalBasisSchema = z
  .object({
    id: z.string(),
    citation: words,
    penalty: words.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    verified: z.boolean(),
    note: words.nullable(),
  })
  .meta({ id: 'LegalBasis' });

const matchSchema = z
  .object({
    field: z.string(),
    start: z.int(),
    end: z.int(),
    text: z.string(),
    term: z.string(),
    via: z.string(),
  })
  .meta({ id: 'Match' });

/** A finding as the engine makes it, with the ids of what it was made of where it is kept. */
export const screenedSchema = z
  .object({
    rule: z.string(),
    title: words,
    pack: z.string(),
    packDigest: z.string(),
    engine: z.string(),
    severity: z.enum(['low', 'medium', 'high', 'critical']),
    legal: z.array(legalBasisSchema),
    matches: z.array(matchSchema),
  })
  .meta({ id: 'Screened' });

export const findingSchema = screenedSchema
  .extend({ id: z.string(), listing: z.string(), snapshot: z.string(), madeAt: z.string() })
  .meta({ id: 'Finding' });
