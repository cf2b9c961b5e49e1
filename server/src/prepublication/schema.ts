import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { clean } from '../base/text/keepable.ts';
import { PERSONAL_DATA } from '../base/text/personal-data.ts';
import { keptContentSchema, listingInputSchema } from '../listing/index.ts';
import { screenedSchema } from '../screening/index.ts';

/** Offers in one request. */
export const BATCH_MAX = 100;

/** An offer as it is sent. */
export const offerSchema = listingInputSchema.transform(clean<Listing>);

/** Why an offer is held: what a rule found, or that its text seems to hold data of a person. */
const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), finding: screenedSchema }),
  z.object({
    kind: z.literal('personal-data'),
    field: z.string(),
    /** Kinds alone: the data themselves are not copied here. */
    data: z.array(z.enum(PERSONAL_DATA)),
  }),
]);
export const reasonsSchema = z.array(reasonSchema);
export type Reason = z.infer<typeof reasonSchema>;

const decisionSchema = z.object({
  /** `released`: it may be published; `refused`: it may not. A person said so. */
  outcome: z.enum(['released', 'refused']),
  reason: z.string().nullable(),
  at: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

const provisionSchema = z.object({ id: z.string(), citation: wordsSchema, says: wordsSchema, verified: z.boolean() });
export type Provision = z.infer<typeof provisionSchema>;

export const screeningSchema = z
  .object({
    id: z.string(),
    outcome: z
      .enum(['nothing-found', 'hold-for-a-person'])
      .describe('hold-for-a-person: do not publish before `decision` is there. A machine refuses nothing.'),
    decision: decisionSchema.nullable(),
    reference: z.string().nullable().describe('The `id` of the offer that was sent.'),
    listingDigest: z.string().describe('SHA-256 (hex) of the canonical JSON (RFC 8785) of the offer as it was read.'),
    screenedAt: z.string(),
    expiresAt: z.string().describe('When this record is deleted; one that is held waits for its decision first.'),
    reasons: reasonsSchema,
    provisions: z.array(provisionSchema),
    /** What it was screened with; `packs`: SHA-256 of each by its id. */
    versions: z.object({ engine: z.string(), packs: z.record(z.string(), z.string()) }),
  })
  .meta({ id: 'PriorScreening' });
export type Screening = z.infer<typeof screeningSchema>;

export const wholeScreeningSchema = screeningSchema
  .extend({
    /** The offer, where it was held; a queue has no pictures. */
    listing: keptContentSchema.omit({ images: true }).nullable(),
    /** Who decided. */
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'WholePriorScreening' });

export const decideSchema = z
  .object({ outcome: z.enum(['released', 'refused']), reason: z.string().trim().min(3).max(2000).nullable() })
  .refine(({ outcome, reason }) => outcome === 'released' || reason !== null, {
    path: ['reason'],
    message: 'Say why the offer is refused: whoever sells it is told.',
  });

export const settingSchema = z.object({ keptDays: z.int().min(30).max(3660) }).meta({ id: 'PriorScreeningSetting' });
