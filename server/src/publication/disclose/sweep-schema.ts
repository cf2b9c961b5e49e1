import { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';

const shareSchema = z
  .strictObject({ share: z.number(), low: z.number(), high: z.number(), method: z.string() })
  .nullable();
const count = z.int().min(0);

/** A sweep as a release tells it: what the sweep's own room discloses (docs/reference/sweep.md). */
export const toldSweepSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  missing: z.string().describe('What of the market is not in the frame'),
  packs: z.array(z.string()),
  screened: z.array(z.strictObject({ pack: z.string(), digest: z.string(), engine: z.string() })),
  source: z.enum(['addresses', 'offers', 'sitemap', 'kept']),
  stratify: z.enum(['nothing', 'platform', 'category', 'trader', 'price']),
  frame: z.strictObject({
    entries: count,
    unread: count,
    root: z.string().describe('Salted commitment to the frame: it confirms no address to who guesses one'),
  }),
  plan: z.strictObject({
    design: z.enum(['all', 'simple', 'systematic', 'stratified']),
    drawn: count,
    secondReview: count,
    elusion: count,
    outside: z.strictObject({
      kind: z.enum(['beacon', 'witness', 'unit']),
      name: z.string().nullable(),
      round: z.int().nullable(),
      roundAt: z.string().nullable(),
    }),
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    loggedAt: z.string().nullable(),
    value: z.string().nullable(),
    signature: z.string().nullable().default(null).describe('Of the beacon’s round; the value is its SHA-256'),
  }),
  strata: z.array(z.strictObject({ stratum: z.string(), entries: count, drawn: count, seen: count })),
  parts: z.array(
    z.strictObject({
      strata: z.array(z.string()).describe('Told together'),
      sampled: count,
      found: count.nullable().describe('Flagged by a rule and confirmed by people; null: withheld'),
      estimate: shareSchema,
    }),
  ),
  total: shareSchema,
  elusion: z.strictObject({ reviewed: count, missed: count.nullable(), estimate: shareSchema }),
  agreement: z.strictObject({ reviews: count, agreed: count }).nullable(),
});
export type ToldSweep = z.infer<typeof toldSweepSchema>;

/** Gives sweeps as they may be told beside those that were: the room of sweeps stands beside the chain, and is handed in. */
export type TellSweeps = (tx: Tx, ids: readonly string[], earlier: readonly ToldSweep[]) => Promise<ToldSweep[]>;
