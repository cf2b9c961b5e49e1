import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';

export const STAGES = ['draft', 'shadow'] as const;
/** A pack of thirty languages has a tenth of it. */
export const MOST_TEXT = 1_500_000;

const personSchema = z.object({ id: z.string(), name: z.string() });

/** A pack that is being written. */
export const draftSchema = z
  .object({
    id: z.string(),
    pack: z.string(),
    text: z.string(),
    /** SHA-256 of its content; null: it is no pack yet. */
    digest: z.string().nullable(),
    stage: z.enum(STAGES),
    revision: z.int(),
    changedBy: personSchema,
    changedAt: z.string(),
  })
  .meta({ id: 'PackDraft' });
export type Draft = z.infer<typeof draftSchema>;

/** A version of a pack that two people put in force; without a digest it is the pack as installed. */
export const editionSchema = z
  .object({
    id: z.string(),
    pack: z.string(),
    version: z.string().nullable(),
    digest: z.string().nullable(),
    /** The day from which it holds. */
    from: z.string(),
    at: z.string(),
    reason: z.string(),
    by: personSchema.nullable(),
    approvedBy: personSchema.nullable(),
  })
  .meta({ id: 'PackEdition' });
export type Edition = z.infer<typeof editionSchema>;

const packSchema = z.object({
  id: z.string(),
  /** Null: of a draft that is no pack yet. */
  title: wordsSchema.nullable(),
  /** Of the version in force; null: none is. */
  version: z.string().nullable(),
  digest: z.string().nullable(),
  /** Whose version is in force: the one that is installed, or the unit's own. */
  source: z.enum(['installed', 'unit']),
  /** Whether the unit may write versions of its own. */
  isOpen: z.boolean(),
});

export const packsSchema = z.object({
  items: z.array(
    packSchema
      .extend({
        draft: draftSchema
          .omit({ text: true })
          // The first of its rules; null: it is no pack yet, and has none.
          .extend({ rule: z.string().nullable() })
          .nullable(),
      })
      .meta({ id: 'PackInUse' }),
  ),
});

/** A pack with the text of the version in force, and its draft. */
export const packDetailSchema = packSchema
  .extend({
    /** Empty: none is in force. */
    text: z.string(),
    draft: draftSchema.nullable(),
  })
  .meta({ id: 'PackDetail' });

export const historySchema = z
  .object({
    /** The pack as it is installed; null: it is the unit's own. */
    installed: z.object({ version: z.string(), digest: z.string() }).nullable(),
    items: z.array(editionSchema.extend({ isInForce: z.boolean() })),
  })
  .meta({ id: 'PackHistory' });

/** What a draft would change, over what is kept. */
export const backtestSchema = z
  .object({
    id: z.string(),
    pack: z.string(),
    /** Of the draft. */
    digest: z.string(),
    /** Listings looked at so far. */
    listings: z.int(),
    askedBy: personSchema,
    askedAt: z.string(),
    /** Null: it goes on. */
    doneAt: z.string().nullable(),
    /** Rules that flag anything, by how many listings both versions flag, the draft alone, and the version in force alone. */
    rules: z.array(z.object({ rule: z.string(), both: z.int(), added: z.int(), gone: z.int() })),
  })
  .meta({ id: 'PackBacktest' });
export type Backtest = z.infer<typeof backtestSchema>;

/** A listing that a draft newly flags, or flags no longer. */
export const backtestHitSchema = z
  .object({
    /** The snapshot. */
    id: z.string(),
    listing: z.string(),
    title: z.string(),
    platform: z.string(),
  })
  .meta({ id: 'PackBacktestHit' });
