import { z } from 'zod';

const offerSchema = z.object({ listing: z.string(), title: z.string(), url: z.string().nullable() });

/**
 * A new listing that matches one of a confirmed case, with the signals and how strong each is (0 to 1), and what a
 * person decided on it.
 */
export const relistingSchema = z
  .object({
    id: z.string(),
    original: offerSchema,
    relisted: offerSchema.extend({ platform: z.string(), trader: z.string().nullable(), firstSeen: z.string() }),
    signals: z.array(z.object({ kind: z.string(), strength: z.number(), detail: z.string() })),
    /** All signals together, 0 to 1. */
    strength: z.number(),
    foundAt: z.string(),
    /** When the original was first found removed, if it was before the relisting was first seen. */
    goneSince: z.string().nullable(),
    /** Days from then to the relisting. */
    days: z.number().nullable(),
    state: z.enum(['found', 'confirmed', 'rejected']),
    decision: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: 'Relisting' });

const recurrenceSchema = z.object({
  /** First offer of a confirmed case, ISO 8601. */
  firstSeen: z.string().nullable(),
  /** Offers of confirmed cases. */
  confirmed: z.int(),
  /** Relistings, those that people rejected left out. */
  relisted: z.int(),
  /** Of those whose original had been removed before. */
  medianDays: z.number().nullable(),
});

/**
 * The listing cluster of a case: its offers and their relistings, in the order they were first seen, with how often
 * that happens on the platform and with the trader.
 */
export const clusterSchema = z
  .object({
    offers: z.array(
      offerSchema.extend({
        trader: z.string().nullable(),
        firstSeen: z.string(),
        lastSeen: z.string(),
        /** When it was found removed; null while it is not. */
        goneSince: z.string().nullable(),
        /** The relisting by which it belongs here; null for the case's own offers. */
        relisting: z.string().nullable(),
      }),
    ),
    platform: recurrenceSchema,
    /** Null where the offers name no trader. */
    trader: recurrenceSchema.nullable(),
  })
  .meta({ id: 'ListingCluster' });
