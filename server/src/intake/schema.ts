import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { pageQuery } from '../base/http/http.ts';

export const STATES = ['waiting', 'reading', 'paused', 'done', 'failed'] as const;
const CASE_STATES = ['open', 'confirmed', 'dismissed', 'escalated'] as const;
export type IntakeState = (typeof STATES)[number];

/** A table of which no column is known as the title, as it is shown to whoever says which one is. */
export const columnsSchema = z.object({
  names: z.array(z.string()),
  /** Its first rows, a text for each column. */
  rows: z.array(z.array(z.string())),
  /** Field to column, as far as names and rows tell. */
  guess: z.record(z.string(), z.string()),
  /** What a column may say of an offer. */
  fields: z.array(z.string()),
});

/** What was brought in, and how far it is. */
export const intakeSchema = z
  .object({
    id: z.string(),
    /** Of the file; of a pasted text its first words. */
    name: z.string(),
    kind: z.enum(['file', 'text']),
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.string(),
    state: z.enum(STATES),
    bytes: z.int(),
    /** SHA-256 of the file, in hex. */
    digest: z.string(),
    /** Whether the file is still kept: no longer than it is read. */
    isFileKept: z.boolean(),
    rows: z.object({
      /** All that is in it, where that is known before it is read to its end. */
      total: z.int().nullable(),
      /** Rows, pages and addresses that were read. */
      read: z.int(),
      /** Offers that were kept of them. */
      kept: z.int(),
      /** Of those, offers that the unit had already. */
      known: z.int(),
      notRead: z.int(),
      /** What is no offer. */
      passedOver: z.int(),
      /** What was read, but not whole. */
      partlyRead: z.int(),
    }),
    /** Of its offers, as far as the reader sees them. */
    steps: z.object({
      /** Offers that its rows are about: several may be about one. */
      offers: z.int(),
      /** Offers whose page was visited. */
      visited: z.int(),
      /** Offers of which evidence is sealed. */
      sealed: z.int(),
      /** Offers that the rules looked at. */
      screened: z.int(),
      /** Cases that its offers are in. */
      cases: z.int(),
    }),
    /** Set while it waits for a person to say which column is which. */
    columns: columnsSchema.nullable(),
    /** Why it could not be read to its end. */
    failure: wordsSchema.nullable(),
  })
  .meta({ id: 'Intake' });
export type Intake = z.infer<typeof intakeSchema>;

/** What of an intake did not become an offer, or a whole one. */
export const gapSchema = z
  .object({
    id: z.string(),
    place: z.string(),
    reason: wordsSchema,
    count: z.int(),
    /** It should have been read and could not be. */
    isLost: z.boolean(),
    isPartly: z.boolean(),
  })
  .meta({ id: 'IntakeGap' });

/** An offer of an intake. */
export const rowSchema = z
  .object({
    id: z.string(),
    /** File and line, or the line of a text. */
    place: z.string(),
    listing: z.object({ id: z.string(), title: z.string(), url: z.string().nullable(), platform: z.string() }),
    /** The unit had it before. */
    isKnown: z.boolean(),
    /** Why its page could not be read, where its address alone was given. */
    failure: wordsSchema.nullable(),
    /** Its content is known: from the file, or from its page. */
    isRead: z.boolean(),
    isScreened: z.boolean(),
    isSealed: z.boolean(),
    cases: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(CASE_STATES) })),
  })
  .meta({ id: 'IntakeRow' });

export const placeQuery = pageQuery.extend({ cursor: z.coerce.number().int().min(0).max(2_000_000_000).optional() });

/** `cases`: rows whose offer is in a case; `known`: those that the unit had before; `unread`: addresses that gave none. */
export const rowsQuery = placeQuery.extend({ only: z.enum(['cases', 'known', 'unread']).optional() });
