import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { keptReasonSchema } from './verdict/reason-words.ts';

const VERDICTS = ['online', 'removed', 'restricted', 'indeterminate'] as const;
const RETURN_STATES = ['found', 'confirmed', 'rejected'] as const;

/** `code` and the values in `params` are kept and stable; `text` is made of them, for people. */
const reasonsSchema = z.array(keptReasonSchema.extend({ text: wordsSchema }));

/** One re-visit of a listing after a notice. */
export const checkSchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    listing: z.string(),
    url: z.string(),
    number: z.int(),
    dueAt: z.string(),
    doneAt: z.string().nullable(),
    verdict: z.enum(VERDICTS).nullable(),
    reasons: reasonsSchema,
    /** What was seen from each viewpoint, and the sealed package of it. */
    views: z.array(
      z.object({
        viewpoint: z.string(),
        territory: z.string().nullable(),
        language: z.string(),
        verdict: z.enum(VERDICTS),
        reasons: reasonsSchema,
        evidence: z.string().nullable(),
      }),
    ),
    /** Where a person decided on a check in doubt: `verdict` is theirs then, `found` what the machine had seen. */
    correction: z
      .object({
        by: z.string(),
        reason: z.string(),
        at: z.string(),
        found: reasonsSchema,
        /** A sentence of the platform's, for its entry in the register. */
        learned: z
          .object({
            id: z.string(),
            platform: z.string(),
            pageState: z.enum(['gone', 'restricted', 'out-of-stock']),
            phrase: z.string(),
            /** The sealed page that has it; null: it was typed. */
            quotedFrom: z.string().nullable(),
            state: z.enum(['proposed', 'applied', 'declined']),
            by: z.string().nullable(),
            reason: z.string().nullable(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Check' });

/** What became of a notice: waiting, removed, or past its deadline with the next step proposed. */
export const followUpSchema = z
  .object({
    notice: z.string(),
    dueAt: z.string(),
    state: z.enum(['waiting', 'removed', 'overdue']),
    nextStep: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'FollowUp' });

/** A listing that was found removed and is online again, at its own address. */
export const reappearanceSchema = z
  .object({ listing: z.string(), check: z.string(), goneSince: z.string(), seenAt: z.string() })
  .meta({ id: 'Reappearance' });

const offerSchema = z.object({ listing: z.string(), title: z.string(), url: z.string().nullable() });

/** A new listing that matches one of a confirmed case, with the signals and how strong each is (0 to 1), and what a person decided on it. */
export const relistingSchema = z
  .object({
    id: z.string(),
    original: offerSchema,
    returned: offerSchema.extend({ platform: z.string(), trader: z.string().nullable(), firstSeen: z.string() }),
    signals: z.array(z.object({ kind: z.string(), strength: z.number(), detail: z.string() })),
    /** All signals together, 0 to 1. */
    strength: z.number(),
    foundAt: z.string(),
    /** When the original was first found removed, if it was before the return was first seen. */
    goneSince: z.string().nullable(),
    /** Days from then to the return. */
    days: z.number().nullable(),
    state: z.enum(RETURN_STATES),
    decision: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: 'Relisting' });

const recurrenceSchema = z.object({
  /** First offer of a confirmed case, ISO 8601. */
  firstSeen: z.string().nullable(),
  /** Offers of confirmed cases. */
  confirmed: z.int(),
  /** Offers that came back, those that people rejected left out. */
  returned: z.int(),
  /** Of those whose original had been removed before. */
  medianDays: z.number().nullable(),
});

/** A case's offers and those that came back, in the order they were first seen, with how often that happens on the platform and with the trader. */
export const familySchema = z
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
  .meta({ id: 'Family' });
