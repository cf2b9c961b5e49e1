import type { Listing } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';

const text = (max: number) => z.string().max(max);
const operator = z.object({
  address: text(2_000).nullable().default(null),
  contact: text(1_000).nullable().default(null),
  name: text(1_000),
});

/**
 * A listing as the API takes it: only platform and title are needed, what is left out is "not stated". In the order of
 * names, in which its canonical JSON is written at once.
 */
export const listingInputSchema = z.strictObject({
  ageGate: z.enum(['none', 'declared', 'verified']).nullable().default(null),
  attributes: z
    .array(z.object({ name: text(500), value: text(20_000) }))
    .max(500)
    .default([]),
  availability: z.enum(['InStock', 'OutOfStock']).nullable().default(null),
  brand: text(1_000).nullable().default(null),
  category: z.array(text(500)).max(50).default([]),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  description: text(500_000).nullable().default(null),
  gtin: text(50).nullable().default(null),
  id: text(500).nullable().default(null),
  images: z.array(text(4_000)).max(200).default([]),
  language: text(35).nullable().default(null),
  manufacturer: operator.nullable().default(null),
  mpn: text(500).nullable().default(null),
  platform: text(253).min(1),
  price: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,6})?$/)
    .nullable()
    .default(null),
  responsiblePerson: operator.nullable().default(null),
  sku: text(500).nullable().default(null),
  structured: z.boolean().default(false),
  territory: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(250)
    .default([]),
  title: text(10_000).min(1),
  trader: z
    .object({
      address: text(2_000).nullable().default(null),
      email: text(320).nullable().default(null),
      id: text(500).nullable().default(null),
      name: text(1_000).nullable().default(null),
      url: text(4_000).nullable().default(null),
    })
    .nullable()
    .default(null),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4_000)
    .nullable()
    .default(null),
  warnings: z.array(text(5_000)).max(100).default([]),
}) satisfies z.ZodType<Listing>;

const operatorSchema = z.object({ name: z.string(), address: z.string().nullable(), contact: z.string().nullable() });

/** A snapshot's content: as it was read from a page or a file, whose texts know no limit. */
export const keptContentSchema = z.object({
  platform: z.string(),
  title: z.string(),
  id: z.string().nullable(),
  url: z.string().nullable(),
  description: z.string().nullable(),
  category: z.array(z.string()),
  brand: z.string().nullable(),
  sku: z.string().nullable(),
  gtin: z.string().nullable(),
  mpn: z.string().nullable(),
  price: z.string().nullable(),
  currency: z.string().nullable(),
  availability: z.enum(['InStock', 'OutOfStock']).nullable(),
  images: z.array(z.string()),
  trader: z
    .object({
      id: z.string().nullable(),
      name: z.string().nullable(),
      address: z.string().nullable(),
      email: z.string().nullable(),
      url: z.string().nullable(),
    })
    .nullable(),
  territory: z.array(z.string()),
  language: z.string().nullable(),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  manufacturer: operatorSchema.nullable(),
  responsiblePerson: operatorSchema.nullable(),
  warnings: z.array(z.string()),
  ageGate: z.enum(['none', 'declared', 'verified']).nullable(),
  structured: z.boolean(),
}) satisfies z.ZodType<Listing>;

/** A listing as it is kept and answered. */
export const listingSchema = z
  .object({
    id: z.string(),
    platform: z.string(),
    platformId: z.string().nullable(),
    url: z.string().nullable(),
    title: z.string(),
    trader: z.string().nullable(),
    /** The offer that was found at its address, which was known already; null: this is it. */
    readAs: z.string().nullable(),
    firstSeen: z.string(),
    lastSeen: z.string(),
    snapshots: z.int(),
  })
  .meta({ id: 'Listing' });

/** A snapshot: the listing's content at one moment, identified by the SHA-256 of its canonical JSON. */
export const snapshotSchema = z
  .object({ id: z.string(), listing: z.string(), digest: z.string(), seenAt: z.string(), content: listingInputSchema })
  .meta({ id: 'Snapshot' });

/** What an import did. */
export const importSchema = z
  .object({
    /** Listings read. */
    listings: z.int(),
    /** Snapshots new to the unit. */
    snapshots: z.int(),
  })
  .meta({ id: 'Import' });

/** An address that was given to be visited. */
export const keptAddressSchema = importSchema
  .extend({
    listing: z.string(),
    /** There was an offer at this address already: it is visited again. */
    isKnown: z.boolean(),
  })
  .meta({ id: 'KeptAddress' });

/** What became of an import that read a source. */
export const importRecordSchema = importSchema
  .extend({
    id: z.string(),
    /** The file, page or sitemap. */
    source: z.string(),
    importedAt: z.string(),
    /** Rows, pages and records that should have been read and could not be. */
    notRead: z.int(),
    /** What is no offer. */
    passedOver: z.int(),
    /** What was read, but not whole: a field cut at its bound, a page whose structured data is broken. */
    partlyRead: z.int(),
    /** The first of all, with place and reason. */
    gaps: z.array(
      z.object({
        place: z.string(),
        reason: wordsSchema,
        count: z.int(),
        isLost: z.boolean(),
        isPartly: z.boolean().default(false),
      }),
    ),
  })
  .meta({ id: 'ImportRecord' });

/** Another offer of the unit that is like one, and by which words. */
export const similarListingSchema = z
  .object({
    listing: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    platform: z.string(),
    /** 0 to 1: of what both say, by how rare it is, the share that both say. */
    score: z.number(),
    /** What both say, the rarest first; of so many of the unit's texts one has the word. */
    words: z.array(z.object({ word: z.string(), oneIn: z.number(), share: z.number() })),
  })
  .meta({ id: 'SimilarListing' });
