import { z } from 'zod';
import { languageSchema, wordsSchema } from '../base/core/language.ts';
import { findingSchema } from '../screening/index.ts';
import { outgoingSchema, receivedSchema } from './schema.ts';
import { resultSchema } from './traders/traceability.ts';

export const suspicionInputSchema = z.object({
  memberState: z.string().regex(/^[A-Z]{2}$/),
  authority: z.string().trim().min(3).max(500),
  facts: z.string().trim().min(3).max(20_000),
  /** When the authority was told. */
  toldAt: z.iso.datetime(),
});

/** The criteria of art. 23(3), what they propose, and the measures taken. */
export const assessmentSchema = z
  .object({
    key: z.string(),
    name: z.string().nullable(),
    /** Point (a) and what it is a part of (b), in the policy's time. */
    total: z.int(),
    manifest: z.int(),
    share: z.number(),
    /** Point (c). */
    grave: z.int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    proposal: z.enum(['none', 'warning', 'suspension']),
    days: z.int().nullable(),
    suspendedUntil: z.string().nullable(),
    measures: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['warning', 'suspension']),
        reason: z.string(),
        since: z.string(),
        until: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MisuseAssessment' });

/** A received notice with all that a person needs to decide: the claim, and beside it what the packs found. */
export const receivedDetailSchema = receivedSchema
  .omit({ urls: true, firstUrl: true, severity: true, alike: true })
  .extend({
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
    alike: z.array(z.string()),
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

export const complaintSchema = z
  .object({
    id: z.string(),
    received: z.string().nullable(),
    statement: z.string().nullable(),
    complainant: z.enum(['notifier', 'trader']),
    email: z.string().nullable(),
    reasons: z.string(),
    state: z.enum(['open', 'upheld', 'rejected', 'set-aside']),
    answer: z.string().nullable(),
    madeAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'Complaint' });

export const traderCheckSchema = z
  .object({
    id: z.string(),
    trader: z.string(),
    complete: z.boolean(),
    madeAt: z.string(),
    results: z.array(resultSchema),
  })
  .meta({ id: 'TraderCheck' });

export const randomCheckSchema = z
  .object({ listing: z.string(), title: z.string(), url: z.string().nullable(), findings: z.int() })
  .meta({ id: 'RandomCheck' });
