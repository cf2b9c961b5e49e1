import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { languageSchema, wordsSchema } from '../../base/core/language.ts';
import { givenUtc } from '../../base/http/http.ts';
import { noticeSchema } from '../../notice/index.ts';
import { findingSchema } from '../../screening/index.ts';
import { assessmentSchema } from '../misuse/misuse-schema.ts';
import { outgoingSchema } from '../outgoing/outgoing-schema.ts';

/** Longest text a notice or complaint may give as its reasons. */
export const LONGEST_REASONS = 20_000;
/** Most addresses in one notice. */
export const MOST_URLS = 500;

/** What a notice says, whatever door it came through: the elements of art. 16(2). */
export const noticeElementsSchema = z.object({
  language: languageSchema,
  /** Point (a). */
  reasons: z.string(),
  /** Point (b). */
  urls: z.array(z.string()),
  /** Point (c). */
  notifier: z
    .object({ name: z.string(), email: z.string().nullable(), organisation: z.string().nullable() })
    .nullable(),
  /** The notifier holds that an offence of Directive 2011/93/EU, art. 3 to 7, is involved, and need not be named. */
  childOffence: z.boolean(),
  /** Point (d). */
  bonaFide: z.boolean(),
  /** The notice as data, where it came so. */
  notice: noticeSchema.nullable(),
  /** Where the answers are taken as data. */
  replyTo: z.string().nullable(),
});
export type NoticeElements = z.output<typeof noticeElementsSchema>;

/** `deferred`: its notifier is suspended (art. 23(2)), and its processing with them. */
export const RECEIVED_STATES = ['open', 'decided', 'deferred'] as const;

/** One line of the triage queue. */
export const receivedSchema = z
  .object({
    id: z.string(),
    inbox: z.string(),
    /** `dsa-16`: a notice; others: `registers/documents`. */
    kind: z.string(),
    way: z.enum(['api', 'form', 'mail']),
    sender: z.string().nullable(),
    /** A registered sender that signed, not one that merely says so. */
    proven: z.boolean(),
    trusted: z.boolean(),
    notifier: z.string().nullable(),
    urls: z.int(),
    firstUrl: z.string().nullable(),
    severity: z.enum(SEVERITIES).nullable(),
    /** Other open notices about one of its listings. */
    alike: z.int(),
    state: z.enum(RECEIVED_STATES),
    receivedAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'ReceivedNotice' });

export const suspicionInputSchema = z.object({
  memberState: z.string().regex(/^[A-Z]{2}$/),
  authority: z.string().trim().min(3).max(500),
  facts: z.string().trim().min(3).max(20_000),
  /** When it was reported to the authority. */
  reportedAt: givenUtc,
});

/** Another open notice about one of its addresses: from whom, and when. */
export const alikeSchema = z.object({ id: z.string(), notifier: z.string().nullable(), receivedAt: z.string() });
export type Alike = z.output<typeof alikeSchema>;

/** Where it stands in the queue: the first is decided next. */
export const placeSchema = z.object({ at: z.int(), of: z.int() });

/** A received notice with all that a person needs to decide: its elements, and beside them what the packs found. */
export const receivedDetailSchema = receivedSchema
  .omit({ urls: true, firstUrl: true, severity: true, alike: true })
  .extend({
    place: placeSchema.nullable().describe('Where it stands among those that wait; null: it does not wait'),
    language: languageSchema,
    reasons: z.string(),
    email: z.string().nullable(),
    childOffence: z.boolean(),
    /** Elements of art. 16(2) that it lacks. */
    missing: z.array(z.string()),
    /** Provisions and evidence that it cites, where it came as data. */
    citations: z.array(z.string()),
    evidence: z.array(z.object({ packageId: z.string(), digest: z.string() })),
    items: z.array(
      z.object({
        url: z.string(),
        listing: z.string().nullable(),
        title: z.string().nullable(),
        trader: z.string().nullable(),
        note: wordsSchema.nullable(),
        lookedAt: z.string().nullable(),
        /** The statement in force: the address is restricted already. */
        statement: z.string().nullable(),
        findings: z.array(findingSchema),
      }),
    ),
    alike: z.array(alikeSchema),
    decision: z.object({ outcome: z.enum(['acted', 'partly', 'no-action']), explanation: z.string() }).nullable(),
    outgoing: z.array(outgoingSchema),
    suspicions: z.array(suspicionInputSchema.extend({ id: z.string() })),
    /** How its notifier stands by art. 23; null: unknown. */
    notifierRecord: assessmentSchema.nullable(),
    timeline: z.array(
      z.object({ at: z.string(), act: z.string(), by: z.string().nullable(), reason: z.string().nullable() }),
    ),
  })
  .meta({ id: 'ReceivedNoticeDetail' });
