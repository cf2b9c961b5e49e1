import { z } from 'zod';
import { snapshotSchema } from '../listing/index.ts';
import { findingSchema } from '../screening/index.ts';

export const STATES = ['open', 'confirmed', 'dismissed', 'escalated'] as const;
export const STAGES = ['opened', 'sealed', 'noticed', 'overdue', 'removed', 'returned'] as const;
export const DECISIONS = ['confirm', 'dismiss', 'escalate'] as const;

/** A case in the queue. */
export const caseSchema = z
  .object({
    id: z.string(),
    platform: z.string(),
    /** The trader's name, empty where the offer names none. */
    trader: z.string(),
    title: z.string(),
    severity: z.enum(['low', 'medium', 'high', 'critical']),
    state: z.enum(STATES),
    /** Where it stands on its way: sealed, noticed, overdue, removed, returned. */
    stage: z.enum(STAGES),
    /** What the ladder proposes next; a person takes the step. */
    nextStep: z.string().nullable(),
    findings: z.int(),
    listings: z.int(),
    packs: z.array(z.string()),
    openedAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Case' });

export const decisionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(DECISIONS),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Decision' });

/** One line of a case's timeline: an act of a person, or what the software did. */
const timelineSchema = z
  .object({
    at: z.string(),
    act: z.string(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

export const caseDetailSchema = caseSchema
  .extend({
    /** Each snapshot under review with the findings on it: offsets of matches point into its content. */
    snapshots: z.array(snapshotSchema.extend({ findings: z.array(findingSchema) })),
    decisions: z.array(decisionSchema),
    timeline: z.array(timelineSchema),
  })
  .meta({ id: 'CaseDetail' });
