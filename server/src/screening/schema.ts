import { type Finding, SEVERITIES, VIAS } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';

const legalBasisSchema = z
  .object({
    id: z.string(),
    citation: wordsSchema,
    penalty: wordsSchema.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    verified: z.boolean(),
    note: wordsSchema.nullable(),
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
    /** The term's languages, when nobody who reads one of them has reviewed the pack's terms of it. */
    unreviewed: z
      .array(z.string())
      .exactOptional()
      .describe("The term's languages (BCP 47), when nobody who reads one of them has reviewed the pack's terms of it"),
  })
  .meta({ id: 'Match' });

/** A finding as the engine makes it, with the ids of what it was made of where it is kept. */
export const screenedSchema = z
  .object({
    rule: z.string(),
    title: wordsSchema,
    pack: z.string(),
    packDigest: z.string(),
    engine: z.string(),
    severity: z.enum(SEVERITIES),
    legal: z.array(legalBasisSchema),
    matches: z.array(matchSchema),
  })
  .meta({ id: 'Screened' });

export const findingSchema = screenedSchema
  .extend({ id: z.string(), listing: z.string(), snapshot: z.string(), madeAt: z.string() })
  .meta({ id: 'Finding' });

/** A finding's content as it is kept: what the engine made. */
export const keptScreenedSchema = screenedSchema.extend({
  matches: z.array(
    matchSchema.extend({
      via: z.enum(VIAS),
    }),
  ),
}) satisfies z.ZodType<Finding>;

/** A recall that may concern a listing, with how sure that is and the words that say so. */
export const recallMatchSchema = z
  .object({
    reference: z.string(),
    title: z.string(),
    publishedAt: z.string().nullable(),
    url: z.string().nullable(),
    /** Batches that the notice names: a person compares them. */
    lots: z.array(z.string()),
    /**
     * `identifier`: the same GTIN; `product`: the brand with its model or name; `possible`: like it in words, for a
     * person to compare, and never a finding by itself.
     */
    verdict: z.enum(['identifier', 'product', 'possible']),
    /** 0 to 1: of what the two texts say, weighed by how rare it is, the share that both say. */
    score: z.number(),
    /** What both say, the rarest first; of so many recalls one has the word. */
    words: z.array(z.object({ word: z.string(), oneIn: z.int(), share: z.number() })),
  })
  .meta({ id: 'RecallMatch' });

/** A unit's list of picture hashes. */
export const hashListSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** `exception`: pictures known to be harmless, whatever other lists say. */
    kind: z.enum(['known', 'exception']),
    /** Bits of 256 in which a picture may differ. */
    distance: z.int().min(0).max(31),
    severity: z.enum(SEVERITIES),
    /** The rule (`pack/rule`) whose provisions its pictures fall under. */
    rule: z.string().nullable(),
    hashes: z.int(),
  })
  .meta({ id: 'HashList' });

/** A known picture: its hash, what it shows, who says so. */
export const knownHashSchema = z.object({
  pdq: z
    .string()
    .regex(/^[\da-fA-F]{64}$/)
    .toLowerCase(),
  label: z.string().max(500).default(''),
  source: z.string().max(500).default(''),
});
