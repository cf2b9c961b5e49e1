import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { pageQuery } from '../base/http/http.ts';

export const STATES = [
  'reading',
  'framed',
  'logging',
  'logged',
  'running',
  'paused',
  'review',
  'done',
  'failed',
] as const;
export const ITEM_STATES = ['to-visit', 'visited', 'sealed', 'held', 'failed'] as const;
export const STRATIFIED_BY = ['nothing', 'platform', 'category', 'trader', 'price'] as const;

/** A file of a sweep comes with the request: larger ones are given at the command line. */
export const FRAME_CHARACTERS = 30_000_000;

const name = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^\P{Cc}+$/u);
const line = (max: number) => z.string().trim().min(1).max(max);

/** Where a frame comes from: lines of addresses, a file of offers, a sitemap, or offers that the unit has. */
const sourceInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addresses'), name, text: z.string().min(1).max(FRAME_CHARACTERS) }),
  z.strictObject({ kind: z.literal('offers'), name, text: z.string().min(1).max(FRAME_CHARACTERS) }),
  z.strictObject({ kind: z.literal('sitemap'), url: z.url({ protocol: /^https?$/ }).max(4_000) }),
  z.strictObject({ kind: z.literal('kept'), platform: z.string().max(253).optional() }),
]);
export const sourceSchema = z.object({
  kind: z.enum(['addresses', 'offers', 'sitemap', 'kept']),
  /** Of the file, the sitemap's address, the platform; empty: all the unit's offers. */
  name: z.string(),
});

export const beginSchema = z.strictObject({
  /** What is asked of the market. */
  question: line(500),
  /** Ids of the packs whose rules say where to look first. */
  packs: z.array(line(200)).min(1).max(50),
  source: sourceInputSchema,
  /** What of the market is not in the frame. */
  missing: line(2_000),
  stratify: z.enum(STRATIFIED_BY).default('nothing'),
});

const share = z.number().min(0).max(1);
export const planInputSchema = z.strictObject({
  design: z.enum(['all', 'simple', 'systematic', 'stratified']),
  /** How many to draw, or how near the limits have to be to a share that is expected. */
  size: z
    .union([
      z.strictObject({ draw: z.int().min(1).max(1_000_000) }),
      z.strictObject({ expected: share, margin: z.number().gt(0).max(1) }),
    ])
    .optional(),
  secondReview: z.int().min(0).max(1_000_000),
  elusion: z.int().min(0).max(1_000_000),
  outside: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('beacon'), round: z.int().min(1).max(2_000_000_000).optional() }),
    z.strictObject({ kind: z.literal('witness'), name: line(300), commitment: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.strictObject({ kind: z.literal('unit') }),
  ]),
});

export const estimateSchema = z.object({ share: z.number(), low: z.number(), high: z.number(), method: z.string() });

/** What a sweep says, at 95 %. */
export const figuresSchema = z.object({
  entries: z.int(),
  drawn: z.int(),
  /** Of those drawn: seen, and not seen. */
  seen: z.int(),
  notSeen: z.int(),
  flagged: z.int(),
  confirmed: z.int(),
  /** The elusion sample, and what of it people found that no rule flagged. */
  reviewed: z.int(),
  missed: z.int(),
  /** What rules flag and people confirm, as a share of the frame. */
  confirmedShare: estimateSchema,
  /** What no rule flags and is prohibited all the same, as a share of what no rule flags. */
  elusion: estimateSchema.nullable(),
  /** Both together; null: too few of what no rule flags were reviewed. */
  total: estimateSchema.nullable(),
  /** Limits if nothing of what was not seen is prohibited, and if all of it is; null: all was seen. */
  widest: z.object({ low: z.number(), high: z.number() }).nullable(),
  agreement: z
    .object({ reviews: z.int(), kappa: z.number().nullable(), agreed: z.number(), low: z.number(), high: z.number() })
    .nullable(),
  /** The confirmed share set right for errors of the first review; null: it cannot be told. */
  corrected: estimateSchema.nullable(),
  /** By stratum, where the sample was drawn by strata. */
  strata: z.array(
    z.object({
      stratum: z.string(),
      entries: z.int(),
      seen: z.int(),
      confirmed: z.int(),
      share: estimateSchema.nullable(),
    }),
  ),
  /** By pack, a share of the frame; by platform and category, a share of what was drawn of them. */
  groups: z
    .array(
      z.object({
        by: z.enum(['pack', 'platform', 'category']),
        /** null: all that are too many to be told by name; '': those that have none. */
        name: z.string().nullable(),
        seen: z.int(),
        confirmed: z.int(),
        share: estimateSchema.nullable(),
      }),
    )
    .default([]),
});
export type Figures = z.infer<typeof figuresSchema>;

/** A pack's version, by its digest, and the engine. */
export const screenedSchema = z.object({ pack: z.string(), digest: z.string(), engine: z.string() });

export const sweepSchema = z
  .object({
    id: z.string(),
    by: z.string().nullable(),
    at: z.string(),
    state: z.enum(STATES),
    failure: wordsSchema.nullable(),
    question: z.string(),
    missing: z.string(),
    packs: z.array(z.string()),
    source: sourceSchema,
    stratify: z.enum(STRATIFIED_BY),
    frame: z
      .object({
        entries: z.int(),
        /** What of the source is not in it. */
        unread: z.int(),
        root: z.string(),
        strata: z.array(z.object({ stratum: z.string(), entries: z.int() })),
      })
      .nullable(),
    plan: z
      .object({
        design: z.enum(['all', 'simple', 'systematic', 'stratified']),
        draw: z.int(),
        expected: z.number().nullable(),
        margin: z.number().nullable(),
        secondReview: z.int(),
        elusion: z.int(),
        outside: z.object({
          kind: z.enum(['beacon', 'witness', 'unit']),
          name: z.string().nullable(),
          round: z.int().nullable(),
          roundAt: z.string().nullable(),
        }),
        /** SHA-256 of the plan's text. */
        digest: z.string(),
        logIndex: z.int().nullable(),
        loggedAt: z.string().nullable(),
        value: z.string().nullable(),
        /** Of the beacon's round, checked by its key. Null: no beacon, or drawn before signatures were checked. */
        signature: z.string().nullable(),
      })
      .nullable(),
    progress: z.object({
      drawn: z.int(),
      toVisit: z.int(),
      seen: z.int(),
      failed: z.int(),
      /** Reviews that are to be made, those that were, and differences that wait to be settled. */
      toReview: z.int(),
      reviewed: z.int(),
      toSettle: z.int(),
    }),
    /** What its offers were screened with. */
    screened: z.array(screenedSchema),
    figures: figuresSchema.nullable(),
  })
  .meta({ id: 'Sweep' });
export type Sweep = z.infer<typeof sweepSchema>;

export const gapSchema = z
  .object({ id: z.string(), place: z.string(), reason: wordsSchema, count: z.int() })
  .meta({ id: 'SweepGap' });

const ruleSchema = z.object({ pack: z.string(), rule: z.string() });
export const itemSchema = z
  .object({
    id: z.string(),
    address: z.string(),
    stratum: z.string(),
    state: z.enum(ITEM_STATES),
    failure: wordsSchema.nullable(),
    /** Of the sealed package. */
    package: z.string().nullable(),
    digest: z.string().nullable(),
    logIndex: z.int().nullable(),
    /** What rules flagged and people decided: shown when the review is over. */
    rules: z.array(ruleSchema).nullable(),
    isProhibited: z.boolean().nullable(),
  })
  .meta({ id: 'SweepItem' });

/** An offer as a reviewer sees it: neither what rules say of it nor what another decided. */
const reviewItemSchema = z
  .object({
    number: z.int(),
    turn: z.enum(['first', 'second']),
    address: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    category: z.array(z.string()),
    price: z.string().nullable(),
    currency: z.string().nullable(),
    attributes: z.array(z.object({ name: z.string(), value: z.string() })),
    images: z.int(),
  })
  .meta({ id: 'SweepReviewItem' });
export const nextSchema = z.object({
  item: reviewItemSchema.nullable(),
  /** How many are left for whoever asks. */
  left: z.int(),
  question: z.string(),
});

export const reviewInputSchema = z.strictObject({
  number: z.int().min(0).max(10_000_000),
  isProhibited: z.boolean(),
  reason: z.string().trim().max(2_000).default(''),
});
export const settlingInputSchema = reviewInputSchema.extend({ reason: line(2_000) });

export const differenceSchema = z
  .object({
    number: z.int(),
    address: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    /** In an order that does not say whose came first. */
    decisions: z.array(z.object({ isProhibited: z.boolean(), reason: z.string() })),
  })
  .meta({ id: 'SweepDifference' });

export const numberQuery = pageQuery.extend({ cursor: z.coerce.number().int().min(-1).max(2_000_000_000).optional() });

/** What an auditor needs to draw the sample again (docs/reference/sweep.md). */
export const openingSchema = z.object({
  /** The very text whose salted leaf is in the log. */
  plan: z.string(),
  salt: z.string(),
  logIndex: z.int().nullable(),
  loggedAt: z.string().nullable(),
  secret: z.string(),
  value: z.string().nullable(),
  signature: z.string().nullable(),
  /** A line for each entry: stratum, tab, address. */
  frame: z.array(z.string()),
});
